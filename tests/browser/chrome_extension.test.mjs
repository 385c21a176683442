// Real Chromium with the built extension: the toolbar button is pressed on local pages, the side panel is read and driven, and the
// page must stay as it was, byte for byte.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';

import { root } from '../../tools/golden.mjs';
import { chromeWithExtension, until } from './chrome.mjs';
import { axeViolations } from './axe.mjs';
import { servePages, htmlPage } from './pages.mjs';

const golden = (slug) => join(root, 'tests', 'golden', slug, 'page.html');
const hostile = (name) => join(root, 'tests', 'hostile', `${name}.html`);
const seed = join(root, '..', 'shared', 'seed', 'page.html');
const pictures = join(root, 'build', 'screenshots');
const strictPolicy = { 'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'" };

let server;
let chrome;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  const pages = {
    '/briefing': htmlPage(golden('gzero-briefing')),
    '/analysis': htmlPage(golden('gzero-analysis')),
    '/strict': htmlPage(golden('gzero-briefing'), strictPolicy),
    '/front': htmlPage(golden('front-page')),
  };
  for (const name of ['form-clobbering', 'highlights-cleared', 'shadow-root', 'markup-in-every-field']) {
    if (existsSync(hostile(name))) pages[`/${name}`] = htmlPage(hostile(name));
  }
  if (existsSync(seed)) pages['/seed'] = htmlPage(seed, strictPolicy);
  server = await servePages({ pages });
  chrome = await chromeWithExtension();
});

after(async () => {
  await chrome?.close();
  await server?.close();
});

async function open(path) {
  const page = await chrome.browser.newPage();
  await page.goto(server.origin + path, { waitUntil: 'load' });
  return page;
}

const serialised = (page) => page.evaluate(() => document.documentElement.outerHTML);
const wordsOf = (panel) => panel.evaluate(() => document.body.innerText);
const isRead = (panel, words) => until(async () => (await wordsOf(panel)).includes(words), `“${words}” in the panel`);
// The page sees that there are highlights, never what they are called: how many ranges do they hold?
const marks = (page) => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));

test('the button reads the page: who is who and who said what stand in the panel, marks on the page', async () => {
  const page = await open('/briefing');
  const before = await serialised(page);
  const panel = await chrome.press(page);
  await isRead(panel, 'Mei-Lin Castellano');
  assert.match(await wordsOf(panel), /a joint patrol by the end of 2026 is the likeliest way out/);
  assert.ok(await until(() => marks(page), 'marks'));
  assert.equal(await serialised(page), before, 'the page was changed');
  await page.screenshot({ path: join(pictures, 'chrome-page.png') });
  await panel.screenshot({ path: join(pictures, 'chrome-panel.png') });

  // Off takes every mark away.
  await panel.evaluate(() => [...document.querySelectorAll('button, label, input')].find((element) => element.textContent.trim() === 'Off' || element.value === 'off').click());
  await until(async () => (await marks(page)) === 0, 'no marks');
  assert.equal(await serialised(page), before, 'the page was changed by Off');
  await page.close();
});

test('a page whose policy allows nothing is read all the same', async () => {
  const page = await open('/strict');
  const before = await serialised(page);
  const panel = await chrome.press(page);
  await isRead(panel, 'Mei-Lin Castellano');
  assert.ok(await until(() => marks(page), 'marks'));
  assert.equal(await serialised(page), before);
  await page.close();
});

test('the seed page in the extension gives the native reading', { skip: existsSync(seed) ? false : '../shared/seed is not there' }, async () => {
  const page = await open('/seed');
  const panel = await chrome.press(page);
  await isRead(panel, 'Jeremy Chan');
  const words = await wordsOf(panel);
  for (const name of ['Vladimir Putin', 'Xi Jinping', 'Kim Jong Un']) assert.ok(words.includes(name), name);
  assert.match(words, /it's highly likely that Putin will visit North Korea/);
  await panel.screenshot({ path: join(pictures, 'chrome-seed-panel.png') });
  await page.screenshot({ path: join(pictures, 'chrome-seed-page.png') });
  await page.close();
});

test('a click in the panel goes to the place on the page and selects it', async () => {
  const page = await open('/analysis');
  const before = await serialised(page);
  const panel = await chrome.press(page);
  await isRead(panel, 'Zohra Amrani');
  await page.evaluate(() => scrollTo(0, 0));
  await panel.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((element) => /This year we dug|told to wait/.test(element.textContent));
    button.click();
  });
  const selected = await until(() => page.evaluate(() => String(getSelection())), 'a selection');
  assert.match(selected, /told to wait|This year we dug/);
  assert.equal(await serialised(page), before);
  await page.close();
});

