// The extension in Chromium: the reader's journey, and what only this browser lets one do: kill each part, measure the panel.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { axeViolations } from './axe.mjs';
import { openChromium } from './chromium.mjs';
import { journey } from './journey.mjs';
import { root } from './local_server.mjs';
import { modelOf, pageText, panelState, stateOf, tracesOn } from './page_state.mjs';
import { countColour } from './png.mjs';
import { limit } from './reader_fixture.mjs';
import { until } from './until.mjs';
import { markStyles } from './web_modules.mjs';

const state = journey('chromium', openChromium);
const notice = () => state.server.url('own/notice.html');

const pressButton = (words) =>
  state.reader.inPanel((words) => [...document.querySelectorAll('.sl-button')].find((button) => button.textContent === words).click(), words);

/** Keeps the engine's worker busy for ever. */
async function hangEngine() {
  const offscreen = await state.reader.browser.waitForTarget((target) => target.url().endsWith('/offscreen.html'), { timeout: 20_000 });
  const page = await offscreen.asPage();
  const workers = await until('the worker of the engine', () => (page.workers().some((worker) => worker.url().endsWith('engine_worker.js')) ? page.workers() : null));
  const forEver = () => {
    for (;;);
  };
  for (const worker of workers.filter((worker) => worker.url().endsWith('engine_worker.js'))) worker.evaluate(forEver).catch(() => undefined);
}

for (const file of readdirSync(join(root, 'tests', 'hostile')).filter((name) => name.endsWith('.html'))) {
  test(`chromium: ${file} is read and left alone`, limit, async () => {
    const { page, text } = await state.readAny(state.server.url(`hostile/${file}`));
    const dialogs = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await until('the panel', async () => /network requests/.test((await panelState(state.reader)).footer));
    assert.equal(await pageText(page), text);
    assert.deepEqual(dialogs, []);
    const injected = await state.reader.inPanel(
      () => document.querySelectorAll('.sl-panel :is(img, script, iframe, a[href^="javascript"])').length,
    );
    assert.equal(injected, 0, 'markup of the page came into the panel');
    await page.close();
  });
}

test('chromium: a content script cannot have another tab read', limit, async () => {
  const other = await state.reader.open(state.server.url('own/notice.html?other'));
  const { page } = await state.readPage(notice());
  const tabs = await state.reader.inBackground(async () => (await chrome.tabs.query({})).map((tab) => tab.id));
  await state.reader.inContent(
    page,
    async (tabs) => {
      for (const tab of tabs) chrome.runtime.sendMessage({ to: 'background', kind: 'inject', tab }).catch(() => undefined);
      await chrome.runtime.sendMessage({ to: 'background', kind: 'wake' }); // answered after the others were heard
    },
    tabs,
  );
  assert.equal((await tracesOn(other)).highlights, 0);
  await page.close();
  await other.close();
});

const beyond = {
  'of 100,000 nodes': [() => Array.from({ length: 100_000 }, (_, at) => `<p>Word ${at} Olsen</p>`).join(''), 'node_limit'],
  'that is 5,000 levels deep': [() => `${'<div>'.repeat(5000)}<p>Mira Olsen came on Tuesday.</p>`, 'depth_limit'],
};

for (const [what, [body, note]] of Object.entries(beyond)) {
  test(`chromium: a page ${what} is read in part, and says so`, limit, async () => {
    const url = state.server.make(note, `<!doctype html><title>Long</title><article><h1>Long</h1>${body()}</article>`);
    const { page, text, model } = await state.readAny(url, 30_000);
    assert.ok(model.reading.notes.some(({ code }) => code === note));
    await until('the words', async () => (await panelState(state.reader)).notes.some((words) => /left out|flat/.test(words)));
    assert.equal(await pageText(page), text);
    await page.close();
  });
}

test('chromium: a killed background costs nothing', limit, async () => {
  const { page } = await state.readPage(notice());
  const target = await state.reader.browser.waitForTarget((target) => target.type() === 'service_worker');
  await (await target.worker()).close();
  await until('the background to be gone', () => !state.reader.browser.targets().includes(target));
  await page.reload();
  await state.reader.press(page);
  await until('the reading', async () => (await stateOf(state.reader))?.kind === 'ready');
  await page.close();
});

test('chromium: an engine that is killed while it reads is told of in words; the next Read works', limit, async () => {
  const { page } = await state.readPage(notice());
  await hangEngine();
  await state.reader.press(page);
  await until('the work', async () => (await stateOf(state.reader)).kind === 'working');
  await state.reader.inBackground(() => chrome.offscreen.closeDocument());
  await until('the words', async () => /The engine stopped/.test((await panelState(state.reader)).state));
  await pressButton('Read');
  await until('the reading', async () => (await stateOf(state.reader)).kind === 'ready');
  await page.close();
});

