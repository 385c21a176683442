// The supervisor of the worker: partial after the soft limit, a new worker and one more try after the hard one, cancel, queue.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';

const { EngineClient } = await load('core/engine_client');

/** A worker by script: `answer(message, say, worker)` is called for every message but the start. */
function fakeWorkers(answer, started = { kind: 'started', leftOut: [] }) {
  const made = [];
  const createWorker = () => {
    const worker = { ended: false, messages: [], onmessage: null, onerror: null };
    const say = (data) => setTimeout(() => worker.ended || worker.onmessage?.({ data }), 1);
    worker.postMessage = (message) => {
      worker.messages.push(message.kind);
      if (message.kind === 'start') say(started);
      else answer(message, say, made.length);
    };
    worker.terminate = () => (worker.ended = true);
    made.push(worker);
    return worker;
  };
  return { made, createWorker };
}

const client = (workers, options = {}) =>
  new EngineClient({ createWorker: workers.createWorker, wasm: new Uint8Array(), data: [], softMilliseconds: 30, hardMilliseconds: 80, ...options });
const result = (id, extra = {}) => ({ kind: 'result', id, reading: JSON.stringify({ id }), memoryBytes: 1, ...extra });

test('gives the reading and a progress that never falls back to nothing', async () => {
  const workers = fakeWorkers((message, say) => {
    say({ kind: 'progress', id: message.id, tokens: 1 });
    say(result(message.id));
  });
  const seen = [];
  const reading = await client(workers).read('{"a":"some text"}', { onProgress: (fraction) => seen.push(fraction) });
  assert.deepEqual(reading, { id: 1 });
  assert.equal(seen.at(-1), 1);
  assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
});

test('parts of a long reading come before its end, to whoever wants them', async () => {
  const workers = fakeWorkers((message, say) => {
    if (message.partly) say({ kind: 'partial', id: message.id, reading: '{"part":1}' });
    say(result(message.id));
  });
  const parts = [];
  const engine = client(workers);
  assert.deepEqual(await engine.read('{}', { onPartial: (reading) => parts.push(reading) }), { id: 1 });
  assert.deepEqual(parts, ['{"part":1}']);
  await engine.read('{}');
  assert.equal(parts.length, 1);
});

test('after the soft limit it asks for what there is', async () => {
  const workers = fakeWorkers((message, say) => {
    if (message.kind === 'finish') say(result(message.id));
  });
  assert.deepEqual(await client(workers).read('{}'), { id: 1 });
  assert.deepEqual(workers.made[0].messages, ['start', 'read', 'finish']);
  assert.equal(workers.made.length, 1);
});

test('after the hard limit the worker is ended, and a new one tries once more', async () => {
  const workers = fakeWorkers((message, say, number) => {
    if (number === 2 && message.kind === 'read') say(result(message.id));
  });
  let restarts = 0;
  const reading = await client(workers, { onRestart: () => (restarts += 1) }).read('{}');
  assert.ok(reading.id > 0);
  assert.equal(restarts, 1);
  assert.deepEqual(workers.made.map((worker) => worker.ended), [true, false]);
});

test('twice is enough: then it says so in words, and the next page can be read', async () => {
  let hangs = true;
  const workers = fakeWorkers((message, say) => {
    if (!hangs) say(result(message.id));
  });
  const engine = client(workers);
  await assert.rejects(engine.read('{}'), /could not be read/);
  assert.equal(workers.made.length, 2);
  hangs = false;
  assert.ok((await engine.read('{}')).id > 0);
});

test('a trap gets a new worker, an answer in words does not', async () => {
  const trapped = fakeWorkers((message, say, number) =>
    say(number === 1 ? { kind: 'error', id: message.id, message: 'unreachable', fatal: true } : result(message.id)),
  );
  assert.ok((await client(trapped).read('{}')).id > 0);
  assert.equal(trapped.made.length, 2);
  const refused = fakeWorkers((message, say) => say({ kind: 'error', id: message.id, message: 'not a snapshot', fatal: false }));
  await assert.rejects(client(refused).read('{}'), /not a snapshot/);
  assert.equal(refused.made.length, 1);
});

test('engine or data that are refused: the reason, and a later call tries anew', async () => {
  const workers = fakeWorkers(() => undefined, { kind: 'refused', message: 'the pack is damaged' });
  const engine = client(workers);
  await assert.rejects(engine.read('{}'), /the pack is damaged/);
  await assert.rejects(engine.warm(), /the pack is damaged/);
  assert.ok(workers.made.every((worker) => worker.ended));
});

test('cancel and signal end a reading; the one behind it is read', async () => {
  const workers = fakeWorkers((message, say) => {
    if (message.kind === 'read' && message.id > 1) say(result(message.id));
  });
  const engine = client(workers, { softMilliseconds: 5000, hardMilliseconds: 5000 });
  const first = engine.read('{}');
  const second = engine.read('{}');
  setTimeout(() => engine.cancel(), 10);
  await assert.rejects(first, { name: 'AbortError' });
  assert.ok((await second).id > 1);
  const abort = new AbortController();
  abort.abort();
  await assert.rejects(engine.read('{}', { signal: abort.signal }), { name: 'AbortError' });
});

test('a worker whose memory has grown too far is replaced after its reading', async () => {
  const workers = fakeWorkers((message, say) => say(result(message.id, { memoryBytes: 2000 })));
  const engine = client(workers, { memoryHighWater: 1000 });
  await engine.read('{}');
  assert.ok(workers.made[0].ended);
  await engine.read('{}');
  assert.equal(workers.made.length, 2);
});

test('packs of the reader that were refused are told of, and the rest works', async () => {
  const workers = fakeWorkers((message, say) => say(result(message.id)), { kind: 'started', leftOut: ['pack: it is cut off'] });
  const engine = client(workers, { packs: [new Uint8Array(1)] });
  assert.ok((await engine.read('{}')).id > 0);
  assert.deepEqual(engine.leftOut, ['pack: it is cut off']);
});

test('one that retires ends what it has begun first', async () => {
  const workers = fakeWorkers((message, say) => setTimeout(() => say(result(message.id)), 5));
  const engine = client(workers);
  const reading = engine.read('{}');
  engine.retire();
  assert.ok((await reading).id > 0);
  await assert.rejects(engine.read('{}'), /closed/);
});
