// Controller (port of the panel): what a host gives the panel and what the panel may ask of it. The demo and the extension each
// have one. Never a transport: how a page is reached is the host's matter.
import type { ExportFormat } from '../core/export_formats';
import type { Place, Reading } from '../core/reading.generated';
import type { SelfTest } from '../core/self_test';
import type { Judgement, Verdict } from '../page/judgements';
import type { LibraryReport } from '../library/report';
import type { MarkType } from '../page/marks';
import type { Lookups } from '../lookup/lookups';
import type { Level, Target } from '../page/plan';

export type PanelState =
  | { kind: 'idle' }
  | { kind: 'working'; fraction: number }
  | { kind: 'ready' }
  | { kind: 'unsupported'; words: string } // this page can't be read, and why
  | { kind: 'barred'; why: 'never' | 'revoked' } // by the reader's own rule for the site
  | { kind: 'failed'; words: string };

export type Theme = 'system' | 'light' | 'dark';

/** When a site's pages are read: when asked, whenever one is opened, or not at all. */
export type SiteRule = 'click' | 'always' | 'never';
export const siteRules: readonly SiteRule[] = ['click', 'always', 'never'];

export type PanelModel = {
  state: PanelState;
  /** The last reading; it stays while a new one is being made. */
  reading: Reading | null;
  /** From the click to the painted marks. */
  milliseconds: number;
  level: Level;
  types: readonly MarkType[];
  theme: Theme;
  /** Whether single keys work while the panel has the focus. */
  keys: boolean;
  judgements: readonly Judgement[];
  /** The site of the page and its rule; null where there are no sites. */
  site: { host: string; rule: SiteRule } | null;
  /** A private window: what is decided in it is forgotten with it. */
  hidden: boolean;
  /** Requests that the program sent over the network since it was opened. */
  requests: number;
  /** What the library says to the reading; absent while it has not answered. */
  library?: LibraryReport | undefined;
  /** Where the library's page is, where there is one. */
  libraryPage?: string;
  /** A passing word, such as that the engine was started again. */
  notice?: string;
  /** The mark that the reader clicked on; a new object for every click. */
  picked?: { target: Target };
  /** Words that the reader wants to see the lines of; a new object for every wish. */
  find?: { words: string };
};

export interface PanelController {
  /** Asks Wikipedia when the reader wants it; a host without it leaves it out. */
  readonly lookups?: Lookups;
  model(): PanelModel;
  /** Calls back after every change of the model; returns what ends that. */
  subscribe(listener: () => void): () => void;
  read(): void;
  cancel(): void;
  setLevel(level: Level): void;
  setTypes(types: readonly MarkType[]): void;
  setKeys(on: boolean): void;
  /** Scrolls the page to a place; resolves with false when its words are gone. */
  goTo(place: Place): Promise<boolean> | boolean;
  /** Remembers what the reader says about a name; null takes it back. */
  judge(judgement: Judgement, verdict: Verdict | null): void;
  /** Must be called inside the reader's own gesture: a browser may ask for permission. */
  setSiteRule?(rule: SiteRule): void;
  openOptions?(): void;
  /** The reading as a file of another program; rejects with words that can be shown. */
  export?(format: ExportFormat): Promise<string>;
  /** Reads a built-in text and looks whether it comes out as it must. */
  selfTest(): Promise<SelfTest>;
}

/** A model that can be changed and listened to, for hosts that hold it themselves. */
export class PanelStore {
  private readonly listeners = new Set<() => void>();
  private current: PanelModel;

  constructor(first: Partial<PanelModel> = {}) {
    this.current = {
      state: { kind: 'idle' },
      reading: null,
      milliseconds: 0,
      level: 'quiet',
      types: ['person', 'organisation', 'place', 'thing', 'date', 'quote'],
      theme: 'system',
      keys: true,
      judgements: [],
      site: null,
      hidden: false,
      requests: 0,
      ...first,
    };
  }

  model = (): PanelModel => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(part: Partial<PanelModel>): void {
    this.current = { ...this.current, ...part };
    for (const listener of [...this.listeners]) listener();
  }
}
