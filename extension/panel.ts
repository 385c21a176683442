// Panel page (side panel of Chrome, sidebar of Firefox): shows web/panel for the tab that is looked at. The reading lives with
// the page; this holds a copy for as long as it is shown.
import type { ExportFormat } from '../web/core/export_formats';
import type { Place } from '../web/core/reading.generated';
import { Door } from '../web/lookup/door';
import { Lookups, MemoryStore } from '../web/lookup/lookups';
import { readingThatGoesOn } from '../web/core/reading_part';
import { ReadingJoiner } from '../web/core/reading_pieces';
import { requestsElsewhere } from '../web/core/requests';
import { say } from '../web/core/say';
import { runSelfTest, type SelfTest } from '../web/core/self_test';
import type { Judgement, Verdict } from '../web/page/judgements';
import type { MarkType } from '../web/page/marks';
import type { Level } from '../web/page/plan';
import { canPaint } from '../web/page/painter';
import { type PanelController, PanelStore, type SiteRule } from '../web/panel/controller';
import { mountPanel } from '../web/panel/panel';
import { askBrowser, countRequest, ExtensionStore } from './lookup_store';
import { type Preferences, ruleOf, withRule } from '../web/panel/preferences';
import { startPage } from './catalogue';
import { startEngine } from './engine_files';
import { type FromPage, isMessageTo, kRefusal, type Refusal, type ToBackground, type ToPage } from './messages';
import { originsOf } from './site_rules';
import { followPreferences, loadPreferences, storePreferences } from './stored';

const kNothing = { state: { kind: 'idle' }, reading: null, milliseconds: 0, notice: '', site: null, hidden: false } as const;

class TabController implements PanelController {
  private readonly store = new PanelStore({ libraryPage: 'library.html' });
  /** The newest connection; `heard` when the page has answered on it. */
  private port: chrome.runtime.Port | null = null;
  private heard = false;
  private tab: number | null = null;
  private coming = new ReadingJoiner();
  private nextId = 1;
  private readonly door = new Door();
  private readonly keptLookups = new Lookups(this.door, new ExtensionStore(), Date.now, askBrowser);
  private readonly privateLookups = new Lookups(this.door, new MemoryStore(), Date.now, askBrowser);
  private isPrivate = false;
  private readonly goingTo = new Map<number, (there: boolean) => void>();
  private readonly exporting = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>();

  model = this.store.model;
  subscribe = this.store.subscribe;

  /** Of a private window nothing is kept. */
  get lookups(): Lookups {
    return this.isPrivate ? this.privateLookups : this.keptLookups;
  }

  start(): void {
    this.door.onRequest((requests) => {
      this.store.change({ requests });
      if (!this.isPrivate) void countRequest();
    });
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
    void loadPreferences().then((preferences) => this.take(preferences));
    followPreferences((preferences) => this.take(preferences));
    void this.follow();
  }

