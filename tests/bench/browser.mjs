// The benchmark in Chromium: on the same live page, snapshot and engine against Readability (its clone of the document included, which it
// needs because it takes the page apart). Pages are shown without their scripts and without any network.
import { build } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

import { dataFiles, root, wasmFile } from './engines.mjs';
import { times } from './report.mjs';
import { quantile } from './timing.mjs';

const peers = join(root, 'tests', 'bench', 'peers', 'node_modules');

async function script() {
  const bundle = await build({
    stdin: {
      contents: `
        import { Readability } from ${JSON.stringify(join(peers, '@mozilla', 'readability'))};
        import { Engine } from './web/core/engine.ts';
        import { takeSnapshot } from './web/page/snapshot.ts';
        globalThis.bench = { Readability, Engine, takeSnapshot };`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'silent',
  });
  return bundle.outputFiles[0].text;
}

/** Runs in the page: the snapshot (JSON), and the least milliseconds of `rounds` for it and for Readability. */
async function measurePage(rounds) {
  const { Readability, takeSnapshot } = globalThis.bench;
  const least = { snapshot: Infinity, readability: Infinity };
  let text = '';
  for (let round = 0; round <= rounds; ++round) {
    const started = performance.now();
    text = JSON.stringify(takeSnapshot(document).snapshot);
    const taken = performance.now();
    try {
      new Readability(document.cloneNode(true)).parse();
    } catch {
      // Too odd a page for it; the time until then counts.
    }
    const done = performance.now();
    if (round === 0) continue;
    least.snapshot = Math.min(least.snapshot, taken - started);
    least.readability = Math.min(least.readability, done - taken);
  }
  return { text, ...least };
}

/** Runs where the engine lives, as in the extension: one place for all pages. */
async function measureEngine(text, rounds) {
  const { engine } = globalThis;
  const least = { article: Infinity, all: Infinity };
  for (let round = 0; round <= rounds; ++round) {
    const started = performance.now();
    engine.begin(text);
    engine.step(1); // the least budget is one room, and the article is the first
    const found = performance.now();
    while (!engine.step(1 << 30)) {
      // until it is done
    }
    engine.result();
    const done = performance.now();
    if (round === 0) continue;
    least.article = Math.min(least.article, found - started);
    least.all = Math.min(least.all, done - started);
  }
  return least;
}

export async function benchBrowser(report, items, rounds) {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) {
    console.log('\nIn the browser: no Chromium here');
    return;
  }
  const [wasm, ...knowledge] = [wasmFile, ...dataFiles()].map((file) => readFileSync(file).toString('base64'));
  const bundle = await script();
  const browser = await puppeteer.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-component-update', '--disable-sync'],
  });
  const all = [];
  let failed = 0;
  try {
    const host = await browser.newPage();
    await host.evaluate(bundle);
    await host.evaluate(
      async (engineBytes, knowledgeBytes) => {
        const bytes = (text) => Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
        globalThis.engine = await globalThis.bench.Engine.create(bytes(engineBytes));
        for (const each of knowledgeBytes) globalThis.engine.load(bytes(each));
      },
      wasm,
      knowledge,
    );
    for (const { html } of items) {
      const page = await browser.newPage();
      try {
        await page.setViewport({ width: 1280, height: 900 });
        await page.setOfflineMode(true);
        // A page's own scripts would change it between two rounds.
        await page.setContent(html.replace(/<script\b(?![^>]*ld\+json)[\s\S]*?<\/script>/gi, ''), { waitUntil: 'domcontentloaded', timeout: 20_000 });
        await page.evaluate(bundle);
        const { text, snapshot, readability } = await page.evaluate(measurePage, rounds);
        await host.bringToFront();
        const { article, all: everything } = await host.evaluate(measureEngine, text, rounds);
        all.push({ snapshot, readability, article: snapshot + article, both: snapshot + everything });
      } catch (error) {
        failed += 1;
        if (failed === 1) console.log(`  a page could not be measured: ${error.message}`);
      } finally {
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  if (all.length === 0) return;
  report.section('The live page in Chromium', `${all.length} pages without their scripts (${failed} not measured); milliseconds, the least of ${rounds} rounds. Readability is given the clone that it needs, as it takes the page apart. The engine stays where it is from page to page, as in the extension. The article alone: snapshot, engine without its language.`);
  const ratios = report.race(
    {
      'Sidelight, article': all.map(({ article }) => article),
      'of it on the page (snapshot)': all.map(({ snapshot }) => snapshot),
      'Sidelight, everything': all.map(({ both }) => both),
      'Readability with its clone': all.map(({ readability }) => readability),
    },
    { bars: 'The live page in Chromium' },
  );
  const { median, p95 } = ratios['Readability with its clone'];
  report.goal('article in Chromium against Readability on the live page', '≥ 3 ×, median and p95', `${times(median)}, ${times(p95)}`, median >= 3 && p95 >= 3);
  const slowest = quantile(all.map(({ snapshot }) => snapshot), 1);
  console.log(`  slowest snapshot ${slowest.toFixed(1)} ms`);
}
