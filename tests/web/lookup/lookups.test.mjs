// Look-ups against a server on loopback: nothing before the reader allows it, one request at a time, pauses that are asked for, and
// hostile answers.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { load, root } from '../bundle.mjs';
import { entityOf, localWiki, officeClaim, summaryOf, timeClaim } from './local_wiki.mjs';

const { Door, isAllowed, pauseOf, Lookups, MemoryStore, readSummary, readEntity, readOptions } = await load('lookup/door', 'lookup/lookups', 'lookup/shapes');

const day = 24 * 3600 * 1000;
const wanted = { name: 'Port Selwyn', id: '', language: 'en' };
const search = (...titles) => ({ body: { pages: titles.map((title, id) => ({ id, key: title, title, excerpt: '<span class="searchmatch">x</span>', description: `what ${title} is` })) } });

async function withWiki(answer, work, { allowed = true, patience } = {}) {
  const wiki = await localWiki(answer);
  let now = Date.UTC(2026, 10, 1);
  const clock = { now: () => now, pass: (milliseconds) => (now += milliseconds) };
  const store = new MemoryStore();
  const door = new Door({ fetch: (...given) => wiki.fetch(...given), now: clock.now, ...(patience && { patience }) });
  const lookups = new Lookups(door, store, clock.now);
  if (allowed) await lookups.allow();
  try {
    await work({ wiki, door, lookups, store, clock });
  } finally {
    await wiki.close();
  }
}

test('nothing is sent before the reader allows it, and it is asked for once', () =>
  withWiki(() => search('Port Selwyn'), async ({ wiki, lookups, door, store }) => {
    assert.equal((await lookups.look(wanted)).kind, 'trouble');
    assert.equal(wiki.asked.length, 0);
    await lookups.allow();
    assert.ok(await new Lookups(door, store).allowed());
    await lookups.look(wanted);
    assert.ok(wiki.asked.length > 0);
    await lookups.forbid();
    assert.deepEqual(await store.keys(), []);
  }, { allowed: false }));

test('the browser’s own question is asked, and a no is a no', () =>
  withWiki(() => search('Port Selwyn'), async ({ wiki, door, store }) => {
    const refused = new Lookups(door, store, Date.now, () => Promise.resolve(false));
    assert.equal(await refused.allow(), false);
    assert.equal((await refused.look(wanted)).kind, 'trouble');
    assert.equal(wiki.asked.length, 0);
  }, { allowed: false }));

