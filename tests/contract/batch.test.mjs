// Contract: `sidelight batch`: every kind of input gives the same lines as `read`, in order, whatever the number of threads; a bad record
// costs one line and nothing else; a killed run is gone on with to the byte; as a filter it is stateless, line in, line out.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';

import { program, root } from '../../tools/golden.mjs';
import { chunked, httpResponse, newsPage, packings, response, warcRecord } from './batch_warc.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sidelight-batch-'));
after(() => rmSync(folder, { recursive: true }));

const put = (name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const run = (args, input = '') => spawnSync(program, ['batch', ...args], { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000 });
const batch = (args, input) => {
  const { status, stdout, stderr } = run(args, input);
  return { status, stderr, stdout, rows: stdout === '' ? [] : stdout.trimEnd().split('\n').map((line) => JSON.parse(line)) };
};
const line = (number) => JSON.stringify({ id: number, html: newsPage(number), url: `https://paper.example/${number}` });
const lines = (count) => `${Array.from({ length: count }, (_, number) => line(number)).join('\n')}\n`;
const titles = (rows) => rows.map((row) => row.error ?? row.title);

test('a line of JSON gives the reading that `read` gives', () => {
  const read = spawnSync(program, ['read', '-', '--format', 'json', '--url', 'https://paper.example/3'], { input: newsPage(3), encoding: 'utf8' });
  const { status, rows, stderr } = batch([], lines(5));
  assert.equal(status, 0);
  assert.deepEqual(rows.map((row) => row.id), [0, 1, 2, 3, 4]);
  assert.deepEqual(rows[3].reading, JSON.parse(read.stdout));
  assert.match(stderr, /^sidelight: 5 pages in .* s \(.* a second\), no error\n$/);
  assert.equal(run(['--quiet'], lines(1)).stderr, '');
});

test('every format, plain text, and a snapshot', () => {
  const input = lines(1);
  assert.equal(batch(['--format', 'article'], input).rows[0].title, 'Ferry 0 sails again');
  assert.ok(batch(['--format', 'page'], input).rows[0].quotes.length > 0);
  assert.match(batch(['--format', 'text'], input).rows[0].text, /Chiamaka Lindqvist/);
  assert.match(batch(['--format', 'markdown'], input).rows[0].markdown, /# Ferry 0/);
  const text = batch([], `${JSON.stringify({ id: 't', text: 'Harbour closes\nIdris Palmqvist spoke in Lisbon.', date: '2026-03-04' })}\n`).rows[0];
  assert.equal(text.reading.page.published, '2026-03-04');
  const snapshot = execFileSync(program, ['snapshot', '-', '--url', 'https://paper.example/s'], { input: newsPage(1), encoding: 'utf8' });
  const [read] = batch([], snapshot).rows;
  assert.equal(read.id, 'https://paper.example/s');
  assert.equal(read.reading.blocks[0].text, 'Ferry 1 sails again');
});

test('a wrong command line is status 2, a missing input one line and status 1', () => {
  for (const args of [['--format', 'xml'], ['--jobs', '0'], ['--jobs', 'x'], ['--jobs', '513'], ['--resume', 'state'], ['--lines']]) assert.equal(run(args).status, 2, args.join(' '));
  assert.equal(spawnSync(program, ['read', '-', '--jobs', '2'], { input: '' }).status, 2);
  const { status, rows } = batch([join(folder, 'none.html'), put('one.html', newsPage(1)), '--format', 'article']);
  assert.equal(status, 1);
  assert.match(rows[0].error, /none\.html: no such file/);
  assert.equal(rows[1].title, 'Ferry 1 sails again');
});

test('bad lines cost one line each; blank ones cost none', () => {
  const input = `${line(0)}\nno JSON\n\n[1]\n{"id":7}\n{"id":8,"html":5}\n \n${line(1)}`;
  const { status, rows } = batch(['--format', 'article', '--jobs', '2'], input);
  assert.equal(status, 0);
  assert.deepEqual(rows.map((row) => row.id), [0, null, null, 7, 8, 1]);
  assert.deepEqual(rows.map((row) => 'error' in row), [false, true, true, true, true, false]);
});

test('the number of threads changes nothing', () => {
  const input = lines(150);
  const one = run(['--jobs', '1', '--quiet'], input).stdout;
  for (const jobs of [2, 3, 16]) assert.ok(run(['--jobs', `${jobs}`, '--quiet'], input).stdout === one, `${jobs} threads`);
});

test('a folder: every page of it by name, packed ones, lines and archives; nothing else', () => {
  const site = join(folder, 'site');
  mkdirSync(join(site, 'b'), { recursive: true });
  put('site/c.html', newsPage(3));
  put('site/a.html.gz', gzipSync(newsPage(1)));
  put('site/b/x.jsonl', lines(1));
  put('site/b/y.warc', response('https://paper.example/y', newsPage(2)));
  put('site/z.png', 'no page');
  const { status, rows } = batch([site, '--format', 'article']);
  assert.equal(status, 0);
  assert.deepEqual(rows.map((row) => row.title), [1, 0, 2, 3].map((number) => `Ferry ${number} sails again`));
  assert.equal(rows[0].id, join(site, 'a.html.gz'));
});

const encodings = [
  response('https://paper.example/0', newsPage(0)),
  response('https://paper.example/1', chunked(newsPage(1)), { 'Transfer-Encoding': 'chunked' }),
  response('https://paper.example/2', gzipSync(newsPage(2)), { 'Content-Encoding': 'gzip' }),
  response('https://paper.example/3', chunked(gzipSync(newsPage(3))), { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' }),
  response('https://paper.example/4', deflateSync(newsPage(4)), { 'Content-Encoding': 'deflate' }),
  response('https://paper.example/5', newsPage(5), { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' }), // unpacked by the archive
  response('https://paper.example/6', Buffer.from(newsPage(6).replace('<meta charset="utf-8">', '').replace(/[“”’]/g, ''), 'latin1'), { 'Content-Type': 'text/html; charset="ISO-8859-1"' }),
  warcRecord('resource', { 'WARC-Target-URI': '<https://paper.example/7>', 'Content-Type': 'text/html' }, newsPage(7)),
];
const noPages = [
  warcRecord('warcinfo', { 'Content-Type': 'application/warc-fields' }, 'software: none\r\n'),
  warcRecord('request', { 'WARC-Target-URI': 'https://paper.example/0' }, 'GET / HTTP/1.1\r\n\r\n'),
  response('https://paper.example/gone', newsPage(1), {}, '404 Not Found'),
  response('https://paper.example/a.png', 'PNG', { 'Content-Type': 'image/png' }),
  warcRecord('resource', { 'WARC-Target-URI': 'https://paper.example/data', 'Content-Type': 'application/json' }, '{}'),
];

for (const [packing, pack] of Object.entries(packings)) {
  test(`an archive, ${packing}: every encoding of a response, and resources; nothing of the other records`, () => {
    const path = put('all.warc', pack([...noPages, ...encodings, ...noPages]));
    const { status, rows, stderr } = batch([path, '--format', 'article']);
    assert.equal(status, 0);
    assert.deepEqual(titles(rows), encodings.map((_, number) => `Ferry ${number} sails again`));
    assert.deepEqual(rows.map((row) => row.url), encodings.map((_, number) => `https://paper.example/${number}`));
    assert.match(rows[0].id, /^<urn:uuid:/);
    assert.equal(rows[0].fetched, '2026-03-04T05:06:07Z');
    assert.match(stderr, /6 records that are no pages/);
    assert.equal(run(['-', '--format', 'article', '--quiet'], readFileSync(path)).stdout.split('\n').length, encodings.length + 1, 'from standard input');
  });
}

test('a bad record costs one line: every way to be bad, between two good ones', () => {
  const http = { 'WARC-Target-URI': 'https://paper.example/bad', 'Content-Type': 'application/http' };
  const good = (number) => response(`https://paper.example/${number}`, newsPage(number));
  const without = (name) => Buffer.from(good(9).toString('latin1').replace(new RegExp(`\r\n${name}[^\r]*`), ''), 'latin1');
  const bad = {
    'a length that is too large': warcRecord('response', http, httpResponse(newsPage(9)), 300),
    'no length': without('Content-Length'),
    'a length that is no number': Buffer.from(good(9).toString('latin1').replace(/Content-Length: \d+/, 'Content-Length: many'), 'latin1'),
    'no HTTP message': warcRecord('response', http, 'these are just words'),
    'a packed body that is cut': warcRecord('response', http, httpResponse(gzipSync(newsPage(9)).subarray(0, 200), { 'Content-Encoding': 'gzip' })),
    'an encoding nobody knows': warcRecord('response', http, httpResponse(Buffer.from([0x8b, 1, 2, 3, 4]), { 'Content-Encoding': 'br' })),
    'strays between records': Buffer.from('something else\r\nthat is no record\r\n\r\n'),
    'a header without end': Buffer.from(`WARC/1.1\r\nX: ${'y'.repeat(100_000)}\r\n`),
  };
  for (const [what, record] of Object.entries(bad)) {
    const { status, rows } = batch([put('bad.warc', Buffer.concat([good(1), record, good(2)])), '--format', 'article', '--jobs', '2']);
    assert.equal(status, 0, what);
    const shown = rows.map((row) => ('error' in row ? 'error' : row.title));
    assert.deepEqual(shown, ['Ferry 1 sails again', 'error', 'Ferry 2 sails again'], `${what}: ${JSON.stringify(titles(rows))}`);
  }
  const short = batch([put('bad.warc', Buffer.concat([good(1), warcRecord('response', http, httpResponse(newsPage(9)), -100), good(2)])), '--format', 'article']);
  assert.deepEqual(short.rows.map((row) => 'error' in row), [false, false, true, false], 'a length that is too small: the page is cut, the rest told');
});

test('damaged members, and archives that end too soon', () => {
  const good = (number) => gzipSync(response(`https://paper.example/${number}`, newsPage(number)));
  const broken = good(9);
  broken.fill(0xaa, Math.floor(broken.length / 2), Math.floor(broken.length / 2) + 20);
  const { status, rows } = batch([put('broken.warc.gz', Buffer.concat([good(1), broken, good(2)])), '--format', 'article']);
  assert.equal(status, 0);
  assert.deepEqual(rows.map((row) => ('error' in row ? 'error' : row.title)), ['Ferry 1 sails again', 'error', 'Ferry 2 sails again']);
  const plain = packings.plain([1, 2].map((number) => response(`https://paper.example/${number}`, newsPage(number))));
  for (const [name, bytes] of [['a.warc', plain], ['b.warc.gz', gzipSync(plain)], ['c.warc.gz', Buffer.concat([good(1), good(2)])]]) {
    const cut = batch([put(name, bytes.subarray(0, bytes.length - 20)), '--format', 'article']);
    assert.equal(cut.status, 0, name);
    assert.deepEqual(cut.rows.map((row) => 'error' in row), [false, true], name);
  }
  assert.match(batch([put('x.jsonl.gz', gzipSync(lines(3)).subarray(0, 200)), '--format', 'article']).rows.at(-1).error, /cut short/);
});

test('a killed run is gone on with: the same bytes, nothing twice, nothing lost', async () => {
  const archive = put('long.warc.gz', packings['gzip per record'](Array.from({ length: 1500 }, (_, number) => response(`https://paper.example/${number}`, newsPage(number)))));
  const inputs = [put('first.html', newsPage(5)), archive, put('last.jsonl', lines(20))];
  const whole = run([...inputs, '--quiet']).stdout;
  const [output, state] = [join(folder, 'out.jsonl'), join(folder, 'state.json')];
  const args = ['batch', ...inputs, '--quiet', '--jobs', '2', '--output', output, '--resume', state];
  let kills = 0;
  for (let round = 0; round < 40; ++round) {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
    const timer = setTimeout(() => child.kill('SIGKILL'), 1300 + 130 * round);
    const { code, signal } = await ended;
    clearTimeout(timer);
    if (signal === null) {
      assert.equal(code, 0);
      break;
    }
    kills += 1;
    if (existsSync(state)) assert.equal(JSON.parse(readFileSync(state, 'utf8')).finished, false);
  }
  assert.ok(readFileSync(output, 'utf8') === whole, `the output differs after ${kills} kills`);
  assert.equal(JSON.parse(readFileSync(state, 'utf8')).finished, true);
  assert.match(run([...inputs, '--output', output, '--resume', state]).stderr, /all is done/);
  assert.match(run([inputs[0], '--output', output, '--resume', state]).stderr, /other inputs/);
  assert.match(run([...inputs, '--format', 'page', '--output', output, '--resume', state]).stderr, /another format/);
});

test('going on from a state: its output is cut to what holds; a shorter one, or no state at all, is refused', () => {
  const inputs = [put('five.jsonl', lines(5))];
  const [output, state] = [join(folder, 'five.out'), join(folder, 'five.state')];
  const args = [...inputs, '--quiet', '--format', 'article', '--output', output, '--resume', state];
  assert.equal(run(args).status, 0);
  const whole = readFileSync(output, 'utf8');
  const beginning = `${whole.split('\n').slice(0, 2).join('\n')}\n`;
  const two = Buffer.byteLength(beginning);
  const atTwo = { ...JSON.parse(readFileSync(state, 'utf8')), records: 2, bytes: two, finished: false };
  writeFileSync(state, JSON.stringify(atTwo));
  writeFileSync(output, `${beginning}{"half a li`);
  assert.equal(run(args).status, 0);
  assert.equal(readFileSync(output, 'utf8'), whole);
  writeFileSync(state, JSON.stringify(atTwo));
  writeFileSync(output, beginning.slice(0, -1));
  const short = run(args);
  assert.equal(short.status, 1);
  assert.match(short.stderr, /shorter than the state says/);
  writeFileSync(state, 'no state');
  assert.match(run(args).stderr, /is no state of a batch/);
});

test('as a filter it answers each line at once, and its answer depends on that line alone', async () => {
  const child = spawn(program, ['batch', '--jobs', '1', '--quiet', '--format', 'article'], { cwd: root });
  let seen = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (seen += text));
  const answered = async (count) => {
    for (const end = Date.now() + 20_000; seen.split('\n').length <= count; await new Promise((resolve) => setTimeout(resolve, 10))) {
      assert.ok(Date.now() < end, `no answer to line ${count}`);
    }
  };
  for (let number = 0; number < 3; ++number) {
    child.stdin.write(`${line(7)}\n`);
    await answered(number + 1);
  }
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 0);
  assert.equal(new Set(seen.trimEnd().split('\n')).size, 1);
  assert.ok(!seen.includes('\t'), 'a tab would part key and value in Hadoop');
});

test('an output that can’t be written is status 1', { skip: !existsSync('/dev/full') }, () => {
  const { status, stderr } = run(['--output', '/dev/full'], lines(3));
  assert.equal(status, 1);
  assert.match(stderr, /can't write the output/);
});

const parallel = spawnSync('parallel', ['--version']).status === 0;
test('under GNU parallel, with workers that are killed, each line is answered once', { skip: parallel ? false : 'GNU parallel is not installed', timeout: 300_000 }, () => {
  const input = lines(400);
  const expected = run(['--quiet', '--format', 'article'], input).stdout;
  const killed = join(folder, 'killed');
  mkdirSync(killed);
  // Every second block's first worker is killed in the middle of its lines: it has written some, which parallel throws away.
  const worker = put('worker.sh', `#!/bin/bash
mark=${killed}/$PARALLEL_SEQ
if [ $((PARALLEL_SEQ % 2)) -eq 0 ] && [ ! -e "$mark" ]; then
  touch "$mark"
  { head -n 5; kill -9 $$; } | ${program} batch --jobs 1 --quiet --format article
fi
exec ${program} batch --jobs 1 --quiet --format article
`);
  const { status, stdout, stderr } = spawnSync('parallel', ['--will-cite', '--pipe', '--block', '20k', '-j2', '-k', '--retries', '3', 'bash', worker], {
    input, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, PARALLEL_HOME: folder }, timeout: 240_000,
  });
  assert.equal(status, 0, stderr);
  assert.ok(stdout === expected, `${stdout.split('\n').length} lines for ${expected.split('\n').length}`);
});
