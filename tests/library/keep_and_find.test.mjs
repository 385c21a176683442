// What the library keeps, finds and tells, in Node: every question but those about files.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { article, beekeepers, quayTalks, quayVote } from './articles.mjs';
import { library, newKeeper } from './memory_library.mjs';
import { edited, lineOf, readingOf, syntheticArticle } from './synthetic.mjs';

const kHour = 3600;
const read = (ask, reading, isPrivate = false) => ask('read', { reading, isPrivate });

test('nothing is kept or told before the reader says yes', async () => {
  const { world, ask } = await newKeeper({ on: false });
  assert.equal((await ask('status')).state, 'off');
  const report = await read(ask, article(quayTalks));
  assert.equal(report.kept, 'off');
  assert.equal(world.store, null, 'something was made');
  await assert.rejects(ask('list', { offset: 0, limit: 10 }), /\bswitched_off$/);
});

test('whether a reading is wanted is said before it is handed in', async () => {
  const { ask } = await newKeeper({ on: false });
  assert.equal((await ask('wants', { isPrivate: false })).kept, 'off');
  await ask('configure', { settings: { on: true } });
  assert.equal(await ask('wants', { isPrivate: false }), null);
  assert.equal((await ask('wants', { isPrivate: true })).kept, 'private');
  assert.equal((await ask('wants')).kept, 'private', 'nobody said that it is not');
  await ask('configure', { settings: { paused: true } });
  assert.equal(await ask('wants', { isPrivate: false }), null, 'paused, it still tells what was read before');
  await ask('configure', { settings: { on: false } });
  assert.equal((await ask('wants', { isPrivate: false })).kept, 'off');
});

test('off again: what was kept stays, nothing more comes', async () => {
  const { ask } = await newKeeper();
  await read(ask, article(quayTalks));
  await ask('configure', { settings: { on: false } });
  assert.equal((await read(ask, article(quayVote))).kept, 'off');
  assert.equal((await ask('status')).articles, 1);
});

test('private windows, paused, excluded sites and what is no article are not kept', async () => {
  const { ask } = await newKeeper();
  assert.equal((await read(ask, article(quayTalks), true)).kept, 'private');
  assert.equal((await ask('read', { reading: article(quayTalks) })).kept, 'private', 'a window that is not known counts as private');
  await ask('configure', { settings: { paused: true } });
  assert.equal((await read(ask, article(quayTalks))).kept, 'paused');
  await ask('configure', { settings: { paused: false, excluded: ['HarbourPost.example', 'https://www.meadow.example/x'] } });
  assert.equal((await read(ask, article(quayTalks))).kept, 'excluded');
  assert.equal((await read(ask, article({ ...quayTalks, url: 'https://live.harbourpost.example/a' }))).kept, 'excluded');
  assert.equal((await read(ask, article(beekeepers))).kept, 'excluded');
  assert.equal((await read(ask, article(quayVote, { kind: 'front_page' }))).kept, 'no_page');
  assert.equal((await read(ask, article({ ...quayVote, url: 'file:///tmp/a.html' }))).kept, 'no_page');
  assert.equal((await ask('status')).articles, 0);
  assert.equal((await read(ask, article(quayVote))).kept, 'kept');
});

test('the same page under another address of its own is the same article', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  world.now += 2 * kHour;
  const again = await read(ask, article({ ...quayTalks, url: 'http://m.harbourpost.example/news/quay-talks/?fbclid=1#top' }));
  assert.equal((await ask('status')).articles, 1);
  assert.deepEqual(again.seen, { first: world.now - 2 * kHour, last: world.now - 2 * kHour, visits: 1 });
  assert.deepEqual(again.changes.changes, []);
});

test('read before: the reason is told, and what has nothing to do with it is not there', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  await read(ask, article(beekeepers));
  world.now += kHour;
  const { related, met } = await read(ask, article(quayVote));
  assert.deepEqual(related.map((row) => row.title), [quayTalks.headline]);
  assert.match(library.reasonWords(related[0].why), /^Both name Mara Ellison, Northmoor Harbour Trust and Port Alder/);
  assert.deepEqual(met.map(({ articles }) => articles), [1, 1, 1, 0]);
});

const links = (...hrefs) => ({ related: hrefs.map((href) => ({ title: 'A title', href, teaser: '', section: '', image: '', blocks: [], shared: [], score: 0 })) });

