// The panel's rows, words and keys.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';
import { reading } from './fixtures/reading.mjs';

const panel = await load('panel/view', 'panel/words', 'panel/keys', 'panel/controller', 'panel/links');

test('cards: who, who says so, and every mention', () => {
  const rows = panel.whoRows(reading);
  assert.deepEqual(rows.map((row) => row.title), reading.cards.map((card) => card.title));
  const [ellison, , trust] = rows;
  assert.deepEqual([ellison.line, ellison.source], ['the trust’s chair', 'This article']);
  assert.deepEqual(ellison.mentions, [0, 1, 2]);
  assert.equal(ellison.places.length, 3);
  assert.equal(trust.source, 'Built-in facts, May 2024');
  assert.equal(rows[4].line, '');
});

test('a page without an article lists its names, of which nothing is said; an article keeps its cards', () => {
  const listing = structuredClone(reading);
  listing.cards = [];
  assert.deepEqual(panel.withNames(listing).cards, []);
  listing.page.kind = 'front_page';
  const rows = panel.whoRows(panel.withNames(listing));
  assert.ok(rows.some(({ title }) => title === 'Mara Ellison'), rows.map(({ title }) => title).join());
  assert.ok(rows.every(({ line, introduced, places }) => line === '' && introduced === null && places.length > 0));
  const counts = rows.map(({ group }) => listing.groups.find(({ id }) => id === group).mentions.length);
  assert.deepEqual(counts, counts.toSorted((a, b) => b - a));
  assert.equal(panel.withNames(reading), reading);
});

test('a card does not say the same words twice', () => {
  const [ellison] = panel.whoRows(reading);
  assert.equal(ellison.introduced, null);
  const other = structuredClone(reading);
  other.cards[0].line = { text: 'Engineer', source: 'pack', asOf: '' };
  assert.equal(panel.whoRows(other)[0].introduced.text, 'the trust’s chair');
  assert.equal(panel.whoRows(other)[0].source, 'Built-in facts');
  other.cards[0].line = { text: 'chair', source: 'article', asOf: '' };
  other.cards[0].introduced.text = 'Chair Mara Ellison';
  assert.equal(panel.whoRows(other)[0].introduced, null);
  other.cards[0].introduced.text = 'Mara Ellison, chair of the trust';
  assert.ok(panel.whoRows(other)[0].introduced);
});

test('the ledger: named before unnamed, most words first, reported speech counts no words', () => {
  const view = panel.saidView(reading);
  assert.deepEqual(view.speakers.map((row) => [row.name, row.words, row.quotes.length]), [
    ['Mara Ellison', 13, 2],
    ['Tomás Ruiz Vega', 8, 2],
    ['An official at the ministry', 0, 1],
  ]);
  assert.deepEqual([view.named, view.unnamed, view.nobody, view.words], [2, 1, 0, 21]);
  assert.equal(view.speakers[0].quotes[0].text, 'We did not come here to sign anything,');
});

test('quotes without anybody come last, under nobody’s name', () => {
  const other = structuredClone(reading);
  other.quotes[0].speaker = { name: '', text: '', group: -1, named: false, at: [], score: 0 };
  const view = panel.saidView(other);
  assert.equal(view.speakers.at(-1).name, '');
  assert.equal(view.nobody, 1);
  assert.equal(view.unnamed, 1);
});

test('timeline: dates in words beside their sentences', () => {
  assert.deepEqual(panel.timeRows(reading).map((row) => [row.when, row.words]), [
    ['2019', '2019'], ['November 2023', 'November'], ['12 March 2024', 'Tuesday'],
  ]);
});

test('dates in words', () => {
  const cases = {
    '2024-05-16': '16 May 2024', '2024-05-16T18:30': '16 May 2024, 18:30', '2024-05-16T00:00': '16 May 2024', '2024-05': 'May 2024', '2024': '2024',
    '2024-W20': 'Week 20, 2024', '2024-Q2': 'Quarter 2, 2024', '2024-H1': 'First half of 2024', '2024-SU': 'Summer 2024',
    '199': '1990s', '199X': '1990s', '19XX': '20th century', '20': '21st century', PRESENT_REF: 'Now', P2Y: '', '': '', '2024-13': '', 'XXXX-05': '',
  };
  for (const [value, words] of Object.entries(cases)) assert.equal(panel.dateWords(value), words, value);
});

