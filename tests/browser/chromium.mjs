// Chromium with the built extension: the toolbar button is really pressed, and the side panel is a page that can be read and driven.
// Its sibling, with the same interface, is firefox.mjs.
import { copyFileSync, cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

import { root } from './local_server.mjs';
import { until } from './until.mjs';

export const chromiumPath = ['chromium', 'chromium-browser', 'google-chrome-stable']
  .flatMap((name) => (process.env.PATH ?? '').split(':').map((folder) => join(folder, name)))
  .find((path) => existsSync(path));

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--force-color-profile=srgb',
];

/** Starts Chromium without an extension. */
export function launchChromium(server, options = {}) {
  if (!chromiumPath) throw new Error('Chromium is not installed: apt-get install chromium');
  const args = [...flags, `--proxy-server=127.0.0.1:${server.proxyPort}`, '--proxy-bypass-list=127.0.0.1'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return puppeteer.launch({ executablePath: chromiumPath, pipe: true, timeout: 120_000, args, ...options });
}

export const extensionFolder = process.env.SIDELIGHT_EXTENSION ?? join(root, 'build', 'extension');

class ChromiumReader {
  name = 'Chromium';
  panelPage = null;
  privateWindow = null;

  constructor(browser, folder, isPrivate) {
    this.browser = browser;
    this.folder = folder;
    this.isPrivate = isPrivate;
  }

  async open(url) {
    const page = this.isPrivate ? await this.newPrivatePage() : await this.browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.bringToFront();
    return page;
  }

  /** A tab of a private window, which only the browser's own interface for extensions can open. */
  async newPrivatePage() {
    const url = `data:text/plain,${Math.random()}`;
    // The window has a first tab of its own, so that it stays when the others are closed.
    this.privateWindow ??= await this.inBackground(async () => (await chrome.windows.create({ incognito: true, url: 'about:blank' })).id);
    await this.inBackground((url, windowId) => chrome.tabs.create({ windowId, url }).then(() => undefined), url, this.privateWindow);
    return (await this.browser.waitForTarget((target) => target.url() === url, { timeout: 20_000 })).page();
  }

  async press(page) {
    await page.bringToFront();
    await page.triggerExtensionAction(this.extension);
    const target = await this.browser.waitForTarget((target) => target.url().endsWith('/panel.html'), { timeout: 20_000 });
    this.panelPage = await target.asPage();
  }

  /** Runs a function in the panel's page. */
  inPanel(run, ...values) {
    return this.panelPage.evaluate(run, ...values);
  }

  /** The panel in a size, in CSS pixels, and a colour scheme; null: as the browser has it. */
  async showPanel(look) {
    await this.panelPage.emulateMediaFeatures(look ? [{ name: 'prefers-color-scheme', value: look.scheme }] : []);
    await this.panelPage.setViewport(look ? { width: look.width, height: look.height ?? 900 } : null);
  }

  async photographPanel(path) {
    await this.panelPage.screenshot({ path });
  }

  /** Runs a function in the isolated world of the content script. */
  async inContent(page, run, ...values) {
    const realms = await page.extensionRealms();
    for (const realm of realms) {
      if (await realm.evaluate(() => globalThis.sidelightReader !== undefined)) return realm.evaluate(run, ...values);
    }
    throw new Error('the content script is not there');
  }

  /** The snapshot that the reading on this page was made of. */
  snapshotOf(page) {
    return this.inContent(page, () => globalThis.sidelightReader.session.anchors.page.snapshot);
  }

  /** Runs a function in the service worker. */
  async inBackground(run, ...values) {
    const target = await this.browser.waitForTarget((target) => target.type() === 'service_worker', { timeout: 20_000 });
    return (await target.worker()).evaluate(run, ...values);
  }

  /** Puts a key command to the extension, as the browser does. */
  command(name) {
    return this.inBackground((name) => chrome.commands.onCommand.dispatch(name), name);
  }

  /** Takes the extension away and loads it anew, as the page of extensions does. */
  async reload() {
    await this.browser.uninstallExtension(this.extension.id);
    await this.install();
  }

  /** As the reader does on the page of extensions. That loads it anew, which for one from a folder wants the developer's mode. */
  async letIntoPrivateWindows(id) {
    const page = await this.browser.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(async (extensionId) => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    }, id);
    // Loaded anew, its background rests until somebody speaks to it: a page of its own does.
    const options = `chrome-extension://${id}/options.html`;
    await until('the extension to be back', () => page.goto(options).then(() => page.evaluate(() => chrome.extension.isAllowedIncognitoAccess())));
    await until('the background', () => page.evaluate(() => chrome.runtime.sendMessage({ to: 'background', kind: 'wake' })));
    await page.close();
  }

  async install() {
    const { browser } = this;
    const id = await browser.installExtension(this.folder);
    if (this.isPrivate) await this.letIntoPrivateWindows(id);
    this.extension = (await browser.extensions()).get(id);
    const isWorker = (target) => target.type() === 'service_worker' && target.url().includes(id);
    // Asked anew each time: one that is just being let into private windows ends, and another begins.
    await until('the service worker to listen', async () => {
      const worker = await (await browser.waitForTarget(isWorker, { timeout: 20_000 })).worker();
      return worker.evaluate(() => chrome.action.onClicked.hasListeners());
    });
  }

  pageThatNobodyMayRead = 'chrome://version/';

  close() {
    return this.browser.close();
  }
}

/** Starts Chromium with the extension of a folder in it. `isPrivate`: its pages stand in a private window, into which the extension is let. */
export async function openChromium(server, { folder = join(extensionFolder, 'chrome'), isPrivate = false } = {}) {
  const browser = await launchChromium(server, { enableExtensions: true });
  try {
    const reader = new ChromiumReader(browser, folder, isPrivate);
    await reader.install();
    return reader;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A copy of the extension that speaks one language whatever the browser's: its catalogue stands in the place of the English one. */
export function extensionIn(locale) {
  const folder = join(mkdtempSync(join(tmpdir(), 'sidelight-')), 'chrome');
  cpSync(join(extensionFolder, 'chrome'), folder, { recursive: true });
  copyFileSync(join(folder, '_locales', locale, 'messages.json'), join(folder, '_locales', 'en', 'messages.json'));
  return folder;
}
