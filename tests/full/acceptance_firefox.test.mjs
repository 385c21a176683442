// Full suite: the acceptance checks in Firefox, and what can be killed there. Sizes of its pages, tasks of the page's thread and a hung engine
// are out of the driver's reach: those are Chromium's.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openFirefox } from '../browser/firefox.mjs';
import { pageText, paintedCount, setLevel, stateOf, tracesOn } from '../browser/page_state.mjs';
import { limit } from '../browser/reader_fixture.mjs';
import { until } from '../browser/until.mjs';
import { acceptance } from './acceptance.mjs';

const seat = acceptance('firefox', openFirefox);
const notice = (query) => seat.server.url(`own/notice.html?${query}`);
const isReady = async () => (await stateOf(seat.reader))?.kind === 'ready';

const faults = {
  'the background is ended': () => seat.reader.endBackground(),
  // What its script had marked stays in the page's registry, without a style (docs/browser_bugs.md): so the page is loaded anew.
  'the extension is reloaded': async (page) => {
    await seat.reader.reload();
    await page.reload();
  },
  'the page is left for another while it is read': async (page) => {
    await seat.reader.press(page);
    await page.goto(notice('left'));
  },
  'the page is loaded anew while it is read': async (page) => {
    await seat.reader.press(page);
    await page.reload();
  },
};

for (const [what, bringAbout] of Object.entries(faults)) {
  test(`firefox, acceptance 12: ${what}: the next Read works, the page is as it was, no mark is left over`, limit, async () => {
    const page = await seat.reader.open(notice('first'));
    await seat.reader.press(page);
    await until('the reading before', isReady);
    await bringAbout(page);
    await page.bringToFront();
    const text = await pageText(page);
    await seat.reader.press(page);
    await until('the next reading', isReady);
    await until('its marks', async () => (await paintedCount(page)) > 0);
    assert.equal(await pageText(page), text, 'the page was changed');
    await until('the levels', () => setLevel(seat.reader, 'off').then(() => true));
    await until('no mark', async () => (await tracesOn(page)).highlights === 0);
    await page.close();
  });
}

test('firefox: no script of the extension threw', limit, async () => assert.deepEqual(await seat.reader.errors(), []));
