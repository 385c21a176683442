// Typed blocks on our own pages: `node tests/accuracy/typed_blocks.mjs [--list] [--complaints] [--program PATH] [SLUG …]` reads
// every tests/golden/typed-*/page.html with `sidelight predict page` and compares its blocks with gold.json beside it. Prints
// precision, recall and F1 of each type, micro and macro F1, the body's four-gram F1 and the fields, for all pages and for those
// with "gzero": true; --list names each miss; --complaints takes the complaint-* pages (expected.json) as well. A measure, not a
// test: it fails only when the program gives no answer.
// The rule: a block is right when a gold block has its type and at least .9 of its text; a repeated block counts once; an unmatched
// block of a kind outside the article (related, newsletter, comment, boilerplate) is not counted, as gold holds only some of those.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, 'tests', 'golden');
const kinds = JSON.parse(readFileSync(join(root, 'schema', 'kinds.json'), 'utf8')).BlockKind.map((kind) => kind.name);
const outside = new Set(['related', 'newsletter', 'comment', 'boilerplate']);
const enough = 0.9;
const fields = ['title', 'kicker', 'standfirst', 'authors', 'date', 'page_kind'];

/** The words of a text, one space between them: what two texts are compared by. */
function bare(text) {
  return (String(text ?? '').normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).join(' ');
}

/** Length of the longest common subsequence. */
function commonLength(a, b) {
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j += 1) next[j + 1] = a[i] === b[j] ? row[j] + 1 : Math.max(row[j + 1], next[j]);
    row = next;
  }
  return row[b.length];
}

/** Share of two bare texts that they have in common, 0 to 1. */
function likeness(a, b) {
  if (a === b) return 1;
  const both = a.length + b.length;
  if (2 * Math.min(a.length, b.length) < enough * both) return 0;
  return (2 * commonLength(a, b)) / both;
}

/** For each predicted block its gold block: `at` (or undefined), `repeated` where that one was already taken. */
function matched(gold, found) {
  const taken = new Set();
  const wanted = gold.map((block) => bare(block.text));
  const texts = found.map((block) => bare(block.text));
  const matches = found.map(() => ({ at: undefined, repeated: false }));
  found.forEach((block, i) => {
    const same = gold.map((_, g) => g).filter((g) => !taken.has(g) && wanted[g] === texts[i]);
    const at = same.find((g) => gold[g].type === block.type) ?? same[0];
    if (at === undefined) return;
    matches[i].at = at;
    taken.add(at);
  });
  found.forEach((_, i) => {
    if (matches[i].at !== undefined) return;
    let best = { like: 0, at: undefined };
    wanted.forEach((text, g) => {
      const like = likeness(text, texts[i]);
      if (like > best.like) best = { like, at: g };
    });
    if (best.like < enough) return;
    matches[i] = { at: best.at, repeated: taken.has(best.at) };
    taken.add(best.at);
  });
  return matches;
}

/** Counts {right, found, wanted} by type, and each miss in words. */
function compare(gold, answer) {
  const found = answer.blocks.filter((block) => bare(block.text) !== '');
  const matches = matched(gold.blocks, found);
  const counts = new Map(kinds.map((kind) => [kind, { right: 0, found: 0, wanted: 0 }]));
  const misses = [];
  const short = (text) => `“${text.length > 70 ? `${text.slice(0, 70)}…` : text}”`;
  for (const block of gold.blocks) counts.get(block.type).wanted += 1;
  found.forEach((block, i) => {
    const { at, repeated } = matches[i];
    if (repeated || (at === undefined && outside.has(block.type))) return;
    const count = counts.get(block.type);
    count.found += 1;
    if (at === undefined) misses.push(`${block.type} ${short(block.text)}: not on the list`);
    else if (gold.blocks[at].type === block.type) count.right += 1;
    else misses.push(`${gold.blocks[at].type} ${short(block.text)}: read as ${block.type}`);
  });
  const seen = new Set(matches.map((match) => match.at));
  gold.blocks.forEach((block, g) => {
    if (!seen.has(g)) misses.push(`${block.type} ${short(block.text)}: not found`);
  });
  for (const name of fields) {
    if (rightField(name, gold, answer)) continue;
    const [told, wantedValue] = { date: ['date', 'published'], page_kind: ['kind', 'page_kind'] }[name] ?? [name, name];
    misses.push(`field ${name}: ${JSON.stringify(answer[told] ?? '')} instead of ${JSON.stringify(gold[wantedValue])}`);
  }
  return { counts, misses };
}

function rightField(name, gold, answer) {
  if (name === 'date') return String(answer.date ?? '').slice(0, 10) === gold.published.slice(0, 10);
  if (name === 'page_kind') return answer.kind === gold.page_kind;
  if (name === 'authors') {
    const names = (list) => [...new Set((list ?? []).map(bare))].sort().join('|');
    return names(answer.authors) === names(gold.authors);
  }
  return gold[name] ? likeness(bare(gold[name]), bare(answer[name])) >= enough : !answer[name];
}

