// Full suite: the acceptance checks of the product that cost time or need figures, in Chromium: how soon the first card comes, 200 pages
// without a request and with no page changed, a panel that is right soon after a navigation without load, and what the page's thread is
// held for. What each browser must do at all stands in tests/browser.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { axeViolations } from '../browser/axe.mjs';
import { extensionIn, openChromium } from '../browser/chromium.mjs';
import { root } from '../browser/local_server.mjs';
import { pageText, paintedCount, panelState, setLevel, stateOf, tracesOn } from '../browser/page_state.mjs';
import { notedTasks, noteTasks } from '../browser/page_tasks.mjs';
import { askedElsewhere, limit, useReader } from '../browser/reader_fixture.mjs';
import { until } from '../browser/until.mjs';

const seat = useReader(openChromium);
const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
const told = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return { text: `median ${Math.round(quantile(sorted, 0.5))}, 95th of ${sorted.length} ${Math.round(quantile(sorted, 0.95))}, longest ${Math.round(sorted.at(-1))}`, p95: quantile(sorted, 0.95) };
};
/** Times are told; on a machine that does nothing else SIDELIGHT_TIMES=1 judges them too. */
const isJudged = process.env.SIDELIGHT_TIMES === '1';

test('acceptance 1: the first card within 400 ms of the press, all within a second, the 95th of 20', limit, async (t) => {
  const url = seat.server.url('golden/gzero-analysis/page.html', 'still');
  const readings = [];
  const cards = [];
  for (let at = 0; at < 21; ++at) {
    const page = await seat.reader.open(url);
    const pressed = Date.now();
    await seat.reader.press(page);
    const card = await seat.reader.inPanel(
      () =>
        new Promise((resolve) => {
          const look = () => (document.querySelector('.sl-who') ? resolve(Date.now()) : requestAnimationFrame(look));
          look();
        }),
    );
    await until('the reading', async () => (await stateOf(seat.reader)).kind === 'ready');
    const { milliseconds } = await seat.reader.inPanel(() => ({ milliseconds: Number(/(\d+) ms/.exec(document.querySelector('.sl-footer').textContent)?.[1] ?? 0) }));
    if (at > 0) {
      readings.push(milliseconds);
      cards.push(card - pressed);
    }
    await page.close();
  }
  const [reading, first] = [told(readings), told(cards)];
  t.diagnostic(`from the press, through the driver, to the first card in the panel, ms: ${first.text}`);
  t.diagnostic(`from the reading's begin to its marks, ms: ${reading.text}`);
  if (isJudged) assert.ok(first.p95 <= 400 && reading.p95 <= 1000, `${first.text}; ${reading.text}`);
});

test('acceptance 2 and 11: 200 readings, no request to any other host, no page changed, no mark after Off', { timeout: 600_000 }, async () => {
  const golden = join(root, 'tests', 'golden');
  const slugs = readdirSync(golden).filter((slug) => existsSync(join(golden, slug, 'page.html')));
  let readings = 0;
  let tab;
  for (const slug of Array.from({ length: 200 }, (_, at) => slugs[at % slugs.length])) {
    const { page, text } = await seat.readAny(`${seat.server.url(`golden/${slug}/page.html`, 'still')}?${readings}`, 30_000, tab);
    tab = page;
    assert.equal(await pageText(page), text, `${slug}: changed by its marks`);
    await until('the levels', () => setLevel(seat.reader, 'off').then(() => true));
    await until('no mark', async () => (await tracesOn(page)).highlights === 0);
    assert.equal(await pageText(page), text, `${slug}: changed after Off`);
    readings += 1;
  }
  await tab.close();
  assert.match((await panelState(seat.reader)).footer, /0 network requests/);
  assert.deepEqual(askedElsewhere(seat.server), []);
});

