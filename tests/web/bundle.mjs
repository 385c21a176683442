// Bundles a module of web/ for Node, so that tests import what browsers run.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const english = JSON.parse(readFileSync(join(root, 'extension', '_locales', 'en', 'messages.json'), 'utf8'));

/** The exports of modules of web/, each given by its path there without its ending, in one bundle, with the English catalogue. */
export async function load(...modules) {
  const contents = [...new Set([...modules, 'core/say'])].map((name) => `export * from ${JSON.stringify(`./web/${name}`)};`).join('\n');
  const bundle = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    logLevel: 'silent',
  });
  const source = Buffer.from(bundle.outputFiles[0].text).toString('base64');
  const loaded = await import(`data:text/javascript;base64,${source}`);
  loaded.useCatalogue(loaded.catalogueOf(english));
  return loaded;
}
