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

export async function benchGrowth(report, shared, rounds) {
  const engine = await newEngine();
  const rows = [];
  let first;
  for (const size of [1_000, 10_000, 100_000, 1_000_000]) {
    const { text, words } = prose(shared, size);
    const snapshot = snapshotOfText(text);
    const measured = [];
    for (let round = 0; round <= (size > 100_000 ? 1 : rounds); ++round) {
      const started = now();
      readWith(engine, snapshot);
      if (round > 0) measured.push(now() - started);
    }
    const each = (1000 * Math.min(...measured)) / words;
    first ??= each;
    rows.push([words.toLocaleString('en'), each, each / first]);
  }
  report.section('Growth with the length of the text, WebAssembly');
  report.table(['words', 'µs a word', 'of the first'], rows.map(([words, each, ratio]) => [words, each.toFixed(2), times(ratio)]));
  const spread = Math.max(...rows.slice(0, 3).map(([, each]) => each)) / Math.min(...rows.slice(0, 3).map(([, each]) => each));
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
