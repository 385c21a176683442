// The second marking of the held articles has the same words as the first, and what two markings share is counted right.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseArticle, readCorpus } from '../../tools/corpus.mjs';
import { compare, disagreements, groupAgreement, kappa, pairArticles } from '../../tools/corpus_agreement.mjs';

const head = 'title: A title\nstyle: report\ndate: 2026-03-12\npart: held\n';
const marked = (...lines) => parseArticle('small', head + lines.join('\n'), (line, words) => assert.fail(`${line}: ${words}`));
const shares = (first, second) => compare(first, second).shares;

test('every held article is marked a second time, with the same words', () => {
  const { articles, faults } = readCorpus('corpus/second');
  assert.deepEqual(faults, []);
  assert.deepEqual(pairArticles(readCorpus().articles, articles).faults, []);
});

test('the second marking adds no article to the corpus', () => {
  const { articles } = readCorpus();
  assert.equal(new Set(articles.map(({ slug }) => slug)).size, articles.length);
});

test('other words, or a marking that lacks, are faults', () => {
  const one = marked('[paragraph] {place#a|Åre} wakes.');
  assert.deepEqual(pairArticles([one], [marked('[paragraph] Åre {date=2026|wakes}.')]).faults, []);
  assert.deepEqual(pairArticles([one], [marked('[paragraph] {place#a|Åre} woke.')]).faults, ['small: the words are not the same']);
  assert.deepEqual(pairArticles([one], []).faults, ['small: no second marking']);
  assert.deepEqual(pairArticles([], [one]).faults, ['small: held in one marking only']);
});

test('a name counts where span and kind are the same', () => {
  const first = marked('[paragraph] {person#a|Ada Lund} left {place#b|Åre} for {place#c|Port Selwyn}.');
  const second = marked('[paragraph] {person#x|Ada Lund} left {organisation#y|Åre} for Port {place#z|Selwyn}.');
  const counts = shares(first, second);
  assert.deepEqual(counts['names, exact span and kind'], { both: 2, of: 6 });
  assert.deepEqual(counts['  person'], { both: 2, of: 2 });
  assert.deepEqual(counts['  place'], { both: 0, of: 3 });
  assert.deepEqual(compare(first, second).wordKinds, { 'person person': 2, '- -': 3, 'place organisation': 1, 'place -': 1, 'place place': 1 });
});

test('kappa leaves out what chance would agree on', () => {
  // 100 words: 80 and 10 the same, 10 not; by chance .85² + .15² = .745 or so would be the same.
  assert.ok(Math.abs(kappa([{ '- -': 80, 'place place': 10 }, { '- place': 5, 'place -': 5 }]) - (0.9 - 0.745) / (1 - 0.745)) < 1e-9);
  assert.equal(kappa([{ '- -': 5 }]), 1);
  assert.ok(kappa([{ '- place': 5, 'place -': 5 }]) < 0);
});

test('groups agree as their common mentions stand together', () => {
  assert.deepEqual(groupAgreement([['a', 'x'], ['a', 'x'], ['b', 'y']]), { precision: 3, recall: 3, mentions: 3 });
  // The second marking has made one group of two.
  assert.deepEqual(groupAgreement([['a', 'x'], ['b', 'x']]), { precision: 1, recall: 2, mentions: 2 });
});

test('a quotation counts at overlap .8, and then its kind, speaker and cue', () => {
  const first = marked('[paragraph] {speaker#q|{person#a|Ada}} {cue#q|said} {indirect#q|that she would come tomorrow}, {mixed#r by=a|“perhaps”}.');
  const second = marked('[paragraph] {speaker#k|{person#x|Ada}} {cue#k|said} that {direct#k|she would come tomorrow}, “perhaps”.');
  const counts = shares(first, second);
  assert.deepEqual(counts['quotations, overlap .8'], { both: 2, of: 3 });
  assert.deepEqual(counts['  indirect'], { both: 0, of: 1 });
  assert.deepEqual(counts['  same kind, of common ones'], { both: 0, of: 1 });
  assert.deepEqual(counts['  same speaker, of common ones'], { both: 1, of: 1 });
  assert.deepEqual(counts['  same cue, of common ones'], { both: 1, of: 1 });
});

test('the speaker is the same by its group or by its words', () => {
  const speakerOf = (line, other) => shares(marked(`[paragraph] ${line}`), marked(`[paragraph] ${other}`))['  same speaker, of common ones'].both;
  assert.equal(speakerOf('{person#a|Ada} came. {direct#q by=a|“No,”} she said.', '{person#x|Ada} came. {direct#q|“No,”} {speaker#q|{pronoun#x|she}} said.'), 1);
  assert.equal(speakerOf('{direct#q|“No,”} said {speaker#q|an official}.', '{direct#q|“No,”} said an {speaker#q|official}.'), 1);
  assert.equal(speakerOf('{person#a|Ada} and {person#b|Bo}: {direct#q by=a|“No.”}', '{person#a|Ada} and {person#b|Bo}: {direct#q by=b|“No.”}'), 0);
});

test('dates agree by their span, and then by one value in common', () => {
  const counts = shares(marked('[paragraph] By {date=2026-06,../2026-06|the end of June}, {date=2026-W11|last week}.'), marked('[paragraph] By the {date=2026-06|end of June}, {date=2026-03-05|last week}.'));
  assert.deepEqual(counts['dates, exact span'], { both: 2, of: 4 });
  assert.deepEqual(counts['dates, overlapping'], { both: 4, of: 4 });
  assert.deepEqual(counts['  same value, of those'], { both: 1, of: 2 });
});

test('nothing is counted in bylines and credits', () => {
  const counts = shares(marked('[byline] {person#a|Ada}', '[paragraph] She left.'), marked('[byline] Ada', '[paragraph] She left.'));
  assert.deepEqual(counts['names, exact span and kind'], { both: 0, of: 0 });
});

test('disagreements are told by their kind', () => {
  const first = marked('[paragraph] {person#a|Ada Lund} left {place#b|Åre} in {place#c|Jämtland}.');
  const second = marked('[paragraph] Ada {person#a|Lund} left {organisation#b|Åre} in Jämtland.');
  assert.deepEqual(disagreements(first, second, ['person', 'place', 'organisation']), { 'person: other ends, far': 1, 'place in the first, organisation in the second': 1, 'place: only in the first': 1 });
});
