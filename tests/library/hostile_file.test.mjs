// Files that were not written by an export: each is taken in, line for line as far as its lines are good, or refused with a fault that has
// words, and then nothing of it stays. Whichever it was, the library is whole, gives all of it out again, and can forget it all.
// `./dev fuzz import` goes on for SIDELIGHT_SECONDS from file SIDELIGHT_FIRST_FILE: a number makes the same file at every run.
import assert from 'node:assert/strict';
import { env } from 'node:process';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { load } from '../web/bundle.mjs';
import { hostileFile } from './hostile_files.mjs';
import { library, newKeeper } from './memory_library.mjs';
import { readingOf, syntheticArticle } from './synthetic.mjs';

const { exportFile, importFile, previewFile, readFault } = await load('library/page/transfer_file', 'library/faults');
const never = new AbortController().signal;
const silent = () => undefined;
const kFiles = 150;
const kSeconds = Number(env.SIDELIGHT_SECONDS ?? 0);
const kFirst = Number(env.SIDELIGHT_FIRST_FILE ?? 1);
const kArticles = 6;
const kLongestSeconds = 60; // of a busy machine

async function newLibrary(articles) {
  const { world, keeper, ask } = await newKeeper();
  for (let index = 0; index < articles; ++index) {
    world.now += 4000;
    await ask('read', { reading: readingOf(syntheticArticle(index, 120).record), isPrivate: false });
  }
  return { world, ask, asker: { ask: (question) => keeper.answer(question) } };
}

const linesOf = async (asker) => gunzipSync(Buffer.from(await (await exportFile(asker, null, silent)).arrayBuffer())).toString('utf8').trimEnd().split('\n').slice(1);
const good = Buffer.from(await (await exportFile((await newLibrary(kArticles)).asker, null, silent)).arrayBuffer());

/** The tally, or the fault in its own text. Anything else that is thrown is a defect. */
async function outcome(work) {
  try {
    return { tally: await work() };
  } catch (error) {
    assert.ok(readFault(error.message), `not a fault of ours: ${error.stack}`);
    return { fault: error.message };
  }
}

async function check(number) {
  const libraries = [await newLibrary(2), await newLibrary(0)];
  try {
    return await checkWith(...libraries, number);
  } finally {
    for (const { world } of libraries) world.store?.sql.close(); // SQLite's memory is small: thousands of files come by in an hour.
  }
}

async function checkWith({ world, ask, asker }, copy, number) {
  const { bytes, done } = hostileFile(good, number);
  const file = () => new Blob([bytes]);
  const before = await linesOf(asker);
  const seen = await outcome(() => previewFile(asker, file(), never, silent));
  assert.deepEqual(await linesOf(asker), before, `a look at it changed the library (${done})`);
  const took = await outcome(() => importFile(asker, file(), never, silent));
  assert.equal(took.fault, seen.fault, `announced otherwise than it came (${done})`);
  const { articles } = await ask('status');
  const after = await linesOf(asker);
  if (took.fault) assert.deepEqual(after, before, `refused, and something of it stayed (${done})`);
  else assert.equal(articles, 2 + took.tally.fresh, done);
  assert.equal(after.length, articles + 1, done);
  assert.equal((await ask('check')).fault, '', done);
  for (const line of after.slice(0, -1)) assert.ok(!('unfit' in library.articleFrom(line)), `what it gives out it would not take in: ${library.articleFrom(line).unfit} (${done})`);
  for (const { id } of (await ask('list', { offset: 0, limit: 50 })).rows ?? []) await ask('article', { id });
  await ask('search', { query: 'the', limit: 20, before: 0 });
  // Its own export makes the same library anew.
  const again = await exportFile(asker, null, silent);
  await importFile(copy.asker, again, never, silent);
  assert.deepEqual(await linesOf(copy.asker), after, `its export makes another library (${done})`);
  // And all of it can be forgotten, to the last name.
  await ask('erase', { what: { kind: 'days', from: '2020', to: '2100' } });
  const rest = ['article', 'version', 'day', 'name', 'postings', 'sketch', 'text_docsize'].filter((table) => world.store.sql.number(`SELECT count(*) FROM ${table}`) > 0);
  assert.deepEqual(rest, [], `left over when all was erased (${done})`);
  return took;
}

test('files that nobody exported', { timeout: 1000 * kSeconds + 3_600_000 }, async (t) => {
  let [files, taken, refused, lines] = [0, 0, 0, 0];
  for (const end = performance.now() + 1000 * kSeconds; files < kFiles || performance.now() < end; ++files) {
    const number = kFirst + files;
    const began = performance.now();
    const { tally, fault } = await check(number).catch((error) => {
      error.message = `file ${number}: ${error.message}`;
      throw error;
    });
    const seconds = (performance.now() - began) / 1000;
    assert.ok(seconds < kLongestSeconds, `file ${number} took ${seconds} s`);
    if (fault) ++refused;
    else [taken, lines] = [taken + 1, lines + tally.unfit];
  }
  t.diagnostic(`files ${kFirst} to ${kFirst + files - 1}: ${taken} taken in, ${lines} of their lines not; ${refused} refused`);
  assert.ok(taken > files / 4 && refused > files / 20 && lines > files / 10, `of ${files} files ${taken} were taken in, ${refused} refused, and ${lines} lines`);
});
