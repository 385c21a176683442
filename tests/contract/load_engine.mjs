// Bundles web/core/engine.ts for Node and gives its Engine class: the tests use the loader that the browser uses.
import { build } from 'esbuild';
import { join } from 'node:path';

import { root } from '../../tools/golden.mjs';

export async function loadEngineClass() {
  const bundle = await build({
    entryPoints: [join(root, 'web', 'core', 'engine.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
    logLevel: 'silent',
  });
  const source = Buffer.from(bundle.outputFiles[0].text).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).Engine;
}
