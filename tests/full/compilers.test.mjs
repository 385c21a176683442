// Full suite: what is read depends on no compiler and on no optimiser: gcc and clang, -O3 and -O0, give the same bytes on every golden,
// every kept hostile page and every made one.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';

import { program, root } from '../../tools/golden.mjs';
import { madePages } from '../hostile/families/index.mjs';

const kinds = {
  'clang -O3': ['-DCMAKE_C_COMPILER=clang', '-DCMAKE_CXX_COMPILER=clang++', '-DCMAKE_BUILD_TYPE=Release'],
  'gcc -O0': ['-DCMAKE_BUILD_TYPE=None', '-DCMAKE_CXX_FLAGS=-O0'],
  'clang -O0': ['-DCMAKE_C_COMPILER=clang', '-DCMAKE_CXX_COMPILER=clang++', '-DCMAKE_BUILD_TYPE=None', '-DCMAKE_CXX_FLAGS=-O0'],
};

const folder = mkdtempSync(join(tmpdir(), 'sidelight-compilers-'));
after(() => rmSync(folder, { recursive: true }));

const inputs = ['tests/golden', 'tests/hostile', folder];
const data = join(root, 'build', 'native', 'data');
function readAll(path, format) {
  const { status, stdout, stderr } = spawnSync(path, ['batch', ...inputs, '--format', format, '--jobs', '2', '--quiet', '--data', data], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 30,
  });
  assert.equal(status, 0, stderr);
  return stdout.split('\n');
}

const expected = {};
before(() => {
  for (const { name, body } of madePages) if (!name.startsWith('giant')) writeFileSync(join(folder, `${name}.html`), body);
  for (const format of ['reading', 'text']) expected[format] = readAll(program, format);
  assert.ok(expected.reading.length > madePages.length);
});

for (const [name, options] of Object.entries(kinds)) {
  test(`${name}: the same bytes as the program's own build`, { timeout: 3_600_000 }, () => {
    const build = join(root, 'build', 'compilers', name.replace(/\W+/g, '-'));
    const run = (...words) => execFileSync('cmake', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    run('-S', '.', '-B', build, '-G', 'Ninja', '-DSIDELIGHT_TESTS=OFF', ...options);
    run('--build', build, '-j', '2', '--target', 'sidelight');
    for (const [format, lines] of Object.entries(expected)) {
      const found = readAll(join(build, 'sidelight'), format);
      assert.equal(found.length, lines.length);
      const other = lines.findIndex((line, at) => found[at] !== line);
      assert.equal(other, -1, `${format}: line ${other} is another: ${lines[other]?.slice(0, 200)}`);
    }
  });
}
