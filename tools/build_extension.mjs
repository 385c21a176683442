// Builds the extension for both browsers: build/extension/{chrome,firefox} a zip of each, the same bytes at every build, and
// SHA256SUMS of the zips.
// Takes the engine from build/wasm and its data from build/native/data; `./dev build` makes those first.
// `node tools/build_extension.mjs [--out DIR] [--wasm FILE] [--data DIR]`
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { bundleLibrary } from './library_bundle.mjs';
import { zip } from './zip.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'extension');
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The manifest of a browser: the base, and over it the browser's own members. */
export function manifestOf(browser) {
  const base = readJson(join(source, 'manifest', 'base.json'));
  const own = readJson(join(source, 'manifest', `${browser}.json`));
  const { version } = readJson(join(root, 'package.json'));
  return { ...base, version, ...own };
}

const pages = { panel: 'panel.ts', library: 'library.ts', options: 'options/options.tsx', welcome: 'welcome.tsx' };
const scripts = {
  chrome: { background: 'background_chrome.ts', content: 'content.ts', offscreen: 'offscreen.ts', ...pages },
  firefox: { background: 'background_firefox.ts', content: 'content.ts', ...pages },
};

async function bundle(browser, folder, dataFiles) {
  const entryPoints = Object.fromEntries(Object.entries(scripts[browser]).map(([name, file]) => [name, join(source, file)]));
  entryPoints.engine_worker = join(root, 'web', 'core', 'engine_worker.ts');
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: ['chrome140', 'firefox149'],
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
    define: { DATA_FILES: JSON.stringify(dataFiles) },
  });
  await bundleLibrary(folder);
  await build({ entryPoints: [join(root, 'web', 'library', 'page', 'library_page.css')], outfile: join(folder, 'library.css'), bundle: true, logLevel: 'warning' });
  await build({ entryPoints: [join(root, 'web', 'panel', 'panel.css')], outfile: join(folder, 'panel.css'), bundle: true, logLevel: 'warning' });
}

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();

async function buildFor(browser, { out, wasm, data }) {
  const folder = join(out, browser);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'icons'), { recursive: true });
  const dataFiles = readdirSync(data).filter((name) => /\.(words|pack|model)$/.test(name)).sort();
  await bundle(browser, folder, dataFiles);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifestOf(browser), null, 2)}\n`);
  cpSync(join(source, '_locales'), join(folder, '_locales'), { recursive: true });
  for (const path of Object.values(manifestOf(browser).icons)) cpSync(join(source, path), join(folder, path));
  for (const name of ['panel.html', 'panel_page.css', 'library.html', 'options.html', 'options.css', 'welcome.html', 'welcome.css']) cpSync(join(source, name), join(folder, name));
  if (browser === 'chrome') cpSync(join(source, 'offscreen.html'), join(folder, 'offscreen.html'));
  cpSync(wasm, join(folder, 'sidelight.wasm'));
  mkdirSync(join(folder, 'data'));
  for (const name of dataFiles) cpSync(join(data, name), join(folder, 'data', name));
  for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(folder, name));
  const files = filesUnder(folder).map((path) => [relative(folder, path), readFileSync(path)]);
  const packed = zip(files);
  const hash = createHash('sha256').update(packed).digest('hex');
  writeFileSync(join(out, `sidelight-${browser}.zip`), packed);
  console.log(`${relative(root, folder)}: ${files.length} files, zip ${(packed.length / 1024).toFixed(0)} KiB`);
  return `${hash}  sidelight-${browser}.zip\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: join(root, 'build', 'extension') },
      wasm: { type: 'string', default: join(root, 'build', 'wasm', 'sidelight.wasm') },
      data: { type: 'string', default: join(root, 'build', 'native', 'data') },
    },
  });
  const missing = [values.wasm, values.data].find((path) => !existsSync(path));
  if (missing) {
    console.error(`build_extension: ${relative(root, missing)} is missing: ./dev build`);
    process.exit(1);
  }
  const folders = { out: resolve(values.out), wasm: values.wasm, data: values.data };
  const sums = [await buildFor('chrome', folders), await buildFor('firefox', folders)];
  writeFileSync(join(folders.out, 'SHA256SUMS'), sums.join(''));
}
