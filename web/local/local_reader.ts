// Local reader: reads a document of the same page and is the controller of the panel beside it, without any extension: for the demo
// and the welcome page. Never where a page is not ours: that is extension/page_reader.ts.
import type { EngineClient } from '../core/engine_client';
import type { ExportFormat } from '../core/export_formats';
import type { Place, Reading } from '../core/reading.generated';
import { readingOfPart } from '../core/reading_part';
import { requestsElsewhere } from '../core/requests';
import { say } from '../core/say';
import { runSelfTest, type SelfTest } from '../core/self_test';
import type { LibraryReport } from '../library/report';
import { BackgroundMeter } from '../page/background';
import { HoverCard } from '../page/hover_card';
import { type Judgement, type Verdict, verdictsOf, withJudgement, withoutJudgement } from '../page/judgements';
import type { MarkType } from '../page/marks';
import { metNames } from '../page/novelty';
import { PageSession } from '../page/page_session';
import { canPaint } from '../page/painter';
import type { Level, Target } from '../page/plan';
import type { SnapshotOptions } from '../page/snapshot';
import { CardTeller, sameTarget } from '../panel/card';
import { type PanelController, PanelStore } from '../panel/controller';
import type { Preferences } from '../panel/preferences';

/** Nothing to read, in words that can be shown. */
export class NotReadable extends Error {}

export type LocalReaderOptions = {
  /** Starts the engine, or gives the one that runs. */
  engine: () => Promise<EngineClient>;
  preferences: Preferences;
  /** Keeps what the reader chose. */
  remember: (part: Partial<Preferences>) => void;
  /** Hands a reading to the library, where there is one, and brings back what it says. Never rejects. */
  library?: (reading: Reading) => Promise<LibraryReport>;
  /** Where the library's page is. */
  libraryPage?: string;
  /** Before a place is gone to: brings the document into view. */
  onGoTo?: () => void;
};

export class LocalReader implements PanelController {
  readonly store: PanelStore;
  readonly model;
  readonly subscribe;
  private session: PageSession | null = null;
  private card: HoverCard<Target> | null = null;
  private page: { document: Document; snapshot: SnapshotOptions } | null = null;
  private turn = 0;

  constructor(private readonly options: LocalReaderOptions) {
    const { level, types, theme, keys, judgements } = options.preferences;
    const { libraryPage } = options;
    this.store = new PanelStore({ state: { kind: 'working', fraction: 0 }, level, types, theme, keys, judgements, ...(libraryPage ? { libraryPage } : {}) });
    this.model = this.store.model;
    this.subscribe = this.store.subscribe;
  }

  /** Forgets the document; another is coming. */
  leave(): void {
    this.turn += 1;
    this.stop();
    this.page = null;
    this.store.change({ reading: null, library: undefined, state: { kind: 'working', fraction: 0 } });
  }

  /** Reads a document that stands in this page. */
  async open(document: Document, snapshot: SnapshotOptions = {}): Promise<void> {
    this.page = { document, snapshot };
    await this.readPage().catch((error: unknown) => this.fail(error));
  }

  /** Asks the library what it says to this reading; asked again when the library was switched on or changed. */
  async askLibrary(): Promise<void> {
    const { session } = this;
    const reading = session?.reading;
    if (!session || !reading || this.options.library === undefined) return;
    const library = await this.options.library(reading);
    if (this.session !== session || session.reading !== reading) return;
    this.store.change({ library });
    session.setMet(metNames(reading, library.met));
  }

  fail(error: unknown): void {
    this.store.change({ reading: this.session?.reading ?? null });
    if (error instanceof DOMException && error.name === 'AbortError') this.store.change({ state: { kind: this.store.model().reading ? 'ready' : 'idle' } });
    else if (error instanceof NotReadable) this.store.change({ state: { kind: 'unsupported', words: error.message } });
    else this.store.change({ state: { kind: 'failed', words: say('error_reading', error instanceof Error ? error.message : String(error)) } });
  }

