// What changed (text comparison): two bodies of one article, block by block and word by word. Pure. Never judges a change.
import type { Body, FigureRecord } from './record';
import { folded, tokensOf } from './words';

export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };
export type Change =
  | { part: 'headline' | 'standfirst' | 'block'; kind: 'changed'; pieces: Piece[]; block: number }
  | { part: 'headline' | 'standfirst' | 'block' | 'quote'; kind: 'added' | 'removed'; text: string; speaker: string; block: number }
  | { part: 'figure'; kind: 'changed'; before: string; after: string; block: number };

export type Changes = {
  /** In the order of the new text; what is gone stands where it was. */
  changes: Change[];
};

const kMostCells = 4_000_000; // of a comparison's table: beyond it two texts are simply different

/**
 * The longest common subsequence of two lists, as pairs of indices, ascending. Common ends are matched first; when the rest
 * is too long to be compared, nothing of it is.
 */
export function common<Item>(a: readonly Item[], b: readonly Item[], same: (x: Item, y: Item) => boolean): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && same(a[start]!, b[start]!)) ++start;
  let end = 0;
  while (end < a.length - start && end < b.length - start && same(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) ++end;
  const [n, m] = [a.length - start - end, b.length - start - end];
  const pairs: [number, number][] = Array.from({ length: start }, (_, at) => [at, at]);
  if (n * m <= kMostCells) {
    const width = m + 1;
    const longest = new Uint16Array((n + 1) * width);
    for (let i = n - 1; i >= 0; --i) {
      for (let j = m - 1; j >= 0; --j) {
        longest[i * width + j] = same(a[start + i]!, b[start + j]!)
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
      }
    }
    for (let i = 0, j = 0; i < n && j < m; ) {
      if (same(a[start + i]!, b[start + j]!)) pairs.push([start + i++, start + j++]);
      else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) ++i;
      else ++j;
    }
  }
  for (let at = end; at > 0; --at) pairs.push([a.length - at, b.length - at]);
  return pairs;
}

/** Words with the white space after them, so that they join to the text again. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*\s*|[^\p{L}\p{N}\s]\s*|\s+/gu) ?? [];

/** The difference of two texts, word by word. */
export function wordPieces(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], words: readonly string[]): void => {
    const text = words.join('');
    if (text === '') return;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const [x, y] of [...common(a, b, (left, right) => left.trim() === right.trim()), [a.length, b.length]] as const) {
    add('removed', a.slice(i, x));
    add('added', b.slice(j, y));
    if (y < b.length) add('same', [b[y]!]);
    [i, j] = [x + 1, y + 1];
  }
  return pieces;
}

/** How many of their words two texts have in common, in thousandths of the longer one. */
function alike(a: string, b: string): number {
  const counts = new Map<string, number>();
  const [left, right] = [tokensOf(a), tokensOf(b)];
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of right) {
    const rest = counts.get(token) ?? 0;
    if (rest > 0) {
      ++shared;
      counts.set(token, rest - 1);
    }
  }
  const longer = Math.max(left.length, right.length);
  return longer === 0 ? 0 : Math.floor((1000 * shared) / longer);
}

const kLeastAlike = 450; // thousandths: less in common, and it is another paragraph

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim();

/** Pairs what stands between two blocks that did not change: the most alike first, in order. */
function* gapChanges(before: Body, after: Body, [i, x]: [number, number], [j, y]: [number, number]): Generator<Change> {
  const partner = new Map<number, number>();
  let from = i;
  for (let at = j; at < y; ++at) {
    let best = -1;
    let most = kLeastAlike;
    for (let other = from; other < x; ++other) {
      const likeness = alike(before.blocks[other]![1], after.blocks[at]![1]);
      if (likeness > most) [best, most] = [other, likeness];
    }
    if (best < 0) continue;
    partner.set(at, best);
    from = best + 1;
  }
  let old = i;
  const removed = function* (upTo: number): Generator<Change> {
    for (; old < upTo; ++old) yield { part: 'block', kind: 'removed', text: before.blocks[old]![1], speaker: '', block: j };
  };
  for (let at = j; at < y; ++at) {
    const text = after.blocks[at]![1];
    const other = partner.get(at);
    if (other === undefined) {
      yield { part: 'block', kind: 'added', text, speaker: '', block: at };
      continue;
    }
    yield* removed(other);
    old = other + 1;
    yield { part: 'block', kind: 'changed', pieces: wordPieces(before.blocks[other]![1], text), block: at };
    yield* figureChanges(before.figures.filter((figure) => figure.block === other), after.figures.filter((figure) => figure.block === at), at);
  }
  yield* removed(x);
}

