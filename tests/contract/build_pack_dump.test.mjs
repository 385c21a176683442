// Contract: a pack from a dump has the same bytes however the work is cut: one run, the three filters in a pipe, GNU parallel
// over the lines, and a run that was killed and started again; from a plain, a gzip and a bzip2 file.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';

import { root } from '../../tools/golden.mjs';

const program = join(root, 'build', 'native', 'sidelight-build-pack');
const recipe = join(root, 'data', 'recipes', 'news.recipe');
let folder;
let dump;
let whole;

const sh = (command) => execFileSync('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] });
const pack = (name) => readFileSync(join(folder, name));

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidelight-dump-'));
  dump = join(folder, 'dump.json');
  sh(`node '${join(root, 'tools', 'synthetic_dump.mjs')}' --lean --bytes 20000000 > dump.json`);
  const said = sh(`'${program}' from-dump '${recipe}' dump.json whole.pack`).toString();
  assert.match(said, /whole\.pack: \d+ entities/);
  whole = pack('whole.pack');
  assert.ok(whole.length > 20000, said);
});
after(() => rmSync(folder, { recursive: true }));

test('the three filters in a pipe', () => {
  sh(`'${program}' map '${recipe}' < dump.json | sort -u | '${program}' reduce > rows`);
  sh(`'${program}' merge '${recipe}' piped.pack rows`);
  assert.deepEqual(pack('piped.pack'), whole);
});

test('GNU parallel over pieces of the dump', (t) => {
  if (spawnSync('parallel', ['--version']).error) return t.skip('no GNU parallel');
  sh(`parallel --will-cite --pipepart -a dump.json --block 1M -j 2 "'${program}' map '${recipe}' | sort -u" | sort -u | '${program}' reduce > rows2`);
  sh(`'${program}' merge '${recipe}' parallel.pack rows2`);
  assert.deepEqual(pack('parallel.pack'), whole);
});

test('reduced in parts by item, as on a cluster', () => {
  sh(`'${program}' map '${recipe}' < dump.json | awk -F'\\t' '{ print > ("part" ($1 % 3)) }'`);
  for (const part of [0, 1, 2]) sh(`sort -u part${part} | '${program}' reduce > reduced${part}`);
  sh(`'${program}' merge '${recipe}' parts.pack reduced2 reduced0 reduced1`);
  assert.deepEqual(pack('parts.pack'), whole);
});

test('compressed dumps, and little memory', () => {
  sh('gzip -k dump.json && bzip2 -1 -k dump.json');
  for (const ending of ['gz', 'bz2']) {
    sh(`'${program}' from-dump '${recipe}' dump.json.${ending} ${ending}.pack --memory 1`);
    assert.deepEqual(pack(`${ending}.pack`), whole);
    assert.ok(!existsSync(join(folder, `${ending}.pack.work`)));
  }
});

test('a run that is killed goes on from where it was', async () => {
  // Killed as soon as it has told how far it came.
  const work = join(folder, 'killed.work');
  const args = ['from-dump', recipe, dump, join(folder, 'killed.pack'), '--work', work, '--memory', '1'];
  let stopped = false;
  for (let attempt = 0; attempt < 40 && !stopped; attempt += 1) {
    rmSync(work, { recursive: true, force: true });
    const child = spawn(program, args, { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal)));
    const watch = setInterval(() => existsSync(join(work, 'state')) && child.kill('SIGKILL'), 1);
    stopped = (await ended) === 'SIGKILL' && existsSync(join(work, 'state'));
    clearInterval(watch);
  }
  assert.ok(stopped, 'no run could be stopped between its first state and its end');
  const said = execFileSync(program, args, { encoding: 'utf8' });
  assert.match(said, /resumed/);
  assert.deepEqual(pack('killed.pack'), whole);
});

test('what is wrong is said, and the exit status tells it', () => {
  const run = (args, input = '') => spawnSync(program, args, { cwd: folder, input, encoding: 'utf8' });
  assert.equal(run([]).status, 2);
  assert.equal(run(['from-dump', recipe]).status, 2);
  assert.equal(run(['from-dump', recipe, 'dump.json', 'x.pack', '--speed', '9']).status, 2);
  for (const [args, input, word] of [
    [['map', 'no.recipe'], '', 'no.recipe'],
    [['reduce'], '0000000002\tR\n0000000001\tR\n', 'not sorted'],
    [['reduce'], 'nonsense\n', 'no row'],
    [['merge', recipe, 'x.pack', 'no.rows'], '', 'no.rows'],
    [['from-dump', recipe, 'no.json', 'x.pack'], '', 'no.json'],
  ]) {
    const { status, stderr } = run(args, input);
    assert.equal(status, 1, args.join(' '));
    assert.ok(stderr.includes(word), stderr);
  }
  writeFileSync(join(folder, 'cut.gz'), readFileSync(join(folder, 'dump.json.gz')).subarray(0, 400000));
  const cut = run(['from-dump', recipe, 'cut.gz', 'cut.pack']);
  assert.equal(cut.status, 1);
  assert.match(cut.stderr, /ends in the middle/);
  assert.ok(!existsSync(join(folder, 'cut.pack')));
  const odd = run(['map', recipe], '[\n{"type":"item","id":\nnot json,\n]\n');
  assert.equal(odd.status, 0);
  assert.match(odd.stderr, /2 of 4 lines/);
});
