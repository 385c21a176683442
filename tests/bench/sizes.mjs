// Sizes of what is downloaded, for the table of the benchmark. The budgets and what is in the bytes are told by tools/check_sizes.mjs.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { budgetOfAll, budgetOfZip, parts, sizeFaults } from '../../tools/check_sizes.mjs';
import { dataFiles, root, wasmFile } from './engines.mjs';

export function benchSizes(report) {
  const files = [wasmFile, ...dataFiles()].map((file) => ({ name: basename(file), bytes: readFileSync(file) }));
  const zipped = new Map(files.map(({ name, bytes }) => [name, gzipSync(bytes, { level: 9 }).length]));
  const sum = (names) => names.reduce((all, name) => all + zipped.get(name), 0);
  const all = sum([...zipped.keys()]);
  const kB = (bytes) => (bytes / 1000).toFixed(0);
  report.section('Sizes', 'Thousands of bytes, gzipped.');
  report.table(
    ['part', 'kB', 'budget'],
    [
      ...parts.map((part) => [part.name, kB(sum(files.map(({ name }) => name).filter((name) => part.files.test(name)))), kB(part.budget)]),
      ['all', kB(all), kB(budgetOfAll)],
    ],
  );
  const over = sizeFaults(files, []);
  report.goal('download, gzipped', '≤ 3 MB, each part in its budget', `${(all / 1e6).toFixed(2)} MB${over.length > 0 ? `; ${over.join('; ')}` : ''}`, over.length === 0);
  const folder = join(root, 'build', 'extension');
  const zips = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.zip')).map((name) => statSync(join(folder, name)).size);
  if (zips.length > 0) report.goal('extension, zipped', '≤ 8 MB', `${(Math.max(...zips) / 1e6).toFixed(1)} MB`, Math.max(...zips) <= budgetOfZip);
}
