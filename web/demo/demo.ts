// Demo: the whole reader on one static page, from any folder of any host. Wiring only: the engine is in core/, the marks in
// page/, the panel in panel/, the two together in local/. Never sends what is pasted or opened anywhere.
import { EngineClient } from '../core/engine_client';
import { say } from '../core/say';
import { LocalReader, NotReadable } from '../local/local_reader';
import { canPaint } from '../page/painter';
import type { Theme } from '../panel/controller';
import { mountPanel } from '../panel/panel';
import { articleDocument, articleStyle, decodeFile } from './article';
import { DemoLibrary, kLibraryView } from './demo_library';
import { chooseLanguage, locales, startCatalogue } from './catalogue';
import { remember, remembered } from './remembered';
import { Tour } from './tour';

declare const DATA_FILES: readonly string[]; // by tools/build_demo.mjs

type Sample = { file: string; title: string; about?: string; url?: string };

const byId = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const frame = byId<HTMLIFrameElement>('article');
const trouble = byId('trouble');

let engine: Promise<EngineClient> | null = null;

function startedEngine(): Promise<EngineClient> {
  const here = (path: string): URL => new URL(path, document.baseURI);
  engine ??= EngineClient.fromUrls(
    { worker: here('engine_worker.js'), wasm: here('sidelight.wasm'), data: DATA_FILES.map((name) => here(`data/${name}`)) },
    { onRestart: () => reader.store.change({ notice: say('error_engine_restarted') }) },
  ).catch((error: unknown) => {
    engine = null; // tried again by the next Read
    throw location.protocol === 'file:' ? new NotReadable(say('demo_from_file')) : error;
  });
  return engine;
}

const library = new DemoLibrary();
const reader = new LocalReader({
  engine: startedEngine,
  preferences: remembered(),
  remember,
  library: (reading) => library.answer(reading),
  libraryPage: kLibraryView,
  onGoTo: () => frame.closest('.page')?.scrollIntoView({ behavior: 'instant', block: 'nearest' }),
});

/** Shows a document and reads it. */
async function show(source: string, url = '', base?: string): Promise<void> {
  reader.leave();
  try {
    const article = articleDocument(source, base);
    await load(article.html);
    await reader.open(frame.contentDocument!, { url: url || article.url });
  } catch (error) {
    reader.fail(error);
  }
}

/** Puts a document into the frame; resolves when it stands there. Links in it lead nowhere: the frame is for reading. */
function load(html: string): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener(
      'load',
      () => {
        dress(frame);
        frame.contentDocument?.addEventListener('click', (event) => {
          const link = event.composedPath().find((node) => /^(a|area)$/.test((node as Element).localName ?? ''));
          if (link !== undefined) event.preventDefault();
        });
        resolve();
      },
      { once: true },
    );
    frame.srcdoc = html;
  });
}

function dress({ contentWindow, contentDocument }: HTMLIFrameElement): void {
  if (contentWindow === null || contentDocument === null) return;
  const sheet = new (contentWindow as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(articleStyle);
  contentDocument.adoptedStyleSheets = [sheet];
}

function choose(button: HTMLElement | null): void {
  for (const other of document.querySelectorAll('.sample')) other.setAttribute('aria-pressed', String(other === button));
  trouble.hidden = true;
}

function complain(words: string): void {
  trouble.textContent = words;
  trouble.hidden = false;
}

async function openSample(sample: Sample, button: HTMLElement): Promise<void> {
  choose(button);
  try {
    const base = new URL('samples/', document.baseURI);
    const response = await fetch(new URL(sample.file, base));
    if (!response.ok) throw new Error();
    await show(await response.text(), sample.url ?? response.url, base.href);
  } catch {
    complain(say('demo_sample_failed'));
  }
}

async function listSamples(): Promise<void> {
  const list = byId('samples');
  const response = await fetch(new URL('samples/index.json', document.baseURI));
  const samples = (await response.json()) as Sample[];
  const buttons = samples.map((sample) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sample';
    button.lang = 'en';
    button.setAttribute('aria-pressed', 'false');
    const title = document.createElement('span');
    title.className = 'sample-title';
    title.textContent = sample.title;
    const about = document.createElement('span');
    about.className = 'sample-about';
    about.textContent = sample.about ?? '';
    button.append(title, about);
    button.addEventListener('click', () => void openSample(sample, button));
    return button;
  });
  list.replaceChildren(...buttons);
  if (samples[0] && buttons[0]) await openSample(samples[0], buttons[0]);
}

