// Full suite: 10,000 documents, native against WebAssembly, byte for byte. The documents are the blocks of our own fixtures, drawn
// anew with a fixed seed: shuffled, cut, repeated, with odd characters put in.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';

import { program, root, runProgram, slugs } from '../../tools/golden.mjs';
import { loadEngineClass } from '../contract/load_engine.mjs';

const kDocuments = Number(process.env.SIDELIGHT_DOCUMENTS ?? 10_000); // ./dev soak asks for more
const kBatch = 200;

function randomNumbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const sentences = slugs()
  .flatMap((slug) => JSON.parse(runProgram('read', slug, '--format', 'json')).blocks)
  .map((block) => block.text)
  .filter((text) => text.length > 20);
const oddities = ['\u200b', '“', '’', '😀', '\u0301', '\u202e', ' — ', '  ', '(', '1,000', '\ufffd', 'U.S. ', '…'];

function documentNumber(number) {
  const random = randomNumbers(number + 1);
  const lines = [];
  for (let i = 1 + random(12); i > 0; --i) {
    const words = sentences[random(sentences.length)].split(' ');
    const at = random(words.length);
    if (random(3) === 0) words.splice(at, 1 + random(5));
    if (random(3) === 0) words.splice(random(words.length + 1), 0, oddities[random(oddities.length)]);
    lines.push(words.join(' '));
  }
  return lines.join('\n');
}

// A page of one article, as the snapshot of a plain HTML page would be.
function snapshotOf(text) {
  const lines = text.split('\n');
  const elements = [{ tag: 'body', parent: -1 }, { tag: 'article', parent: 0 }, ...lines.map((_, i) => ({ tag: i === 0 ? 'h1' : 'p', parent: 1 }))];
  return `${JSON.stringify({
    format: 'sidelight-snapshot', version: 1, url: '', date: '2026-03-04', title: lines[0], language: 'en', metadata: [], jsonLd: [],
    elements, texts: lines.map((line, i) => [i + 2, i + 3, line]),
  })}\n`;
}

test(`${kDocuments} documents are read alike`, { timeout: kDocuments * 360 }, async () => {
  const Engine = await loadEngineClass();
  const engine = await Engine.create(readFileSync(join(root, 'build', 'wasm', 'sidelight.wasm')));
  const data = join(root, 'build', 'native', 'data');
  for (const name of readdirSync(data).sort()) engine.load(readFileSync(join(data, name)));
  const native = spawn(program, ['read', '--lines', '-', '--format', 'json'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: native.stdout })[Symbol.asyncIterator]();
  for (let begin = 0; begin < kDocuments; begin += kBatch) {
    const batch = Array.from({ length: kBatch }, (_, i) => snapshotOf(documentNumber(begin + i)));
    native.stdin.write(batch.join(''));
    for (let i = 0; i < kBatch; ++i) {
      engine.begin(batch[i]);
      while (!engine.step(1 << 30)) {
        // until it is done
      }
      const { value } = await answers.next();
      assert.ok(engine.result() === `${value}\n`, `document ${begin + i} differs`);
    }
  }
  native.stdin.end();
});
