// Contract in a real browser: the canonical snapshot of every fixture is the one that the native program makes of the file, byte for byte,
// and every place of the reading, painted there, holds the very words that it claims.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';

import { build } from 'esbuild';

import { pageFile, program, root, slugs } from '../../tools/golden.mjs';
import { launchChrome } from './chrome.mjs';
import { servePages } from './pages.mjs';

const hostile = join(root, 'tests', 'hostile');
// Pages whose scripts change them before they can be seen, and what is no page.
const scripted = new Set(['shadow-root.html', 'highlights-cleared.html', 'lone-surrogates.html', 'frameset.html', 'only-whitespace.html']);
const files = [
  ...slugs().map(pageFile).filter((path) => path.endsWith('.html')),
  ...(existsSync(hostile) ? readdirSync(hostile).filter((name) => name.endsWith('.html') && !scripted.has(name)).map((name) => join('tests', 'hostile', name)) : []),
];

// Where two snapshots first differ, in words.
function difference(seen, expected, path = '') {
  if (typeof seen !== 'object' || typeof expected !== 'object' || seen === null || expected === null) {
    return `${path}: browser ${JSON.stringify(seen)?.slice(0, 200)}, native ${JSON.stringify(expected)?.slice(0, 200)}`;
  }
  for (const key of new Set([...Object.keys(seen), ...Object.keys(expected)])) {
    if (JSON.stringify(seen[key]) !== JSON.stringify(expected[key])) return difference(seen[key], expected[key], `${path}/${key}`);
  }
  return `${path}: the order of members`;
}

let server;
let browser;
let page;
let code;

before(async () => {
  const bundle = await build({
    stdin: {
      contents: `export { takeSnapshot } from './web/page/snapshot.ts'; export { Anchors } from './web/page/anchors.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true, format: 'iife', globalName: 'sidelight', write: false, logLevel: 'silent',
  });
  code = bundle.outputFiles[0].text;
  server = await servePages({ folders: { '/': root + '/' } });
  browser = await launchChrome();
  page = await browser.newPage();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const file of files) {
  test(`${file}: the browser's snapshot is the native one, and places hold their words`, async () => {
    await page.goto(`${server.origin}/${file}`, { waitUntil: 'load' });
    await page.evaluate(code);
    const snapshot = await page.evaluate(() => {
      const taken = globalThis.sidelight.takeSnapshot(document, { layout: false });
      globalThis.taken = taken;
      return JSON.stringify(taken.snapshot);
    });
    const native = JSON.parse(execFileSync(program, ['snapshot', join(root, file), '--url', page.url()], { encoding: 'utf8', maxBuffer: 1 << 28 }));
    // The browser does not tell which characters it could not decode, so notes are left out.
    const { notes: _, ...seen } = JSON.parse(snapshot);
    const { notes: __, ...expected } = native;
    assert.ok(JSON.stringify(seen) === JSON.stringify(expected), difference(seen, expected));

    const reading = JSON.parse(execFileSync(program, ['read', '-', '--format', 'json'], { input: `${JSON.stringify(native)}\n`, encoding: 'utf8', maxBuffer: 1 << 28 }));
    const wrong = await page.evaluate((spans) => {
      const fold = (text) => text.replace(/[\s\u00a0\u200b-\u200d\u2060\u00ad\ufeff]+/gu, '');
      return spans.filter(({ text, at }) => {
        const words = at.map(([index, start, end]) => {
          const range = new StaticRange({ startContainer: globalThis.taken.texts[index], startOffset: start, endContainer: globalThis.taken.texts[index], endOffset: end });
          return range.startContainer.data.slice(range.startOffset, range.endOffset);
        });
        return fold(words.join('')) !== fold(text);
      });
    }, [...reading.mentions, ...reading.dates, ...reading.figures, ...reading.quotes.flatMap((quote) => quote.parts)].map(({ text, at }) => ({ text, at })));
    assert.deepEqual(wrong, []);
  });
}
