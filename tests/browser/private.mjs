// A private window, the same in every browser: a page is read there like anywhere, and nothing of it is kept: no choice, no judgement, no
// article.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelOf, panelState, setLevel, tracesOn } from './page_state.mjs';
import { limit, useReader } from './reader_fixture.mjs';
import { until } from './until.mjs';

export function privateWindow(name, openReader) {
  const seat = useReader(openReader);

  const kept = () => seat.reader.inPanel(async () => ({ local: await chrome.storage.local.get(), session: await chrome.storage.session.get() }));

  test(`${name}, private window: what is read, chosen and judged leaves no trace`, limit, async () => {
    const { page, model } = await seat.readKept(seat.server.url('own/notice.html'));
    assert.equal(model.hidden, true);
    assert.equal(model.library.kept === 'private' || model.library.kept === 'off' || model.library.kept === 'unavailable', true, model.library.kept);
    await until('the words', async () => /private window: nothing is kept/.test((await panelState(seat.reader)).footer));
    const before = await kept();
    await setLevel(seat.reader, 'everything');
    await seat.reader.inPanel(() => document.querySelector('.sl-who [data-act=not]').click());
    await until('the card to go', async () => (await modelOf(seat.reader)).judgements.length === 1);
    await seat.reader.inPanel(() => document.querySelectorAll('.sl-rules button')[2].click());
    await seat.reader.inPanel(() => document.querySelector('.sl-controls input[type=checkbox]')?.click());
    await setLevel(seat.reader, 'off');
    await until('no mark', async () => (await tracesOn(page)).highlights === 0);
    assert.deepEqual(await kept(), before);
    assert.deepEqual(before.local, {});
    await page.close();
  });

  test(`${name}, private window: a library that is on keeps no article of it`, limit, async () => {
    const status = await seat.askLibrary({ kind: 'configure', settings: { on: true } });
    const { page, model } = await seat.readKept(seat.server.url('golden/gzero-briefing/page.html'));
    assert.notEqual(model.library.kept, 'kept', JSON.stringify(status));
    await page.close();
    assert.equal((await seat.askLibrary({ kind: 'status' })).articles, 0);
  });
}
