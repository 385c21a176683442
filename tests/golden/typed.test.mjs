// Pages whose every block was typed by hand (tests/golden/typed-*/gold.json): types stay as right as the product promises.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { program, root } from '../../tools/golden.mjs';

/** Macro F1 of all types by the heading it is printed under. */
function macros() {
  const printed = execFileSync(process.execPath, [join(root, 'tests', 'accuracy', 'typed_blocks.mjs'), '--program', program], { encoding: 'utf8' });
  const parts = printed.split(/\n(?=all pages|GZERO-like pages)/);
  return Object.fromEntries(parts.map((part) => [part.trim().split(':')[0], Number(/macro F1 ([\d.]+)/.exec(part)?.[1])]));
}

test('blocks of pages like the one this product exists for: macro F1 of at least .95', () => {
  const found = macros();
  assert.ok(found['GZERO-like pages'] >= 0.95, `GZERO-like pages: ${found['GZERO-like pages']}`);
  assert.ok(found['all pages'] >= 0.85, `all pages: ${found['all pages']}`);
});