test('figures stand in their sentence', () => {
  const [row] = panel.figureRows(reading);
  assert.equal(row.text, '1,400 jobs');
  assert.match(row.before, /warned that $/);
  assert.match(row.after, /^ depend on/);
});

test('the outline: runs of paragraphs are one row', () => {
  assert.deepEqual(panel.outlineRows(reading).map((row) => row.label), ['Headline', '4 paragraphs']);
});

test('only http and https are linked to', () => {
  assert.deepEqual(panel.relatedRows(reading).map((row) => row.href), ['https://harbourpost.example/law/quay-act', undefined]);
  for (const bad of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:x', 'file:///etc/passwd', '//', '/relative']) {
    assert.equal(panel.safeHref(bad, ''), undefined, bad);
  }
  assert.equal(panel.safeHref('/a', 'https://example.org/b'), 'https://example.org/a');
});

test('a related item that was read before says when, and only that one', () => {
  const { href } = reading.related[0];
  assert.deepEqual(panel.relatedRows(reading, [{ href, last: 1_790_000_000 }]).map((row) => row.lastRead), [1_790_000_000, undefined]);
  assert.deepEqual(panel.relatedRows(reading).map((row) => row.lastRead), [undefined, undefined]);
});

test('counts of each type, words and minutes', () => {
  assert.deepEqual(panel.typeCounts(reading), { person: 2, organisation: 1, place: 1, thing: 1, date: 5, quote: 5 });
  assert.equal(panel.count(1234567), '1,234,567');
  assert.equal(panel.sayCount('words', 1), '1 word');
  assert.equal(panel.sayCount('words', 1200), '1,200 words');
  assert.equal(panel.minutes(10), '1 min');
  assert.equal(panel.minutes(1150), '5 min');
});

test('the filter wants every word, in any case', () => {
  assert.ok(panel.matches('', 'x'));
  assert.ok(panel.matches('QUAY act', 'The Quay Act', undefined));
  assert.ok(!panel.matches('quay bridge', 'The Quay Act'));
});

test('states are said in words', () => {
  for (const state of [{ kind: 'idle' }, { kind: 'working', fraction: 0.2 }, { kind: 'unsupported', words: 'A reason.' }, { kind: 'barred', why: 'never' }, { kind: 'barred', why: 'revoked' }, { kind: 'failed', words: 'A reason.' }]) {
    const { title, text } = panel.stateWords(state);
    assert.ok(title.length > 3 && text.length > 3, state.kind);
  }
  const listing = { ...reading, page: { ...reading.page, kind: 'front_page' }, notes: [{ code: 'no_date', text: 'No date.' }] };
  assert.deepEqual(panel.readingWords(listing), ['This looks like a front page or a listing: names only.']);
  const video = { ...listing, page: { ...reading.page, kind: 'video' } };
  assert.deepEqual(panel.readingWords(video), ['This is a video page: only the words beside the video were read.', 'No date.']);
  assert.deepEqual(panel.readingWords(reading), []);
});

test('keys: letters are letters while typing, and nothing with a modifier', () => {
  assert.deepEqual(panel.actionOf({ key: 'j' }, false), { kind: 'next' });
  assert.deepEqual(panel.actionOf({ key: 'K' }, false), { kind: 'previous' });
  assert.deepEqual(panel.actionOf({ key: '3' }, false), { kind: 'section', index: 2 });
  assert.equal(panel.actionOf({ key: 'j' }, true), null);
  assert.deepEqual(panel.actionOf({ key: 'Escape' }, true), { kind: 'leave' });
  assert.equal(panel.actionOf({ key: 'p', ctrlKey: true }, false), null);
  const types = ['p', 'o', 'l', 'e', 'd', 'q'].map((key) => panel.actionOf({ key }, false)?.type);
  assert.deepEqual(types, ['person', 'organisation', 'place', 'thing', 'date', 'quote']);
  for (const key of ['Enter', 'Tab', ' ', 'ArrowDown', '0', 'z']) assert.equal(panel.actionOf({ key }, false), null, key);
});

