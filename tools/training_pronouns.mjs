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
const kGendered = /^(he|she|him|her|his|hers|himself|herself)$/i;

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
  return { id: row.id, text: row.text, pronouns: [{ start, end, right, wrong, rest: right.length > 0 ? 'wrong' : 'open' }] };
}

/** A GUM row has all mentions in clusters: every name that is not in the pronoun's is wrong. */
function ofGum(row) {
  const points = [...row.text];
  const pronouns = row.mentions
    .filter((mention) => kGendered.test(points.slice(mention.start, mention.end).join('')))
    .map(({ start, end, cluster }) => {
      const same = row.mentions.filter((other) => other.kind === 'proper' && other.cluster === cluster);
      return { start, end, right: same.map((name) => [name.start, name.end]), wrong: [], rest: 'wrong' };
    });
  return { id: row.id, text: row.text, pronouns };
}

/** A text of our own corpus: the same, by the ids of its marks. */
function ofCorpus(row) {
  const points = [...row.text];
  const names = row.marks.filter((mark) => mark.id && !['pronoun', 'nominal', 'cue', 'speaker'].includes(mark.tag));
  const pronouns = row.marks
    .filter((mark) => mark.tag === 'pronoun' && kGendered.test(points.slice(mark.start, mark.end).join('')))
    .map(({ start, end, id }) => {
      const right = names.filter((name) => name.id === id).map((name) => [name.start, name.end]);
      return { start, end, right, wrong: [], rest: 'wrong' };
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
