// Plan of marks (annotation selection): which places of a Reading are marked at a level. Pure. Never paints: painter.ts.
import type { Block, Mention, Place, Reading } from '../core/reading.generated';
import type { Verdicts } from './judgements';
import { markOf, type MarkType } from './marks';

export type Level = 'off' | 'quiet' | 'normal' | 'everything';
/** From none to all; what they are called is in the catalogue. */
export const levels: readonly Level[] = ['off', 'quiet', 'normal', 'everything'];

/** What a mark stands for. */
export type Target =
  | { kind: 'mention'; index: number; group: number }
  | { kind: 'quote'; index: number }
  | { kind: 'date'; index: number }
  | { kind: 'figure'; index: number };

/** `pale`: the reader knows it already, or met it in another article. */
export type Mark = { type: MarkType; place: Place; target: Target; pale?: true };

export const kWordsOfAQuietMark = 60;
export const kMaxQuietMarks = 40;
export const kMaxRanges = 2000;

/** How many marks the Quiet level may put on an article of this many words: one for each 60, at most 40; one in a shorter one. */
export const quietBudget = (words: number): number =>
  words <= 0 ? 0 : Math.min(kMaxQuietMarks, Math.max(1, Math.floor(words / kWordsOfAQuietMark)));

const running = new Set(['paragraph', 'list_item', 'quotation', 'table', 'standfirst']);

function quietMarks(reading: Reading, types: ReadonlySet<MarkType>, verdicts: Verdicts, met: ReadonlySet<number>): Mark[] {
  const blocks = blocksById(reading);
  const marks: Mark[] = [];
  const budget = quietBudget(reading.counts.words);
  const groups = new Map(reading.groups.map((group) => [group.id, group]));
  const mentions = mentionsById(reading);
  // What is new to the reader comes first.
  const cards = [...reading.cards.filter(({ group }) => !met.has(group)), ...reading.cards.filter(({ group }) => met.has(group))];
  for (const card of cards) {
    if (marks.length >= budget) break;
    if (card.kind === 'nationality' || !types.has(markOf(card.kind)) || verdicts.has(card.group)) continue;
    const named = (groups.get(card.group)?.mentions ?? [])
      .map((id) => mentions.get(id))
      .filter((mention): mention is Mention => mention?.form === 'name' && mention.at.length > 0)
      .filter((mention) => blocks.get(mention.block)?.region === 'article');
    // The first in running text: a mark in a headline says little that the headline does not.
    const first = named.find((mention) => running.has(blocks.get(mention.block)!.kind)) ?? named[0];
    if (first) marks.push(markOfMention(first, met.has(card.group)));
  }
  return inOrder(marks);
}

const blocksById = (reading: Reading): Map<number, Block> => new Map(reading.blocks.map((block) => [block.id, block]));
const mentionsById = (reading: Reading): Map<number, Mention> =>
  new Map(reading.mentions.map((mention) => [mention.id, mention]));

const markOfMention = (mention: Mention, pale: boolean): Mark => ({
  type: markOf(mention.kind),
  place: mention.at,
  target: { kind: 'mention', index: mention.id, group: mention.group },
  ...(pale ? { pale: true } : {}),
});

function inOrder(marks: Mark[]): Mark[] {
  const at = (mark: Mark): [number, number] => [mark.place[0]?.[0] ?? 0, mark.place[0]?.[1] ?? 0];
  return marks.sort((a, b) => at(a)[0] - at(b)[0] || at(a)[1] - at(b)[1]);
}

/**
 * The marks of a reading in reading order, without those whose type is switched off. At most kMaxRanges parts of places in
 * all; what comes later on the page is left out first. What the reader does not want has none; what the reader knows, or `met` in
 * other articles (ids of groups), a pale one.
 */
export function planMarks(
  reading: Reading, level: Level, types: ReadonlySet<MarkType>, verdicts: Verdicts = new Map(), met: ReadonlySet<number> = new Set(),
): Mark[] {
  if (level === 'off') return [];
  if (level === 'quiet') return quietMarks(reading, types, verdicts, met);
  const everything = level === 'everything';
  const blocks = blocksById(reading);
  const seen = (block: number): boolean => everything || blocks.get(block)?.region === 'article';
  const marks: Mark[] = [];
  for (const mention of reading.mentions) {
    const verdict = verdicts.get(mention.group);
    if (!seen(mention.block) || verdict === 'not') continue;
    if (!everything && (mention.form !== 'name' || mention.kind === 'nationality')) continue;
    marks.push(markOfMention(mention, verdict === 'known' || met.has(mention.group)));
  }
  for (const quote of reading.quotes) {
    if (quote.kind === 'indirect' && !everything) continue;
    for (const part of quote.parts) {
      if (seen(part.block)) marks.push({ type: 'quote', place: part.at, target: { kind: 'quote', index: quote.id } });
    }
  }
  for (const date of reading.dates) {
    if (!seen(date.block) || (date.grain === 'duration' && !everything)) continue;
    marks.push({ type: 'date', place: date.at, target: { kind: 'date', index: date.id } });
  }
  if (everything) {
    for (const figure of reading.figures) {
      marks.push({ type: 'date', place: figure.at, target: { kind: 'figure', index: figure.id } });
    }
  }
  return withinLimit(inOrder(marks.filter((mark) => types.has(mark.type) && mark.place.length > 0)));
}

function withinLimit(marks: Mark[]): Mark[] {
  let ranges = 0;
  const end = marks.findIndex((mark) => (ranges += mark.place.length) > kMaxRanges);
  return end < 0 ? marks : marks.slice(0, end);
}
