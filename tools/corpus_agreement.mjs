// How far two people who mark the same words by corpus/README.md come to the same marks: `corpus` (first) against `corpus/second`.
// It prints totals and never the words, so that a held article can be compared without being read.
// `node tools/corpus_agreement.mjs`                  a line a measure, 95 % intervals over articles
// `node tools/corpus_agreement.mjs --disagreements`  and how often the two differ in which way
// The reading of the files is corpus.mjs; what Sidelight itself finds in them is measured elsewhere, with the same conventions.
import { fileURLToPath } from 'node:url';

import { nameTypes, otherForms, quoteKinds, readCorpus } from './corpus.mjs';

const quoteOverlap = 0.8;
const resamples = 1000;
const unmarkedBlocks = ['byline', 'credit', 'date']; // by the conventions nothing is marked in them

// --- The marks of one article, compared -----------------------------------------------------------------------------------------------

/** The marks of some tags, each with its block; a span is told by its key. */
function marksOf(article, tags) {
  return article.blocks.flatMap((block, index) =>
    unmarkedBlocks.includes(block.kind) ? [] : block.marks.filter(({ tag }) => tags.includes(tag)).map((mark) => ({ ...mark, block: index, key: `${index}:${mark.begin}:${mark.end}` })),
  );
}

/** The share of two spans that both have: 1 for the same, 0 for none (Dice, in code points). */
function overlap(one, other) {
  if (one.block !== other.block) return 0;
  const shared = Math.min(one.end, other.end) - Math.max(one.begin, other.begin);
  return shared <= 0 ? 0 : (2 * shared) / (one.end - one.begin + other.end - other.begin);
}

/** Pairs of marks, each mark in one pair at most, the greatest overlap first. */
export function pair(first, second, least) {
  const candidates = first.flatMap((one, i) => second.map((other, j) => ({ i, j, share: overlap(one, other) }))).filter(({ share }) => share > 0 && share >= least);
  candidates.sort((a, b) => b.share - a.share || a.i - b.i || a.j - b.j);
  const taken = { first: new Set(), second: new Set() };
  const pairs = [];
  for (const { i, j } of candidates) {
    if (taken.first.has(i) || taken.second.has(j)) continue;
    taken.first.add(i);
    taken.second.add(j);
    pairs.push([first[i], second[j]]);
  }
  return pairs;
}

const f1Count = (pairs, first, second) => ({ both: 2 * pairs.length, of: first.length + second.length });

/** Spans of some tags that both markings have, exactly or nearly; a tag must be the same where there are several. */
function spans(first, second, tags, least = 1) {
  const counts = { both: 0, of: 0 };
  for (const tag of tags) {
    const [one, other] = [marksOf(first, [tag]), marksOf(second, [tag])];
    const { both, of } = f1Count(pair(one, other, least), one, other);
    counts.both += both;
    counts.of += of;
  }
  return counts;
}