test('on this page: what the page links to and was read before is told, whatever way its address is written', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  const day = world.now;
  world.now += 50 * kHour;
  const own = quayVote.url;
  const known = ['https://m.harbourpost.example/news/quay-talks/?fbclid=1#top', '//harbourpost.example/news/quay-talks'];
  const page = { ...article(quayVote), ...links(...known, own, '#part', '/2026/other', 'javascript:1', '', 'not an address:') };
  assert.deepEqual((await read(ask, page)).opened, known.map((href) => ({ href, last: day })), 'and the page itself is no other article');
  const front = { ...article({ ...beekeepers, url: 'https://www.harbourpost.example/' }, { kind: 'front_page' }), ...links('news/quay-talks', 'news/else') };
  assert.deepEqual((await read(ask, front)).opened, [{ href: 'news/quay-talks', last: day }], 'a page that only links tells it too');
  assert.equal((await ask('status')).articles, 2, 'and is not kept');
  await ask('configure', { settings: { paused: true } });
  assert.equal((await read(ask, page)).opened.length, 2, 'paused, it still reads');
  assert.deepEqual((await read(ask, page, true)).opened, [], 'a private window is told nothing');
  await ask('erase', { what: { kind: 'site', site: 'harbourpost.example' } });
  assert.deepEqual((await read(ask, page)).opened, [], 'erased is forgotten');
  await ask('configure', { settings: { paused: false } });
  await read(ask, article(quayTalks));
  assert.equal((await read(ask, page)).opened.length, 2);
  await ask('configure', { settings: { on: false } });
  assert.deepEqual((await read(ask, page)).opened, [], 'off, it says nothing');
});

test('a copy on another site is told as one, and not as a relation', async () => {
  const { ask } = await newKeeper();
  const long = readingOf(syntheticArticle(1).record);
  await read(ask, long);
  const other = syntheticArticle(1).record;
  other.body.blocks[2][1] = `Editors have added this. ${other.body.blocks[2][1]}`;
  const { copies, related } = await read(ask, readingOf({ ...other, url: 'https://copies.example/1' }));
  assert.equal(copies.length, 1);
  assert.ok(copies[0].likeness > 800, String(copies[0].likeness));
  assert.deepEqual(related, []);
});

test('what changed: figures, words, paragraphs and quotes since the last visit, not since a minute ago', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  const text = [...quayTalks.text];
  text[1] = text[1].replace('340 boats', '360 boats').replace('two years', 'three years');
  text.push('The strike was called off on Wednesday, a spokesman said, and the talks go on.');
  const changed = article({ ...quayTalks, headline: 'Quay talks go on in Port Alder', text, figures: [['360 boats', '360', 'boats', 1]] });
  world.now += 60;
  assert.equal((await read(ask, changed)).changes, null, 'one visit');
  world.now += 3 * kHour;
  const back = await read(ask, article(quayTalks));
  assert.ok(back.changes.changes.length > 0);
  world.now += 30;
  const { changes } = await read(ask, changed);
  assert.deepEqual(changes.changes, [], 'as it stood at the end of the last visit');
  world.now += 3 * kHour;
  const { changes: last } = await read(ask, article(quayTalks));
  assert.equal(library.changeWords(last.changes), 'the headline changed, 1 paragraph was removed, 1 paragraph was changed and 1 figure was changed');
  const block = last.changes.find(({ part, kind }) => part === 'block' && kind === 'changed');
  assert.deepEqual(block.pieces.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text.trim()]), [
    ['removed', '360'], ['added', '340'], ['removed', 'three'], ['added', 'two'],
  ]);
  const figure = last.changes.find(({ part }) => part === 'figure');
  assert.deepEqual([figure.before, figure.after], ['360 boats', '340 boats']);
});

test('what changed: a quote goes with its paragraph, and counts by itself only where its paragraph stayed', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  world.now += 3 * kHour;
  const text = [quayTalks.text[0], quayTalks.text[2].replace('Its members', '“We have time,” said Pedro Anselmo. Its members'), '“Nobody asked us,” Anselmo said when the hall had emptied, and went home by the harbour road.'];
  const quotes = [['Pedro Anselmo', '“We have time,”', 1], ['Pedro Anselmo', '“Nobody asked us,”', 2], ['Pedro Anselmo', '“Read more of this”', -1]];
  const { changes } = await read(ask, article({ ...quayTalks, text, quotes, figures: [] }));
  assert.equal(library.changeWords(changes.changes), '1 paragraph was added, 1 paragraph was removed, 1 paragraph was changed and 1 quote was added');
  assert.match(changes.changes.find(({ part }) => part === 'quote').text, /We have time/);
});

test('what changed: a paragraph that still stands on the page, elsewhere, was not removed', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  world.now += 3 * kHour;
  const reading = article(quayTalks);
  reading.blocks.at(-1).region = 'related';
  const { changes } = await read(ask, reading);
  assert.deepEqual(changes.changes, []);
});

