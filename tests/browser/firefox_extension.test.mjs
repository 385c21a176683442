// Real Firefox with the built extension: the toolbar button is pressed on local pages under a policy that allows nothing, the sidebar is
// read, and the page must stay as it was.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';

import { root } from '../../tools/golden.mjs';
import { until } from './chrome.mjs';
import { firefoxWithExtension } from './firefox.mjs';
import { servePages, htmlPage } from './pages.mjs';

const strictPolicy = { 'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'" };
const seed = join(root, '..', 'shared', 'seed', 'page.html');
const pictures = join(root, 'build', 'screenshots');

let server;
let firefox;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  const pages = { '/strict': htmlPage(join(root, 'tests', 'golden', 'gzero-briefing', 'page.html'), strictPolicy) };
  if (existsSync(seed)) pages['/seed'] = htmlPage(seed, strictPolicy);
  server = await servePages({ pages });
  firefox = await firefoxWithExtension();
});

after(async () => {
  await firefox?.close();
  await server?.close();
});

async function openAndPress(path) {
  const page = await firefox.browser.newPage();
  await page.goto(server.origin + path, { waitUntil: 'load' });
  await page.bringToFront();
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await firefox.press();
  return { page, before };
}

const sidebarWords = () => firefox.inSidebar('document.body.innerText');
const marks = (page) => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));

test('the button reads a page whose policy allows nothing: sidebar, marks, and an unchanged page', async () => {
  const { page, before } = await openAndPress('/strict');
  await until(async () => (await sidebarWords()).includes('Mei-Lin Castellano'), 'the reading in the sidebar');
  assert.match(await sidebarWords(), /a joint patrol by the end of 2026/);
  assert.ok(await until(() => marks(page), 'marks'));
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
  writeFileSync(join(pictures, 'firefox-window.png'), await firefox.screenshot());

  await firefox.inSidebar(`[...document.querySelectorAll('button, input')].find((element) => element.textContent.trim() === 'Off' || element.value === 'off').click()`);
  await until(async () => (await marks(page)) === 0, 'no marks');
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
  await page.close();
});

test('the seed page shows its people and its quote', { skip: existsSync(seed) ? false : '../shared/seed is not there' }, async () => {
  const { page } = await openAndPress('/seed');
  const words = await until(async () => {
    const text = await sidebarWords();
    return text.includes('Jeremy Chan') && text;
  }, 'the reading in the sidebar');
  for (const name of ['Vladimir Putin', 'Xi Jinping', 'Kim Jong Un']) assert.ok(words.includes(name), name);
  assert.match(words, /it's highly likely that Putin will visit North Korea/);
  await page.close();
});
