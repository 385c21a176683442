// The extension at work in Chromium: how long from the click to the first card and to the whole reading, and what the page's own thread
// is held for meanwhile, told by the browser's trace in that thread's own time.
import { build } from 'esbuild';
import { join } from 'node:path';

import { chromiumPath, openChromium } from '../browser/chromium.mjs';
import { startServer } from '../browser/local_server.mjs';
import { notedTasks, noteTasks } from '../browser/page_tasks.mjs';
import { until } from '../browser/until.mjs';
import { root } from './engines.mjs';
import { prose } from './material.mjs';
import { quantile, median } from './timing.mjs';

const kClicks = 20;
const kPageBytes = 1_000_000;

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

/** An article of so many words, in the markup of a news site; filled with related items up to `bytes` of HTML. */
function articlePage(shared, words, bytes = 0) {
  const { text } = prose(shared, words);
  const body = text.split('\n').map((line) => `<p class="article__paragraph">${escape(line)}</p>`).join('\n');
  const item = (i) => `<li class="teaser"><a href="/story-${i}"><img class="teaser__image" width="160" height="90" alt=""><span class="teaser__kicker">World</span><h3 class="teaser__title">What the river towns decided in week ${i}</h3></a><p class="teaser__text">A council met, and a ferry sailed again.</p></li>`;
  const head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferries sail again</title><meta property="og:type" content="article"></head><body><header><nav><a href="/">Home</a><a href="/world">World</a></nav></header><main><article><h1>Ferries sail again</h1>';
  let related = '';
  for (let i = 0; head.length + body.length + related.length < bytes; ++i) related += item(i);
  return `${head}${body}</article><aside><h2>Related stories</h2><ul>${related}</ul></aside></main><footer><p>Terms of use</p></footer></body></html>`;
}

async function readabilityScript() {
  const bundle = await build({
    stdin: { contents: `import { Readability } from ${JSON.stringify(join(root, 'tests', 'bench', 'peers', 'node_modules', '@mozilla', 'readability'))}; globalThis.PeerReadability = Readability;`, resolveDir: root },
    bundle: true, format: 'iife', write: false, logLevel: 'silent',
  });
  return bundle.outputFiles[0].text;
}

/** Milliseconds from the click until the panel shows its first card, and until it has everything; asked for in the panel, frame by frame. */
async function click(reader, page) {
  const started = performance.now();
  await reader.press(page);
  const shown = () =>
    reader.inPanel(() => {
      const card = document.querySelector('.sl-panel .sl-who h3') !== null;
      return { card, ready: card && document.querySelector('.sl-panel progress') === null };
    });
  let card = 0;
  await until('the whole reading', async () => {
    const { card: first, ready } = await shown();
    if (first && card === 0) card = performance.now() - started;
    return ready;
  }, 60_000);
  return { card, ready: performance.now() - started };
}

async function traced(page, run) {
  await noteTasks(page);
  await run();
  return notedTasks(page);
}

export async function benchExtension(report, shared) {
  if (!chromiumPath) {
    console.log('\nThe extension: no Chromium here');
    return;
  }
  const server = await startServer();
  const reader = await openChromium(server);
  const peer = await readabilityScript();
  const isLeft = () => reader.inPanel(() => document.querySelector('input[name=sl-level]') === null).catch(() => true);
  try {
    const clicks = [];
    for (let i = 0; i <= kClicks; ++i) {
      const url = server.make(`bench-${i}.html`, articlePage(shared, 1500), 'free', { 'content-type': 'text/html' });
      const page = await reader.open(url);
      if (i > 0) await until('the panel to leave the page before', isLeft);
      const times = await click(reader, page);
      if (i > 0) clicks.push(times); // the first one starts the browser's panel
      await page.close();
    }
    report.section('The extension in Chromium: from the click', `An article of 1,500 words, ${kClicks} clicks on new pages, warm; milliseconds, the driver’s round trips included.`);
    const row = (name, list) => [name, median(list).toFixed(0), quantile(list, 0.95).toFixed(0), Math.max(...list).toFixed(0)];
    const [cards, all] = [clicks.map(({ card }) => card), clicks.map(({ ready }) => ready)];
    report.table(['', 'median', 'p95', 'most'], [row('first card', cards), row('everything', all)]);
    report.goal('first card after the click, p95 of 20', '≤ 400 ms', `${quantile(cards, 0.95).toFixed(0)} ms`, quantile(cards, 0.95) <= 400);
    report.goal('everything of a 1,500-word article, p95 of 20', '≤ 1,000 ms', `${quantile(all, 0.95).toFixed(0)} ms`, quantile(all, 0.95) <= 1000);

    const html = articlePage(shared, 3000, kPageBytes);
    const rounds = [];
    for (let i = 0; i < 5; ++i) {
      const url = server.make(`bench-large-${i}.html`, html, 'free', { 'content-type': 'text/html' });
      const page = await reader.open(url);
      await until('the panel to leave the page before', isLeft);
      await new Promise((resolve) => setTimeout(resolve, 500)); // what loading left to do
      const idle = await traced(page, () => new Promise((resolve) => setTimeout(resolve, 1500)));
      const ours = await traced(page, async () => {
        await click(reader, page);
        await new Promise((resolve) => setTimeout(resolve, 500));
      });
      await page.evaluate(peer);
      const readability = await page.evaluate(() => {
        const started = performance.now();
        new globalThis.PeerReadability(document.cloneNode(true)).parse();
        return performance.now() - started;
      });
      const sum = (tasks) => tasks.reduce((all, each) => all + each, 0);
      rounds.push({ longest: Math.max(...ours), total: sum(ours), idle: sum(idle), readability });
      await page.close();
    }
    const of = (key) => median(rounds.map((round) => round[key]));
    report.section('The page’s own thread in Chromium', `A page of ${(html.length / 1e6).toFixed(1)} MB, 3,000 words and ${html.match(/<li/g).length} related items; milliseconds of the thread’s own time from the click until everything is there, medians of 5.`);
    report.table(['', 'ms'], [
      ['longest task', of('longest').toFixed(1)], ['all tasks', of('total').toFixed(1)], ['as much time without us', of('idle').toFixed(1)],
      ['Readability alone, with its clone', of('readability').toFixed(1)],
    ]);
    report.goal('longest task on the thread of a 1 MB page', '≤ 50 ms', `${of('longest').toFixed(0)} ms`, of('longest') <= 50);
    report.goal('all tasks on that thread', 'no more than Readability takes alone', `${of('total').toFixed(0)} ms, Readability ${of('readability').toFixed(0)} ms`, of('total') <= of('readability'));
  } finally {
    await reader.close();
    await server.close();
  }
}