test('a name is searched for, and its summary is given with its address', () =>
  withWiki((host, path) => (path.includes('/search/') ? search('Port Selwyn', 'Selwyn') : { body: summaryOf('Port Selwyn') }), async ({ wiki, lookups, door }) => {
    const found = await lookups.look(wanted);
    assert.equal(found.kind, 'found');
    assert.equal(found.summary.extract, 'Port Selwyn is a port that we made up.');
    assert.equal(found.summary.address, 'https://en.wikipedia.org/wiki/Port_Selwyn');
    assert.equal(found.summary.day, '2026-10-02');
    assert.deepEqual(wiki.asked.map(({ host, path }) => [host, path]), [
      ['en.wikipedia.org', '/w/rest.php/v1/search/page'], ['en.wikipedia.org', '/api/rest_v1/page/summary/Port_Selwyn'],
    ]);
    assert.equal(door.requests, 2);
    for (const { headers } of wiki.asked) {
      assert.match(headers['api-user-agent'], /^Sidelight\//);
      assert.equal(headers.cookie, undefined);
      assert.equal(headers.referer, undefined);
    }
    for (const options of wiki.options) assert.deepEqual([options.credentials, options.referrerPolicy], ['omit', 'no-referrer']);
  }));

test('an entity: current offices with their labels, dates by their precision, then its article', () =>
  withWiki((host, path, query) => {
    if (host === 'en.wikipedia.org') return { body: summaryOf('Ada Moss') };
    if (query.get('ids') !== 'Q900001') return { body: { entities: { Q11: { id: 'Q11', labels: { en: { value: 'Minister for Harbours' } } } }, success: 1 } };
    const claims = {
      P39: [officeClaim('Q11', { since: '+2025-02-03T00:00:00Z' }), officeClaim('Q12', { until: '+2024-01-01T00:00:00Z' }), officeClaim('Q13', { rank: 'deprecated' }), officeClaim('Q14', { novalue: true })],
      P569: [timeClaim('+1970-00-00T00:00:00Z', 9), timeClaim('+1971-05-00T00:00:00Z', 10, 'preferred')],
      P571: [],
    };
    return { body: { entities: { Q900001: entityOf('Q900001', { claims }) }, success: 1 } };
  }, async ({ lookups, wiki }) => {
    const found = await lookups.look({ name: 'Ada Moss', id: 'Q900001', language: 'en' });
    assert.deepEqual(found.entity.offices, [{ label: 'Minister for Harbours', since: '2025-02-03' }]);
    assert.equal(found.entity.born, '1971-05');
    assert.equal(found.summary.title, 'Ada Moss');
    assert.equal(wiki.asked[1].query.get('ids'), 'Q11');
    assert.equal(wiki.asked.length, 3);
  }));

test('answers are kept for thirty days, and the store does not grow without end', () =>
  withWiki((host, path, query) => (path.includes('/search/') ? search(query.get('q')) : { body: summaryOf('Port Selwyn') }), async ({ wiki, lookups, store, clock }) => {
    await lookups.look(wanted);
    await lookups.look(wanted);
    assert.equal(wiki.asked.length, 2);
    clock.pass(31 * day);
    await lookups.look(wanted);
    assert.equal(wiki.asked.length, 4);
    for (let i = 0; i < 320; ++i) await store.set(`lookup en old ${i}`, { asked: 0 });
    await lookups.look({ ...wanted, name: 'Selwyn Bay' });
    assert.ok((await store.keys()).length <= 302);
  }));

test('one request at a time', () =>
  withWiki((host, path, query) => ({ ...(path.includes('/search/') ? search(query.get('q')) : { body: summaryOf('x') }), after: 15 }), async ({ wiki, lookups }) => {
    await Promise.all(['One', 'Two', 'Three'].map((name) => lookups.look({ ...wanted, name })));
    assert.equal(wiki.most(), 1);
    assert.equal(wiki.asked.length, 6);
  }));

test('a pause that is asked for is kept, by everybody, and nothing is sent meanwhile', () => {
  let busy = true;
  return withWiki((host, path) => {
    if (busy) return { status: 429, headers: { 'retry-after': '120' } };
    return path.includes('/search/') ? search('Port Selwyn') : { body: summaryOf('Port Selwyn') };
  }, async ({ wiki, lookups, clock }) => {
    assert.deepEqual(await lookups.look(wanted), { kind: 'trouble', words: 'It asks to wait 2 minutes.' });
    assert.equal((await lookups.look({ ...wanted, name: 'Other' })).kind, 'trouble');
    assert.equal(wiki.asked.length, 1);
    busy = false;
    clock.pass(121_000);
    assert.equal((await lookups.look(wanted)).kind, 'found');
  });
});

test('Retry-After: seconds, a date, nonsense, and never for ever', () => {
  const now = Date.UTC(2026, 10, 1, 12);
  assert.equal(pauseOf('90', now), 90);
  assert.equal(pauseOf('Sun, 01 Nov 2026 12:02:00 GMT', now), 120);
  assert.equal(pauseOf('Sun, 01 Nov 2020 12:02:00 GMT', now), 5);
  assert.equal(pauseOf(null, now), 5);
  assert.equal(pauseOf('soon', now), 5);
  assert.equal(pauseOf('99999999', now), 3600);
});

test('servers that lag behind say so in an answer that looks well', () =>
  withWiki(() => ({ body: { error: { code: 'maxlag', info: 'Waiting: 7 seconds lagged.', lag: 7 }, servedby: 'x' } }), async ({ lookups, wiki }) => {
    const answer = await lookups.look({ name: 'Ada Moss', id: 'Q900001', language: 'en' });
    assert.equal(answer.words, 'It asks to wait 5 seconds.');
    await lookups.look(wanted);
    assert.equal(wiki.asked.length, 1);
  }));

test('missing pages and entities are missing, and are not asked for again', () =>
  withWiki((host) => (host === 'www.wikidata.org' ? { body: { entities: { Q900002: { id: 'Q900002', missing: '' } }, success: 1 } } : search()), async ({ lookups, wiki }) => {
    assert.equal((await lookups.look(wanted)).kind, 'missing');
    assert.equal((await lookups.look({ ...wanted, id: 'Q900002' })).kind, 'missing');
    await lookups.look(wanted);
    assert.equal(wiki.asked.length, 2);
  }));

test('several things of one name are offered, and one of them can be chosen', () =>
  withWiki((host, path) => {
    if (path.includes('/search/')) return search('Selwyn', 'Selwyn, Westland', 'Selwyn (ship)');
    if (path.endsWith('/Selwyn')) return { body: summaryOf('Selwyn', { type: 'disambiguation', extract: 'Selwyn may refer to:' }) };
    return { body: summaryOf('Selwyn (ship)') };
  }, async ({ lookups }) => {
    const answer = await lookups.look({ ...wanted, name: 'Selwyn' });
    assert.deepEqual(answer.options.map((option) => option.title), ['Selwyn, Westland', 'Selwyn (ship)']);
    assert.equal((await lookups.look({ ...wanted, name: 'Selwyn Strait' })).kind, 'choose');
    assert.equal((await lookups.lookTitle('Selwyn (ship)', 'en')).summary.title, 'Selwyn (ship)');
  }));

test('redirects of the server are followed to the page', () =>
  withWiki((host, path) => {
    if (path.includes('/search/')) return search('Port Selwyn');
    return path.endsWith('Port_Selwyn') ? { status: 302, headers: { location: '/api/rest_v1/page/summary/Selwyn_Harbour' } } : { body: summaryOf('Selwyn Harbour') };
  }, async ({ wiki }) => {
    const door = new Door({ fetch: (address, options) => wiki.fetch(address, options) });
    const answer = await door.get('https://en.wikipedia.org/api/rest_v1/page/summary/Port_Selwyn');
    assert.equal(answer.body.title, 'Selwyn Harbour');
  }));

test('slow, broken, cut and endless answers are said in words', async () => {
  const kinds = {
    slow: [{ body: {}, after: 3000 }, 'It did not answer in time.'],
    broken: [{ body: '{"pages": [' }, 'The answer could not be read.'],
    page: [{ body: '<!doctype html><title>Login</title>' }, 'The answer could not be read.'],
    cut: [{ cut: true }, 'It could not be reached.'],
    refused: [{ status: 403 }, 'It refused to answer.'],
    down: [{ status: 500 }, 'It refused to answer.'],
    endless: [{ body: `"${'x'.repeat(2_000_000)}"` }, 'The answer could not be read.'],
  };
  for (const [name, [answer, words]] of Object.entries(kinds)) {
    await withWiki(() => answer, async ({ lookups, store }) => {
      assert.deepEqual(await lookups.look(wanted), { kind: 'trouble', words }, name);
      assert.deepEqual((await store.keys()).filter((key) => key.startsWith('lookup ')), []);
    }, { patience: name === 'slow' ? 100 : 10_000 });
  }
});

test('only https to Wikipedia and Wikidata', async () => {
  for (const address of ['https://en.wikipedia.org/wiki/X', 'https://zh-yue.wikipedia.org/x', 'https://www.wikidata.org/w/api.php']) assert.ok(isAllowed(address), address);
  for (const address of [
    'http://en.wikipedia.org/', 'https://en.wikipedia.org.evil.example/', 'https://evil.example/en.wikipedia.org', 'https://user@en.wikipedia.org/', 'https://en.wikipedia.org:444/',
    'https://wikipedia.org@evil.example', 'javascript:alert(1)', 'https://wikidata.org.evil.example/', '//en.wikipedia.org/', 'https://a.b.wikipedia.org/', '',
  ]) assert.ok(!isAllowed(address), address);
  let sent = 0;
  const door = new Door({ fetch: () => { sent += 1; return Promise.reject(new Error('sent')); } });
  assert.deepEqual(await door.get('https://evil.example/'), { kind: 'failed', why: 'refused' });
  assert.equal(sent + door.requests, 0);
});

test('hostile answers come out as plain, short text and as addresses of Wikipedia', () => {
  const summary = readSummary(summaryOf('Eve\u202e<script>alert(1)</script>\u0000', {
    extract: `<img src=x onerror=alert(1)>\u0007${'y'.repeat(5000)}`, content_urls: { desktop: { page: 'javascript:alert(1)' } },
  }), 'en');
  assert.equal(summary.title, 'Eve<script>alert(1)</script>');
  assert.ok(summary.extract.length <= 1200 && !/[\u0000-\u001f\u202e]/.test(summary.extract));
  assert.match(summary.address, /^https:\/\/en\.wikipedia\.org\/wiki\/Eve/);
  for (const body of [null, 7, 'x', [], { title: 7 }, { title: 'A', extract: { html: 1 } }, { title: '' }, { __proto__: { title: 'B', extract: 'c' } }.x]) {
    assert.equal(readSummary(body, 'en'), undefined, JSON.stringify(body));
  }
  assert.deepEqual(readOptions({ pages: [null, { title: 4 }, { title: 'A\u0000' }] }), [{ title: 'A', description: '' }]);
  assert.deepEqual(readOptions({ pages: 'x' }), []);
  const odd = { labels: [], descriptions: null, aliases: { en: 'x' }, sitelinks: [], claims: { P39: [{}, 4, { mainsnak: { snaktype: 'value', datavalue: { value: { id: 'Q1|javascript' } } } }], P569: [timeClaim('-0044-03-15T00:00:00Z')] } };
  const entity = readEntity({ entities: { Q5: { ...entityOf('Q5'), ...odd } } }, 'Q5', 'en');
  assert.deepEqual([entity.label, entity.offices, entity.born, entity.article], ['Q5', [], '', '']);
  assert.equal(readEntity({ entities: { Q5: { ...entityOf('Q6') } } }, 'Q5', 'en'), undefined);
});

test('an odd language code can lead nowhere else', () =>
  withWiki(() => search('Port Selwyn'), async ({ lookups, wiki }) => {
    await lookups.look({ ...wanted, language: 'evil.example/' });
    assert.deepEqual([...new Set(wiki.asked.map(({ host }) => host))], ['en.wikipedia.org']);
  }));

const fixtures = join(root, '..', 'shared', 'data', 'knowledge', 'fixtures');

test('real answers of both services are read', { skip: !existsSync(fixtures) }, () => {
  const json = (name) => JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
  for (const name of ['rb_page_summary_valid.json', 'rb_page_summary_geo.json']) {
    const summary = readSummary(json(name), 'en');
    assert.ok(summary.extract.length > 40 && summary.address.startsWith('https://en.wikipedia.org/wiki/'), name);
  }
  const entity = readEntity(json('wbgetentities-Q6-Q42-P31.json'), 'Q42', 'en');
  assert.deepEqual([entity.label, entity.born], ['Douglas Adams', '1952-03-11']);
  assert.equal(readEntity(json('wbgetentities-Q6-Q42-P31.json'), 'Q6', 'en'), undefined);
  for (const name of ['wbgetentities-bogus.json', 'wbgetentities-1234567890-missing.json', 'api_error.json', 'error-maxlag-full.json']) {
    assert.equal(readEntity(json(name), 'Q42', 'en'), undefined, name);
  }
});
