// A site with nothing but the library in it, for tests and measurements in real browsers: its client, its worker, SQLite, and the
// synthetic articles. Built anew at every start, served over http on the loopback address, where browsers allow private files.
import { build } from 'esbuild';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bundleLibrary } from '../../tools/library_bundle.mjs';
import { typeOf } from '../../tools/serve.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

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
  globalThis.seed = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker('seed.js');
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = () => { worker.terminate(); resolve(); };
      worker.postMessage('begin');
    });
  /** Bytes of the worker's WebAssembly memory. */
  globalThis.wasmMemory = () =>
    new Promise((resolve) => {
      const channel = new BroadcastChannel('memory');
      channel.onmessage = ({ data }) => { channel.close(); resolve(data); };
      channel.postMessage('size');
    });
`;

/** Before the worker's own script: tells the size of SQLite's memory to whoever asks. No browser tells it of a worker. */
const kMeasured = `
  const memories = [];
  WebAssembly.Memory = class extends WebAssembly.Memory { constructor(...values) { super(...values); memories.push(this); } };
  const asked = new BroadcastChannel('memory');
  asked.onmessage = ({ data }) => { if (data === 'size') asked.postMessage(memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)); };
`;

/** A worker that puts the database of the site into the private files, as if it had been filled there. */
const kSeed = `
  import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
  globalThis.onmessage = async () => {
    const sqlite3 = await sqlite3InitModule();
    const pool = await sqlite3.installOpfsSAHPoolVfs({ name: 'sidelight', directory: 'sidelight-library', initialCapacity: 6 });
    const reader = (await fetch('database')).body.getReader();
    await pool.importDb('/library-1.sqlite', async () => (await reader.read()).value);
    postMessage('done');
  };
`;

/** Starts the site. `url` is its page; `database` a file that its `seed` takes as the library. */
export async function startLibrarySite(database = '') {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-library-'));
  mkdirSync(folder, { recursive: true });
  await bundleLibrary(folder);
  const worker = join(folder, 'library_worker.js');
  writeFileSync(worker, `{${kMeasured}}\n${readFileSync(worker, 'utf8')}`);
  await build({
    stdin: { contents: kScript, resolveDir: root, loader: 'ts' }, bundle: true, format: 'iife', charset: 'utf8', outfile: join(folder, 'site.js'), logLevel: 'warning',
  });
  await build({
    stdin: { contents: kSeed, resolveDir: root, loader: 'js' }, bundle: true, format: 'iife', outfile: join(folder, 'seed.js'), logLevel: 'warning',
    define: { 'import.meta.url': 'self.location.href' },
  });
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><html lang="en"><title>Library</title><script src="site.js"></script>');
  // Isolated, so that the page may measure its memory and its worker's.
  const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  const server = createServer((request, response) => {
    if (request.url === '/database' && database !== '') return createReadStream(database).pipe(response.writeHead(200, isolated));
    const path = join(folder, new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html');
    if (dirname(path) !== folder || !existsSync(path)) return response.writeHead(404).end();
    return response.writeHead(200, { ...isolated, 'content-type': typeOf(path) }).end(readFileSync(path));
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
