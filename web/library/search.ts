// Search (full text): lists of articles, people and days for the library page. Reads only. The newest come first: an index in the
// order of reading can stop after the first page, whatever the words are.
import { inflated } from './deflate';
import { parseQuery } from './query';
import type { Body } from './record';
import { type Sql, type SqlValue } from './sql';
import { kDay, kEpoch } from './store';
import { folded } from './words';

export type Row = {
  id: number;
  title: string;
  url: string;
  outlet: string;
  published: string;
  words: number;
  /** Seconds since 1970. */
  firstRead: number;
  lastRead: number;
  visits: number;
};

export type Found = {
  rows: Row[];
  /** How many there are in all, when that is known. */
  total: number | null;
  more: boolean;
};

const kColumns = 'id, title, url, outlet, published, words, last_read, visits';
type RowValues = [number, string, string, string, string, number, number, number];

const rowOf = ([id, title, url, outlet, published, words, last, visits]: RowValues): Row => ({
  id, title, url, outlet, published, words, firstRead: id + kEpoch, lastRead: last + kEpoch, visits,
});

/** Articles that match what the reader typed, newest first; those older than the article `before`. */
export function search(sql: Sql, input: string, limit: number, before = 0): Found {
  const query = parseQuery(input);
  const to = before > 0 ? Math.min(before, query.to) : query.to;
  const source =
    query.match === ''
      ? 'SELECT id AS found FROM article WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?'
      : 'SELECT rowid AS found FROM text WHERE rowid >= ? AND rowid < ? AND text MATCH ? ORDER BY rowid DESC LIMIT ?';
  const values: SqlValue[] = query.match === '' ? [query.from, to, limit + 1] : [query.from, to, query.match, limit + 1];
  const found = sql.rows<RowValues>(`SELECT ${kColumns} FROM (${source}) JOIN article ON id = found ORDER BY id DESC`, ...values);
  const more = found.length > limit;
  const total = more || before > 0 ? null : found.length;
  return { rows: found.slice(0, limit).map(rowOf), total, more };
}

/** All articles, newest first, from the one that has `offset` before it: days say where that is. */
export function list(sql: Sql, offset: number, limit: number): Found {
  const total = sql.number('SELECT sum(articles) FROM day');
  let skipped = 0;
  let start = 0;
  for (const [day, articles] of sql.rows<[number, number]>('SELECT day, articles FROM day ORDER BY day DESC')) {
    if (skipped + articles > offset) {
      start = (day + 1) * kDay;
      break;
    }
    skipped += articles;
  }
  const rows = sql.rows<RowValues>(
    `SELECT ${kColumns} FROM article WHERE id < ? ORDER BY id DESC LIMIT ? OFFSET ?`, start, limit, Math.max(0, offset - skipped),
  );
  return { rows: rows.map(rowOf), total, more: offset + rows.length < total };
}

export type Month = { month: string; articles: number };

/** Articles first read in each month (UTC), oldest first. */
export function months(sql: Sql): Month[] {
  const counts = new Map<string, number>();
  for (const [day, articles] of sql.rows<[number, number]>('SELECT day, articles FROM day ORDER BY day')) {
    const month = new Date((kEpoch + day * kDay) * 1000).toISOString().slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + articles);
  }
  return [...counts].map(([month, articles]) => ({ month, articles }));
}

export type NameRow = { name: string; kind: string; articles: number; spoke: number };

/** Names read about most often; `kind` empty for all kinds. */
export function names(sql: Sql, kind: string, filter: string, limit: number): NameRow[] {
  const like = `%${filter.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = sql.rows<[string, string, number, number]>(
    `SELECT name, kind, articles, spoke FROM name WHERE ${kind === '' ? `kind <> 'topic' AND ? = ''` : 'kind = ?'}
     ${filter === '' ? `AND ? <> ''` : `AND name LIKE ? ESCAPE '\\'`} ORDER BY articles DESC, id LIMIT ?`,
    kind, like, limit,
  );
  return rows.map(([name, kind, articles, spoke]) => ({ name, kind, articles, spoke }));
}

export type Passage = { id: number; before: string; match: string; after: string };

const kAround = 70; // characters
const kOpening = 180; // of an article in which nothing was looked for

/** Where what was looked for stands in the text, with some text around it. */
export async function passages(sql: Sql, input: string, ids: readonly number[]): Promise<Passage[]> {
  const { words } = parseQuery(input);
  const found: Passage[] = [];
  for (const id of ids) {
    const row = sql.row<[Uint8Array]>('SELECT body FROM version WHERE article = ? ORDER BY read DESC LIMIT 1', id);
    if (row === undefined) continue;
    const body = JSON.parse(await inflated(row[0])) as Body;
    found.push({ id, ...passageIn(body, words) });
  }
  return found;
}

/** A letter of the text for every letter of the folded one, so that a place in one is a place in the other. */
const lettersOf = (text: string): string =>
  Array.from(text, (letter) => letter.normalize('NFD')[0]!.toLowerCase().padEnd(letter.length, ' ').slice(0, letter.length)).join('');

function passageIn(body: Body, words: readonly string[]): Omit<Passage, 'id'> {
  const texts = [body.standfirst, ...body.blocks.map(([, text]) => text)].filter((text) => text !== '');
  const wanted = [...words].sort((a, b) => b.length - a.length).map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${pattern(word)}`, 'u'));
  for (const each of wanted) {
    for (const text of texts) {
      const match = each.exec(lettersOf(text));
      if (match !== null) return around(text, match.index, match.index + match[0].length);
    }
  }
  const first = texts[0] ?? '';
  const start = first.length > kOpening ? `${first.slice(0, kOpening).replace(/\s+\S*$/, '')} …` : first;
  return { before: start, match: '', after: '' };
}

const pattern = (word: string): string => folded(word).split(' ').join('[^\\p{L}\\p{N}]+');

function around(text: string, start: number, end: number): Omit<Passage, 'id'> {
  const rest = text.slice(end).match(/^[\p{L}\p{N}]*/u)?.[0].length ?? 0;
  const before = text.slice(Math.max(0, start - kAround), start);
  const after = text.slice(end + rest, end + rest + kAround);
  return {
    before: start > kAround ? `… ${before.replace(/^\S*\s+/, '')}` : before,
    match: text.slice(start, end + rest),
    after: end + rest + kAround < text.length ? `${after.replace(/\s+\S*$/, '')} …` : after,
  };
}

