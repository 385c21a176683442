// Query (search language): what a reader types, as conditions. Pure; search.ts runs them.
//
//   quay act              both words, the last one also as the beginning of a word
//   "northern quay"       these words in this order
//   -ferry                without this word
//   speaker:ellison       somebody of this name is quoted      name:  outlet:  title:  likewise
//   after:2026-03 before:2026-04-12 on:2025                    days of the first reading
import { kEpoch } from './store';

export type Query = {
  /** The expression for FTS5, or empty. */
  match: string;
  /** Ids from … up to and without …: days are ranges of ids. */
  from: number;
  to: number;
  /** The words and phrases looked for, folded by the caller: for passages. */
  words: string[];
};

const columns: Record<string, string> = {
  speaker: 'speakers', said: 'speakers', name: 'names', outlet: 'outlet', site: 'outlet', title: 'headline', headline: 'headline',
};
export const kEnd = 4_000_000_000;
const kShortestStart = 3; // characters of a word that may be the beginning of another
const kMostTerms = 12;

/** First and last-and-one second, counted from 2020, of a day, month or year of the reader's own calendar: "2026", "2026-03", "2026-03-12". */
export function spanOf(date: string): [number, number] | null {
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(date);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const seconds = (y: number, m: number, d: number): number => new Date(y, m - 1, d).getTime() / 1000 - kEpoch;
  const end = found[3] ? seconds(year, month, day + 1) : found[2] ? seconds(year, month + 1, 1) : seconds(year + 1, 1, 1);
  return [seconds(year, month, day), end];
}

const quoted = (words: string): string => `"${words.replaceAll('"', ' ').trim()}"`;

const kPart = /(-)?(?:(\p{L}+):)?(?:"([^"]*)"?|(\S+))/gu;

export function parseQuery(input: string): Query {
  const query: Query = { match: '', from: 0, to: kEnd, words: [] };
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const parts = [...input.slice(0, 400).matchAll(kPart)].slice(0, kMostTerms);
  parts.forEach((part, index) => {
    const [whole, minus, prefix = '', phrase, word = ''] = part;
    const field = prefix.toLowerCase();
    const column = columns[field];
    const span = phrase === undefined ? spanOf(word) : null;
    if (span !== null && /^(?:after|before|on)$/.test(field)) {
      if (field !== 'before') query.from = Math.max(query.from, span[0]);
      if (field !== 'after') query.to = Math.min(query.to, field === 'on' ? span[1] : span[0]);
      return;
    }
    if (/^(?:after|before|on)$/.test(field)) return; // a date that is still being typed
    const text = phrase ?? (column === undefined && field !== '' ? `${prefix} ${word}` : word);
    const letters = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    if (letters.length === 0) return;
    const typing = index === parts.length - 1 && phrase === undefined && input.endsWith(whole);
    const open = (typing || (column !== undefined && phrase === undefined)) && letters.at(-1)!.length >= kShortestStart;
    const term = `${column === undefined ? '' : `${column} : `}${quoted(letters.join(' '))}${open ? '*' : ''}`;
    (minus === undefined ? wanted : unwanted).push(term);
    if (minus === undefined && column !== 'outlet') query.words.push(text);
  });
  if (wanted.length > 0) query.match = wanted.join(' AND ') + unwanted.map((term) => ` NOT ${term}`).join('');
  return query;
}
