// Transfer (the library's file): lines of JSON, one an article, out of the library and into it. Every line that comes in is checked
// before it is believed. Packing the file (gzip) and choosing it are the page's matter: page/transfer_file.ts.
import { addressKey } from './address';
import { type ArticleRecord, type Body, type FigureRecord, type NameRecord, type QuoteRecord } from './record';
import { kEpoch, type Packed, pack, type Store, unpack } from './store';

export const kFormat = 'sidelight-library';
export const kFormatVersion = 1;

export type FileHead = { format: typeof kFormat; version: number; made: string };
export type FileEnd = { end: number };

/** An article as it stands in the file; times in seconds since 1970. */
export type FileArticle = Omit<ArticleRecord, 'body'> & {
  firstRead: number;
  lastRead: number;
  visits: number;
  /** Oldest first. */
  versions: { read: number; body: Body }[];
};

type Row = [string, string, string, string, string, number, number, number];

/** Up to `limit` articles after the id `after` as lines; `ids` for a selection. */
export async function exportLines(store: Store, after: number, limit: number, ids?: readonly number[]): Promise<{ lines: string[]; next: number }> {
  const chosen = ids?.filter((id) => id > after).sort((a, b) => a - b).slice(0, limit)
    ?? store.sql.rows<[number]>('SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?', after, limit).map(([id]) => id);
  const lines: string[] = [];
  for (const id of chosen) {
    const row = store.sql.row<Row>('SELECT url, title, outlet, published, language, words, last_read, visits FROM article WHERE id = ?', id);
    if (row === undefined) continue;
    const [url, title, outlet, published, language, words, last, visits] = row;
    const versions = store.sql.rows<[number, Uint8Array]>('SELECT read, body FROM version WHERE article = ? ORDER BY read', id);
    const bodies = await Promise.all(versions.map(async ([read, bytes]) => ({ read: read + kEpoch, body: await unpack(bytes) })));
    const article: FileArticle = { url, title, outlet, published, language, words, firstRead: id + kEpoch, lastRead: last + kEpoch, visits, versions: bodies };
    lines.push(JSON.stringify(article));
  }
  return { lines, next: chosen.length < limit ? 0 : chosen.at(-1)! };
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Not what the file may hold; the message is for the reader. */
class Unfit extends Error {}

function text(value: unknown, what: string, longest: number): string {
  if (typeof value !== 'string') throw new Unfit(`${what} is not text`);
  if (value.length > longest) throw new Unfit(`${what} is too long`);
  return value.replace(/\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
}

function whole(value: unknown, what: string, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > most) throw new Unfit(`${what} is not a number that can be`);
  return value;
}

function list<Item>(value: unknown, what: string, most: number, take: (item: unknown) => Item): Item[] {
  if (!Array.isArray(value)) throw new Unfit(`${what} is not a list`);
  if (value.length > most) throw new Unfit(`${what} is too long`);
  return value.map(take);
}

function fields(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new Unfit(`${what} is not as it should be`);
  return value;
}

const kLongestText = 200_000;
const kLongestLine = 2000;
const kLastSecond = 4_102_444_800; // 2100

const nameFrom = (value: unknown): NameRecord => {
  const { key, name, kind, count, central, spoke } = fields(value, 'a name');
  return {
    key: text(key, 'a name', 200), name: text(name, 'a name', 200), kind: text(kind, 'a kind', 40), count: whole(count, 'a count', 1e6),
    central: central === true, spoke: spoke === true,
  };
};
const quoteFrom = (value: unknown): QuoteRecord => {
  const quote = fields(value, 'a quote');
  return {
    kind: text(quote['kind'], 'a kind', 40), text: text(quote['text'], 'a quote', kLongestText), speaker: text(quote['speaker'], 'a speaker', kLongestLine),
    verb: text(quote['verb'], 'a verb', kLongestLine), block: quote['block'] === -1 ? -1 : whole(quote['block'], 'a block', 1e5),
  };
};
const figureFrom = (value: unknown): FigureRecord => {
  const figure = fields(value, 'a figure');
  return {
    text: text(figure['text'], 'a figure', kLongestLine), value: text(figure['value'], 'a value', 400), unit: text(figure['unit'], 'a unit', 200),
    block: figure['block'] === -1 ? -1 : whole(figure['block'], 'a block', 1e5),
  };
};
const blockFrom = (value: unknown): [string, string] => {
  if (!Array.isArray(value) || value.length !== 2) throw new Unfit('a block is not a kind and its text');
  return [text(value[0], 'a kind', 40), text(value[1], 'a block', kLongestText)];
};

function bodyFrom(value: unknown): Body {
  const body = fields(value, 'a version');
  return {
    headline: text(body['headline'], 'a headline', kLongestLine),
    standfirst: text(body['standfirst'], 'a standfirst', 20_000),
    blocks: list(body['blocks'], 'the text', 5000, blockFrom),
    quotes: list(body['quotes'], 'the quotes', 5000, quoteFrom),
    figures: list(body['figures'], 'the figures', 20_000, figureFrom),
    names: list(body['names'], 'the names', 500, nameFrom),
    topics: list(body['topics'], 'the topics', 50, (topic) => text(topic, 'a topic', 100)),
  };
}

/** The article of a line of a file, or why it is none. */
export function articleFrom(line: string): FileArticle | { unfit: string } {
  try {
    const value = fields(JSON.parse(line), 'the line');
    const time = (name: string): number => {
      const seconds = whole(value[name], name, kLastSecond);
      if (seconds <= kEpoch) throw new Unfit(`${name} is before there was a library`);
      return seconds;
    };
    const article: FileArticle = {
      url: text(value['url'], 'the address', 8000), title: text(value['title'], 'the title', kLongestLine), outlet: text(value['outlet'], 'the outlet', 300),
      published: text(value['published'], 'the date', 60), language: text(value['language'], 'the language', 60), words: whole(value['words'], 'words', 1e7),
      firstRead: time('firstRead'), lastRead: time('lastRead'), visits: whole(value['visits'], 'visits', 1e6),
      versions: list(value['versions'], 'versions', 20, (version) => {
        const { read, body } = fields(version, 'a version');
        const seconds = whole(read, 'a time', kLastSecond);
        if (seconds <= kEpoch) throw new Unfit('a version is before there was a library');
        return { read: seconds, body: bodyFrom(body) };
      }),
    };
    if (addressKey(article.url) === '') throw new Unfit('the address is no web page');
    if (article.versions.length === 0) throw new Unfit('there is no text');
    article.versions.sort((a, b) => a.read - b.read);
    return article;
  } catch (error) {
    return { unfit: error instanceof Unfit ? error.message : 'this is not JSON' };
  }
}

/** Whether the first line of a file says that it is a library, in words when it does not. */
export function headFault(line: string): string {
  let head: unknown;
  try {
    head = JSON.parse(line);
  } catch {
    return 'This is not a file of a Sidelight library.';
  }
  if (!isFields(head) || head['format'] !== kFormat) return 'This is not a file of a Sidelight library.';
  return head['version'] === kFormatVersion ? '' : 'This file was written by a newer version of Sidelight.';
}

export type Tally = { fresh: number; more: number; known: number; unfit: number; reasons: string[]; first: number; last: number };

export const emptyTally = (): Tally => ({ fresh: 0, more: 0, known: 0, unfit: 0, reasons: [], first: 0, last: 0 });

const kMostReasons = 5;

function note(tally: Tally, article: FileArticle | { unfit: string }): article is FileArticle {
  if ('unfit' in article) {
    ++tally.unfit;
    if (tally.reasons.length < kMostReasons && !tally.reasons.includes(article.unfit)) tally.reasons.push(article.unfit);
    return false;
  }
  tally.first = tally.first === 0 ? article.firstRead : Math.min(tally.first, article.firstRead);
  tally.last = Math.max(tally.last, article.lastRead);
  return true;
}

/** What would come of these lines; changes nothing. */
export function preview(store: Store, lines: readonly string[]): Tally {
  const tally = emptyTally();
  for (const line of lines) {
    const article = articleFrom(line);
    if (!note(tally, article)) continue;
    const last = store.sql.number('SELECT last_read FROM article WHERE address = ?', addressKey(article.url));
    if (last === 0) ++tally.fresh;
    else if (article.lastRead - kEpoch > last) ++tally.more;
    else ++tally.known;
  }
  return tally;
}

/** Takes lines in, inside a transaction of the caller's. */
export async function importLines(store: Store, lines: readonly string[]): Promise<Tally> {
  const tally = emptyTally();
  for (const line of lines) {
    const article = articleFrom(line);
    if (!note(tally, article)) continue;
    const versions: { packed: Packed; read: number }[] = [];
    for (const { read, body } of article.versions) versions.push({ packed: await pack({ ...article, body }), read });
    const came = store.merge(versions, article.visits, article.firstRead, article.lastRead);
    tally[came === 'new' ? 'fresh' : came] += 1;
  }
  return tally;
}

export function addTally(sum: Tally, part: Tally): Tally {
  const reasons = [...new Set([...sum.reasons, ...part.reasons])].slice(0, kMostReasons);
  const first = Math.min(...[sum.first, part.first].filter((time) => time > 0));
  return {
    fresh: sum.fresh + part.fresh, more: sum.more + part.more, known: sum.known + part.known, unfit: sum.unfit + part.unfit, reasons,
    first: Number.isFinite(first) ? first : 0, last: Math.max(sum.last, part.last),
  };
}
