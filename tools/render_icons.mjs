// Renders extension/icons/icon.svg as the PNG icons of the extension, with Chromium: `node tools/render_icons.mjs`. The PNGs are
// committed, so that a build needs no browser.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

import { chromiumPath } from '../tests/browser/chromium.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'extension', 'icons');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');

const browser = await puppeteer.launch({
  executablePath: chromiumPath,
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 96, 128, 512]) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`);
    await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
