// Large hostile pages, written on demand because they are too big to keep: `node tests/hostile/generate.mjs DIR`.
// Same bytes at every run. What each must come to is in README.md beside this file.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';

const folder = argv[2];
if (!folder || argv.length > 3) {
  stderr.write('usage: node generate.mjs DIR\n');
  exit(2);
}
mkdirSync(folder, { recursive: true });

const kHead =
  '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Ferry line to Osterhaven reopens</title>' +
  '<meta property="article:published_time" content="2025-04-16T08:00:00+00:00"></head>\n<body><article>\n' +
  '<h1>Ferry line to Osterhaven reopens</h1>\n<p>The ferry will sail again on Friday, the Osterhaven Harbour Board (OHB) announced on Tuesday.</p>\n';
const kTail = '\n<p>“We counted every bolt twice,” said Chiamaka Lindqvist, the board’s director.</p>\n</article></body></html>\n';

// Parts of names and sentences; numbers pick among them, so that no two runs differ.
const kGiven = ['Chiamaka', 'Idris', 'Joaquín', 'Wilhelmina', 'Hye-rin', 'Farrukh', 'Sunniva', 'Mateus', 'Noor', 'Paloma', 'Lemayian', 'Ilinca', 'Tevita'];
const kFamily = ['Lindqvist', 'Palmqvist', 'Adeyemi', 'Oyelaran', 'Nakagawa', 'Maquiling', 'Terkelsen', 'Iriarte', 'Dossou', 'Darvaneau', 'Halvorsen'];
const kVerbs = ['said', 'warned', 'added', 'insisted', 'argued', 'noted', 'conceded'];
const kSentences = [
  'The repair cost $2.6 million, about 15 percent less than was feared in January.',
  'Fishermen on the far shore complained that no boat leaves after six in the evening.',
  'The board meets again on May 6 to set the fares for 2026.',
  'Canada and Norway have long coasts, and many ferries.',
];
const pick = (list, number) => list[number % list.length];
const person = (number) => `${pick(kGiven, number)} ${pick(kFamily, Math.floor(number / kGiven.length))}`;

/** One piece of a page for each of `count` numbers. */
function* pieces(count, piece) {
  for (let number = 0; number < count; ++number) yield piece(number);
}

/** Pieces until there are at least `bytes` of them. */
function* bytesOf(bytes, piece) {
  for (let number = 0, left = bytes; left > 0; ++number) {
    const text = piece(number);
    left -= Buffer.byteLength(text);
    yield text;
  }
}

/** `text` in chunks small enough to write at once. */
function* joined(texts) {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < 1 << 20) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function write(name, ...parts) {
  const file = openSync(join(folder, `${name}.html`), 'w');
  writeSync(file, kHead);
  for (const part of parts) for (const chunk of joined(typeof part === 'string' ? [part] : part)) writeSync(file, chunk);
  writeSync(file, kTail);
  closeSync(file);
  stdout.write(`${name}.html\n`);
}

const paragraph = (number) => `<p>${pick(kSentences, number)} “Number ${number},” ${pick(kVerbs, number)} ${person(number)}.</p>\n`;

write('page-20-mb', bytesOf(20 * 2 ** 20, paragraph));
write('elements-100000', '<p>', pieces(100_000, (number) => (number % 10 === 0 ? '<br>' : `<b>${number % 7}</b>`)), '</p>');
write('depth-5000', '<div>'.repeat(5000), '<p>“So far down,” said Idris Palmqvist, “the light is green.”</p>', '</div>'.repeat(5000));
write('text-nodes-60000', '<p>', pieces(60_000, (number) => `${pick(kGiven, number)} <!---->`), '</p>');
write('paragraph-3-mb', '<p>', bytesOf(3 * 2 ** 20, (number) => `${pick(kSentences, number)} `), '</p>');
write('quotes-5000', pieces(5000, (number) => `<p>“We counted bolt ${number} twice,” ${pick(kVerbs, number)} ${person(number)}. “It held.”</p>\n`));
write('capitalised-20000', '<p>', pieces(20_000, (number) => `${number % 2 ? pick(kFamily, number >> 1) : pick(kGiven, number >> 1)} `), '</p>');
write('sentence-100000-tokens', '<p>The ferry', pieces(49_999, (number) => (number % 5 ? ' and boats' : ', bolts')), '.</p>');
write('blocks-50000', pieces(50_000, (number) => `<p>Boat ${number}.</p>\n`));
write('unclosed-quotes-20000', '<p>', pieces(20_000, (number) => `“bolt ${number % 10 ? '' : `said ${person(number)}. `}`), '</p>');
write('inline-10000', '<p>', pieces(10_000, (number) => `<${pick(['b', 'i', 'em', 'span'], number)}>${number % 100 ? '' : 'deeper '}`), 'Chiamaka Lindqvist spoke.');
