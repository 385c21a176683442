// What the reader said about names: which of a reading they are about, what they do to marks, and that nothing odd comes out of storage.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';
import { paragraphs, reading } from './fixtures/reading.mjs';

const web = await load('page/judgements', 'page/plan', 'page/marks', 'panel/preferences', 'panel/card');
const all = new Set(web.markTypes);
const words = (mark) => mark.place.map(([text, start, end]) => paragraphs[text].slice(start, end)).join('');
const long = { ...reading, counts: { ...reading.counts, words: 600 } };
const judged = (group, verdict) => [web.judgementOf(reading, group, verdict)];

test('a judgement is about the name and its kind, in any case', () => {
  const [about] = judged(0, 'not');
  assert.deepEqual(about, { verdict: 'not', name: 'Mara Ellison', kind: 'person', entity: '' });
  assert.deepEqual([...web.verdictsOf(reading, [{ ...about, name: ' mara  ELLISON' }])], [[0, 'not']]);
  assert.equal(web.verdictsOf(reading, [{ ...about, kind: 'organisation' }]).size, 0);
  assert.equal(web.judgementOf(reading, 99, 'not'), null);
});

test('an entry of the pack counts more than its name', () => {
  const linked = structuredClone(reading);
  linked.groups[3].entity = { id: 'Q1', label: 'Port Alder', description: '', facts: [], score: 900, rule: 'name' };
  const about = { verdict: 'known', name: 'Alder', kind: 'place', entity: 'Q1' };
  assert.equal(web.verdictsOf(linked, [about]).get(3), 'known');
  assert.equal(web.verdictsOf(linked, [{ ...about, name: 'Port Alder', entity: 'Q2' }]).size, 0, 'another of the same name');
});

test('a later judgement takes the place of an earlier one, and can be taken back', () => {
  const [not] = judged(0, 'not');
  const list = web.withJudgement(web.withJudgement([], not), { ...not, verdict: 'known' });
  assert.deepEqual(list.map(({ verdict }) => verdict), ['known']);
  assert.deepEqual(web.withoutJudgement(list, not), []);
});

test('“Not this”: no mark at any level', () => {
  for (const level of ['quiet', 'normal', 'everything']) {
    const marks = web.planMarks(long, level, all, web.verdictsOf(reading, judged(0, 'not')));
    assert.ok(marks.length > 2);
    assert.ok(!marks.some((mark) => mark.target.group === 0), level);
  }
});

test('“I know this”: not at Quiet, pale elsewhere, and the others as before', () => {
  const verdicts = web.verdictsOf(reading, judged(0, 'known'));
  assert.ok(!web.planMarks(long, 'quiet', all, verdicts).some((mark) => mark.target.group === 0));
  const marks = web.planMarks(long, 'normal', all, verdicts);
  assert.deepEqual([...new Set(marks.filter((mark) => mark.pale).map(words))], ['Mara Ellison', 'Ellison']);
  assert.equal(marks.length, web.planMarks(long, 'normal', all).length);
});

test('out of storage comes only what is one', () => {
  const good = { verdict: 'not', name: 'A', kind: 'person', entity: '' };
  assert.deepEqual(web.readJudgements([good, null, 7, {}, { ...good, verdict: 'x' }, { ...good, name: '' }, { ...good, name: 'x'.repeat(301) }, { ...good, more: 1 }]), [good, good]);
  assert.deepEqual(web.readJudgements('x'), []);
  for (const odd of [undefined, null, 3, [], { level: 'loud', types: 'all', theme: 1, keys: 'yes', sites: [1], judgements: {} }]) {
    assert.deepEqual(web.readPreferences(odd), web.defaults);
  }
});

test('rules of sites: hosts alone, and only rules that there are', () => {
  const { sites } = web.readPreferences({ sites: { 'a.example': 'always', 'b.example': 'click', 'c/d': 'never', 'e.example': 'never' } });
  assert.deepEqual(sites, { 'a.example': 'always', 'e.example': 'never' });
  assert.deepEqual(web.withRule(sites, 'a.example', 'click'), { 'e.example': 'never' });
  assert.equal(web.ruleOf({ sites }, 'toString'), 'click');
});

test('to a file and back: the same, but for “always”, which the browser must grant anew', () => {
  const mine = { ...web.defaults, level: 'normal', theme: 'dark', judgements: judged(1, 'known'), sites: { 'a.example': 'always', 'b.example': 'never' } };
  assert.deepEqual(web.fromFile(web.toFile(mine)), { ...mine, sites: { 'b.example': 'never' } });
  for (const text of ['', '{}', '[]', '{"format":"other"}', 'null']) assert.equal(web.fromFile(text), null, text);
});

test('the card: who, mention 2 of 3, and no card for what was put aside', () => {
  const gone = [];
  let verdicts = web.verdictsOf(reading, []);
  const teller = new web.CardTeller(reading, () => verdicts, { goTo: (place) => gone.push(place), openInPanel() {}, judge() {} });
  const target = { kind: 'mention', index: 1, group: 0 };
  const card = teller.contentOf(target);
  assert.deepEqual([card.title, card.kind, card.line, card.source, card.mentions.words], ['Mara Ellison', 'Person', 'the trust’s chair', 'This article', 'mention 2 of 3']);
  card.mentions.next.press();
  assert.deepEqual(gone, [reading.mentions[2].at]);
  assert.equal(teller.contentOf(target).mentions.words, 'mention 3 of 3');
  verdicts = web.verdictsOf(reading, judged(0, 'not'));
  assert.equal(teller.contentOf(target), null);
  assert.equal(teller.contentOf({ kind: 'quote', index: 2 }).title, 'Tomás Ruiz Vega');
  assert.equal(teller.contentOf({ kind: 'date', index: 0 }).title, '12 March 2024');
  assert.equal(teller.contentOf({ kind: 'date', index: 2 }), null, '2019 says 2019');
  assert.equal(teller.contentOf({ kind: 'figure', index: 0 }), null);
});
