// The library in real browsers, on their own private files: kept over restarts, killed in mid-write, full disk, two windows, damaged and
// foreign files, a cancelled import. What it finds is tested in tests/library; the longer runs are in tests/soak.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { killWorker, lastIsThere } from '../library/kills.mjs';
import { openSite, startLibrarySite } from '../library/library_site.mjs';
import { launchChromium } from './chromium.mjs';
import { launchFirefox } from './firefox.mjs';
import { until } from './until.mjs';

const limit = { timeout: 120_000 };

const kTight = 6 * 2 ** 20;

/** Opens a page of the site for which the browser has little room, and gives the room back when it is told to. */
async function tightChromium(site) {
  const browser = await launchChromium(site);
  const page = await openSite(browser, site);
  const session = await page.createCDPSession();
  const quota = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize });
  await quota(kTight);
  return { browser, page, more: () => quota(2 ** 30) };
}

async function tightFirefox(site) {
  // In kilobytes; so small a limit is a site's own as well.
  const browser = await launchFirefox({ 'dom.quotaManager.temporaryStorage.fixedLimit': kTight / 2 ** 10 });
  return { browser, page: await openSite(browser, site), more: null };
}

const browsers = {
  Chromium: { open: (site) => launchChromium(site), kills: 10, tight: tightChromium },
  Firefox: { open: () => launchFirefox(), kills: 10, tight: tightFirefox },
};

/** Changes the files of the library behind its back: `how` is a function of the bytes of each of the pool's files. */
const changeFiles = (page, how) =>
  page.evaluate(async (how) => {
    const change = new Function('bytes', `return (${how})(bytes)`);
    const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('sidelight-library')).getDirectoryHandle('.opaque');
    let changed = 0;
    for await (const [, handle] of folder) {
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      const other = change(bytes);
      if (!other) continue;
      const writable = await handle.createWritable();
      await writable.write(other);
      await writable.close();
      ++changed;
    }
    return changed;
  }, String(how));

const kHeader = 4096; // of the pool, before SQLite's own bytes

