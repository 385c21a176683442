// Full suite: the acceptance checks in Chromium, and those that only this browser lets one make: other languages of the extension, other
// sizes of its pages, and what the page's thread is held for.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';

import { axeViolations } from '../browser/axe.mjs';
import { extensionIn, openChromium } from '../browser/chromium.mjs';
import { panelState } from '../browser/page_state.mjs';
import { notedTasks, noteTasks } from '../browser/page_tasks.mjs';
import { sleep } from '../browser/reader_fixture.mjs';
import { until } from '../browser/until.mjs';
import { acceptance, isJudged, told } from './acceptance.mjs';

const seat = acceptance('chromium', openChromium);

test('chromium, acceptance 7: axe finds nothing in the right-to-left panel, options, welcome and library, light and dark, at 320 px and at 200 %', { timeout: 300_000 }, async () => {
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

test('chromium, acceptance 10: a live blog of 300 entries: the panel is right after each new one, and the thread is not held', { timeout: 300_000 }, async (t) => {
  const names = ['Noor Halvorsen', 'Kofi Brandqvist', 'Lise Amanorwa', 'Piet Okonjo', 'Runa Teixeira', 'Ada Holmqvist', 'Tomás Ibarra', 'Mirela Stan'];
  const entry = (at, name) => `<section><h2>${String(at % 24).padStart(2, '0')}:10 GMT</h2><p>Update ${at}: ${name} told reporters on the quay that the water had fallen by ${at} centimetres since the morning. “We wait,” ${name} said, and went back to the dike, where some forty people had been filling sandbags through the night.</p></section>`;
  const url = seat.server.make('live', `<!doctype html><html lang="en"><title>Flood – live</title><article><h1>Flood: the river is falling – live</h1>${Array.from({ length: 300 }, (_, at) => entry(at, 'Hanneke Vos')).join('')}</article>`);
  const { page } = await seat.readAny(url, 30_000);
  const milliseconds = [];
  let longest = 0;
  for (const [at, name] of names.entries()) {
    await sleep(2500); // a page that changes all the time is read less often
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
