// Demo: the whole reader on one static page, from any folder of any host. Wiring only: the engine is in core/, the marks in
// page/, the panel in panel/. Never sends what is pasted or opened anywhere.
import { EngineClient } from '../core/engine_client';
import { canPaint } from '../page/painter';
import { PageSession } from '../page/page_session';
import type { MarkType } from '../page/marks';
import type { Level } from '../page/plan';
import type { Place, Reading } from '../core/reading.generated';
import { mountPanel, type PanelController, PanelStore, type Theme } from '../panel/panel';
import { articleDocument, decodeFile, NotReadable } from './article';

declare const DATA_FILES: readonly string[]; // by tools/build_demo.mjs

type Sample = { file: string; title: string; about?: string; url?: string };

const byId = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const frame = byId<HTMLIFrameElement>('article');
const trouble = byId('trouble');

class Demo implements PanelController {
  readonly store = new PanelStore({ state: { kind: 'working', fraction: 0 } });
  readonly model = this.store.model;
  readonly subscribe = this.store.subscribe;
  private session: PageSession | null = null;
  private engine: Promise<EngineClient> | null = null;
  private url = '';
  private turn = 0;

  /** Shows a document and reads it. */
  async show(source: string, url = '', base?: string): Promise<void> {
    const turn = ++this.turn;
    this.session?.dispose();
    this.session = null;
    this.store.change({ reading: null, state: { kind: 'working', fraction: 0 } });
    try {
      const article = articleDocument(source, base);
      this.url = url || article.url;
      await load(article.html);
      if (turn === this.turn) await this.readPage();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  read(): void {
    void this.readPage().catch((error: unknown) => this.fail(error));
  }

  cancel(): void {
    void this.engine?.then((engine) => engine.cancel());
  }

  setLevel(level: Level): void {
    this.session?.setLevel(level);
    this.store.change({ level });
  }

  setTypes(types: readonly MarkType[]): void {
    this.session?.setTypes(types);
    this.store.change({ types });
  }

  goTo(place: Place): boolean {
    frame.closest('.page')?.scrollIntoView({ behavior: 'instant', block: 'nearest' });
    return this.session?.goTo(place) ?? false;
  }

  private async readPage(): Promise<void> {
    this.store.change({ state: { kind: 'working', fraction: 0 } });
    this.engine ??= this.startEngine();
    const engine = await this.engine;
    const { level, types } = this.store.model();
    this.session?.dispose();
    this.session = new PageSession(frame.contentDocument!, {
      level,
      types,
      snapshot: { url: this.url },
      onProgress: (fraction) => this.store.change({ state: { kind: 'working', fraction } }),
      onReading: (reading, milliseconds) => this.took(reading, milliseconds),
      onPick: (target) => this.store.change({ picked: { target } }),
      onError: (error) => this.fail(error),
    });
    await this.session.read((snapshot, options) => engine.read(snapshot, options));
  }

  private took(reading: Reading, milliseconds: number): void {
    this.store.change({ reading, milliseconds, state: { kind: 'ready' }, requests: requestsElsewhere() });
  }

  private async startEngine(): Promise<EngineClient> {
    const here = (path: string): URL => new URL(path, document.baseURI);
    try {
      return await EngineClient.fromUrls(
        { worker: here('engine_worker.js'), wasm: here('sidelight.wasm'), data: DATA_FILES.map((name) => here(`data/${name}`)) },
        { onRestart: () => this.store.change({ notice: 'The engine had to be started again.' }) },
      );
    } catch (error) {
      this.engine = null;
      if (location.protocol !== 'file:') throw error;
      throw new NotReadable('Browsers do not let a page that was opened as a file load its engine. Open it through a web server.');
    }
  }

  private fail(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') this.store.change({ state: { kind: this.store.model().reading ? 'ready' : 'idle' } });
    else if (error instanceof NotReadable) this.store.change({ state: { kind: 'unsupported', words: error.message } });
    else this.store.change({ state: { kind: 'failed', words: error instanceof Error ? error.message : String(error) } });
  }
}

/** Puts a document into the frame; resolves when it stands there. Links in it lead nowhere: the frame is for reading. */
function load(html: string): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener(
      'load',
      () => {
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

/** What was asked of other hosts since the page was opened: nothing, and this counts it. */
function requestsElsewhere(): number {
  return performance.getEntriesByType('resource').filter((entry) => {
    const url = new URL(entry.name, document.baseURI);
    return /^https?:$/.test(url.protocol) && url.origin !== location.origin;
  }).length;
}

const demo = new Demo();

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
    await demo.show(await response.text(), sample.url ?? '', base.href);
  } catch {
    complain('This sample could not be loaded.');
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
    await demo.show(decodeFile(new Uint8Array(await file.arrayBuffer())));
  } catch (error) {
    complain(error instanceof NotReadable ? `${file.name}: ${error.message}` : `${file.name} could not be opened.`);
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
    void demo.show(pasted.value);
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
    document.documentElement.dataset.theme = shown;
    button.textContent = shown === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Switch to ${shown === 'dark' ? 'light' : 'dark'} colours`);
    demo.store.change({ theme: shown });
    // The article's colours follow: its marks are chosen anew from what stands there then.
    requestAnimationFrame(() => demo.setLevel(demo.store.model().level));
  };
  button.addEventListener('click', () => use(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => use('system'));
  use('system');
}

mountPanel(byId('panel'), demo);
wireTheme();
wireOwnText();
if (!canPaint()) complain('This browser is too old to show marks on a page; the panel works.');
listSamples().catch(() => {
  complain('The sample articles could not be loaded. You can still paste a text or open a file.');
  demo.store.change({ state: { kind: 'unsupported', words: 'Paste a text or open a file to read it.' } });
});
