// Keeper (service of the library): answers what is asked of it, one write after another, and knows how it stands. It holds the
// store for as long as its worker lives. Never talks to a page: messages are library_worker.ts.
import { siteOf } from './address';
import { answerReading } from './answer_reading';
import { faultText, LibraryFault } from './faults';
import { type Files, isDamage } from './files';
import type { Answer, ArticleDetail, Ask, AskKind, EraseWhat, LibraryStatus } from './library_messages';
import { exportIsDue, firstSettings, refusalOfAll, type Settings, settingsFrom } from './policy';
import { spanOf } from './query';
import { type Related, related, rowById } from './related';
import { emptyReport } from './report';
import { list, months, names, passages, search } from './search';
import { asFull, StorageFull } from './sql';
import { kDay, kEpoch, Store } from './store';
import { emptyTally, exportLines, importLines, preview } from './transfer';

const kLittleRoom = 64 * 2 ** 20;
const kLeastRoom = 4 * 2 ** 20;
const kIdleImport = 60_000; // milliseconds without a line: whoever imported is gone
const kTidyEvery = 250; // milliseconds between two steps of forgetting
const kEraseAtOnce = 500;

export type KeeperOptions = {
  /** Seconds since 1970. */
  now: () => number;
  /** Room that the browser still gives, in bytes, or null. */
  room: () => Promise<number | null>;
  /** Opens (and, with `make`, begins) the files; null when there are none. */
  open: (make: boolean) => Promise<{ store: Store; files: Files | null } | null>;
};

const limitOf = (value: unknown, most: number): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? Math.min(value, most) : most;
const wholeOf = (value: unknown): number => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0);
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 400) : '');
const idsOf = (value: unknown): number[] => (Array.isArray(value) ? value.filter((id) => wholeOf(id) > 0) : []);
const linesOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((line): line is string => typeof line === 'string') : []);

export class Keeper {
  private opened: { store: Store; files: Files | null } | null = null;
  private opening: Promise<Store | null> | null = null;
  private writes: Promise<unknown> = Promise.resolve();
  private full = false;
  private words = '';
  private retired = 0; // seconds since 1970
  private importing: { release: () => void; timer: ReturnType<typeof setTimeout> } | null = null;
  private tidying: ReturnType<typeof setTimeout> | undefined;
  /** Other windows hold the library, or it is of a newer program: nothing can be asked of it. */
  blocked: { state: LibraryStatus['state']; words: string } | null = null;

  constructor(private readonly options: KeeperOptions) {}

  async answer<Kind extends AskKind>(ask: Ask<Kind>): Promise<Answer<Kind>> {
    try {
      return (await this.reply(ask as Ask)) as Answer<Kind>;
    } catch (error) {
      if (error instanceof StorageFull) this.full = true;
      if (isDamage(error)) await this.setAside();
      throw error;
    }
  }

  private async reply(ask: Ask): Promise<unknown> {
    if (ask.kind === 'status') return this.status();
    if (ask.kind === 'configure') return this.configure(ask.settings);
    const store = this.blocked === null ? await this.store(false) : null; // held elsewhere, its files are not even tried
    if (store === null || this.blocked !== null) {
      if (ask.kind === 'read' || ask.kind === 'wants') return emptyReport(this.blocked ? 'unavailable' : 'off', this.blocked?.words);
      throw this.blocked ? new Error(this.blocked.words) : new LibraryFault('switched_off');
    }
    switch (ask.kind) {
      case 'wants': return this.wants(store, ask);
      case 'read': return this.inTurn(() => this.read(store, ask));
      case 'check': return this.inTurn(() => Promise.resolve({ fault: store.fault(), postings: store.postingsBytes() }));
      case 'erase': return this.inTurn(() => this.erase(store, ask.what));
      case 'exported': return this.inTurn(() => this.change(store, { lastExport: this.options.now() }));
      case 'importBegin': return this.importBegin(store);
      case 'importLines': return this.importLines(store, linesOf(ask.lines));
      case 'importEnd': return this.importEnd(store, ask.apply === true);
      default: return this.look(store, ask);
    }
  }

