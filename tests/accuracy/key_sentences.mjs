// How well key sentences are chosen: `node tests/accuracy/key_sentences.mjs [DIR] [PROGRAM]`. Articles of corpus/ in which a person marked
// the sentences that tell most (key_sentences.tsv), and the pages of DIR/pages. For each article as many sentences are taken as the
// program chose; of them counts which are among the marked ones. Beside it the first sentences of the article (lead).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readCorpus } from '../../tools/corpus.mjs';
import { decodeHtml } from './tasks.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const shared = process.argv[2] ?? join(root, '..', 'shared');
const program = process.argv[3] ?? join(root, 'build', 'native', 'sidelight');

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const element = { kicker: 'p class="kicker"', headline: 'h1', standfirst: 'p class="standfirst"', byline: 'p class="byline"', date: 'time', subheading: 'h2', list_item: 'li', quotation: 'blockquote', caption: 'figcaption' };

/** An article of the corpus as a plain page. */
function pageOf(article) {
  const body = article.blocks.map(({ kind, text }) => {
    const tag = element[kind] ?? 'p';
    return `<${tag}>${escape(text)}</${tag.split(' ')[0]}>`;
  });
  return `<!doctype html><html lang="en"><title>${escape(article.title)}</title><meta property="og:type" content="article"><article>${body.join('\n')}</article></html>`;
}

function* marked() {
  const wanted = new Map();
  for (const line of readFileSync(join(root, 'tests', 'accuracy', 'key_sentences.tsv'), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [slug, words] = line.split('\t');
    wanted.set(slug, [...(wanted.get(slug) ?? []), words]);
  }
  const { articles } = readCorpus();
  for (const [slug, sentences] of wanted) {
    const article = articles.find((each) => each.slug === slug);
    for (const words of sentences) {
      if (!article?.blocks.some(({ text }) => text.includes(words))) throw new Error(`${slug} has no sentence that begins with "${words}"`);
    }
    yield { id: slug, html: pageOf(article), date: article.date, sentences };
  }
  const pages = join(shared, 'pages');
  if (!existsSync(pages)) return;
  for (const name of readdirSync(pages).filter((each) => each.endsWith('.json')).sort()) {
    const { published, key_sentences: sentences } = JSON.parse(readFileSync(join(pages, name), 'utf8'));
    yield { id: name.slice(0, -5), html: decodeHtml(readFileSync(join(pages, name.replace('.json', '.html')))), date: published.slice(0, 10), sentences };
  }
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** How many of `sentences` begin with, or are, one of the marked words. */
const right = (sentences, wanted) => sentences.filter((sentence) => wanted.some((words) => plain(sentence).startsWith(plain(words)))).length;

const totals = { chosen: 0, right: 0, lead: 0, wanted: 0, found: 0 };
for (const { id, html, date, sentences } of marked()) {
  const { status, stdout } = spawnSync(program, ['read', '-', '--format', 'json', '--date', date], { input: html, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${id}: the program failed`);
  const reading = JSON.parse(stdout);
  const chosen = reading.glance.map(({ text }) => text);
  const paragraphs = reading.blocks.filter(({ kind, region }) => region === 'article' && kind === 'paragraph');
  const lead = paragraphs.flatMap(({ text }) => text.split(/(?<=[.!?][”"’']?)\s+(?=[\p{Lu}“"‘])/u)).slice(0, chosen.length);
  const hits = right(chosen, sentences);
  const leadHits = right(lead, sentences);
  totals.chosen += chosen.length;
  totals.right += hits;
  totals.lead += leadHits;
  totals.wanted += sentences.length;
  console.log(`  ${id.padEnd(38)} ${hits} of ${chosen.length} (lead ${leadHits}), ${sentences.length} marked`);
  if (process.env.SHOW) for (const key of reading.glance) console.log(`      ${key.score} ${key.rule}: ${key.text.slice(0, 110)}`);
}
const percent = (part) => `${((100 * part) / Math.max(1, totals.chosen)).toFixed(1)} %`;
console.log(`key sentences: ${percent(totals.right)} of ${totals.chosen} chosen are marked ones; lead: ${percent(totals.lead)}; ${totals.wanted} marked`);