  read(): void {
    void this.readPage().catch((error: unknown) => this.fail(error));
  }

  cancel(): void {
    void this.options.engine().then((engine) => engine.cancel());
  }

  setLevel(level: Level): void {
    this.session?.setLevel(level);
    this.store.change({ level });
    if (level === 'off') this.card?.stop();
    else this.card?.start();
    if (level !== 'off') this.options.remember({ level });
  }

  setTypes(types: readonly MarkType[]): void {
    this.session?.setTypes(types);
    this.store.change({ types });
    this.options.remember({ types });
  }

  setKeys(keys: boolean): void {
    this.store.change({ keys });
    this.options.remember({ keys });
  }

  judge(judgement: Judgement, verdict: Verdict | null): void {
    const before = this.store.model().judgements;
    const judgements = verdict === null ? withoutJudgement(before, judgement) : withJudgement(before, { ...judgement, verdict });
    this.session?.setJudgements(judgements);
    this.store.change({ judgements });
    this.options.remember({ judgements });
  }

  goTo(place: Place): boolean {
    this.options.onGoTo?.();
    return this.session?.goTo(place) ?? false;
  }

  async export(format: ExportFormat): Promise<string> {
    const engine = await this.options.engine();
    const snapshot = this.session?.snapshot;
    if (!snapshot) throw new Error(say('export_no_page'));
    return engine.export(snapshot, format);
  }

  selfTest(): Promise<SelfTest> {
    return runSelfTest(this.options.engine(), { requests: requestsElsewhere, paints: canPaint() });
  }

  private stop(): void {
    this.card?.stop();
    this.card = null;
    this.session?.dispose();
    this.session = null;
  }

  private async readPage(): Promise<void> {
    const { page } = this;
    if (page === null) return;
    const turn = ++this.turn;
    this.store.change({ state: { kind: 'working', fraction: 0 } });
    const engine = await this.options.engine();
    if (turn !== this.turn) return;
    const { level, types, judgements } = this.store.model();
    this.stop();
    const session = new PageSession(page.document, {
      level,
      types,
      judgements,
      snapshot: page.snapshot,
      onProgress: (fraction) => this.store.change({ state: { kind: 'working', fraction } }),
      onReading: (reading, milliseconds) => this.took(reading, milliseconds),
      onPartial: (reading) => this.store.change({ reading }),
      onPick: (target) => this.store.change({ picked: { target } }),
      onError: (error) => this.fail(error),
    });
    this.session = session;
    await session.read((snapshot, { onPartial, ...options }) =>
      engine.read(snapshot, { ...options, ...(onPartial ? { onPartial: (text) => onPartial(readingOfPart(text)) } : {}) }),
    );
  }

  private took(reading: Reading, milliseconds: number): void {
    this.store.change({ reading, milliseconds, state: { kind: 'ready' }, requests: requestsElsewhere(), notice: canPaint() ? '' : say('error_old_browser') });
    if (this.page === null) return;
    void this.askLibrary();
    const { document } = this.page;
    const teller = new CardTeller(reading, () => verdictsOf(reading, this.store.model().judgements), {
      goTo: (place) => this.goTo(place),
      judge: (judgement, verdict) => this.judge(judgement, verdict),
      openInPanel: (target) => this.store.change({ picked: { target } }),
    });
    this.card?.stop();
    this.card = new HoverCard<Target>(document, {
      spotAt: (x, y, document) => {
        const found = this.session?.markAt(x, y, document) ?? null;
        return found && { spot: found.target, box: found.box };
      },
      sameSpot: sameTarget,
      contentOf: (target) => teller.contentOf(target),
      theme: () => new BackgroundMeter().themeOf(document.body),
    });
    if (this.options.preferences.card && this.store.model().level !== 'off') this.card.start();
  }
}