test('since you last read about somebody, and what the speaker said then', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  world.now += 26 * kHour;
  const { since, spoke } = await read(ask, article(quayVote));
  assert.equal(since[0].name, 'Mara Ellison');
  assert.equal(since[0].last.title, quayTalks.headline);
  assert.deepEqual(since[0].news.map(({ sentence }) => sentence), ['“Nobody will be without work in that year,” Ellison said.']);
  assert.equal(spoke[0].speaker, 'Mara Ellison');
  assert.match(spoke[0].quotes[0].text, /sign anything/);
  assert.equal(spoke[0].quotes.length, 1);
});

test('news about somebody is what names them, not what has a word in common; a quote is told once', async () => {
  const { ask } = await newKeeper();
  const twice = [['Bill Hope', '“I count to eleven,”', 0], ['Bill Hope', '“I count to eleven”', 1]];
  const text = ['“I count to eleven,” Bill Hope said in Nice.', '“I count to eleven” he said again on Friday, when the sum was asked for once more by those who came to hear it.'];
  await read(ask, article({ ...beekeepers, text, names: ['Bill Hope:person!*'], quotes: twice }));
  const later = {
    ...quayVote, names: ['Bill Hope:person!*'], quotes: [['Bill Hope', '“Not now.”', 0]], figures: [['9 cranes', '9', 'cranes', 0], ['40 boats', '40', 'boats', 1]],
    text: ['“Not now.” So spoke Hope, who has bought 9 cranes and a boat since the winter, and did not say of whom.', 'The dockers hope for 40 boats a day in the summer, which nobody has seen there for years, and for a dry spring.'],
  };
  const { since, spoke } = await read(ask, article(later));
  assert.deepEqual(since[0].news.map(({ block }) => block), [0]);
  assert.equal(spoke[0].quotes.length, 1);
});

test('search: words, beginnings, phrases, names, speakers, outlets, days', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  world.now += 24 * kHour;
  await read(ask, article(quayVote));
  await read(ask, article(beekeepers));
  const titles = async (query) => (await ask('search', { query, limit: 10, before: 0 })).rows.map((row) => row.title);
  const [talks, vote, bees] = [quayTalks, quayVote, beekeepers].map(({ headline }) => headline);
  assert.deepEqual(await titles('quay '), [vote, talks]);
  assert.deepEqual(await titles('nor'), [vote, talks], 'the beginning of Northmoor');
  assert.deepEqual(await titles('"a date in writing"'), [vote, talks]);
  assert.deepEqual(await titles('"date a writing"'), []);
  assert.deepEqual(await titles('speaker:ellison strike'), [talks]);
  assert.deepEqual(await titles('outlet:courier'), [vote]);
  assert.deepEqual(await titles('name:"Ottoline Varga"'), [bees]);
  assert.deepEqual(await titles('quay -anselmo '), [talks]);
  const day = new Date(world.now * 1000).toISOString().slice(0, 10);
  assert.deepEqual(await titles(`quay on:${day}`), [vote]);
  assert.deepEqual(await titles(`before:${day}`), [talks]);
  assert.deepEqual(await titles('quay on:20'), [vote, talks], 'a date that is still typed');
  for (const odd of ['"', '""', 'AND', 'NOT (', 'a:b:c', '*', '-', 'speaker:', '^x', '{a} : b', "'; DROP TABLE article; --", '\u0000']) await titles(odd);
  assert.equal((await ask('status')).articles, 3);
  const found = await ask('search', { query: '"closed quay"', limit: 10, before: 0 });
  const [passage] = await ask('passages', { query: '"closed quay"', ids: [found.rows[0].id] });
  assert.equal(passage.match, 'closed quay');
});

test('erase: one, a site, a day, everything; nothing leads there any more', async () => {
  const { world, ask } = await newKeeper();
  for (const each of [quayTalks, quayVote, beekeepers]) {
    await read(ask, article(each));
    world.now += 24 * kHour;
  }
  const [bees] = (await ask('search', { query: 'hives ', limit: 5, before: 0 })).rows;
  assert.deepEqual(await ask('erase', { what: { kind: 'ids', ids: [bees.id] } }), { erased: 1 });
  assert.equal((await ask('search', { query: 'hives ', limit: 5, before: 0 })).rows.length, 0);
  assert.ok(!(await ask('names', { of: 'person', filter: '', limit: 9 })).some(({ name }) => name === 'Ottoline Varga'));
  assert.deepEqual(await ask('erase', { what: { kind: 'site', site: 'northmoor.example' } }), { erased: 1 });
  const day = new Date((world.now - 72 * kHour) * 1000).toISOString().slice(0, 10);
  assert.deepEqual(await ask('erase', { what: { kind: 'days', from: day, to: day } }), { erased: 1 });
  const { sql } = world.store;
  for (const table of ['article', 'version', 'day', 'name', 'postings', 'sketch']) assert.equal(sql.number(`SELECT count(*) FROM ${table}`), 0, table);
});

