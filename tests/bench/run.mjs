// Benchmark: `node tests/bench/run.mjs [--shared DIR] [--rounds N] [--no-browser] [--write] [--only PART]`. Every time is told as a ratio
// to other programs on the same pages in the same run, because a time alone says more about the machine. Behaviour is tested elsewhere:
// nothing here fails for being slow. --write: docs/bench.md and its picture, when all parts were run.
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { benchArticle } from './article.mjs';
import { benchBrowser } from './browser.mjs';
import { benchDemo } from './demo.mjs';
import { benchColdStart, benchGrowth, benchMemory, benchWasmAgainstNative } from './engine.mjs';
import { root } from './engines.mjs';
import { benchExtension } from './extension.mjs';
import { benchLanguage } from './language.mjs';
import { pages } from './material.mjs';
import { Report } from './report.mjs';
import { benchSizes } from './sizes.mjs';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '..', 'shared') }, rounds: { type: 'string', default: '5' }, only: { type: 'string' },
    'no-browser': { type: 'boolean', default: false }, write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const { own, real } = pages(values.shared, 60);
const items = real.length > 0 ? real : own;
console.log(`${items.length} pages: ${real.length > 0 ? `of ${values.shared}` : 'our own goldens only, which are short and plain'}`);

const report = new Report();
const inBrowser = !values['no-browser'];
const parts = {
  article: () => benchArticle(report, items, rounds),
  language: () => benchLanguage(report, values.shared, rounds),
  engine: () => benchWasmAgainstNative(report, items, rounds),
  growth: () => benchGrowth(report, values.shared, rounds),
  start: () => benchColdStart(report, items, rounds),
  memory: () => benchMemory(report, items.slice(0, 30)),
  browser: () => inBrowser && benchBrowser(report, items, rounds),
  extension: () => inBrowser && benchExtension(report, values.shared, rounds),
  demo: () => inBrowser && benchDemo(report, rounds),
  sizes: () => benchSizes(report),
};
for (const [name, part] of Object.entries(parts)) if (values.only === undefined || values.only === name) await part();
report.tellGoals();
if (values.write && values.only === undefined && inBrowser) report.write(root);
