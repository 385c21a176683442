// The library's file as the page writes and reads it: whole, cut off, of something else, cancelled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';

import { load } from '../web/bundle.mjs';
import { newKeeper } from './memory_library.mjs';
import { readingOf, syntheticArticle } from './synthetic.mjs';

const { exportFile, importFile, previewFile } = await load('library/page/transfer_file');
const never = new AbortController().signal;
const silent = () => undefined;

/** A library of so many articles, and the way to ask it. */
async function library(articles) {
  const { world, keeper, ask } = await newKeeper();
  for (let index = 0; index < articles; ++index) {
    world.now += 4000;
    await ask('read', { reading: readingOf(syntheticArticle(index).record), isPrivate: false });
  }
  return { ask, asker: { ask: (question) => keeper.answer(question) }, count: async () => (await ask('status')).articles };
}

const kArticles = 130;
const source = await library(kArticles);
const whole = await exportFile(source.asker, null, silent);
const bytesOf = async (blob) => Buffer.from(await blob.arrayBuffer());

test('a file is gzip of lines with a head and an end, and comes back whole', async () => {
  const file = whole;
  const lines = gunzipSync(await bytesOf(file)).toString('utf8').trimEnd().split('\n');
  assert.deepEqual([JSON.parse(lines[0]).format, lines.length, lines.at(-1)], ['sidelight-library', 132, '{"end":130}']);
  const other = await library(0);
  const seen = await previewFile(other.asker, file, never, silent);
  assert.deepEqual([seen.fresh, seen.unfit, await other.count()], [130, 0, 0]);
  const took = await importFile(other.asker, file, never, silent);
  assert.deepEqual([took.fresh, await other.count()], [130, 130]);
  const again = gunzipSync(await bytesOf(await exportFile(other.asker, null, silent))).toString('utf8').split('\n');
  assert.deepEqual(again.slice(1), [...lines.slice(1), '']);
});

test('a file that is cut off, damaged, of something else or empty brings nothing and says so', async () => {
  const bytes = await bytesOf(whole);
  const text = gunzipSync(bytes).toString('utf8');
  const damaged = Buffer.from(bytes);
  damaged[Math.floor(damaged.length / 2)] ^= 0xff;
  const files = [
    [bytes.subarray(0, bytes.length - 500), /\bfile_damaged$/],
    [damaged, /\b(file_damaged|file_cut_off)$/],
    [gzipSync(text.split('\n').slice(0, 120).join('\n')), /\bfile_cut_off$/],
    [gzipSync(text.replace('{"end":130}', '{"end":131}')), /\bfile_cut_off$/],
    [gzipSync('{"format":"something"}\n'), /\bnot_a_file$/],
    [gzipSync(text.replace('"version":1', '"version":9')), /\bfile_newer$/],
    [gzipSync(''), /\bfile_empty$/],
    [Buffer.from('PK\u0003\u0004 a zip'), /\bfile_damaged$/],
  ];
  const other = await library(3);
  for (const [part, words] of files) {
    await assert.rejects(importFile(other.asker, new Blob([part]), never, silent), words);
    assert.equal(await other.count(), 3, String(words));
  }
});

test('an import that is cancelled leaves the library as it was', async () => {
  const other = await library(3);
  const abort = new AbortController();
  let told = 0;
  const cancelled = importFile(other.asker, whole, abort.signal, ({ fresh }) => {
    told = fresh;
    abort.abort();
  });
  await assert.rejects(cancelled, /\bimport_cancelled$/);
  assert.ok(told > 50 && told < kArticles, String(told));
  assert.equal(await other.count(), 3);
  assert.deepEqual((await other.ask('check')).fault, '');
});

test('a name that a file says twice of an article is one name of it, and is forgotten with it', async () => {
  const text = gunzipSync(await bytesOf(whole)).toString('utf8');
  const lines = text.split('\n').slice(0, 2);
  const article = JSON.parse(lines[1]);
  const { body } = article.versions[0];
  body.names = [{ ...body.names[0], central: false }, { ...body.names[0], central: true }, ...body.names.slice(1)];
  body.topics = ['boats', 'boats'];
  const other = await library(0);
  const file = new Blob([gzipSync([lines[0], JSON.stringify(article), '{"end":1}', ''].join('\n'))]);
  assert.equal((await importFile(other.asker, file, never, silent)).fresh, 1);
  const named = await other.ask('names', { of: body.names[0].kind, filter: body.names[0].name, limit: 10 });
  assert.deepEqual(named.map(({ name, articles }) => [name, articles]), [[body.names[0].name, 1]]);
  await other.ask('erase', { what: { kind: 'ids', ids: [article.firstRead - 1_577_836_800] } });
  const left = await other.ask('names', { of: body.names[0].kind, filter: '', limit: 10 });
  assert.deepEqual(left, []);
});
