// Panel page (side panel of Chrome, sidebar of Firefox): shows web/panel for the tab that is looked at. The reading lives with
// the page; this holds a copy for as long as it is shown.
import type { Place } from '../web/core/reading.generated';
import type { MarkType } from '../web/page/marks';
import type { Level } from '../web/page/plan';
import { type PanelController, PanelStore } from '../web/panel/controller';
import { mountPanel } from '../web/panel/panel';
import { type FromPage, isMessageTo, kRefusal, type Refusal, type ToBackground, type ToPage } from './messages';

const kNothing = { state: { kind: 'idle' }, reading: null, milliseconds: 0, notice: '' } as const;

class TabController implements PanelController {
  private readonly store = new PanelStore({ libraryPage: 'library.html' });
  /** The newest connection; `heard` when the page has answered on it. */
  private port: chrome.runtime.Port | null = null;
  private heard = false;
  private tab: number | null = null;
  private nextId = 1;
  private readonly goingTo = new Map<number, (there: boolean) => void>();

  model = this.store.model;
  subscribe = this.store.subscribe;

  start(): void {
    chrome.tabs.onActivated.addListener(() => void this.follow());
    chrome.tabs.onUpdated.addListener((tab, change) => {
      if (tab !== this.tab || change.status !== 'loading') return;
      void chrome.storage.session.remove(kRefusal); // it was about the page before
      this.connect();
    });
    chrome.runtime.onMessage.addListener((message: unknown, sender) => {
      if (sender.id !== chrome.runtime.id || !isMessageTo(message, 'panel')) return;
      if (sender.tab?.id === this.tab && !this.heard) this.connect();
    });
    chrome.storage.session.onChanged.addListener((changes) => {
      if (changes[kRefusal]?.newValue) void this.showRefusal();
    });
    void this.follow();
  }

  read(): void {
    if (this.heard) this.send({ kind: 'read' });
    else if (this.tab !== null) {
      const message: ToBackground = { to: 'background', kind: 'inject', tab: this.tab };
      void chrome.runtime.sendMessage(message);
    }
  }

  cancel(): void {
    this.send({ kind: 'cancel' });
  }

  setLevel(level: Level): void {
    this.store.change({ level });
    this.send({ kind: 'level', level });
  }

  setTypes(types: readonly MarkType[]): void {
    this.store.change({ types });
    this.send({ kind: 'types', types: [...types] });
  }

  goTo(place: Place): Promise<boolean> {
    if (!this.heard) return Promise.resolve(false);
    const id = this.nextId++;
    this.send({ kind: 'goTo', id, place });
    return new Promise((resolve) => this.goingTo.set(id, resolve));
  }

  private send(message: ToPage): void {
    if (this.heard) this.port?.postMessage(message);
  }

  /** Turns to the tab that the reader looks at. */
  private async follow(): Promise<void> {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    this.tab = tab?.id ?? null;
    this.connect();
    await this.showRefusal();
  }

  private connect(): void {
    this.port?.disconnect();
    this.port = null;
    this.heard = false;
    for (const resolve of this.goingTo.values()) resolve(false);
    this.goingTo.clear();
    this.store.change(kNothing);
    if (this.tab === null) return;
    const port = chrome.tabs.connect(this.tab, { name: 'panel', frameId: 0 });
    this.port = port;
    port.onDisconnect.addListener(() => {
      void chrome.runtime.lastError; // a tab that was never read has nobody who answers
      if (this.port !== port) return;
      this.port = null;
      if (this.heard) this.store.change(kNothing);
      this.heard = false;
    });
    port.onMessage.addListener((message: FromPage) => {
      if (this.port !== port) return; // of a tab that is no longer looked at
      this.heard = true;
      if (message.kind === 'change') this.store.change(message.part);
      else {
        this.goingTo.get(message.id)?.(message.there);
        this.goingTo.delete(message.id);
      }
    });
  }

  private async showRefusal(): Promise<void> {
    const refusal = (await chrome.storage.session.get(kRefusal))[kRefusal] as Refusal | undefined;
    if (refusal && refusal.tab === this.tab && !this.heard) {
      this.store.change({ state: { kind: 'unsupported', words: refusal.words } });
    }
  }
}

const controller = new TabController();
mountPanel(document.getElementById('panel')!, controller);
controller.start();
