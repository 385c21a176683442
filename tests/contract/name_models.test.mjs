// Contract: both models of names are there with their cards, load, read, and keep the budget; the strict one holds nothing of what it may not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

import { program, root } from '../../tools/golden.mjs';
import { parts, sectionsOf } from '../../tools/check_sizes.mjs';

const data = join(dirname(program), 'data');
const fileOf = (model) => join(root, 'models', `${model}.model`);
const text = [
  'Harbour ministers meet in Lisbon',
  'Foreign Minister Ana Távora met Chilean officials of Corvado Lines in Lisbon on Tuesday, and Ostrek Merin of the Tavrel Institute spoke.',
  'The Ministry of Agriculture, Livestock and Fisheries agreed with Interior Minister Ana Távora. Six MPs and the Minister of Higher Education did not.',
  'Jason & Ana Reyes and Prime Minister Park Chan-o-bal met Incumbent Democrat Carl Revin, and songs like “Luna Corvana” were heard.',
  'The Liberal Party of Canada Frank Corvin lost, the Social Democratic Party and Pelgian Communist Party won.',
  'The rain fell on Lisbon, Porto and Mokonane.',
].join('\n');

/** What `sidelight explain` says of the text with this model of names, or with none. */
function explained(model) {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-'));
  try {
    for (const name of readdirSync(data).filter((each) => !each.startsWith('names-'))) cpSync(join(data, name), join(folder, name));
    if (model) cpSync(fileOf(model), join(folder, `${model}.model`));
    const { status, stdout, stderr } = spawnSync(program, ['explain', '-', '--data', folder], { input: text, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const model of ['names-en', 'names-en-strict']) {
  test(`${model} loads, and names are found by it`, () => {
    const said = explained(model);
    assert.match(said, /organisation → Tavrel Institute .* tagger/);
    assert.match(said, /person → Ostrek Merin .* tagger/);
    assert.match(said, /organisation → Ministry of Agriculture, Livestock and Fisheries /);
    assert.match(said, /person → Jason /);
    assert.match(said, /person → Park Chan-o-bal /);
    assert.match(said, /person → Carl Revin /);
    assert.match(said, /work → Luna Corvana /);
    assert.match(said, /organisation → Liberal Party of Canada /);
    assert.match(said, /person → Frank Corvin /);
    assert.match(said, /organisation → Pelgian Communist Party /);
    assert.match(said, /place → Mokonane /);
    assert.doesNotMatch(said, /→ (MPs|Higher Education|Interior Minister)/);
  });

  test(`${model} has a card, and with the words of the language it keeps the budget`, () => {
    assert.ok(existsSync(join(root, 'models', `${model}.md`)));
    const { budget } = parts.find(({ files }) => files.test('names-en.model'));
    const size = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
    assert.ok(size(fileOf(model)) + size(join(data, 'en.words')) <= budget);
  });
}

test('without a model the rules answer alone', () => assert.doesNotMatch(explained(), /tagger/));

test('the strict model says what it is, and has the same lists of names and clusters, which are cleanly licensed', () => {
  const [all, strict] = ['names-en', 'names-en-strict'].map((model) =>
    Object.fromEntries(sectionsOf(readFileSync(fileOf(model))).map(({ name, bytes }) => [name, bytes])),
  );
  assert.match(strict.META.toString('latin1'), /en-strict/);
  assert.deepEqual(strict.KNOW, all.KNOW);
  assert.deepEqual(strict.CLUS, all.CLUS);
  assert.notDeepEqual(strict.TAGW, all.TAGW);
});
