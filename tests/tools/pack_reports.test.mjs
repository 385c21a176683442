// The reports on the packs' source: what is read of a line, and when a fact is old.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPack } from '../../tools/pack_lines.mjs';
import { lastDay, staleFacts } from '../../tools/pack_stale.mjs';

const source = `qid\tkey\tvalue\tas_of\tsource\tnote
L1\talias\tVell|exact|name|900
L1\talias\tVellish|exact|demonym|950|nationality
L1\tdescription\tinvented state
L1\tkind\tplace
L1\tlabel\tThe Vell
L1\tpopulation\t12\t2025\teditors
L2\thead_of_state\tL3\t2026-01\teditors
L2\tpopulation\t12\t2026-01-15\teditors
`;

function withPack(use) {
  const folder = mkdtempSync(join(tmpdir(), 'pack'));
  try {
    writeFileSync(join(folder, 'a.tsv'), source);
    return use(readPack(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('entities are read with their aliases and facts', () => {
  withPack((entities) => {
    const vell = entities.get('L1');
    assert.equal(vell.label, 'The Vell');
    assert.deepEqual(vell.aliases.map(({ text, use, kind }) => [text, use, kind]), [
      ['Vell', 'name', 'place'],
      ['Vellish', 'demonym', 'nationality'],
    ]);
    assert.deepEqual(vell.facts, [{ key: 'population', value: '12', asOf: '2025', source: 'editors', line: 7 }]);
  });
});

test('a year or a month is taken for its last day', () => {
  assert.equal(new Date(lastDay('2025')).toISOString().slice(0, 10), '2025-12-31');
  assert.equal(new Date(lastDay('2024-02')).toISOString().slice(0, 10), '2024-02-29');
  assert.equal(new Date(lastDay('2026-01-15')).toISOString().slice(0, 10), '2026-01-15');
});

test('a fact is old the day after its last good day, the oldest first', () => {
  withPack((entities) => {
    const keys = (today, days) => staleFacts(entities, lastDay(today), days).map(({ fact, age }) => `${fact.key} ${age}`);
    assert.deepEqual(keys('2026-06-29', 180), []);
    assert.deepEqual(keys('2026-06-30', 180), ['population 181']);
    assert.deepEqual(keys('2026-07-31', 180), ['population 212', 'population 197', 'head_of_state 181']);
    assert.deepEqual(keys('2026-07-30', 180), ['population 211', 'population 196']);
  });
});
