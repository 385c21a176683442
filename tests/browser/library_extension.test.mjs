// The library in the built extension, as a reader meets it: off, switched on in its page, articles read, the panel's sections, the search
// by keyboard, and what a page that is read may not ask. In Chromium; the library's own behaviour in both browsers is library.test.mjs.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { axeViolations } from './axe.mjs';
import { openChromium } from './chromium.mjs';
import { root } from './local_server.mjs';
import { pageText } from './page_state.mjs';
import { limit, pictures, useReader } from './reader_fixture.mjs';
import { until } from './until.mjs';

const ownPage = (name) => readFileSync(join(root, 'tests', 'browser', 'pages', name), 'utf8');
const talks = (quay) => ownPage('quay_talks.html').replace('About 340', quay);
const vote = ownPage('quay_vote.html').replace('</article>', '</article><aside><h2>Related stories</h2><ul><li><a href="talks#top">Why the talks at the quay began again</a></li><li><a href="cranes">The old cranes of the southern basin</a></li></ul></aside>');

const seat = useReader(openChromium);
let libraryPage;

/** Has a page read, waits for what the library says, and looks that the page is as it was. */
async function readPage(url) {
  const { page, text, model } = await seat.readKept(url);
  assert.equal(await pageText(page), text, 'the page was changed');
  return { page, model };
}

const sectionText = (id) => until(`the section ${id}`, () => seat.reader.inPanel((id) => document.getElementById(id)?.textContent ?? '', id));
const onLibrary = (run, ...values) => libraryPage.evaluate(run, ...values);
const press = (words) =>
  onLibrary((words) => [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === words).click(), words);

test('library: off at first, and the panel says so', limit, async () => {
  const { page, model } = await readPage(seat.server.make('talks', talks('About 340')));
  assert.equal(model.library.kept, 'off');
  assert.match(await sectionText('sl-before'), /The library is off/);
  await page.close();
});

test('library: its page asks before anything is kept', limit, async () => {
  libraryPage = await seat.reader.browser.newPage();
  await libraryPage.setViewport({ width: 1180, height: 860 });
  await libraryPage.goto(`chrome-extension://${seat.reader.extension.id}/library.html`, { waitUntil: 'load' });
  await until('the question', () => onLibrary(() => document.querySelector('.lib-welcome') !== null));
  await libraryPage.screenshot({ path: join(pictures, 'library-welcome.png') });
  assert.deepEqual(await axeViolations(libraryPage), []);
  await press('Switch the library on');
  await until('the list', () => onLibrary(() => document.querySelector('.lib-results') !== null));
});

test('library: what was read before, what changed, what was said earlier', limit, async () => {
  for (const page of ['talks', 'vote']) {
    const read = await readPage(seat.server.make(page, page === 'talks' ? talks('About 340') : vote));
    assert.equal(read.model.library.kept, 'kept');
    if (page === 'vote') {
      assert.match(await sectionText('sl-before'), /Quay talks resume in Port Alder.*Mara Ellison/s);
      assert.match(await sectionText('sl-spoke'), /We did not come here to sign anything/);
      assert.match(await sectionText('sl-since'), /Nobody will be without work/);
      const items = await seat.reader.inPanel(() => [...document.querySelectorAll('#sl-page .sl-related')].map((item) => [item.querySelector('.sl-go').textContent, item.querySelector('.sl-read')?.textContent ?? '']));
      assert.deepEqual(items, [['Why the talks at the quay began again', 'read today'], ['The old cranes of the southern basin', '']]);
      const places = await seat.reader.inPanel(() => document.querySelector('.lib-news').click());
      assert.equal(places, undefined);
      await until('the page to show the sentence', () => read.page.evaluate(() => getSelection().toString().length > 20));
    }
    await read.page.close();
  }
});

test('library: a page that is read may hand in its own reading and ask nothing else', limit, async () => {
  const { page } = await readPage(seat.server.make('vote', vote));
  const answers = await seat.reader.inContent(page, async () => {
    const ask = (ask) =>
      new Promise((resolve) => {
        const port = chrome.runtime.connect({ name: 'library' });
        port.onMessage.addListener((message) => resolve(message.error ?? 'answered'));
        port.postMessage({ id: 1, ask });
      });
    const elsewhere = { page: { url: 'https://elsewhere.example/' } };
    const asks = [{ kind: 'list', offset: 0, limit: 9 }, { kind: 'erase', what: { kind: 'all' } }, { kind: 'read', isPrivate: false, reading: elsewhere }];
    return Promise.all(asks.map(ask));
  });
  assert.deepEqual(answers, Array(3).fill('refused'));
  await page.close();
});

test('library: killed with its document, it is there again at the next reading', limit, async () => {
  const offscreen = await seat.reader.browser.waitForTarget((target) => target.url().endsWith('/offscreen.html'), { timeout: 20_000 });
  await (await offscreen.asPage()).close();
  const { page, model } = await readPage(seat.server.make('talks', talks('About 340')));
  assert.equal(model.library.kept, 'kept');
  assert.equal(model.library.related[0]?.title, 'Dockers vote on the quay');
  await page.close();
});