test('acceptance 4: every mark’s words are the panel’s, and “go to” lands on them', limit, async () => {
  const { page, model } = await seat.readAny(seat.server.url('golden/gzero-briefing/page.html', 'still'));
  await until('the levels', () => setLevel(seat.reader, 'everything').then(() => true));
  await until('the marks', async () => (await paintedCount(page)) > 20);
  const texts = await page.evaluate(() => [...CSS.highlights.values()].flatMap((marks) => [...marks].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))));
  const { mentions, dates, figures, quotes } = model.reading;
  const said = [...mentions, ...dates, ...figures, ...quotes.flatMap(({ parts }) => parts)].map(({ text }) => text.replace(/\s+/g, ' '));
  for (const words of texts) assert.ok(said.some((each) => each.includes(words.replace(/\s+/g, ' ').trim())), words);
  const items = await seat.reader.inPanel(() => document.querySelectorAll('.sl-who .sl-go').length);
  for (let at = 0; at < items; ++at) {
    await page.evaluate(() => getSelection().removeAllRanges());
    const name = await seat.reader.inPanel((at) => {
      const button = document.querySelectorAll('.sl-who .sl-go')[at];
      button.click();
      return document.querySelectorAll('.sl-who')[at].dataset.group;
    }, at);
    const selected = await until('a selection', () => page.evaluate(() => getSelection().toString()));
    const own = mentions.filter(({ group, form }) => String(group) === name && form === 'name').map(({ text }) => text.replace(/\s+/g, ' '));
    assert.ok(own.includes(selected.replace(/\s+/g, ' ')), `${selected} is none of ${own}`);
  }
  await page.close();
});

test('acceptance 7: axe finds nothing in the right-to-left panel, options, welcome and library, light and dark, at 320 px and at 200 %', { timeout: 300_000 }, async () => {
  const folder = extensionIn('ar');
  const reader = await openChromium(seat.server, { folder });
  const sizes = [{ width: 320, height: 700 }, { width: 640, height: 450, deviceScaleFactor: 2 }];
  const look = async (page, what) => {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      for (const size of sizes) {
        await page.setViewport(size);
        assert.deepEqual(await axeViolations(page), [], `${what}, ${scheme}, ${size.width} px`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what}, ${size.width} px: it scrolls sideways`);
      }
    }
  };
  try {
    const page = await reader.open(seat.server.url('golden/gzero-briefing/page.html', 'still'));
    await reader.press(page);
    await until('the reading', async () => (await panelState(reader)).who.length > 0);
    assert.equal(await reader.inPanel(() => document.documentElement.dir), 'rtl');
    await reader.inPanel(() => document.querySelector('.sl-export-open').click());
    await look(reader.panelPage, 'panel');
    for (const [name, ready] of [['options', '#about code:not(:empty)'], ['welcome', '.sl-who'], ['library', '.lib-welcome']]) {
      const other = await reader.browser.newPage();
      await other.goto(`chrome-extension://${reader.extension.id}/${name}.html`);
      await until(name, () => other.evaluate((ready) => document.querySelector(ready) !== null, ready));
      await look(other, name);
      await other.close();
    }
  } finally {
    await reader.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
});

test('acceptance 10: a live blog of 300 entries: the panel is right after each new one, and the thread is not held', { timeout: 300_000 }, async (t) => {
  const names = ['Noor Halvorsen', 'Kofi Brandqvist', 'Lise Amanorwa', 'Piet Okonjo', 'Runa Teixeira', 'Ada Holmqvist', 'Tomás Ibarra', 'Mirela Stan'];
  const entry = (at, name) => `<section><h2>${String(at % 24).padStart(2, '0')}:10 GMT</h2><p>Update ${at}: ${name} told reporters on the quay that the water had fallen by ${at} centimetres since the morning. “We wait,” ${name} said, and went back to the dike, where some forty people had been filling sandbags through the night.</p></section>`;
  const url = seat.server.make('live', `<!doctype html><html lang="en"><title>Flood – live</title><article><h1>Flood: the river is falling – live</h1>${Array.from({ length: 300 }, (_, at) => entry(at, 'Hanneke Vos')).join('')}</article>`);
  const { page } = await seat.readAny(url, 30_000);
  const milliseconds = [];
  let longest = 0;
  for (const [at, name] of names.entries()) {
    await noteTasks(page);
    await page.evaluate(
      (html) => {
        document.querySelector('article h1').insertAdjacentHTML('afterend', html);
        globalThis.changedAt = Date.now();
      },
      entry(400 + at, name),
    );
    const seen = await until('the new name', () => seat.reader.inPanel((name) => (document.querySelector('.sl-panel').textContent.includes(name) ? Date.now() : 0), name), 30_000);
    milliseconds.push(seen - (await page.evaluate(() => globalThis.changedAt)));
    longest = Math.max(longest, ...(await notedTasks(page)));
  }
  t.diagnostic(`from the change to the panel, ms: ${told(milliseconds).text}; longest task of the page's thread ${Math.round(longest)} ms`);
  if (isJudged) assert.ok(told(milliseconds).p95 <= 700 && longest <= 50);
  await page.close();
});
