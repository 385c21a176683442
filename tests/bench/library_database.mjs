// A large library as a file, for measuring: `node tests/bench/library_database.mjs FILE [--articles N]`. Fills it in memory, with the code
// that the browsers run, so that both can be measured with one (library.mjs --database FILE). Interrupted, it writes what there is.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { databaseBytes, library, newStore } from '../library/memory_library.mjs';
import { lineOf, syntheticArticle } from '../library/synthetic.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { articles: { type: 'string', default: '100000' } } });
const [file] = positionals;
const kPart = 250;

let stopped = false;
process.once('SIGINT', () => (stopped = true));

const store = newStore();
store.setSettings({ ...store.settings(), on: true });
for (let from = 0; from < Number(values.articles) && !stopped; from += kPart) {
  const lines = Array.from({ length: kPart }, (_, at) => lineOf(syntheticArticle(from + at)));
  store.sql.begin();
  await library.importLines(store, lines);
  store.sql.commit();
  if ((from + kPart) % 5000 === 0) console.log(`${from + kPart} articles`);
  await new Promise((resolve) => setImmediate(resolve));
}
writeFileSync(file, databaseBytes(store.sql));
console.log(`${store.articles()} articles in ${file}`);
