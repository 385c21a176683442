// Contract between browser and program: the canonical snapshot of every fixture is the same, down to the order of its members, and
// every mention's place holds its own words on the page.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { givenOptions, pageFile, slugs } from '../../tools/golden.mjs';
import { launchChromium } from './chromium.mjs';
import { root, seedIsThere, startServer } from './local_server.mjs';
import { nativeReading, nativeSnapshot } from './native.mjs';
import { pageModules } from './web_modules.mjs';

const limit = { timeout: 120_000 };
let server;
let browser;
let page;
let modules;

before(async () => {
  server = await startServer();
  browser = await launchChromium(server);
  page = await browser.newPage();
  modules = await pageModules();
}, limit);
after(async () => {
  await browser?.close();
  await server?.close();
}, limit);

const fixtures = slugs()
  .filter((slug) => pageFile(slug).endsWith('.html'))
  .map((slug) => ({ name: slug, file: pageFile(slug), path: `golden/${slug}/page.html`, options: givenOptions(slug) }));
// A file without a tag is plain text for the program, which has no server's word for it.
const notHtml = new Set(['only-whitespace.html']);
const hostile = readdirSync(join(root, 'tests', 'hostile'))
  .filter((name) => name.endsWith('.html') && !notHtml.has(name))
  .map((name) => ({ name, file: join('tests', 'hostile', name), path: `hostile/${name}`, options: [] }));
const seed = { name: 'seed', file: join('..', 'shared', 'seed', 'page.html'), path: 'seed/page.html', options: [] };

/** What only the one who decoded the bytes can know is no part of the canonical form: a browser hands over decoded text. */
function withoutDecoding({ notes = [], ...snapshot }) {
  const others = notes.filter((note) => note !== 'invalid_text');
  return others.length > 0 ? { ...snapshot, notes: others } : snapshot;
}

/** Words as they are compared: a reading leaves out white space and what cannot be seen inside a word. */
const flat = (text) => text.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');

for (const { name, file, path, options } of [...fixtures, ...hostile, seed]) {
  const skip = name === 'seed' && !seedIsThere ? '../shared/seed is not there' : false;

  test(`${name}: the browser's snapshot is the program's`, { ...limit, skip }, async () => {
    await page.goto(server.url(path, 'still'));
    const given = Object.fromEntries(options.map((word, at) => [word.slice(2), options[at + 1]]).filter((_, at) => at % 2 === 0));
    const asked = JSON.stringify({ layout: false, url: '', ...given });
    const seen = await page.evaluate(`JSON.stringify(${modules}.takeSnapshot(document, ${asked}).snapshot)`);
    const native = nativeSnapshot(join(root, file), ...options);
    const expected = { ...withoutDecoding(native), url: given.url ?? '' };
    assert.deepEqual(JSON.parse(seen), expected);
    assert.equal(seen, JSON.stringify(expected), 'the order of members');
  });

  test(`${name}: the place of every mention, quote and date holds its words`, { ...limit, skip }, async () => {
    await page.goto(server.url(path, 'still'));
    // The page object stays in the page, so that places can be resolved to its nodes.
    const snapshot = await page.evaluate(`globalThis.testPage = ${modules}.takeSnapshot(document), testPage.snapshot`);
    const reading = nativeReading(snapshot);
    const claims = [...reading.mentions, ...reading.quotes.flatMap((quote) => quote.parts), ...reading.dates, ...reading.figures];
    const places = claims.map((claim) => claim.at);
    const words = await page.evaluate(`{
      const anchors = new (${modules}.Anchors)(testPage);
      const wordsOf = ({ node, start, end }) => node.data.slice(start, end);
      ${JSON.stringify(places)}.map((place) => (anchors.resolve(place) ?? []).map(wordsOf).join(' '));
    }`);
    claims.forEach((claim, at) => assert.equal(flat(words[at]), flat(claim.text), JSON.stringify(claim)));
  });
}
