// The budget of bytes sees a part that grew, a part that is missing, and a file that nobody has budgeted.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';

import { parts, sectionsOf, sizeFaults } from '../../tools/check_sizes.mjs';

const names = ['sidelight.wasm', 'names-en.model', 'en.words', 'blocks.model', 'quotes-en.model', 'world.pack'];
const small = () => names.map((name) => ({ name, bytes: Buffer.from(name) }));

test('what is within its budget is no fault', () => assert.deepEqual(sizeFaults(small(), [{ name: 'a.zip', size: 7e6 }]), []));

test('each part is held to its budget, and so is the sum, and the zip', () => {
  for (const part of parts) {
    const files = small();
    const grown = files.find(({ name }) => part.files.test(name));
    grown.bytes = randomBytes(part.budget + 1000);
    assert.match(sizeFaults(files, []).join('\n'), new RegExp(`^${part.name}: \\d+ bytes, the budget is ${part.budget}$`));
  }
  assert.match(sizeFaults(small(), [{ name: 'a.zip', size: 9e6 }])[0], /a\.zip/);
  const files = [...small(), { name: 'b.pack', bytes: randomBytes(3_100_000) }];
  assert.match(sizeFaults(files, []).at(-1), /all of the download/);
});

test('a part that was not built, and a file of no part, are faults', () => {
  assert.match(sizeFaults(small().slice(1), [])[0], /engine: nothing was built/);
  assert.match(sizeFaults([...small(), { name: 'people.model', bytes: Buffer.from('x') }], [])[0], /people\.model: belongs to no part/);
});

test('the sections of a module are found, and add up', () => {
  const module = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 1, 0, 5, 1, 120, 1, 2, 3]);
  assert.deepEqual(sectionsOf(module).map(({ name, bytes }) => [name, bytes.length]), [['memory', 3], ['custom', 5]]);
});