/** Figures of one paragraph that say another number of the same thing. */
function* figureChanges(before: FigureRecord[], after: FigureRecord[], block: number): Generator<Change> {
  const units = new Set(after.map(({ unit }) => unit));
  for (const unit of units) {
    const [old, now] = [before, after].map((list) => list.filter((figure) => figure.unit === unit));
    if (old!.length !== now!.length) continue; // which became which can't be told
    for (const [at, figure] of now!.entries()) {
      const was = old![at]!;
      if (was.value !== figure.value) yield { part: 'figure', kind: 'changed', before: was.text, after: figure.text, block };
    }
  }
}

/** Quotes of paragraphs that stayed: those of a paragraph that came or went are told with it, and others are not of the text. */
function* quoteChanges(before: Body, after: Body, isWhole: (text: string) => boolean): Generator<Change> {
  const keysOf = (body: Body): Set<string> => new Set(body.quotes.map(({ text }) => folded(text)));
  const [old, now] = [keysOf(before), keysOf(after)];
  const isIn = (key: string, keys: Set<string>): boolean => keys.has(key) || [...keys].some((each) => each.includes(key) || alike(each, key) > 700);
  for (const [kind, body, others] of [['added', after, old], ['removed', before, now]] as const) {
    for (const quote of body.quotes) {
      const block = body.blocks[quote.block]?.[1];
      if (quote.kind === 'indirect' || block === undefined || isWhole(block) || isIn(folded(quote.text), others)) continue;
      yield { part: 'quote', kind, text: quote.text, speaker: quote.speaker, block: kind === 'added' ? quote.block : -1 };
    }
  }
}

function* lineChanges(part: 'headline' | 'standfirst', before: string, after: string): Generator<Change> {
  if (squeezed(before) === squeezed(after)) return;
  if (before === '') yield { part, kind: 'added', text: after, speaker: '', block: -1 };
  else if (after === '') yield { part, kind: 'removed', text: before, speaker: '', block: -1 };
  else yield { part, kind: 'changed', pieces: wordPieces(before, after), block: -1 };
}

/** `elsewhere`: what stands on the page beside the text now; a paragraph that is judged otherwise is not one that was removed. */
export function changesOf(before: Body, after: Body, elsewhere: readonly string[] = []): Changes {
  const changes: Change[] = [
    ...lineChanges('headline', before.headline, after.headline),
    ...lineChanges('standfirst', before.standfirst, after.standfirst),
  ];
  const texts = (body: Body): string[] => body.blocks.map(([, text]) => squeezed(text));
  const [old, now] = [texts(before), texts(after)];
  let [i, j] = [0, 0];
  for (const [x, y] of [...common(old, now, (a, b) => a === b), [old.length, now.length]] as const) {
    changes.push(...gapChanges(before, after, [i, x], [j, y]));
    [i, j] = [x + 1, y + 1];
  }
  const whole = new Set(changes.flatMap((change) => (change.part === 'block' && 'text' in change ? [change.text] : [])));
  const beside = new Set(elsewhere.map(squeezed));
  const isThere = (change: Change): boolean => change.part === 'block' && change.kind === 'removed' && 'text' in change && beside.has(squeezed(change.text));
  return { changes: [...changes.filter((change) => !isThere(change)), ...quoteChanges(before, after, (text) => whole.has(text))] };
}
