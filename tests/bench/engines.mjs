// Our own programs as a benchmark runs them: the engine in this process, the native program as a file to start or as a service that
// answers lines. Never measures.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { program, root } from '../../tools/golden.mjs';
import { loadEngineClass } from '../contract/load_engine.mjs';

export { program, root };
export const wasmFile = join(root, 'build', 'wasm', 'sidelight.wasm');
export const dataFolder = join(root, 'build', 'native', 'data');
export const dataFiles = () => readdirSync(dataFolder).sort().map((name) => join(dataFolder, name));

const Engine = await loadEngineClass();

/** An engine with all its files. `compiled`: a WebAssembly.Module. */
export async function newEngine(compiled) {
  const engine = await Engine.create(compiled ?? (await WebAssembly.compile(readFileSync(wasmFile))));
  for (const file of dataFiles()) engine.load(readFileSync(file));
  return engine;
}

export function readWith(engine, snapshot) {
  engine.begin(snapshot);
  while (!engine.step(1 << 30)) {
    // until it is done
  }
  return engine.result();
}

/** The snapshot (JSON) of a page's HTML, as the native program takes it. */
export const snapshotOfHtml = (html) => execFileSync(program, ['snapshot', '-'], { input: html, encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd();

/** The native program as a service: a line in, a line out, so that its start is not timed. */
export function nativeService(...args) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(line) {
      child.stdin.write(`${line}\n`);
      return (await lines.next()).value;
    },
    end: () => child.stdin.end(),
  };
}
