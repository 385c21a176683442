// Full suite: memory stays flat. One engine reads 500 pages in a row, hostile ones among them, and a batch reads an archive that is
// larger than the memory it takes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

import { program, root, runProgram, slugs } from '../../tools/golden.mjs';
import { newsPage, response } from '../contract/batch_warc.mjs';
import { loadEngineClass } from '../contract/load_engine.mjs';

const kPages = 500;
const kMegabyte = 2 ** 20;
const kMostOfEngine = 96 * kMegabyte;

test(`one engine, ${kPages} pages: its memory grows no more after every page was seen once`, { timeout: 600_000 }, async (t) => {
  const Engine = await loadEngineClass();
  const engine = await Engine.create(readFileSync(join(root, 'build', 'wasm', 'sidelight.wasm')));
  const data = join(root, 'build', 'native', 'data');
  for (const name of readdirSync(data).sort()) engine.load(readFileSync(join(data, name)));
  const snapshots = slugs().map((slug) => runProgram('snapshot', slug));
  const first = new Map();
  let seen = 0;
  for (let number = 0; number < kPages; ++number) {
    const at = number % snapshots.length;
    engine.begin(snapshots[at]);
    while (!engine.step(1 << 30)) {
      // until it is done
    }
    const reading = engine.result();
    if (!first.has(at)) first.set(at, reading);
    assert.ok(first.get(at) === reading, `page ${at} is read otherwise than the first time`);
    if (number === 2 * snapshots.length) seen = engine.memoryBytes;
  }
  t.diagnostic(`${seen / kMegabyte} MiB after each page twice, ${engine.memoryBytes / kMegabyte} MiB after ${kPages}`);
  assert.ok(seen > 0, 'fewer than 250 different pages are needed to see growth');
  assert.equal(engine.memoryBytes, seen, 'the memory grew');
  assert.ok(engine.memoryBytes <= kMostOfEngine, `${engine.memoryBytes / kMegabyte} MiB`);
});

const kArchive = 600 * kMegabyte;
const kMostOfBatch = 300 * kMegabyte;

test(`a batch of ${kArchive / kMegabyte} MiB of archive takes less than ${kMostOfBatch / kMegabyte} MiB`, { timeout: 900_000 }, async (t) => {
  const filler = `<script>${'/* a comment that nobody reads */ '.repeat(60_000)}</script>`;
  const members = Array.from({ length: 8 }, (_, n) => response(`https://paper.example/${n}`, newsPage(n).replace('</body>', `${filler}</body>`)));
  const packed = members.map((member) => gzipSync(member, { level: 1 }));
  const child = spawn(program, ['batch', '-', '--jobs', '4', '--format', 'article', '--quiet'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1024;
  let lines = 0;
  let errors = 0;
  child.stdout.on('data', (chunk) => {
    for (const byte of chunk) lines += byte === 10 ? 1 : 0;
    errors += chunk.includes('"error"') ? 1 : 0;
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let most = 0;
  let count = 0;
  for (let given = 0; given < kArchive; given += members[count % 8].length, ++count) {
    if (!child.stdin.write(packed[count % 8])) await new Promise((resolve) => child.stdin.once('drain', resolve));
    if (count % 20 === 0) most = Math.max(most, peak());
  }
  most = Math.max(most, peak());
  child.stdin.end();
  assert.equal(await ended, 0);
  assert.equal(lines, count);
  assert.equal(errors, 0);
  t.diagnostic(`${count} pages, ${Math.round(most / kMegabyte)} MiB at most`);
  assert.ok(most < kMostOfBatch, `${most / kMegabyte} MiB`);
});
