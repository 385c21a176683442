// What the benchmark reads: the pages of our goldens (and of a folder of evaluation data where there is one), and prose of any
// length made of their sentences. The same for every program, and the same in every run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { pageFile, root, runProgram, slugs } from '../../tools/golden.mjs';
import { decodeHtml, readRows, tasks } from '../accuracy/tasks.mjs';

/** [{id, html}]: our own pages, and up to `limit` real ones of `shared`. */
export function pages(shared, limit) {
  const own = slugs()
    .filter((slug) => pageFile(slug).endsWith('.html'))
    .map((slug) => ({ id: slug, html: decodeHtml(readFileSync(join(root, pageFile(slug)))) }));
  if (!existsSync(join(shared, 'data', 'page'))) return { own, real: [] };
  const sets = tasks.find((task) => task.name === 'article').sets;
  const real = ['fundus', 'zyte'].flatMap((name) => sets.find((set) => set.name === name).rows(shared) ?? []);
  // Evenly over the list, so that no publisher is favoured.
  const every = Math.max(1, Math.floor(real.length / limit));
  return { own, real: real.filter((_, i) => i % every === 0).slice(0, limit) };
}

const sentences = () =>
  slugs()
    .flatMap((slug) => JSON.parse(runProgram('read', slug, '--format', 'json')).blocks)
    .filter((block) => block.kind === 'paragraph')
    .map((block) => block.text);

/** News text of about `words` words, a paragraph a line; from `shared` where it is there, so that names don't repeat too much. */
export function prose(shared, words) {
  const corpus = join(shared, 'data', 'ner', 'worldwide.train.jsonl.gz');
  const source = existsSync(corpus) ? readRows(corpus).flatMap((row) => row.text.split(/\n+/)) : sentences();
  const paragraphs = source.map((line) => line.trim()).filter((line) => line.length > 40);
  const lines = [];
  let count = 0;
  for (let i = 0; count < words; i = (i + 1) % paragraphs.length) {
    lines.push(paragraphs[i]);
    count += paragraphs[i].split(/\s+/).length;
  }
  return { text: lines.join('\n'), words: count };
}

/** A snapshot of plain paragraphs, as a page of them would give. */
export function snapshotOfText(text) {
  const lines = text.split('\n');
  return JSON.stringify({
    format: 'sidelight-snapshot', version: 1, url: '', title: '', language: 'en', metadata: [], jsonLd: [],
    elements: [{ tag: 'body', parent: -1 }, { tag: 'article', parent: 0 }, ...lines.map(() => ({ tag: 'p', parent: 1 }))],
    texts: lines.map((line, i) => [i + 2, i + 3, line]),
  });
}
