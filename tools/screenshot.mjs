// Photographs the built demo for the README: `node tools/screenshot.mjs [FILE]` (docs/screenshot.png). Needs build/demo and Chromium.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { launchChromium } from '../tests/browser/chromium.mjs';
import { root, startServer } from '../tests/browser/local_server.mjs';
import { until } from '../tests/browser/until.mjs';

const file = process.argv[2] ?? join(root, 'docs', 'screenshot.png');
if (!existsSync(join(root, 'build', 'demo', 'index.html'))) {
  console.error('screenshot: build/demo is missing: ./dev build');
  process.exit(1);
}
const server = await startServer();
const browser = await launchChromium(server);
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 1000, deviceScaleFactor: 1.5 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(server.url('demo/'));
  await until('the reading', () => page.evaluate(() => document.querySelector('.sl-who') !== null));
  await page.evaluate(() => document.querySelector('input[name=sl-level][value=normal]').click());
  await until('the marks', () =>
    page.evaluate(() => [...document.getElementById('article').contentWindow.CSS.highlights.values()].some((marks) => marks.size > 2)),
  );
  // The desk fills the picture, past the picture at the head of the article, where the text is.
  await page.evaluate(() => {
    document.getElementById('desk').scrollIntoView({ block: 'start', behavior: 'instant' });
    const frame = document.getElementById('article');
    const first = [...frame.contentDocument.querySelectorAll('p')].find((paragraph) => paragraph.textContent.length > 200);
    frame.contentDocument.scrollingElement.scrollTop = Math.max(0, first.getBoundingClientRect().top - 26);
  });
  const clip = await page.evaluate(() => {
    const kMargin = 12;
    const box = document.getElementById('desk').getBoundingClientRect();
    return { x: box.left - kMargin, y: box.top + scrollY - kMargin, width: box.width + 2 * kMargin, height: box.height + 2 * kMargin };
  });
  await page.screenshot({ path: file, clip });
  console.log(`screenshot: ${file}`);
} finally {
  await browser.close();
  await server.close();
}
