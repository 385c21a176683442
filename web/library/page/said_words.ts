// Words of the library (copy): dates, sizes, reasons and faults as they are said to the reader, on its page and in the panel. Pure; the
// sentences themselves are in the catalogue (core/say.ts).
import { isolated, language, say, sayCount } from '../../core/say';
import type { Change } from '../changes';
import { readFault } from '../faults';
import type { LibraryStatus } from '../library_messages';
import type { Reason } from '../related';

/** Names one after the other, with the language's own "and" before the last. */
export const listed = (words: readonly string[]): string => new Intl.ListFormat(language(), { type: 'conjunction' }).format(words.map(isolated));

export const articles = (n: number): string => sayCount('library_count', n);

/** A moment (seconds since 1970) as a day of the reader's own calendar. */
export const dayWords = (seconds: number): string =>
  new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'long', year: 'numeric' }).format(seconds * 1000);

export const dayAndTime = (seconds: number): string =>
  say('date_time', dayWords(seconds), new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' }).format(seconds * 1000));

/** "today", "yesterday", "on 3 May 2026". */
export function whenWords(seconds: number, now = Date.now() / 1000): string {
  const midnight = (moment: number): number => new Date(moment * 1000).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(seconds)) / 86_400_000);
  return days === 0 ? say('library_today') : days === 1 ? say('library_yesterday') : say('library_on_day', dayWords(seconds));
}

/** How often something was read, and when last. */
export const readWords = (visits: number, last: number): string =>
  visits > 1 ? sayCount('library_read_times', visits, whenWords(last)) : say('library_read', whenWords(last));

/** A month "2026-03" as "March 2026". */
export const monthWords = (month: string): string =>
  new Intl.DateTimeFormat(language(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

const sizes: [number, string][] = [[1e9, 'gigabyte'], [1e6, 'megabyte'], [1e3, 'kilobyte'], [1, 'byte']];

export function sizeWords(bytes: number): string {
  const [unit, name] = sizes.find(([size]) => bytes >= size) ?? [1, 'byte'];
  const digits = unit >= 1e6 ? 1 : 0;
  return new Intl.NumberFormat(language(), { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(bytes / unit);
}

const isTold = (state: LibraryStatus['state']): boolean => state === 'paused' || state === 'off' || state === 'full';

/** "812 articles · 4.2 MB · on this computer only · paused" */
export const statusWords = ({ articles: kept, bytes, state }: LibraryStatus): string =>
  [articles(kept), ...(bytes > 0 ? [sizeWords(bytes)] : []), say('library_here'), ...(isTold(state) ? [say(`library_state_${state}`)] : [])].join(' · ');

const kMostReasons = 3;

function some(names: readonly string[]): string {
  const rest = names.length - kMostReasons;
  return listed(rest > 0 ? [...names.slice(0, kMostReasons), sayCount('library_n_more', rest)] : names);
}

/** "Both name Mara Ellison, the Quay Act and 2 more." */
export function reasonWords({ names, topics }: Reason): string {
  if (names.length === 0) return say('library_both_about', some(topics));
  return topics.length > 0 ? say('library_both_name_about', some(names), some(topics.slice(0, 2))) : say('library_both_name', some(names));
}

const countedParts = [
  ['block', 'added', 'library_block_added'], ['block', 'removed', 'library_block_removed'], ['block', 'changed', 'library_block_changed'],
  ['quote', 'added', 'library_quote_added'], ['quote', 'removed', 'library_quote_removed'], ['figure', 'changed', 'library_figure_changed'],
] as const;

/** "the headline changed and 2 paragraphs were added", or empty. */
export function changeWords(changes: readonly Change[]): string {
  const lines = (['headline', 'standfirst'] as const).filter((part) => changes.some((change) => change.part === part));
  const counts = countedParts.map(([part, kind, key]) => [key, changes.filter((change) => change.part === part && change.kind === kind).length] as const);
  return listed([...lines.map((part) => say(`library_changed_${part}`)), ...counts.filter(([, n]) => n > 0).map(([key, n]) => sayCount(key, n))]);
}

/** A fault in the reader's language; the words of anything else as they are. */
export function faultWords(text: string): string {
  const fault = readFault(text);
  return fault === null ? text : say(`library_fault_${fault.name}`, faultDetail(fault.detail));
}

/** One fault may be the reason of another. */
const faultDetail = (detail: string): string => (readFault(detail) === null ? detail : faultWords(detail));

export const wordsOf = (error: unknown): string => faultWords(error instanceof Error ? error.message : String(error));
