// clang-tidy over src/, two at a time, only where something changed: `node tools/check_tidy.mjs BUILD [JOBS] [--paths]`, after BUILD was
// built. Paths through the code (clang-analyzer, half of the time) are followed with --paths only: what they find, the sanitised tests find too.
// A file that passed is remembered by the hash of all that it was made from (itself, our headers that it reads, the list of checks).
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [buildFolder = join(root, 'build', 'dev'), jobsGiven = '2'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const build = resolve(buildFolder);
const jobs = Number(jobsGiven);
const checks = process.argv.includes('--paths') ? [] : ['--checks=-clang-analyzer-*'];
const src = join(root, 'src') + sep;
const passed = join(build, 'tidy');

const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
const files = [...new Set(commands.map((each) => resolve(each.directory, each.file)))].filter((file) => file.startsWith(src)).sort();

/** For each object file, what it was made from, as ninja noted it. */
function madeFrom() {
  const made = new Map();
  let sources = [];
  for (const line of execFileSync('ninja', ['-C', build, '-t', 'deps'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n')) {
    if (/^\S/.test(line)) sources = [];
    else if (line.trim()) {
      const path = resolve(build, line.trim());
      if (path.startsWith(src)) sources.push(path);
      if (files.includes(path)) made.set(path, sources);
    }
  }
  return made;
}

const version = execFileSync('clang-tidy', ['--version'], { encoding: 'utf8' });
const config = readFileSync(join(root, '.clang-tidy'));

function fingerprint(sources) {
  const hash = createHash('sha256').update(version).update(config).update(checks.join());
  for (const path of [...sources].sort()) hash.update(relative(root, path)).update(readFileSync(path));
  return hash.digest('hex');
}

const made = madeFrom();
const waiting = [];
for (const file of files) {
  const mark = join(passed, fingerprint(made.get(file) ?? [file]));
  if (!existsSync(mark)) waiting.push({ file, mark });
}

function tidy({ file, mark }) {
  const options = ['-p', build, '--quiet', ...checks, '--extra-arg=-Wno-unknown-warning-option', '--extra-arg=-Wno-unused-command-line-argument'];
  return new Promise((done) => {
    execFile('clang-tidy', [...options, file], { encoding: 'utf8', maxBuffer: 1 << 26 }, (error, output, messages) => {
      if (!error) writeFileSync(mark, '');
      else console.error(`${relative(root, file)}\n${output || messages}`);
      done(!error);
    });
  });
}

mkdirSync(passed, { recursive: true });
let faulty = 0;
const queue = [...waiting];
await Promise.all(
  Array.from({ length: jobs }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!(await tidy(next))) faulty += 1;
    }
  }),
);
console.log(`${files.length} files, ${waiting.length} looked at, ${faulty} with faults`);
process.exit(faulty === 0 && files.length > 0 ? 0 : 1);
