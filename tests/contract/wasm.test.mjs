// Contract: the WebAssembly engine gives the same bytes as the native program for the snapshot of every fixture, in one step or
// in many, and refuses what is not whole.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { pageFile, program, root, runProgram, slugs } from '../../tools/golden.mjs';
import { loadEngineClass } from './load_engine.mjs';

const wasm = readFileSync(join(root, 'build', 'wasm', 'sidelight.wasm'));
const data = join(root, 'build', 'native', 'data');
const Engine = await loadEngineClass();

async function newEngine() {
  const engine = await Engine.create(wasm);
  for (const name of readdirSync(data).sort()) engine.load(readFileSync(join(data, name)));
  return engine;
}

function readWith(engine, snapshot, budget) {
  engine.begin(snapshot);
  while (!engine.step(budget)) {
    // Each step may be followed by a look at what is there so far.
  }
  return engine.result();
}

const nativeReading = (snapshot) =>
  execFileSync(program, ['read', '-', '--format', 'json'], { input: snapshot, encoding: 'utf8', maxBuffer: 1 << 28 });

const seed = join(root, '..', 'shared', 'seed', 'page.html');
const cases = slugs().map((slug) => [slug, () => runProgram('snapshot', slug)]);
if (existsSync(seed)) {
  cases.push(['seed', () => execFileSync(program, ['snapshot', seed], { encoding: 'utf8' })]);
}

const engine = await newEngine();
for (const [name, snapshotOf] of cases) {
  test(`${name}: native and WebAssembly give the same bytes`, () => {
    const snapshot = snapshotOf();
    const native = nativeReading(snapshot);
    assert.equal(readWith(engine, snapshot, 1 << 30), native);
    assert.equal(readWith(engine, snapshot, 1), native, 'in small steps');
  });
}

test('the reading of an HTML file equals the reading of its snapshot', () => {
  for (const slug of slugs()) {
    const direct = runProgram('read', slug, '--format', 'json');
    assert.equal(nativeReading(runProgram('snapshot', slug)), direct, pageFile(slug));
  }
});

test('a reading that is not finished says so and is valid JSON', () => {
  engine.begin(runProgram('snapshot', slugs()[0]));
  engine.step(1);
  const partial = JSON.parse(engine.result());
  assert.ok(partial.notes.some((note) => note.code === 'unfinished'));
});

test('what is no snapshot is refused in words and the engine goes on', () => {
  for (const bad of ['', '{', '[]', 'null', '{"format":"sidelight-snapshot","version":99}', '\ud800']) {
    assert.throws(() => engine.begin(bad), /./, JSON.stringify(bad));
  }
  const snapshot = runProgram('snapshot', slugs()[0]);
  assert.equal(readWith(engine, snapshot, 1 << 30), nativeReading(snapshot));
});

test('a truncated or altered pack or model is refused, and the old ones stay', async () => {
  const fresh = await newEngine();
  for (const name of readdirSync(data).sort()) {
    const whole = readFileSync(join(data, name));
    const altered = Buffer.from(whole);
    altered[altered.length >> 1] ^= 0x40;
    for (const bad of [whole.subarray(0, whole.length >> 1), whole.subarray(0, 3), altered, Buffer.alloc(0)]) {
      assert.throws(() => fresh.load(bad), /./, name);
    }
  }
  const snapshot = runProgram('snapshot', slugs()[0]);
  assert.equal(readWith(fresh, snapshot, 1 << 30), nativeReading(snapshot));
});
