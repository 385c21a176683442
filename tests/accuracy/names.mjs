// Names on texts that no model has seen: `node tests/accuracy/names.mjs DIR [folds] [corpora] [strict] [SEED]`. The shipped model has learnt from the
// development parts too, so that it is never scored on them. Three ways, each printed with its 95 % interval:
//
//   folds     five models, each without a fifth of the outlets (of the texts, where a corpus names no outlet): unseen texts of known kinds
//   corpora   for each corpus a model that has seen nothing of it: unseen kinds of text
//   strict    as folds, from the cleanly licensed part alone
//
// The lists of names come from the shipped model, so that nothing need be fetched. One seed proves little: F1 moves by a point with it.
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readRows } from './tasks.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folds = 5;
/** Name, files whose texts are asked, and how the source is called where training leaves it out. */
const corpora = [
  { name: 'Worldwide', files: ['worldwide.train', 'worldwide.dev'], source: 'worldwide' },
  { name: 'CrossNER politics', files: ['crossner_politics.dev'], source: 'crossner' },
  { name: 'UNER EWT', files: ['uner_ewt.dev'], source: 'uner' },
  { name: 'WNUT 2017', files: ['wnut17.dev'], source: 'wnut17' },
  { name: 'GUM (derived)', files: ['gum_named.dev'], source: 'gum' },
];

/** The fold of a text, as src/train/name_corpus.cc has it: FNV-1a of its outlet, else of its id. */
export function foldOf({ outlet, id }) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(outlet ?? id ?? '')) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return Number(hash % BigInt(folds));
}

function run(command, args, options = {}) {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

/** A folder of data files whose name model was trained from `rows` without fold `fold`, or with all of them. */
function trained(work, label, rows, { fold, seed }) {
  const data = join(root, 'build', 'native', 'data');
  const folder = join(work, label);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(data).filter((name) => !name.startsWith('names-'))) copyFileSync(join(data, file), join(folder, file));
  const leave = fold === undefined ? [] : ['--leave', `${fold}/${folds}`];
  const shipped = join(root, 'models', 'names-en.model');
  const lists = ['--known', shipped, '--clusters', shipped];
  run(join(root, 'build', 'native', 'sidelight-train'), ['names', rows, join(folder, 'names-en.model'), '--data', data, ...lists, ...leave, '--seed', seed, '--calibrated', '0']);
  return folder;
}

function trainingRows(work, shared, label, args) {
  const path = join(work, `${label}.jsonl`);
  const out = openSync(path, 'w');
  run(process.execPath, [join(root, 'tools', 'training_names.mjs'), shared, ...args], { stdio: ['ignore', out, 'inherit'] });
  closeSync(out);
  return path;
}

function predict(folder, rows, output) {
  const input = `${rows.map(({ id, text }) => JSON.stringify({ id, text })).join('\n')}\n`;
  const program = join(root, 'build', 'native', 'sidelight');
  const { stdout } = spawnSync(program, ['predict', 'names', '--data', folder], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  writeFileSync(output, stdout, { flag: 'a' });
}

function main(shared, wanted, seed) {
  const work = join(root, 'build', 'accuracy', 'names_unseen', seed);
  mkdirSync(work, { recursive: true });
  const sets = corpora.map((corpus) => {
    const rows = corpus.files.flatMap((file) => readRows(join(shared, 'data', 'ner', `${file}.jsonl.gz`)));
    const gold = join(work, `${corpus.source}.gold.jsonl`);
    writeFileSync(gold, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return { ...corpus, rows, gold };
  });
  const score = (label, set, predictions) => {
    const script = join(root, 'tests', 'accuracy', 'name_intervals.py');
    const { stdout, stderr } = spawnSync('python3', [script, join(shared, 'score'), set.gold, predictions], { encoding: 'utf8' });
    console.log(`${label.padEnd(8)} ${set.name.padEnd(18)} ${stdout.trim()}${stderr}`);
  };
  for (const way of ['folds', 'strict'].filter((each) => wanted.includes(each))) {
    const rows = trainingRows(work, shared, way, way === 'strict' ? ['--dev', '--strict'] : ['--dev']);
    const outputs = sets.map(({ source }) => join(work, `${way}.${source}.jsonl`));
    for (const output of outputs) writeFileSync(output, '');
    for (let fold = 0; fold < folds; ++fold) {
      const folder = trained(work, `${way}_${fold}`, rows, { fold, seed });
      for (const [i, set] of sets.entries()) predict(folder, set.rows.filter((row) => foldOf(row) === fold), outputs[i]);
    }
    for (const [i, set] of sets.entries()) score(way, set, outputs[i]);
  }
  for (const set of wanted.includes('corpora') ? sets : []) {
    const rows = trainingRows(work, shared, 'corpora', ['--dev', '--without', set.source]);
    const output = join(work, `corpora.${set.source}.jsonl`);
    writeFileSync(output, '');
    predict(trained(work, 'corpora', rows, { seed }), set.rows, output);
    score('corpora', set, output);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...given] = process.argv.slice(2);
  if (!folder) {
    console.error('usage: names.mjs DIR [folds] [corpora] [strict] [SEED]');
    process.exit(2);
  }
  const isSeed = (each) => /^\d+$/.test(each);
  const wanted = given.filter((each) => !isSeed(each));
  main(resolve(folder), wanted.length > 0 ? wanted : ['folds', 'corpora', 'strict'], given.find(isSeed) ?? '1');
}
