// Levels: what is marked, and that Quiet keeps its budget.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';
import { paragraphs, placeOf, reading } from './fixtures/reading.mjs';

const { planMarks, quietBudget, kMaxRanges, markTypes, metNames, metGroups } = await load('page/plan', 'page/marks', 'page/novelty');
const all = new Set(markTypes);
const words = (mark) => mark.place.map(([text, start, end]) => paragraphs[text].slice(start, end)).join('');

test('the budget: one mark for each 60 words, 40 at most', () => {
  assert.deepEqual([0, 30, 60, 119, 120, 600, 2400, 100_000].map(quietBudget), [0, 1, 1, 1, 2, 10, 40, 40]);
});

test('Off marks nothing', () => assert.deepEqual(planMarks(reading, 'off', all), []));

test('Quiet: the first mention in running text of the most prominent, within the budget', () => {
  const marks = planMarks(reading, 'quiet', all);
  assert.equal(marks.length, quietBudget(reading.counts.words));
  const long = { ...reading, counts: { ...reading.counts, words: 600 } };
  assert.deepEqual(planMarks(long, 'quiet', all).map(words), [
    'Northmoor Harbour Trust', 'Port Alder', 'Mara Ellison', 'Tomás Ruiz Vega', 'The Quay Act of 2011',
  ]);
  assert.deepEqual(planMarks(long, 'quiet', all).map((mark) => mark.place[0][0]), [1, 1, 1, 3, 4], 'never the headline');
});

test('Quiet: a type that is switched off leaves its marks to others', () => {
  const marks = planMarks(reading, 'quiet', new Set(['organisation']));
  assert.deepEqual(marks.map(words), ['Northmoor Harbour Trust']);
});

test('Normal: every name, quotes and dates; no pronouns, descriptions, durations or reported speech', () => {
  const marks = planMarks(reading, 'normal', all).map(words);
  for (const said of ['Ellison', '2019', '“a door with no handle on our side”']) assert.ok(marks.includes(said), said);
  for (const said of ['She', 'the trust', 'two years', '1,400 jobs', 'the government would not step in']) assert.ok(!marks.includes(said), said);
});

test('Everything: those too', () => {
  const marks = planMarks(reading, 'everything', all).map(words);
  for (const said of ['She', 'the trust', 'two years', '1,400 jobs', 'the government would not step in']) assert.ok(marks.includes(said), said);
});

test('Normal stays in the article, Everything does not', () => {
  const elsewhere = structuredClone(reading);
  elsewhere.blocks[1].region = 'related';
  const inSecond = (mark) => mark.place[0][0] === 1;
  assert.equal(planMarks(elsewhere, 'normal', all).filter(inSecond).length, 0);
  assert.ok(planMarks(elsewhere, 'everything', all).filter(inSecond).length > 0);
  assert.equal(planMarks(elsewhere, 'quiet', all).filter(inSecond).length, 0);
});

test('marks come in reading order and know what they stand for', () => {
  const marks = planMarks(reading, 'everything', all);
  const at = marks.map((mark) => mark.place[0][0] * 10_000 + mark.place[0][1]);
  assert.deepEqual(at, [...at].sort((a, b) => a - b));
  const ellison = marks.find((mark) => words(mark) === 'Mara Ellison');
  assert.deepEqual(ellison.target, { kind: 'mention', index: 0, group: 0 });
});

test('new to you: what was met in other articles is pale, and last at Quiet; it holds when groups have other numbers', () => {
  const long = { ...reading, counts: { ...reading.counts, words: 60 * 3 } };
  const first = planMarks(long, 'quiet', all)[0];
  const met = metNames(reading, [{ group: first.target.group, articles: 2 }, { group: 1, articles: 0 }]);
  assert.equal(met.size, 1);
  const quiet = planMarks(long, 'quiet', all, new Map(), metGroups(long, met));
  assert.equal(quiet.length, 3);
  assert.ok(!quiet.some((mark) => mark.target.group === first.target.group), 'others have its place');
  const normal = planMarks(reading, 'normal', all, new Map(), metGroups(reading, met)).filter(({ target }) => target.kind === 'mention');
  assert.ok(normal.every((mark) => (mark.pale === true) === (mark.target.group === first.target.group)));
  const renumbered = structuredClone(reading);
  renumbered.groups.forEach((group) => (group.id += 100));
  assert.deepEqual([...metGroups(renumbered, met)], [first.target.group + 100]);
});

test('at most 2,000 ranges', () => {
  const many = structuredClone(reading);
  const mention = many.mentions[0];
  many.mentions = Array.from({ length: 5000 }, (_, id) => ({ ...mention, id, at: placeOf(1, 'Mara Ellison') }));
  const ranges = planMarks(many, 'normal', all).reduce((sum, mark) => sum + mark.place.length, 0);
  assert.equal(ranges, kMaxRanges);
});
