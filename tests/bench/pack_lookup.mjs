// Look-up of names in a pack, natively and in WebAssembly: `node tests/bench/pack_lookup.mjs PACK TEXT`. Prints milliseconds for
// 1,000 words of the processor's time (a busy machine does not count), and natively what the loaded pack takes for each entity. Builds tests/bench/pack_lookup.cc in build/bench.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [packPath, textPath] = process.argv.slice(2);
if (!textPath) {
  console.error('usage: node tests/bench/pack_lookup.mjs PACK TEXT');
  process.exit(2);
}

const filesOf = (room, only = () => true) => readdirSync(join(root, 'src', room)).filter((name) => name.endsWith('.cc') && only(name)).map((name) => join('src', room, name));
const sources = [...filesOf('base', (name) => ['unicode.cc', 'utf8.cc', 'token_rule.cc'].includes(name)), ...filesOf('format'), ...filesOf('pack'), 'tests/bench/pack_lookup.cc'];
const flags = ['-std=c++20', '-O3', '-Isrc', '-fno-exceptions', '-fno-rtti', '-ffp-contract=off'];
const folder = join(root, 'build', 'bench');
mkdirSync(folder, { recursive: true });
const native = join(folder, 'pack_lookup');
const wasm = join(folder, 'pack_lookup.wasm');
execFileSync('g++', [...flags, ...sources, '-o', native], { cwd: root, stdio: 'inherit' });
const exported = ['_bench_room', '_bench_open', '_bench_text', '_bench_tokens', '_bench_look_up'].join(',');
execFileSync('em++', [...flags, ...sources, '--no-entry', '-sSTANDALONE_WASM=1', `-sEXPORTED_FUNCTIONS=${exported}`, '-sALLOW_MEMORY_GROWTH=1', '-o', wasm], { cwd: root, stdio: 'inherit' });

const words = readFileSync(textPath, 'utf8').split(/\s+/).filter(Boolean).length;
const measured = JSON.parse(execFileSync(native, [packPath, textPath], { encoding: 'utf8' }));
console.log('native', JSON.stringify({ ...measured, words, ms_per_1000_words: Number(((measured.look_up_ms * 1000) / words).toFixed(4)) }));

const module = await WebAssembly.compile(readFileSync(wasm));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 52;
const { exports } = await WebAssembly.instantiate(module, imports);
exports._initialize?.();
const processorMs = () => process.cpuUsage().user / 1000;
const give = (bytes, room) => {
  const at = room(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, at);
};
give(readFileSync(packPath), exports.bench_room);
const opening = processorMs();
if (exports.bench_open() !== 1) throw new Error('the pack is refused');
const opened = processorMs() - opening;
const text = readFileSync(textPath);
give(text, exports.bench_text);
// Asking for room again gives the same room.
const tokens = exports.bench_tokens(text.length);
exports.bench_look_up(20);
const rounds = [];
for (let i = 0; i < 15; i += 1) {
  const begin = processorMs();
  exports.bench_look_up(20);
  rounds.push((processorMs() - begin) / 20);
}
rounds.sort((a, b) => a - b);
const median = rounds[7];
console.log('wasm  ', JSON.stringify({ opened_ms: Number(opened.toFixed(1)), tokens, look_up_ms: Number(median.toFixed(4)), ms_per_1000_words: Number(((median * 1000) / words).toFixed(4)) }));
