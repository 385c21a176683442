// View of a reading (view model): the rows that the panel shows, as plain data. Pure. Never markup: sections are beside it.
import type { EntityKind } from '../core/kinds.generated';
import type { Block, Card, Group, Mention, Place, Quote, Reading } from '../core/reading.generated';
import { language } from '../core/say';
import type { Opened } from '../library/related';
import { type Judgement, judgementOf, type Verdict, type Verdicts } from '../page/judgements';
import { markOf, type MarkType } from '../page/marks';
import { sharedNames } from './context_view';
import { dateWords, kLongestPassage, listed, plain, say, sayCount, type Sureness, surenessOf } from './words';

const passage = (text: string): string => plain(text, kLongestPassage);

export type WhoRow = {
  group: number;
  title: string;
  kind: EntityKind;
  kindLabel: string;
  type: MarkType;
  /** Other names used in the article. */
  names: string[];
  line: string;
  /** Who says so, in words: "This article", "Built-in facts, May 2024". Empty without a line. */
  source: string;
  introduced: { text: string; place: Place } | null;
  /** The mentions that can be gone to, in reading order. */
  places: Place[];
  /** The id of each of them. */
  mentions: number[];
  /** Where each stands in the article, in thousandths of its length. */
  spots: number[];
  /** Each in its sentence. */
  contexts: Context[];
  /** Why this is said, a reason a line. */
  reasons: string[];
  sure: Sureness;
  verdict: Verdict | null;
  /** What is remembered when the reader judges it. */
  judgement: Judgement;
};

/** A passage with the words that count in its middle. */
export type Context = { before: string; words: string; after: string };

export type SaidQuote = {
  id: number;
  kind: Quote['kind'];
  text: string;
  verb: string;
  place: Place;
  sure: Sureness;
};

export type SpeakerRow = {
  name: string;
  named: boolean;
  /** Index of the group, or -1. */
  group: number;
  words: number;
  quotes: SaidQuote[];
  /** What the article calls the speaker: for those who have a card, its line. */
  line: string;
};

export type SaidView = {
  speakers: SpeakerRow[];
  /** Speakers who are named, speakers who are not, and quotes without anybody. */
  named: number;
  unnamed: number;
  nobody: number;
  quotes: number;
  words: number;
};

export type TimeRow = { id: number; when: string; words: string; sentence: string; place: Place };
export type FigureRow = { id: number; text: string; before: string; after: string; place: Place };
export type OutlineRow = { label: string; text: string; place: Place; level: number };
export type StoryRow = { number: number; when: string; title: string; text: string; place: Place };
export type EmbedRow = { service: string; title: string; href: string | undefined; place: Place };
export type RelatedRow = { title: string; href: string | undefined; teaser: string; section: string; place: Place; shared: string[]; lastRead: number | undefined };

const byId = <Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> => new Map(rows.map((row) => [row.id, row]));

export const countWords = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0;

