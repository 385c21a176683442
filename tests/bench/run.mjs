// Benchmark: `node tests/bench/run.mjs [--shared DIR] [--rounds N] [--no-browser]`. Every time is told as a ratio to other programs on
// the same pages in the same run, because a time alone says more about the machine. Behaviour is tested elsewhere: nothing here
// fails for being slow.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { program, root } from '../../tools/golden.mjs';
import { loadEngineClass } from '../contract/load_engine.mjs';
import { browserBench } from './browser.mjs';
import { pages, prose, snapshotOfText } from './material.mjs';
import { median, now, race, table } from './timing.mjs';

function option(name, otherwise) {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
}
const shared = option('--shared', join(root, '..', 'shared'));
const rounds = Number(option('--rounds', '5'));

const require = createRequire(join(dirname(fileURLToPath(import.meta.url)), 'peers', 'package.json'));
const peer = async (name) => {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  return module.default ?? module;
};

const Engine = await loadEngineClass();
const wasm = await WebAssembly.compile(readFileSync(join(root, 'build', 'wasm', 'sidelight.wasm')));
const dataFolder = join(root, 'build', 'native', 'data');

async function newEngine() {
  const engine = await Engine.create(wasm);
  for (const name of readdirSync(dataFolder).sort()) engine.load(readFileSync(join(dataFolder, name)));
  return engine;
}

function readWith(engine, snapshot) {
  engine.begin(snapshot);
  while (!engine.step(1 << 30)) {
    // until it is done
  }
  return engine.result();
}

