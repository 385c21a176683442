// Goldens and hand-made expectations: the reading of every page in tests/golden is the committed one, and everything that its
// expected.json asks for comes out, but for the misses that `known_misses` names (each with a reason in the note).
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { goldenFolder, readingOf, runProgram, slugs } from '../../tools/golden.mjs';
import { misses, readExpected } from './expectations.mjs';

test('there are goldens', () => assert.ok(slugs().length >= 12));

for (const slug of slugs()) {
  const folder = join(goldenFolder, slug);
  test(`${slug}: the reading is the committed one`, () => {
    for (const name of ['reading.json', 'reading.txt']) {
      assert.ok(existsSync(join(folder, name)), `${name} is missing: ./dev golden --update ${slug}`);
    }
    assert.equal(runProgram('read', slug, '--format', 'text'), readFileSync(join(folder, 'reading.txt'), 'utf8'));
    assert.equal(readingOf(slug), readFileSync(join(folder, 'reading.json'), 'utf8'));
  });

  const path = join(folder, 'expected.json');
  if (existsSync(join(folder, 'gold.json'))) continue; // every block typed by hand: tests/golden/typed.test.mjs
  test(`${slug}: what expected.json asks for comes out`, () => {
    assert.ok(existsSync(path), 'expected.json is missing');
    const expected = readExpected(path);
    const found = misses(expected, JSON.parse(readingOf(slug)));
    const known = expected.known_misses ?? [];
    assert.deepEqual(found.filter((miss) => !known.includes(miss)), [], 'new misses');
    assert.deepEqual(known.filter((miss) => !found.includes(miss)), [], 'misses that are no longer there: delete them from known_misses');
  });
}
