// The engine by itself: WebAssembly beside the same code as a native program, growth with the length of a text, the first reading
// after a cold start, and memory.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { dataFiles, nativeService, newEngine, program, readWith, snapshotOfHtml, wasmFile } from './engines.mjs';
import { prose, snapshotOfText } from './material.mjs';
import { times } from './report.mjs';
import { median, now, race } from './timing.mjs';

export async function benchWasmAgainstNative(report, items, rounds) {
  const snapshots = items.map(({ html }) => snapshotOfHtml(html));
  const engine = await newEngine();
  const service = nativeService('read', '--lines', '-', '--format', 'json');
  report.section('WebAssembly and native', `The same snapshots of ${snapshots.length} pages, everything read; the native program’s pipe included.`);
  const best = await race({ native: (snapshot) => service.ask(snapshot), WebAssembly: (snapshot) => readWith(engine, snapshot) }, snapshots, rounds);
  service.end();
  const ratio = report.race(best).WebAssembly.median;
  report.goal('WebAssembly against native', '≤ 1.6 ×', times(ratio), ratio <= 1.6);
}

/** A text in pieces of about so many words, cut between its paragraphs. */
function piecesOf(text, size) {
  const pieces = [];
  let piece = [];
  let words = 0;
  for (const line of text.split('\n')) {
    piece.push(line);
    words += line.split(/\s+/).length;
    if (words < size) continue;
    pieces.push(piece.join('\n'));
    [piece, words] = [[], 0];
  }
  if (words > 0) pieces.push(piece.join('\n'));
  return pieces;
}

/** The same words in pieces of three lengths: two texts of different words differ by more than their lengths do. */
export async function benchGrowth(report, shared, rounds) {
  const engine = await newEngine();
  const { text, words } = prose(shared, 100_000);
  const cuts = [1_000, 10_000, words].map((size) => ({ size, snapshots: piecesOf(text, size).map(snapshotOfText), least: Infinity }));
  for (let round = 0; round <= rounds; ++round) {
    for (const cut of cuts) {
      const started = now();
      for (const snapshot of cut.snapshots) readWith(engine, snapshot);
      if (round > 0) cut.least = Math.min(cut.least, now() - started);
    }
  }
  const each = cuts.map(({ least }) => (1000 * least) / words);
  report.section('Growth with the length of the text, WebAssembly', `The same ${words.toLocaleString('en')} words in pieces; the least of ${rounds} rounds.`);
  report.table(['words of a piece', 'pieces', 'µs a word', 'of the first'], cuts.map(({ size, snapshots }, i) => [size.toLocaleString('en'), snapshots.length, each[i].toFixed(2), times(each[i] / each[0])]));
  const spread = Math.max(...each) / Math.min(...each);
  report.goal('time a word at 1,000, 10,000, 100,000 words', 'within 1.15', spread.toFixed(2), spread <= 1.15);
}

export async function benchColdStart(report, items, rounds) {
  const html = items[Math.floor(items.length / 2)].html;
  const snapshot = snapshotOfHtml(html);
  const bytes = readFileSync(wasmFile);
  const steps = { 'compile the module': [], 'make an engine and load its files': [], 'first reading': [], 'second reading': [], 'native: start, load, read one page': [] };
  for (let round = 0; round < Math.max(3, rounds); ++round) {
    const times = [now()];
    const compiled = await WebAssembly.compile(bytes);
    times.push(now());
    const engine = await newEngine(compiled);
    times.push(now());
    readWith(engine, snapshot);
    times.push(now());
    readWith(engine, snapshot);
    times.push(now());
    execFileSync(program, ['read', '-', '--format', 'json'], { input: html, maxBuffer: 1 << 28 });
    times.push(now());
    for (const [i, name] of Object.keys(steps).entries()) steps[name].push(times[i + 1] - times[i]);
  }
  report.section('Cold start', `A page of ${Math.round(html.length / 1000)} kB; milliseconds, medians. The first reading is done by code that V8 has just compiled.`);
  report.table(['', 'ms'], Object.entries(steps).map(([name, measured]) => [name, median(measured).toFixed(1)]));
}

export async function benchMemory(report, items) {
  const engine = await newEngine();
  const data = dataFiles().reduce((sum, file) => sum + readFileSync(file).length, 0);
  const snapshots = items.map(({ html }) => snapshotOfHtml(html));
  const rows = [];
  for (let i = 1; i <= 500; ++i) {
    readWith(engine, snapshots[i % snapshots.length]);
    if ([1, 50, 250, 500].includes(i)) rows.push([i, engine.memoryBytes / 2 ** 20]);
  }
  report.section('Memory of one engine', `${snapshots.length} pages in turn; ${(data / 2 ** 20).toFixed(1)} MiB of it are its files.`);
  report.table(['pages read', 'MiB'], rows.map(([pages, size]) => [pages, size.toFixed(1)]));
  const [at250, at500] = rows.slice(-2).map(([, size]) => size);
  report.goal('memory of the engine after 500 pages', 'flat, ≤ 96 MiB', `${at500.toFixed(1)} MiB, ${(at500 - at250).toFixed(1)} more than after 250`, at500 <= 96 && at500 - at250 < 1);
}
