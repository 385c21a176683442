// Builds the demo page into build/demo: a static folder with relative addresses only, the same bytes for the same sources.
// Needs build/wasm/sidelight.wasm and build/native/data. `node tools/build_demo.mjs [--out DIR] [--wasm FILE] [--data DIR] [--samples DIR]`
import { build } from 'esbuild';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

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
  define: { DATA_FILES: JSON.stringify(dataFiles) },
});
await build({ ...shared, entryPoints: [join(demo, 'demo.css')], outfile: join(out, 'demo.css') });

copyFileSync(join(demo, 'index.html'), join(out, 'index.html'));
copyFileSync(values.wasm, join(out, 'sidelight.wasm'));
for (const name of dataFiles) copyFileSync(join(values.data, name), join(out, 'data', name));
cpSync(samples, join(out, 'samples'), { recursive: true });
console.log(`demo: ${out}`);
