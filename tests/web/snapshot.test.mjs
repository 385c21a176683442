// The rules and limits of a snapshot that need no DOM; the walk itself is tested in browsers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { load, root } from './bundle.mjs';

const rules = await load('page/snapshot_rules', 'page/snapshot_builder');
const { SnapshotBuilder, hintsOf } = rules;
const hintsFrom = (attributes) => hintsOf(Object.keys(attributes), (name) => attributes[name]);
const page = { url: '', title: '', language: '' };

test('the same attributes are kept in the browser and natively', () => {
  const source = readFileSync(join(root, 'src', 'page', 'hints.cc'), 'utf8');
  const list = /kHintNames = \{([^}]*)\}/.exec(source)[1];
  const names = [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual([...rules.hintNames].sort(), names.sort());
});

test('the same limits, too', () => {
  const source = ['base/limits.h', 'page/hints.h'].map((name) => readFileSync(join(root, 'src', name), 'utf8')).join('');
  const limit = (name) => {
    const said = new RegExp(`${name} = ([^;]+);`).exec(source)[1].replace(/['u]/g, '');
    const shift = /^(\d+) << (\d+)$/.exec(said);
    return shift ? Number(shift[1]) * 2 ** Number(shift[2]) : Number(said);
  };
  for (const name of ['kMaxTexts', 'kMaxElements', 'kMaxDepth', 'kMaxTextBytes', 'kMaxMetadata', 'kMaxMetaUnits', 'kMaxJsonLd', 'kMaxJsonLdUnits']) {
    assert.equal(rules[name], limit(name), name);
  }
});

test('text nodes: 50,000, then a note', () => {
  const builder = new SnapshotBuilder();
  for (let i = 0; i < rules.kMaxTexts; i++) assert.equal(builder.addText(0, 'x'), true);
  assert.equal(builder.full, false);
  assert.equal(builder.addText(0, 'x'), false);
  assert.equal(builder.full, true);
  assert.deepEqual(builder.finish(page).notes, ['node_limit']);
});

test('2 MiB of UTF-8: what passes it is left out, what still fits is not', () => {
  const builder = new SnapshotBuilder();
  assert.equal(builder.addText(0, 'é'.repeat(rules.kMaxTextBytes / 2 - 1)), true);
  assert.equal(builder.addText(0, 'abc'), false);
  assert.equal(builder.addText(0, 'ab'), true);
  const { notes, texts } = builder.finish(page);
  assert.deepEqual(notes, ['text_limit']);
  assert.equal(texts.length, 2);
});

test('256 levels: deeper elements are flattened into the last one', () => {
  const builder = new SnapshotBuilder();
  let parent = -1;
  for (let depth = 0; depth < 300; depth++) parent = builder.addElement({ tag: 'div', parent }, depth);
  assert.equal(builder.elements.length, rules.kMaxDepth);
  assert.equal(parent, rules.kMaxDepth - 1);
  assert.deepEqual(builder.finish(page).notes, ['depth_limit']);
});

test('a whole snapshot has no notes, and empty texts are none', () => {
  const builder = new SnapshotBuilder();
  assert.equal(builder.addText(0, ''), false);
  assert.equal('notes' in builder.finish(page), false);
});

test('lone surrogates are replaced without moving anything, with and without the built-in', () => {
  const odd = 'a\ud800b\udc00c🕯';
  const wanted = 'a\ufffdb\ufffdc🕯';
  assert.equal(rules.wellFormed(odd), wanted);
  const builtIn = String.prototype.toWellFormed;
  delete String.prototype.toWellFormed;
  try {
    assert.equal(rules.wellFormed(odd), wanted);
  } finally {
    if (builtIn) Object.defineProperty(String.prototype, 'toWellFormed', { value: builtIn, configurable: true, writable: true });
  }
});

test('UTF-8 is measured as it is written', () => {
  for (const text of ['', 'abc', 'é', '“quoted”', '漢字', '🕯x', 'a\u07ff\u0800']) {
    assert.equal(rules.utf8Length(text), Buffer.byteLength(text), text);
  }
});

test('hints are sorted and cut, never inside a pair', () => {
  const hints = hintsFrom({ title: '🕯'.repeat(400), alt: 'x'.repeat(3000), style: 'left out', class: '' });
  assert.deepEqual(Object.keys(hints), ['alt', 'class', 'title']);
  assert.equal(hints.alt.length, 2000);
  assert.equal(hints.title.length, 500);
  assert.equal(hintsFrom({ title: `x${'🕯'.repeat(400)}` }).title.length, 499);
  assert.equal(hintsFrom({ onclick: 'x' }), undefined);
});

test('styles that hide', () => {
  for (const style of ['display:none', 'color:red; DISPLAY : none', 'visibility: hidden;']) assert.ok(rules.styleHides(style), style);
  for (const style of ['', 'display:block', 'backface-visibility:hidden', '--display:none']) assert.ok(!rules.styleHides(style), style);
});

test('white space between blocks and in lists goes, inside a line it stays', () => {
  assert.ok(rules.dropsWhiteSpace('ul', 'inline'));
  assert.ok(rules.dropsWhiteSpace('div', 'none'));
  assert.ok(rules.dropsWhiteSpace('div', 'block'));
  assert.ok(!rules.dropsWhiteSpace('p', 'inline'));
  assert.ok(!rules.dropsWhiteSpace('span', 'none'));
  assert.ok(!rules.dropsWhiteSpace('my-card', 'block'));
});
