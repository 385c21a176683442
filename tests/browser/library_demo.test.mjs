// The library in the demo page: not there before it is asked for, kept over a reload, found again, without a network, in one window at a
// time, and refused in words where the browser gives no files. What it finds is tested in tests/library.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { axeViolations } from './axe.mjs';
import { launchChromium } from './chromium.mjs';
import { launchFirefox } from './firefox.mjs';
import { root, startServer } from './local_server.mjs';
import { until } from './until.mjs';

const limit = { timeout: 180_000 };
const pictures = join(root, 'build', 'screenshots');

const openFirefox = (server, prefs = {}) =>
  launchFirefox({ 'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': server.proxyPort, 'network.proxy.no_proxies_on': '127.0.0.1', ...prefs });

const first = `<!doctype html><html lang="en"><title>Ferry line to Karst is sold</title><link rel="canonical" href="https://ferry.example/sold"><article>
<h1>Ferry line to Karst is sold</h1>
<p>The ferry line to Karst has a new owner: Ottoline Varga, who runs the Upper Valley Bank, bought it on Monday for a sum that nobody names.</p>
<p>“The boats stay blue,” Varga said. Her bank lent the line money in the winter, when the ice kept its three boats in the harbour for nine weeks.</p></article>`;
const second = `<!doctype html><html lang="en"><title>Karst asks what the ferry will cost</title><link rel="canonical" href="https://ferry.example/cost"><article>
<h1>Karst asks what the ferry will cost</h1>
<p>The council of Karst has asked Ottoline Varga of the Upper Valley Bank to say by Friday what a crossing will cost in the summer.</p>
<p>“Less than a bridge,” Varga said when she was asked on the pier, and took the last boat of the day. The council meets again in a week.</p></article>
<aside><h2>Related stories</h2><ul><li><a href="/sold?utm_source=side">Ferry line to Karst is sold to a banker</a></li><li><a href="/ice">Nine weeks of ice in the harbour of Karst</a></li></ul></aside>`;

const isRead = (title) => document.querySelector('.sl-panel h1')?.textContent === title && !document.querySelector('.sl-panel progress');
const sectionText = (page, id) => page.evaluate((id) => document.getElementById(id)?.textContent ?? '', id);
const says = (page, id, words) => until(`${id} to say ${words}`, async () => words.test(await sectionText(page, id)));

async function openDemo(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url);
  await until('the first sample', () => page.evaluate(() => document.querySelector('.sl-who') !== null), 60_000);
  return page;
}

const paste = (page, text) =>
  page.evaluate((text) => {
    document.getElementById('paste').click();
    document.getElementById('pasted').value = text;
    document.querySelector('#paste-dialog .main').click();
  }, text);

async function pasteAndRead(page, html, title) {
  await paste(page, html);
  await until(title, () => page.evaluate(isRead, title));
}

const press = (page, words) => page.evaluate((words) => [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === words).click(), words);

const browsers = { Chromium: (server) => launchChromium(server), Firefox: (server) => openFirefox(server) };

