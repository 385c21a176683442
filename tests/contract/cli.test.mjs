// Contract: the command line: exit codes, errors that name the input, formats, and `predict` line by line with offsets in code points.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

import { pageFile, program, root, slugs } from '../../tools/golden.mjs';

const run = (args, input = '') => spawnSync(program, args, { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 28 });

const predict = (task, rows) => {
  const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
  const { status, stdout } = run(['predict', task], `${lines}\n`);
  return { status, rows: stdout.trimEnd().split('\n').map((line) => JSON.parse(line)) };
};

const article = [
  'Harbour ministers meet in Lisbon',
  'Foreign Minister Ana Távora met 😀 Chilean officials in Lisbon on Tuesday. “We will not close the port,” Távora said.',
  'She said that talks would go on in May 2024.',
].join('\n');

test('help and version', () => {
  assert.equal(run(['--help']).status, 0);
  assert.match(run(['--help']).stdout, /sidelight predict TASK/);
  assert.match(run(['--version']).stdout, /^sidelight \d+\.\d+\.\d+\n$/);
});

test('a wrong command line is status 2 and names the word', () => {
  for (const [args, word] of [[[], 'command'], [['raed'], 'raed'], [['read'], 'FILE'], [['read', 'x', '--format', 'xml'], 'xml'], [['predict', 'all'], 'all']]) {
    const { status, stderr } = run(args);
    assert.equal(status, 2);
    assert.ok(stderr.includes(word), stderr);
  }
});

test('an input that is not there, a folder, and a missing data folder are status 1 and named', () => {
  assert.match(run(['read', 'no/such/page.html']).stderr, /no\/such\/page\.html/);
  assert.equal(run(['read', 'no/such/page.html']).status, 1);
  assert.match(run(['read', 'tests']).stderr, /tests: is a folder/);
  const { status, stderr } = run(['read', pageFile(slugs()[0]), '--data', 'no/such/folder']);
  assert.equal(status, 1);
  assert.match(stderr, /no\/such\/folder/);
});

test('a damaged pack or model is refused with its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-'));
  try {
    for (const name of ['x.pack', 'x.words']) {
      writeFileSync(join(folder, name), 'SLC1 this is none');
      const { status, stderr } = run(['read', '-', '--data', folder], 'Text');
      assert.equal(status, 1);
      assert.ok(stderr.includes(name), stderr);
      rmSync(join(folder, name));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('without models and packs the page is still read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-'));
  try {
    const { status, stdout } = run(['read', pageFile(slugs()[0]), '--data', folder, '--format', 'json']);
    assert.equal(status, 0);
    const reading = JSON.parse(stdout);
    assert.ok(reading.blocks.some((block) => block.kind === 'paragraph'));
    assert.ok(reading.notes.some((note) => note.code === 'no_pack'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every format prints the article', () => {
  for (const format of ['json', 'text', 'markdown']) {
    const { status, stdout } = run(['read', '-', '--format', format, '--date', '2024-05-15'], article);
    assert.equal(status, 0);
    assert.ok(stdout.includes('Harbour ministers meet'), format);
  }
  assert.match(run(['explain', '-'], article).stdout, /blocks/);
});

test('predict answers every line in order, bad ones with an error, and ends with status 1', () => {
  const { status, rows } = predict('names', [{ id: 1, text: article }, 'not json', '[1]', { id: 'x' }, { id: 2, text: 5 }, { id: 3, text: '' }]);
  assert.equal(status, 1);
  assert.deepEqual(rows.map((row) => row.id), [1, null, null, 'x', 2, 3]);
  assert.deepEqual(rows.map((row) => 'error' in row), [false, true, true, true, true, false]);
  assert.match(rows[1].error, /line 2/);
  assert.equal(predict('names', [{ id: 1, text: article }]).status, 0);
});

test('offsets are code points of the text given', () => {
  const points = [...article];
  const slice = (start, end) => points.slice(start, end).join('');
  const [names] = predict('names', [{ id: 1, text: article }]).rows;
  const found = names.entities.map((entity) => `${slice(entity.start, entity.end)}/${entity.type}`);
  assert.ok(found.includes('Ana Távora/person'), found.join(', '));
  assert.ok(found.includes('Lisbon/place'), found.join(', '));
  assert.ok(found.includes('Chilean/nationality'), found.join(', '));
  const [quotes] = predict('quotes', [{ id: 1, text: article, date: '2024-05-15' }]).rows;
  const direct = quotes.quotes.find((quote) => quote.kind === 'direct');
  assert.equal(slice(direct.start, direct.end).replace(/,$/, ''), 'We will not close the port');
  assert.equal(slice(direct.speaker_start, direct.speaker_end), 'Távora');
  assert.equal(slice(direct.cue_start, direct.cue_end), 'said');
  const [dates] = predict('dates', [{ id: 1, text: article, date: '2024-05-15' }]).rows;
  const values = Object.fromEntries(dates.timexes.map((timex) => [slice(timex.start, timex.end), timex.value]));
  assert.equal(values.Tuesday ?? values['on Tuesday'], '2024-05-14');
  assert.equal(values['May 2024'], '2024-05');
  const [sentences] = predict('sentences', [{ id: 1, text: article }]).rows;
  assert.equal(sentences.sentences.length, 4);
  assert.equal(slice(...sentences.sentences[2]), '“We will not close the port,” Távora said.');
  const [links] = predict('links', [{ id: 1, text: article }]).rows;
  assert.ok(links.links.some((link) => slice(link.start, link.end) === 'Lisbon' && link.qid === 'Q597'));
});

test('given mentions are grouped, each with a cluster', () => {
  const text = 'Maria Keller met Tom Okafor. Keller said she was pleased.';
  const at = (word, from = 0) => ({ start: text.indexOf(word, from), end: text.indexOf(word, from) + word.length });
  const mentions = [at('Maria Keller'), at('Tom Okafor'), at('Keller', 28), at('she')];
  const [{ mentions: found }] = predict('groups', [{ id: 1, text, mentions }]).rows;
  assert.deepEqual(found.map(({ start, end }) => ({ start, end })), mentions);
  assert.equal(found[0].cluster, found[2].cluster);
  assert.equal(found[0].cluster, found[3].cluster);
  assert.notEqual(found[0].cluster, found[1].cluster);
});

test('article and page take HTML', () => {
  const html = `<html><head><title>Harbour ministers meet</title></head><body><nav><a href="/a">News</a></nav><article><h1>Harbour ministers meet in Lisbon</h1><p>${article.split('\n')[1]}</p><p>${article.split('\n')[2]}</p></article></body></html>`;
  const [row] = predict('article', [{ id: 'a', html }]).rows;
  assert.equal(row.title, 'Harbour ministers meet in Lisbon');
  assert.equal(row.articleBody, article.split('\n').slice(1).join('\n'));
  const [page] = predict('page', [{ id: 'a', html, date: '2024-05-15' }]).rows;
  for (const member of ['blocks', 'names', 'groups', 'quotes', 'dates', 'figures', 'related_names', 'related_quotes']) assert.ok(Array.isArray(page[member]), member);
});