test('keys: copy a link, not this, I know this', () => {
  assert.deepEqual(panel.actionOf({ key: 'c' }, false), { kind: 'copy' });
  assert.deepEqual(panel.actionOf({ key: 'x' }, false), { kind: 'judge', verdict: 'not' });
  assert.deepEqual(panel.actionOf({ key: 'm' }, false), { kind: 'judge', verdict: 'known' });
});

test('evidence: why a card says what it says, and every mention in its own words', () => {
  const [ellison] = panel.whoRows(reading);
  assert.deepEqual(ellison.reasons, ['Person: it reads like a name of this kind (clear).']);
  assert.deepEqual(ellison.contexts.map(({ words }) => words), ['Mara Ellison', 'Ellison', 'She']);
  assert.match(ellison.contexts[0].before, /November\. $/);
  assert.match(ellison.contexts[1].before, /sign anything,” $/);
  const linked = structuredClone(reading);
  linked.groups[3].entity = { id: 'Q1', label: 'Port Alder', description: '', facts: [], score: 700, rule: 'name' };
  assert.match(panel.whoRows(linked)[3].reasons[1], /“Port Alder” \(Q1\).*likely/);
});

test('the sparkline: mentions stand where they stand in the article', () => {
  for (const { spots } of panel.whoRows(reading)) {
    assert.ok(spots.every((spot, at) => spot >= 0 && spot <= 1000 && (at === 0 || spot >= spots[at - 1])));
  }
  const [ellison, , , port] = panel.whoRows(reading);
  assert.ok(port.spots[0] < ellison.spots[0]);
});

test('cards in other orders', () => {
  const rows = panel.whoRows(reading);
  assert.deepEqual(panel.inWhoOrder(rows, 'prominence'), rows);
  assert.deepEqual(panel.inWhoOrder(rows, 'name').map((row) => row.title), ['Mara Ellison', 'Northmoor Harbour Trust', 'Port Alder', 'Quay Act', 'Tomás Ruiz Vega']);
  assert.deepEqual(panel.inWhoOrder(rows, 'appearance').map((row) => row.mentions[0]), [0, 3, 5, 7, 9]);
});

test('a score in words', () => {
  assert.deepEqual([1000, 850, 849, 650, 649, 0].map(panel.surenessOf), ['clear', 'clear', 'likely', 'likely', 'unsure', 'unsure']);
});

test('links to words: encoded, long ones by their ends, only to the web', () => {
  assert.equal(panel.textLink('https://a.example/b#c', 'one-two, three'), 'https://a.example/b#c:~:text=one%2Dtwo%2C%20three');
  assert.equal(panel.textLink('https://a.example/b', ' two\n words '), 'https://a.example/b#:~:text=two%20words');
  const long = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');
  assert.equal(panel.textLink('https://a.example/', long), 'https://a.example/#:~:text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39');
  for (const address of ['', 'about:blank', 'file:///tmp/a.html', 'javascript:1']) assert.equal(panel.textLink(address, 'words'), '', address);
});

test('the store tells its listeners until they leave', () => {
  const store = new panel.PanelStore();
  let calls = 0;
  const leave = store.subscribe(() => (calls += 1));
  store.change({ level: 'normal' });
  assert.equal(store.model().level, 'normal');
  leave();
  store.change({ level: 'off' });
  assert.equal(calls, 1);
});

test('text of the page is shown without control characters and overrides, and not endless', () => {
  assert.equal(panel.plain('a\u0000b\u202ec\u2066d\u009be'), 'abcde');
  assert.equal(panel.plain('a\n\tb'), 'a b');
  assert.equal(panel.plain('x'.repeat(400)).length, 300);
  assert.ok(panel.plain('🕯'.repeat(400)).isWellFormed?.() ?? true);
  const odd = structuredClone(reading);
  odd.cards[0].title = 'Eve\u202e<script>\u0007';
  odd.related[0].title = '\u0000x'.repeat(1000);
  assert.equal(panel.whoRows(odd)[0].title, 'Eve<script>');
  assert.equal(panel.relatedRows(odd)[0].title.length, 300);
});