test('chromium: an engine that hangs is replaced, and the reading comes all the same', limit, async () => {
  const { page, text } = await state.readPage(notice());
  await hangEngine();
  await state.reader.press(page);
  await until('the work', async () => (await stateOf(state.reader)).kind === 'working');
  const model = await until('the reading', async () => {
    const model = await modelOf(state.reader);
    return model.state.kind === 'ready' ? model : null;
  }, 20_000);
  assert.match(model.notice, /started again/);
  assert.equal(await pageText(page), text);
  await page.close();
});

test('chromium: a reading can be cancelled', limit, async () => {
  const { page } = await state.readPage(notice());
  await hangEngine();
  await state.reader.press(page);
  await until('the work', async () => (await panelState(state.reader)).busy);
  await pressButton('Cancel');
  await until('the old reading', async () => (await stateOf(state.reader)).kind === 'ready');
  await state.reader.inBackground(() => chrome.offscreen.closeDocument());
  await page.close();
});

test('chromium: the panel goes by keys alone', limit, async () => {
  const { page } = await state.readPage(notice());
  const panel = state.reader.panelPage;
  await panel.bringToFront();
  await panel.focus('.sl-chip');
  const section = await panel.evaluate(() => [...document.querySelectorAll('.sl-chip')].findIndex((chip) => chip.getAttribute('href') === '#sl-who' || chip.textContent.includes('who')) + 1);
  await panel.keyboard.press(String(section));
  await panel.keyboard.press('j');
  assert.equal(await panel.evaluate(() => document.activeElement.closest('.sl-who') !== null), true);
  const name = await panel.evaluate(() => document.activeElement.textContent);
  await panel.keyboard.press('Enter');
  const selected = await until('a selection on the page', () => page.evaluate(() => getSelection().toString()));
  assert.equal(selected, name);
  const judged = () => state.reader.inBackground(async () => (await chrome.storage.local.get('judgements')).judgements ?? []);
  await panel.keyboard.press('m');
  await until('it to be known', async () => (await judged()).some((each) => each.name === name && each.verdict === 'known'));
  await until('the panel to show it', () => panel.evaluate(() => document.activeElement.closest('.sl-known') !== null));
  await panel.keyboard.press('m');
  await until('it to be as before', async () => (await judged()).length === 0);
  await panel.keyboard.press('3');
  assert.equal(await panel.evaluate(() => document.activeElement.id), 'sl-said');
  await panel.keyboard.press('/');
  await panel.keyboard.type('iceland');
  await until('the filter', async () => (await panelState(state.reader)).who.join() === 'Iceland');
  await panel.keyboard.press('Escape');
  await until('every name again', async () => (await panelState(state.reader)).who.length > 1);
  await panel.focus('.sl-export-open');
  await panel.keyboard.press('Enter');
  await until('the formats', () => panel.evaluate(() => document.activeElement.localName === 'select'));
  await panel.keyboard.type('BibTeX');
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Enter');
  await until('what came of it', () => panel.evaluate(() => /Copied as BibTeX|did not work/.test(document.querySelector('.sl-export-said').textContent)));
  await panel.keyboard.press('Escape');
  assert.equal(await panel.evaluate(() => document.querySelector('.sl-export') === null && document.activeElement.classList.contains('sl-export-open')), true);
  await panel.focus('.sl-chip');
  await panel.keyboard.press('?');
  await until('the help', () => panel.evaluate(() => document.querySelector('.sl-help').open));
  await panel.keyboard.press('Escape');
  await until('the help to close', () => panel.evaluate(() => !document.querySelector('.sl-help').open));
  await page.close();
});

test('chromium: nothing is marked in print', limit, async () => {
  const { page } = await state.readPage(notice());
  const styles = (await markStyles()).filter((style) => style.line === 'solid');
  const marked = async () => {
    const picture = Buffer.from(await page.screenshot());
    return styles.reduce((sum, style) => sum + countColour(picture, style.light, 0), 0);
  };
  assert.ok(await until('a mark', marked));
  await page.emulateMediaType('print');
  await until('no mark', async () => (await marked()) === 0);
  await page.close();
});

test('chromium: axe finds nothing in the panel, light and dark, from 320 px', limit, async () => {
  const { page } = await state.readPage(state.server.url('golden/gzero-briefing/page.html'));
  const panel = state.reader.panelPage;
  for (const scheme of ['light', 'dark']) {
    await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of [320, 420]) {
      await panel.setViewport({ width, height: 900 });
      assert.deepEqual(await axeViolations(panel), [], `${scheme}, ${width} px`);
      assert.ok(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px: it scrolls sideways`);
      await panel.screenshot({ path: state.picture(`panel-${scheme}-${width}`), fullPage: true });
    }
  }
  await panel.emulateMediaFeatures([]);
  await panel.setViewport(null);
  await page.close();
});