/** The native program as a service: a line in, a line out, so that its start is not timed. */
function nativeService(...args) {
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

/**
 * All pages in one go, JSON lines in and JSON lines out, as one who annotates pages runs them: the native program with its start, the peer
 * in this process, where it is warm.
 */
async function benchArticle(items) {
  const { Readability } = await peer('@mozilla/readability');
  const { parseHTML } = await peer('linkedom');
  const lines = items.map(({ id, html }) => JSON.stringify({ id, html }));
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-bench-'));
  const file = join(folder, 'pages.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const contestants = {
    'Sidelight, native': () => {
      const input = openSync(file);
      const run = spawnSync(program, ['predict', 'article'], { stdio: [input, 'pipe', 'inherit'], maxBuffer: 1 << 30 });
      closeSync(input);
      if (run.status !== 0) throw new Error(`sidelight ended with ${run.status}`);
    },
    'Readability + linkedom': () => {
      for (const line of lines) {
        const { id, html } = JSON.parse(line);
        const { document } = parseHTML(html);
        try {
          JSON.stringify({ id, article: new Readability(document).parse()?.textContent });
        } catch {
          // Some pages are too odd for it; the time until then counts.
        }
      }
    },
  };
  const best = await race(contestants, [undefined], rounds);
  rmSync(folder, { recursive: true });
  const [ours] = Object.values(best);
  const bytes = items.reduce((sum, { html }) => sum + html.length, 0);
  console.log(`\nArticle: HTML in, article out (${items.length} pages of ${Math.round(bytes / items.length / 1000)} kB in one go, the least of ${rounds} rounds)`);
  for (const [name, [ms]] of Object.entries(best)) {
    console.log(`  ${name.padEnd(26)} ${(ms / items.length).toFixed(3).padStart(10)} ms a page${ms === ours[0] ? '' : `  × ${(ms / ours[0]).toFixed(1)}`}`);
  }
}

async function benchLanguage() {
  const texts = Array.from({ length: 8 }, (_, i) => prose(shared, 1000 + 100 * i));
  const engine = await newEngine();
  const nlp = await peer('compromise');
  const wink = (await peer('wink-nlp'))(await peer('wink-eng-lite-web-model'), ['sbd', 'pos']);
  const snapshots = new Map(texts.map(({ text }) => [text, snapshotOfText(text)]));
  const best = await race(
    {
      'Sidelight, all, wasm': ({ text }) => readWith(engine, snapshots.get(text)),
      'wink-nlp, sentences + tags': ({ text }) => wink.readDoc(text).tokens().out(wink.its?.pos),
      'compromise, names': ({ text }) => {
        const doc = nlp(text);
        return [doc.people().out('array'), doc.places().out('array'), doc.organizations().out('array')];
      },
    },
    texts,
    rounds,
  );
  table('Language in Node, a word (texts of about 1,400 words)', best, 'µs', (i) => 1000 / texts[i].words);
}

async function benchWasmAgainstNative(items) {
  const snapshots = items.map(({ html }) =>
    execFileSync(program, ['snapshot', '-'], { input: html, encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd(),
  );
  const engine = await newEngine();
  const service = nativeService('read', '--lines', '-', '--format', 'json');
  const best = await race(
    { 'native, and its pipe': (snapshot) => service.ask(snapshot), wasm: (snapshot) => readWith(engine, snapshot) },
    snapshots,
    rounds,
  );
  service.end();
  table(`The same snapshots, native and WebAssembly (${snapshots.length} pages)`, best);
}

async function benchLinear() {
  const engine = await newEngine();
  console.log('\nTime a word by length of the text, WebAssembly');
  let first;
  for (const size of [1_000, 10_000, 100_000]) {
    const { text, words } = prose(shared, size);
    const snapshot = snapshotOfText(text);
    const times = [];
    for (let round = 0; round <= rounds; ++round) {
      const started = now();
      readWith(engine, snapshot);
      if (round > 0) times.push(now() - started);
    }
    const each = (1000 * median(times)) / words;
    first ??= each;
    console.log(`  ${String(words).padStart(7)} words ${each.toFixed(3).padStart(10)} µs a word  × ${(each / first).toFixed(2)}`);
  }
}

async function benchMemory(items) {
  const engine = await newEngine();
  const snapshots = items.map(({ html }) => execFileSync(program, ['snapshot', '-'], { input: html, encoding: 'utf8', maxBuffer: 1 << 28 }));
  const at = {};
  for (let i = 1; i <= 500; ++i) {
    readWith(engine, snapshots[i % snapshots.length]);
    if ([50, 250, 500].includes(i)) at[i] = (engine.memoryBytes / (1 << 20)).toFixed(1);
  }
  console.log(`\nMemory of one engine: ${Object.entries(at).map(([pages, size]) => `${size} MiB after ${pages} pages`).join(', ')}`);
}

function tellSizes() {
  console.log('\nSizes');
  const files = [join(root, 'build', 'wasm', 'sidelight.wasm'), ...readdirSync(dataFolder).sort().map((name) => join(dataFolder, name))];
  let total = 0;
  for (const file of files) {
    const zipped = gzipSync(readFileSync(file), { level: 9 }).length;
    total += zipped;
    console.log(`  ${file.slice(root.length + 1).padEnd(34)} ${String(statSync(file).size).padStart(9)} bytes ${String(zipped).padStart(9)} gzipped`);
  }
  console.log(`  ${'all, gzipped'.padEnd(34)} ${' '.repeat(15)} ${String(total).padStart(9)}`);
  const folder = join(root, 'build', 'extension');
  const zips = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : [];
  for (const name of zips) console.log(`  ${name.padEnd(34)} ${String(statSync(join(folder, name)).size).padStart(9)} bytes`);
}

const { own, real } = pages(shared, 60);
const items = real.length > 0 ? real : own;
console.log(`${items.length} pages: ${real.length > 0 ? `of ${shared}` : 'our own goldens only, which are short and plain'}`);
await benchArticle(items);
await benchWasmAgainstNative(items);
await benchLanguage();
await benchLinear();
await benchMemory(items.slice(0, 30));
if (!process.argv.includes('--no-browser')) await browserBench(items, rounds);
tellSizes();
