// The texts that the name models are learnt from, as JSON lines on standard output:
// `node tools/training_names.mjs SHARED [--strict] [--without SOURCE,…] [--dev]`
//
// SHARED holds data/ner (JSON lines, each row with its licence). --strict takes only what is licensed for it without share-alike: the
// corpora under CC BY, the public domain and our own. --without leaves out the rows whose source or outlet begins with one of the words.
// --dev adds the development parts, for the models that are shipped; not that of GUM, by which other rooms are measured with the
// shipped model. Our own corpus is always in, and counts more.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { asText, readCorpus } from './corpus.mjs';

const [shared, ...rest] = process.argv.slice(2);
if (!shared || !existsSync(join(shared, 'data', 'ner'))) {
  console.error('usage: training_names.mjs SHARED [--strict] [--without SOURCE,…] [--dev]');
  process.exit(2);
}
const strict = rest.includes('--strict');
const dev = rest.includes('--dev');
const without = rest.includes('--without') ? rest[rest.indexOf('--without') + 1].split(',') : [];

const nameTypes = ['person', 'organisation', 'place', 'facility', 'event', 'work', 'law', 'nationality', 'product'];
// How often a text is seen in one pass: news and what is like it more than tweets and talk.
const weights = { own: 4, worldwide: 3, crossner: 4, gum: 2, uner: 2 };
const weightOf = ({ source }) => Object.entries(weights).find(([word]) => source.startsWith(word))?.[1] ?? 1;

// Weapons and units of an army, descriptions as well as names: not what we call a name.
const leftOut = ['re3d'];

function mayShip({ licence, source }) {
  if (/NC/.test(licence)) return false;
  if (!strict) return true;
  // CrossNER: annotations under MIT, sentences of Wikipedia.
  return source.startsWith('crossner') || !/SA|none stated/.test(licence);
}

function isLeftOut({ source = '', outlet = '' }) {
  return [...without, ...leftOut].some((word) => source.startsWith(word) || outlet.startsWith(word));
}

const folder = join(shared, 'data', 'ner');
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.jsonl.gz') || (/\.(dev|test)\./.test(name) && (!dev || name.startsWith('gum')))) continue;
  for (const line of gunzipSync(readFileSync(join(folder, name))).toString('utf8').split('\n')) {
    if (line === '') continue;
    const row = JSON.parse(line);
    if (mayShip(row) && !isLeftOut(row)) console.log(JSON.stringify({ ...row, weight: weightOf(row) }));
  }
}
for (const article of readCorpus().articles) {
  if (article.part !== 'train') continue;
  const { id, text, marks } = asText(article);
  const names = marks.filter(({ tag }) => nameTypes.includes(tag)).map(({ tag, start, end }) => ({ start, end, type: tag }));
  const outermost = names.filter((a) => !names.some((b) => b !== a && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start));
  const row = { id, source: 'own', scheme: nameTypes, text, entities: outermost };
  console.log(JSON.stringify({ ...row, weight: weightOf(row) }));
}
