// A reader's own pack in Chromium: from a file on the options page to a card of the next reading, refused when it is not whole, and removed again.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { ownPack } from '../own_pack.mjs';
import { axeViolations } from './axe.mjs';
import { openChromium } from './chromium.mjs';
import { root } from './local_server.mjs';
import { modelOf } from './page_state.mjs';
import { askedElsewhere, limit, useReader } from './reader_fixture.mjs';
import { until } from './until.mjs';

const packs = useReader(openChromium);
const folder = mkdtempSync(join(tmpdir(), 'sidelight-packs-'));
after(() => rmSync(folder, { recursive: true }));

async function openOptions() {
  const page = await packs.reader.browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(`chrome-extension://${packs.reader.extension.id}/options.html`);
  await until('the packs that are shipped', async () => (await listed(page)).some((row) => row.startsWith('world')));
  return page;
}

const listed = (page) => page.evaluate(() => [...document.querySelectorAll('.opt-packs li')].map((row) => row.textContent));
const said = (page) => page.evaluate(() => document.querySelector('.opt-said').textContent);

/** Gives the options page a file, and waits for what it says to it. */
async function give(page, file, words) {
  const input = await page.$('.opt-pack-file');
  await input.uploadFile(file);
  await until('the answer', async () => words.test(await said(page)), 30_000).catch(async (error) => {
    throw new Error(`${error.message}; it says: ${await said(page)}`);
  });
}

/** Has the notice read; the entity of the guild, if any. */
async function guild() {
  const { page } = await packs.readPage(packs.server.url('own/notice.html'));
  const { reading } = await modelOf(packs.reader);
  return { page, entity: reading.groups.find((group) => group.name === 'Guild of Lamplighters')?.entity };
}

test('a pack from a file: checked whole, shown with licence and source, used by the next reading, removed again', limit, async () => {
  const first = await guild();
  assert.equal(first.entity, undefined);
  await first.page.close();

  const options = await openOptions();
  const good = ownPack(folder, 'lamps');
  const cut = join(folder, 'cut.pack');
  writeFileSync(cut, readFileSync(good).subarray(0, 400));
  const words = join(folder, 'words.pack');
  copyFileSync(join(root, 'build', 'native', 'data', 'en.words'), words);
  for (const file of [cut, words, join(root, 'build', 'native', 'data', 'world.pack')]) {
    await give(options, file, /not taken, and nothing was changed: ./);
    assert.equal((await listed(options)).length, 1, file);
  }

  await give(options, good, /Added: lamps/);
  const row = (await listed(options)).at(-1);
  for (const part of ['lamps', '1 entry', 'CC-BY-4.0', 'January 2026', 'the guild’s own book']) assert.ok(row.includes(part), `${part}: ${row}`);
  assert.deepEqual(await axeViolations(options), []);

  const { page, entity } = await guild();
  assert.equal(entity?.pack, 'lamps');
  const card = await packs.reader.inPanel(async () => {
    const card = [...document.querySelectorAll('.sl-who')].find((each) => each.textContent.includes('Guild of Lamplighters'));
    card.querySelector('.sl-more-facts [aria-expanded]').click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return card.textContent;
  });
  for (const part of ['Marrow Point', 'lamps', 'CC-BY-4.0', 'the guild’s own book']) assert.ok(card.includes(part), `${part}: ${card}`);
  await page.close();

  // One that is refused leaves the one of its name as it was.
  await options.bringToFront();
  await give(options, cut, /not taken/);
  assert.ok((await listed(options)).at(-1).includes('lamps'));
  await give(options, good, /Added: lamps/);
  assert.equal((await listed(options)).length, 2, 'the same pack again stands once');

  await options.evaluate(() => [...document.querySelectorAll('.opt-packs button')].at(-1).click());
  await until('it to be gone', async () => (await listed(options)).length === 1);
  const last = await guild();
  assert.equal(last.entity, undefined);
  await last.page.close();
  await options.close();
  assert.deepEqual(await askedElsewhere(packs.server), []);
});
