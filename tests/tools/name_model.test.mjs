// Which model of names a build installs (cmake/name_model.cmake): the one that is asked for, with all other models; a choice that is no file is told.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const module = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'cmake', 'name_model.cmake');
const models = ['/m/blocks.model', '/m/names-en-strict.model', '/m/names-en.model', '/m/quotes-en.model'];

/** The names of the models that are installed with `SIDELIGHT_NAMES` set to `choice`, or as nobody set it. */
function installed(choice) {
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-'));
  try {
    const script = join(folder, 'choose.cmake');
    writeFileSync(script, `include("${module}")\nset(models ${models.join(' ')})\nsidelight_choose_names(models "\${SIDELIGHT_NAMES}")\nmessage("\${models}")\n`);
    const { status, stderr } = spawnSync('cmake', [...(choice ? [`-DSIDELIGHT_NAMES=${choice}`] : []), '-P', script], { encoding: 'utf8' });
    return { status, stderr, names: stderr.trim().split(';').map((path) => path.split('/').at(-1)).sort() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the model of all corpora when nobody chose', () => assert.deepEqual(installed().names, ['blocks.model', 'names-en.model', 'quotes-en.model']));

test('the strict one alone when it is asked for', () => {
  assert.deepEqual(installed('en-strict').names, ['blocks.model', 'names-en-strict.model', 'quotes-en.model']);
});

test('none at all', () => assert.deepEqual(installed('none').names, ['blocks.model', 'quotes-en.model']));

test('a model that is not there stops the build and is named', () => {
  const { status, stderr } = installed('fr');
  assert.notEqual(status, 0);
  assert.match(stderr, /names-fr\.model is not there/);
});
