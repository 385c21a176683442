// The harness of ./dev accuracy measures what it says: offsets, encodings, and rows of every task.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

import { codePoints, isoWeek, linesOf, timexValue } from './peers.mjs';
import { decodeHtml, readRows, tasks } from './tasks.mjs';

test('UTF-16 offsets become code points', () => {
  assert.deepEqual([...codePoints('a😀b')], [0, 1, 1, 2, 3]);
  assert.deepEqual([...codePoints('')], [0]);
  // A lone surrogate is a code point of its own.
  assert.deepEqual([...codePoints('\ud83dx')], [0, 1, 2]);
});

test('bytes of a page are decoded by what they say', () => {
  assert.equal(decodeHtml(Buffer.from('<meta charset="windows-1252"><p>\x93x\x94', 'latin1')), '<meta charset="windows-1252"><p>“x”');
  assert.equal(decodeHtml(Buffer.from('<p>é')), '<p>é');
  assert.equal(decodeHtml(Buffer.from('<p>\xe9', 'latin1')), '<p>é');
  assert.equal(decodeHtml(Buffer.from('\ufeff<p>é', 'utf16le')), '<p>é');
  assert.equal(decodeHtml(Buffer.from('<meta charset="no-such"><p>é')), '<meta charset="no-such"><p>é');
});

const text = (data) => ({ nodeType: 3, nodeName: '#text', data, childNodes: [] });
const element = (nodeName, ...childNodes) => ({ nodeType: 1, nodeName, childNodes });

test('blocks are lines, and captions are no body', () => {
  const page = element(
    'DIV',
    element('P', text('One '), element('B', text('two\n three'))),
    element('FIGCAPTION', text('left out')),
    element('UL', element('LI', text('four')), element('LI', text('five'), element('BR'), text('six'))),
    text('  seven'),
  );
  assert.equal(linesOf(page), 'One two three\nfour\nfive\nsix\nseven');
});

test('data that is not there is told, and data that is there is asked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-accuracy-'));
  try {
    for (const task of tasks) for (const set of task.sets) assert.equal(set.rows(folder), undefined, `${task.name} ${set.name}`);
    mkdirSync(join(folder, 'data', 'coref'), { recursive: true });
    const row = { id: 'a', text: 'Ann said she left.', pronoun: [9, 12], a: [0, 3], b: [4, 8], a_coref: true, b_coref: false };
    const file = join(folder, 'data', 'coref', 'gap.validation.jsonl.gz');
    // Read by name: a file that is not gzipped is refused, never taken for an empty one.
    writeFileSync(file, JSON.stringify(row));
    const set = tasks.find((task) => task.name === 'gap').sets[1];
    assert.throws(() => set.rows(folder));
    const plain = join(folder, 'rows.jsonl');
    writeFileSync(plain, `${JSON.stringify(row)}\n\n`);
    assert.deepEqual(readRows(plain), [row]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a peer's dates are written as TIMEX3 writes them", () => {
  assert.equal(isoWeek('2026-03-04'), '2026-W10');
  assert.equal(isoWeek('2027-01-01'), '2026-W53');
  assert.equal(timexValue({ start: '2016-03-01T00:00', end: '2016-03-31T23:59', unit: 'month' }), '2016-03');
  assert.equal(timexValue({ start: '2016-05-05T00:00', end: '2016-05-05T23:59', unit: 'day', duration: { days: 1 } }), '2016-05-05');
  assert.equal(timexValue({ start: '1801-01-01T00:00', end: '1805-12-31T23:59', duration: { years: 5 } }), '1801/1805');
  assert.equal(timexValue(undefined), undefined);
});
