// The demo page in real Chromium, served from a folder of a host: samples, pasted text and files are read; the panel goes to places; axe finds
// nothing; the reading is the native one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';

import { program, root } from '../../tools/golden.mjs';
import { axeViolations } from './axe.mjs';
import { launchChrome, until } from './chrome.mjs';
import { servePages } from './pages.mjs';

const pictures = join(root, 'build', 'screenshots');
const samples = JSON.parse(readFileSync(join(root, 'web', 'demo', 'samples', 'index.json'), 'utf8'));
const seed = join(root, '..', 'shared', 'seed', 'page.html');

let server;
let browser;
let page;
const problems = [];

before(async () => {
  mkdirSync(pictures, { recursive: true });
  server = await servePages({ folders: { '/any/folder/': join(root, 'build', 'demo') + '/' } });
  browser = await launchChrome();
  page = await browser.newPage();
  await page.setViewport({ width: 1360, height: 900 });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${server.origin}/any/folder/index.html`);
  await page.waitForSelector('#samples button');
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const panelWords = () => page.evaluate(() => document.querySelector('#panel').innerText);
const shows = (words) => until(async () => (await panelWords()).includes(words), `“${words}” in the panel`);
const marks = () => page.evaluate(() => {
  const { CSS } = document.querySelector('#article').contentWindow;
  return [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
});

for (const [index, sample] of samples.entries()) {
  test(`the sample ${sample.slug} is read and marked`, async () => {
    await page.evaluate((at) => document.querySelectorAll('#samples button')[at].click(), index);
    await shows(sample.title);
    assert.ok(await until(marks, 'marks'));
    const people = JSON.parse(execFileSync(program, ['read', join(root, 'web', 'demo', 'samples', sample.file), '--format', 'json'], { encoding: 'utf8' }))
      .cards.filter((card) => card.kind === 'person');
    const words = await panelWords();
    assert.deepEqual(people.map((card) => card.title).filter((name) => !words.includes(name)), [], 'people that the native reading has');
  });
}

test('the page has no violation that axe knows, light and dark, wide and narrow', async () => {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of [1360, 320]) {
      await page.setViewport({ width, height: 900 });
      assert.deepEqual(await axeViolations(page), [], `${scheme}, ${width} px`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px: it scrolls sideways`);
      await page.screenshot({ path: join(pictures, `demo-${scheme}-${width}.png`) });
    }
  }
  await page.setViewport({ width: 1360, height: 900 });
  await page.emulateMediaFeatures([]);
});

test('the seed page, opened as a file, shows its people and its quote', { skip: existsSync(seed) ? false : '../shared/seed is not there' }, async () => {
  const input = await page.$('#file');
  await input.uploadFile(seed);
  await shows('Jeremy Chan');
  const words = await panelWords();
  for (const name of ['Vladimir Putin', 'Xi Jinping', 'Kim Jong Un']) assert.ok(words.includes(name), name);
  assert.match(words, /it's highly likely that Putin will visit North Korea/);
});

test('no error and no request but for its own files', () => {
  assert.deepEqual(problems, []);
  assert.deepEqual(server.asked.filter((path) => !path.startsWith('/any/folder/') && path !== '/favicon.ico'), []);
});
