// Page reader: the reading of one page and its marks, for as long as the page stands; it holds the model that the panel shows. Never
// the panel itself (panel.ts), never the engine (engine_host.ts): both are reached by ports.
import type { ExportFormat } from '../web/core/export_formats';
import { nextTask } from '../web/core/next_task';
import type { Reading } from '../web/core/reading.generated';
import { readingThatGoesOn } from '../web/core/reading_part';
import { joinReading, ReadingJoiner } from '../web/core/reading_pieces';
import { say } from '../web/core/say';
import type { Snapshot } from '../web/core/snapshot.generated';
import { piecesOfSnapshot } from '../web/core/snapshot_pieces';
import { BackgroundMeter } from '../web/page/background';
import { HoverCard } from '../web/page/hover_card';
import { type Judgement, type Verdict, verdictsOf, withJudgement, withoutJudgement } from '../web/page/judgements';
import { metNames } from '../web/page/novelty';
import { PageSession } from '../web/page/page_session';
import { adoptSheet, canPaint, type StyleRoot } from '../web/page/painter';
import { levels, type Target } from '../web/page/plan';
import { Slices } from '../web/page/slices';
import { CardTeller, sameTarget } from '../web/panel/card';
import { type PanelModel, PanelStore } from '../web/panel/controller';
import { defaults, type Preferences, ruleOf } from '../web/panel/preferences';
import { askLibrary } from './library_port';
import { type FromEngine, type FromPage, isMessageTo, isRecord, orderOf, type ToBackground, type ToEngine, type ToPage } from './messages';
import { hostOf } from './site_rules';
import { followPreferences, loadPreferences, storePreferences } from './stored';

const kOrphanMilliseconds = 1000;
const kFindMilliseconds = 5000; // a panel that opens later than this is not for the words that were looked for
const kHidden = chrome.extension?.inIncognitoContext ?? false;

/** Left out of what the panel is told: it has its own, of the same storage. */
const panelsOwn: readonly string[] = ['theme', 'keys', 'requests'];

class Cancelled extends Error {}

const tellBackground = (message: ToBackground): Promise<unknown> => chrome.runtime.sendMessage(message).catch(() => undefined);