async function openFile(file: File): Promise<void> {
  choose(null);
  try {
    await show(decodeFile(new Uint8Array(await file.arrayBuffer())));
  } catch (error) {
    complain(error instanceof NotReadable ? `${file.name}: ${error.message}` : say('demo_file_failed', file.name));
  }
}

function wireOwnText(): void {
  const dialog = byId<HTMLDialogElement>('paste-dialog');
  const pasted = byId<HTMLTextAreaElement>('pasted');
  const file = byId<HTMLInputElement>('file');
  byId('paste').addEventListener('click', () => dialog.showModal());
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'read') return;
    choose(null);
    void show(pasted.value);
  });
  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    if (file.files?.[0]) void openFile(file.files[0]);
    file.value = '';
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void openFile(dropped);
  });
}

function wireTheme(): void {
  const button = byId('theme');
  const dark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;
  const use = (theme: Theme): void => {
    const shown = theme === 'system' ? (dark() ? 'dark' : 'light') : theme;
    const other = shown === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = shown;
    button.textContent = say(`demo_theme_${other}`);
    button.title = say(`demo_theme_to_${other}`);
    reader.store.change({ theme: shown });
    // The article's colours follow: its marks are chosen anew from what stands there then.
    requestAnimationFrame(() => reader.setLevel(reader.store.model().level));
  };
  button.addEventListener('click', () => {
    const theme = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
    remember({ theme });
    use(theme);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => use('system'));
  use(remembered().theme);
}

async function wireLanguages(current: string): Promise<void> {
  const select = byId<HTMLSelectElement>('language');
  for (const name of locales) {
    const response = await fetch(new URL(`locales/${name}.json`, document.baseURI));
    const messages = (await response.json()) as Record<string, { message: string }>;
    const option = new Option(messages['language_name']?.message ?? name, name, name === current, name === current);
    option.lang = name.replace('_', '-');
    select.append(option);
  }
  select.hidden = false;
  select.addEventListener('change', () => chooseLanguage(select.value));
}

function wireTour(): void {
  const panel = byId('panel');
  const inPanel = (selector: string) => (): Element | null => panel.querySelector(selector);
  new Tour(byId('tour'), byId('desk'), [
    { words: 'tour_1', target: () => frame.closest('.page'), begin: () => reader.setLevel('quiet') },
    { words: 'tour_2', target: inPanel('#sl-who') },
    { words: 'tour_3', target: inPanel('#sl-said') },
    { words: 'tour_4', target: inPanel('.sl-controls'), begin: () => reader.setLevel('normal') },
    { words: 'tour_5', target: () => document.querySelector('.own') },
  ]);
}

async function wireOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  await navigator.serviceWorker.register('offline.js', { scope: './' });
  await navigator.serviceWorker.ready;
  byId('offline').hidden = false;
}

async function start(): Promise<void> {
  const language = await startCatalogue();
  mountPanel(byId('panel'), reader);
  wireTheme();
  wireOwnText();
  wireTour();
  library.wire(byId('library-view'), [byId('reading'), byId('to-library')], () => void reader.askLibrary());
  if (!canPaint()) complain(say('error_old_browser'));
  await listSamples().catch(() => {
    complain(say('demo_samples_failed'));
    reader.fail(new NotReadable(say('demo_choose')));
  });
  await wireLanguages(language);
  await wireOffline().catch(() => undefined); // it works all the same, with a network
}

void start();
