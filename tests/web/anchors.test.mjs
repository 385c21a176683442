// Anchors and text quotes: a place is given only where its words still stand.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';

const { Anchors, findQuote, quoteOf } = await load('page/anchors', 'page/text_quote');

const page = (...texts) => ({
  snapshot: { texts: texts.map((text, index) => [0, index + 1, text]), elements: [{ tag: 'body', parent: -1 }] },
  texts: texts.map((data) => ({ data, isConnected: true })),
  elements: [{ isConnected: false }],
});

test('a place becomes its parts, in order', () => {
  const made = page('Ada ', 'Lovelace', ' spoke.');
  const parts = new Anchors(made).resolve([[0, 0, 4], [1, 0, 8]]);
  assert.deepEqual(parts.map(({ node, start, end }) => node.data.slice(start, end)), ['Ada ', 'Lovelace']);
});

test('places that no text has are none', () => {
  const anchors = new Anchors(page('short'));
  for (const place of [[], [[0, 3, 3]], [[0, 4, 2]], [[0, -1, 2]], [[0, 0, 6]], [[1, 0, 1]], [[-1, 0, 1]]]) {
    assert.equal(anchors.resolve(place), null, JSON.stringify(place));
  }
});

test('words that moved inside their node are found again; words that are gone are not', () => {
  const made = page('The minister, Ada, left.');
  made.texts[0].data = 'Update: The minister, Ada, left.';
  const anchors = new Anchors(made);
  const parts = anchors.resolve([[0, 14, 17]]);
  assert.equal(parts[0].node.data.slice(parts[0].start, parts[0].end), 'Ada');
  assert.equal(anchors.isUnchanged(0), false);
  made.texts[0].data = 'The minister left.';
  assert.equal(anchors.resolve([[0, 14, 17]]), null);
  made.texts[0].isConnected = false;
  assert.equal(anchors.resolve([[0, 0, 3]]), null);
});

test('a lone surrogate in the page does not count as a change', () => {
  const made = page('a\ufffdb');
  made.texts[0].data = 'a\ud800b';
  assert.equal(new Anchors(made).isUnchanged(0), true);
});

test('of several places the one with the old context; without any context none', () => {
  const old = 'Smith said no. Later Smith said yes.';
  const quote = quoteOf(old, 21, 26);
  assert.equal(quote.exact, 'Smith');
  const now = 'Smith said no. Much Later Smith said yes.';
  assert.equal(findQuote(now, quote), now.lastIndexOf('Smith'));
  assert.equal(findQuote('qSmithq Smithq', { prefix: 'x', exact: 'Smith', suffix: 'y' }), -1);
  assert.equal(findQuote('anything', { prefix: '', exact: '', suffix: '' }), -1);
});