test('library: searched and opened by keyboard alone', limit, async () => {
  for (const slug of ['gzero-briefing', 'nextjs', 'live-blog']) {
    const { page } = await readPage(seat.server.url(`golden/${slug}/page.html`));
    await page.close();
  }
  await libraryPage.bringToFront();
  await libraryPage.reload({ waitUntil: 'load' });
  await until('the list', () => onLibrary(() => document.querySelectorAll('.lib-row-title').length === 5));
  await libraryPage.screenshot({ path: join(pictures, 'library-list.png') });
  assert.deepEqual(await axeViolations(libraryPage), []);
  await libraryPage.keyboard.type('speaker:ellison quay');
  await until('two found', () => onLibrary(() => document.querySelectorAll('.lib-row-title').length === 2));
  await libraryPage.keyboard.press('ArrowDown');
  await libraryPage.keyboard.press('j');
  await libraryPage.keyboard.press('Enter');
  const title = await until('the article', () => onLibrary(() => document.querySelector('.lib-detail h2')?.textContent ?? ''));
  assert.equal(title, 'Quay talks resume in Port Alder');
  await until('a passage', () => onLibrary(() => document.querySelector('.lib-row mark')?.textContent ?? ''));
  await libraryPage.screenshot({ path: join(pictures, 'library-article.png') });
  assert.deepEqual(await axeViolations(libraryPage), []);
  await libraryPage.keyboard.press('x');
  await until('it to be chosen', () => onLibrary(() => /1 article chosen/.test(document.querySelector('.lib-chosen')?.textContent ?? '')));
  await libraryPage.keyboard.press('/');
  await libraryPage.keyboard.press('Escape');
  await until('all again', () => onLibrary(() => document.querySelectorAll('.lib-row-title').length === 5));
});

test('library: people, settings, dark, narrow', limit, async () => {
  await press('People and names');
  await until('people', () => onLibrary(() => /Mara Ellison/.test(document.querySelector('.lib-often')?.textContent ?? '')));
  await libraryPage.screenshot({ path: join(pictures, 'library-people.png') });
  assert.deepEqual(await axeViolations(libraryPage), []);
  await press('Keeping and erasing');
  await until('settings', () => onLibrary(() => document.querySelector('.lib-settings') !== null));
  await libraryPage.screenshot({ path: join(pictures, 'library-settings.png'), fullPage: true });
  assert.deepEqual(await axeViolations(libraryPage), []);
  await press('Check the library');
  await until('the answer', () => onLibrary(() => /All is sound/.test(document.querySelector('.lib-settings').textContent)));
  await libraryPage.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await libraryPage.setViewport({ width: 320, height: 700 });
  assert.deepEqual(await axeViolations(libraryPage), []);
  await press('Articles');
  await until('the list', () => onLibrary(() => document.querySelectorAll('.lib-row-title').length > 0));
  await libraryPage.screenshot({ path: join(pictures, 'library-narrow-dark.png') });
  assert.deepEqual(await axeViolations(libraryPage), []);
  assert.equal(await onLibrary(() => document.documentElement.scrollWidth <= 320), true, 'it scrolls sideways');
});

test('library: saved as a file, erased, and taken in again after a look', limit, async () => {
  await libraryPage.setViewport({ width: 1180, height: 860 });
  const folder = join(root, 'build', 'library-test');
  const session = await libraryPage.createCDPSession();
  mkdirSync(folder, { recursive: true });
  await session.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: folder, eventsEnabled: true });
  const saved = new Promise((resolve) => {
    session.on('Browser.downloadProgress', ({ state, guid }) => state === 'completed' && resolve(join(folder, guid)));
  });
  await press('Keeping and erasing');
  await until('the button', () => onLibrary(() => [...document.querySelectorAll('button')].some((button) => button.textContent === 'Save the library as a file')));
  await press('Save the library as a file');
  const file = await saved;
  libraryPage.on('dialog', (dialog) => void dialog.accept());
  await press('Erase everything');
  await until('nothing', () => onLibrary(() => /^0 articles/.test(document.querySelector('.lib-head .lib-under').textContent)));
  const input = await libraryPage.$('input[type=file]');
  await input.uploadFile(file);
  await until('the look', () => onLibrary(() => /This file holds: 5 new articles/.test(document.querySelector('.lib-preview')?.textContent ?? '')));
  assert.match(await onLibrary(() => document.querySelector('.lib-head .lib-under').textContent), /^0 articles/);
  await press('Take it in');
  await until('five', () => onLibrary(() => /^5 articles/.test(document.querySelector('.lib-head .lib-under').textContent)));
  await input.uploadFile(join(root, 'LICENSE'));
  await until('the refusal', () => onLibrary(() => /This is not a file of a Sidelight library/.test(document.querySelector('.lib-settings').textContent)));
  await libraryPage.close();
});

test('library: what changed is shown word by word', limit, async () => {
  // The visit before was long ago, as far as the library knows.
  const offscreen = await seat.reader.browser.waitForTarget((target) => target.url().endsWith('/offscreen.html'), { timeout: 20_000 });
  const worker = await until('the library’s worker', async () => (await offscreen.asPage()).workers().find((worker) => worker.url().endsWith('library_worker.js')));
  await worker.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 26 * 3_600_000;
  });
  const { page, model } = await readPage(seat.server.make('talks', talks('Some 360')));
  assert.equal(model.library.seen.visits >= 1, true);
  const text = await sectionText('sl-changed');
  assert.match(text, /1 paragraph was changed/);
  assert.deepEqual(await seat.reader.inPanel(() => [...document.querySelectorAll('#sl-changed :is(ins, del)')].map((each) => each.textContent.trim()).slice(0, 4)), ['About 340', 'Some 360', '340', '360']);
  await seat.reader.panelPage.screenshot({ path: join(pictures, 'library-panel.png'), fullPage: true });
  assert.deepEqual(await axeViolations(seat.reader.panelPage), []);
  await page.close();
});

test('library: nothing was asked of any other host', limit, () => {
  assert.deepEqual(seat.server.elsewhere, []);
});
