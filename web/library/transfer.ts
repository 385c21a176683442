// Transfer (the library's file): lines of JSON, one an article, out of the library and into it. Every line that comes in is checked
// before it is believed. Packing the file (gzip) and choosing it are the page's matter: page/transfer_file.ts.
import { addressKey } from './address';
import { type FaultName, faultText, LibraryFault } from './faults';
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

/** Not what the file may hold; `member` is what the file calls it. */
class Unfit extends LibraryFault {
  constructor(fault: FaultName, member: string) {
    super(fault, member);
  }
}

function text(value: unknown, member: string, longest: number): string {
  if (typeof value !== 'string') throw new Unfit('line_malformed', member);
  if (value.length > longest) throw new Unfit('line_too_long', member);
  return value.replace(/\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
}

function whole(value: unknown, member: string, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > most) throw new Unfit('line_malformed', member);
  return value;
}

function list<Item>(value: unknown, member: string, most: number, take: (item: unknown) => Item): Item[] {
  if (!Array.isArray(value)) throw new Unfit('line_malformed', member);
  if (value.length > most) throw new Unfit('line_too_long', member);
  return value.map(take);
}

function fields(value: unknown, member: string): Fields {
  if (!isFields(value)) throw new Unfit('line_malformed', member);
  return value;
}

const kLongestText = 200_000;
const kLongestLine = 2000;
const kLastSecond = 4_102_444_800; // 2100

const nameFrom = (value: unknown): NameRecord => {
  const { key, name, kind, count, central, spoke } = fields(value, 'names');
  return {
    key: text(key, 'names', 200), name: text(name, 'names', 200), kind: text(kind, 'kind', 40), count: whole(count, 'count', 1e6),
    central: central === true, spoke: spoke === true,
  };
};
const quoteFrom = (value: unknown): QuoteRecord => {
  const quote = fields(value, 'quotes');
  return {
    kind: text(quote['kind'], 'kind', 40), text: text(quote['text'], 'text', kLongestText), speaker: text(quote['speaker'], 'speaker', kLongestLine),
    verb: text(quote['verb'], 'verb', kLongestLine), block: quote['block'] === -1 ? -1 : whole(quote['block'], 'block', 1e5),
  };
};
const figureFrom = (value: unknown): FigureRecord => {
  const figure = fields(value, 'figures');
  return {
    text: text(figure['text'], 'text', kLongestLine), value: text(figure['value'], 'value', 400), unit: text(figure['unit'], 'unit', 200),
    block: figure['block'] === -1 ? -1 : whole(figure['block'], 'block', 1e5),
  };
};
const blockFrom = (value: unknown): [string, string] => {
  if (!Array.isArray(value) || value.length !== 2) throw new Unfit('line_malformed', 'blocks');
  return [text(value[0], 'kind', 40), text(value[1], 'blocks', kLongestText)];
};

function bodyFrom(value: unknown): Body {
  const body = fields(value, 'versions');
  return {
    headline: text(body['headline'], 'headline', kLongestLine),
    standfirst: text(body['standfirst'], 'standfirst', 20_000),
    blocks: list(body['blocks'], 'blocks', 5000, blockFrom),
    quotes: list(body['quotes'], 'quotes', 5000, quoteFrom),
    figures: list(body['figures'], 'figures', 20_000, figureFrom),
    names: list(body['names'], 'names', 500, nameFrom),
    topics: list(body['topics'], 'topics', 50, (topic) => text(topic, 'topics', 100)),
  };
}

/** The article of a line of a file, or the fault that makes it none. */
export function articleFrom(line: string): FileArticle | { unfit: string } {
  try {
    const value = fields(JSON.parse(line), 'article');
    const time = (name: string): number => {
      const seconds = whole(value[name], name, kLastSecond);
      if (seconds <= kEpoch) throw new Unfit('line_too_early', name);
      return seconds;
    };
    const article: FileArticle = {
      url: text(value['url'], 'url', 8000), title: text(value['title'], 'title', kLongestLine), outlet: text(value['outlet'], 'outlet', 300),
      published: text(value['published'], 'published', 60), language: text(value['language'], 'language', 60), words: whole(value['words'], 'words', 1e7),
      firstRead: time('firstRead'), lastRead: time('lastRead'), visits: whole(value['visits'], 'visits', 1e6),
      versions: list(value['versions'], 'versions', 20, (version) => {
        const { read, body } = fields(version, 'versions');
        const seconds = whole(read, 'read', kLastSecond);
        if (seconds <= kEpoch) throw new Unfit('line_too_early', 'read');
        return { read: seconds, body: bodyFrom(body) };
      }),
    };
    if (addressKey(article.url) === '') throw new LibraryFault('line_no_address');
    if (article.versions.length === 0) throw new LibraryFault('line_no_text');
    article.versions.sort((a, b) => a.read - b.read);
    return article;
  } catch (error) {
    return { unfit: error instanceof LibraryFault ? error.message : faultText('line_not_json') };
  }
}

/** What is wrong with the first line of a file; null when it says that it is a library. */
export function headFault(line: string): FaultName | null {
  let head: unknown;
  try {
    head = JSON.parse(line);
  } catch {
    return 'not_a_file';
  }
  if (!isFields(head) || head['format'] !== kFormat) return 'not_a_file';
  return head['version'] === kFormatVersion ? null : 'file_newer';
}

export type Tally = { fresh: number; more: number; known: number; unfit: number; faults: string[]; first: number; last: number };

export const emptyTally = (): Tally => ({ fresh: 0, more: 0, known: 0, unfit: 0, faults: [], first: 0, last: 0 });

const kMostFaults = 5;

function note(tally: Tally, article: FileArticle | { unfit: string }): article is FileArticle {
  if ('unfit' in article) {
    ++tally.unfit;
    if (tally.faults.length < kMostFaults && !tally.faults.includes(article.unfit)) tally.faults.push(article.unfit);
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
  const faults = [...new Set([...sum.faults, ...part.faults])].slice(0, kMostFaults);
  const first = Math.min(...[sum.first, part.first].filter((time) => time > 0));
  return {
    fresh: sum.fresh + part.fresh, more: sum.more + part.more, known: sum.known + part.known, unfit: sum.unfit + part.unfit, faults,
    first: Number.isFinite(first) ? first : 0, last: Math.max(sum.last, part.last),
  };
}