test('a click on a mark opens its card in the panel', async () => {
  const page = await open('/briefing');
  const panel = await chrome.press(page);
  await isRead(panel, 'Mei-Lin Castellano');
  await until(() => marks(page), 'marks');
  await page.bringToFront();
  const point = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.body-description'), NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const at = node.data.indexOf('Amara Diallo-Keita');
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 5);
      range.startContainer.parentElement.scrollIntoView({ block: 'center' });
      const box = range.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    return null;
  });
  await page.mouse.click(point.x, point.y);
  await until(
    () => panel.evaluate(() => (document.activeElement?.textContent ?? '').includes('Amara Diallo-Keita') || !!document.querySelector('[aria-current]')),
    'the card',
  );
  await page.close();
});

for (const name of ['form-clobbering', 'highlights-cleared', 'shadow-root', 'markup-in-every-field']) {
  test(`${name}: the page is read and stays as it was`, { skip: existsSync(hostile(name)) ? false : 'no such page' }, async () => {
    const page = await open(`/${name}`);
    let alerted = false;
    page.on('dialog', (dialog) => {
      alerted = true;
      void dialog.dismiss();
    });
    const before = await serialised(page);
    const panel = await chrome.press(page);
    await until(async () => /network requests/.test(await wordsOf(panel)) && !/Reading/.test(await panel.title()), 'the panel');
    await until(() => panel.evaluate(() => document.querySelectorAll('h1, h2, h3').length > 1), 'a reading');
    assert.equal(await serialised(page), before);
    assert.equal(alerted, false);
    assert.equal(await panel.evaluate(() => document.querySelectorAll('img[src="x"], script:not([src])').length), 0);
    await page.close();
  });
}

test('a front page says in words that there is no article', async () => {
  const page = await open('/front');
  const panel = await chrome.press(page);
  await until(async () => /no article|front page|several|names only/i.test(await wordsOf(panel)), 'words');
  await page.close();
});

test('a page of the browser is refused in words', async () => {
  const page = await chrome.browser.newPage();
  await page.goto('chrome://version/');
  const panel = await chrome.press(page);
  await until(async () => /no extension can read/.test(await wordsOf(panel)), 'the refusal');
  await page.close();
});

test('a killed background and a killed engine cost one Read at most', async () => {
  const page = await open('/briefing');
  let panel = await chrome.press(page);
  await isRead(panel, 'Mei-Lin Castellano');
  const worker = await chrome.browser.waitForTarget((target) => target.type() === 'service_worker');
  await (await worker.worker())?.close().catch(() => undefined);
  const offscreen = chrome.browser.targets().find((target) => target.url().endsWith('/offscreen.html'));
  await (await offscreen?.asPage())?.close().catch(() => undefined);
  await page.reload();
  panel = await chrome.press(page);
  await isRead(panel, 'Mei-Lin Castellano');
  await page.close();
});

test('the panel has no violation that axe knows, light and dark, at 320 px', async () => {
  const page = await open('/briefing');
  const panel = await chrome.press(page);
  await isRead(panel, 'Mei-Lin Castellano');
  for (const scheme of ['light', 'dark']) {
    await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of [320, 420]) {
      await panel.setViewport({ width, height: 900 });
      assert.deepEqual(await axeViolations(panel), [], `${scheme}, ${width} px`);
      assert.ok(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px: it scrolls sideways`);
      await panel.screenshot({ path: join(pictures, `panel-${scheme}-${width}.png`) });
    }
  }
  await page.close();
});

test('nothing but the pages themselves was asked of the network', () => {
  const own = new Set(['/briefing', '/analysis', '/strict', '/front', '/seed', '/form-clobbering', '/highlights-cleared', '/shadow-root', '/markup-in-every-field', '/favicon.ico']);
  assert.deepEqual(server.asked.filter((path) => !own.has(path)), []);
});

test('the manifest asks for no site at install and opens nothing to pages', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'build', 'extension', 'chrome', 'manifest.json'), 'utf8'));
  assert.deepEqual(manifest.permissions.sort(), ['activeTab', 'offscreen', 'scripting', 'sidePanel', 'storage']);
  assert.equal(manifest.host_permissions, undefined);
  assert.equal(manifest.web_accessible_resources, undefined);
  assert.equal(manifest.content_scripts, undefined);
});
