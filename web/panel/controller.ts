// Controller (port of the panel): what a host gives the panel and what the panel may ask of it. The demo and the extension each
// have one. Never a transport: how a page is reached is the host's matter.
import type { Place, Reading } from '../core/reading.generated';
import type { LibraryReport } from '../library/report';
import type { MarkType } from '../page/marks';
import type { Level, Target } from '../page/plan';

export type PanelState =
  | { kind: 'idle' }
  | { kind: 'working'; fraction: number }
  | { kind: 'ready' }
  | { kind: 'unsupported'; words: string } // this page can't be read, and why
  | { kind: 'failed'; words: string };

export type Theme = 'system' | 'light' | 'dark';

export type PanelModel = {
  state: PanelState;
  /** The last reading; it stays while a new one is being made. */
  reading: Reading | null;
  /** From the click to the painted marks. */
  milliseconds: number;
  level: Level;
  types: readonly MarkType[];
  theme: Theme;
  /** Requests that the program sent over the network since it was opened. */
  requests: number;
  /** What the library says to the reading; absent while it has not answered. */
  library?: LibraryReport;
  /** Where the library's page is, where there is one. */
  libraryPage?: string;
  /** A passing word, such as that the engine was started again. */
  notice?: string;
  /** The mark that the reader clicked on; a new object for every click. */
  picked?: { target: Target };
};

export interface PanelController {
  model(): PanelModel;
  /** Calls back after every change of the model; returns what ends that. */
  subscribe(listener: () => void): () => void;
  read(): void;
  cancel(): void;
  setLevel(level: Level): void;
  setTypes(types: readonly MarkType[]): void;
  /** Scrolls the page to a place; resolves with false when its words are gone. */
  goTo(place: Place): Promise<boolean> | boolean;
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
