// What cards tell besides their line, the article at a glance, related items by shared names, and the map.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { load, root } from './bundle.mjs';
import { paragraphs, placeOf, reading } from './fixtures/reading.mjs';

const panel = await load('panel/context_view', 'panel/map_view', 'panel/outlines', 'panel/view');

const span = (text, words) => ({ text: words, block: text, at: placeOf(text, words) });
const fact = (key, value, more = {}) => ({ key, value, asOf: '', source: 'editors', ...more });

/** The fixture with facts for the trust (group 2) and the port (group 3). */
function known(facts, change = () => {}) {
  const changed = structuredClone(reading);
  changed.groups[2].entity = { id: 'L9', label: 'Northmoor Harbour Trust', description: 'harbour authority', pack: 'world', facts, score: 900, rule: 'name' };
  changed.cards[2].facts = facts.map((_, index) => ({ fact: index, group: -1, stale: false }));
  change(changed);
  return changed;
}

test('facts have their names, their dates and their source', () => {
  const facts = [fact('office', 'Head of the port', { since: '2012-05-07', asOf: '2024-01' }), fact('member_of', 'Ports Union'), fact('member_of', 'Sea League'), fact('population', '1234567', { asOf: '2024' })];
  const row = panel.contextRow(known(facts), 2);
  assert.deepEqual(row.facts.map(({ label, values, when }) => [label, values, when]), [
    ['Office', ['Head of the port'], 'since 7 May 2012, as of January 2024'],
    ['Member of', ['Ports Union', 'Sea League'], ''],
    ['People', ['1,234,567'], 'as of 2024'],
  ]);
  assert.equal(row.source, 'Built-in facts (world, May 2024)');
  assert.equal(panel.contextRow(reading, 0).source, '');
  assert.equal(panel.contextRow(reading, 99), null);
});

test('facts of a pack that the reader brought say its licence and where they are from', () => {
  const brought = known([fact('headquarters', 'Port Alder')], (changed) => {
    changed.groups[2].entity.pack = 'harbours';
    changed.engine.packs.push({ name: 'harbours', licence: 'CC-BY-4.0', asOf: '2025-01', source: 'a list of ports', entities: 7, brought: true });
    changed.cards[2].line = { text: 'harbour authority', source: 'pack', asOf: '' };
  });
  assert.equal(panel.contextRow(brought, 2).source, 'Facts of a pack that you added (harbours, CC-BY-4.0, January 2025, a list of ports)');
  assert.equal(panel.whoRows(brought).find(({ group }) => group === 2).source, 'From a pack that you added (harbours, CC-BY-4.0)');
});

test('the office that a line names is explained, also where nothing else is known', () => {
  const row = panel.contextRow(known([], (changed) => {
    changed.cards[0].office = { id: 'L1', label: 'Mayor', description: 'head of a town', pack: 'world' };
  }), 0);
  assert.deepEqual(row.office, { name: 'Mayor', says: 'head of a town' });
});

test('old facts say so, and the article wins where it says otherwise', () => {
  const facts = [fact('office', 'Head of the port', { asOf: '2020' })];
  const row = panel.contextRow(known(facts, (changed) => {
    Object.assign(changed.cards[2].facts[0], { stale: true, differs: span(2, 'the trust') });
  }), 2);
  assert.equal(row.facts[0].stale, true);
  assert.deepEqual(row.facts[0].differs, { text: 'the trust', place: placeOf(2, 'the trust') });
});

test('connections: in words from both ends, and the article’s own', () => {
  const changed = known([], (made) => {
    made.cards[0].introduced = span(1, 'Mara Ellison, the trust’s chair');
    const words = span(1, 'Mara Ellison, the trust’s chair');
    made.cards[0].relations = [{ group: 2, source: 'article', inverse: false, words }];
    made.cards[2].relations = [{ group: 0, source: 'article', inverse: true, words }, { group: 3, source: 'pack', inverse: false, key: 'headquarters' }, { group: 3, source: 'pack', inverse: false, key: 'twinned_with' }];
    made.cards[3].relations = [{ group: 2, source: 'pack', inverse: true, key: 'headquarters' }];
  });
  const lines = (group) => panel.contextRow(changed, group).relations.map(({ before, name, after, words }) => [before.trim(), name, after.trim(), words?.text ?? ''].filter(Boolean).join(' | '));
  assert.deepEqual(lines(0), []); // the card's own introduction says it
  assert.deepEqual(lines(2), ['Mara Ellison | Mara Ellison, the trust’s chair', 'Has its seat in | Port Alder', 'Twinned with: | Port Alder']);
  assert.deepEqual(lines(3), ['Northmoor Harbour Trust | has its seat there']);
});

test('at a glance: sentences, and who, where and when', () => {
  const view = panel.glanceView(reading);
  assert.equal(view.sentences.length, 1);
  assert.ok(paragraphs[1].includes(view.sentences[0].text));
  assert.deepEqual(view.who.map(({ name }) => name), ['Mara Ellison', 'Tomás Ruiz Vega', 'Northmoor Harbour Trust']);
  assert.deepEqual(view.where.map(({ name }) => name), ['Port Alder']);
  assert.deepEqual(view.when.map(({ words }) => words), ['12 March 2024']);
});

test('figures that differ stand side by side', () => {
  const changed = structuredClone(reading);
  changed.disagreements = [{ figures: [0, 0], what: 'jobs depend' }, { figures: [0, 99], what: 'x' }];
  const [row, odd] = panel.disagreementRows(changed);
  assert.deepEqual([row.what, row.figures.map(({ text }) => text)], ['jobs depend', ['1,400 jobs', '1,400 jobs']]);
  assert.equal(odd.figures.length, 1);
});

