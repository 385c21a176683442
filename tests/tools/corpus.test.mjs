// The corpus is whole, and its reader tells what is wrong with a file.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { asText, parseArticle, parseLine, readCorpus } from '../../tools/corpus.mjs';

const head = 'title: A title\nstyle: report\ndate: 2026-03-12\npart: train\n';

function faultsOf(source) {
  const faults = [];
  parseArticle('small', source, (line, words) => faults.push(`${line}: ${words}`));
  return faults;
}

test('every article of the corpus is whole', () => {
  const { articles, faults } = readCorpus();
  assert.deepEqual(faults, []);
  assert.ok(articles.length > 0);
  assert.ok(articles.some(({ part }) => part === 'held'));
});

test('marks are taken out of a line, and know where they stood', () => {
  const faults = [];
  const { text, marks } = parseLine('{speaker#q|{person#ada|Zoë Lund}} {cue#q|said} {date=2026-03-10|Tuesday}.', (words) => faults.push(words));
  assert.deepEqual(faults, []);
  assert.equal(text, 'Zoë Lund said Tuesday.');
  assert.deepEqual(
    marks.map(({ tag, begin, end }) => [tag, begin, end]),
    [
      ['speaker', 0, 8],
      ['person', 0, 8],
      ['cue', 9, 13],
      ['date', 14, 21],
    ],
  );
});

test('offsets count code points over all blocks', () => {
  const article = parseArticle('small', `${head}[headline] 😀 day\n[paragraph] {place#a|Åre} wakes.`, () => assert.fail());
  const { text, marks } = asText(article);
  const points = [...text];
  assert.equal(points.slice(marks[0].start, marks[0].end).join(''), 'Åre');
});

test('faults are told with their line', () => {
  assert.deepEqual(faultsOf(`${head}[paragraph] {person#a|Ada`), ['5: person is not closed']);
  assert.deepEqual(faultsOf(`${head}[para] x`), ['5: unknown kind of block: para']);
  assert.deepEqual(faultsOf(`${head}[paragraph] {pronoun#a|she} left`), ['0: pronoun of #a, which no name has']);
  assert.deepEqual(faultsOf(`${head}[paragraph] {direct#q|“No.”}`), ['0: nobody says #q']);
  assert.deepEqual(faultsOf(`${head}[paragraph] {date=soon|soon}`), ['5: no value of a date: soon']);
  assert.deepEqual(faultsOf('style: report\n[paragraph] x').length, 3);
});