function ratio({ right, found, wanted }) {
  const precision = found > 0 ? right / found : wanted > 0 ? 0 : 1;
  const recall = wanted > 0 ? right / wanted : found > 0 ? 0 : 1;
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

function sum(counts) {
  const total = { right: 0, found: 0, wanted: 0 };
  for (const count of counts) for (const key of Object.keys(total)) total[key] += count[key];
  return total;
}

/** F1 of the runs of four words of two bodies. */
function bodyScore(gold, answer) {
  const runs = (text) => {
    const all = bare(text).split(' ');
    const bag = new Map();
    for (let i = 0; i + 4 <= all.length; i += 1) {
      const run = all.slice(i, i + 4).join(' ');
      bag.set(run, (bag.get(run) ?? 0) + 1);
    }
    return bag;
  };
  const [wanted, found] = [runs(gold.articleBody), runs(answer.articleBody)];
  let right = 0;
  for (const [run, count] of wanted) right += Math.min(count, found.get(run) ?? 0);
  const size = (bag) => [...bag.values()].reduce((all, count) => all + count, 0);
  return ratio({ right, found: size(found), wanted: size(wanted) }).f1;
}

function print(title, pages) {
  console.log(`\n${title}: ${pages.length} pages`);
  console.log(`${'type'.padEnd(14)} precision recall     F1  wanted`);
  const scored = [];
  for (const kind of kinds) {
    const count = sum(pages.map((page) => page.counts.get(kind)));
    if (count.wanted === 0 && count.found === 0) continue;
    const { precision, recall, f1 } = ratio(count);
    if (count.wanted > 0) scored.push(f1);
    console.log(`${kind.padEnd(14)}     ${[precision, recall, f1].map((x) => x.toFixed(3)).join('  ')}  ${String(count.wanted).padStart(6)}`);
  }
  const all = ratio(sum(pages.flatMap((page) => [...page.counts.values()])));
  const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / Math.max(1, numbers.length);
  console.log(`micro F1 ${all.f1.toFixed(3)} · macro F1 ${mean(scored).toFixed(3)} · body four-gram F1 ${mean(pages.map((page) => page.body)).toFixed(3)}`);
  const rights = fields.map((name) => `${name} ${pages.filter((page) => rightField(name, page.gold, page.answer)).length}`);
  console.log(`fields right, of ${pages.length}: ${rights.join(' · ')}`);
}

/** What is true of a page: gold.json, or the expected.json of a complaint, which says the same in the form of the goldens. */
function goldOf(slug) {
  const own = join(folder, slug, 'gold.json');
  if (existsSync(own)) return JSON.parse(readFileSync(own, 'utf8'));
  const expected = JSON.parse(readFileSync(join(folder, slug, 'expected.json'), 'utf8'));
  return { ...expected, blocks: expected.blocks.map(([type, text]) => ({ type, text })) };
}

function predict(program, slugs) {
  const input = slugs
    .map((slug) => {
      const { url } = goldOf(slug);
      return `${JSON.stringify({ id: slug, url, html: readFileSync(join(folder, slug, 'page.html'), 'utf8') })}\n`;
    })
    .join('');
  const { stdout, stderr, error } = spawnSync(program, ['predict', 'page'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  const answers = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  if (answers.length !== slugs.length) throw new Error(`${answers.length} answers for ${slugs.length} pages\n${stderr}`);
  return answers;
}

function main(args) {
  const list = args.includes('--list');
  const at = args.indexOf('--program');
  const program = at >= 0 ? args[at + 1] : (process.env.SIDELIGHT ?? join(root, 'build', 'native', 'sidelight'));
  const wanted = args.filter((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
  const all = readdirSync(folder).filter(
    (slug) => slug.startsWith('typed-') || (args.includes('--complaints') && slug.startsWith('complaint-')),
  );
  const unknown = wanted.filter((slug) => !all.includes(slug));
  if (unknown.length > 0 || all.length === 0) {
    console.error(`no typed page called ${unknown.join(', ') || 'typed-*'}; there are: ${all.join(', ')}`);
    return 2;
  }
  if (!program || !existsSync(program)) {
    console.error(`no program ${program ?? ''}: ./dev build, or --program PATH`);
    return 2;
  }
  const slugs = wanted.length > 0 ? wanted : all;
  const answers = predict(program, slugs.sort());
  const pages = slugs.map((slug, i) => {
    if (answers[i].error !== undefined) throw new Error(`${slug}: ${answers[i].error}`);
    const gold = goldOf(slug);
    return { slug, gold, answer: answers[i], body: bodyScore(gold, answers[i]), ...compare(gold, answers[i]) };
  });
  for (const page of pages) {
    if (list && page.misses.length > 0) console.log(`\n${page.slug}\n  ${page.misses.join('\n  ')}`);
  }
  print('all pages', pages);
  const alike = pages.filter((page) => page.gold.gzero);
  if (alike.length > 0) print('GZERO-like pages', alike);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
