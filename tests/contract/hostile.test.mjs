// Contract: hostile input, natively: every page of tests/hostile is read or refused in words, never a crash, never a hang.
// The large generated ones run in tests/full.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { program, root } from '../../tools/golden.mjs';

const folder = join(root, 'tests', 'hostile');
const files = readdirSync(folder).filter((name) => /\.(html?|txt|json|xhtml|bin)$/.test(name)).sort();

test('there are hostile pages', () => assert.ok(files.length >= 12, `${files.length}`));

for (const name of files) {
  test(`${name}: read, or refused in words`, () => {
    const { status, signal, stdout, stderr } = spawnSync(program, ['read', join(folder, name), '--format', 'json'], {
      encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000,
    });
    assert.equal(signal, null, `ended by ${signal}`);
    if (status === 0) JSON.parse(stdout);
    else {
      assert.equal(status, 1);
      assert.ok(stderr.includes(name) && stderr.length > name.length + 12, stderr);
    }
  });
}
