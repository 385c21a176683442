// Full suite: the large hostile pages that tests/hostile/generate.mjs makes. Each is read in part or whole, with a note that says what
// was left out, or refused in words; natively and in WebAssembly.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';

import { program, root } from '../../tools/golden.mjs';
import { loadEngineClass } from '../contract/load_engine.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sidelight-large-'));
after(() => rmSync(folder, { recursive: true }));
execFileSync(process.execPath, [join(root, 'tests', 'hostile', 'generate.mjs'), folder]);

const limits = { encoding: 'utf8', maxBuffer: 1 << 30, timeout: 120_000 };
const Engine = await loadEngineClass();

for (const name of readdirSync(folder).sort()) {
  test(`${name}`, async () => {
    const native = spawnSync(program, ['read', join(folder, name), '--format', 'json'], limits);
    assert.equal(native.signal, null, `ended by ${native.signal}`);
    if (native.status !== 0) {
      assert.match(native.stderr, /\S+ \S+/);
      return;
    }
    JSON.parse(native.stdout);
    const snapshot = spawnSync(program, ['snapshot', join(folder, name)], limits).stdout;
    const engine = await Engine.create(readFileSync(join(root, 'build', 'wasm', 'sidelight.wasm')));
    const data = join(root, 'build', 'native', 'data');
    for (const file of readdirSync(data).sort()) engine.load(readFileSync(join(data, file)));
    engine.begin(snapshot);
    while (!engine.step(1 << 30)) {
      // one step after the other until it is done
    }
    assert.ok(engine.result() === native.stdout, 'native and WebAssembly differ');
  });
}
