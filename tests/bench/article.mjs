// The article's times outside a browser: HTML in, article out, beside the extractors that run in Node.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { articlePeers } from '../accuracy/peers.mjs';
import { program } from './engines.mjs';
import { loadPeer } from './load_peer.mjs';
import { times } from './report.mjs';
import { race } from './timing.mjs';

/** Slow ones are timed on a part of the pages, in one round that counts. */
const kSlowPages = 20;

async function readabilityWithLinkedom() {
  const { Readability } = await loadPeer('@mozilla/readability');
  const { parseHTML } = await loadPeer('linkedom');
  return (line) => {
    const { id, html } = JSON.parse(line);
    const { document } = parseHTML(html);
    try {
      JSON.stringify({ id, article: new Readability(document).parse()?.textContent });
    } catch {
      // Some pages are too odd for it; the time until then counts.
    }
  };
}

/** A peer of the accuracy run, which is given the DOM that suits it (jsdom). */
async function slowPeer(name) {
  const extract = await articlePeers[name]();
  return async (line) => {
    try {
      await extract(JSON.parse(line));
    } catch {
      // As above.
    }
  };
}

/**
 * All pages in one go, JSON lines in and JSON lines out, as one who annotates pages runs them: the native program with its start, the peers in
 * this process, where they are warm.
 */
export async function benchArticle(report, items, rounds) {
  const lines = items.map(({ id, html }) => JSON.stringify({ id, html }));
  const folder = mkdtempSync(join(tmpdir(), 'sidelight-bench-'));
  const predict = (count, ...args) => {
    const file = join(folder, `pages-${count}.jsonl`);
    writeFileSync(file, lines.slice(0, count).map((line) => `${line}\n`).join(''));
    return () => {
      const input = openSync(file);
      const run = spawnSync(program, ['predict', 'article', ...args], { stdio: [input, 'pipe', 'inherit'], maxBuffer: 1 << 30 });
      closeSync(input);
      if (run.status !== 0) throw new Error(`sidelight ended with ${run.status}`);
    };
  };
  const all = (extract, count = lines.length) => async () => {
    for (const line of lines.slice(0, count)) await extract(line);
  };
  const bytes = items.reduce((sum, { html }) => sum + html.length, 0);
  const perPage = (count) => ({ scale: () => 1 / count });
  try {
    report.section('Article: HTML in, article out', `${items.length} pages of ${Math.round(bytes / items.length / 1000)} kB in one go; milliseconds a page, the least of ${rounds} rounds. The native program with its start.`);
    const best = await race(
      {
        'Sidelight, native': predict(lines.length),
        'Sidelight, one thread': predict(lines.length, '--jobs', '1'),
        'Readability, linkedom': all(await readabilityWithLinkedom()),
      },
      [undefined],
      rounds,
    );
    const ratios = report.race(best, { ...perPage(lines.length), bars: 'Article, Node and native' });
    const ratio = ratios['Readability, linkedom'].median;
    report.goal('article, HTML in, against Readability with linkedom', '≥ 20 ×', `${times(ratio)} (one thread: ${times(ratio / ratios['Sidelight, one thread'].median)})`, ratio >= 20);

    const few = Math.min(kSlowPages, lines.length);
    report.section('Article: the extractors that take a whole DOM', `${few} of these pages, one round.`);
    const slow = await race(
      {
        'Sidelight, native ': predict(few),
        'Readability, jsdom': all(await slowPeer('readability'), few),
        'defuddle, jsdom': all(await slowPeer('defuddle'), few),
      },
      [undefined],
      1,
    );
    report.race(slow, { ...perPage(few), bars: 'Article, against those with a whole DOM' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
