// The demo page, served from a folder of its own: it reads, its panel leads to the article, and axe finds nothing.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
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

async function openDemo() {
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.evaluateOnNewDocument(overhear);
  await page.setViewport({ width: 1280, height: 900 });
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
  const page = await openDemo();
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 900 });
      assert.deepEqual(await axeViolations(page), [], `${scheme}, ${width} px`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px: it scrolls sideways`);
      await page.screenshot({ path: join(pictures, `demo-${scheme}-${width}.png`), fullPage: width === 320 });
    }
  }
  await page.close();
});

test('it works without a network after the first visit, from a folder of its own', limit, async () => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(server.url('demo/'));
  await until('the files to be kept', () => page.evaluate(() => !document.getElementById('offline').hidden));
  await page.setOfflineMode(true);
  // The service worker has its own network: that must go too.
  const worker = await (await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes('/demo/'))).createCDPSession();
  await worker.send('Network.enable');
  await worker.send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 });
  await page.goto(server.url('demo/'));
  await until('the reading without a network', () => page.evaluate(() => document.querySelector('.sl-who') !== null));
  await page.evaluate(() => document.querySelectorAll('.sample')[1].click());
  await until('another sample', () => page.evaluate(() => /majority of one/.test(document.querySelector('.sl-panel h1')?.textContent ?? '')));
  await context.close();
});

test('the policy of the page allows nothing inline and no other host', () => {
  const html = readFileSync(join(root, 'web', 'demo', 'index.html'), 'utf8');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.doesNotMatch(html, /<style|\son\w+=|style="/);
});

test('in every language: said in it, in its direction, axe finds nothing', { timeout: 300_000 }, async () => {
  for (const language of ['de', 'fr', 'es', 'zh-CN', 'ar']) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.setViewport({ width: language === 'ar' ? 400 : 1280, height: 900 });
    await page.goto(`${server.url('demo/')}?lang=${language}`);
    await until('the reading', () => page.evaluate(() => document.querySelector('.sl-who') !== null));
    const messages = JSON.parse(readFileSync(join(root, 'extension', '_locales', language.replace('-', '_'), 'messages.json'), 'utf8'));
    const shown = await page.evaluate(() => ({
      title: document.title, who: document.querySelector('#sl-who-title').textContent, dir: document.documentElement.dir,
      level: document.querySelector('.sl-chosen span').textContent, wide: document.documentElement.scrollWidth > innerWidth,
    }));
    assert.deepEqual(shown, {
      title: messages.demo_page_title.message, who: messages.who.message, dir: messages.direction.message, level: messages.level_quiet.message, wide: false,
    });
    assert.deepEqual(await axeViolations(page), [], language);
    await page.screenshot({ path: join(pictures, `demo-${language}.png`) });
    await page.close();
  }
});

test('the guided minute goes by keys, says five things, and gives the focus back', limit, async () => {
  const page = await openDemo();
  await page.focus('#tour');
  await page.keyboard.press('Enter');
  const said = [];
  for (let step = 0; step < 5; ++step) {
    said.push(await page.evaluate(() => document.querySelector('.tour p').textContent));
    assert.deepEqual(await axeViolations(page), [], `step ${step + 1}`);
    if (step < 4) await page.keyboard.press('Enter');
  }
  assert.equal(new Set(said).size, 5);
  assert.ok(await page.evaluate(() => document.querySelector('.tour-lit') !== null));
  await page.keyboard.press('Escape');
  assert.deepEqual(await page.evaluate(() => [document.querySelector('.tour').hidden, document.activeElement.id]), [true, 'tour']);
  await page.close();
});

test('what is chosen is remembered: level, and names put aside', limit, async () => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(server.url('demo/'));
  await until('the reading', () => page.evaluate(() => document.querySelector('.sl-who') !== null));
  const name = await page.evaluate(() => {
    document.querySelector('input[name=sl-level][value=everything]').click();
    const card = document.querySelector('.sl-who');
    card.querySelector('[data-act=not]').click();
    return card.querySelector('h3').textContent;
  });
  await page.reload();
  await until('the next reading', () => page.evaluate(() => document.querySelector('.sl-who') !== null));
  const names = await page.evaluate(() => [...document.querySelectorAll('.sl-who h3')].map((each) => each.textContent));
  assert.ok(!names.includes(name), names.join());
  assert.equal(await page.evaluate(() => document.querySelector('input[name=sl-level]:checked').value), 'everything');
  await context.close();
});

test('the demo asks for nothing on any other host, and no error was told', limit, () => {
  assert.deepEqual(server.elsewhere, []);
  assert.deepEqual(problems, []);
});
