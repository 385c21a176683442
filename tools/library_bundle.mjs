// The library's worker as files to be shipped: its script, SQLite's JavaScript within, and sqlite3.wasm beside it. For the builders of
// the extension and the demo, and for tests.
import { build } from 'esbuild';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export const libraryFiles = ['library_worker.js', 'sqlite3.wasm'];

export async function bundleLibrary(folder) {
  await build({
    entryPoints: { library_worker: join(root, 'web', 'library', 'library_worker.ts') },
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: ['chrome140', 'firefox149'],
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    // SQLite looks for its wasm beside its module: here that is the worker's own script.
    define: { 'import.meta.url': 'self.location.href' },
    logLevel: 'warning',
  });
  copyFileSync(join(root, 'node_modules', '@sqlite.org', 'sqlite-wasm', 'dist', 'sqlite3.wasm'), join(folder, 'sqlite3.wasm'));
}
