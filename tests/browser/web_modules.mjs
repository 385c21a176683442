// Modules of web/ for the tests here: as values in Node, or as a script that is run in a page without touching it.
import { build } from 'esbuild';
import { join } from 'node:path';

import { root } from './local_server.mjs';

/** The shapes and colours of the marks. */
export async function markStyles() {
  const made = await build({ entryPoints: [join(root, 'web', 'page', 'marks.ts')], bundle: true, format: 'esm', write: false, logLevel: 'silent' });
  const source = Buffer.from(made.outputFiles[0].text).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).markStyles;
}

/** Source of an expression whose value holds takeSnapshot and Anchors of web/page. */
export async function pageModules() {
  const made = await build({
    stdin: {
      contents: "export { takeSnapshot } from './web/page/snapshot.ts'; export { Anchors } from './web/page/anchors.ts';",
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    globalName: 'pageModules',
    write: false,
    charset: 'utf8',
    logLevel: 'silent',
  });
  return `(() => { ${made.outputFiles[0].text}; return pageModules; })()`;
}
