// A small pack of our own, made by sidelight-build-pack from a source folder, as a reader would make one: it knows the guild of
// tests/browser/pages/notice.html.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../tools/golden.mjs';

const builder = join(root, 'build', 'native', 'sidelight-build-pack');

/** Builds the pack `name` under `folder`; the path of its file. */
export function ownPack(folder, name) {
  const source = join(folder, `${name}-source`);
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'about.txt'), `name: ${name}\nlicence: CC-BY-4.0\nas_of: 2026-01\nsource: the guild’s own book\n`);
  const rows = [
    ['L1', 'alias', 'Guild of Lamplighters|exact|name|1000'],
    ['L1', 'description', 'invented guild that keeps the lamps of Marrow Point'],
    ['L1', 'headquarters', 'Marrow Point'],
    ['L1', 'kind', 'organisation'],
    ['L1', 'label', 'Guild of Lamplighters'],
  ];
  writeFileSync(join(source, 'lamps.tsv'), ['qid\tkey\tvalue\tas_of\tsource\tnote', ...rows.map((row) => row.join('\t')), ''].join('\n'));
  const file = join(folder, `${name}.pack`);
  execFileSync(builder, [source, file], { stdio: 'pipe' });
  return file;
}
