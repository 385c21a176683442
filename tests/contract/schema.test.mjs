// Contract: every snapshot and reading that the program writes is valid against its JSON Schema, every place lies inside its text
// node, and every index names something.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';

import { root, runProgram, slugs } from '../../tools/golden.mjs';

const ajv = new Ajv2020({ allErrors: true, strict: false });
const schemaOf = (name) => ajv.compile(JSON.parse(readFileSync(join(root, 'schema', `${name}.schema.json`), 'utf8')));
const isSnapshot = schemaOf('snapshot');
const isReading = schemaOf('reading');

const collapse = (text) => text.replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim();

function checkPlaces(reading, snapshot) {
  const textAt = (place) =>
    place.map(([text, start, end]) => {
      const node = snapshot.texts[text];
      assert.ok(node, `no text node ${text}`);
      assert.ok(start < end && end <= node[2].length, `[${text}, ${start}, ${end}] leaves its text node`);
      return node[2].slice(start, end);
    });
  const spans = [
    ...reading.mentions, ...reading.dates, ...reading.figures, ...reading.blocks,
    ...reading.quotes.flatMap((quote) => quote.parts),
    ...reading.timeline.map((entry) => entry.sentence),
  ];
  for (const span of spans) {
    assert.equal(collapse(textAt(span.at).join(' ')).replaceAll(' ', ''), collapse(span.text).replaceAll(' ', ''));
  }
}

function checkIndices(reading) {
  const within = (index, list, what) => assert.ok(index >= -1 && index < list.length, `${what} ${index}`);
  for (const mention of reading.mentions) {
    within(mention.group, reading.groups, 'group');
    within(mention.block, reading.blocks, 'block');
  }
  for (const group of reading.groups) {
    for (const id of group.mentions) assert.equal(reading.mentions[id].group, group.id);
  }
  for (const quote of reading.quotes) within(quote.speaker.group, reading.groups, 'speaker');
  for (const entry of reading.timeline) assert.ok(reading.dates[entry.date]);
  for (const card of reading.cards) assert.ok(reading.groups[card.group]);
  for (const item of reading.related) for (const block of item.blocks) assert.ok(reading.blocks[block]);
}

for (const slug of slugs()) {
  test(`${slug}: snapshot and reading keep their contract`, () => {
    const snapshot = JSON.parse(runProgram('snapshot', slug));
    assert.ok(isSnapshot(snapshot), ajv.errorsText(isSnapshot.errors));
    const reading = JSON.parse(runProgram('read', slug, '--format', 'json'));
    assert.ok(isReading(reading), ajv.errorsText(isReading.errors));
    checkPlaces(reading, snapshot);
    checkIndices(reading);
  });
}
