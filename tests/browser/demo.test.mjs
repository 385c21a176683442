// The demo page, served from a folder of its own: it reads, its panel leads to the article, and axe finds nothing.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { axeViolations } from './axe.mjs';
import { launchChromium } from './chromium.mjs';
import { root, seedIsThere, startServer } from './local_server.mjs';
import { nativeReading } from './native.mjs';
import { until } from './until.mjs';

const limit = { timeout: 120_000 };
const pictures = join(root, 'build', 'screenshots');
const problems = [];
let server;
let browser;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  server = await startServer();
  browser = await launchChromium(server);
}, limit);
after(async () => {
  await browser?.close();
  await server?.close();
}, limit);

/** Keeps the last snapshot that was given to the engine's worker, and the reading that came back. */
function overhear() {
  globalThis.talk = {};
  globalThis.Worker = class extends Worker {
    constructor(...values) {
      super(...values);
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'result') globalThis.talk.reading = data.reading;
      });
    }
    postMessage(message, ...rest) {
      if (message.kind === 'read') globalThis.talk = { snapshot: message.snapshot };
      super.postMessage(message, ...rest);
    }
  };
}

/** The reading that the demo shows is the native program's for the same snapshot. */
async function isNative(page) {
  const talk = await until('the reading of the engine', () => page.evaluate(() => globalThis.talk.reading && globalThis.talk));
  assert.deepEqual(JSON.parse(talk.reading), nativeReading(JSON.parse(talk.snapshot)));
  const shown = await until('the cards', () =>
    page.evaluate(() => {
      const titles = [...document.querySelectorAll('.sl-who h3')].map((title) => title.textContent);
      return titles.length > 0 && titles;
    }),
  );
  assert.deepEqual(shown, JSON.parse(talk.reading).cards.slice(0, shown.length).map((card) => card.title));
  assert.ok(shown.length > 3);
}

async function openDemo(width = 1280, scheme = 'light') {
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.evaluateOnNewDocument(overhear);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(server.url('demo/'));
  await until('the first sample to be read', () => page.evaluate(() => document.querySelector('.sl-who') !== null));
  return page;
}

/** Words under the marks in the article's frame. */
const painted = (page) =>
  page.evaluate(() => {
    const { CSS } = document.getElementById('article').contentWindow;
    return [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)),
    );
  });

const isShown = (title) => document.querySelector('.sl-panel h1')?.textContent === title && !document.querySelector('.sl-panel progress');

test('every sample is read and marked, as the native program reads it', limit, async () => {
  const page = await openDemo();
  const samples = await page.evaluate(() => document.querySelectorAll('.sample').length);
  assert.ok(samples >= 3);
  for (let at = 0; at < samples; ++at) {
    const title = await page.evaluate((at) => {
      const button = document.querySelectorAll('.sample')[at];
      globalThis.talk = {}; // What was read before is not what is waited for: the first sample is already shown.
      button.click();
      return button.querySelector('.sample-title').textContent;
    }, at);
    await until(`${title} to be read`, () => page.evaluate(() => globalThis.talk.reading !== undefined));
    await until(`${title} to be shown`, () => page.evaluate(isShown, title));
    await until('marks', async () => (await painted(page)).length > 0);
    await isNative(page);
    await page.screenshot({ path: join(pictures, `demo-sample-${at + 1}.png`) });
  }
  await page.close();
});

test('pasted text is read; an item of the panel leads to its words', limit, async () => {
  const page = await openDemo();
  const text = 'Harbour wins\n\nMira Olsen won the vote on 3 May 2024. “We waited for ten years,” Olsen said.\n\nShe will travel to Norway.';
  await page.click('#paste');
  await page.type('#pasted', text);
  await page.click('#paste-dialog .main');
  await until('the reading', () => page.evaluate(() => document.querySelector('.sl-panel h1')?.textContent === 'Harbour wins'));
  await page.evaluate(() => document.querySelector('.sl-quote').click());
  const selected = await until('a selection', () =>
    page.evaluate(() => document.getElementById('article').contentDocument.getSelection().toString()),
  );
  assert.match(selected, /We waited for ten years/);
  await page.close();
});

const withSeed = { ...limit, skip: seedIsThere ? false : '../shared/seed is not there' };

test('the seed page, opened as a file, shows its people and its quote', withSeed, async () => {
  const page = await openDemo();
  await (await page.$('#file')).uploadFile(join(root, '..', 'shared', 'seed', 'page.html'));
  await until('the reading', () =>
    page.evaluate(() => /Putin/.test(document.querySelector('.sl-panel h1')?.textContent) && !document.querySelector('.sl-panel progress')),
  );
  const speakers = await page.evaluate(() => [...document.querySelectorAll('.sl-speaker h3')].map((speaker) => speaker.textContent));
  assert.ok(speakers.some((speaker) => speaker.includes('Jeremy Chan')), speakers.join(', '));
  await isNative(page);
  await page.close();
});

test('what cannot be read is told of in words', limit, async () => {
  const page = await openDemo();
  await page.click('#paste');
  await page.click('#paste-dialog .main');
  await until('the words', () => page.evaluate(() => /There is no text in it/.test(document.querySelector('.sl-panel').textContent)));
  await page.close();
});

test('axe finds nothing in the demo, light and dark, from 320 px, and it never scrolls sideways', limit, async () => {
  for (const scheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const page = await openDemo(width, scheme);
      assert.deepEqual(await axeViolations(page), [], `${scheme}, ${width} px`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px: it scrolls sideways`);
      await page.screenshot({ path: join(pictures, `demo-${scheme}-${width}.png`), fullPage: width === 320 });
      await page.close();
    }
  }
});

test('the demo asks for nothing on any other host, and no error was told', limit, () => {
  assert.deepEqual(server.elsewhere, []);
  assert.deepEqual(problems, []);
});
