// What no hostile page may bring about, the same in every browser: tests/hostile/families makes the pages, README.md beside them says
// what each does. A page is read, marked with everything, and left: it is as it was, nothing was asked of the network, no script of ours
// threw, the page's thread was never held for long, and what came into the panel is text.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { madePages } from '../hostile/families/index.mjs';
import { root, startServer } from './local_server.mjs';
import { modelOf, pageText, panelState, setLevel } from './page_state.mjs';
import { until } from './until.mjs';

const limit = { timeout: 180_000 };
const kLongestTask = 100;
// A busy machine holds a thread as well as a program does: what a page does, it does each time.
const kTries = 3;

/** The pages that are kept as files, in the form of the made ones. */
export const keptPages = () =>
  readdirSync(join(root, 'tests', 'hostile'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ name, family: 'kept', body: readFileSync(join(root, 'tests', 'hostile', name)), contentType: 'text/html', moves: name === 'highlights-cleared.html' }));
export const everyPage = () => [...madePages, ...keptPages()];

/** Runs in the page before anything of its own: notes how long its thread is held, out of reach of what the page does to built-ins. */
function watchTasks() {
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

async function openWatched(reader, url) {
  const page = await reader.browser.newPage();
  await page.evaluateOnNewDocument(watchTasks);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await page.bringToFront();
  return page;
}

const textAtRest = (page, storm) => (storm ? until('the storm to begin', () => page.evaluate(() => globalThis.atRest)) : pageText(page));

/** Whether the panel says something that is an end: a reading, or why there is none. */
async function isSettled(reader) {
  const model = await modelOf(reader);
  return model !== null && model.state.kind !== 'working' && model.state.kind !== 'idle' ? model : null;
}

export function hostilePages(name, openReader, pages) {
  let server;
  let reader;
  before(async () => {
    server = await startServer();
    reader = await openReader(server);
  }, limit);
  after(async () => {
    await reader?.close();
    await server?.close();
  }, limit);

  async function readHostile({ name: file, body, headers, contentType, storm = false }) {
    const url = server.make(file, body, 'free', { ...headers, ...(contentType ? { 'content-type': contentType } : {}) });
    const page = await openWatched(reader, url);
    const thrown = [];
    page.on('pageerror', (error) => thrown.push(String(error.stack ?? error)));
    const dialogs = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const text = await textAtRest(page, storm);
    const titleBefore = await page.title();
    await new Promise((resolve) => setTimeout(resolve, 150)); // what the page does to itself when it is loaded
    const asked = server.requests.length;
    await page.evaluate(() => globalThis.watchedGaps.forget());
    await reader.press(page);
    const model = await until('an end of the reading', () => isSettled(reader), 30_000);
    await until('the panel', async () => /network requests/.test((await panelState(reader)).footer));
    await setLevel(reader, 'everything');
    await new Promise((resolve) => setTimeout(resolve, storm ? 900 : 250));
    const inPanel = await reader.inPanel(() => ({
      elements: document.querySelectorAll('.sl-panel :is(img, script, iframe, object, embed, style, svg image, form, base, link), .sl-panel [onerror], .sl-panel [onload]').length,
      addresses: [...document.querySelectorAll('.sl-panel a[href]')].map((link) => link.protocol).filter((protocol) => !/^(https?|[a-z-]*extension):$/.test(protocol)),
      words: document.querySelector('.sl-panel').textContent,
    }));
    await setLevel(reader, 'off');
    await new Promise((resolve) => setTimeout(resolve, 80));
    const longest = await page.evaluate(() => globalThis.watchedGaps.longest());
    if (storm) await page.evaluate(() => globalThis.stop());
    const textAfter = await pageText(page);
    const titleAfter = await page.title();
    const requests = server.requests.slice(asked).filter((path) => !path.endsWith('/favicon.ico'));
    await page.close();
    return { model, text, textAfter, titleBefore, titleAfter, thrown, dialogs, inPanel, longest, requests };
  }

  for (const made of pages) {
    test(`${name}: ${made.family}: ${made.name}`, limit, async (t) => {
      let longest = Infinity;
      for (let round = 0; round < kTries && longest > kLongestTask; ++round) {
        const seen = await readHostile(made);
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
      t.diagnostic(`longest task ${Math.round(longest)} ms`);
      assert.ok(longest <= kLongestTask, `the page’s thread was held for ${Math.round(longest)} ms`);
    });
  }

  test(`${name}: no other host was asked for anything`, limit, () => assert.deepEqual(server.elsewhere, []));
  test(`${name}: no script of the extension wrote an error`, limit, async (t) => {
    if (!reader.errors) return t.skip('this browser tells of them page by page');
    assert.deepEqual(await reader.errors(), []);
  });
}
