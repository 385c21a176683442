// The page that the product exists for, when ../shared is there: all that its expected.json asks for comes out, by the same rules
// as for every page. Its text is not ours, so it is never copied here.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { program, root } from '../../tools/golden.mjs';
import { misses, readExpected } from './expectations.mjs';

const seed = join(root, '..', 'shared', 'seed');
const skip = existsSync(join(seed, 'page.html')) ? false : '../shared/seed is not there';

const readSeed = (...options) =>
  JSON.parse(execFileSync(program, ['read', join(seed, 'page.html'), '--format', 'json', ...options], { encoding: 'utf8' }));

test('the seed page comes out as expected', { skip }, () => {
  const expected = readExpected(join(seed, 'expected.json'));
  assert.deepEqual(misses(expected, readSeed('--url', expected.url)), []);
});

test('the doubled caption is one block and related items stand apart', { skip }, () => {
  const reading = readSeed();
  const captions = reading.blocks.filter((block) => block.kind === 'caption' && block.region === 'article');
  assert.equal(captions.length, 1);
  assert.equal(reading.related.length, 2);
});

test('nothing else in the seed article is taken for a name', { skip }, () => {
  const expected = readExpected(join(seed, 'expected.json'));
  const wanted = new Set(expected.groups.flatMap(({ mentions }) => mentions));
  const reading = readSeed('--url', expected.url);
  const found = reading.mentions.filter(({ form, block }) => form === 'name' && reading.blocks[block].region === 'article');
  assert.ok(found.length > 20);
  assert.deepEqual(found.map(({ text }) => text).filter((text) => !wanted.has(text)), []);
});

test('the seed article as plain text gives the same four paragraphs', { skip }, () => {
  const expected = readExpected(join(seed, 'expected.json'));
  const reading = JSON.parse(
    execFileSync(program, ['read', join(seed, 'article.txt'), '--format', 'json', '--date', '2024-05-15'], { encoding: 'utf8' }),
  );
  const texts = new Set(reading.blocks.map((block) => block.text));
  for (const paragraph of expected.articleBody.split('\n')) assert.ok(texts.has(paragraph), paragraph.slice(0, 60));
});
