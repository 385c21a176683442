// A trapped engine is dead, and the next one knows nothing of it: `node tests/soak/traps.mjs COUNT`. Each round makes an instance,
// lets it trap (a snapshot said to lie outside its memory), throws it away, makes another and reads a page with it: the reading is
// the same every time, and the process does not grow.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root, runProgram, slugs } from '../../tools/golden.mjs';
import { loadEngineClass } from '../contract/load_engine.mjs';

const count = Number(process.argv[2] ?? 1000);
assert.ok(Number.isInteger(count) && count > 0, 'usage: traps.mjs COUNT');

const Engine = await loadEngineClass();
const module = await WebAssembly.compile(readFileSync(join(root, 'build', 'wasm', 'sidelight.wasm')));
const data = readdirSync(join(root, 'build', 'native', 'data'))
  .sort()
  .map((name) => readFileSync(join(root, 'build', 'native', 'data', name)));
const snapshot = runProgram('snapshot', slugs()[0]);

async function newEngine() {
  const engine = await Engine.create(module);
  for (const bytes of data) engine.load(bytes);
  return engine;
}

function read(engine) {
  engine.begin(snapshot);
  while (!engine.step(1 << 20)) {
    // until it is done
  }
  return engine.result();
}

/** Makes the engine trap in the middle of a reading. */
async function trap() {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 52;
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize?.();
  assert.throws(() => exports.sidelight_begin(0xfffffff0, 1 << 20), WebAssembly.RuntimeError);
}

const megabytes = () => Math.round(process.memoryUsage().rss / (1 << 20));
const first = read(await newEngine());
let early = 0;
for (let round = 1; round <= count; ++round) {
  await trap();
  assert.ok(read(await newEngine()) === first, `round ${round}: another reading than the first`);
  if (round === Math.ceil(count / 10)) early = megabytes();
  if (round % 100 === 0) console.log(`${round} trapped and replaced, ${megabytes()} MB`);
}
const late = megabytes();
console.log(`${count} engines trapped, ${count} readings alike, ${early} MB early, ${late} MB at the end`);
assert.ok(count < 100 || late < early * 1.5 + 64, 'the process grew');
