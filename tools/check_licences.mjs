// Licences: LICENSE and NOTICE are there, NOTICE names all that we ship, every Node package of every lock file is under a licence
// that we take, and each file of data/ says where it came from. `node tools/check_licences.mjs`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What may be used to build and test. */
const accepted = new Set([
  '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'CC-BY-4.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0',
  'Python-2.0', 'Unlicense', 'WTFPL', 'Zlib', 'CC-BY-3.0',
]);

/** Packages whose package.json names none (or not by its name), and what their own files say; only peers of the benchmark. */
const readByHand = {
  'browser-request 0.3.2': 'Apache-2.0',
  'css-select 1.2.0': 'BSD-2-Clause',
  'difflib 0.2.4': 'Python-2.0',
  'domutils 1.5.1': 'BSD-2-Clause',
  'spacetime-holiday 0.3.0': 'MIT',
  'valid-url 1.0.9': 'MIT',
};

/** What is inside the things that we ship: NOTICE must name each. */
const shipped = ['RE2', 'nlohmann/json', 'Preact', 'Emscripten', 'SQLite'];

/** Whether one of the licences that an SPDX expression offers is accepted, and all that it demands are. */
export function isAccepted(expression) {
  if (typeof expression !== 'string') return false;
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((each) => accepted.has(each.trim())));
}

/** The packages of a lock file (its parsed JSON) that are under no accepted licence. */
export function refusedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => {
      const name = `${path.replace(/^.*node_modules\//, '')} ${entry.version}`;
      return path !== '' && !isAccepted(readByHand[name] ?? entry.license);
    })
    .map(([path, entry]) => `${path} ${entry.version}: ${entry.license ?? 'no licence stated'}`);
}

function lockFaults(root, path) {
  if (!existsSync(join(root, path))) return [`${path} is missing`];
  return refusedPackages(JSON.parse(readFileSync(join(root, path), 'utf8'))).map((fault) => `${path}: ${fault}`);
}

/** Data files whose head (the first 30 lines) names no licence, nor does a README or LICENCE beside them. */
function dataFaults(root) {
  const faults = [];
  for (const folder of ['data/en', 'data/packs']) {
    if (!existsSync(join(root, folder))) continue;
    const names = readdirSync(join(root, folder)).sort();
    const told = names
      .filter((name) => /^(README|SOURCES|LICEN[CS]E)/i.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8'))
      .join('\n');
    for (const name of names) {
      const head = readFileSync(join(root, folder, name), 'utf8').split('\n').slice(0, 30).join('\n');
      if (!/licen[cs]e|public domain|CC0/i.test(head) && !told.includes(name)) faults.push(`${folder}/${name}: no source and licence`);
    }
  }
  return faults;
}

function noticeFaults(root) {
  const faults = [];
  if (!existsSync(join(root, 'LICENSE')) || !readFileSync(join(root, 'LICENSE'), 'utf8').includes('Apache License')) {
    faults.push('LICENSE is not the Apache License');
  }
  const notice = existsSync(join(root, 'NOTICE')) ? readFileSync(join(root, 'NOTICE'), 'utf8').toLowerCase() : '';
  for (const name of shipped) {
    if (!notice.includes(name.toLowerCase())) faults.push(`NOTICE does not name ${name}`);
  }
  return faults;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const faults = [
    ...noticeFaults(root),
    ...lockFaults(root, 'package-lock.json'),
    ...lockFaults(root, 'tests/bench/peers/package-lock.json'),
    ...dataFaults(root),
  ];
  for (const fault of faults) console.error(fault);
  console.log(`${faults.length} faults in licences`);
  process.exit(faults.length === 0 ? 0 : 1);
}
