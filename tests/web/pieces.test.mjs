// Readings and snapshots in pieces: joined, they are what they were; a page is given of a long reading what it needs, and no more.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';
import { reading } from './fixtures/reading.mjs';

const { cutReading, joinReading, piecesOfSnapshot, planMarks, markTypes } =
  await load('core/reading_pieces', 'core/snapshot_pieces', 'page/plan', 'page/marks');

/** The article of the fixture between so many teasers before and behind it, as on a page with long lists. */
function amongTeasers(count) {
  const shift = (id) => id + count;
  const article = reading.blocks.map((block) => ({ ...block, id: shift(block.id) }));
  const moved = (list) => list.map((each) => ({ ...each, block: shift(each.block) }));
  const teaser = (id) => ({ id, kind: 'related', region: 'related', text: `What the river towns decided in week ${id}`, at: [[id, 0, 9]], element: id, score: 800, rule: 'zone.related' });
  const before = Array.from({ length: count }, (_, i) => teaser(i));
  const after = Array.from({ length: count }, (_, i) => teaser(count + article.length + i));
  const named = { ...reading.mentions[0], id: 9000, group: -1, block: 7 }; // a name in a teaser
  return {
    ...reading,
    blocks: [...before, ...article, ...after],
    mentions: [...moved(reading.mentions), named],
    dates: moved(reading.dates),
    figures: moved(reading.figures),
    quotes: reading.quotes.map((quote) => ({ ...quote, parts: moved(quote.parts) })),
    related: before.map(({ id, text }) => ({ title: text, href: `/${id}`, teaser: '', section: '', image: '', blocks: [id], shared: [], score: 0 })),
  };
}

test('a short reading stays whole', () => {
  const text = JSON.stringify(reading);
  assert.deepEqual(cutReading(text), { own: [text], rest: [] });
});

test('a long reading comes in pieces of a size, and together they are the reading', () => {
  const long = amongTeasers(2000);
  const { own, rest } = cutReading(JSON.stringify(long));
  assert.ok(own.length > 1 && rest.length > 1);
  assert.ok([...own, ...rest].every((piece) => piece.length < 120_000));
  assert.deepEqual(joinReading([...own, ...rest]), long);
});

test('what a page needs of it: its marks are the same, the teasers without a name are left out', () => {
  const long = amongTeasers(2000);
  const { own } = cutReading(JSON.stringify(long));
  const page = joinReading(own);
  assert.equal(page.blocks.length, reading.blocks.length + 1);
  assert.deepEqual(page.related, []);
  for (const level of ['quiet', 'normal', 'everything']) assert.deepEqual(planMarks(page, level, new Set(markTypes)), planMarks(long, level, new Set(markTypes)), level);
});

test('the pieces of a snapshot are its JSON', () => {
  const small = { format: 'sidelight-snapshot', version: 1, url: '', title: 'a', language: '', metadata: [], jsonLd: [], elements: [{ tag: 'body', parent: -1 }], texts: [[0, 1, '“a”']] };
  assert.deepEqual([...piecesOfSnapshot(small)], [JSON.stringify(small)]);
  for (const [elements, texts] of [[4000, 1], [1, 4001], [2000, 2000], [5000, 9000]]) {
    const large = {
      ...small,
      elements: Array.from({ length: elements }, (_, i) => ({ tag: 'p', parent: i - 1 })),
      texts: Array.from({ length: texts }, (_, i) => [0, i, `say “${i}”, then`]),
      notes: ['node_limit'],
    };
    const pieces = [...piecesOfSnapshot(large)];
    assert.ok(pieces.length > 3);
    assert.deepEqual(JSON.parse(pieces.join('')), large);
  }
});
