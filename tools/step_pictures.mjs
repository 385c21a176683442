// Photographs the reader's way in both browsers, step by step from the page after installing to the exported file, and every state of the
// panel: docs/pictures/steps. `node tools/step_pictures.mjs [chromium|firefox|states]`; needs build/extension, build/demo and the browsers.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launchChromium, openChromium } from '../tests/browser/chromium.mjs';
import { openFirefox } from '../tests/browser/firefox.mjs';
import { root, startServer } from '../tests/browser/local_server.mjs';
import { modelOf, paintedTexts, panelState, setLevel, stateOf } from '../tests/browser/page_state.mjs';
import { until } from '../tests/browser/until.mjs';

const steps = join(root, 'docs', 'pictures', 'steps');
const wanted = process.argv.slice(2);
const kPatience = 90_000; // milliseconds: a machine that does other things as well
const kPage = { width: 800, height: 620 };
const kPanel = { width: 380, height: 620, scheme: 'light' };
const kLook = '<style>body { max-width: 36em; margin: 24px auto; padding: 0 32px; font: 17px/1.6 Georgia, "Noto Serif", serif; background: #fff; color: #222; } h1 { line-height: 1.15; } figure { margin: 0; color: #666; font-size: 14px; } figure img { display: none; }</style>';
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const asImage = (bytes) => `<img src="data:image/png;base64,${bytes.toString('base64')}">`;

