// Photographs the built extension and demo: docs/pictures for the documents, docs/pictures/store for the shops, and the demo's picture
// for social networks. `node tools/pictures.mjs [NAME …]`; needs build/demo, build/extension and Chromium.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { extensionIn, launchChromium, openChromium } from '../tests/browser/chromium.mjs';
import { root, startServer } from '../tests/browser/local_server.mjs';
import { boxOf, modelOf, panelState, setLevel } from '../tests/browser/page_state.mjs';
import { until } from '../tests/browser/until.mjs';

const pictures = join(root, 'docs', 'pictures');
const wanted = process.argv.slice(2);
const kPatience = 90_000; // milliseconds: a machine that does other things as well
const calm = [{ name: 'prefers-reduced-motion', value: 'reduce' }];
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const isRead = () => document.querySelector('.sl-who') !== null && document.querySelector('.sl-panel progress') === null;

async function openDemo({ browser, server, width, height, scheme = 'light', language = 'en' }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, ...calm]);
  await page.goto(`${server.url('demo/')}?lang=${language}`);
  await until('the reading', () => page.evaluate(isRead), kPatience);
  return page;
}

/** The desk fills the window, past the picture at the head of the article. */
async function showDesk(page) {
  await page.evaluate(() => {
    document.querySelector('input[name=sl-level][value=normal]').click();
    const desk = document.getElementById('desk');
    desk.style.setProperty('block-size', `${innerHeight - 24}px`);
    desk.scrollIntoView({ block: 'center', behavior: 'instant' });
    const frame = document.getElementById('article');
    const first = [...frame.contentDocument.querySelectorAll('p')].find((paragraph) => paragraph.textContent.length > 200);
    frame.contentDocument.scrollingElement.scrollTop = Math.max(0, first.getBoundingClientRect().top - 26);
  });
  await sleep(400);
}

const demoPictures = {
  'store/screenshot-1280x800': { width: 1280, height: 800 },
  'demo-dark': { width: 1280, height: 800, scheme: 'dark' },
  'demo-arabic': { width: 1280, height: 800, language: 'ar' },
};

