// Sizes of what is downloaded, against what evaluation asks for. What each byte is for is told by tools/check_sizes.mjs.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { dataFiles, root, wasmFile } from './engines.mjs';

const kBudgets = { 'sidelight.wasm': 400, 'names-en.model': 1100, 'blocks.model': 200, 'quotes-en.model': 300, 'world.pack': 900 }; // kB, gzipped

export function benchSizes(report) {
  const files = [wasmFile, ...dataFiles()].map((file) => {
    const bytes = readFileSync(file);
    return { name: basename(file), size: bytes.length, zipped: gzipSync(bytes, { level: 9 }).length };
  });
  const all = files.reduce((sum, { zipped }) => sum + zipped, 0);
  const kB = (bytes) => (bytes / 1000).toFixed(0);
  report.section('Sizes', 'Thousands of bytes.');
  report.table(
    ['file', 'kB', 'kB gzipped', 'budget'],
    [...files.map(({ name, size, zipped }) => [name, kB(size), kB(zipped), kBudgets[name] ?? '']), ['all', '', kB(all), 3000]],
  );
  const folder = join(root, 'build', 'extension');
  const zips = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.zip')).map((name) => statSync(join(folder, name)).size);
  const over = files.filter(({ name, zipped }) => zipped > 1000 * (kBudgets[name] ?? Infinity)).map(({ name }) => name);
  report.goal('download, gzipped', '≤ 3 MB, each part in its budget', `${(all / 1e6).toFixed(2)} MB${over.length > 0 ? `, over: ${over.join(', ')}` : ''}`, all <= 3e6 && over.length === 0);
  if (zips.length > 0) report.goal('extension, zipped', '≤ 8 MB', `${(Math.max(...zips) / 1e6).toFixed(1)} MB`, Math.max(...zips) <= 8e6);
}
