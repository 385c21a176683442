// Since you last read (novelty): what this article says about somebody that the articles read before did not, and what a speaker
// said in them. Reads only; the newest articles about a name are looked at, not all.
import { eachPosting } from './postings';
import { type ArticleRecord, type Body, keyOf, type QuoteRecord } from './record';
import { nameIds, rowById } from './related';
import type { Row } from './search';
import type { Sql } from './sql';
import type { Store } from './store';
import { folded } from './words';

export type SinceRow = {
  name: string;
  /** The last article about it that was read before, and how many there are. */
  last: Row;
  articles: number;
  /** Sentences of this article about it with something new in them, and what that is. */
  news: { sentence: string; block: number; fresh: string[] }[];
};

export type SpokeRow = { speaker: string; quotes: { text: string; kind: string; verb: string; article: Row }[] };

const kMostNames = 3;
const kMostBefore = 6;
const kMostSentences = 3;
const kMostSpeakers = 5;
const kMostQuotes = 4;

/** Ids of the newest articles in which a name stands, newest first; only those where it is quoted, if wished. */
function newest(sql: Sql, name: number, limit: number, without: ReadonlySet<number>, onlySpoke: boolean): number[] {
  const found: number[] = [];
  for (const [bytes] of sql.rows<[Uint8Array]>('SELECT bytes FROM postings WHERE name = ? ORDER BY first DESC LIMIT 3', name)) {
    const here: number[] = [];
    eachPosting(bytes, (id, flags) => {
      if (!without.has(id) && (!onlySpoke || (flags & 2) !== 0)) here.push(id);
    });
    found.push(...here.reverse());
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

/** Sentences by the browser's own rules, in the article's language. */
function sentencesOf(text: string, language: string): string[] {
  let rules: Intl.Segmenter;
  try {
    rules = new Intl.Segmenter(language || 'en', { granularity: 'sentence' });
  } catch {
    rules = new Intl.Segmenter('en', { granularity: 'sentence' });
  }
  return Array.from(rules.segment(text), ({ segment }) => segment.trim()).filter((sentence) => sentence !== '');
}

const figureKey = (figure: { value: string; unit: string }): string => `${figure.value} ${figure.unit}`;

/** What was known before: names, figures and the words of quotes. */
function knownFrom(bodies: readonly Body[]): { names: Set<string>; figures: Set<string>; text: string } {
  return {
    names: new Set(bodies.flatMap((body) => body.names.map(({ key }) => key))),
    figures: new Set(bodies.flatMap((body) => body.figures.map(figureKey))),
    text: folded(bodies.map((body) => body.blocks.map(([, text]) => text).join(' ')).join(' ')),
  };
}

/** Whether a sentence names somebody as written: a person by the last name too, and never "hope" for Hope. */
function isNamed(sentence: string, { name, kind }: { name: string; kind: string }): boolean {
  const forms = kind === 'person' ? [name, name.split(/\s+/).at(-1)!] : [name];
  return forms.some((form) => form.length > 1 && new RegExp(`(?<![\\p{L}\\p{N}])${form.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(sentence));
}

const kMostFresh = 4;

function newsAbout(record: ArticleRecord, about: { name: string; kind: string }, before: readonly Body[]): SinceRow['news'] {
  const { body, language } = record;
  const known = knownFrom(before);
  const found: (SinceRow['news'][number] & { order: number })[] = [];
  body.blocks.forEach(([kind, text], block) => {
    if (kind === 'subheading') return;
    for (const sentence of sentencesOf(text, language)) {
      const words = ` ${folded(sentence)} `;
      if (!isNamed(sentence, about) || known.text.includes(words.trim())) continue;
      const names = body.names.filter((each) => !known.names.has(each.key) && words.includes(` ${folded(each.name)} `));
      const figures = body.figures.filter((each) => each.block === block && sentence.includes(each.text) && !known.figures.has(figureKey(each)));
      const quotes = body.quotes.filter((quote) => quote.block === block && quote.kind !== 'indirect' && words.includes(folded(quote.text)));
      const fresh = [...new Set([...names.map((each) => each.name), ...figures.map((each) => each.text)])].slice(0, kMostFresh);
      if (fresh.length + quotes.length > 0) found.push({ sentence, block, fresh, order: fresh.length + 2 * quotes.length });
    }
  });
  const best = [...found].sort((a, b) => b.order - a.order || a.block - b.block).slice(0, kMostSentences);
  return best.sort((a, b) => a.block - b.block).map(({ sentence, block, fresh }) => ({ sentence, block, fresh }));
}

/** For the names that this article is about: what is new in it. `before` is what stood here when it was last read, if it was. */
export async function sinceLast(store: Store, record: ArticleRecord, without: ReadonlySet<number>, before: Body | null = null): Promise<SinceRow[]> {
  const { sql } = store;
  const rows: SinceRow[] = [];
  const about = record.body.names.filter(({ kind, central }) => kind !== 'place' && central);
  for (const { key, name, kind } of about) {
    if (rows.length === kMostNames) break;
    const known = sql.row<[number, number]>('SELECT id, articles FROM name WHERE key = ?', key);
    if (known === undefined) continue;
    const ids = newest(sql, known[0], kMostBefore, without, false);
    const last = ids[0] === undefined ? undefined : rowById(sql, ids[0]);
    if (last === undefined) continue;
    const others = (await Promise.all(ids.map((id) => store.bodies(id)))).flat().map(({ body }) => body);
    const bodies = before === null ? others : [before, ...others];
    const news = newsAbout(record, { name, kind }, bodies);
    const articles = known[1] - (without.size > 0 && sql.number('SELECT count(*) FROM article WHERE address = ?', keyOf(record)) > 0 ? 1 : 0);
    if (news.length > 0) rows.push({ name, last, articles, news });
  }
  return rows;
}

const isSame = (quote: { text: string }, others: readonly { text: string }[]): boolean =>
  others.some((other) => folded(other.text) === folded(quote.text));

/** What the speakers of this article said in others, newest first. */
export async function spokeBefore(store: Store, record: ArticleRecord, without: ReadonlySet<number>): Promise<SpokeRow[]> {
  const { sql } = store;
  const rows: SpokeRow[] = [];
  for (const { key, name, spoke } of record.body.names) {
    if (!spoke || rows.length === kMostSpeakers) continue;
    const id = sql.number('SELECT id FROM name WHERE key = ?', key);
    const names = [...new Set([...(id > 0 ? [id] : []), ...nameIds(sql, name)])];
    const articles = [...new Set(names.flatMap((each) => newest(sql, each, kMostBefore, without, true)))].sort((a, b) => b - a);
    const quotes: SpokeRow['quotes'] = [];
    for (const article of articles.slice(0, kMostBefore)) {
      const row = rowById(sql, article);
      const [version] = await store.bodies(article);
      if (row === undefined || version === undefined) continue;
      for (const quote of version.body.quotes) {
        if (quotes.length === kMostQuotes || !isSpeaker(quote, name) || isSame(quote, record.body.quotes) || isSame(quote, quotes)) continue;
        quotes.push({ text: quote.text, kind: quote.kind, verb: quote.verb, article: row });
      }
    }
    if (quotes.length > 0) rows.push({ speaker: name, quotes });
  }
  return rows;
}

/** Whether a quote is a speaker's: its whole name, or its last part. */
function isSpeaker(quote: QuoteRecord, name: string): boolean {
  const [said, whole] = [folded(quote.speaker), folded(name)];
  return said !== '' && (said === whole || whole.endsWith(` ${said}`) || said.endsWith(` ${whole}`));
}

