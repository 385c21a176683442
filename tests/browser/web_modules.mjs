// Modules of web/ for the tests here: as values in Node, or as a script that is run in a page without touching it.
import { build } from 'esbuild';
import { join } from 'node:path';

import { root } from './local_server.mjs';

async function bundle(module, options) {
  const made = await build({
    entryPoints: [join(root, 'web', module)],
    bundle: true,
    write: false,
    charset: 'utf8',
    logLevel: 'silent',
    ...options,
  });
  return made.outputFiles[0].text;
}

/** The shapes and colours of the marks. */
export async function markStyles() {
  const source = Buffer.from(await bundle('page/marks.ts', { format: 'esm' })).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).markStyles;
}

/** Source of an expression whose value is the module web/page/snapshot.ts. */
export const snapshotScript = async () =>
  `(() => { ${await bundle('page/snapshot.ts', { format: 'iife', globalName: 'snapshotModule' })}; return snapshotModule; })()`;
