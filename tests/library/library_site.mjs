// A site with nothing but the library in it, for tests and measurements in real browsers: its client, its worker, SQLite, and the
// synthetic articles. Built anew at every start, served over http on the loopback address, where browsers allow private files.
import { build } from 'esbuild';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bundleLibrary } from '../../tools/library_bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm' };

const kScript = `
  import { LibraryClient } from './web/library/library_client.ts';
  import * as synthetic from './tests/library/synthetic.mjs';
  const make = () => new LibraryClient(() => new Worker('library_worker.js'));
  globalThis.synthetic = synthetic;
  globalThis.client = make();
  globalThis.ask = (kind, values = {}) => globalThis.client.ask({ kind, ...values });
  /** Asks, and gives the answer with the milliseconds that it took. */
  globalThis.timed = async (kind, values = {}) => {
    const start = performance.now();
    const answer = await globalThis.ask(kind, values);
    return { answer, milliseconds: performance.now() - start };
  };
  globalThis.read = (index, more = {}) => {
    const { record } = synthetic.syntheticArticle(index);
    return globalThis.ask('read', { reading: synthetic.readingOf(record), isPrivate: false, ...more });
  };
  globalThis.fill = async (from, to, batch = 250) => {
    await globalThis.ask('importBegin');
    for (let at = from; at < to; at += batch) {
      const lines = Array.from({ length: Math.min(batch, to - at) }, (_, i) => synthetic.lineOf(synthetic.syntheticArticle(at + i)));
      await globalThis.ask('importLines', { lines });
    }
    return globalThis.ask('importEnd', { apply: true });
  };
  globalThis.ready = true;
`;

/** Starts the site. `url` is its page; a `query` keeps pages apart. */
export async function startLibrarySite() {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-library-'));
  mkdirSync(folder, { recursive: true });
  await bundleLibrary(folder);
  await build({
    stdin: { contents: kScript, resolveDir: root, loader: 'ts' }, bundle: true, format: 'iife', charset: 'utf8', outfile: join(folder, 'site.js'), logLevel: 'warning',
  });
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><html lang="en"><title>Library</title><script src="site.js"></script>');
  // Isolated, so that the page may measure its memory and its worker's.
  const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html');
    if (dirname(path) !== folder || !existsSync(path)) return response.writeHead(404).end();
    return response.writeHead(200, { ...isolated, 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
  });
  const port = await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
  return {
    origin: `http://127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/`,
    proxyPort: port, // whatever a browser asks of the world ends here
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the site's page in a browser. */
export async function openSite(browser, site) {
  const page = await browser.newPage();
  // A page that nobody sees gets less of the processor than the extension's own.
  await page.bringToFront();
  await page.goto(site.url, { waitUntil: 'load' });
  return page;
}
