// What no hostile page may bring about, the same in every browser: tests/hostile/families makes the pages, README.md beside them says
// what each does. A page is read, marked with everything, and left: it is as it was, nothing was asked of the network, no script of ours
// threw, the page's thread was never held for long, and what came into the panel is text.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { madePages } from '../hostile/families/index.mjs';
import { root } from './local_server.mjs';
import { modelOf, pageText, panelState, setLevel } from './page_state.mjs';
import { notedTasks, noteTasks } from './page_tasks.mjs';
import { useReader } from './reader_fixture.mjs';
import { until } from './until.mjs';

const limit = { timeout: 180_000 };
const kLongestTask = 100;
// A busy machine holds a thread as well as a program does: what a page does, it does each time.
const kTries = 3;
/** Asks for the time too: else tests gate on behaviour, not on the clock of a busy machine. */
const isTimed = process.env.SIDELIGHT_TIMES === '1';
const kNoiseMilliseconds = 800;

/** Pages in which a browser leaves no extension its tools (docs/browser_bugs.md, 2026-11-29): that is said, and nothing else happens. */
const barred = { chromium: new Set(['clobber-window-chrome', 'clobber-window-browser']) };

/** The pages that are kept as files, in the form of the made ones. */
export const keptPages = () =>
  readdirSync(join(root, 'tests', 'hostile'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ name, family: 'kept', body: readFileSync(join(root, 'tests', 'hostile', name)), contentType: 'text/html', moves: name === 'highlights-cleared.html' }));
export const everyPage = () => [...madePages, ...keptPages()];

/** Runs in the page before anything of its own: notes how long its thread is held, out of reach of what the page does to built-ins. */
function watchGaps() {
  const gaps = [];
  const now = performance.now.bind(performance);
  let last = now();
  setInterval(() => {
    const at = now();
    gaps.push(at - last - 10);
    last = at;
  }, 10);
  Object.defineProperty(globalThis, 'watchedGaps', { value: { longest: () => gaps.reduce((most, gap) => (gap > most ? gap : most), 0), forget: () => (gaps.length = 0) } });
}

/** The longest task of a page's thread, in milliseconds of its own time where the browser tells of that: others' work is not counted. */
const watches = {
  Chromium: {
    prepare: () => undefined,
    begin: noteTasks,
    longest: async (page) => Math.max(...(await notedTasks(page))),
  },
  // Firefox tells of no task's own time: what the thread is held for, less what it was held for in as much time without us.
  Firefox: {
    prepare: (page) => page.evaluateOnNewDocument(watchGaps),
    async begin(page) {
      await page.evaluate(() => void globalThis.watchedGaps.forget());
      await new Promise((resolve) => setTimeout(resolve, kNoiseMilliseconds));
      this.noise = await page.evaluate(() => globalThis.watchedGaps.longest());
      await page.evaluate(() => void globalThis.watchedGaps.forget());
    },
    async longest(page) {
      return Math.max(0, (await page.evaluate(() => globalThis.watchedGaps.longest())) - this.noise);
    },
  },
};

async function openWatched(reader, url, timed, page) {
  if (timed) await watches[reader.name].prepare(page);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await page.bringToFront();
  return page;
}

const textAtRest = (page, storm) => (storm ? until('the storm to begin', () => page.evaluate(() => globalThis.atRest)) : pageText(page));

/** Whether the panel says something that is an end: a reading, or why there is none. The model is not asked for: that is work for the page. */
const isSettled = (reader) =>
  reader.inPanel(() => {
    const shown = document.querySelector('.sl-panel');
    return shown !== null && shown.querySelector('progress') === null && shown.querySelector('h1, .sl-note') !== null && shown.querySelector('input[name=sl-level]') !== null;
  });
/** The panel shows the tab that is looked at: one that was just opened has not been read. */
const isForgotten = (reader) => reader.inPanel(() => document.querySelector('input[name=sl-level]') === null).catch(() => true);

