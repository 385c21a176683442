// The library for hours: `node tests/soak/library.mjs [--articles N] [--kills N] [--browser chromium|firefox] [--database FILE]`. Fills it, measures it (as
// tests/bench/library.mjs), cancels an import of half as many rows half way, and then kills its worker in mid-write, at random. In Chromium a
// tenth of the kills end the whole browser.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { benchLibrary, openBrowser } from '../bench/library.mjs';
import { killWorker, lastIsThere } from '../library/kills.mjs';
import { openSite, startLibrarySite } from '../library/library_site.mjs';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '100000' }, kills: { type: 'string', default: '100' }, browser: { type: 'string', default: 'chromium' }, database: { type: 'string', default: '' } },
});
const [articles, kills, name] = [Number(values.articles), Number(values.kills), values.browser];

/** An import that is cancelled half way: the library is as it was, and sound. */
async function cancelImport(page) {
  const before = await page.evaluate(() => ask('status'));
  const half = Math.floor(articles / 4);
  await page.evaluate(
    async (from, to) => {
      await ask('importBegin');
      for (let at = from; at < to; at += 250) {
        await ask('importLines', { lines: Array.from({ length: Math.min(250, to - at) }, (_, i) => synthetic.lineOf(synthetic.syntheticArticle(at + i))) });
      }
      await ask('importEnd', { apply: false });
    },
    10 * articles,
    10 * articles + half,
  );
  const after = await page.evaluate(() => ask('status'));
  assert.equal(after.articles, before.articles);
  const { fault } = await page.evaluate(() => ask('check'));
  assert.equal(fault, '');
  console.log(`an import was cancelled after ${half} rows: ${after.articles} articles as before, all sound`);
}

/** Kills of the whole browser, while it writes. */
async function killBrowser(count) {
  const site = await startLibrarySite();
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-profile-'));
  let next = 0;
  try {
    for (let round = 0; round <= count; ++round) {
      const browser = await openBrowser(name, site, folder);
      const page = await openSite(browser, site);
      const status = await page.evaluate(() => ask('configure', { settings: { on: true } }));
      assert.ok(status.articles === next || status.articles === next + 1, `round ${round}: ${status.articles} articles, ${next} were said to be kept`);
      next = status.articles;
      assert.deepEqual((await page.evaluate(() => ask('check'))).fault, '', `round ${round}`);
      if (next > 0) await lastIsThere(page, next - 1);
      if (round === count) {
        await browser.close();
        break;
      }
      await page.exposeFunction('wasKept', (index) => (next = Math.max(next, index + 1)));
      page.evaluate(async (from) => { for (let index = from; ; ++index) if ((await read(index)).kept === 'kept') await wasKept(index); }, next).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500 + ((round * 397) % 1500)));
      browser.process().kill('SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    console.log(`${count} browsers killed in mid-write, ${next} articles, all there`);
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function killWorkers(count) {
  const site = await startLibrarySite();
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-profile-'));
  const browser = await openBrowser(name, site, folder);
  try {
    const page = await openSite(browser, site);
    await page.evaluate(() => ask('configure', { settings: { on: true } }));
    const kept = await killWorker(page, count, 2026);
    console.log(`${count} workers killed in mid-write, ${kept} articles, all there`);
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (articles > 0) await benchLibrary(name, articles, values.database, cancelImport);
const ofBrowser = name === 'chromium' ? Math.floor(kills / 10) : 0;
if (kills > 0) await killWorkers(kills - ofBrowser);
if (ofBrowser > 0) await killBrowser(ofBrowser);