/** The address when it may be linked to: http or https, made absolute by the page's own. */
export function safeHref(href: string, base: string): string | undefined {
  try {
    const url = new URL(href, base || undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function sourceWords(card: Card, reading: Reading): string {
  if (card.line.text === '' || card.line.source === 'none') return '';
  if (card.line.source === 'article') return say('source_article');
  const name = reading.groups[card.group]?.entity?.pack;
  const pack = reading.engine.packs.find((each) => each.name === name);
  if (pack?.brought) return say('source_pack_brought', listed([plain(pack.name), plain(pack.licence)]));
  return card.line.asOf === '' ? say('source_pack') : say('source_pack_date', dateWords(card.line.asOf));
}

/** Whether the article's introduction says no more than the card's line from the article and its title do. */
function saysNoMore(introduced: string, card: Card): boolean {
  if (card.line.source !== 'article') return false;
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const line = letters(card.line.text);
  return letters(introduced) === line || letters(introduced.replace(card.title, ' ')) === line;
}

type Found = { block: number; offset: number };

/** Where each mention stands in the text of its block, by its id; those whose words are not found there are left out. */
function offsetsOf(reading: Reading): Map<number, Found> {
  const blocks = byId(reading.blocks);
  const searched = new Map<number, number>();
  const offsets = new Map<number, Found>();
  for (const mention of reading.mentions) {
    const offset = (blocks.get(mention.block)?.text ?? '').indexOf(mention.text, searched.get(mention.block) ?? 0);
    if (offset < 0) continue;
    searched.set(mention.block, offset + mention.text.length);
    offsets.set(mention.id, { block: mention.block, offset });
  }
  return offsets;
}

/** Gives a place in a block as thousandths of the length of all blocks of the article. */
function measureOf(reading: Reading): (found: Found) => number {
  const starts = new Map<number, number>();
  let length = 0;
  for (const block of reading.blocks) {
    if (block.region !== 'article') continue;
    starts.set(block.id, length);
    length += block.text.length;
  }
  return ({ block, offset }) => Math.round((1000 * ((starts.get(block) ?? length) + offset)) / Math.max(1, length));
}

function reasonsOf(group: Group | undefined, found: Mention[], kindLabel: string): string[] {
  const best = found.reduce<Mention | undefined>((high, each) => (high === undefined || each.score > high.score ? each : high), undefined);
  const reasons: string[] = [];
  if (best) reasons.push(say('reason_kind', kindLabel, say(`rule_${best.rule}`), say(`sure_${surenessOf(best.score)}`)));
  const entity = group?.entity;
  if (entity) reasons.push(say('reason_entity', plain(entity.label), entity.id, say(`sure_${surenessOf(entity.score)}`)));
  return reasons;
}

const bareCard = (group: Group): Card => ({
  group: group.id,
  title: group.name,
  kind: group.kind,
  names: [],
  line: { text: '', source: 'none', asOf: '' },
  introduced: null,
  says: [],
  facts: [],
  relations: [],
  quotes: [],
  mentions: group.mentions.length,
  prominence: 0,
});

/** A page without an article has no cards: the names in its links stand for them, the most frequent first, and nothing is said of them. */
export function withNames(reading: Reading): Reading {
  const { kind } = reading.page;
  if (reading.cards.length > 0 || (kind !== 'front_page' && kind !== 'not_article')) return reading;
  const names = byId(reading.mentions);
  const named = reading.groups.filter((group) => group.kind !== 'nationality' && group.mentions.some((id) => names.get(id)?.form === 'name'));
  return { ...reading, cards: named.map(bareCard).sort((a, b) => b.mentions - a.mentions) };
}

/** Cards in the order of the reading: most prominent first. */
export function whoRows(reading: Reading, verdicts: Verdicts = new Map()): WhoRow[] {
  const mentions = byId(reading.mentions);
  const groups = byId(reading.groups);
  const blocks = byId(reading.blocks);
  const offsets = offsetsOf(reading);
  const measure = measureOf(reading);
  const contextOf = (mention: Mention): Context => {
    const text = blocks.get(mention.block)?.text ?? '';
    return { words: plain(mention.text), ...around(text, offsets.get(mention.id)?.offset ?? -1, mention.text.length, kMentionContext) };
  };
  return reading.cards.map((card) => {
    const group = groups.get(card.group);
    const found = (group?.mentions ?? [])
      .map((id) => mentions.get(id))
      .filter((mention): mention is Mention => mention !== undefined && mention.at.length > 0);
    const kindLabel = say(`kind_${card.kind}`);
    return {
      group: card.group,
      title: plain(card.title),
      kind: card.kind,
      kindLabel,
      type: markOf(card.kind),
      names: card.names.filter((name) => name !== card.title).map((name) => plain(name)),
      line: card.line.source === 'none' ? '' : plain(card.line.text),
      source: sourceWords(card, reading),
      introduced:
        card.introduced && !saysNoMore(card.introduced.text, card)
          ? { text: plain(card.introduced.text), place: card.introduced.at }
          : null,
      places: found.map((mention) => mention.at),
      mentions: found.map((mention) => mention.id),
      spots: found.flatMap(({ id }) => offsets.get(id) ?? []).map(measure),
      contexts: found.map(contextOf),
      reasons: reasonsOf(group, found, kindLabel),
      sure: surenessOf(Math.max(0, ...found.map(({ score }) => score))),
      verdict: verdicts.get(card.group) ?? null,
      judgement: judgementOf(reading, card.group, 'not') ?? { verdict: 'not', name: card.title, kind: card.kind, entity: '' },
    };
  });
}

export type WhoOrder = 'prominence' | 'appearance' | 'name';
export const whoOrders: readonly WhoOrder[] = ['prominence', 'appearance', 'name'];

/** The rows in another order; those that were equal stay as they were. */
export function inWhoOrder(rows: readonly WhoRow[], order: WhoOrder): WhoRow[] {
  if (order === 'prominence') return [...rows];
  const names = new Intl.Collator(language());
  const first = (row: WhoRow): number => row.mentions[0] ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => (order === 'name' ? names.compare(a.title, b.title) : first(a) - first(b)));
}

/** The ledger of speakers: most words first, those who are not named after those who are; order of the article breaks ties. */
export function saidView(reading: Reading): SaidView {
  const rows = new Map<string, SpeakerRow>();
  const blocks = byId(reading.blocks);
  const lines = new Map(reading.cards.map((card) => [card.group, card.line.source === 'none' ? '' : plain(card.line.text)]));
  for (const quote of reading.quotes) {
    // A pull quote says again what the article says.
    if (quote.parts.every((part) => blocks.get(part.block)?.kind === 'pull_quote')) continue;
    const { speaker } = quote;
    const name = capitalised(plain(speaker.name || speaker.text));
    const key = name === '' ? '' : speaker.group >= 0 ? `group ${speaker.group}` : `name ${name}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = { name, named: name !== '' && speaker.named, group: speaker.group, words: 0, quotes: [], line: lines.get(speaker.group) ?? '' };
      rows.set(key, row);
    }
    const text = passage(quote.parts.map((part) => part.text).join(' … '));
    if (quote.kind !== 'indirect') row.words += quote.parts.reduce((sum, part) => sum + countWords(part.text), 0);
    row.quotes.push({
      id: quote.id,
      kind: quote.kind,
      text: quote.kind === 'indirect' ? text : withoutQuoteMarks(text),
      verb: plain(quote.cue.text),
      place: quote.parts.flatMap((part) => part.at),
      sure: surenessOf(Math.min(quote.score, name === '' ? quote.score : speaker.score)),
    });
  }
  const rank = (row: SpeakerRow): number => (row.name === '' ? 2 : row.named ? 0 : 1);
  const speakers = [...rows.values()].sort((a, b) => rank(a) - rank(b) || b.words - a.words);
  return {
    speakers,
    named: speakers.filter((row) => row.named).length,
    unnamed: speakers.filter((row) => row.name !== '' && !row.named).length,
    nobody: rows.get('')?.quotes.length ?? 0,
    quotes: speakers.reduce((sum, row) => sum + row.quotes.length, 0),
    words: speakers.reduce((sum, row) => sum + row.words, 0),
  };
}

/** “the minister” as a heading: “The minister”. */
const capitalised = (name: string): string => name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const withoutQuoteMarks = (text: string): string => text.replace(/^[“"‘«„]+|[”"’»]+$/gu, '');

export function timeRows(reading: Reading): TimeRow[] {
  const dates = byId(reading.dates);
  const rows: TimeRow[] = [];
  for (const entry of reading.timeline) {
    const date = dates.get(entry.date);
    if (date === undefined) continue;
    rows.push({
      id: date.id,
      when: dateWords(date.value) || dateWords(date.from),
      words: date.text,
      sentence: passage(entry.sentence.text),
      place: date.at,
    });
  }
  return rows;
}

const kFigureContext = 46; // characters on each side
const kMentionContext = 60;

export function figureRows(reading: Reading): FigureRow[] {
  const blocks = byId(reading.blocks);
  const seen = new Map<number, number>(); // how far each block's text was searched
  return reading.figures.map((figure) => {
    const text = blocks.get(figure.block)?.text ?? '';
    const at = text.indexOf(figure.text, seen.get(figure.block) ?? 0);
    if (at >= 0) seen.set(figure.block, at + figure.text.length);
    return { id: figure.id, text: plain(figure.text), place: figure.at, ...around(text, at, figure.text.length, kFigureContext) };
  });
}

function around(text: string, at: number, length: number, context: number): { before: string; after: string } {
  if (at < 0) return { before: '', after: '' };
  const end = at + length;
  const before = text.slice(Math.max(0, at - context), at);
  const after = text.slice(end, end + context);
  return {
    before: plain(at > context ? `… ${before.replace(/^\S*\s+/, '')}` : before),
    after: plain(end + context < text.length ? `${after.replace(/\s+\S*$/, '')} …` : after),
  };
}

/** The article's blocks in order; runs of paragraphs are one row. */
export function outlineRows(reading: Reading): OutlineRow[] {
  const rows: OutlineRow[] = [];
  let run: Block[] = [];
  const endRun = (): void => {
    const first = run[0];
    if (first) {
      const label = run.length === 1 ? say('block_paragraph') : sayCount('paragraphs', run.length);
      rows.push({ label, text: plain(first.text), place: first.at, level: 0 });
    }
    run = [];
  };
  for (const block of reading.blocks) {
    if (block.region !== 'article') continue;
    if (block.kind === 'paragraph') run.push(block);
    else {
      endRun();
      const heading = block.kind === 'headline' ? 1 : block.kind === 'subheading' ? (block.level ?? 2) : 0;
      rows.push({ label: say(`block_${block.kind}`), text: plain(block.text), place: block.at, level: heading });
    }
  }
  endRun();
  return rows;
}

/** What has most to do with the article comes first; the order of the page breaks ties. */
export function relatedRows(reading: Reading, opened: readonly Opened[] = []): RelatedRow[] {
  const blocks = byId(reading.blocks);
  const lastReads = new Map(opened.map(({ href, last }) => [href, last]));
  const order = reading.related.map((item, index) => ({ item, index })).sort((a, b) => b.item.score - a.item.score || a.index - b.index);
  return order.map(({ item, index }) => ({
    title: plain(item.title),
    href: item.href === '' ? undefined : safeHref(item.href, reading.page.canonical || reading.page.url),
    teaser: plain(item.teaser),
    section: plain(item.section),
    place: blocks.get(item.blocks[0] ?? -1)?.at ?? [],
    shared: sharedNames(reading, index),
    lastRead: lastReads.get(item.href),
  }));
}

/** A time of day as pages write it: 16:42, 4.42pm, 9h05. */
const kClock = /\d{1,2}[:.h]\d{2}|\d\s?[ap]\.?m\b/i;

/** When an entry was written: as the page shows it, unless that says only how long ago; else what its data say. */
function whenOf(time: string, shown: string | undefined): string {
  if (shown !== undefined && kClock.test(shown)) return plain(shown, 60);
  const words = dateWords(time);
  if (words !== '') return /Z$/.test(time) && /\d:\d/.test(words) ? say('date_utc', words) : words;
  return plain(time || (shown ?? ''), 60);
}

const kStoryText = new Set(['paragraph', 'list_item', 'quotation']);

/** The entries of a live blog or the stories of a roundup, in reading order. */
export function storyRows(reading: Reading): StoryRow[] {
  const blocks = byId(reading.blocks);
  return reading.stories.map((story) => {
    const own = story.blocks.map((id) => blocks.get(id)).filter((block): block is Block => block !== undefined);
    const title = plain(story.title);
    const text = own.find((block) => kStoryText.has(block.kind))?.text ?? '';
    // A story that begins with its title in bold does not say it twice.
    const rest = title !== '' && text.startsWith(title) ? text.slice(title.length).replace(/^[\s:.–—-]+/u, '') : text;
    return {
      number: story.number,
      when: whenOf(story.time, own.find((block) => block.kind === 'date')?.text),
      title,
      text: plain(rest),
      place: own[0]?.at ?? [],
    };
  });
}

/** What other services show inside the article. Going to one leads to its words, or to the text before it. */
export function embedRows(reading: Reading): EmbedRow[] {
  const blocks = byId(reading.blocks);
  return reading.embeds.map((embed) => ({
    service: plain(embed.service, 60),
    title: plain(embed.title),
    href: embed.href === '' ? undefined : safeHref(embed.href, reading.page.canonical || reading.page.url),
    place: blocks.get(embed.block >= 0 ? embed.block : embed.after)?.at ?? [],
  }));
}

/** What sort of page it is, where that is not simply an article. */
export function kindLabel(reading: Reading): string {
  const { kind } = reading.page;
  return kind === 'article' || kind === 'plain_text' ? '' : say(`page_${kind}`);
}

/** How many marks of each type the article offers at most. */
export function typeCounts(reading: Reading): Record<MarkType, number> {
  const counts: Record<MarkType, number> = { person: 0, organisation: 0, place: 0, thing: 0, date: 0, quote: 0 };
  for (const card of reading.cards) counts[markOf(card.kind)] += 1;
  counts.date = reading.dates.length + reading.figures.length;
  counts.quote = reading.quotes.length;
  return counts;
}

/** Rows whose words hold every word of the filter. */
export function matches(filter: string, ...texts: (string | undefined)[]): boolean {
  const wanted = filter.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (wanted.length === 0) return true;
  const text = texts.join('\n').toLowerCase();
  return wanted.every((word) => text.includes(word));
}
