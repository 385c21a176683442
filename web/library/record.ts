// Record of an article: what the library keeps of a reading. Pure data and the way there from a Reading; the tables that hold it
// are in schema.ts, the file format of export in docs/library.md.
import type { Block, Card, Entity, Figure, Quote, Reading } from '../core/reading.generated';
import { addressKey, ownAddress, siteOf } from './address';
import { folded, topicsOf } from './words';

export type NameRecord = {
  /** The pack's id, or kind and folded name: what makes it the same one in another article. */
  key: string;
  name: string;
  kind: string;
  /** Mentions in the article. */
  count: number;
  /** The article is about it: in the headline, named again and again, or somebody who is quoted. */
  central: boolean;
  /** It is quoted here. */
  spoke: boolean;
};

export type QuoteRecord = { kind: string; text: string; speaker: string; verb: string; block: number };
export type FigureRecord = { text: string; value: string; unit: string; block: number };

/** What stood on the page at one time. */
export type Body = {
  headline: string;
  standfirst: string;
  /** Kind and text of every block of the article that is text, in reading order. */
  blocks: [string, string][];
  /** Each with the index of its block here. */
  quotes: QuoteRecord[];
  figures: FigureRecord[];
  names: NameRecord[];
  topics: string[];
};

export type ArticleRecord = {
  url: string;
  title: string;
  outlet: string;
  /** ISO 8601, or empty. */
  published: string;
  language: string;
  words: number;
  body: Body;
};

const kTextKinds = new Set(['paragraph', 'subheading', 'list_item', 'quotation', 'table', 'dateline']);
const kKept = new Set(['article', 'live_blog', 'roundup', 'video', 'plain_text']);
const kLeastWords = 25;
const kMostBlocks = 2000;
const kMostNames = 60;
const kLongestName = 120;

/** Whether a reading is something that one reads: an article of the web with some text, no listing. */
export const isArticle = ({ page, counts }: Reading): boolean =>
  kKept.has(page.kind) && counts.words >= kLeastWords && siteOf(page.url) !== '';

const withoutControls = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();

/** Whether a name can be told from others by itself: "Solvang" alone may be anybody. */
const isTelling = (kind: string, name: string): boolean => kind !== 'person' || /\S\s+\S/.test(name);

/** What makes a card's group the same one in another article, or empty. */
function nameKey(card: Card, entity: Entity | undefined): string {
  const name = withoutControls(entity?.label ?? card.title).slice(0, kLongestName);
  if (name === '' || card.kind === 'nationality' || (entity === undefined && !isTelling(card.kind, name))) return '';
  return entity?.id ?? `${card.kind}:${folded(name)}`;
}

/** The key of the name of every group that has one. */
export function groupKeys(reading: Reading): Map<number, string> {
  const entities = new Map(reading.groups.map((group) => [group.id, group.entity]));
  const keys = reading.cards.map((card): [number, string] => [card.group, nameKey(card, entities.get(card.group))]);
  return new Map(keys.filter(([, key]) => key !== ''));
}

function namesOf(reading: Reading, headline: string): NameRecord[] {
  const groups = new Map(reading.groups.map((group) => [group.id, group]));
  const speakers = new Set(reading.quotes.map((quote) => quote.speaker.group));
  const title = folded(headline);
  const found = new Map<string, NameRecord>();
  for (const card of reading.cards) {
    const entity = groups.get(card.group)?.entity;
    const key = nameKey(card, entity);
    if (key === '') continue;
    const name = withoutControls(entity?.label ?? card.title).slice(0, kLongestName);
    const known = found.get(key);
    const inTitle = [name, card.title, ...card.names].some((each) => each.length > 2 && ` ${title} `.includes(` ${folded(each)} `));
    const count = (known?.count ?? 0) + card.mentions;
    const spoke = (known?.spoke ?? false) || speakers.has(card.group);
    const central = (known?.central ?? false) || inTitle || card.mentions >= 4 || (spoke && card.kind === 'person');
    found.set(key, { key, name: known?.name ?? name, kind: card.kind, count, central, spoke });
  }
  return [...found.values()].slice(0, kMostNames);
}

const quoteRecord = (quote: Quote, at: Map<number, number>): QuoteRecord => ({
  kind: quote.kind,
  text: quote.parts.map((part) => withoutControls(part.text)).join(' … '),
  speaker: withoutControls(quote.speaker.name || quote.speaker.text),
  verb: withoutControls(quote.cue.text),
  block: at.get(quote.parts[0]?.block ?? -1) ?? -1,
});

const figureRecord = (figure: Figure, at: Map<number, number>): FigureRecord => ({
  text: withoutControls(figure.text),
  value: figure.value,
  unit: figure.unit,
  block: at.get(figure.block) ?? -1,
});

export function recordOf(reading: Reading): ArticleRecord {
  const { page } = reading;
  const isText = (block: Block): boolean => block.region === 'article' && kTextKinds.has(block.kind);
  const blocks = reading.blocks.filter(isText).slice(0, kMostBlocks);
  const at = new Map(blocks.map((block, index) => [block.id, index]));
  const headline = withoutControls(reading.blocks.find((block) => block.kind === 'headline' && block.region === 'article')?.text ?? page.title);
  const names = namesOf(reading, headline);
  const texts = blocks.map((block): [string, string] => [block.kind, withoutControls(block.text)]);
  const english = page.language === '' || page.language.toLowerCase().startsWith('en');
  const topics = english ? topicsOf(headline, texts.map(([, text]) => text).join('\n'), names.map(({ name }) => name)) : [];
  return {
    url: ownAddress(page.url, page.canonical),
    title: withoutControls(page.title) || headline,
    outlet: withoutControls(page.outlet) || siteOf(page.url),
    published: page.published,
    language: page.language,
    words: reading.counts.words,
    body: {
      headline,
      standfirst: withoutControls(page.standfirst),
      blocks: texts,
      quotes: reading.quotes.filter((quote) => quote.parts.length > 0).map((quote) => quoteRecord(quote, at)),
      figures: reading.figures.map((figure) => figureRecord(figure, at)),
      names,
      topics,
    },
  };
}

export const textOf = (body: Body): string => body.blocks.map(([, text]) => text).join('\n');

export const keyOf = (record: ArticleRecord): string => addressKey(record.url);
