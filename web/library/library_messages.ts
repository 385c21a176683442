// Messages (worker protocol) between library_client.ts and library_worker.ts: what may be asked, and what is answered. JSON only, so
// that they also pass between the parts of an extension. Never logic.
import type { Reading } from '../core/reading.generated';
import type { Settings } from './policy';
import type { Related } from './related';
import type { LibraryReport } from './report';
import type { Found, Month, NameRow, Passage, Row } from './search';
import type { Tally } from './transfer';

export type LibraryStatus = {
  /**
   * off: the reader has not said yes. on: it keeps. paused: it only reads. full: no room; it only reads. elsewhere: another window
   * holds it. newer: a later version wrote it. unavailable: this browser or window has no place for it.
   */
  state: 'off' | 'on' | 'paused' | 'full' | 'elsewhere' | 'newer' | 'unavailable';
  /** A fault that the reader must know of, or empty. */
  words: string;
  settings: Settings;
  articles: number;
  /** Size of the library on the disk. */
  bytes: number;
  /** Room that the browser still gives, or null when it does not say. */
  room: number | null;
  /** Little room is left. */
  nearlyFull: boolean;
  exportDue: boolean;
  /** Damaged or foreign files that were set aside. */
  aside: string[];
  importing: boolean;
};

export type ArticleDetail = {
  row: Row;
  site: string;
  visits: number;
  versions: number[];
  text: [string, string][];
  quotes: { speaker: string; text: string; kind: string }[];
  names: { name: string; kind: string; count: number }[];
};

export type EraseWhat =
  | { kind: 'ids'; ids: number[] }
  | { kind: 'site'; site: string }
  | { kind: 'days'; from: string; to: string }
  | { kind: 'all' };

/** Each question with its answer. */
export type Asks = {
  status: { ask: object; answer: LibraryStatus };
  configure: { ask: { settings: Partial<Settings> }; answer: LibraryStatus };
  /** Whether a reading would be looked at: a report that says why not, or null. Asked first, because a reading is long. */
  wants: { ask: { isPrivate: boolean }; answer: LibraryReport | null };
  read: { ask: { reading: Reading; isPrivate: boolean }; answer: LibraryReport };
  list: { ask: { offset: number; limit: number }; answer: Found };
  search: { ask: { query: string; limit: number; before: number }; answer: Found };
  passages: { ask: { query: string; ids: number[] }; answer: Passage[] };
  months: { ask: object; answer: Month[] };
  names: { ask: { of: string; filter: string; limit: number }; answer: NameRow[] };
  article: { ask: { id: number }; answer: ArticleDetail | null };
  /** Articles of the library about the same as one of them. */
  related: { ask: { id: number; limit: number }; answer: Related[] };
  /** What is wrong with the library (a fault, or SQLite's own words), or empty; and the bytes of its postings. */
  check: { ask: object; answer: { fault: string; postings: number } };
  erase: { ask: { what: EraseWhat }; answer: { erased: number } };
  exportLines: { ask: { after: number; limit: number; ids?: number[] }; answer: { lines: string[]; next: number } };
  exported: { ask: object; answer: LibraryStatus };
  preview: { ask: { lines: string[] }; answer: Tally };
  importBegin: { ask: object; answer: object };
  importLines: { ask: { lines: string[] }; answer: Tally };
  importEnd: { ask: { apply: boolean }; answer: LibraryStatus };
};

export type AskKind = keyof Asks;
export type Ask<Kind extends AskKind = AskKind> = { [K in Kind]: { kind: K } & Asks[K]['ask'] }[Kind];
export type Answer<Kind extends AskKind> = Asks[Kind]['answer'];

export type ToLibrary = { id: number; ask: Ask };
export type FromLibrary = { id: number; answer: unknown } | { id: number; error: string; name: string };

/** What a page that is only read may ask: about its own reading, nothing else. */
export const askedByPages: ReadonlySet<AskKind> = new Set(['wants', 'read']);

const kinds: Record<AskKind, true> = {
  status: true, configure: true, wants: true, read: true, list: true, search: true, passages: true, months: true, names: true, article: true, related: true, check: true,
  erase: true, exportLines: true, exported: true, preview: true, importBegin: true, importLines: true, importEnd: true,
};

/** The question in a message from somewhere, or null for anything else. Its members are checked by who answers. */
export function askOf(value: unknown): ToLibrary | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, ask } = value as { id?: unknown; ask?: unknown };
  const kind = typeof ask === 'object' && ask !== null ? (ask as { kind?: unknown }).kind : undefined;
  return Number.isSafeInteger(id) && typeof kind === 'string' && Object.hasOwn(kinds, kind) ? { id: id as number, ask: ask as Ask } : null;
}