  /** Questions that change nothing. */
  private look(store: Store, ask: Exclude<Ask, Ask<'status' | 'check' | 'configure' | 'wants' | 'read' | 'erase' | 'exported' | 'importBegin' | 'importLines' | 'importEnd'>>): unknown {
    const { sql } = store;
    switch (ask.kind) {
      case 'list': return list(sql, wholeOf(ask.offset), limitOf(ask.limit, 500));
      case 'search': return search(sql, textOf(ask.query), limitOf(ask.limit, 500), wholeOf(ask.before));
      case 'passages': return passages(sql, textOf(ask.query), idsOf(ask.ids).slice(0, 100));
      case 'months': return months(sql);
      case 'names': return names(sql, textOf(ask.of), textOf(ask.filter), limitOf(ask.limit, 1000));
      case 'article': return this.article(store, wholeOf(ask.id));
      case 'related': return this.related(store, wholeOf(ask.id), limitOf(ask.limit, 50));
      case 'exportLines': return exportLines(store, wholeOf(ask.after), limitOf(ask.limit, 500), ask.ids && idsOf(ask.ids));
      case 'preview': return preview(store, linesOf(ask.lines));
    }
  }

  /** The store when there is a library; `make` begins one. */
  private async store(make: boolean): Promise<Store | null> {
    if (this.opened !== null) return this.opened.store;
    this.opening ??= this.open(make).finally(() => (this.opening = null));
    // An opening that was under way may have been one that begins nothing.
    return (await this.opening) ?? (make && this.blocked === null ? this.open(true) : null);
  }

  private async open(make: boolean): Promise<Store | null> {
    this.opened = await this.options.open(make);
    if (this.opened === null) return null;
    const aside = this.opened.files?.setAside ?? '';
    if (aside !== '') this.words = aside;
    this.retire(this.opened.store);
    return this.opened.store;
  }

  async status(): Promise<LibraryStatus> {
    const store = this.blocked === null ? await this.store(false) : null;
    const settings = store?.settings() ?? firstSettings;
    const room = await this.options.room();
    const articles = store?.articles() ?? 0;
    const first = store === null || articles === 0 ? 0 : store.sql.number('SELECT min(id) FROM article') + kEpoch;
    const state = this.blocked?.state ?? (!settings.on ? 'off' : settings.paused ? 'paused' : this.full ? 'full' : 'on');
    return {
      state, words: this.blocked?.words ?? this.words, settings, articles, bytes: store?.bytes() ?? 0, room,
      nearlyFull: room !== null && room < kLittleRoom, exportDue: exportIsDue(settings, articles, first, this.options.now()),
      aside: this.opened?.files?.aside() ?? [], importing: this.importing !== null,
    };
  }

  private async configure(settings: Partial<Settings>): Promise<LibraryStatus> {
    if (this.blocked !== null) throw new Error(this.blocked.words);
    const store = await this.store(settings.on === true);
    if (store === null) return this.status();
    return this.inTurn(() => this.change(store, settings));
  }

  private async change(store: Store, settings: Partial<Settings>): Promise<LibraryStatus> {
    store.setSettings(settingsFrom(settings, store.settings()));
    this.retire(store);
    return this.status();
  }

  private wants(store: Store, { isPrivate }: Ask<'wants'>): Answer<'wants'> {
    const refused = refusalOfAll(store.settings(), isPrivate !== false);
    return refused === null ? null : emptyReport(refused);
  }

  private async read(store: Store, { reading, isPrivate }: Ask<'read'>): Promise<Answer<'read'>> {
    if (Math.abs(this.options.now() - this.retired) > kDay) this.retire(store);
    if (this.full) this.full = ((await this.options.room()) ?? Infinity) < kLeastRoom;
    const made = await answerReading(store, reading, isPrivate !== false, this.options.now(), !this.full);
    if (made.kept === 'full') this.full = true;
    return made;
  }

  private async article(store: Store, id: number): Promise<ArticleDetail | null> {
    const row = rowById(store.sql, id);
    const versions = await store.bodies(id, 5);
    const body = versions[0]?.body;
    if (row === undefined || body === undefined) return null;
    return {
      row, site: siteOf(row.url), visits: row.visits, versions: versions.map(({ read }) => read + kEpoch), text: body.blocks,
      quotes: body.quotes.map(({ speaker, text, kind }) => ({ speaker, text, kind })),
      names: body.names.map(({ name, kind, count }) => ({ name, kind, count })),
    };
  }

