// The words that the extension's parts exchange: what is no word of theirs is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { importModules } from './web_modules.mjs';

const { isMarkStyle, isMessageTo, markStyleSheet, orderOf } = await importModules('extension/messages.ts', 'web/page/marks.ts');

test('an order of the panel is taken as it is', () => {
  const orders = [
    { kind: 'read' },
    { kind: 'cancel' },
    { kind: 'level', level: 'quiet' },
    { kind: 'types', types: ['person', 'quote'] },
    { kind: 'goTo', id: 4, place: [[0, 1, 2], [3, 0, 9]] },
    { kind: 'export', id: 5, format: 'quotes-csv' },
    { kind: 'judge', judgement: { verdict: 'not', name: 'Olsen', kind: 'person', entity: '' }, verdict: null },
    { kind: 'judge', judgement: { verdict: 'not', name: 'Oslo', kind: 'place', entity: 'Q585' }, verdict: 'known' },
  ];
  for (const order of orders) assert.deepEqual(orderOf(order), order);
});

test('members that no order has are left behind', () => {
  assert.deepEqual(orderOf({ kind: 'read', url: 'https://elsewhere.example/' }), { kind: 'read' });
});

test('anything else is no order', () => {
  const others = [
    undefined, null, 0, '', 'read', [], {}, { kind: 'erase' }, { kind: 'level' }, { kind: 'level', level: 'loud' },
    { kind: 'level', level: ['quiet'] }, { kind: 'types', types: 'person' }, { kind: 'types', types: ['person', 'all'] },
    { kind: 'judge', verdict: 'not' }, { kind: 'judge', verdict: 'loud', judgement: { verdict: 'not', name: 'a', kind: 'person', entity: '' } },
    { kind: 'judge', verdict: 'not', judgement: { verdict: 'not', name: '', kind: 'person', entity: '' } },
    { kind: 'export', id: 5, format: 'docx' }, { kind: 'export', format: 'json' },
    { kind: 'goTo', id: '4', place: [] }, { kind: 'goTo', id: 4, place: [[0, 1]] }, { kind: 'goTo', id: 4, place: [[0, -1, 2]] },
    { kind: 'goTo', id: 4, place: [[0, 0.5, 2]] }, { kind: 'goTo', id: 4, place: [[0, 1, Infinity]] }, { kind: 'goTo', id: 4, place: 'body' },
  ];
  for (const other of others) assert.equal(orderOf(other), null, JSON.stringify(other));
});

test('a message is taken only by the one it is for', () => {
  assert.ok(isMessageTo({ to: 'background', kind: 'wake' }, 'background'));
  for (const other of [null, 'wake', [], { kind: 'wake' }, { to: 'background' }, { to: 'panel', kind: 'wake' }, { to: 'background', kind: 1 }]) {
    assert.ok(!isMessageTo(other, 'background'), JSON.stringify(other));
  }
});

test('the style of the marks is put on a page, and no other style', () => {
  const css = markStyleSheet(
    [{ name: 'h1z-0lf', type: 'person', theme: 'light', tone: 'full' }, { name: 'h1z-s', step: 'strong' }],
    ['article *', 'main *', 'h3', 'my-card', ''],
  );
  assert.ok(isMarkStyle(css));
  const others = [
    undefined, 7, 'body { display: none }', `${css}body { color: red }`, css.replace('::highlight(', '.a::highlight('), css.replace('h3::highlight(', '[value^="a"]::highlight('),
    '@import "https://elsewhere.example/";', '@media screen { body { color: red } }',
    '@media screen {\n::highlight(a) { background: url(https://elsewhere.example/) }\n}\n',
    '@media screen {\n::highlight(a) { color: red } } body { color: red }\n}\n', css.repeat(120),
  ];
  for (const other of others) assert.ok(!isMarkStyle(other), String(other).slice(0, 80));
});

test('a style that was made to be slow is refused at once', () => {
  const start = performance.now();
  assert.ok(!isMarkStyle(`@media screen {${' '.repeat(19_000)}x`));
  assert.ok(!isMarkStyle(`@media screen {${'::highlight(a) { } '.repeat(1000)}x`));
  assert.ok(performance.now() - start < 5000);
});