/** For each word or sign, the kinds of name that the two markings give it: {"place place": 3, "- -": 40}. */
function wordKinds(first, second) {
  const names = [marksOf(first, nameTypes), marksOf(second, nameTypes)];
  const counts = {};
  first.blocks.forEach(({ kind, text }, index) => {
    if (unmarkedBlocks.includes(kind)) return;
    let at = 0;
    for (const word of text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []) {
      const begin = at;
      at += [...word].length;
      if (word.trim() === '') continue;
      const cell = names.map((marks) => marks.find((mark) => mark.block === index && mark.begin <= begin && at <= mark.end)?.tag ?? '-').join(' ');
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  });
  return counts;
}

/** Mentions with a group that both have at the same place: [group in the first, group in the second]. */
function commonMentions(first, second, tags) {
  const groupOf = new Map(marksOf(second, tags).filter(({ id }) => id).map(({ key, id }) => [key, id]));
  return marksOf(first, tags)
    .filter(({ id, key }) => id && groupOf.has(key))
    .map(({ id, key }) => [id, groupOf.get(key)]);
}

/** B-cubed over common mentions: for each, what share of its group in one marking is in its group in the other. */
export function groupAgreement(mentions) {
  const sums = { precision: 0, recall: 0, mentions: mentions.length };
  for (const [one, other] of mentions) {
    const inOne = mentions.filter(([id]) => id === one).length;
    const inOther = mentions.filter(([, id]) => id === other).length;
    const inBoth = mentions.filter(([a, b]) => a === one && b === other).length;
    sums.precision += inBoth / inOther;
    sums.recall += inBoth / inOne;
  }
  return sums;
}

/** Whose a quotation is: the groups that its `by` and its speakers give, and the speakers' spans. */
function speakersOf(article, quote) {
  const all = marksOf(article, ['speaker', ...quoteKinds]).filter(({ id }) => id === quote.id);
  const speakers = all.filter(({ tag }) => tag === 'speaker');
  const mentions = marksOf(article, [...nameTypes, ...otherForms]);
  // The group of a speaker is that of the mention that fills it; of "the minister's office" it is nobody's.
  const groups = speakers.flatMap((speaker) => mentions.filter(({ key, id }) => id && key === speaker.key).map(({ id }) => id));
  return { groups: new Set([...groups, ...all.flatMap(({ by }) => (by ? [by] : []))]), spans: speakers };
}

/** Pieces of quotations that both have, and of those how many have the same kind, speaker and cue. */
function quotePieces(first, second) {
  const pairs = pair(marksOf(first, quoteKinds), marksOf(second, quoteKinds), quoteOverlap);
  const sameGroup = new Set(commonMentions(first, second, [...nameTypes, ...otherForms]).map((groups) => groups.join(' ')));
  const cues = [first, second].map((article) => new Map(marksOf(article, ['cue']).map(({ id, key }) => [id, key])));
  const counts = { pieces: pairs.length, kind: 0, speaker: 0, cue: 0 };
  for (const [one, other] of pairs) {
    const [a, b] = [speakersOf(first, one), speakersOf(second, other)];
    if (one.tag === other.tag) ++counts.kind;
    if ([...a.groups].some((id) => [...b.groups].some((is) => sameGroup.has(`${id} ${is}`))) || a.spans.some((span) => b.spans.some((is) => overlap(span, is) > 0))) ++counts.speaker;
    if (cues[0].get(one.id) === cues[1].get(other.id)) ++counts.cue;
  }
  return counts;
}

/** Dates that overlap, and of those how many have a value in common. */
function dateValues(first, second) {
  const pairs = pair(marksOf(first, ['date']), marksOf(second, ['date']), 0);
  return { both: pairs.filter(([one, other]) => one.values.some((value) => other.values.includes(value))).length, of: pairs.length };
}

/** All that is counted in one article, for sums over articles. */
export function compare(first, second) {
  const pieces = quotePieces(first, second);
  const [all, allSecond] = [marksOf(first, quoteKinds), marksOf(second, quoteKinds)];
  const share = (both) => ({ both, of: pieces.pieces });
  return {
    wordKinds: wordKinds(first, second),
    groups: { names: groupAgreement(commonMentions(first, second, nameTypes)), mentions: groupAgreement(commonMentions(first, second, [...nameTypes, ...otherForms])) },
    shares: {
      'names, exact span and kind': spans(first, second, nameTypes),
      ...Object.fromEntries(nameTypes.map((type) => [`  ${type}`, spans(first, second, [type])])),
      'nominals, exact span': spans(first, second, ['nominal']),
      'pronouns, exact span': spans(first, second, ['pronoun']),
      'quotations, overlap .8': f1Count(pair(all, allSecond, quoteOverlap), all, allSecond),
      ...Object.fromEntries(quoteKinds.map((kind) => [`  ${kind}`, spans(first, second, [kind], quoteOverlap)])),
      '  same kind, of common ones': share(pieces.kind),
      '  same speaker, of common ones': share(pieces.speaker),
      '  same cue, of common ones': share(pieces.cue),
      'words in marks that nobody says': spans(first, second, ['notquote']),
      'dates, exact span': spans(first, second, ['date']),
      'dates, overlapping': spans(first, second, ['date'], Number.EPSILON),
      '  same value, of those': dateValues(first, second),
    },
  };
}

// --- Totals over articles -------------------------------------------------------------------------------------------------------------

/** Cohen's kappa of the kinds of all words: how much better than by chance two markings agree. */
export function kappa(tables) {
  let [same, total] = [0, 0];
  const margins = [{}, {}];
  for (const table of tables) {
    for (const [cell, count] of Object.entries(table)) {
      const kinds = cell.split(' ');
      kinds.forEach((kind, side) => (margins[side][kind] = (margins[side][kind] ?? 0) + count));
      total += count;
      if (kinds[0] === kinds[1]) same += count;
    }
  }
  const chance = Object.entries(margins[0]).reduce((sum, [kind, count]) => sum + (count * (margins[1][kind] ?? 0)) / (total * total), 0);
  return chance === 1 ? 1 : (same / total - chance) / (1 - chance);
}

function bCubed(sums) {
  const sum = (member) => sums.reduce((total, one) => total + one[member], 0);
  const [precision, recall] = [sum('precision') / sum('mentions'), sum('recall') / sum('mentions')];
  return (2 * precision * recall) / (precision + recall);
}

/** The measures by name, each a function from articles' counts to a number. */
function measures(counts) {
  const share = (name) => (some) => some.reduce((sum, { shares }) => sum + shares[name].both, 0) / some.reduce((sum, { shares }) => sum + shares[name].of, 0);
  const names = Object.keys(counts[0].shares).map((name) => [name, share(name)]);
  names.splice(1, 0, ['  kappa over words', (some) => kappa(some.map((one) => one.wordKinds))]);
  names.push(['groups of common names, B-cubed', (some) => bCubed(some.map(({ groups }) => groups.names))]);
  names.push(['groups of common mentions, B-cubed', (some) => bCubed(some.map(({ groups }) => groups.mentions))]);
  return names;
}

/** The middle 95 % of a measure over articles drawn with replacement, always the same draws. */
function interval(counts, measure) {
  let state = 20260101;
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  const values = Array.from({ length: resamples }, () => measure(counts.map(() => counts[Math.floor((draw() / 2 ** 32) * counts.length)]))).filter((value) => !Number.isNaN(value));
  values.sort((a, b) => a - b);
  return [values[Math.floor(values.length * 0.025)], values[Math.ceil(values.length * 0.975) - 1]];
}

// --- In which way the two differ ------------------------------------------------------------------------------------------------------

/** Counts of disagreement in words: other kind, other ends, only in the first, only in the second. */
export function disagreements(first, second, tags) {
  const [one, other] = [marksOf(first, tags), marksOf(second, tags)];
  const pairs = pair(one, other, 0);
  const counts = {};
  const add = (words) => (counts[words] = (counts[words] ?? 0) + 1);
  for (const [a, b] of pairs) {
    if (a.tag !== b.tag) add(`${a.tag} in the first, ${b.tag} in the second`);
    if (a.key !== b.key) add(`${a.tag}: other ends${overlap(a, b) < quoteOverlap ? ', far' : ''}`);
  }
  const paired = new Set(pairs.flat());
  for (const mark of one) if (!paired.has(mark)) add(`${mark.tag}: only in the first`);
  for (const mark of other) if (!paired.has(mark)) add(`${mark.tag}: only in the second`);
  return counts;
}

/** Articles of both markings with the same slug; faults where one is missing or has other words. */
export function pairArticles(first, second) {
  const faults = [];
  const pairs = second.map((article) => {
    const same = first.find(({ slug }) => slug === article.slug);
    const words = (one) => one?.blocks.map(({ kind, text }) => `[${kind}] ${text}`).join('\n');
    if (same?.part !== 'held' || article.part !== 'held') faults.push(`${article.slug}: held in one marking only`);
    else if (words(same) !== words(article)) faults.push(`${article.slug}: the words are not the same`);
    return [same, article];
  });
  for (const { slug, part } of first) if (part === 'held' && !second.some((article) => article.slug === slug)) faults.push(`${slug}: no second marking`);
  return { pairs, faults };
}

function printDisagreements(pairs) {
  for (const tags of [nameTypes, otherForms, quoteKinds, ['notquote'], ['date']]) {
    const sums = {};
    for (const [first, second] of pairs) {
      for (const [words, count] of Object.entries(disagreements(first, second, tags))) sums[words] = (sums[words] ?? 0) + count;
    }
    const rows = Object.entries(sums).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    for (const [words, count] of rows) console.log(`${String(count).padStart(5)}  ${words}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [one, other] = [readCorpus('corpus'), readCorpus('corpus/second')];
  const { pairs, faults } = pairArticles(one.articles, other.articles);
  for (const fault of [...one.faults, ...other.faults, ...faults]) console.error(fault);
  if (one.faults.length + other.faults.length + faults.length > 0) process.exit(1);
  const counts = pairs.map(([first, second]) => compare(first, second));
  console.log(`${pairs.length} articles`);
  for (const [name, measure] of measures(counts)) {
    const [low, high] = interval(counts, measure);
    const of = counts[0].shares[name] ? String(counts.reduce((sum, { shares }) => sum + shares[name].of, 0)) : '';
    console.log(`${name.padEnd(36)} ${(100 * measure(counts)).toFixed(1).padStart(5)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}] ${of}`.trimEnd());
  }
  if (process.argv.includes('--disagreements')) printDisagreements(pairs);
}
