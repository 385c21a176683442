// The parts of the library one by one: addresses, postings, comparison of texts, schema, and the file.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { article, beekeepers, quayTalks, quayVote } from './articles.mjs';
import { emptyDatabase, library, newKeeper, newStore } from './memory_library.mjs';
import { lineOf, randomFrom, readingOf, syntheticArticle } from './synthetic.mjs';

const { addressKey, common, decodePostings, encodePostings, ownAddress, siteOf, withPosting, wordPieces } = library;

test('addresses: one key for all the ways to a page', () => {
  const same = [
    'https://www.a.example/x?id=7', 'http://a.example/x/?id=7', 'https://m.a.example/x?utm_source=b&id=7#c', 'https://a.example/x?fbclid=q&id=7', 'https://amp.a.example/x/amp/?id=7',
  ];
  assert.deepEqual(new Set(same.map(addressKey)), new Set(['a.example/x?id=7']));
  for (const none of ['', 'file:///a', 'about:blank', 'javascript:1', 'not an address', 'data:text/html,x']) assert.equal(addressKey(none), '', none);
  assert.equal(siteOf('https://www.example.org:8080/a'), 'example.org:8080');
  assert.equal(siteOf('https://m.example/'), 'm.example');
  assert.equal(ownAddress('https://a.example/x?y=1', 'https://a.example/x'), 'https://a.example/x');
  assert.equal(ownAddress('https://a.example/x', 'https://b.example/x'), 'https://a.example/x', 'another site’s word does not count');
  assert.equal(ownAddress('https://a.example/x', 'https://a.example/'), 'https://a.example/x', 'nor does a front page');
});

test('postings come back as they went in, however they came', () => {
  const random = randomFrom(5);
  let chunks = [];
  const put = new Map();
  for (let at = 0; at < 3000; ++at) {
    const posting = { id: 1 + Math.floor(random() * 2 ** 31), central: random() < 0.5, spoke: random() < 0.5 };
    put.set(posting.id, posting);
    let where = chunks.findLastIndex((chunk) => chunk[0].id <= posting.id);
    if (where < 0) where = 0;
    chunks.splice(where, 1, ...withPosting(chunks[where] ?? [], posting, where >= chunks.length - 1));
  }
  const all = chunks.flatMap((chunk) => decodePostings(encodePostings(chunk)));
  assert.deepEqual(all, [...put.values()].sort((a, b) => a.id - b.id));
  assert.ok(chunks.every((chunk) => chunk.length <= 256));
});

test('word by word: what is left and what is added make the two texts', () => {
  const random = randomFrom(9);
  const words = 'the boats of Port Alder, “we said” 340 and 3.5 more; nobody’s left — quay.'.split(' ');
  for (let round = 0; round < 200; ++round) {
    const text = () => Array.from({ length: Math.floor(random() * 30) }, () => words[Math.floor(random() * words.length)]).join(' ');
    const [before, after] = [text(), text()];
    const pieces = wordPieces(before, after);
    const join = (without) => pieces.filter(({ kind }) => kind !== without).map(({ text }) => text).join('');
    const loose = (words) => words.replace(/\s+/g, '');
    assert.equal(join('removed'), after);
    assert.equal(loose(join('added')), loose(before));
  }
});

test('the longest common part is found, and a giant one is not waited for', () => {
  const same = (a, b) => a === b;
  assert.deepEqual(common([1, 2, 3, 4], [0, 2, 4, 5], same), [[1, 0 + 1], [3, 2]]);
  const long = Array.from({ length: 40_000 }, (_, at) => at);
  const start = performance.now();
  common(long, [...long].reverse(), same);
  assert.ok(performance.now() - start < 2000);
});

test('log16 is the logarithm', () => {
  for (const n of [1, 2, 3, 7, 10, 100, 12345, 99_999]) assert.ok(Math.abs(library.log16(n) - 16 * Math.log2(n)) <= 1, String(n));
});

