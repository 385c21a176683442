// Words (tokenisation for comparison): the tokens, shingles and topics of a text. Pure and rough: what is shown comes from the
// engine, this only compares texts with each other.
import { commonWords } from './common_words';

/** A name or word as it is compared: without case, accents, marks and a leading "the". */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/^the (?=.)/, '');

export const tokensOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** FNV-1a with a last stir, 32 bits: the same on every machine. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; ++at) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const kShingle = 4; // words

/** Hashes of the runs of four words of a text. */
export function shinglesOf(text: string): Set<number> {
  const tokens = tokensOf(text);
  const shingles = new Set<number>();
  for (let at = 0; at + kShingle <= tokens.length; ++at) shingles.add(hashOf(tokens.slice(at, at + kShingle).join(' ')));
  return shingles;
}

/** How much of two sets is common to both (Jaccard index), in thousandths. */
export function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const each of a) if (b.has(each)) ++common;
  return Math.floor((1000 * common) / (a.size + b.size - common));
}

/** How much of the smaller set lies in the other, in thousandths: a shortened copy lies wholly in the long one. */
export function containment(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let common = 0;
  for (const each of small) if (large.has(each)) ++common;
  return Math.floor((1000 * common) / small.size);
}

const kBands = 6;
const kRows = 2; // least hashes of a band

/**
 * Keys under which near-duplicates meet (locality-sensitive hashing of MinHash): two texts that have seven tenths of their
 * shingles in common share a key in 98 of 100 cases. Empty for a text that is too short to be compared.
 */
export function sketchOf(shingles: ReadonlySet<number>): number[] {
  if (shingles.size < 20) return [];
  const least = new Uint32Array(kBands * kRows).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < least.length; ++at) {
      let mixed = Math.imul(shingle ^ (0x9e3779b1 * (at + 1)), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed < least[at]!) least[at] = mixed;
    }
  }
  return Array.from({ length: kBands }, (_, band) => hashOf(`${band} ${least[band * kRows]} ${least[band * kRows + 1]}`));
}

const singular = (word: string): string =>
  word.endsWith('ies') && word.length > 5 ? `${word.slice(0, -3)}y` : /[^sui]s$/.test(word) && word.length > 5 ? word.slice(0, -1) : word;

const kTopics = 6;

/** What an English text is about: the words that it uses most, without names and common words. Most used first. */
export function topicsOf(headline: string, text: string, names: readonly string[]): string[] {
  const inNames = new Set(names.flatMap(tokensOf).map(singular));
  const counts = new Map<string, number>();
  for (const [part, weight] of [[headline, 2], [text, 1]] as const) {
    for (const token of tokensOf(part)) {
      const word = singular(token);
      if (word.length < 5 || /\d/.test(word) || commonWords.has(word) || commonWords.has(token) || inNames.has(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + weight);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= 3)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, kTopics)
    .map(([word]) => word);
}
