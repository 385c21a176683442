// Goldens: the readings of tests/golden/<slug>/page.{html,txt}. `node tools/golden.mjs --update SLUG|all` writes reading.json and
// reading.txt from build/native/sidelight; tests/golden/golden.test.mjs compares them. A golden never writes itself.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const goldenFolder = join(root, 'tests', 'golden');
export const program = join(root, 'build', 'native', 'sidelight');

export function slugs() {
  return readdirSync(goldenFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The page file of a golden, relative to the repository. */
export function pageFile(slug) {
  for (const name of ['page.html', 'page.txt']) {
    if (existsSync(join(goldenFolder, slug, name))) return join('tests', 'golden', slug, name);
  }
  throw new Error(`tests/golden/${slug}: holds no page.html or page.txt`);
}

/** What the saved file lost: address and day of publication, from expected.json when it says so under "given". */
export function givenOptions(slug) {
  const path = join(goldenFolder, slug, 'expected.json');
  const given = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).given ?? {}) : {};
  return Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
}

/** Runs the native program on a golden's page and gives what it prints. */
export function runProgram(command, slug, ...options) {
  return execFileSync(program, [command, pageFile(slug), ...givenOptions(slug), ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

/** The golden form of a reading: the JSON with one member a line, so that a diff can be read. */
export function readingOf(slug) {
  return `${JSON.stringify(JSON.parse(runProgram('read', slug, '--format', 'json')), null, 1)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--update');
  const wanted = at < 0 ? undefined : process.argv[at + 1];
  if (!wanted) {
    console.error('usage: node tools/golden.mjs --update SLUG|all');
    process.exit(2);
  }
  const chosen = wanted === 'all' ? slugs() : [wanted];
  for (const slug of chosen) {
    if (!slugs().includes(slug)) {
      console.error(`no golden called ${slug}; there are: ${slugs().join(', ')}`);
      process.exit(2);
    }
    writeFileSync(join(goldenFolder, slug, 'reading.json'), readingOf(slug));
    writeFileSync(join(goldenFolder, slug, 'reading.txt'), runProgram('read', slug, '--format', 'text'));
    console.log(`updated ${slug}`);
  }
}
