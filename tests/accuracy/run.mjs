// Accuracy on development data: `node tests/accuracy/run.mjs DIR [TASK …]`. DIR holds data/ (texts with what is true of them) and
// score/ (the scorers). Each task: the program and its peers predict the same texts in the same run, and the scorer judges both;
// what it prints is printed. Predictions stay in build/accuracy. The tasks are in tasks.mjs, the peers in peers.mjs.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readRows, tasks } from './tasks.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = join(root, 'build', 'native', 'sidelight');
const work = join(root, 'build', 'accuracy');
const peerMinutes = 30;

const [folder, ...wanted] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, 'data')) || !existsSync(join(folder, 'score'))) {
  console.error(folder ? `${folder} has no data/ and score/` : `usage: run.mjs DIR [${tasks.map((task) => task.name).join('|')} …]`);
  process.exit(2);
}
const unknown = wanted.filter((name) => !tasks.some((task) => task.name === name));
if (unknown.length > 0) {
  console.error(`no task called ${unknown.join(', ')}; there are: ${tasks.map((task) => task.name).join(', ')}`);
  process.exit(2);
}

const writeRows = (path, rows) => writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** What a tool answered; one that was ended may have left half a line. */
function answersIn(path) {
  const complete = readFileSync(path, 'utf8').replace(/[^\n]*$/, '');
  return complete.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** Runs a command from file to file; its exit status, and how long it took. */
function runOn(command, args, input, output) {
  const files = [openSync(input, 'r'), openSync(output, 'w')];
  const started = process.hrtime.bigint();
  const { status, signal, error } = spawnSync(command, args, { stdio: [...files, 'inherit'], timeout: peerMinutes * 60_000 });
  files.forEach(closeSync);
  return { status, signal: signal ?? error?.message, seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}

/** Predictions of the program, or of a peer, for the rows in `input`. Complains of what did not come. */
async function predict(tool, task, input, output) {
  const own = tool === 'sidelight';
  const done = own
    ? ((await task.predict?.({ root, shared: resolve(folder), work: join(work, task.name), input, output })) ?? runOn(program, ['predict', task.predicts], input, output))
    : runOn(process.execPath, ['--max-old-space-size=6144', join(root, 'tests', 'accuracy', 'peers.mjs'), tool, task.name], input, output);
  const rows = answersIn(output);
  writeRows(output, rows);
  const errors = rows.filter((row) => row.error !== undefined);
  const told = [`${done.seconds.toFixed(1)} s`];
  if (errors.length > 0) told.push(`${errors.length} refused, the first: ${errors[0].id}: ${errors[0].error}`);
  if (done.signal) told.push(`ended by ${done.signal}`);
  // An error in a row is told in the row; anything else of ours that fails, fails the run.
  const broken = own && (done.signal != null || rows.length !== readRows(input).length);
  if (broken) told.push(`${rows.length} answers only: THE PROGRAM FAILED`);
  console.log(`  ${tool.padEnd(16)} ${told.join(' · ')}`);
  return broken;
}

function score(task, set, tool, predictions) {
  const { args, shown } = task.score({ folder: resolve(folder), set, tool, predictions, work, root });
  const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) {
    console.log(`  ${tool}: the scorer failed\n${stderr}`);
    return true;
  }
  for (const line of stdout.trimEnd().split('\n')) console.log(`    ${tool.padEnd(16)} ${shown ?? ''}${line}`);
  return false;
}

let failed = false;
for (const task of tasks) {
  if (wanted.length > 0 && !wanted.includes(task.name)) continue;
  for (const set of task.sets) {
    const rows = set.rows(resolve(folder));
    if (rows === undefined) {
      console.log(`\n${task.name} · ${set.name}: not in ${folder}`);
      continue;
    }
    mkdirSync(join(work, task.name, set.name), { recursive: true });
    console.log(`\n${task.name} · ${set.name} · ${rows.length} rows${task.note ? `\n  (${task.note})` : ''}`);
    const input = join(work, task.name, set.name, 'input.jsonl');
    writeRows(input, rows);
    for (const tool of ['sidelight', ...(task.peers ?? [])]) {
      const output = join(work, task.name, set.name, `${tool}.jsonl`);
      failed = (await predict(tool, task, input, output)) || failed;
      for (const scorer of task.scorers ?? [task]) {
        failed = score({ ...task, ...scorer }, set, tool, output) || failed;
      }
    }
  }
}
process.exit(failed ? 1 : 0);
