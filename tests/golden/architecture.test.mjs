// docs/architecture.md follows one golden article through every room: what it shows is what the program prints today.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';

import { root } from '../../tools/golden.mjs';

test('the passages of docs/architecture.md are fresh', () => {
  execFileSync(process.execPath, [join(root, 'tools', 'follow_article.mjs'), '--check'], { stdio: 'pipe' });
});
