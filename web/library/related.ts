// Read before (related articles): what the library holds about the same people and matters, and the reason in words. Reads only.
//
// Names and topics that two articles share count by how rare they are in the library (inverse document frequency, in sixteenths
// of a bit), more where an article is about them. Integers throughout, and a total order.
import type { Reading } from '../core/reading.generated';
import { addressKey, linkKey } from './address';
import { eachPosting } from './postings';
import { type ArticleRecord, keyOf, textOf } from './record';
import type { Row } from './search';
import type { Sql } from './sql';
import { kEpoch, unpack } from './store';
import { containment, folded, likeness, shinglesOf, sketchOf } from './words';

/** What two articles have in common, most telling first. */
export type Reason = { names: string[]; topics: string[] };

export type Related = Row & {
  /** Why it is shown. */
  why: Reason;
  /** The names that both have, rarest first. */
  shared: string[];
  score: number;
};

/** A link of the page whose article was read before, as the page writes it, and when that was: in seconds since 1970. */
export type Opened = { href: string; last: number };

export type NearCopy = Row & { likeness: number };

const kAsIfRead = 40; // articles: with few read, a name that stands in all of them still says little
const kMostCommon = 4; // a name that stands in more than a fourth of the library tells nothing
const kMostLooked = 60_000; // postings
const kLeastScore = 140;

/** 16 · log2(n), rounded down, by squaring: the same on every machine. */
export function log16(n: number): number {
  if (n < 1) return 0;
  let whole = 0;
  let rest = n;
  while (rest >= 2) {
    rest /= 2;
    ++whole;
  }
  let parts = 0;
  for (let bit = 8; bit >= 1; bit /= 2) {
    rest *= rest;
    if (rest >= 2) {
      rest /= 2;
      parts += bit;
    }
  }
  return 16 * whole + parts;
}

/** In sixteenths of full weight: a state, or a body that everybody knows, is named in passing more often than a person. */
function kindWeight(kind: string, key: string): number {
  if (kind === 'place') return 7;
  if (kind === 'topic') return 8;
  return kind === 'organisation' && /^Q\d/.test(key) ? 11 : 16;
}

type Term = { id: number; name: string; kind: string; idf: number; central: boolean; articles: number };

/** The names and topics of a record that the library knows, with what each of them weighs. */
export function knownTerms(sql: Sql, record: ArticleRecord): Term[] {
  const articles = sql.number('SELECT sum(articles) FROM day');
  const wanted = [
    ...record.body.names.map(({ key, central }) => ({ key, central })),
    ...record.body.topics.map((topic) => ({ key: `topic:${topic}`, central: false })),
  ];
  const terms: Term[] = [];
  for (const { key, central } of wanted) {
    const row = sql.row<[number, string, string, number]>('SELECT id, name, kind, articles FROM name WHERE key = ?', key);
    if (row === undefined) continue;
    const [id, name, kind, count] = row;
    const idf = Math.floor((log16((articles + kAsIfRead) / (count + 1)) * kindWeight(kind, key)) / 16);
    terms.push({ id, name, kind, idf, central, articles: count });
  }
  return terms.sort((a, b) => b.idf - a.idf || a.id - b.id);
}

type Tally = { score: number; terms: Term[]; telling: boolean };

function tallyOf(sql: Sql, terms: readonly Term[], self: number): Map<number, Tally> {
  const articles = sql.number('SELECT sum(articles) FROM day');
  const tallies = new Map<number, Tally>();
  let looked = 0;
  for (const term of terms) {
    if (articles > kAsIfRead && term.articles * kMostCommon > articles) continue;
    // Rarest first: what would be left out tells least.
    if ((looked += term.articles) > kMostLooked) break;
    for (const [bytes] of sql.rows<[Uint8Array]>('SELECT bytes FROM postings WHERE name = ? ORDER BY first', term.id)) {
      eachPosting(bytes, (id, flags) => {
        if (id === self) return;
        const there = (flags & 1) !== 0;
        const weight = Math.floor((term.idf * (2 + (term.central ? 1 : 0) + (there ? 1 : 0))) / 2);
        const tally = tallies.get(id);
        const telling = term.central && there && term.kind !== 'place';
        if (tally === undefined) tallies.set(id, { score: weight, terms: [term], telling });
        else {
          tally.score += weight;
          tally.terms.push(term);
          tally.telling ||= telling;
        }
      });
    }
  }
  return tallies;
}

const kindOrder = (kind: string): number => (kind === 'topic' ? 2 : kind === 'place' ? 1 : 0);

export function reasonOf(terms: readonly { name: string; kind: string }[]): Reason {
  const inOrder = terms.map((term, at) => ({ ...term, at })).sort((a, b) => kindOrder(a.kind) - kindOrder(b.kind) || a.at - b.at);
  const of = (isTopic: boolean): string[] => inOrder.filter(({ kind }) => (kind === 'topic') === isTopic).map(({ name }) => name);
  return { names: of(false), topics: of(true) };
}

