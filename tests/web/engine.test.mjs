// The loader: speaks to an engine, says its errors in words, gives it no way out.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';
import { tinyEngine, tinyReading } from './fixtures/tiny_engine.mjs';

const { Engine, EngineError } = await load('core/engine');

test('reads in steps and gives the result, from bytes and from a module', async () => {
  for (const source of [tinyEngine(), new WebAssembly.Module(tinyEngine())]) {
    const engine = await Engine.create(source);
    engine.begin('{}');
    assert.equal(engine.step(10), false);
    assert.equal(engine.step(10), false);
    assert.equal(engine.step(10), true);
    assert.equal(engine.result(), tinyReading);
  }
});

test('says why a snapshot or a file is refused, and goes on', async () => {
  const engine = await Engine.create(tinyEngine());
  assert.throws(() => engine.begin('no snapshot'), (error) => error instanceof EngineError && /that is not a snapshot/.test(error.message));
  assert.throws(() => engine.load(new Uint8Array(0)), EngineError);
  engine.load(new Uint8Array([1]));
  engine.begin('{}');
  assert.equal(engine.result(), tinyReading);
});

test('refuses an engine of another kind', async () => {
  await assert.rejects(Engine.create(tinyEngine({ abi: 2 })), EngineError);
  await assert.rejects(Engine.create(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])), EngineError);
  await assert.rejects(Engine.create(new Uint8Array([1, 2, 3])));
});

test('gives WASI functions that say no, and nothing else', async () => {
  await Engine.create(tinyEngine({ imports: [['wasi_snapshot_preview1', 'fd_write'], ['env', 'emscripten_notify_memory_growth']] }));
  for (const [from, name] of [['env', 'fetch'], ['go', 'wasm_exit'], ['wasi', 'fd_write']]) {
    await assert.rejects(Engine.create(tinyEngine({ imports: [[from, name]] })), /not allowed/);
  }
});

test('memory that grows does not take the result away', async () => {
  const engine = await Engine.create(tinyEngine());
  const before = engine.memoryBytes;
  for (let i = 0; i < 20; i++) engine.begin('{}');
  assert.ok(engine.memoryBytes > before);
  assert.equal(engine.result(), tinyReading);
});