for (const [name, { open, kills, tight }] of Object.entries(browsers)) {
  let site;
  let browser;
  let page;
  before(async () => {
    site = await startLibrarySite();
    browser = await open(site);
    page = await openSite(browser, site);
  }, limit);
  after(async () => {
    await browser?.close();
    await site?.close();
  }, limit);

  const ask = (kind, values = {}) => page.evaluate((kind, values) => ask(kind, values), kind, values);
  const fresh = async () => {
    await ask('configure', { settings: { on: true, paused: false } });
    await ask('erase', { what: { kind: 'all' } });
  };
  const refused = (kind, values = {}) => page.evaluate((kind, values) => ask(kind, values).then(() => '', (error) => error.message), kind, values);

  test(`${name}: off makes no file at all; on keeps, and the next start has it`, limit, async () => {
    assert.equal((await ask('status')).state, 'off');
    assert.equal(await page.evaluate(async () => (await read(0)).kept), 'off');
    const entries = () => page.evaluate(async () => (await Array.fromAsync((await navigator.storage.getDirectory()).keys())));
    assert.deepEqual(await entries(), []);
    assert.equal((await ask('configure', { settings: { on: true } })).state, 'on');
    assert.equal(await page.evaluate(async () => (await read(0)).kept), 'kept');
    await page.evaluate(() => client.dispose());
    const status = await ask('status');
    assert.deepEqual([status.state, status.articles], ['on', 1]);
    assert.ok(status.bytes > 0);
    await page.reload({ waitUntil: 'load' });
    assert.equal((await ask('status')).articles, 1);
  });

  test(`${name}: killed in mid-write, ${kills} times: what was said to be kept is there`, limit, async () => {
    await fresh();
    assert.ok((await killWorker(page, kills, kills)) > 0);
  });

  test(`${name}: a second window is told, and has the library when the first is closed`, limit, async () => {
    await fresh();
    await page.evaluate(() => read(1));
    const second = await openSite(browser, site);
    const there = (kind) => second.evaluate((kind) => ask(kind), kind);
    assert.deepEqual(await second.evaluate(async () => read(2).then(({ kept, words }) => [kept, words])), ['unavailable', 'elsewhere']);
    const status = await there('status');
    assert.deepEqual([status.state, status.words], ['elsewhere', 'elsewhere']);
    await page.close();
    page = second;
    assert.equal((await until('the library to be free', async () => ((await there('status')).state === 'on' ? there('status') : null))).articles, 1);
  });

  test(`${name}: a damaged file is set aside and told of, and a new library begins off`, limit, async () => {
    await fresh();
    await page.evaluate(() => read(1));
    await page.evaluate(() => client.dispose());
    await until('the files to be free', () => changeFiles(page, (bytes) => (bytes.length > 90_000 ? bytes.map((byte, at) => (at >= 4096 + 100 ? byte ^ 0x5a : byte)) : null)));
    const status = await ask('status');
    assert.equal(status.state, 'off');
    assert.equal(status.words, 'damaged');
    assert.deepEqual(status.aside.length, 1);
    assert.equal((await ask('configure', { settings: { on: true } })).articles, 0);
    assert.equal(await page.evaluate(async () => (await read(3)).kept), 'kept');
    await page.evaluate(() => client.dispose());
    const again = await ask('status');
    assert.deepEqual([again.state, again.articles, again.aside.length], ['on', 1, 1]);
  });

  test(`${name}: a database of something else, or of a newer program, is not written to`, limit, async () => {
    await fresh();
    await page.evaluate(() => client.dispose());
    // Bytes 60 to 63 are the version of the user, 68 to 71 the application's id.
    await until('the files to be free', () => changeFiles(page, (bytes) => (bytes.length > 90_000 ? bytes.map((byte, at) => (at === 4096 + 63 ? 99 : byte)) : null)));
    const newer = await ask('status');
    assert.equal(newer.state, 'newer');
    assert.match(await refused('list', { offset: 0, limit: 1 }), /^newer$/);
    assert.match(await refused('configure', { settings: { on: true } }), /^newer$/);
    await page.evaluate(() => client.dispose());
    await until('the files to be free', () => changeFiles(page, (bytes) => (bytes.length > 90_000 ? bytes.map((byte, at) => (at === 4096 + 68 ? 1 : byte)) : null)));
    const foreign = await ask('status');
    assert.deepEqual([foreign.state, foreign.aside.length], ['off', 1]);
    assert.equal(foreign.words, 'foreign');
    await ask('configure', { settings: { on: true } });
  });

  test(`${name}: no room left: it stops keeping, goes on reading, and keeps again when there is room`, { timeout: 300_000 }, async () => {
    const { browser, page, more } = await tight(site);
    const there = (run, ...values) => page.evaluate(run, ...values);
    try {
      await there(() => ask('configure', { settings: { on: true } }));
      const first = await there(() => fill(0, 50));
      // Chromium tells of ten gigabytes whatever there is (docs/browser_bugs.md).
      assert.deepEqual([first.state, first.nearlyFull], ['on', name === 'Firefox'], JSON.stringify(first));
      const [filled, words] = await there(async () => {
        for (let at = 50; at < 5000; at += 50) {
          const fault = await fill(at, at + 50).then(() => '', (error) => error.message);
          if (fault !== '') return [at, fault];
        }
        return [5000, 'never'];
      });
      assert.equal(words, 'import_undone: no_room');
      const kept = await there(async () => {
        for (let index = 5000; index < 5200; ++index) if ((await read(index)).kept === 'full') return index - 5000;
        return -1;
      });
      assert.ok(kept >= 0);
      const full = await there(async () => ({ ...(await ask('status')), fault: (await ask('check')).fault }));
      assert.deepEqual([full.state, full.articles, full.fault], ['full', filled + kept, '']);
      await lastIsThere(page, filled - 1);
      assert.ok((await there((index) => read(index), filled + 10)).related.length > 0, 'it no longer reads');
      // Chromium may refuse to open the pool's files while there is no room at all (docs/browser_bugs.md).
      await more?.();
      await there(() => client.dispose());
      assert.equal((await there(() => ask('status'))).articles, filled + kept, 'after a new start');
      if (more === null) await there(() => ask('erase', { what: { kind: 'all' } }));
      assert.equal((await there(() => read(7000))).kept, 'kept');
    } finally {
      await browser.close();
    }
  });

  test(`${name}: an import cancelled half way, or whose window dies, leaves the old library whole`, limit, async () => {
    await fresh();
    await page.evaluate(() => read(5000));
    const begin = () =>
      page.evaluate(async () => {
        await ask('importBegin');
        await ask('importLines', { lines: Array.from({ length: 120 }, (_, at) => synthetic.lineOf(synthetic.syntheticArticle(at))) });
      });
    await begin();
    assert.equal((await ask('importEnd', { apply: false })).articles, 1);
    await begin();
    await page.evaluate(() => client.dispose());
    assert.equal((await ask('status')).articles, 1);
    assert.equal((await ask('check')).fault, '');
  });
}