test('erased words are gone from the database itself', async () => {
  const { world, ask } = await newKeeper();
  for (let index = 0; index < 30; ++index) await read(ask, readingOf(syntheticArticle(index).record));
  const text = [...beekeepers.text, 'The honey is called qqvvkk there.'];
  await read(ask, article({ ...beekeepers, text }));
  const [{ id }] = (await ask('search', { query: 'qqvvkk ', limit: 1, before: 0 })).rows;
  // Terms are kept without the beginning that they share with the one before.
  const holds = () => world.store.sql.rows('SELECT block FROM text_data').some(([bytes]) => Buffer.from(bytes).includes('vvkk'));
  assert.ok(holds(), 'the word stands in the index');
  await ask('erase', { what: { kind: 'ids', ids: [id] } });
  for (let step = 0; step < 200 && world.store.tidy(); ++step);
  assert.ok(!holds(), 'the word still stands in the index');
});

test('what stood here when it was last read is not news', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  await read(ask, article(quayVote));
  world.now += 26 * kHour;
  assert.deepEqual((await read(ask, article(quayTalks))).since, []);
});

test('retention goes on in a library that is never closed', async () => {
  const { world, ask } = await newKeeper();
  await ask('configure', { settings: { retentionDays: 30 } });
  await read(ask, article(quayTalks));
  world.now += 31 * 24 * kHour;
  await read(ask, article(beekeepers));
  assert.deepEqual((await ask('list', { offset: 0, limit: 9 })).rows.map(({ title }) => title), [beekeepers.headline]);
});

test('retention: what was not read for so long goes', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  world.now += 40 * 24 * kHour;
  await read(ask, article(quayVote));
  await ask('configure', { settings: { retentionDays: 30 } });
  assert.deepEqual((await ask('list', { offset: 0, limit: 9 })).rows.map(({ title }) => title), [quayVote.headline]);
});

test('a clock that was set back loses nothing and mixes up nothing', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  world.now -= 400 * 24 * kHour;
  const text = [...quayTalks.text, 'And a line that is new.'];
  const { changes } = await read(ask, article({ ...quayTalks, text }));
  assert.equal(library.changeWords(changes.changes), '1 paragraph was added');
  await read(ask, article(quayVote));
  world.now += 401 * 24 * kHour;
  const again = await read(ask, article({ ...quayTalks, text }));
  assert.deepEqual(again.changes.changes, []);
  assert.equal((await ask('search', { query: 'quay ', limit: 9, before: 0 })).rows.length, 2);
  world.now = -5;
  await read(ask, article(beekeepers));
  assert.equal((await ask('status')).articles, 3);
});

test('full: reading goes on, writing stops, and begins again when there is room', async () => {
  const { world, ask } = await newKeeper();
  for (let index = 0; index < 5; ++index) await read(ask, readingOf(syntheticArticle(index).record));
  const { sql } = world.store;
  sql.db.exec(`PRAGMA max_page_count = ${sql.number('PRAGMA page_count') + 1}`);
  const kept = [];
  for (let index = 5; index < 15; ++index) kept.push((await read(ask, readingOf(syntheticArticle(index).record))).kept);
  assert.ok(kept.includes('full'), kept.join());
  const { state, articles } = await ask('status');
  assert.equal(articles, 5 + kept.filter((each) => each === 'kept').length);
  world.room = 0;
  const short = await ask('status');
  assert.deepEqual([short.state, short.nearlyFull], ['full', true]);
  assert.equal(state, 'full');
  assert.ok((await ask('search', { query: 'the ', limit: 50, before: 0 })).rows.length >= 5);
  sql.db.exec('PRAGMA max_page_count = 100000');
  world.room = 2 ** 30;
  assert.equal((await read(ask, readingOf(syntheticArticle(20).record))).kept, 'kept');
  assert.equal(sql.row('PRAGMA integrity_check')[0], 'ok');
});

