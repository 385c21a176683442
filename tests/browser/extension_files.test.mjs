// The built extension as files: what its manifests ask for, what it ships, and that its zips are the same at every build.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { extensionFolder } from './chromium.mjs';
import { root } from './local_server.mjs';

const readManifest = (browser) => JSON.parse(readFileSync(join(extensionFolder, browser, 'manifest.json'), 'utf8'));
const forbidden = ['host_permissions', 'web_accessible_resources', 'content_scripts', 'externally_connectable'];

const asked = {
  chrome: ['activeTab', 'contextMenus', 'offscreen', 'scripting', 'sidePanel', 'storage', 'unlimitedStorage'],
  firefox: ['activeTab', 'menus', 'scripting', 'storage', 'unlimitedStorage'],
};

for (const browser of ['chrome', 'firefox']) {
  test(`${browser}: the manifest asks for no site at install and shows nothing to pages`, () => {
    const manifest = readManifest(browser);
    assert.deepEqual(manifest.permissions.toSorted(), asked[browser]);
    for (const member of forbidden) assert.equal(manifest[member], undefined, member);
    const policy = manifest.content_security_policy.extension_pages;
    assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /);
    // Look-ups, which the reader asks for, may reach these two and nothing else.
    const reaches = "connect-src 'self' https://*.wikipedia.org https://www.wikidata.org;";
    assert.ok(policy.includes(reaches));
    assert.doesNotMatch(policy.replace(reaches, ''), /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
  });

  test(`${browser}: every file that the manifest names is there, and nothing loads code from elsewhere`, () => {
    const folder = join(extensionFolder, browser);
    const manifest = readManifest(browser);
    const named = [
      ...Object.values(manifest.icons),
      ...Object.values(manifest.action.default_icon),
      ...(manifest.background.scripts ?? [manifest.background.service_worker]),
      manifest.side_panel?.default_path ?? manifest.sidebar_action.default_panel,
      'content.js',
      'engine_worker.js',
      'library_worker.js',
      'library.html',
      'sqlite3.wasm',
      'sidelight.wasm',
    ];
    const files = readdirSync(folder, { recursive: true });
    for (const name of named) assert.ok(files.includes(name), name);
    for (const name of files.filter((name) => /\.(js|html|css)$/.test(name))) {
      const text = readFileSync(join(folder, name), 'utf8');
      assert.doesNotMatch(text, /\beval\(|new Function\(|importScripts\(|document\.write/, name);
      assert.doesNotMatch(text, /(?:src|href)="https?:/, name);
    }
  });
}

test('no part of ours writes markup', () => {
  for (const folder of ['web', 'extension']) {
    const files = readdirSync(join(root, folder), { recursive: true }).filter((name) => /\.tsx?$/.test(name));
    for (const name of files) {
      assert.doesNotMatch(readFileSync(join(root, folder, name), 'utf8'), /(?:innerHTML|insertAdjacentHTML|dangerouslySet)/, name);
    }
  }
});

test('the versions that the manifests ask for can paint marks', () => {
  assert.equal(readManifest('chrome').minimum_chrome_version, '140');
  assert.equal(readManifest('firefox').browser_specific_settings.gecko.strict_min_version, '149.0');
  assert.deepEqual(readManifest('firefox').browser_specific_settings.gecko.data_collection_permissions.required, ['none']);
});

test('two builds give the same zips', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-'));
  try {
    const made = ['first', 'second'].map((name) => {
      execFileSync(process.execPath, [join(root, 'tools', 'build_extension.mjs'), '--out', join(folder, name)]);
      return ['chrome', 'firefox'].map((browser) => readFileSync(join(folder, name, `sidelight-${browser}.zip`)));
    });
    assert.ok(made[0][0].equals(made[1][0]) && made[0][1].equals(made[1][1]));
    assert.match(execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: join(folder, 'first'), encoding: 'utf8' }), /chrome\.zip: OK[\s\S]*firefox\.zip: OK/);
    execFileSync('unzip', ['-tq', join(folder, 'first', 'sidelight-chrome.zip')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
