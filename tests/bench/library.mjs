// Times of a large library in real browsers: `node tests/bench/library.mjs [--articles N] [--browser chromium|firefox] [--database FILE]`. Fills a library
// with synthetic articles (or takes one that tests/bench/library_database.mjs has made), ends its worker, and asks it as a reader's page would:
// every time is from question to answer, messages included. A machine that does other things as well gives other numbers: the load is told.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { launchChromium } from '../browser/chromium.mjs';
import { launchFirefox } from '../browser/firefox.mjs';
import { openSite, startLibrarySite } from '../library/library_site.mjs';
import { quantile } from './timing.mjs';

export async function openBrowser(name, site, folder) {
  if (name === 'chromium') return launchChromium(site, { userDataDir: folder, protocolTimeout: 3_600_000 });
  return launchFirefox({ 'network.proxy.type': 0 }, { userDataDir: folder, protocolTimeout: 3_600_000 });
}

/** Fills the library up to `articles`, a part at a time, and says how many a second. */
export async function fillLibrary(page, articles, tell = console.log) {
  await page.evaluate(() => ask('configure', { settings: { on: true } }));
  const kPart = 5000;
  const started = performance.now();
  for (let from = 0; from < articles; from += kPart) {
    await page.evaluate((from, to) => fill(from, to), from, Math.min(articles, from + kPart));
    tell(`${Math.min(articles, from + kPart)} articles, ${Math.round((performance.now() - started) / 1000)} s`);
  }
  return articles / ((performance.now() - started) / 1000);
}

/** Runs in the page: milliseconds of each question of one sort. */
async function times(kind, asks) {
  const found = [];
  for (const values of asks) found.push((await globalThis.timed(kind, values)).milliseconds);
  return found;
}

/** All measurements of a library that is filled. */
export async function measure(page, articles) {
  const results = {};
  const note = (name, list) => (results[name] = { p50: quantile(list, 0.5), p95: quantile(list, 0.95), most: Math.max(...list), n: list.length });
  const starts = [];
  for (let round = 0; round < 10; ++round) {
    await page.evaluate(() => client.dispose());
    await new Promise((resolve) => setTimeout(resolve, 1000)); // the lock of the ended worker is another matter
    starts.push(await page.evaluate(async () => (await timed('status')).milliseconds));
  }
  note('start: a new worker to its first answer', starts);
  const queries = await page.evaluate((articles) => synthetic.syntheticQueries(270, articles).map((query) => ({ query, limit: 60, before: 0 })), articles);
  note('search: a page of 60', await page.evaluate(times, 'search', queries));
  const offsets = Array.from({ length: 50 }, (_, at) => ({ offset: Math.floor((at * articles) / 50), limit: 60 }));
  note('list: any place', await page.evaluate(times, 'list', offsets));
  const ids = await page.evaluate(async (offsets) => {
    const ids = [];
    for (const { offset } of offsets) ids.push(...(await ask('list', { offset, limit: 2 })).rows.map((row) => ({ id: row.id, limit: 8 })));
    return ids;
  }, offsets);
  note('related by names and topics', await page.evaluate(times, 'related', ids));
  note('names: 200 people', await page.evaluate(times, 'names', Array(10).fill({ of: 'person', filter: '', limit: 200 })));
  const readTimes = (from, paused) =>
    page.evaluate(
      async (from, paused) => {
        await ask('configure', { settings: { paused } });
        const found = [];
        for (let index = from; index < from + 100; ++index) {
          const start = performance.now();
          await read(index);
          found.push(performance.now() - start);
        }
        await ask('configure', { settings: { paused: false } });
        return found;
      },
      from,
      paused,
    );
  note('a reading: all that belongs to it, nothing kept', await readTimes(articles + 1000, true));
  note('a reading: kept, and all that belongs to it', await readTimes(articles + 2000, false));
  const { bytes, articles: kept } = await page.evaluate(() => ask('status'));
  const { postings } = await page.evaluate(() => ask('check'));
  const wasm = await page.evaluate(() => wasmMemory());
  const heap = await page.evaluate(async () => {
    if (typeof performance.measureUserAgentSpecificMemory !== 'function') return null;
    const { breakdown } = await performance.measureUserAgentSpecificMemory();
    return breakdown.filter(({ attribution }) => attribution.some(({ scope }) => scope === 'DedicatedWorkerGlobalScope')).reduce((sum, { bytes }) => sum + bytes, 0);
  });
  return { times: results, articles: kept, bytes, postings, wasm, heap };
}

export function print(name, { times, articles, bytes, postings, wasm, heap }) {
  const mega = (n) => `${(n / 2 ** 20).toFixed(1)} MiB`;
  console.log(`\n${name}, ${articles} articles, ${mega(bytes)} on disk, postings ${mega(postings)}, worker: WebAssembly ${mega(wasm)}, JavaScript ${heap === null ? 'not told by this browser' : mega(heap)}`);
  for (const [what, { p50, p95, most, n }] of Object.entries(times)) {
    console.log(`  ${what.padEnd(52)} p50 ${p50.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)}  most ${most.toFixed(1).padStart(7)} ms  (${n})`);
  }
  console.log(`  load of the machine: ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
}

/** `database`: a file of a library that is filled already, or empty. */
export async function benchLibrary(name, articles, database = '', then = async () => undefined) {
  const site = await startLibrarySite(database);
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-profile-'));
  const browser = await openBrowser(name, site, folder);
  try {
    const page = await openSite(browser, site);
    if (database !== '') await page.evaluate(() => seed());
    else console.log(`${name}: ${(await fillLibrary(page, articles)).toFixed(0)} articles a second taken in`);
    const results = await measure(page, (await page.evaluate(() => ask('status'))).articles);
    print(name, results);
    await then(page, browser);
    return results;
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { articles: { type: 'string', default: '5000' }, browser: { type: 'string', default: 'chromium' }, database: { type: 'string', default: '' } } });
  await benchLibrary(values.browser, Number(values.articles), values.database);
}
