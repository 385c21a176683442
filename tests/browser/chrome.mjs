// Chromium with the built extension, headless: the toolbar button is really pressed, the side panel is the real one.
// How and why this way: docs/browser_bugs.md.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

import { root } from '../../tools/golden.mjs';

export const extensionFolder = join(root, 'build', 'extension', 'chrome');

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

export const chromeArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--force-color-profile=srgb',
];

export function launchChrome(options = {}) {
  return puppeteer.launch({ executablePath, headless: true, pipe: true, args: chromeArguments, protocolTimeout: 60_000, ...options });
}

/** Waits until `probe` gives something true; its last value. */
export async function until(probe, what, milliseconds = 15_000) {
  const end = Date.now() + milliseconds;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}; last: ${last}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Chromium with the extension installed: {browser, extension, press(page) → panel page, close}. */
export async function chromeWithExtension() {
  const browser = await launchChrome({ enableExtensions: true });
  const id = await browser.installExtension(extensionFolder);
  const extension = await until(async () => (await browser.extensions()).get(id), 'the extension');
  await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes(id), { timeout: 15_000 });
  const panelUrl = `chrome-extension://${id}/panel.html`;

  /** Presses the toolbar button on `page` and gives the side panel as a page. */
  const press = async (page) => {
    await page.bringToFront();
    await page.triggerExtensionAction(extension);
    const target = await browser.waitForTarget((candidate) => candidate.url() === panelUrl, { timeout: 15_000 });
    return target.asPage();
  };
  return { browser, extension, id, press, close: () => browser.close() };
}
