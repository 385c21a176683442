// The reader's seat in Chromium: card, judgements, rules of sites, options and welcome, live pages, and what they cost.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';

import { axeViolations } from './axe.mjs';
import { extensionFolder, openChromium } from './chromium.mjs';
import { root } from './local_server.mjs';
import { boxOf, modelOf, pageText, paintedTexts, panelState, setLevel, tracesOn } from './page_state.mjs';
import { askedElsewhere, limit, pictures, sleep, useReader } from './reader_fixture.mjs';
import { until } from './until.mjs';

const seat = useReader(openChromium);
const { readAny, readPage } = seat;

const painted = async (page) => (await paintedTexts(page)).flat();
const stored = () => seat.reader.inBackground(() => chrome.storage.local.get());
const forget = () => seat.reader.inBackground(() => chrome.storage.local.clear());
beforeEach(forget);
const clickInPanel = (selector, at = 0) => seat.reader.inPanel((selector, at) => document.querySelectorAll(selector)[at].click(), selector, at);
const hosts = (page) => page.evaluate(() => document.querySelectorAll('[popover]').length);

async function extensionPage(name, width = 1000) {
  const page = await seat.reader.browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(`chrome-extension://${seat.reader.extension.id}/${name}`);
  return page;
}

test('the card can be switched off, and a press that no reader made does nothing', limit, async () => {
  await seat.reader.inBackground(() => chrome.storage.local.set({ card: false }));
  const { page } = await readPage(seat.server.url('own/notice.html'));
  const box = await boxOf(page, 'Idris Palmqvist');
  await page.mouse.move(box.x + 3, box.y + 5);
  await page.mouse.move(box.x + 6, box.y + 5);
  await sleep(900);
  assert.equal(await hosts(page), 0);
  await page.close();
});

test('“Not this” is remembered, listed in the options, and undone there', limit, async () => {
  const { page } = await readPage(seat.server.url('own/notice.html'));
  await setLevel(seat.reader, 'normal');
  await until('the marks', async () => (await painted(page)).includes('Chiamaka Lindqvist'));
  await seat.reader.inPanel(() => [...document.querySelectorAll('.sl-who')].find((card) => card.textContent.includes('Chiamaka Lindqvist')).querySelector('[data-act=not]').click());
  await until('its marks to go', async () => !(await painted(page)).some((words) => words.includes('Lindqvist')));
  await until('its card to go', async () => !(await panelState(seat.reader)).who.some((who) => who.includes('Lindqvist')));
  const options = await extensionPage('options.html');
  await until('the list', () => options.evaluate(() => document.querySelector('#judged').textContent.includes('Chiamaka Lindqvist')));
  assert.deepEqual(await axeViolations(options), []);
  await page.bringToFront();
  await page.reload();
  await seat.reader.press(page);
  await until('the next reading', async () => (await panelState(seat.reader)).who.length > 0);
  assert.ok(!(await panelState(seat.reader)).who.some((who) => who.includes('Lindqvist')));
  await options.bringToFront();
  await options.evaluate(() => document.querySelector('#judged li button').click());
  await until('it to be forgotten', async () => (await stored()).judgements.length === 0);
  await options.close();
  await page.bringToFront();
  await until('its card again', async () => (await panelState(seat.reader)).who.some((who) => who.includes('Lindqvist')));
  await page.close();
});

test('“I know this”: no mark at Quiet, a pale one at Normal', limit, async () => {
  const { page } = await readPage(seat.server.url('own/notice.html'));
  const first = (await painted(page))[0];
  const names = await seat.reader.inPanel(() => [...document.querySelectorAll('.sl-who h3')].map((name) => name.textContent));
  const at = names.findIndex((name) => first.includes(name) || name.includes(first));
  await clickInPanel('.sl-who [data-act=known]', at);
  await until('the mark to go', async () => !(await painted(page)).includes(first));
  await setLevel(seat.reader, 'normal');
  await until('a pale mark', async () => (await painted(page)).includes(first));
  await page.close();
});

test('“Never” takes the marks away at once and keeps the page from being read; “On click” lets it again', limit, async () => {
  const { page, text } = await readPage(seat.server.url('own/notice.html'));
  await clickInPanel('.sl-rules button', 2);
  await until('the words', async () => /Not on this site/.test((await panelState(seat.reader)).state));
  assert.deepEqual(await tracesOn(page), { highlights: 0, sheets: 0, globals: [], resources: [] });
  assert.equal(await pageText(page), text);
  await page.reload();
  await seat.reader.press(page);
  await until('the words again', async () => /Not on this site/.test((await panelState(seat.reader)).state));
  assert.equal((await tracesOn(page)).highlights, 0);
  await clickInPanel('.sl-rules button', 0);
  await until('to be ready', async () => /Ready when you are/.test((await panelState(seat.reader)).state));
  await seat.reader.press(page);
  await until('the reading', async () => (await panelState(seat.reader)).who.length > 0);
  await page.close();
});

