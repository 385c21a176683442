// Rows for `sidelight-train pronouns` (JSON lines to standard output): `node tools/training_pronouns.mjs SHARED [--without NAME,…]`.
// NAMEs: gap.development gap.validation gum.train corpus (ours, seen kOwnWeight times). Texts come in an order of their ids' hash, so that no corpus comes last.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const [shared, option, value] = process.argv.slice(2);
if (!shared) {
  process.stderr.write('usage: node tools/training_pronouns.mjs SHARED [--without NAME,…]\n');
  process.exit(2);
}
const without = new Set(option === '--without' ? value.split(',') : []);
const kOwnWeight = 4;
const kThird = /(?<![\p{L}\p{N}’'-])(he|she|him|her|his|hers|himself|herself|it|its|itself|they|them|their|theirs|themselves)(?![\p{L}\p{N}])/giu;
const kPersonal = /^(he|she|him|her|his|hers|himself|herself)$/i;

const read = (name) =>
  gunzipSync(readFileSync(join(shared, 'data', 'coref', `${name}.jsonl.gz`)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** A GAP row asks for one pronoun and two names: where neither is meant, somebody else or nobody is. */
function ofGap(row) {
  const right = [row.a_coref && row.a, row.b_coref && row.b].filter(Boolean);
  const wrong = [!row.a_coref && row.a, !row.b_coref && row.b].filter(Boolean);
  const [start, end] = row.pronoun;
  return { id: row.id, text: row.text, mentions: [row.a, row.b], pronouns: [{ start, end, right, wrong, rest: right.length > 0 ? 'wrong' : 'open' }] };
}

/** All pronouns of the third person in a text with what `namesOf` knows of each place: a thing's names, or null where nothing is known. */
function pronounsOf(text, namesOf) {
  const found = [];
  for (const match of text.matchAll(kThird)) {
    const start = [...text.slice(0, match.index)].length;
    const right = namesOf(start, match[0]);
    if (right) found.push({ start, end: start + match[0].length, right, wrong: [], rest: 'wrong' });
  }
  return found;
}

/** A GUM row has all mentions in clusters: every name that is not in the pronoun's is wrong; an "it" without a mention means nothing. */
function ofGum(row) {
  const pronouns = row.mentions.filter((mention) => mention.kind === 'pron');
  const marked = new Set(pronouns.map((mention) => mention.start));
  const names = row.mentions.filter((mention) => mention.kind === 'proper');
  const known = pronouns.map(({ start, end, cluster }) => {
    const right = names.filter((name) => name.cluster === cluster).map((name) => [name.start, name.end]);
    return { start, end, right, wrong: [], rest: 'wrong' };
  });
  const empty = pronounsOf(row.text, (start, word) => (marked.has(start) || kPersonal.test(word) ? null : []));
  const all = [...known, ...empty].sort((a, b) => a.start - b.start);
  return { id: row.id, text: row.text, mentions: names.map(({ start, end }) => [start, end]), pronouns: all };
}

/** A text of our own corpus: the same, by the ids of its marks; a person's pronoun that is not marked tells nothing. */
function ofCorpus(row) {
  const at = new Map(row.marks.filter((mark) => mark.tag === 'pronoun').map((mark) => [mark.start, mark]));
  const names = row.marks.filter((mark) => mark.id && !['pronoun', 'nominal', 'cue', 'speaker'].includes(mark.tag));
  const pronouns = pronounsOf(row.text, (start, word) => {
    const mark = at.get(start);
    if (!mark) return kPersonal.test(word) ? null : [];
    return names.filter((name) => name.id === mark.id).map((name) => [name.start, name.end]);
  });
  return { id: row.id, text: row.text, pronouns, weight: kOwnWeight };
}

const rows = [];
if (!without.has('corpus')) {
  const lines = execFileSync('node', [join(dirname(fileURLToPath(import.meta.url)), 'corpus.mjs'), 'lines', 'train'], { maxBuffer: 1 << 28 });
  rows.push(...lines.toString('utf8').trim().split('\n').map((line) => ofCorpus(JSON.parse(line))));
}
for (const name of ['gap.development', 'gap.validation']) if (!without.has(name)) rows.push(...read(name).map(ofGap));
if (!without.has('gum.train')) rows.push(...read('gum.train').map(ofGum));
const key = (row) => createHash('sha256').update(row.id).digest('hex');
rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
