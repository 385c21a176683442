// The native program, for comparisons: the reading of a snapshot, and the snapshot of a file.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { root } from './local_server.mjs';

const program = process.env.SIDELIGHT_PROGRAM ?? join(root, 'build', 'native', 'sidelight');
const run = (words, input) => execFileSync(program, words, { input, encoding: 'utf8', maxBuffer: 1 << 28 });

export const nativeReading = (snapshot) => JSON.parse(run(['read', '-', '--format', 'json'], JSON.stringify(snapshot)));
export const nativeSnapshot = (file, ...options) => JSON.parse(run(['snapshot', file, ...options]));