  private async related(store: Store, id: number, limit: number): Promise<Related[]> {
    const row = rowById(store.sql, id);
    const body = (await store.bodies(id))[0]?.body;
    return row === undefined || body === undefined ? [] : related(store.sql, { ...row, language: '', body }, limit);
  }

  private async erase(store: Store, what: EraseWhat): Promise<{ erased: number }> {
    if (what.kind === 'all') return this.eraseAll(store);
    const ids = what.kind === 'ids' ? idsOf(what.ids) : what.kind === 'site' ? store.ofSite(textOf(what.site)) : this.daysOf(store, what);
    let erased = 0;
    for (let at = 0; at < ids.length; at += kEraseAtOnce) erased += store.erase(ids.slice(at, at + kEraseAtOnce));
    this.full = false;
    this.tidySoon(store);
    return { erased };
  }

  private daysOf(store: Store, { from, to }: Extract<EraseWhat, { kind: 'days' }>): number[] {
    const [first, last] = [spanOf(from), spanOf(to)];
    return first === null || last === null ? [] : store.firstRead(first[0], last[1]);
  }

  /** Everything goes, the files too; what the reader has chosen about keeping stays. */
  private async eraseAll(store: Store): Promise<{ erased: number }> {
    const settings = store.settings();
    const erased = store.articles();
    clearTimeout(this.tidying);
    store.sql.close();
    await this.opened?.files?.erase();
    this.opened = null;
    this.words = '';
    this.full = false;
    (await this.store(true))?.setSettings(settings);
    return { erased };
  }

  /** Old articles go when the library is opened, once a day, and when the reader chooses how long they stay. */
  private retire(store: Store): void {
    this.retired = this.options.now();
    const { retentionDays } = store.settings();
    for (;;) {
      const ids = store.outlived(retentionDays, this.options.now(), kEraseAtOnce);
      if (ids.length === 0) break;
      store.erase(ids);
    }
    this.tidySoon(store);
  }

  private tidySoon(store: Store): void {
    clearTimeout(this.tidying);
    this.tidying = setTimeout(() => {
      void this.inTurn(async () => {
        if (this.opened?.store === store && store.tidy()) this.tidySoon(store);
      });
    }, kTidyEvery);
  }

  private async importBegin(store: Store): Promise<object> {
    await new Promise<void>((begin) => {
      // Other writes wait until the import has come to its end, one way or the other.
      void this.inTurn(() => new Promise<void>((release) => {
        this.importing = { release, timer: setTimeout(() => undefined, 0) };
        begin();
      }));
    });
    store.sql.begin();
    this.stillImporting(store);
    return {};
  }

  private stillImporting(store: Store): void {
    if (this.importing === null) return;
    clearTimeout(this.importing.timer);
    this.importing.timer = setTimeout(() => void this.importEnd(store, false), kIdleImport);
  }

  private async importLines(store: Store, lines: string[]): Promise<Answer<'importLines'>> {
    if (this.importing === null) throw new LibraryFault('import_ended');
    this.stillImporting(store);
    try {
      return lines.length === 0 ? emptyTally() : await importLines(store, lines);
    } catch (error) {
      await this.importEnd(store, false);
      throw this.undone(error);
    }
  }

  /** What an import that failed says; nothing of it is there. */
  private undone(error: unknown): LibraryFault {
    const reason = asFull(error);
    if (reason instanceof StorageFull) this.full = true;
    return new LibraryFault('import_undone', reason instanceof Error ? reason.message : String(reason));
  }

  private async importEnd(store: Store, apply: boolean): Promise<LibraryStatus> {
    const { importing } = this;
    if (importing === null) return this.status();
    clearTimeout(importing.timer);
    this.importing = null;
    try {
      if (apply) store.sql.commit();
      else store.sql.rollback();
    } catch (error) {
      store.sql.rollback();
      throw this.undone(error);
    } finally {
      importing.release();
    }
    return this.status();
  }

  /** The file turned out to be damaged: it is closed and stays as it is; the next question begins a new one. */
  private async setAside(): Promise<void> {
    try {
      this.opened?.store.sql.close();
    } catch {
      // A damaged file may refuse even that.
    }
    this.opened?.files?.leaveDamaged();
    this.opened = null;
    this.words = faultText('damaged');
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.writes.then(work);
    this.writes = turn.catch(() => undefined);
    return turn;
  }
}
