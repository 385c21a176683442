// The texts that words are put into clusters by, as JSON lines {text}: `node tools/plain_texts.mjs SHARED ROWS`. ROWS is what
// training_names.mjs printed; to it come the news of PolNeAR (training part) and the paragraphs of GAP, whose marks are not looked at.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [shared, rows] = process.argv.slice(2);
if (!shared || !rows) {
  console.error('usage: plain_texts.mjs SHARED ROWS');
  process.exit(2);
}
const more = ['quotes/polnear.train.jsonl.gz', 'coref/gap.development.jsonl.gz', 'coref/gap.validation.jsonl.gz'];
const files = [readFileSync(rows), ...more.map((name) => gunzipSync(readFileSync(join(shared, 'data', name))))];
for (const file of files) {
  for (const line of file.toString('utf8').split('\n')) {
    if (line !== '') console.log(JSON.stringify({ text: JSON.parse(line).text }));
  }
}
