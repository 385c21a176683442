// The other checks of the house see what they must; the demo's server gives nothing outside its folder.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

import { isAccepted, refusedPackages } from '../../tools/check_licences.mjs';
import { faultsOf } from '../../tools/check_paths.mjs';
import { serve } from '../../tools/serve.mjs';

// Written in parts, or this file would break the rule that it tests.
const machinePath = ['', 'home', 'somebody', 'sidelight'].join('/');
const registry = `https://${['registry', 'npmjs', 'org'].join('.')}/esbuild`;

test('a path of one machine and a registry are told with their line', () => {
  assert.deepEqual(faultsOf('a.txt', `one\nsee ${machinePath}\n`), [`a.txt:2: a path of one machine: ${machinePath.slice(0, 14)}`]);
  assert.equal(faultsOf('a.txt', `"${machinePath}"`).length, 1);
  assert.equal(faultsOf('a.txt', `x ${registry}`).length, 1);
  assert.equal(faultsOf('package-lock.json', '{"resolved": "x"}').length, 1);
});

test('addresses of pages and relative paths are no machine paths', () => {
  for (const text of ['https://example.org/home/news', '<a href="/work/story">', '../shared/home/x', 'tests/work/a']) {
    assert.deepEqual(faultsOf('a.html', text), [], text);
  }
});

test('licences: choices, conjunctions, and none', () => {
  assert.ok(isAccepted('MIT'));
  assert.ok(isAccepted('(GPL-3.0 OR MIT)'));
  assert.ok(!isAccepted('GPL-3.0'));
  assert.ok(!isAccepted('(MIT AND GPL-3.0)'));
  assert.ok(!isAccepted(undefined));
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', license: 'MIT' }, 'node_modules/b': { version: '2.0.0' } } };
  assert.deepEqual(refusedPackages(lock), ['node_modules/b 2.0.0: no licence stated']);
});

test('the server gives the files of its folder with their types, and nothing else', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'sidelight-serve-'));
  const folder = join(outer, 'site');
  mkdirSync(folder);
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<p>hello');
  writeFileSync(join(folder, 'a b.wasm'), 'x');
  const server = await serve(folder);
  const base = `http://127.0.0.1:${server.address().port}`;
  try {
    const index = await fetch(`${base}/?q=1`);
    assert.equal(index.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(await index.text(), '<p>hello');
    assert.equal((await fetch(`${base}/a%20b.wasm`)).headers.get('content-type'), 'application/wasm');
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/nothing', '/%00', '/%']) {
      assert.equal((await fetch(`${base}${path}`)).status, 404, path);
    }
    assert.equal((await fetch(base, { method: 'POST' })).status, 405);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(outer, { recursive: true });
  }
});
