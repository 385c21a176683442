// Cross-validation of the article's model: `predictArticles`. The shipped model has seen the development pages, so that it is never
// scored on them: each page is predicted with a model that was trained without its site, and without all others of its fold.
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { siteOf, trainingPages, truths } from '../../tools/training_pages.mjs';

const folds = 5;

/** The fold of a site, as fold_of in src/train/train_blocks.cc has it. */
export function foldOf(site) {
  let hash = 2166136261;
  for (const byte of Buffer.from(site)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return (hash >>> 8) % folds;
}

/** Folders of data files, one for each fold, whose model has not seen the fold's sites. Trained anew when the trainer changed. */
function foldFolders(root, shared, work) {
  const trainer = join(root, 'build', 'native', 'sidelight-train');
  const data = join(root, 'build', 'native', 'data');
  const pages = join(work, 'training_pages.jsonl');
  const names = Array.from({ length: folds }, (_, fold) => join(work, `fold_${fold}`));
  const fresh = (file) => existsSync(file) && statSync(file).mtimeMs > statSync(trainer).mtimeMs;
  if (names.every((name) => fresh(join(name, 'blocks.model')))) return names;
  console.log(`  training ${folds} models, each without a fifth of the sites`);
  mkdirSync(work, { recursive: true });
  const out = openSync(pages, 'w');
  for (const page of trainingPages(shared)) writeFileSync(out, `${JSON.stringify(page)}\n`);
  closeSync(out);
  for (const [fold, name] of names.entries()) {
    mkdirSync(name, { recursive: true });
    for (const file of readdirSync(data)) if (file.endsWith('.words')) copyFileSync(join(data, file), join(name, file));
    const { status, stderr } = spawnSync(trainer, ['blocks', pages, join(name, 'blocks.model'), '--leave', `${fold}/${folds}`], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`sidelight-train: ${stderr}`);
  }
  return names;
}

/** Predicts the rows of the file `input` into the file `output`, each by the model of its site's fold; the seconds that it took. */
export function predictArticles({ root, shared, work, input, output }) {
  const folders = foldFolders(root, shared, work);
  const truth = truths(shared);
  const parts = Array.from({ length: folds }, () => []);
  const order = [];
  for (const line of readFileSync(input, 'utf8').split('\n').filter(Boolean)) {
    const { id } = JSON.parse(line);
    order.push(id);
    parts[foldOf(siteOf(truth[id]?.url))].push(line);
  }
  const found = new Map();
  const started = process.hrtime.bigint();
  for (const [fold, lines] of parts.entries()) {
    if (lines.length === 0) continue;
    const args = ['predict', 'article', '--data', folders[fold]];
    const program = join(root, 'build', 'native', 'sidelight');
    const { stdout } = spawnSync(program, args, { input: `${lines.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 30 });
    for (const line of stdout.split('\n').filter(Boolean)) found.set(JSON.parse(line).id, line);
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  writeFileSync(output, order.filter((id) => found.has(id)).map((id) => `${found.get(id)}\n`).join(''));
  return { status: 0, seconds };
}
