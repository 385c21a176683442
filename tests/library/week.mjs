// A week of reading simulated on our own prose: `node tests/library/week.mjs [FOLDER]`. Every article of tests/golden and of the part of
// corpus/ that may be learnt from is read by the native program on the day that it bears, and kept; at the end of the week some are read
// again, one half as an editor has changed them, the other with nothing new but what stands around them. What the library says is printed, or
// written to FOLDER. To be looked at by people: what is sensible is a judgement, not an assertion.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { library, newKeeper } from './memory_library.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.SIDELIGHT_PROGRAM ?? join(root, 'build', 'native', 'sidelight');

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const tags = { headline: 'h1', subheading: 'h2', list_item: 'li', quotation: 'blockquote', caption: 'figcaption' };

/** The text of a line of the corpus without its marks. */
export function withoutMarks(line) {
  let text = line;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\{[^{}|]*\|([^{}]*)\}/g, '$1');
  }
  return text.replace(/[{}]/g, '');
}

/** An article of the corpus as a page. */
export function pageOf(source) {
  const [head, ...rest] = source.split('\n\n');
  const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  const blocks = rest.join('\n').split('\n').map((line) => /^\[(\w+)\] (.*)$/.exec(line)).filter((found) => found !== null);
  const body = blocks.map(([, kind, line]) => {
    const tag = tags[kind] ?? 'p';
    return `<${tag}${kind === 'standfirst' ? ' class="standfirst"' : kind === 'byline' ? ' class="byline"' : ''}>${escaped(withoutMarks(line))}</${tag}>`;
  });
  const date = field('date');
  return { date, html: `<!doctype html><html lang="en"><title>${escaped(field('title'))}</title><meta property="article:published_time" content="${date}"><article>${body.join('\n')}</article></html>` };
}

export function readPage(html, url, date) {
  const args = ['read', '-', '--format', 'json', '--url', url, ...(date ? ['--date', date] : [])];
  return JSON.parse(execFileSync(program, args, { input: html, maxBuffer: 2 ** 28 }));
}

/** All articles in the order of their days. */
export function* articles() {
  const found = [];
  for (const name of readdirSync(join(root, 'corpus')).filter((name) => name.endsWith('.txt')).sort()) {
    const source = readFileSync(join(root, 'corpus', name), 'utf8');
    if (!/^part: train$/m.test(source)) continue;
    const { date, html } = pageOf(source);
    found.push({ slug: name.slice(0, -4), date, html, url: `https://corpus.example/${name.slice(0, -4)}` });
  }
  for (const slug of readdirSync(join(root, 'tests', 'golden')).sort()) {
    const path = join(root, 'tests', 'golden', slug, 'page.html');
    if (existsSync(path)) found.push({ slug, date: '', html: readFileSync(path, 'utf8'), url: `https://golden.example/${slug}` });
  }
  yield* found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const kAdded = '<p>“We will answer when the count is done,” a spokesman said on Friday, and asked for 12 more days.</p>';

/** A page as an editor might leave it: its first number another one, a paragraph gone, one more at the end. */
export function editedPage(html) {
  const paragraphs = [...html.matchAll(/<p(?:\s[^>]*)?>(?:(?!<\/p>).){120,}<\/p>/gs)];
  if (paragraphs.length < 4) return '';
  const gone = paragraphs[2];
  const last = paragraphs.at(-1);
  const text = html.slice(0, last.index) + last[0] + kAdded + html.slice(last.index + last[0].length);
  const shorter = text.slice(0, gone.index) + text.slice(gone.index + gone[0].length);
  const first = paragraphs[0];
  const corrected = first[0].replace(/(?<=>|\s)(\d{1,3})(?=\s)/, (number) => String(Number(number) + 20));
  return shorter.slice(0, first.index) + corrected + shorter.slice(first.index + first[0].length);
}

/** The same article on a page that has other things around it now. */
export const otherSurroundings = (html) =>
  html.replace(/<\/(body|html)>/i, '<aside class="related"><h2>Most read</h2><ul><li><a href="/a">Harbour wins the vote of the year</a></li><li><a href="/b">Bees do not</a></li></ul></aside><p class="newsletter">Sign up for our letter of the week.</p></$1>');

function lines(slug, report) {
  const { seen, copies, related, changes, since, spoke, met } = report;
  return [
    `== ${slug}`,
    ...(seen ? [`   read ${seen.visits} times before; ${(changes && library.changeWords(changes.changes)) || 'nothing changed'}`] : []),
    ...(changes?.changes ?? []).map((change) => `      ${change.part} ${change.kind}: ${changeLine(change)}`),
    ...copies.map((row) => `   copy ${row.likeness}: ${row.title}`),
    ...related.map((row) => `   ${String(row.score).padStart(5)} ${row.title} — ${library.reasonWords(row.why)}`),
    ...since.flatMap((row) => [`   since ${row.name} (${row.last.title}):`, ...row.news.map((news) => `        ${news.sentence} [${news.fresh.join(', ')}]`)]),
    ...spoke.flatMap((row) => [`   ${row.speaker} said earlier:`, ...row.quotes.map((quote) => `        ${quote.text} (${quote.article.title})`)]),
    `   names met before: ${met.filter(({ articles }) => articles > 0).length} of ${met.length}`,
  ];
}

function changeLine(change) {
  if (change.part === 'figure') return `${change.before} → ${change.after}`;
  if ('text' in change) return change.text.slice(0, 160);
  return change.pieces.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => (kind === 'added' ? `+${text}` : `-${text}`)).join(' ').slice(0, 240);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { world, ask } = await newKeeper();
  const out = [];
  const totals = { articles: 0, kept: 0, withRelated: 0, related: 0, since: 0, spoke: 0, edited: 0, editedFound: 0, unchanged: 0, unchangedFound: 0 };
  const all = [...articles()];
  for (const { slug, date, html, url } of all) {
    world.now += 3600;
    const report = await ask('read', { reading: readPage(html, url, date), isPrivate: false });
    totals.articles += 1;
    totals.kept += report.kept === 'kept' ? 1 : 0;
    totals.withRelated += report.related.length > 0 ? 1 : 0;
    totals.related += report.related.length;
    totals.since += report.since.length;
    totals.spoke += report.spoke.length;
    out.push(...lines(slug, report));
  }
  for (const [at, { slug, date, html, url }] of all.entries()) {
    if (at % 4 > 1) continue;
    const kind = at % 4 === 0 ? 'edited' : 'unchanged';
    const again = kind === 'edited' ? editedPage(html) : otherSurroundings(html);
    if (again === '' || again === html) continue;
    world.now += 3600;
    const report = await ask('read', { reading: readPage(again, url, date), isPrivate: false });
    if (report.changes === null) continue; // it was not kept
    totals[kind] += 1;
    totals[`${kind}Found`] += (report.changes.changes.length > 0) === (kind === 'edited') ? 1 : 0;
    out.push(...lines(`${slug} again, ${kind}`, { ...report, since: [], spoke: [], related: [] }));
  }
  const text = `${out.join('\n')}\n${JSON.stringify(totals)}\n`;
  if (process.argv[2]) {
    mkdirSync(process.argv[2], { recursive: true });
    writeFileSync(join(process.argv[2], 'week.txt'), text);
  }
  console.log(process.argv[2] ? JSON.stringify(totals) : text);
}
