// How the demo page loads in Chromium: on this machine, and as a phone on a slow network would have it, with the throttling that
// Lighthouse takes for mobiles. Served gzipped, as any host does.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { chromiumPath, launchChromium } from '../browser/chromium.mjs';
import { until } from '../browser/until.mjs';
import { fileFor, typeOf } from '../../tools/serve.mjs';
import { root } from './engines.mjs';
import { median } from './timing.mjs';

const kSlowPhone = { latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8, offline: false };
const kSlowProcessor = 4; // times

async function serveGzipped(folder) {
  const sent = { bytes: 0, files: 0 };
  const packed = new Map(); // a host packs a file once, not while a reader waits
  const server = createServer((request, response) => {
    const file = fileFor(folder, request.url);
    if (file === undefined) return response.writeHead(404).end();
    if (!packed.has(file)) packed.set(file, gzipSync(readFileSync(file)));
    const body = packed.get(file);
    sent.bytes += body.length;
    sent.files += 1;
    return response.writeHead(200, { 'content-type': typeOf(file), 'content-encoding': 'gzip' }).end(body);
  });
  const port = await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
  return { url: `http://127.0.0.1:${port}/`, proxyPort: port, sent, close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

/** Runs in the page before its own scripts: what Lighthouse looks at. */
function watchLoading() {
  const seen = (globalThis.seenLoading = { paint: 0, largest: 0, shift: 0, blocked: 0 });
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', (entry) => entry.name === 'first-contentful-paint' && (seen.paint = entry.startTime));
  watch('largest-contentful-paint', (entry) => (seen.largest = entry.startTime));
  watch('layout-shift', (entry) => !entry.hadRecentInput && (seen.shift += entry.value));
  watch('longtask', (entry) => (seen.blocked += Math.max(0, entry.duration - 50)));
}

async function loadOnce(site, slow) {
  const browser = await launchChromium(site);
  try {
    const page = await browser.newPage();
    await page.setViewport(slow ? { width: 412, height: 823, isMobile: true, deviceScaleFactor: 2 } : { width: 1280, height: 900 });
    if (slow) {
      const session = await page.createCDPSession();
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', kSlowPhone);
      await session.send('Emulation.setCPUThrottlingRate', { rate: kSlowProcessor });
    }
    await page.evaluateOnNewDocument(watchLoading);
    site.sent.bytes = site.sent.files = 0;
    await page.goto(site.url, { waitUntil: 'load', timeout: 120_000 });
    const read = await until('the first sample to be read', () => page.evaluate(() => document.querySelector('.sl-who h3') !== null && performance.now()), 120_000);
    return { ...(await page.evaluate(() => globalThis.seenLoading)), read, ...site.sent };
  } finally {
    await browser.close();
  }
}

export async function benchDemo(report, rounds) {
  if (!chromiumPath) return;
  const site = await serveGzipped(join(root, 'build', 'demo'));
  const rows = [];
  try {
    for (const [name, slow] of [['this machine', false], ['a slow phone', true]]) {
      const loads = [];
      for (let round = 0; round < rounds; ++round) loads.push(await loadOnce(site, slow));
      const of = (key) => median(loads.map((load) => load[key]));
      const ms = (key) => of(key).toFixed(0);
      rows.push([name, of('files'), (of('bytes') / 1e6).toFixed(2), ms('paint'), ms('largest'), ms('blocked'), of('shift').toFixed(3), ms('read')]);
    }
  } finally {
    await site.close();
  }
  report.section('Loading the demo in Chromium', `First visit, ${rounds} times, medians; milliseconds. A slow phone: 1.6 Mbit/s, 150 ms, a processor ${kSlowProcessor} times slower.`);
  report.table(['', 'files', 'MB gzipped', 'first paint', 'largest paint', 'blocked', 'layout shift', 'first article read'], rows);
}