async function takeDemo(shot) {
  const server = await startServer();
  const browser = await launchChromium(server);
  try {
    for (const [name, options] of Object.entries(demoPictures)) {
      if (!shot(name)) continue;
      const page = await openDemo({ browser, server, ...options });
      await showDesk(page);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

async function takePanel(reader, name = 'panel', sizes = [[320, 'light'], [400, 'dark'], [600, 'light']]) {
  for (const [width, scheme] of sizes) {
    await reader.panelPage.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, ...calm]);
    await reader.panelPage.setViewport({ width, height: 900 });
    await sleep(200);
    await reader.panelPage.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`) });
  }
}

/** The panel from right to left. */
async function takeArabic() {
  const server = await startServer();
  const folder = extensionIn('ar');
  const reader = await openChromium(server, { folder });
  try {
    await reader.press(await reader.open(server.url('golden/gzero-briefing/page.html', 'still')));
    await until('the reading', async () => (await panelState(reader)).who.length > 0, kPatience);
    await takePanel(reader, 'panel-arabic', [[400, 'light']]);
  } finally {
    await reader.close();
    await server.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}

/** The library with what was read of one matter, on its page and in the panel; the export menu and the question of a look-up. */
async function takeLibrary(shot) {
  const server = await startServer();
  const reader = await openChromium(server);
  const read = async (url) => {
    const page = await reader.open(url);
    await reader.press(page);
    await until('the library’s word', async () => (await modelOf(reader))?.library?.kept !== undefined && (await panelState(reader)).title !== '', kPatience);
    await sleep(300);
    return page;
  };
  const inView = async (id, size, name) => {
    await reader.panelPage.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }, ...calm]);
    await reader.panelPage.setViewport(size);
    await reader.inPanel((id) => document.querySelector(id).scrollIntoView({ block: 'start' }), id);
    await sleep(300);
    await reader.panelPage.screenshot({ path: join(pictures, name) });
  };
  try {
    const page = await reader.browser.newPage();
    await page.setViewport({ width: 1000, height: 720 });
    await page.emulateMediaFeatures(calm);
    await page.goto(`chrome-extension://${reader.extension.id}/library.html`);
    await until('the question', () => page.evaluate(() => document.querySelector('.lib-welcome') !== null), kPatience);
    if (shot('library')) await page.screenshot({ path: join(pictures, 'library-welcome.png') });
    await page.evaluate(() => document.querySelector('.lib-main').click());
    await until('the list', () => page.evaluate(() => document.querySelector('.lib-results') !== null));
    const urls = ['own/quay_talks.html', 'own/notice.html', 'golden/gzero-analysis/page.html', 'golden/gzero-briefing/page.html', 'own/quay_vote.html'];
    for (const url of urls.slice(0, -1)) await (await read(server.url(url, 'still'))).close();
    await read(server.url(urls.at(-1), 'still'));
    if (shot('panel-library')) await inView('#sl-before', { width: 400, height: 720 }, 'panel-library.png');
    if (shot('panel-export')) {
      await reader.inPanel(() => document.querySelector('.sl-export-open').click());
      await inView('.sl-panel', { width: 400, height: 560 }, 'panel-export.png');
    }
    if (shot('panel-lookup')) {
      await reader.inPanel(() => document.querySelector('.sl-who [data-act=lookup]').click());
      await inView('#sl-who', { width: 400, height: 560 }, 'panel-lookup.png');
    }
    if (!shot('library')) return;
    await page.bringToFront();
    await page.reload();
    await until('the list', () => page.evaluate(() => document.querySelectorAll('.lib-row-title').length > 3), kPatience);
    await page.focus('.lib-search input');
    await page.keyboard.type('ellison quay');
    await until('two articles', () => page.evaluate(() => document.querySelectorAll('.lib-row-title').length === 2));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('the article', () => page.evaluate(() => document.querySelector('.lib-others li') !== null));
    await page.screenshot({ path: join(pictures, 'library.png') });
  } finally {
    await reader.close();
    await server.close();
  }
}

async function takeJourney(shot) {
  const server = await startServer();
  const reader = await openChromium(server);
  const extensionPage = async (name, file) => {
    const page = await reader.browser.newPage();
    await page.setViewport({ width: 1000, height: 800 });
    await page.emulateMediaFeatures(calm);
    await page.goto(`chrome-extension://${reader.extension.id}/${name}`);
    await until(name, () => page.evaluate(() => document.querySelector('.sl-who, #about code:not(:empty)') !== null), kPatience);
    await sleep(300);
    await page.screenshot({ path: join(pictures, file) });
    await page.close();
  };
  try {
    if (shot('welcome')) await extensionPage('welcome.html', 'welcome.png');
    if (shot('options')) await extensionPage('options.html', 'options.png');
    const page = await reader.open(server.url('own/notice.html'));
    await page.setViewport({ width: 800, height: 560 });
    await reader.press(page);
    await until('the reading', async () => (await panelState(reader)).who.length > 0, kPatience);
    await setLevel(reader, 'normal');
    await sleep(400);
    if (shot('marks')) await page.screenshot({ path: join(pictures, 'marks.png') });
    if (shot('card')) {
      const box = await boxOf(page, 'Idris Palmqvist');
      await page.bringToFront();
      await page.mouse.move(box.x + 20, box.y + 5);
      await page.mouse.move(box.x + 24, box.y + 6);
      await until('the card', () => page.evaluate(() => document.querySelector('[popover]') !== null));
      await page.screenshot({ path: join(pictures, 'card.png') });
    }
    if (shot('panel')) await takePanel(reader);
  } finally {
    await reader.close();
    await server.close();
  }
}

const slip = (words, size) => `<!doctype html><style>
  body { margin: 0; display: grid; place-content: center; gap: ${size * 0.4}px; block-size: 100vh; text-align: center; color: #1d1b18;
    background: radial-gradient(70vw 90vh at 100% 0, #fff0c2, transparent 75%) #f4f0e7; font-family: Georgia, 'Noto Serif', serif; }
  svg { inline-size: ${size * 1.6}px; margin: 0 auto; } h1 { font-size: ${size}px; font-weight: 500; margin: 0; letter-spacing: -0.02em; line-height: 1.08; }
  p { margin: 0; font-size: ${size * 0.42}px; color: #5a554d; } u { text-decoration-thickness: ${Math.max(2, size / 22)}px; text-underline-offset: 0.16em; text-decoration-skip-ink: none; }
</style>${readFileSync(join(root, 'extension', 'icons', 'icon.svg'), 'utf8')}<h1>Sidelight</h1><p>${words}</p>`;

const kWords =
  '<u style="text-decoration-color:#0b4f9e">Who is who</u>, <u style="text-decoration-color:#9c1b5b">who said what</u>, <u style="text-decoration-style:dotted;text-decoration-color:#157d49">where</u>, beside the article';

async function takeSlips(shot) {
  const server = await startServer();
  const browser = await launchChromium(server);
  const slips = [
    ['social', 1200, 630, 92, join(root, 'web', 'demo', 'social.png')],
    ['promo', 440, 280, 40, join(pictures, 'store', 'promo-440x280.png')],
    ['marquee', 1400, 560, 88, join(pictures, 'store', 'marquee-1400x560.png')],
  ];
  try {
    const page = await browser.newPage();
    for (const [name, width, height, size, path] of slips) {
      if (!shot(name)) continue;
      await page.setViewport({ width, height });
      await page.setContent(slip(kWords, size));
      await page.screenshot({ path });
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

mkdirSync(join(pictures, 'store'), { recursive: true });
const shot = (name) => wanted.length === 0 || wanted.includes(name);
const any = (names) => names.some(shot);
if (any(Object.keys(demoPictures))) await takeDemo(shot);
if (any(['welcome', 'options', 'marks', 'card', 'panel'])) await takeJourney(shot);
if (shot('panel-arabic')) await takeArabic();
if (any(['library', 'panel-library', 'panel-export', 'panel-lookup'])) await takeLibrary(shot);
if (any(['social', 'promo', 'marquee'])) await takeSlips(shot);
console.log(`pictures: ${pictures}`);
