// Full suite: a page twice as long takes at most 2.3 times the work, counted in comparisons (work_count.cc) and not on the clock, and gives
// a reading that is at most 2.3 times as long, for every shape of page that could make a finder look back or a reading repeat itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';

import { root } from '../../tools/golden.mjs';

const program = join(root, 'build', 'fuzz', 'work_count');
const folder = mkdtempSync(join(tmpdir(), 'sidelight-growth-'));
after(() => rmSync(folder, { recursive: true }));

const kMost = 2.3;
const given = ['Chiamaka', 'Idris', 'Joaquín', 'Wilhelmina', 'Farrukh', 'Sunniva', 'Noor', 'Paloma', 'Ilinca', 'Tevita'];
const family = ['Lindqvist', 'Palmqvist', 'Adeyemi', 'Oyelaran', 'Maquiling', 'Terkelsen', 'Iriarte', 'Dossou', 'Halvorsen'];
const person = (n) => `${given[n % given.length]} ${family[Math.floor(n / given.length) % family.length]}`;
const times = (count, piece) => Array.from({ length: count }, (_, n) => piece(n)).join('');
const page = (body) => `<!doctype html><html lang="en"><title>Ferry sails</title><body><article><h1>Ferry sails</h1><p>The ferry will sail again, the Osterhaven Harbour Board said.</p>${body}</article></body></html>`;

/** Bodies of `n` pieces. */
const shapes = {
  paragraphs: [1000, (n) => times(n, (i) => `<p>The board met in Lisbon on May ${(i % 28) + 1}. “It held,” said ${person(i)}, who counted ${i} bolts for $${i} million.</p>`)],
  'one paragraph': [1000, (n) => `<p>${times(n, (i) => `${person(i)} came on Tuesday and left again. `)}</p>`],
  'one sentence': [8000, (n) => `<p>${times(n, (i) => (i % 5 ? 'and boats ' : 'with bolts, '))}.</p>`],
  'different names': [1500, (n) => times(n, (i) => `<p>${given[i % 10]} Q${i.toString(36)}vist met the minister.</p>`)],
  'one name': [1500, (n) => times(n, () => '<p>Idris Palmqvist said he would come, and Palmqvist came.</p>')],
  pronouns: [1500, (n) => `<p>Idris Palmqvist came.</p>${times(n, () => '<p>He said that he knew his ferry, and she told him that it was hers.</p>')}`],
  capitals: [6000, (n) => `<p>${times(n, (i) => `${family[i % 9]} `)}</p>`],
  'quotes in a row': [1000, (n) => times(n, (i) => `<p>“Bolt ${i} held,” she said. “It held.”</p>`)],
  'opening marks alone': [4000, (n) => `<p>${times(n, (i) => `“bolt ${i} `)}</p>`],
  'closing marks alone': [4000, (n) => `<p>${times(n, (i) => `bolt ${i}” `)}</p>`],
  'quotation over paragraphs': [1500, (n) => times(n, (i) => `<p>“And then bolt ${i} was counted.</p>`)],
  dates: [2000, (n) => `<p>${times(n, (i) => `on May ${(i % 28) + 1}, ${1900 + (i % 120)} and last Friday, `)}.</p>`],
  'a date to each quote of a sentence': [2000, (n) => `<p>The board ${times(n, (i) => `“bolt ${i}” and, in ${1900 + (i % 120)}, `)} said.</p>`],
  'reports in one sentence': [1000, (n) => `<p>${times(n, (i) => `${person(i)} said that bolt ${i % 9} held, and `)} so on.</p>`],
  numbers: [6000, (n) => `<p>${times(n, (i) => `${i},000 and $${i}.5 million, `)}.</p>`],
  'digits without end': [20_000, (n) => `<p>${'7'.repeat(n)}</p>`],
  'letters without end': [20_000, (n) => `<p>${'x'.repeat(n)}</p>`],
  hyphens: [8000, (n) => `<p>${'well-'.repeat(n)}</p>`],
  stops: [8000, (n) => `<p>${'U.S. '.repeat(n)}</p>`],
  blanks: [30_000, (n) => `<p>a${' '.repeat(n)}b</p>`],
  'inline elements': [8000, (n) => `<p>${times(n, (i) => `<b>${i % 7}</b>`)}</p>`],
  'empty elements': [8000, (n) => '<div></div>'.repeat(n)],
  siblings: [4000, (n) => times(n, (i) => `<div class="c${i}"><a href="/${i}">Item ${i}</a></div>`)],
  links: [4000, (n) => `<p>${times(n, (i) => `<a href="/${i}">${person(i)}</a> `)}</p>`],
  'text nodes': [10_000, (n) => `<p>${times(n, (i) => `${i} <!---->`)}</p>`],
  depth: [120, (n) => `${'<div>'.repeat(n)}<p>It held.</p>${'</div>'.repeat(n)}`],
  'depth beyond the limit': [2000, (n) => `${'<div>'.repeat(n)}<p>It held.</p>${'</div>'.repeat(n)}`],
  'formatting that is open': [300, (n) => times(n, (i) => `<p><${['b', 'i', 'em', 'u'][i % 4]}>bolt ${i}</p>`)],
  tables: [1000, (n) => `<table>${times(n, (i) => `<tr><td>${person(i)}<td>${i}`)}</table>`],
  pictures: [800, (n) => times(n, (i) => `<figure><img alt="Boat ${i}"><figcaption>Boat ${i}. Photo: ${person(i)}</figcaption></figure>`)],
  attributes: [4000, (n) => `<p ${times(n, (i) => `a${i}=x `)}>It held.</p>`],
  references: [8000, (n) => `<p>${'&amp;&eacute;&notit;'.repeat(n)}</p>`],
  'JSON-LD': [1500, (n) => `<script type="application/ld+json">${JSON.stringify({ '@graph': Array.from({ length: n }, (_, i) => ({ '@type': 'Person', name: person(i) })) })}</script>`],
};

for (const [name, [n, body]] of Object.entries(shapes)) {
  test(`${name}: twice as long is at most ${kMost} times the work`, { skip: existsSync(program) ? false : 'cmake --build --preset fuzz', timeout: 300_000 }, (t) => {
    const files = [n, 2 * n].map((count) => {
      const path = join(folder, `${count}.html`);
      writeFileSync(path, page(body(count)));
      return path;
    });
    const counted = execFileSync(program, files, { encoding: 'utf8' }).trim().split('\n').map((line) => line.split(' ').map(Number));
    const work = counted.map(([, comparisons]) => comparisons);
    const written = counted.map(([, , bytes]) => bytes);
    const nothing = 200_000; // what a page costs that says nothing: so that small numbers do not hide a square
    const ratio = (work[1] - nothing) / Math.max(1, work[0] - nothing);
    t.diagnostic(`${work[0]} → ${work[1]} comparisons, ${(work[1] / work[0]).toFixed(2)} times; ${written[0]} → ${written[1]} bytes`);
    assert.ok(written[1] <= kMost * written[0], `the reading is ${(written[1] / written[0]).toFixed(2)} times as long`);
    if (work[0] > 4 * nothing) assert.ok(ratio <= kMost, `${ratio.toFixed(2)} times`);
    else assert.ok(work[1] <= kMost * work[0] || work[1] < 4 * nothing, `${work[0]} → ${work[1]}`);
  });
}