test('days are the reader’s own: what was read after midnight is found on that day, and erased with it', async () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Asia/Shanghai';
    const { world, ask } = await newKeeper();
    world.now = Date.parse('2026-03-11T20:00:00Z') / 1000; // four in the morning of the 12th
    await read(ask, article(quayTalks));
    world.now = Date.parse('2026-03-12T17:00:00Z') / 1000; // one in the morning of the 13th
    await read(ask, article(beekeepers));
    const titles = async (query) => (await ask('search', { query, limit: 9, before: 0 })).rows.map(({ title }) => title);
    assert.deepEqual(await titles('on:2026-03-12'), [quayTalks.headline]);
    assert.deepEqual(await titles('after:2026-03-13'), [beekeepers.headline]);
    assert.deepEqual(await ask('erase', { what: { kind: 'days', from: '2026-03-12', to: '2026-03-12' } }), { erased: 1 });
    assert.deepEqual(await titles('on:2026-03'), [beekeepers.headline]);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('switched on while it is asked how it stands: it is on', async () => {
  const { ask } = await newKeeper({ on: false });
  const [, status] = await Promise.all([ask('status'), ask('configure', { settings: { on: true } })]);
  assert.equal(status.state, 'on');
  assert.equal((await read(ask, article(quayTalks))).kept, 'kept');
});

test('an export is offered a month after the last one, when there is something to lose', async () => {
  const { world, ask } = await newKeeper();
  const isDue = async () => (await ask('status')).exportDue;
  for (let index = 0; index < 19; ++index) await read(ask, readingOf(syntheticArticle(index).record));
  world.now += 31 * 24 * kHour;
  assert.equal(await isDue(), false, 'nineteen articles');
  await read(ask, readingOf(syntheticArticle(19).record));
  assert.equal(await isDue(), true);
  await ask('exported');
  assert.equal(await isDue(), false);
  world.now += 29 * 24 * kHour;
  assert.equal(await isDue(), false);
  world.now += 2 * 24 * kHour;
  assert.equal(await isDue(), true);
});

test('an import for which there is no room is undone, and says so', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  const { sql } = world.store;
  sql.db.exec(`PRAGMA max_page_count = ${sql.number('PRAGMA page_count') + 20}`);
  await ask('importBegin');
  const lines = Array.from({ length: 100 }, (_, at) => lineOf(syntheticArticle(at)));
  await assert.rejects(ask('importLines', { lines }), /^LibraryFault: import_undone: no_room$/);
  const { state, articles, importing } = await ask('status');
  assert.deepEqual([state, articles, importing], ['full', 1, false]);
  assert.equal((await ask('check')).fault, '');
});

test('lists, months and names agree with what was read', async () => {
  const { world, ask } = await newKeeper();
  for (let index = 0; index < 60; ++index) {
    world.now += 7 * kHour;
    await read(ask, readingOf(syntheticArticle(index).record));
  }
  const all = [];
  for (let offset = 0; offset < 60; offset += 13) all.push(...(await ask('list', { offset, limit: 13 })).rows.map(({ id }) => id));
  assert.equal(new Set(all).size, 60);
  assert.deepEqual(all, [...all].sort((a, b) => b - a));
  assert.equal((await ask('months')).reduce((sum, { articles }) => sum + articles, 0), 60);
  const [first] = await ask('names', { of: '', filter: '', limit: 1 });
  const found = await ask('search', { query: `name:"${first.name}"`, limit: 100, before: 0 });
  assert.equal(found.rows.length, first.articles);
});

test('two texts within one second: the later one is what stands there', async () => {
  const { world, ask } = await newKeeper();
  await read(ask, article(quayTalks));
  const [{ id }] = (await ask('list', { offset: 0, limit: 1 })).rows;
  const textOf = async () => (await ask('article', { id })).text.at(-1)[1];
  assert.equal(await textOf(), quayTalks.text.at(-1));
  await read(ask, article({ ...quayTalks, text: [...quayTalks.text, 'A line that came at once.'] }));
  assert.equal(await textOf(), 'A line that came at once.');
  assert.equal(world.store.sql.number('SELECT count(*) FROM version'), 1);
});

test('reading again replaces what leads to an article', async () => {
  const { world, ask } = await newKeeper();
  const { record } = syntheticArticle(3);
  await read(ask, readingOf(record));
  world.now += kHour;
  const other = edited(record);
  other.body.names = other.body.names.slice(1);
  await read(ask, readingOf(other));
  const { sql } = world.store;
  assert.equal(sql.number('SELECT count(*) FROM name WHERE key = ?', record.body.names[0].key), 0);
  assert.equal(sql.number('SELECT count(*) FROM version'), 2);
  for (let visit = 0; visit < 9; ++visit) {
    world.now += kHour;
    await read(ask, readingOf(visit % 2 ? other : record));
  }
  assert.equal(sql.number('SELECT count(*) FROM version'), 5, 'only so many versions stay');
});