for (const [name, open] of Object.entries(browsers)) {
  const problems = [];
  let server;
  let browser;
  let page;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    server = await startServer();
    browser = await open(server);
  }, limit);
  after(async () => {
    await browser?.close();
    await server?.close();
  }, limit);
  const asked = () => server.requests.filter((path) => /library_worker|sqlite3/.test(path));

  test(`${name}: the demo’s library is not there before it is asked for`, limit, async () => {
    page = await openDemo(browser, server.url('demo/', 'page'));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await says(page, 'sl-before', /The library is off/);
    assert.deepEqual(asked(), []);
    assert.deepEqual(await page.evaluate(async () => Array.fromAsync((await navigator.storage.getDirectory()).keys())), []);
  });

  test(`${name}: asked for and switched on in the demo, it keeps the article that is open`, limit, async () => {
    await page.evaluate(() => document.querySelector('.lib-all a').click());
    await until('the question', () => page.evaluate(() => document.querySelector('.lib-welcome') !== null));
    assert.equal(await page.evaluate(() => document.getElementById('reading').checkVisibility()), false);
    assert.deepEqual(await page.evaluate(async () => Array.fromAsync((await navigator.storage.getDirectory()).keys())), [], 'asking is not yet yes');
    await press(page, 'Switch the library on');
    await until('the list', () => page.evaluate(() => document.querySelector('.lib-results') !== null));
    await page.evaluate(() => document.querySelector('.back a').click());
    await says(page, 'sl-before', /Nothing that you read before/);
    await page.evaluate(() => document.getElementById('to-library').click());
    await until('the sample in the list', () => page.evaluate(() => /A narrow strait/.test(document.querySelector('.lib-row-title')?.textContent)));
    if (name === 'Chromium') assert.deepEqual(await axeViolations(page), []);
    await page.screenshot({ path: join(pictures, `demo-library-${name}.png`) });
  });

  test(`${name}: what was read in the demo is there after a reload, and found beside the next article`, limit, async () => {
    await page.evaluate(() => document.querySelector('.back a').click());
    await pasteAndRead(page, first, 'Ferry line to Karst is sold');
    await says(page, 'sl-before', /Nothing that you read before/);
    await page.reload();
    await until('the first sample', () => page.evaluate(() => document.querySelector('.sl-who') !== null), 60_000);
    await pasteAndRead(page, second, 'Karst asks what the ferry will cost');
    await says(page, 'sl-before', /Ferry line to Karst is sold.*Ottoline Varga/s);
    await says(page, 'sl-spoke', /The boats stay blue/);
    const readItems = () => page.evaluate(() => [...document.querySelectorAll('#sl-page .sl-related')].map((item) => [item.querySelector('.sl-go').textContent, item.querySelector('.sl-read')?.textContent ?? '']));
    assert.deepEqual(await readItems(), [['Ferry line to Karst is sold to a banker', 'read today'], ['Nine weeks of ice in the harbour of Karst', '']]);
    if (name === 'Chromium') assert.deepEqual(await axeViolations(page), []);
    await page.screenshot({ path: join(pictures, `demo-read-before-${name}.png`) });
  });

  test(`${name}: what has no address is not kept, and that is said`, limit, async () => {
    const text = 'Harbour wins\n\nMira Olsen won the vote on 3 May 2024. “We waited for ten years,” Olsen said.\n\nShe will travel to Norway with those who had voted for her in the harbour of the town.';
    await paste(page, text);
    await says(page, 'sl-before', /This page is not kept/);
  });

  test(`${name}: a second window of the demo is told that the first one has the library`, limit, async () => {
    const other = await openDemo(browser, server.url('demo/', 'page'));
    await says(other, 'sl-before', /open in another window/);
    await other.evaluate(() => document.getElementById('to-library').click());
    await until('the words', () => other.evaluate(() => /open in another window/.test(document.querySelector('#library [role=alert]')?.textContent)));
    await other.close();
  });

  if (name === 'Chromium') {
    test('the demo’s library works without a network once it was asked for', limit, async () => {
      await page.bringToFront();
      await until('its files to be kept', () => page.evaluate(async () => (await caches.match(new URL('sqlite3.wasm', document.baseURI).href)) !== undefined));
      const worker = await (await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes('/demo/'))).createCDPSession();
      await worker.send('Network.enable');
      await worker.send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 });
      await page.setOfflineMode(true);
      await page.goto(server.url('demo/#library', 'page'));
      await page.reload();
      await until('three articles', () => page.evaluate(() => document.querySelectorAll('.lib-row-title').length === 3), 60_000);
      await page.setOfflineMode(false);
    });
  }

  test(`${name}: all of the demo’s library is erased on a word, and no error was told`, limit, async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    // An article that is still being read is kept after all was erased.
    await until('the library’s word', async () => (await sectionText(page, 'sl-before')) !== '', 60_000);
    await page.evaluate(() => (location.hash = '#library'));
    await until('the page', () => page.evaluate(() => document.querySelector('.lib-head nav') !== null));
    await press(page, 'Keeping and erasing');
    await until('the button', () => page.evaluate(() => document.querySelector('.lib-danger') !== null));
    await press(page, 'Erase everything');
    await until('nothing', () => page.evaluate(() => /^0 articles/.test(document.querySelector('.lib-head .lib-under').textContent))).catch(async (error) => {
      throw new Error(`${error.message}; it says ${await page.evaluate(() => document.getElementById('library').textContent)}`);
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(server.elsewhere, []);
  });
}

test('Firefox: a private window of the demo refuses in words, and reads all the same', limit, async () => {
  const server = await startServer();
  const browser = await openFirefox(server, { 'browser.privatebrowsing.autostart': true });
  try {
    const page = await openDemo(browser, server.url('demo/', 'page'));
    await says(page, 'sl-before', /no place for a library/);
    await page.evaluate(() => document.getElementById('to-library').click());
    await until('the words', () => page.evaluate(() => /no place for a library/.test(document.querySelector('#library [role=alert]')?.textContent)));
    await page.screenshot({ path: join(pictures, 'demo-library-private.png') });
  } finally {
    await browser.close();
    await server.close();
  }
});