test('the schema is made once, a failed step leaves nothing, and newer or foreign files are refused', () => {
  const sql = emptyDatabase();
  library.migrate(sql);
  library.migrate(sql);
  assert.equal(sql.number('PRAGMA user_version'), library.migrations.length);
  const next = [...library.migrations, 'ALTER TABLE article ADD COLUMN note TEXT; CREATE TABLE more(x)'];
  assert.throws(() => library.migrate(sql, [...library.migrations, 'CREATE TABLE more(x); CREATE TABLE article(y)']));
  assert.equal(sql.number(`SELECT count(*) FROM sqlite_schema WHERE name = 'more'`), 0);
  library.migrate(sql, next);
  assert.equal(sql.number('PRAGMA user_version'), library.migrations.length + 1);
  assert.throws(() => library.migrate(sql), library.NewerLibrary);
  const foreign = emptyDatabase();
  foreign.db.exec('CREATE TABLE cookies(a); INSERT INTO cookies VALUES(1)');
  assert.throws(() => library.migrate(foreign), library.ForeignFile);
  assert.equal(foreign.number('SELECT count(*) FROM cookies'), 1);
});

test('a library survives its next schema with all that is in it', async () => {
  const store = newStore();
  const packed = await library.pack(syntheticArticle(1).record);
  store.save(packed, 1_790_000_000);
  library.migrate(store.sql, [...library.migrations, 'ALTER TABLE article ADD COLUMN note TEXT']);
  assert.equal(store.articles(), 1);
  assert.equal((await store.bodies(store.find(packed.key)))[0].body.headline, syntheticArticle(1).record.body.headline);
});

const exportAll = async (ask, ids) => {
  const lines = [];
  for (let after = 0, more = true; more; ) {
    const part = await ask('exportLines', { after, limit: 7, ...(ids ? { ids } : {}) });
    lines.push(...part.lines);
    after = part.next;
    more = part.next > 0;
  }
  return lines;
};
const importAll = async (ask, lines, apply = true) => {
  await ask('importBegin');
  const tally = await ask('importLines', { lines });
  await ask('importEnd', { apply });
  return tally;
};

test('out of one library and into another: the same; twice: nothing new', async () => {
  const one = await newKeeper();
  for (let index = 0; index < 20; ++index) {
    one.world.now += 5000;
    await one.ask('read', { reading: readingOf(syntheticArticle(index).record), isPrivate: false });
  }
  const lines = await exportAll(one.ask);
  assert.equal(lines.length, 20);
  const other = await newKeeper();
  assert.deepEqual({ ...(await other.ask('preview', { lines })), first: 0, last: 0 }, { fresh: 20, more: 0, known: 0, unfit: 0, faults: [], first: 0, last: 0 });
  assert.equal((await importAll(other.ask, lines)).fresh, 20);
  assert.deepEqual(await exportAll(other.ask), lines);
  assert.equal((await importAll(other.ask, lines)).known, 20);
  assert.deepEqual(await exportAll(other.ask), lines);
  const [row] = (await one.ask('list', { offset: 3, limit: 1 })).rows;
  assert.equal((await exportAll(one.ask, [row.id])).length, 1);
});

test('merging keeps both sides: versions, visits, times', async () => {
  const { world, ask } = await newKeeper();
  await ask('read', { reading: article(quayTalks), isPrivate: false });
  const [line] = await exportAll(ask);
  const file = JSON.parse(line);
  file.versions[0].body.headline = 'An older headline';
  file.versions[0].read -= 86_400;
  file.firstRead -= 86_400;
  file.visits = 4;
  assert.equal((await importAll(ask, [JSON.stringify(file)])).more, 1);
  const [merged] = (await exportAll(ask)).map((each) => JSON.parse(each));
  assert.deepEqual(merged.versions.map(({ body }) => body.headline), ['An older headline', quayTalks.headline]);
  assert.equal(merged.visits, 4);
  assert.equal(world.store.sql.number('SELECT count(*) FROM article'), 1);
});