test('related items: what shares most names first, with the names', () => {
  const changed = structuredClone(reading);
  changed.related[0].score = 10;
  Object.assign(changed.related[1], { score: 500, shared: [0, 3, 99] });
  assert.deepEqual(panel.relatedRows(changed).map(({ title, shared }) => [title, shared]), [
    ['A door that should not open', ['Mara Ellison', 'Port Alder']], ['What the Quay Act says, line by line', ['Quay Act']],
  ]);
});

test('the outlines are unpacked: the middle of a state is where it is', () => {
  assert.equal(panel.outlines().length, 177);
  const middles = { Japan: [37, 138], Brazil: [-11, -53], Kenya: [0, 38], Mongolia: [47, 103], Egypt: [26, 30], 'South Africa': [-29, 25], 'Czech Republic': [50, 15], France: [46, 2], 'Democratic Republic of the Congo': [-3, 23] };
  for (const [name, [latitude, longitude]] of Object.entries(middles)) {
    const [x, y] = panel.middleOf(panel.outlineOf(name));
    assert.ok(Math.hypot(x - longitude, y - latitude) < 4, `${name} at ${y}, ${x}`);
  }
  assert.equal(panel.outlineOf('Monaco'), undefined);
});

test('nearly every state of the pack that is large enough has its outline', () => {
  const labels = readFileSync(join(root, 'data', 'packs', 'states.tsv'), 'utf8').split('\n').filter((line) => line.split('\t')[1] === 'label').map((line) => line.split('\t')[2]);
  const drawn = labels.filter((label) => panel.outlineOf(label) !== undefined);
  assert.ok(labels.length > 190 && drawn.length >= 165, `${drawn.length} of ${labels.length}`);
});

function places(...rows) {
  return rows.map(([title, at, state = false], group) => ({ group, title, line: '', mentions: 1, place: [[0, 0, 1]], at: at && [at[1], at[0]], outline: state ? panel.outlineOf(title) : undefined }));
}
const inside = ({ x, y }) => x >= 0 && x <= panel.kMapWidth && y >= 0 && y <= panel.kMapHeight;

test('the map comes as near as its places allow', () => {
  const near = panel.mapView(places(['Vienna', [48.21, 16.37]], ['Kyiv', [50.45, 30.52]]));
  const far = panel.mapView(places(['Vienna', [48.21, 16.37]], ['Kyiv', [50.45, 30.52]], ['Santiago', [-33.45, -70.67]]));
  const apart = ({ marks }) => Math.hypot(marks[0].x - marks[1].x, marks[0].y - marks[1].y);
  assert.ok(apart(near) > 2.5 * apart(far), `${apart(near)} ${apart(far)}`);
  for (const map of [near, far]) assert.ok(map.marks.every(inside));
  assert.ok(near.marks[0].x < near.marks[1].x);
  assert.ok(near.land.length > 100 && near.land.length < far.land.length * 2);
});

test('marks do not cover each other', () => {
  const { marks } = panel.mapView(places(['Rome', [41.9, 12.48]], ['Vatican City', [41.9, 12.45]], ['Italy', [42.8, 12.8], true], ['Sydney', [-33.9, 151.2]]));
  for (const [index, mark] of marks.entries()) {
    for (const other of marks.slice(0, index)) assert.ok(Math.hypot(mark.x - other.x, mark.y - other.y) > 13, `${mark.title} ${other.title}`);
  }
});

test('places on both sides of the date line stand together', () => {
  const map = panel.mapView(places(['Suva', [-18.14, 178.44]], ['Apia', [-13.83, -171.76]]));
  assert.ok(map.marks.every(inside));
  assert.ok(map.marks[0].x < map.marks[1].x);
});

test('named states are filled, as much of them as matters', () => {
  const map = panel.mapView(places(['France', [46, 2], true], ['Lyon', [45.76, 4.84]]));
  assert.ok(map.named.startsWith('M'));
  assert.deepEqual(map.marks.map(({ state }) => state), [true, false]);
  assert.ok(map.marks.every(inside));
  // Guiana does not push France to the edge.
  assert.ok(map.marks[0].x > 90 && map.marks[0].x < 270, String(map.marks[0].x));
  assert.equal(panel.mapView(places(['Monaco', [43.73, 7.4], true])).marks[0].state, false);
});

test('one place, the whole world, and no place', () => {
  assert.equal(panel.mapView(places(['Nowhere', null])), null);
  const one = panel.mapView(places(['Quito', [-0.22, -78.51]]));
  assert.ok(inside(one.marks[0]));
  const world = panel.mapView(places(['Auckland', [-36.85, 174.76]], ['London', [51.5, -0.12]], ['Honolulu', [21.3, -157.86]], ['Lagos', [6.5, 3.4]], ['Delhi', [28.6, 77.2]], ['Lima', [-12, -77]]));
  assert.ok(world.marks.every(inside));
});

test('coordinates are read from facts, and odd ones are not', () => {
  const with_ = (value) => known([], (changed) => { changed.groups[3].entity = { id: 'L1', label: '', description: '', pack: 'world', facts: [fact('coordinates', value), fact('capital', 'X')], score: 1, rule: '' }; });
  assert.deepEqual(panel.placeRows(with_('-18.14,178.44'))[0].at, [178.44, -18.14]);
  for (const odd of ['', '91,0', '0,181', '1', 'NaN,NaN', '1,2,3', '1e3,2']) assert.equal(panel.placeRows(with_(odd))[0].at, null, odd);
});
