// Rows for `sidelight-train quotes`: `node tools/training_quotes.mjs DIR > rows.jsonl`, DIR holding polnear.train.jsonl.gz.
// Its quotations, and those of the part `train` of our own corpus. Offsets are code points.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const rowsOf = (text) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));

/** One article of our own corpus in the form of the others: each piece a quotation, with its cue and speaker. */
function ownRow({ id, text, date, marks }) {
  const find = (tag, name) => marks.find((mark) => mark.tag === tag && mark.id === name);
  const quotes = marks
    .filter(({ tag }) => ['direct', 'mixed', 'indirect'].includes(tag))
    .map(({ start, end, tag, id: name }) => {
      const cue = find('cue', name);
      const speaker = find('speaker', name);
      return {
        start, end, kind: tag,
        ...(cue && { cue_start: cue.start, cue_end: cue.end }),
        ...(speaker && { speaker_start: speaker.start, speaker_end: speaker.end }),
      };
    })
    .sort((a, b) => a.start - b.start);
  const notQuotes = marks.filter(({ tag }) => tag === 'notquote').map(({ start, end }) => [start, end]);
  return { id, own: true, text, date, quotes, not_quotes: notQuotes };
}

const folder = process.argv[2];
if (!folder) {
  console.error('usage: training_quotes.mjs DIR');
  process.exit(2);
}
const polnear = rowsOf(gunzipSync(readFileSync(join(folder, 'polnear.train.jsonl.gz'))).toString('utf8'));
for (const { id, text, date, quotes } of polnear) console.log(JSON.stringify({ id, text, date, quotes }));
const own = execFileSync('node', [join(here, 'corpus.mjs'), 'lines', 'train'], { encoding: 'utf8', maxBuffer: 1 << 28 });
for (const row of rowsOf(own)) console.log(JSON.stringify(ownRow(row)));
