// Content script (isolated world): one page being read. It is injected by the reader's gesture, holds the reading, paints, and
// answers the panel. Never changes the page; the work itself is web/page/page_session.ts.
import type { Reading } from '../web/core/reading.generated';
import type { Snapshot } from '../web/core/snapshot.generated';
import { PageSession } from '../web/page/page_session';
import { adoptSheet, canPaint, type StyleRoot } from '../web/page/painter';
import { levels } from '../web/page/plan';
import { type PanelModel, PanelStore } from '../web/panel/controller';
import { askLibrary } from './library_port';
import { type FromEngine, type FromPage, isMessageTo, isRecord, orderOf, type ToBackground, type ToEngine, type ToPanel } from './messages';

const kEngineLost = 'The engine stopped. Press Read to start it again.';
const kTooOld = 'This browser is too old to show marks on a page; the panel works.';
const kNoText: Record<string, string> = {
  application: 'This is a document of its own kind, such as a PDF: Sidelight reads web pages and plain text.',
  image: 'This is a picture: there is no text to read.',
  video: 'This is a film: there is no text to read.',
  audio: 'This is a sound: there is no text to read.',
};
const kOrphanMilliseconds = 1000;

class PageReader {
  private readonly store = new PanelStore();
  private readonly session: PageSession;
  private port: chrome.runtime.Port | null = null;
  private lastMention = -1;
  private orphanTimer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.session = new PageSession(document, {
      applyStyle,
      onReading: (reading, milliseconds) => {
        this.store.change({ state: { kind: 'ready' }, reading, milliseconds: Math.round(milliseconds) });
        void askLibrary(reading).then((library) => this.store.change({ library }));
      },
      onError: (error) => this.store.change({ notice: wordsOf(error) }),
      onPick: (target) => this.store.change({ picked: { target } }),
    });
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name === 'panel' && port.sender?.id === chrome.runtime.id) this.servePanel(port);
    });
    chrome.runtime.onMessage.addListener((message: unknown, sender) => {
      if (sender.id !== chrome.runtime.id || !isMessageTo(message, 'content')) return;
      if (message.kind === 'level') this.nextLevel();
      if (message.kind === 'next') this.nextMention();
    });
  }

  async read(): Promise<void> {
    if (this.store.model().state.kind === 'working') return;
    const words = unsupported();
    if (words !== null) {
      this.store.change({ state: { kind: 'unsupported', words } });
      return;
    }
    this.store.change({ state: { kind: 'working', fraction: 0 }, notice: canPaint() ? '' : kTooOld });
    this.leaveWhenOrphaned();
    if (this.store.model().level === 'off') this.setLevel('quiet');
    try {
      await this.session.read((snapshot) => this.askEngine(snapshot));
    } catch (error) {
      const cancelled = wordsOf(error) === kCancelled;
      const before = this.store.model().reading ? ({ kind: 'ready' } as const) : ({ kind: 'idle' } as const);
      this.store.change({ state: cancelled ? before : { kind: 'failed', words: wordsOf(error) } });
    }
  }

  /** A script outlives its extension when that is reloaded or removed: then nobody could take its marks away. */
  private leaveWhenOrphaned(): void {
    this.orphanTimer ??= setInterval(() => {
      if (chrome.runtime?.id) return;
      clearInterval(this.orphanTimer);
      this.session.dispose();
    }, kOrphanMilliseconds);
  }

  /** One reading over a port of its own: when its owner dies, the port closes and the reader is told. */
  private async askEngine(snapshot: Snapshot): Promise<Reading> {
    const wake: ToBackground = { to: 'background', kind: 'wake' };
    const answer: unknown = await chrome.runtime.sendMessage(wake);
    if (!isRecord(answer) || answer['awake'] !== true) throw new Error(kEngineLost);
    return new Promise<Reading>((resolve, reject) => {
      const port = chrome.runtime.connect({ name: 'engine' });
      this.port = port;
      const end = (then: () => void): void => {
        this.port = null;
        port.disconnect();
        then();
      };
      port.onDisconnect.addListener(() => {
        this.port = null;
        reject(new Error(kEngineLost));
      });
      port.onMessage.addListener((message: FromEngine) => {
        if (message.kind === 'progress') this.progress(message.fraction);
        else if (message.kind === 'notice') this.store.change({ notice: message.words });
        else if (message.kind === 'result') end(() => resolve(JSON.parse(message.reading) as Reading));
        else end(() => reject(new Error(message.words)));
      });
      port.postMessage({ kind: 'read', snapshot: JSON.stringify(snapshot) } satisfies ToEngine);
    });
  }

  private progress(fraction: number): void {
    if (this.store.model().state.kind === 'working') this.store.change({ state: { kind: 'working', fraction } });
  }

  private setLevel(level: PanelModel['level']): void {
    this.session.setLevel(level);
    this.store.change({ level });
  }

  private nextLevel(): void {
    const at = levels.findIndex(({ name }) => name === this.store.model().level);
    this.setLevel(levels[(at + 1) % levels.length]!.name);
  }

  private nextMention(): void {
    const mentions = this.store.model().reading?.mentions.filter(({ form, at }) => form === 'name' && at.length > 0) ?? [];
    for (let step = 1; step <= mentions.length; ++step) {
      const index = (this.lastMention + step) % mentions.length;
      if (!this.session.goTo(mentions[index]!.at)) continue;
      this.lastMention = index;
      return;
    }
  }

  private servePanel(port: chrome.runtime.Port): void {
    const tell = (message: FromPage): void => port.postMessage(message);
    let last = this.store.model();
    tell({ kind: 'change', part: last });
    const unsubscribe = this.store.subscribe(() => {
      const next = this.store.model();
      const changed = Object.entries(next).filter(([name, value]) => last[name as keyof PanelModel] !== value);
      last = next;
      tell({ kind: 'change', part: Object.fromEntries(changed) as Partial<PanelModel> });
    });
    port.onDisconnect.addListener(unsubscribe);
    port.onMessage.addListener((message: unknown) => {
      const order = orderOf(message);
      if (order === null) return;
      if (order.kind === 'read') void this.read();
      else if (order.kind === 'cancel') this.port?.postMessage({ kind: 'cancel' } satisfies ToEngine);
      else if (order.kind === 'level') this.setLevel(order.level);
      else if (order.kind === 'types') {
        this.session.setTypes(order.types);
        this.store.change({ types: order.types });
      } else tell({ kind: 'went', id: order.id, there: this.session.goTo(order.place) });
    });
  }
}

/** Why there is nothing to read in this document, in words; null when there is. */
function unsupported(): string | null {
  const type = document.contentType;
  if (/^text\/|html|xhtml/.test(type)) return null;
  return kNoText[type.split('/')[0] ?? ''] ?? kNoText['application']!;
}

let styling: Promise<unknown> = Promise.resolve();

/** The page itself gets the style from the browser, in order; frames and shadow roots, which that doesn't reach everywhere, adopt it. */
function applyStyle(css: string, root: StyleRoot): () => void {
  if (root !== document) return adoptSheet(css, root);
  const order = (on: boolean): void => {
    const message: ToBackground = { to: 'background', kind: 'style', css, on };
    styling = styling.then(() => chrome.runtime.sendMessage(message)).catch(() => undefined);
  };
  order(true);
  return () => order(false);
}

const kCancelled = 'The reading was cancelled.';
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

// The script runs anew at every press of the button; the first one stays. An isolated world's globals are no page's.
const world = globalThis as unknown as { sidelightReader?: PageReader };
world.sidelightReader ??= new PageReader();
void world.sidelightReader.read();
chrome.runtime.sendMessage({ to: 'panel', kind: 'here' } satisfies ToPanel).catch(() => undefined);
