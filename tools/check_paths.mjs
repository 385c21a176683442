// No file of the repository may tell where it was written: no absolute path of somebody's machine, no host of a package registry,
// no download address in a lock file. `node tools/check_paths.mjs`; looks at all that git would carry.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Put together from parts, so that this file keeps its own rule.
const registryHosts = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['deb', 'debian', 'org'],
  ['files', 'pythonhosted', 'org'],
].map((parts) => parts.join('.'));

const rules = [
  // The address of a page may have such a path ("https://…/home/…", href="/work/…"): so neither after a word nor in quotes
  // of an attribute.
  { what: 'a path of one machine', pattern: /(?<![\w.=:/}*-]|=["'])\/(home|root|Users|work)\/[\w.-]+/ },
  { what: 'a path of one machine', pattern: /(?<![\w/])[A-Z]:\\Users\\/ },
  { what: 'a package registry', pattern: new RegExp(registryHosts.map((host) => host.replaceAll('.', '\\.')).join('|')) },
];

/** What is wrong with one file's text, as `path:line: what`. */
export function faultsOf(path, text) {
  const found = [];
  text.split('\n').forEach((line, at) => {
    for (const { what, pattern } of rules) {
      const match = pattern.exec(line);
      if (match) found.push(`${path}:${at + 1}: ${what}: ${match[0]}`);
    }
  });
  if (path.endsWith('package-lock.json') && /"resolved":/.test(text)) found.push(`${path}: carries download addresses`);
  return found;
}

/** All paths under `root` that are tracked, or new and not ignored. */
export function carriedFiles(root) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return [...new Set(list.toString('utf8').split('\0'))]
    .filter((path) => path && existsSync(join(root, path)) && statSync(join(root, path)).isFile())
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const found = [];
  let count = 0;
  for (const path of carriedFiles(root)) {
    const bytes = readFileSync(join(root, path));
    if (bytes.includes(0) || path.startsWith('tests/fuzz/corpus/')) continue;
    count += 1;
    found.push(...faultsOf(path, bytes.toString('utf8')));
  }
  for (const fault of found) console.error(fault);
  console.log(`${count} files looked at, ${found.length} that tell of a machine`);
  process.exit(found.length === 0 ? 0 : 1);
}