/** With `timed` it is told how long the page's thread was held, which costs a second a page. */
export function hostilePages(name, openReader, pages, timed = isTimed) {
  const seat = useReader(openReader);
  let opened = false;
  let tab = null;

  async function readHostile({ name: file, body, headers, contentType, storm = false }) {
    const url = seat.server.make(file, body, 'free', { ...headers, ...(contentType ? { 'content-type': contentType } : {}) });
    // One tab for page after page: a new one costs Firefox more than the page. What was measured in it before would count again.
    const page = (timed ? null : tab) ?? (await seat.reader.browser.newPage());
    tab = null; // after a failure the next page gets one of its own
    await openWatched(seat.reader, url, timed, page);
    const thrown = [];
    const onError = (error) => thrown.push(String(error.stack ?? error));
    const dialogs = [];
    const onDialog = (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    };
    page.on('pageerror', onError);
    page.on('dialog', onDialog);
    if (opened) await until('the panel to leave the page before', () => isForgotten(seat.reader));
    opened = true;
    const text = await textAtRest(page, storm);
    const titleBefore = await page.title();
    await new Promise((resolve) => setTimeout(resolve, 150)); // what the page does to itself when it is loaded
    const asked = seat.server.requests.length;
    const watch = timed ? watches[seat.reader.name] : null;
    await watch?.begin(page);
    await seat.reader.press(page);
    await until('an end of the reading', () => isSettled(seat.reader), 30_000).catch(async (error) => {
      throw new Error(`${error.message}; the panel shows ${JSON.stringify(await panelState(seat.reader))}`);
    });
    // A page that changes its address is shown anew: the choice of levels may just be away.
    await until('the choice of levels', () => setLevel(seat.reader, 'everything').then(() => true));
    await new Promise((resolve) => setTimeout(resolve, storm ? 900 : 250));
    const inPanel = await seat.reader.inPanel(() => ({
      elements: document.querySelectorAll('.sl-panel :is(img, script, iframe, object, embed, style, svg image, form, base, link), .sl-panel [onerror], .sl-panel [onload]').length,
      addresses: [...document.querySelectorAll('.sl-panel a[href]')].map((link) => link.protocol).filter((protocol) => !/^(https?|[a-z-]*extension):$/.test(protocol)),
      words: document.querySelector('.sl-panel').textContent,
    }));
    await until('the choice of levels', () => setLevel(seat.reader, 'off').then(() => true));
    await new Promise((resolve) => setTimeout(resolve, 80));
    const longest = (await watch?.longest(page)) ?? 0;
    const model = await modelOf(seat.reader);
    if (storm) await page.evaluate(() => globalThis.stop());
    const textAfter = await pageText(page);
    const titleAfter = await page.title();
    const requests = seat.server.requests.slice(asked).filter((path) => !path.endsWith('/favicon.ico'));
    page.off('pageerror', onError);
    page.off('dialog', onDialog);
    if (timed) await page.close();
    else tab = page;
    return { model, text, textAfter, titleBefore, titleAfter, thrown, dialogs, inPanel, longest, requests };
  }

  for (const made of pages) {
    if (barred[name]?.has(made.name)) {
      test(`${name}: ${made.family}: ${made.name}: why it is not read is said`, limit, async () => {
        const page = await seat.reader.open(seat.server.make(made.name, made.body, 'free', { 'content-type': 'text/html' }));
        const text = await pageText(page);
        const asked = seat.server.requests.length;
        await seat.reader.press(page);
        await until('the reason', () => seat.reader.inPanel(() => document.body.textContent.includes('no extension can work in it')));
        assert.equal(await pageText(page), text, 'the page was changed');
        assert.deepEqual(seat.server.requests.slice(asked).filter((path) => !path.endsWith('/favicon.ico')), []);
        await page.close();
      });
      continue;
    }
    test(`${name}: ${made.family}: ${made.name}`, limit, async (t) => {
      let longest = Infinity;
      for (let round = 0; round < kTries && longest > kLongestTask; ++round) {
        const seen = await readHostile(made).catch(async (error) => {
          for (const page of await seat.reader.browser.pages()) if (page.tracing) await page.tracing.stop().catch(() => undefined);
          throw error;
        });
        if (!made.moves) assert.equal(seen.textAfter, seen.text, 'the page was changed');
        assert.equal(seen.titleAfter, seen.titleBefore, 'a script of the page’s text ran');
        assert.deepEqual(seen.dialogs, []);
        assert.deepEqual(seen.thrown.filter((stack) => /extension:\/\//.test(stack)), [], 'an exception of ours');
        assert.deepEqual(seen.requests, [], 'something was asked of the page’s server');
        assert.equal(seen.inPanel.elements, 0, 'markup of the page came into the panel');
        assert.deepEqual(seen.inPanel.addresses, [], 'a link that is no web address');
        assert.doesNotMatch(seen.inPanel.words, /[\u202a-\u202e\u2066-\u2069]/, 'a control of direction came into the panel');
        assert.notEqual(seen.model.state.kind, 'failed', seen.model.state.words);
        if (made.family === 'shadows') assert.doesNotMatch(seen.inPanel.words, /Framedweller/, 'a closed root was read');
        longest = seen.longest;
      }
      if (timed) t.diagnostic(`longest task ${Math.round(longest)} ms`);
      if (isTimed) assert.ok(longest <= kLongestTask, `the page’s thread was held for ${Math.round(longest)} ms`);
    });
  }

  test(`${name}: no other host was asked for anything`, limit, () => assert.deepEqual(seat.server.elsewhere, []));
  test(`${name}: no script of the extension wrote an error`, limit, async (t) => {
    if (!seat.reader.errors) return t.skip('this browser tells of them page by page');
    assert.deepEqual(await seat.reader.errors(), []);
  });
}