test('no site is registered that the browser has not granted; a permission that goes takes the marks along', limit, async () => {
  const { page, text } = await readPage(seat.server.url('own/notice.html'));
  await seat.reader.inBackground(() => chrome.storage.local.set({ sites: { '127.0.0.1': 'always' } }));
  await sleep(300);
  assert.deepEqual(await seat.reader.inBackground(() => chrome.scripting.getRegisteredContentScripts()), []);
  await seat.reader.inBackground(() => chrome.permissions.onRemoved.dispatch({ origins: ['http://127.0.0.1/*'] }));
  await until('the words', async () => /The permission was taken back/.test((await panelState(seat.reader)).state));
  assert.deepEqual((await stored()).sites, {});
  assert.equal((await tracesOn(page)).highlights, 0);
  assert.equal(await pageText(page), text);
  await page.close();
});

test('a site that the browser has granted is read by itself when it has the rule “always”', limit, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-'));
  let other;
  try {
    // Nobody can answer the browser's question here: a copy of the extension that has the permission already.
    cpSync(join(extensionFolder, 'chrome'), join(folder, 'chrome'), { recursive: true });
    const manifest = JSON.parse(readFileSync(join(folder, 'chrome', 'manifest.json'), 'utf8'));
    writeFileSync(join(folder, 'chrome', 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*', 'https://127.0.0.1/*'] }));
    other = await openChromium(seat.server, { folder: join(folder, 'chrome') });
    await other.inBackground(() => chrome.storage.local.set({ sites: { '127.0.0.1': 'always' } }));
    await until('the script to be registered', () => other.inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1));
    const page = await other.open(seat.server.url('own/notice.html'));
    await until('marks without a press', async () => (await painted(page)).length > 0);
    await other.inBackground(() => chrome.storage.local.set({ sites: {} }));
    await until('nothing to be registered', () => other.inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0));
    await page.reload();
    await sleep(800);
    assert.equal((await tracesOn(page)).highlights, 0);
  } finally {
    await other?.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the badge says how many names there are, and the menu finds selected words', limit, async () => {
  const { page } = await readPage(seat.server.url('own/notice.html'));
  const names = (await modelOf(seat.reader)).reading.cards.length;
  const badge = () => seat.reader.inBackground(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getBadgeText({ tabId: tab.id });
  });
  await until('the badge', async () => (await badge()) === String(names));
  await seat.reader.inBackground(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.contextMenus.onClicked.dispatch({ menuItemId: 'find', selectionText: ' Palmqvist ' }, tab);
  });
  await until('the filter', async () => (await seat.reader.inPanel(() => document.querySelector('[data-filter]').value)) === 'Palmqvist');
  await until('one card', async () => (await panelState(seat.reader)).who.length === 1);
  await page.close();
});

test('nothing is marked in code, in fields, in what can be edited, nor where nothing is to be seen', limit, async () => {
  const { page, text } = await readPage(seat.server.url('own/grounds.html'));
  await setLevel(seat.reader, 'everything');
  const parents = await until('marks', () => page.evaluate(() => {
    const found = [...CSS.highlights.values()].flatMap((marks) => [...marks].map(({ startContainer }) => startContainer.parentElement));
    return found.length > 2 && found.map((element) => `${element.localName} ${element.closest('code, textarea, [contenteditable], .gone, .unseen') !== null}`);
  }));
  assert.deepEqual(parents.filter((parent) => parent.endsWith('true')), []);
  assert.equal(await pageText(page), text);
  await page.close();
});

/** What a browser's translation does to a page: other words in wrappers of its own, a class and a language on the root. */
function translate(words) {
  document.documentElement.className = 'translated-ltr';
  document.documentElement.lang = 'en';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) if (text.data.trim() !== '') texts.push(text);
  texts.forEach((text, at) => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    for (const font of [outer, inner]) font.setAttribute('style', 'vertical-align: inherit;');
    inner.textContent = words[at % words.length];
    outer.append(inner);
    text.replaceWith(outer);
  });
}

