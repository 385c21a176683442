// Loads a program that Sidelight is measured against, from tests/bench/peers.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(join(dirname(fileURLToPath(import.meta.url)), 'peers', 'package.json'));

export async function loadPeer(name) {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  return module.default ?? module;
}
