// Contract: a pack that the reader brings, in WebAssembly: refused with the reason when it isn't whole or isn't one, and everything loaded
// before works on; a good one is told apart from the shipped ones in the reading, with its licence and source.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';

import { program, root } from '../../tools/golden.mjs';
import { ownPack } from '../own_pack.mjs';
import { loadEngineClass } from './load_engine.mjs';

const data = join(root, 'build', 'native', 'data');
const Engine = await loadEngineClass();
const folder = mkdtempSync(join(tmpdir(), 'sidelight-pack-'));
after(() => rmSync(folder, { recursive: true }));

const engine = await Engine.create(readFileSync(join(root, 'build', 'wasm', 'sidelight.wasm')));
for (const name of readdirSync(data).sort()) engine.load(readFileSync(join(data, name)));

const snapshot = execFileSync(program, ['snapshot', join(root, 'tests', 'browser', 'pages', 'notice.html')], { encoding: 'utf8' });
function read() {
  engine.begin(snapshot);
  while (!engine.step(1 << 30));
  return JSON.parse(engine.result());
}
const entityOf = (reading, name) => reading.groups.find((group) => group.name === name)?.entity;

test('what is no whole pack is refused with the reason, and the rest works as before', () => {
  const before = read();
  const good = readFileSync(ownPack(folder, 'lamps'));
  const bad = {
    empty: new Uint8Array(0),
    'cut off': good.subarray(0, good.length - 9),
    'words of a language': readFileSync(join(data, 'en.words')),
    'the shipped pack again': readFileSync(join(data, 'world.pack')),
  };
  for (const [what, bytes] of Object.entries(bad)) {
    assert.throws(() => engine.loadPack(bytes), (error) => /\w+/.test(error.message), what);
    assert.deepEqual(read(), before, what);
  }
});

test('a good one is told apart, and its entities are found', () => {
  assert.equal(entityOf(read(), 'Guild of Lamplighters'), undefined);
  engine.loadPack(readFileSync(ownPack(folder, 'lamps')));
  const reading = read();
  assert.deepEqual(reading.engine.packs.map(({ name, licence, source, brought }) => [name, licence, source, brought]).at(-1), ['lamps', 'CC-BY-4.0', 'the guild’s own book', true]);
  assert.equal(reading.engine.packs[0].brought, false);
  const entity = entityOf(reading, 'Guild of Lamplighters');
  assert.equal(entity.pack, 'lamps');
  assert.equal(entity.description, 'invented guild that keeps the lamps of Marrow Point');
  assert.throws(() => engine.loadPack(readFileSync(ownPack(folder, 'lamps'))), /lamps/, 'its name is taken now');
});
