// Fixture of the browser tests: a local server and a browser with the extension in it, from before a file's tests until after them, and
// the ways to have a page read. The browsers themselves are chromium.mjs and firefox.mjs.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';

import { root, startServer } from './local_server.mjs';
import { modelOf, pageText, panelState, stateOf } from './page_state.mjs';
import { until } from './until.mjs';

export const pictures = join(root, 'build', 'screenshots');
export const limit = { timeout: 120_000 };
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** To be called once in a file, outside of its tests: `server` and `reader` are there from the first test on. */
export function useReader(openReader) {
  const fixture = {
    server: null,
    reader: null,

    /** Opens a page, in a tab of its own or in the one given, and presses the button; waits for nothing. */
    async press(url, tab) {
      const page = tab ?? (await fixture.reader.open(url));
      if (tab) await tab.goto(url, { waitUntil: 'load' });
      const text = await pageText(page);
      await fixture.reader.press(page);
      return { page, text };
    },

    /** Has a page read and waits for the model of its reading, whatever that holds. */
    async readAny(url, patience, tab) {
      const { page, text } = await fixture.press(url, tab);
      await until('the reading', async () => isReadyAt(await stateOf(fixture.reader), url), patience);
      return { page, text, model: await modelOf(fixture.reader) };
    },

    /** Has a page read and waits until the panel shows its names. */
    async readPage(url) {
      const { page, text } = await fixture.press(url);
      let state = null;
      let shown = null;
      const isShown = async () => {
        state = await stateOf(fixture.reader);
        shown = await panelState(fixture.reader);
        return isReadyAt(state, url) && shown.who.length > 0 && !shown.busy;
      };
      await until('the panel to show the reading', isShown).catch((error) => {
        throw new Error(`${error.message}; the page says ${JSON.stringify(state)}, the panel ${JSON.stringify(shown)}`);
      });
      return { page, text };
    },

    /** Has a page read and waits for what the library says to it. */
    async readKept(url) {
      const { page, text } = await fixture.press(url);
      await until('the library’s word', async () => {
        const state = await stateOf(fixture.reader);
        return isReadyAt(state, url) && state.hasLibrary;
      });
      return { page, text, model: await modelOf(fixture.reader) };
    },

    /** Asks the library as the extension's own pages do. */
    askLibrary(question) {
      return fixture.reader.inPanel(
        (question) =>
          new Promise((resolve) => {
            const port = chrome.runtime.connect({ name: 'library' });
            port.onMessage.addListener((message) => resolve(message.answer ?? { error: message.error }));
            port.postMessage({ id: 1, ask: question });
          }),
        question,
      );
    },
  };
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    fixture.server = await startServer();
    fixture.reader = await openReader(fixture.server);
  }, limit);
  after(async () => {
    await fixture.reader?.close();
    await fixture.server?.close();
  }, limit);
  return fixture;
}

const isReadyAt = (state, url) => state?.kind === 'ready' && state.url === url;

/** What was asked of other hosts, without the frames and pictures of the golden pages: those are the pages' own requests. */
export function askedElsewhere(server) {
  const golden = join(root, 'tests', 'golden');
  const files = readdirSync(golden).map((slug) => join(golden, slug, 'page.html')).filter((file) => existsSync(file));
  const named = new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host)));
  return server.elsewhere.filter((host) => !named.has(host.replace(/:\d+$/, '')));
}