/** Pictures side by side, as they stand on a screen; each with words under it where it has some. */
async function sheet(composer, path, pictures) {
  const page = await composer.newPage();
  await page.setViewport({ width: 2400, height: 1600 });
  const cells = pictures.map(({ bytes, words }) => `<figure>${asImage(bytes)}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`);
  await page.setContent(`<!doctype html><style>
    body { margin: 0; inline-size: max-content; max-inline-size: 1700px; display: flex; flex-wrap: wrap; background: #d9d4c8; padding: 8px; gap: 8px; font: 15px 'Noto Sans', sans-serif; }
    figure { margin: 0; } img { display: block; border-radius: 4px; } figcaption { padding: 4px 2px; color: #1d1b18; }
  </style>${cells.join('')}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await (await page.$('body')).screenshot({ path });
  await page.close();
}

const isRead = (reader) => async () => (await stateOf(reader))?.kind === 'ready' && (await panelState(reader)).who.length > 0;

/** Where the first mark of one of these names stands in the window, with room for a card under it. */
const markOf = (page, names) =>
  page.evaluate((names) => {
    for (const { startContainer, startOffset, endOffset } of [...CSS.highlights.values()].flatMap((marks) => [...marks])) {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(startContainer, endOffset);
      const { x, y, width, height } = range.getBoundingClientRect();
      if (names.includes(range.toString()) && y > 20 && y < innerHeight - 220 && width < 300) return { x: x + 12, y: y + height / 2 };
    }
    return null;
  }, names);

async function takeSteps(name, open, composer) {
  const server = await startServer();
  const reader = await open(server);
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-'));
  mkdirSync(join(steps, name), { recursive: true });
  const photo = async (page) => Buffer.from(await page.screenshot());
  const panelPhoto = async () => {
    await reader.photographPanel(join(folder, 'panel.png'));
    return readFileSync(join(folder, 'panel.png'));
  };
  const welcomePhoto = async () => {
    const path = join(folder, 'welcome.png');
    if (name === 'firefox') await reader.photographTab('/welcome.html', path);
    else {
      const page = await until('the welcome page', async () => (await reader.browser.pages()).find((page) => page.url().endsWith('/welcome.html')), kPatience);
      await page.bringToFront();
      await page.setViewport({ width: 1100, height: 760 });
      await sleep(2500);
      await page.screenshot({ path });
    }
    return readFileSync(path);
  };
  let step = 0;
  const keep = async (what, ...pictures) => {
    await sheet(composer, join(steps, name, `${++step}-${what}.png`), pictures.map((bytes) => ({ bytes })));
    console.log(`${name}: ${step}-${what}`);
  };
  const both = async (what, page) => keep(what, await photo(page), await panelPhoto());
  try {
    await keep('installed', await welcomePhoto());
    const page = await reader.open(server.make('strait-toll', readFileSync(join(root, 'web', 'demo', 'samples', 'strait-toll.html'), 'utf8').replace('</head>', `${kLook}</head>`), 'still'));
    await page.setViewport(kPage);
    await keep('an-article', await photo(page));
    await reader.press(page);
    await until('the reading', isRead(reader), kPatience);
    await reader.showPanel(kPanel);
    await page.bringToFront();
    await page.evaluate(() => document.querySelector('p').scrollIntoView({ block: 'center', behavior: 'instant' }));
    await sleep(500);
    await both('read', page);
    await setLevel(reader, 'normal');
    await until('the marks', async () => (await paintedTexts(page)).flat().length > 5);
    await page.evaluate(() => [...document.querySelectorAll('p')].find((each) => each.textContent.length > 150).scrollIntoView({ block: 'start', behavior: 'instant' }));
    await reader.inPanel(() => document.getElementById('sl-who').scrollIntoView());
    await sleep(400);
    await both('every-name', page);
    const at = await markOf(page, (await panelState(reader)).who.slice(0, 4));
    await page.mouse.move(at.x, at.y);
    await page.mouse.move(at.x + 3, at.y);
    await until('the card', () => page.evaluate(() => document.querySelector('[popover]') !== null));
    await sleep(200);
    await both('card', page);
    await page.keyboard.press('Escape');
    await page.mouse.move(2, 2);
    await reader.inPanel(() => {
      document.getElementById('sl-said').scrollIntoView();
      document.querySelector('.sl-quote:not(.sl-reported)').click();
    });
    await sleep(900);
    await both('who-said-what', page);
    await reader.inPanel(() => {
      scrollTo(0, 0);
      document.querySelector('.sl-export-open').click();
    });
    await until('the menu', () => reader.inPanel(() => document.querySelector('.sl-export-buttons') !== null));
    await reader.inPanel(() => {
      URL.createObjectURL = () => 'data:,'; // no file is wanted here
      document.querySelector('.sl-export-buttons button').click();
    });
    await until('the file', () => reader.inPanel(() => document.querySelector('.sl-export-said').textContent !== ''));
    await both('exported', page);
  } finally {
    await reader.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const german = `<!doctype html><html lang="de"><title>Karst fragt</title><meta property="article:published_time" content="2025-04-16T08:00:00+00:00"><article><h1>Karst fragt, was die Fähre kosten wird</h1><p>Der Rat von Karst hat Ottoline Varga am 12. April 2025 gebeten, bis Freitag zu sagen, was eine Überfahrt nach Lissabon im Sommer kosten wird, wenn die Boote voll sind.</p><p>„Weniger als eine Brücke“, sagte Varga auf dem Pier und nahm am Abend das letzte Boot nach Berlin, das 1.200 Euro kostet und das sie selbst gebaut hat.</p></article>`;

/** Keeps the engine's worker busy for ever. */
async function hangEngine(reader) {
  const offscreen = await reader.browser.waitForTarget((target) => target.url().endsWith('/offscreen.html'), { timeout: 20_000 });
  const forEver = () => {
    for (;;);
  };
  for (const worker of (await offscreen.asPage()).workers()) if (worker.url().endsWith('engine_worker.js')) worker.evaluate(forEver).catch(() => undefined);
}

/** Each state brings itself about and is photographed, light and dark. */
const states = {
  'Idle': async (reader, server) => reader.open(server.url('own/notice.html')),
  'A front page': async (reader, server) => pressed(reader, server.url('golden/front-page/page.html', 'still')),
  'No article': async (reader, server) => pressed(reader, server.url('golden/empty/page.html', 'still')),
  'Behind a paywall': async (reader, server) => pressed(reader, server.url('golden/paywalled-part/page.html', 'still')),
  'A picture': async (reader, server) => pressed(reader, server.url('icons/128.png')),
  'Another language': async (reader, server) => pressed(reader, server.make('german', german)),
  'Never on this site': async (reader, server) => {
    const page = await pressed(reader, server.url('own/notice.html'));
    await until('the reading', isRead(reader));
    await reader.inPanel(() => document.querySelectorAll('.sl-rules button')[2].click());
    return page;
  },
  'The permission was taken back': async (reader, server) => {
    await reader.inBackground(() => chrome.storage.local.set({ sites: {} }));
    const page = await pressed(reader, server.url('own/notice.html'));
    await until('the reading', isRead(reader));
    await reader.inBackground(() => chrome.storage.local.set({ sites: { '127.0.0.1': 'always' } }));
    await sleep(300);
    await reader.inBackground(() => chrome.permissions.onRemoved.dispatch({ origins: ['http://127.0.0.1/*'] }));
    return page;
  },
  'Storage is full': async (reader, server) => {
    const page = await pressed(reader, server.url('own/notice.html'));
    await reader.inContent(page, () => {
      chrome.storage.local.set = () => Promise.reject(new Error('no room'));
    });
    await until('the reading', isRead(reader));
    await reader.inPanel(() => document.querySelector('.sl-who [data-act=known]').click());
    return page;
  },
  'Working': async (reader, server) => {
    await hangEngine(reader);
    const page = await reader.open(server.url('golden/gzero-briefing/page.html', 'still'));
    await reader.press(page);
    return page;
  },
  'The engine was started again': async (reader) => {
    await until('the engine', async () => /again/.test((await modelOf(reader))?.notice ?? ''), kPatience);
    return null;
  },
};

async function pressed(reader, url) {
  const page = await reader.open(url);
  await reader.press(page);
  await until('an answer', async () => !(await panelState(reader)).busy && ((await stateOf(reader))?.kind ?? 'unsupported') !== 'working', kPatience);
  return page;
}

async function takeStates(composer) {
  const server = await startServer();
  const reader = await openChromium(server);
  const taken = { light: [], dark: [] };
  let last = null;
  try {
    await (await pressed(reader, server.url('own/notice.html'))).close();
    for (const [words, bringAbout] of Object.entries(states)) {
      const page = await bringAbout(reader, server);
      await sleep(700);
      for (const scheme of ['light', 'dark']) {
        await reader.showPanel({ width: 320, scheme });
        await reader.panelPage.setViewport({ width: 320, height: 460 });
        await sleep(120);
        taken[scheme].push({ bytes: Buffer.from(await reader.panelPage.screenshot()), words });
      }
      await last?.close();
      last = page;
      console.log(`state: ${words}`);
    }
  } finally {
    await reader.close();
    await server.close();
  }
  for (const [scheme, pictures] of Object.entries(taken)) await sheet(composer, join(steps, `states-${scheme}.png`), pictures);
}

const shot = (name) => wanted.length === 0 || wanted.includes(name);
mkdirSync(steps, { recursive: true });
const server = await startServer();
const composer = await launchChromium(server);
try {
  if (shot('chromium')) await takeSteps('chromium', openChromium, composer);
  if (shot('firefox')) await takeSteps('firefox', openFirefox, composer);
  if (shot('states')) await takeStates(composer);
} finally {
  await composer.close();
  await server.close();
}
