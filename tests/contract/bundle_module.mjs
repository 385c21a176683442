// Bundles one TypeScript module of web/ for Node and gives what it exports: the tests use the code that the browser uses.
import { build } from 'esbuild';
import { join } from 'node:path';

import { root } from '../../tools/golden.mjs';

export async function bundleModule(path) {
  const bundle = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    logLevel: 'silent',
  });
  const source = Buffer.from(bundle.outputFiles[0].text).toString('base64');
  return import(`data:text/javascript;base64,${source}`);
}
