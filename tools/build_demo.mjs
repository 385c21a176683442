// Builds the demo page into build/demo: a static folder with relative addresses only, the same bytes for the same sources.
// Needs build/wasm/sidelight.wasm and build/native/data. `node tools/build_demo.mjs [--out DIR] [--wasm FILE] [--data DIR] [--samples DIR]`
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { bundleLibrary, libraryFiles } from './library_bundle.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'build', 'demo') },
    wasm: { type: 'string', default: join(root, 'build', 'wasm', 'sidelight.wasm') },
    data: { type: 'string', default: join(root, 'build', 'native', 'data') },
    samples: { type: 'string', default: join(root, 'web', 'demo', 'samples') },
  },
});
const out = resolve(values.out);
const demo = join(root, 'web', 'demo');
const samples = resolve(values.samples);

for (const needed of [values.wasm, values.data, join(samples, 'index.json')]) {
  if (!existsSync(needed)) {
    console.error(`build_demo: ${needed} is missing; build the engine first`);
    process.exit(1);
  }
}
const localesFolder = join(root, 'extension', '_locales');
const locales = readdirSync(localesFolder).sort();
const dataFiles = readdirSync(values.data).filter((name) => /\.(words|pack|model)$/.test(name)).sort();

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'data'), { recursive: true });

const shared = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  absWorkingDir: root,
  logLevel: 'warning',
};
await build({
  ...shared,
  entryPoints: { demo: join(demo, 'demo.ts'), engine_worker: join(root, 'web', 'core', 'engine_worker.ts') },
  outdir: out,
  format: 'iife',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { DATA_FILES: JSON.stringify(dataFiles), LOCALES: JSON.stringify(locales), LIBRARY_FILES: JSON.stringify(libraryFiles) },
});
await bundleLibrary(out);
await build({ ...shared, entryPoints: [join(demo, 'demo.css')], outfile: join(out, 'demo.css') });

copyFileSync(join(demo, 'index.html'), join(out, 'index.html'));
copyFileSync(values.wasm, join(out, 'sidelight.wasm'));
for (const name of dataFiles) copyFileSync(join(values.data, name), join(out, 'data', name));
cpSync(samples, join(out, 'samples'), { recursive: true });
for (const name of ['site.webmanifest', 'social.png']) copyFileSync(join(demo, name), join(out, name));
for (const name of ['96.png', '128.png', '512.png']) copyFileSync(join(root, 'extension', 'icons', name), join(out, name));
mkdirSync(join(out, 'locales'));
for (const name of locales) copyFileSync(join(localesFolder, name, 'messages.json'), join(out, 'locales', `${name}.json`));

// Last of all: the service worker knows every file, and its own name for them all changes when one of them does.
const files = readdirSync(out, { recursive: true }).filter((name) => statSync(join(out, name)).isFile()).map((name) => name.replaceAll('\\', '/')).sort();
const hash = createHash('sha256');
for (const name of files) hash.update(`${name}\n`).update(readFileSync(join(out, name)));
await build({
  ...shared,
  entryPoints: [join(demo, 'offline.ts')],
  outfile: join(out, 'offline.js'),
  format: 'iife',
  define: { FILES: JSON.stringify(['./', ...files.filter((name) => !libraryFiles.includes(name))]), LIBRARY_FILES: JSON.stringify(libraryFiles), BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)) },
});
console.log(`demo: ${out}`);
