// The look of marks: shapes differ, contrast is enough, nothing in print.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from './bundle.mjs';
import { root } from './bundle.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { markStyles, markStyleSheet, markOf, parseColour, luminance } = await load('page/marks', 'page/background');

const luminanceOf = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return luminance({ r, g, b, alpha: 1 });
};
const contrast = (a, b) => {
  const [low, high] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

test('no two types share a shape', () => {
  const shapes = markStyles.map((style) => `${style.line} ${style.thickness}`);
  assert.equal(new Set(shapes).size, shapes.length);
});

test('lines stand out from light and from dark pages', () => {
  for (const style of markStyles.filter((each) => each.line !== 'tint')) {
    assert.ok(contrast(style.light, '#FFFFFF') >= 4.6, `${style.type} on light`);
    assert.ok(contrast(style.dark, '#1E1E1E') >= 5.9, `${style.type} on dark`);
  }
});

test('every kind of the engine has a mark that exists', () => {
  const { EntityKind } = JSON.parse(readFileSync(join(root, 'schema', 'kinds.json'), 'utf8'));
  for (const { name, mark } of EntityKind) {
    assert.equal(markOf(name), mark);
    assert.ok(markStyles.some((style) => style.type === mark), mark);
  }
});

test('the style sheet has a rule for each highlight, on screens only, with system colours where they are forced', () => {
  const all = markStyles.flatMap(({ type }) =>
    ['light', 'dark'].flatMap((theme) => ['full', 'pale'].map((tone) => ({ name: `x-${type}-${theme}-${tone}`, type, theme, tone }))),
  );
  const css = markStyleSheet([...all, { name: 'x-strong', step: 'strong' }], ['article *', 'h3']);
  for (const { name } of [...all, { name: 'x-strong' }]) {
    assert.equal(css.split(`article *::highlight(${name}), h3::highlight(${name}) {`).length - 1, 2);
  }
  assert.ok(css.startsWith('@media screen {'));
  assert.doesNotMatch(css.replace(/@media screen( and \(forced-colors: active\))? \{/g, ''), /@media/);
});

test('colours as browsers compute them', () => {
  assert.deepEqual(parseColour('rgb(1, 2, 3)'), { r: 1, g: 2, b: 3, alpha: 1 });
  assert.deepEqual(parseColour('rgba(255, 0, 0, 0.5)'), { r: 255, g: 0, b: 0, alpha: 0.5 });
  assert.deepEqual(parseColour('color(srgb 1 0 0.2 / 0.25)'), { r: 255, g: 0, b: 51, alpha: 0.25 });
  for (const other of ['', 'red', 'oklch(0.5 0.1 20)', 'color(display-p3 1 0 0)', 'rgb(1, 2)']) assert.equal(parseColour(other), null);
});
