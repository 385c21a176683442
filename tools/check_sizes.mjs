// The budget of bytes: `node tools/check_sizes.mjs` prints what a reader downloads, packed as a server packs it, what is in those bytes,
// and fails when a part is over its budget or has none. Reads what was built: the engine, the data files, the extension's zips.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const kMegabyte = 1e6;

/** Each part of the download, which files belong to it, and its budget in bytes, gzipped. */
export const parts = [
  { name: 'engine', files: /^sidelight\.wasm$/, budget: 0.4 * kMegabyte },
  { name: 'names and pronouns, with the words of the language', files: /^(names|pronouns)-.*\.model$|\.words$/, budget: 1.1 * kMegabyte },
  { name: 'article', files: /^blocks\.model$/, budget: 0.2 * kMegabyte },
  { name: 'quotes', files: /^quotes-.*\.model$/, budget: 0.3 * kMegabyte },
  { name: 'packs', files: /\.pack$/, budget: 0.9 * kMegabyte },
];
export const budgetOfAll = 3 * kMegabyte;
export const budgetOfZip = 8 * kMegabyte;

/** The sections of a container (docs/formats.md) or of a WebAssembly module, with their bytes. */
export function sectionsOf(bytes) {
  if (bytes.subarray(0, 4).toString('latin1') === 'SLC1') {
    return Array.from({ length: bytes.readUInt32LE(12) }, (_, row) => {
      const at = 32 + 24 * row;
      const [begin, size] = [Number(bytes.readBigUInt64LE(at + 8)), Number(bytes.readBigUInt64LE(at + 16))];
      return { name: bytes.subarray(at, at + 4).toString('latin1'), bytes: bytes.subarray(begin, begin + size) };
    });
  }
  const names = ['custom', 'types', 'imports', 'functions', 'tables', 'memory', 'globals', 'exports', 'start', 'elements', 'code', 'data', 'data count'];
  const sections = [];
  for (let at = 8; at < bytes.length; ) {
    const kind = bytes[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size += (bytes[at] & 0x7f) * 2 ** shift;
      more = bytes[at++] >= 0x80;
    }
    sections.push({ name: names[kind] ?? `section ${kind}`, bytes: bytes.subarray(at, at + size) });
    at += size;
  }
  return sections;
}

/** What is wrong with the sizes: `files` are {name, bytes} of the engine and its data, `zips` {name, size}. */
export function sizeFaults(files, zips) {
  const faults = [];
  const packed = new Map(files.map(({ name, bytes }) => [name, gzipSync(bytes, { level: 9 }).length]));
  const over = (name, size, budget) => size > budget && faults.push(`${name}: ${size} bytes, the budget is ${budget}`);
  for (const part of parts) {
    const names = files.map(({ name }) => name).filter((name) => part.files.test(name));
    if (names.length === 0) faults.push(`${part.name}: nothing was built`);
    over(part.name, names.reduce((sum, name) => sum + packed.get(name), 0), part.budget);
  }
  for (const { name } of files) if (!parts.some((part) => part.files.test(name))) faults.push(`${name}: belongs to no part, so it has no budget`);
  over('all of the download', [...packed.values()].reduce((sum, size) => sum + size, 0), budgetOfAll);
  for (const { name, size } of zips) over(name, size, budgetOfZip);
  return faults;
}

function row(name, size, packed, budget = '') {
  const number = (value) => (value === '' ? '' : Math.round(value).toLocaleString('en')).padStart(11);
  stdout.write(`${name.padEnd(42)}${number(size)}${number(packed)}${number(budget)}\n`);
}

function main(build) {
  const data = join(build, 'native', 'data');
  const paths = [join(build, 'wasm', 'sidelight.wasm'), ...readdirSync(data).sort().map((name) => join(data, name))];
  const files = paths.map((path) => ({ name: path.split(/[\\/]/).at(-1), bytes: readFileSync(path) }));
  const zips = ['chrome', 'firefox']
    .map((browser) => join(build, 'extension', `sidelight-${browser}.zip`))
    .filter(existsSync)
    .map((path) => ({ name: path.split(/[\\/]/).at(-1), size: readFileSync(path).length }));
  stdout.write(`${''.padEnd(42)}${'bytes'.padStart(11)}${'gzipped'.padStart(11)}${'budget'.padStart(11)}\n`);
  const size = (bytes) => gzipSync(bytes, { level: 9 }).length;
  let all = 0;
  for (const part of parts) {
    const its = files.filter(({ name }) => part.files.test(name));
    const packed = its.reduce((sum, { bytes }) => sum + size(bytes), 0);
    all += packed;
    row(part.name, its.reduce((sum, { bytes }) => sum + bytes.length, 0), packed, part.budget);
    for (const { name, bytes } of its) {
      row(`  ${name}`, bytes.length, size(bytes));
      for (const section of sectionsOf(bytes)) if (section.bytes.length >= 1000) row(`    ${section.name}`, section.bytes.length, size(section.bytes));
    }
  }
  row('all of the download', files.reduce((sum, { bytes }) => sum + bytes.length, 0), all, budgetOfAll);
  for (const zip of zips) row(zip.name, zip.size, '', budgetOfZip);
  const faults = sizeFaults(files, zips);
  for (const fault of faults) stdout.write(`over: ${fault}\n`);
  exit(faults.length > 0 ? 1 : 0);
}

if (argv[1] === fileURLToPath(import.meta.url)) main(argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'build'));