test('a cancelled import leaves the library as it was, and reading waits for its turn', async () => {
  const { ask } = await newKeeper();
  await ask('read', { reading: article(quayTalks), isPrivate: false });
  const before = await exportAll(ask);
  await ask('importBegin');
  await ask('importLines', { lines: Array.from({ length: 50 }, (_, at) => lineOf(syntheticArticle(at))) });
  const waiting = ask('read', { reading: article(quayVote), isPrivate: false });
  await ask('importEnd', { apply: false });
  assert.equal((await waiting).kept, 'kept');
  const after = await exportAll(ask);
  assert.equal(after.length, 2);
  assert.ok(after.includes(before[0]));
  await assert.rejects(ask('importLines', { lines: [lineOf(syntheticArticle(1))] }), /\bimport_ended$/);
});

test('lines that are no articles are refused with the reason, and the rest is taken', async () => {
  const { ask } = await newKeeper();
  const good = JSON.parse(lineOf(syntheticArticle(1)));
  const bad = [
    '', 'x', '[]', 'null', '{}', '{"url":1}',
    { ...good, url: 'javascript:alert(1)' }, { ...good, versions: [] }, { ...good, firstRead: -1 }, { ...good, firstRead: 1e12 }, { ...good, title: 'x'.repeat(9999) },
    { ...good, versions: [{ read: good.firstRead, body: { ...good.versions[0].body, blocks: [['paragraph']] } }] },
    { ...good, versions: [{ read: good.firstRead, body: { ...good.versions[0].body, names: [{ key: 1 }] } }] }, { ...good, words: 0.5 }, { ...good, versions: 'many' },
  ].map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  const tally = await importAll(ask, [...bad, JSON.stringify(good)]);
  assert.equal(tally.unfit, bad.length);
  assert.equal(tally.fresh, 1);
  assert.ok(tally.faults.length > 1 && tally.faults.every((fault) => library.readFault(fault) !== null), tally.faults.join());
  const random = randomFrom(3);
  const line = JSON.stringify(good);
  for (let round = 0; round < 300; ++round) {
    const at = Math.floor(random() * line.length);
    const odd = line.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x3000)) + line.slice(at + Math.floor(random() * 3));
    library.articleFrom(odd);
  }
});

test('the head of the file', () => {
  assert.equal(library.headFault('{"format":"sidelight-library","version":1,"made":"2026-01-01"}'), null);
  assert.equal(library.headFault('{"format":"sidelight-library","version":2}'), 'file_newer');
  for (const other of ['', '{}', 'PK', '[]', '{"format":"sidelight-reading","version":1}']) assert.equal(library.headFault(other), 'not_a_file');
});

test('messages: only known questions, and a page may ask only about itself', () => {
  assert.deepEqual(library.askOf({ id: 1, ask: { kind: 'status' } }), { id: 1, ask: { kind: 'status' } });
  for (const other of [null, 1, {}, { id: 1 }, { id: 'x', ask: { kind: 'status' } }, { id: 1, ask: { kind: 'constructor' } }, { id: 1, ask: { kind: 'drop' } }]) {
    assert.equal(library.askOf(other), null);
  }
  assert.deepEqual([...library.askedByPages], ['wants', 'read']);
});

test('odd questions are answered with something harmless', async () => {
  const { ask } = await newKeeper();
  await ask('read', { reading: article(beekeepers), isPrivate: false });
  for (const values of [{}, { limit: -1, offset: 1e99, query: 7, ids: 'x', id: {}, filter: [], of: 3, what: { kind: 'days', from: 'x', to: 'y' }, lines: 9, settings: 3 }]) {
    for (const kind of ['list', 'search', 'passages', 'months', 'names', 'article', 'exportLines', 'preview']) await ask(kind, values);
  }
  assert.equal((await ask('status')).articles, 1);
});