/** An article of the library. */
export const rowById = (sql: Sql, id: number): Row | undefined => {
  const row = sql.row<[string, string, string, string, number, number, number]>(
    'SELECT title, url, outlet, published, words, last_read, visits FROM article WHERE id = ?', id,
  );
  if (row === undefined) return undefined;
  const [title, url, outlet, published, words, last, visits] = row;
  return { id, title, url, outlet, published, words, firstRead: id + kEpoch, lastRead: last + kEpoch, visits };
};

/** Articles read before about the same, most alike first. */
export function related(sql: Sql, record: ArticleRecord, limit: number, without: ReadonlySet<number> = new Set()): Related[] {
  const self = sql.number('SELECT id FROM article WHERE address = ?', keyOf(record));
  const terms = knownTerms(sql, record);
  const found = [...tallyOf(sql, terms, self)]
    .filter(([id, tally]) => !without.has(id) && tally.score >= kLeastScore && isTold(tally))
    .sort(([a, x], [b, y]) => y.score - x.score || b - a)
    .slice(0, limit);
  return found.flatMap(([id, tally]) => {
    const row = rowById(sql, id);
    const shared = tally.terms.filter(({ kind }) => kind !== 'topic').map(({ name }) => name);
    return row === undefined ? [] : [{ ...row, why: reasonOf(tally.terms), shared, score: tally.score }];
  });
}

/** One name in passing is chance; two, or one that both articles are about, is not. Topics alone must be several. */
function isTold({ terms, telling }: Tally): boolean {
  const names = terms.filter(({ kind }) => kind !== 'topic').length;
  const others = terms.filter(({ kind }) => kind !== 'place' && kind !== 'topic').length;
  return telling || (names >= 2 && others >= 1) || (names >= 1 && terms.length - names >= 2) || terms.length - names >= 3;
}

const kLeastLikeness = 500;
const kLeastContainment = 800;

/** Articles under other addresses whose text is nearly the same, most alike first. */
export async function nearCopies(sql: Sql, record: ArticleRecord): Promise<NearCopy[]> {
  const self = sql.number('SELECT id FROM article WHERE address = ?', keyOf(record));
  const shingles = shinglesOf(textOf(record.body));
  const candidates = new Map<number, number>();
  for (const key of sketchOf(shingles)) {
    for (const [id] of sql.rows<[number]>('SELECT article FROM sketch WHERE key = ? ORDER BY article DESC LIMIT 20', key)) {
      if (id !== self) candidates.set(id, (candidates.get(id) ?? 0) + 1);
    }
  }
  const copies: NearCopy[] = [];
  for (const [id] of [...candidates].sort(([a, m], [b, n]) => n - m || b - a).slice(0, 8)) {
    const body = sql.row<[Uint8Array]>('SELECT body FROM version WHERE article = ? ORDER BY read DESC LIMIT 1', id);
    const row = rowById(sql, id);
    if (body === undefined || row === undefined) continue;
    const other = shinglesOf(textOf(await unpack(body[0])));
    const alike = likeness(shingles, other);
    if (alike >= kLeastLikeness || containment(shingles, other) >= kLeastContainment) copies.push({ ...row, likeness: alike });
  }
  return copies.sort((a, b) => b.likeness - a.likeness || b.id - a.id);
}

const kMostLinks = 1000; // of a page that only links

/** Which of the things that a page links to are in the library; the page itself is not one of them. */
export function openedLinks(sql: Sql, { page, related: items }: Reading): Opened[] {
  const base = page.canonical || page.url;
  const own = new Set(['', addressKey(page.url), addressKey(page.canonical)]);
  const opened = new Map<string, Opened>();
  for (const { href } of items.slice(0, kMostLinks)) {
    const key = href === '' ? '' : linkKey(href, base);
    if (own.has(key) || opened.has(href)) continue;
    const last = sql.number('SELECT last_read FROM article WHERE address = ?', key);
    if (last > 0) opened.set(href, { href, last: last + kEpoch });
  }
  return [...opened.values()];
}

export type Met = { key: string; name: string; kind: string; articles: number };

/** How many articles of the library, this one left out, hold each name of a record. */
export function met(sql: Sql, record: ArticleRecord, isKept: boolean): Met[] {
  return record.body.names.map(({ key, name, kind }) => {
    const articles = sql.number('SELECT articles FROM name WHERE key = ?', key) - (isKept ? 1 : 0);
    return { key, name, kind, articles: Math.max(0, articles) };
  });
}

/** The names of the library that a folded name is: for speakers, who are known by name only. */
export const nameIds = (sql: Sql, name: string): number[] =>
  sql.rows<[number]>(`SELECT id FROM name WHERE key = ? OR (name = ? AND kind = 'person')`, `person:${folded(name)}`, name).map(([id]) => id);