test('what stands around a figure is shown without overrides either', () => {
  const odd = structuredClone(reading);
  const figure = odd.figures[0];
  const block = odd.blocks.find(({ id }) => id === figure.block);
  block.text = block.text.replace(figure.text, `\u202e${figure.text}\u2066`);
  const [row] = panel.figureRows(odd);
  assert.doesNotMatch(row.before + row.text + row.after, /[\u202a-\u202e\u2066-\u2069]/);
});

test('a pull quote is not counted again, and a quote is gone to with all its parts', () => {
  const odd = structuredClone(reading);
  odd.blocks[4].kind = 'pull_quote';
  assert.equal(panel.saidView(odd).speakers.find((row) => row.name === 'Tomás Ruiz Vega').quotes.length, 1);
  odd.quotes[0].parts.push(odd.quotes[1].parts[0]);
  assert.equal(panel.saidView(odd).speakers[0].quotes[0].place.length, 2);
});

test('entries of a live blog: the clock that the page shows, else the time in its data', () => {
  const live = structuredClone(reading);
  live.page.kind = 'live_blog';
  const block = (id, kind, text) => ({ id, kind, region: 'article', text, at: [[id, 0, text.length]], element: id, score: 900, rule: 'fixture' });
  live.blocks = [
    block(0, 'date', '16:42 GMT'), block(1, 'subheading', 'Water falls'), block(2, 'paragraph', 'The gauge fell.'),
    block(3, 'date', '3h ago'), block(4, 'paragraph', 'Nobody was hurt.'),
    block(5, 'subheading', 'Schools closed'),
  ];
  live.stories = [
    { number: 1, title: 'Water falls', time: '2026-02-09T16:42:00Z', blocks: [0, 1, 2] },
    { number: 2, title: '', time: '2026-02-09T13:25:00+01:00', blocks: [3, 4] },
    { number: 3, title: 'Schools closed', time: '', blocks: [5, 99] },
  ];
  assert.deepEqual(panel.storyRows(live), [
    { number: 1, when: '16:42 GMT', title: 'Water falls', text: 'The gauge fell.', place: [[0, 0, 9]] },
    { number: 2, when: '9 February 2026, 13:25', title: '', text: 'Nobody was hurt.', place: [[3, 0, 6]] },
    { number: 3, when: '', title: 'Schools closed', text: '', place: [[5, 0, 14]] },
  ]);
  assert.equal(panel.kindLabel(live), 'Live blog');
  assert.equal(panel.kindLabel(reading), '');
});

test('stories of a roundup do not say their title twice', () => {
  const roundup = structuredClone(reading);
  roundup.page.kind = 'roundup';
  roundup.blocks[1].text = '14: The ferry was fined.';
  roundup.stories = [{ number: 1, title: '14', time: '', blocks: [1] }];
  assert.deepEqual(panel.storyRows(roundup).map((row) => [row.title, row.text]), [['14', 'The ferry was fined.']]);
});

test('embeds lead to their words or to the text before them, and only to http', () => {
  const odd = structuredClone(reading);
  odd.embeds = [
    { service: 'YouTube', title: 'Quay, filmed', href: 'https://www.youtube.com/embed/x', element: 9, block: -1, after: 2 },
    { service: 'X', title: '', href: 'javascript:alert(1)', element: 10, block: 3, after: 2 },
    { service: 'Audio', title: '', href: '', element: 11, block: -1, after: -1 },
  ];
  assert.deepEqual(panel.embedRows(odd).map((row) => [row.service, row.href, row.place[0]?.[0] ?? -1]), [
    ['YouTube', 'https://www.youtube.com/embed/x', 2], ['X', undefined, 3], ['Audio', undefined, -1],
  ]);
});
