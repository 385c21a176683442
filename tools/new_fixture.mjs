// Makes the folder of a new golden: `node tools/new_fixture.mjs SLUG`. It writes no golden: read docs/adding.md.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { goldenFolder } from './golden.mjs';

const slug = process.argv[2] ?? '';
if (!/^[a-z0-9][a-z0-9-]*$/.test(slug)) {
  console.error('usage: node tools/new_fixture.mjs SLUG (lower-case letters, digits and hyphens)');
  process.exit(2);
}
const folder = join(goldenFolder, slug);
if (existsSync(folder)) {
  console.error(`tests/golden/${slug} is already there`);
  process.exit(1);
}
mkdirSync(folder);
writeFileSync(join(folder, 'page.html'), '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title></title></head>\n<body>\n</body>\n</html>\n');
writeFileSync(join(folder, 'note'), 'Shape: \nTests: \n');
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify({ page_kind: 'article', title: '', blocks: [], groups: [], quotes: [], dates: [] }, null, 1)}\n`);
console.log(`made tests/golden/${slug}; next: write the page and expected.json, then ./dev golden --update ${slug}`);
