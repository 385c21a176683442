// Engine worker (dedicated worker): holds one engine and reads one snapshot at a time, in slices, so that a message can come
// in between. Never decides how long is too long: that is engine_client.ts, which can end this worker at any moment.
import { Engine, EngineError } from './engine';
import type { FromWorker, ToWorker } from './engine_messages';
import { nextTask } from './next_task';

const kTokensOfAStep = 500;
const kSliceMilliseconds = 16;
// Counted from when the article is known: names and the rest of most articles come so soon after it that a part would only be one more
// reading to send and to take apart. What takes longer comes in parts, no faster than a reader can take them in; each wait is twice as long as
// the one before, because every part is as large as all before it, and those who take it in must not fall behind.
const kFirstPartMilliseconds = 120;
const kNextPartMilliseconds = 600;

const scope = globalThis as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

let engine: Engine | null = null;
let current: { id: number; order: 'go on' | 'finish' | 'cancel' } | null = null;

const say = (message: FromWorker): void => scope.postMessage(message);
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Gives the engine the packs that the reader brought; why some were refused. A bad one must not keep pages from being read. */
function loadBrought(made: Engine, packs: Uint8Array[]): string[] {
  const leftOut: string[] = [];
  for (const pack of packs) {
    try {
      made.loadPack(pack);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      leftOut.push(error.message);
    }
  }
  return leftOut;
}

async function start({ wasm, data, packs }: Extract<ToWorker, { kind: 'start' }>): Promise<void> {
  try {
    const made = await Engine.create(wasm);
    for (const file of data) made.load(file);
    const leftOut = loadBrought(made, packs);
    engine = made;
    say({ kind: 'started', leftOut });
  } catch (error) {
    say({ kind: 'refused', message: wordsOf(error) });
  }
}

async function read({ id, snapshot, exportAs, partly }: Extract<ToWorker, { kind: 'read' }>): Promise<void> {
  if (engine === null) {
    say({ kind: 'error', id, message: 'the engine has not started', fatal: true });
    return;
  }
  const reading = { id, order: 'go on' as 'go on' | 'finish' | 'cancel' };
  current = reading;
  try {
    engine.begin(snapshot);
    let tokens = kTokensOfAStep;
    let done = engine.step(kTokensOfAStep); // the blocks
    let nextPart = performance.now() + kFirstPartMilliseconds;
    let gap = kNextPartMilliseconds;
    while (!done && reading.order === 'go on') {
      const until = performance.now() + kSliceMilliseconds;
      while (!done && performance.now() < until) {
        done = engine.step(kTokensOfAStep);
        tokens += kTokensOfAStep;
      }
      if (!done) {
        say({ kind: 'progress', id, tokens });
        if (partly && performance.now() >= nextPart) {
          say({ kind: 'partial', id, reading: engine.result() });
          nextPart = performance.now() + gap;
          gap *= 2;
        }
        await nextTask(); // waiting messages come in
      }
    }
    if (reading.order === 'cancel') return;
    say({ kind: 'result', id, reading: exportAs === undefined ? engine.result() : engine.export(exportAs), memoryBytes: engine.memoryBytes });
  } catch (error) {
    // Anything but the engine's own words is a trap: the instance can't be trusted any more.
    const fatal = !(error instanceof EngineError);
    if (fatal) engine = null;
    say({ kind: 'error', id, message: wordsOf(error), fatal });
  } finally {
    if (current === reading) current = null;
  }
}

scope.onmessage = ({ data: message }) => {
  if (message.kind === 'start') void start(message);
  else if (message.kind === 'read') void read(message);
  else if (current?.id === message.id) current.order = message.kind;
};
