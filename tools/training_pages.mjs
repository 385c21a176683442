// The pages that the block model is trained on: `node tools/training_pages.mjs DIR > pages.jsonl`. DIR holds data/page (pages with
// their articles, as tests/accuracy reads them). One line a page: {id, site, weight, html, body, standfirst?}, for sidelight-train.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { tasks } from '../tests/accuracy/tasks.mjs';

/** Sets with a whole article for each page, and what a page of each counts: small sets of better marked pages count more. */
const weights = { zyte: 3, fundus: 2, wcxb_article: 1 };

/** What the pages of `folder` are known to say, by id. */
export function truths(folder) {
  return JSON.parse(gunzipSync(readFileSync(join(folder, 'data', 'page', 'truth.json.gz'))).toString('utf8'));
}

/** The registered domain of an address, near enough to keep a publisher's pages together. */
export function siteOf(url) {
  let labels;
  try {
    labels = new URL(url).hostname.split('.');
  } catch {
    return url ?? '';
  }
  const [second, top] = labels.slice(-2);
  const longer = labels.length > 2 && top.length === 2 && second.length <= 3; // co.uk, com.au
  return labels.slice(longer ? -3 : -2).join('.');
}

/** All training pages of `folder`, one at a time. */
export function* trainingPages(folder) {
  const truth = truths(folder);
  const sets = tasks.find((task) => task.name === 'article').sets;
  for (const [name, weight] of Object.entries(weights)) {
    for (const { id, html } of sets.find((set) => set.name === name).rows(folder) ?? []) {
      const { url, articleBody, blocks } = truth[id];
      // Only typed references say which line is the standfirst, and that there is none.
      const summary = blocks?.filter(({ type }) => type === 'summary').map(({ text }) => text).join('\n');
      yield { id, site: siteOf(url), weight, html, body: articleBody, ...(summary !== undefined && { standfirst: summary }) };
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) {
    console.error('usage: training_pages.mjs DIR > pages.jsonl');
    process.exit(2);
  }
  for (const page of trainingPages(folder)) {
    if (!process.stdout.write(`${JSON.stringify(page)}\n`)) await once(process.stdout, 'drain');
  }
}
