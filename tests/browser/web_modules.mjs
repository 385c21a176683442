// Modules of web/ for the tests here: as values in Node, or as a script that is run in a page without touching it.
import { build } from 'esbuild';
import { join } from 'node:path';

import { root } from './local_server.mjs';

async function bundle(modules, options) {
  const contents = modules.map((path) => `export * from './${path}';`).join('\n');
  const made = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    charset: 'utf8',
    logLevel: 'silent',
    ...options,
  });
  return made.outputFiles[0].text;
}

/** What modules of web/ and extension/ export, each given by its path from the root. */
export async function importModules(...modules) {
  const source = Buffer.from(await bundle(modules, { format: 'esm' })).toString('base64');
  return import(`data:text/javascript;base64,${source}`);
}

/** The shapes and colours of the marks. */
export const markStyles = async () => (await importModules('web/page/marks.ts')).markStyles;

/** Source of an expression whose value holds takeSnapshot and Anchors of web/page. */
export async function pageModules() {
  const source = await bundle(['web/page/snapshot.ts', 'web/page/anchors.ts'], { format: 'iife', globalName: 'pageModules' });
  return `(() => { ${source}; return pageModules; })()`;
}
