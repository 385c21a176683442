// Full suite: every part that can be killed or taken away, again and again, in an order that a fixed number decides: the reader is told in
// words within a second of the fault being seen, the next Read works, the page is as it was, and no mark is left over.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openChromium } from '../browser/chromium.mjs';
import { pageText, paintedCount, panelState, setLevel, stateOf, tracesOn } from '../browser/page_state.mjs';
import { limit, useReader } from '../browser/reader_fixture.mjs';
import { until } from '../browser/until.mjs';

const kRounds = Number(process.env.SIDELIGHT_FAULTS ?? 20);
const seat = useReader(openChromium);

const notice = (at) => seat.server.url(`own/notice.html?${at}`);
const isReady = async () => (await stateOf(seat.reader))?.kind === 'ready';
const offscreen = () => seat.reader.browser.targets().find((target) => target.url().endsWith('/offscreen.html'));
const background = () => seat.reader.browser.targets().find((target) => target.type() === 'service_worker' && target.url().includes(seat.reader.extension.id));

async function workerOfEngine() {
  const page = await (await seat.reader.browser.waitForTarget((target) => target.url().endsWith('/offscreen.html'), { timeout: 20_000 })).asPage();
  return until('the worker of the engine', () => page.workers()[0]);
}

/** Each fault is put on a page that was read; `read` says whether a reading is under way meanwhile. */
const faults = {
  'the background is killed': async () => (await background()?.worker())?.close(),
  'the engine’s owner is closed': async () => {
    if (offscreen()) await seat.reader.inBackground(() => chrome.offscreen.closeDocument());
  },
  'the engine’s worker is killed': async () => void (await (await workerOfEngine()).close().catch(() => undefined)),
  'the engine traps': async () => void (await (await workerOfEngine()).evaluate(() => void setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); })).catch(() => undefined)),
  'the extension is reloaded': () => seat.reader.reload(),
  'the page is left for another while it is read': async (page, at) => {
    await seat.reader.press(page);
    await page.goto(notice(`${at}-left`));
  },
  'the page is loaded anew while it is read': async (page) => {
    await seat.reader.press(page);
    await page.reload();
  },
  'the tab is closed while it is read': async (page, at) => {
    await seat.reader.press(page);
    await page.close();
    return seat.reader.open(notice(`${at}-again`));
  },
  'the grant is taken back: another site, then back': async (page, at) => {
    await page.goto(seat.server.url('golden/gzero-briefing/page.html', 'strict').replace('127.0.0.1', 'localhost'));
    await page.goto(notice(`${at}-back`));
  },
  'the panel is closed': async () => {
    await seat.reader.panelPage.close();
    await until('the panel to be gone', () => !seat.reader.browser.targets().some((target) => target.url().endsWith('/panel.html')));
  },
};
const names = Object.keys(faults);

for (let round = 0, state = 7; round < kRounds; ++round) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  const name = names[round < names.length ? round : state % names.length];
  test(`fault ${round + 1}: ${name}`, limit, async () => {
    const first = await seat.reader.open(notice(round));
    await seat.reader.press(first);
    await until('the reading before', isReady);
    const page = (await faults[name](first, round)) ?? first;
    await page.bringToFront();
    const text = await pageText(page);
    const pressed = performance.now();
    await seat.reader.press(page);
    // Either it is read, or it is said in words what stopped it and the next Read reads it.
    const said = await until('a reading, or words', async () => {
      const shown = await panelState(seat.reader);
      return (await isReady()) ? 'ready' : !shown.busy && /stopped|could not|Press|did not/.test(shown.state) ? shown.state : null;
    });
    if (said !== 'ready') {
      assert.ok(performance.now() - pressed < 12_000, `it took long to say "${said}"`);
      await seat.reader.press(page);
      await until(`the next Read, after "${said}"`, isReady);
    }
    await until('the marks', async () => (await paintedCount(page)) > 0);
    assert.equal(await pageText(page), text, 'the page was changed');
    // A background that must start first may have the page read after its marks were taken away: a reader says Off again.
    await until('no mark', () => setLevel(seat.reader, 'off').then(async () => (await tracesOn(page)).highlights === 0));
    await page.close();
    if (first !== page && !first.isClosed()) await first.close();
  });
}