  private take({ theme, keys, level, types, sites }: Preferences): void {
    const { site, reading } = this.store.model();
    const rule = site ? ruleOf({ sites } as Preferences, site.host) : 'click';
    this.store.change({ theme, keys, ...(reading ? {} : { level, types }), ...(site ? { site: { ...site, rule } } : {}) });
    if (this.store.model().state.kind === 'barred' && !this.heard && rule !== 'never') this.store.change({ state: { kind: 'idle' } });
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

  setKeys(keys: boolean): void {
    this.store.change({ keys });
    if (!this.store.model().hidden) void storePreferences({ keys });
  }

  judge(judgement: Judgement, verdict: Verdict | null): void {
    this.send({ kind: 'judge', judgement, verdict });
  }

  /** The browser asks before anything is awaited: only then does the press of the button count. */
  setSiteRule(rule: SiteRule): void {
    const { site, hidden } = this.store.model();
    if (site === null) return;
    if (hidden) {
      this.store.change({ notice: say('hidden') }); // a rule would tell of the visit
      return;
    }
    const { host } = site;
    const granted = rule === 'always' ? chrome.permissions.request({ origins: originsOf(host) }) : Promise.resolve(true);
    void granted.then(
      (isGranted) => (isGranted ? this.keepRule(host, rule) : this.refused(host)),
      () => this.refused(host),
    );
  }

  private refused(host: string): void {
    this.store.change({ notice: say('error_not_granted', host) });
  }

  private async keepRule(host: string, rule: SiteRule): Promise<void> {
    this.store.change({ notice: '' });
    const { sites } = await loadPreferences();
    await storePreferences({ sites: withRule(sites, host, rule) });
    if (rule !== 'always') await chrome.permissions.remove({ origins: originsOf(host) });
  }

  openOptions(): void {
    void chrome.runtime.openOptionsPage();
  }

  async selfTest(): Promise<SelfTest> {
    const engine = startEngine();
    try {
      return await runSelfTest(engine, { requests: requestsElsewhere, paints: canPaint() });
    } finally {
      void engine.then((client) => client.dispose(), () => undefined);
    }
  }

  goTo(place: Place): Promise<boolean> {
    if (!this.heard) return Promise.resolve(false);
    const id = this.nextId++;
    this.send({ kind: 'goTo', id, place });
    return new Promise((resolve) => this.goingTo.set(id, resolve));
  }

  export(format: ExportFormat): Promise<string> {
    if (!this.heard) return Promise.reject(new Error(say('export_no_page')));
    const id = this.nextId++;
    this.send({ kind: 'export', id, format });
    return new Promise((resolve, reject) => this.exporting.set(id, { resolve, reject }));
  }

  /** Nobody is there any more who would answer. */
  private leaveOpen(): void {
    for (const resolve of this.goingTo.values()) resolve(false);
    for (const { reject } of this.exporting.values()) reject(new Error(say('export_no_page')));
    this.goingTo.clear();
    this.exporting.clear();
  }

  private send(message: ToPage): void {
    if (this.heard) this.port?.postMessage(message);
  }

  /** Turns to the tab that the reader looks at. */
  private async follow(): Promise<void> {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    this.tab = tab?.id ?? null;
    this.isPrivate = tab?.incognito ?? false;
    this.connect();
    await this.showRefusal();
  }

  private connect(): void {
    this.port?.disconnect();
    this.port = null;
    this.heard = false;
    this.leaveOpen();
    this.store.change(kNothing);
    if (this.tab === null) return;
    const port = chrome.tabs.connect(this.tab, { name: 'panel', frameId: 0 });
    this.port = port;
    port.onDisconnect.addListener(() => {
      void chrome.runtime.lastError; // a tab that was never read has nobody who answers
      if (this.port !== port) return;
      this.port = null;
      this.leaveOpen();
      if (this.heard) this.store.change(kNothing);
      this.heard = false;
    });
    port.onMessage.addListener((message: FromPage) => {
      if (this.port !== port) return; // of a tab that is no longer looked at
      this.heard = true;
      if (message.kind === 'piece') {
        if (message.first) this.coming = new ReadingJoiner();
        this.coming.take(message.text);
      } else if (message.kind === 'change') {
        const { part, reading: as } = message;
        const reading = as === undefined ? null : this.coming.finish();
        const read = reading === null ? {} : { reading: as === 'part' ? readingThatGoesOn(reading) : reading };
        this.store.change({ ...part, ...read, requests: requestsElsewhere() });
      } else if (message.kind === 'went') {
        this.goingTo.get(message.id)?.(message.there);
        this.goingTo.delete(message.id);
      } else {
        const asked = this.exporting.get(message.id);
        this.exporting.delete(message.id);
        if (message.kind === 'exported') asked?.resolve(message.text);
        else asked?.reject(new Error(message.words));
      }
    });
  }

  private async showRefusal(): Promise<void> {
    const refusal = (await chrome.storage.session.get(kRefusal))[kRefusal] as Refusal | undefined;
    if (refusal === undefined || refusal.tab !== this.tab || this.heard) return;
    if ('never' in refusal) this.store.change({ state: { kind: 'barred', why: 'never' }, site: { host: refusal.never, rule: 'never' } });
    else this.store.change({ state: { kind: 'unsupported', words: refusal.words } });
  }
}

startPage();
const controller = new TabController();
mountPanel(document.getElementById('panel')!, controller);
controller.start();