export class PageReader {
  private readonly store = new PanelStore({ hidden: kHidden });
  private session: PageSession | null = null;
  private preferences: Preferences = defaults;
  /** Of a private window: judged here, kept nowhere. */
  private judgedHere: Judgement[] = [];
  private readonly ready: Promise<void>;
  private readonly card: HoverCard<Target>;
  private teller: CardTeller | null = null;
  private port: chrome.runtime.Port | null = null;
  /** What the engine wrote, of each reading that it gave. */
  private readonly written = new WeakMap<Reading, { pieces: readonly string[]; as: 'whole' | 'part' }>();
  private lastMention = -1;
  private foundAt = -Infinity;
  private orphanTimer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.card = new HoverCard<Target>(document, {
      spotAt: (x, y, document) => {
        const found = this.session?.markAt(x, y, document) ?? null;
        return found && { spot: found.target, box: found.box };
      },
      sameSpot: sameTarget,
      contentOf: (target) => this.teller?.contentOf(target) ?? null,
      theme: () => (document.body ? new BackgroundMeter().themeOf(document.body) : 'light'),
    });
    this.ready = loadPreferences().then((preferences) => {
      this.take(preferences);
      this.store.change({ level: preferences.level, types: preferences.types });
    });
    followPreferences((preferences) => this.take(preferences));
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name === 'panel' && port.sender?.id === chrome.runtime.id) this.servePanel(port);
    });
    chrome.runtime.onMessage.addListener((message: unknown, sender) => {
      if (sender.id === chrome.runtime.id && isMessageTo(message, 'content')) this.obey(message);
    });
  }

  async read(): Promise<void> {
    await this.ready;
    if (this.store.model().state.kind === 'working') return;
    const words = unsupported();
    if (words !== null) {
      this.store.change({ state: { kind: 'unsupported', words } });
      return;
    }
    if (this.store.model().site?.rule === 'never') return this.leave('never');
    this.store.change({ state: { kind: 'working', fraction: 0 }, notice: canPaint() ? '' : say('error_old_browser') });
    this.leaveWhenOrphaned();
    if (this.store.model().level === 'off') this.setLevel(this.preferences.level === 'off' ? 'quiet' : this.preferences.level);
    try {
      await this.currentSession().read((snapshot, { onPartial }) => this.askReading(snapshot, onPartial));
    } catch (error) {
      // A part of a reading that did not come to its end is taken back.
      const reading = this.session?.reading ?? null;
      const before = reading ? ({ kind: 'ready' } as const) : ({ kind: 'idle' } as const);
      this.store.change({ reading, state: error instanceof Cancelled ? before : { kind: 'failed', words: wordsOf(error) } });
    }
  }

  private currentSession(): PageSession {
    const { level, types } = this.store.model();
    this.session ??= new PageSession(document, {
      level,
      types,
      judgements: this.judgements(),
      applyStyle,
      onReading: (reading, milliseconds) => this.took(reading, milliseconds),
      onPartial: (reading) => this.store.change({ reading }),
      onMoved: () => this.card.close(),
      onError: (error) => this.store.change({ notice: wordsOf(error) }),
      onPick: (target) => this.store.change({ picked: { target } }),
    });
    return this.session;
  }

  private took(reading: Reading, milliseconds: number): void {
    void askLibrary(() => joinReading(this.written.get(reading)?.pieces ?? [])).then((library) => {
      this.store.change({ library });
      this.session?.setMet(metNames(reading, library.met));
    });
    this.teller = new CardTeller(reading, () => verdictsOf(reading, this.judgements()), {
      goTo: (place) => this.session?.goTo(place),
      judge: (judgement, verdict) => this.judge(judgement, verdict),
      openInPanel: (target) => {
        void tellBackground({ to: 'background', kind: 'open' });
        this.card.close();
        this.store.change({ picked: { target } });
      },
    });
    this.store.change({ state: { kind: 'ready' }, reading, milliseconds: Math.round(milliseconds) });
    this.card.follow(this.session?.documents ?? []);
    this.showCard();
    this.showBadge();
  }

  /** Takes what is stored: rules, judgements and looks count at once, level and types from the next page on. */
  private take(preferences: Preferences): void {
    this.preferences = preferences;
    const host = hostOf(location.href);
    const rule = ruleOf(preferences, host);
    this.store.change({ site: host === '' ? null : { host, rule }, judgements: this.judgements() });
    this.session?.setJudgements(this.judgements());
    this.showCard();
    const { state } = this.store.model();
    if (rule === 'never' && this.session !== null) this.leave('never');
    // That a permission was taken back stays said: the rule that went with it may be heard of later.
    else if (state.kind === 'barred' && state.why === 'never' && rule !== 'never') this.store.change({ state: { kind: 'idle' } });
    this.showBadge();
  }

  private judgements(): Judgement[] {
    return this.judgedHere.reduce((all, each) => withJudgement(all, each), [...this.preferences.judgements]);
  }

  private judge(judgement: Judgement, verdict: Verdict | null): void {
    const changed = verdict === null ? withoutJudgement(this.judgements(), judgement) : withJudgement(this.judgements(), { ...judgement, verdict });
    if (kHidden) {
      this.judgedHere = changed;
      if (verdict === null) this.preferences = { ...this.preferences, judgements: withoutJudgement(this.preferences.judgements, judgement) };
    } else this.preferences = { ...this.preferences, judgements: changed };
    this.session?.setJudgements(this.judgements());
    this.store.change({ judgements: this.judgements() });
    this.showBadge();
    this.remember({ judgements: changed });
  }

  private remember(part: Partial<Preferences>): void {
    if (kHidden) return;
    void storePreferences(part).then((stored) => {
      if (!stored) this.store.change({ notice: say('error_storage_full') });
    });
  }

  /** Takes every mark away and says why. */
  private leave(why: 'never' | 'revoked'): void {
    this.card.stop();
    this.session?.dispose();
    this.session = null;
    this.teller = null;
    this.store.change({ state: { kind: 'barred', why }, reading: null });
    this.showBadge();
  }

  private showCard(): void {
    if (this.preferences.card && this.teller !== null && this.store.model().level !== 'off') this.card.start();
    else this.card.stop();
  }

  private showBadge(): void {
    const { reading, judgements } = this.store.model();
    if (reading === null && this.teller === null && this.store.model().state.kind !== 'barred') return;
    const verdicts = reading ? verdictsOf(reading, judgements) : new Map();
    const names = reading && this.preferences.badge ? reading.cards.filter(({ group }) => verdicts.get(group) !== 'not').length : 0;
    void tellBackground({ to: 'background', kind: 'badge', names });
  }

  /** A script outlives its extension when that is reloaded or removed: then nobody could take its marks away. */
  private leaveWhenOrphaned(): void {
    this.orphanTimer ??= setInterval(() => {
      if (chrome.runtime?.id) return;
      clearInterval(this.orphanTimer);
      this.card.stop();
      this.session?.dispose();
    }, kOrphanMilliseconds);
  }

  /** A reading as the page needs it; all that the engine wrote of it is in `written`. */
  private async askReading(snapshot: Snapshot, onPartial?: (reading: Reading) => void): Promise<Reading> {
    let joiner = new ReadingJoiner();
    let pieces: string[] = [];
    const onPiece = (piece: string, rest: boolean): void => {
      pieces.push(piece);
      if (!rest) joiner.take(piece);
    };
    const joined = (as: 'whole' | 'part'): Reading => {
      const reading = as === 'part' ? readingThatGoesOn(joiner.finish()) : joiner.finish();
      this.written.set(reading, { pieces, as });
      joiner = new ReadingJoiner();
      pieces = [];
      return reading;
    };
    await this.askEngine(onPartial ? { kind: 'read', partly: true } : { kind: 'read' }, snapshot, onPiece, () => onPartial?.(joined('part')));
    return joined('whole');
  }

  /** One reading, or the file of one export, over a port of its own: when its owner dies, the port closes and the reader is told. */
  private async askEngine(
    order: Extract<ToEngine, { kind: 'read' | 'export' }>, snapshot: Snapshot,
    onPiece?: (piece: string, rest: boolean) => void, onPartial?: () => void,
  ): Promise<string> {
    const answer: unknown = await tellBackground({ to: 'background', kind: 'wake' });
    if (!isRecord(answer) || answer['awake'] !== true) throw new Error(say('error_engine_stopped'));
    return new Promise<string>((resolve, reject) => {
      const port = chrome.runtime.connect({ name: 'engine' });
      let open = true;
      if (order.kind === 'read') this.port = port; // the one that Cancel is for
      const end = (then: () => void): void => {
        open = false;
        if (this.port === port) this.port = null;
        port.disconnect();
        then();
      };
      port.onDisconnect.addListener(() => {
        open = false;
        if (this.port === port) this.port = null;
        reject(new Error(say('error_engine_stopped')));
      });
      port.onMessage.addListener((message: FromEngine) => {
        if (message.kind === 'progress') this.progress(message.fraction);
        else if (message.kind === 'partial') onPartial?.();
        else if (message.kind === 'piece') onPiece?.(message.text, message.rest === true);
        else if (message.kind === 'restarted') this.store.change({ notice: say('error_engine_restarted') });
        else if (message.kind === 'left_out') this.store.change({ notice: say('error_pack_left_out', message.words) });
        else if (message.kind === 'result') end(() => resolve(''));
        else if (message.kind === 'file') end(() => resolve(message.text));
        else end(() => reject(message.words === kCancelled ? new Cancelled() : new Error(say('error_reading', message.words))));
      });
      const send = async (): Promise<void> => {
        const slices = new Slices();
        for (const text of piecesOfSnapshot(snapshot)) {
          if (open) port.postMessage({ kind: 'snapshot', text } satisfies ToEngine);
          if (slices.over) await slices.rest();
        }
        if (open) port.postMessage(order satisfies ToEngine);
      };
      void send();
    });
  }

  private async export(id: number, format: ExportFormat): Promise<FromPage> {
    try {
      const snapshot = this.session?.snapshot;
      if (!snapshot) throw new Error(say('export_no_page'));
      return { kind: 'exported', id, text: await this.askEngine({ kind: 'export', format }, snapshot) };
    } catch (error) {
      return { kind: 'not_exported', id, words: wordsOf(error) };
    }
  }

  private progress(fraction: number): void {
    if (this.store.model().state.kind === 'working') this.store.change({ state: { kind: 'working', fraction } });
  }

  private setLevel(level: PanelModel['level']): void {
    this.session?.setLevel(level);
    this.store.change({ level });
    this.showCard();
  }

  private nextLevel(): void {
    const at = levels.indexOf(this.store.model().level);
    this.setLevel(levels[(at + 1) % levels.length]!);
  }

  private nextMention(): void {
    const mentions = this.store.model().reading?.mentions.filter(({ form, at }) => form === 'name' && at.length > 0) ?? [];
    for (let step = 1; step <= mentions.length; ++step) {
      const index = (this.lastMention + step) % mentions.length;
      if (!this.session?.goTo(mentions[index]!.at)) continue;
      this.lastMention = index;
      return;
    }
  }

  /** What the background passes on: keys, menus, and that a permission is gone. */
  private obey(message: { kind: string }): void {
    const { words, hosts } = message as { words?: unknown; hosts?: unknown };
    if (message.kind === 'level') this.nextLevel();
    if (message.kind === 'next') this.nextMention();
    if (message.kind === 'find' && typeof words === 'string') {
      this.foundAt = performance.now();
      this.store.change({ find: { words } });
    }
    if (message.kind === 'revoked' && Array.isArray(hosts) && hosts.includes(location.hostname)) this.leave('revoked');
  }

  private servePanel(port: chrome.runtime.Port): void {
    let open = true;
    const waiting: FromPage[] = [];
    let sending = false;
    // In order; a long reading goes in pieces between which the page goes on.
    const send = async (): Promise<void> => {
      sending = true;
      for (let message = waiting.shift(); message !== undefined && open; message = waiting.shift()) {
        port.postMessage(message);
        if (message.kind === 'piece' && waiting.length > 1) await nextTask();
      }
      sending = false;
    };
    const tell = (message: FromPage): void => {
      waiting.push(message);
      if (!sending) void send();
    };
    const isOld = performance.now() - this.foundAt > kFindMilliseconds;
    const told = (model: PanelModel): Partial<PanelModel> =>
      Object.fromEntries(Object.entries(model).filter(([name]) => !panelsOwn.includes(name) && !(isOld && name === 'find'))) as Partial<PanelModel>;
    // The reading goes as the text that it came as: to write a long one anew would hold up the page.
    const tellChange = ({ reading, ...part }: Partial<PanelModel>): void => {
      const written = reading ? this.written.get(reading) : undefined;
      for (const [i, text] of written?.pieces.entries() ?? []) waiting.push({ kind: 'piece', text, ...(i === 0 ? { first: true as const } : {}) });
      if (written !== undefined) tell({ kind: 'change', part, reading: written.as });
      else tell({ kind: 'change', part: reading === undefined ? part : { ...part, reading } });
    };
    let last = this.store.model();
    tellChange(told(last));
    const unsubscribe = this.store.subscribe(() => {
      const next = this.store.model();
      const changed = Object.entries(next).filter(([name, value]) => last[name as keyof PanelModel] !== value);
      last = next;
      tellChange(Object.fromEntries(changed) as Partial<PanelModel>);
    });
    port.onDisconnect.addListener(() => {
      open = false;
      unsubscribe();
    });
    port.onMessage.addListener((message: unknown) => {
      const order = orderOf(message);
      if (order?.kind === 'goTo') tell({ kind: 'went', id: order.id, there: this.session?.goTo(order.place) ?? false });
      else if (order?.kind === 'export') void this.export(order.id, order.format).then(tell);
      else if (order !== null) this.follow(order);
    });
  }

  private follow(order: Exclude<ToPage, { kind: 'goTo' | 'export' }>): void {
    if (order.kind === 'read') void this.read();
    else if (order.kind === 'cancel') this.port?.postMessage({ kind: 'cancel' } satisfies ToEngine);
    else if (order.kind === 'judge') this.judge(order.judgement, order.verdict);
    else if (order.kind === 'level') {
      this.setLevel(order.level);
      // Off is for this page; any other level is a taste.
      if (order.level !== 'off') this.remember({ level: order.level });
    } else {
      this.session?.setTypes(order.types);
      this.store.change({ types: order.types });
      this.remember({ types: order.types });
    }
  }
}

/** Why there is nothing to read in this document, in words; null when there is. */
function unsupported(): string | null {
  const type = document.contentType;
  if (/^text\/|html|xhtml/.test(type)) return null;
  const family = type.split('/')[0] ?? '';
  return say(/^(image|video|audio)$/.test(family) ? `error_${family}` : 'error_application');
}

let styling: Promise<unknown> = Promise.resolve();

/** The page itself gets the style from the browser, in order; frames and shadow roots, which that doesn't reach everywhere, adopt it. */
function applyStyle(css: string, root: StyleRoot): () => void {
  if (root !== document) return adoptSheet(css, root);
  const order = (on: boolean): void => {
    styling = styling.then(() => tellBackground({ to: 'background', kind: 'style', css, on }));
  };
  order(true);
  return () => order(false);
}

const kCancelled = 'The reading was cancelled.'; // the words of EngineClient
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