test('a page that the browser translates is read anew in its new words, and no mark stays on the old ones', limit, async () => {
  const paragraphs = [
    'Der Rat von Karst hat Ottoline Varga gebeten, bis Freitag zu sagen, was eine Überfahrt im Sommer kosten wird, wenn die Boote voll sind.',
    '„Weniger als eine Brücke“, sagte Varga auf dem Pier und nahm am Abend das letzte Boot nach Lissabon.',
  ];
  const english = [
    'Karst asks what the ferry will cost',
    'The council of Karst has asked Ottoline Varga to say by Friday what a crossing will cost in the summer, when the boats are full of people.',
    '“Less than a bridge,” Varga said on the pier, and took the last boat to Lisbon in the evening, as she has done for many years.',
  ];
  const url = seat.server.make('german', `<!doctype html><html lang="de"><title>Karst fragt</title><article><h1>Karst fragt, was die Fähre kosten wird</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`);
  const { page } = await readAny(url);
  await setLevel(seat.reader, 'everything');
  await page.evaluate(translate, english);
  await until('the translated quote', async () => (await panelState(seat.reader)).said.some((words) => words.includes('Less than a bridge')));
  await until('marks on the new words', async () => (await painted(page)).some((words) => words.includes('Ottoline Varga')));
  const visible = await page.evaluate(() => document.body.textContent);
  for (const words of await painted(page)) assert.ok(visible.includes(words), words);
  assert.ok(await page.evaluate(() => [...CSS.highlights.values()].every((marks) => [...marks].every((range) => range.startContainer.isConnected))), 'a stale mark');
  await page.close();
  // Translated before it is read: as a page whose text was always so.
  const again = await seat.reader.open(url);
  await again.evaluate(translate, english);
  const text = await pageText(again);
  await seat.reader.press(again);
  await until('its quote', async () => (await panelState(seat.reader)).said.some((words) => words.includes('Less than a bridge')));
  await until('its marks', async () => (await painted(again)).some((words) => words.includes('Ottoline Varga')));
  assert.equal(await pageText(again), text);
  await again.close();
});

test('a page that takes long is shown in parts, title first; Cancel takes them away', limit, async () => {
  const paragraph = (at) => `<p>In the ${at}th week Governor Maren Tolvald met Henrik Solvang of the Northern Fisheries Council in Lisbon. “It will sail in ${at} days,” Tolvald said, and the council paid $${at} million.</p>`;
  const url = seat.server.make('long', `<!doctype html><html lang="en"><title>Long talks</title><article><h1>Long talks about a ferry</h1>${Array.from({ length: 9000 }, (_, at) => paragraph(at)).join('')}</article>`);
  const page = await seat.reader.open(url);
  await seat.reader.press(page);
  await until('its title while it is read', async () => {
    const shown = await panelState(seat.reader);
    return shown.busy && shown.title === 'Long talks about a ferry';
  });
  await seat.reader.inPanel(() => document.querySelector('.sl-state .sl-button').click());
  await until('to be ready', async () => /Ready when you are/.test((await panelState(seat.reader)).state));
  assert.equal((await tracesOn(page)).highlights, 0);
  await page.close();
});

test('the welcome page reads its own article; options and welcome pass axe, light and dark, from 320 px', limit, async () => {
  for (const name of ['options.html', 'welcome.html']) {
    const page = await extensionPage(name);
    await until('the page', () => page.evaluate(() => document.querySelector('.sl-who, #about code:not(:empty)') !== null));
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      for (const width of [320, 1200]) {
        await page.setViewport({ width, height: 900 });
        assert.deepEqual(await axeViolations(page), [], `${name}, ${scheme}, ${width} px`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}, ${width} px: it scrolls sideways`);
        await page.screenshot({ path: join(pictures, `${name.replace('.html', '')}-${scheme}-${width}.png`), fullPage: true });
      }
    }
    await page.close();
  }
});

test('the self-test passes, in the options and in the panel', limit, async () => {
  const options = await extensionPage('options.html');
  await until('the button', () => options.evaluate(() => document.querySelector('#about .sl-plain') !== null));
  await options.evaluate(() => document.querySelector('#about .sl-plain').click());
  await until('the result', () => options.evaluate(() => document.querySelectorAll('#about .sl-passed').length === 7));
  await options.close();
});

test('options go to a file and come back; everything is erased when asked', limit, async () => {
  const options = await extensionPage('options.html');
  await until('the page', () => options.evaluate(() => document.querySelector('input[name=level][value=normal]') !== null));
  await options.evaluate(() => document.querySelector('input[name=level][value=normal]').click());
  await until('it to be kept', async () => (await stored()).level === 'normal');
  await options.evaluate(() => document.querySelector('#data dialog .opt-main').click());
  await until('all to be gone', async () => !('judgements' in (await stored())) || (await stored()).level !== 'normal');
  await options.close();
});

test('every state of the panel passes axe: idle, unsupported, barred', limit, async () => {
  const page = await seat.reader.open(seat.server.url('icons/128.png'));
  await seat.reader.press(page);
  await until('the words', async () => /This is a picture/.test((await panelState(seat.reader)).state));
  assert.deepEqual(await axeViolations(seat.reader.panelPage), []);
  await page.goto(seat.server.url('own/notice.html'));
  await until('idle', async () => /Ready when you are/.test((await panelState(seat.reader)).state));
  assert.deepEqual(await axeViolations(seat.reader.panelPage), []);
  await seat.reader.inBackground(() => chrome.storage.local.set({ sites: { '127.0.0.1': 'never' } }));
  await seat.reader.press(page);
  await until('barred', async () => /Not on this site/.test((await panelState(seat.reader)).state));
  assert.deepEqual(await axeViolations(seat.reader.panelPage), []);
  await page.close();
});

test('nothing was asked of any host that the pages do not name', limit, () => assert.deepEqual(askedElsewhere(seat.server), []));
