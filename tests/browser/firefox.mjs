// Firefox with the built extension, driven by WebDriver BiDi. Toolbar button and sidebar belong to the browser's own window, which
// BiDi reaches under `moz:scope: chrome`; the sidebar's page runs in another process and is reached by a frame script.
// Its sibling, with the same interface, is chromium.mjs.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

import { extensionFolder } from './chromium.mjs';
import { until } from './until.mjs';
import { pageModules } from './web_modules.mjs';

export const firefoxPath = ['firefox-esr', 'firefox']
  .flatMap((name) => (process.env.PATH ?? '').split(':').map((folder) => join(folder, name)))
  .find((path) => existsSync(path));

const silence = {
  'network.proxy.type': 1,
  'network.proxy.no_proxies_on': '127.0.0.1',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'dom.push.connection.enabled': false,
  'ui.prefersReducedMotion': 1,
};

// The browser element that holds the sidebar's page.
const kSidebar = `window.SidebarController.browser.contentDocument.getElementById('webext-panels-browser')`;

const kPatience = 20_000; // milliseconds
// A sidebar that is just being opened changes its process and loses what it was asked: then it is asked again soon.
const kPatienceAtFirst = 1500;

/** Source that runs `run(...values)` in the page of the browser element `element` and gives its result as JSON. */
function asFrameScript(element, run, values, patience) {
  // The page's own policy forbids eval; a sandbox with its principal has none.
  const inner = `(${run})(...${JSON.stringify(values)})`;
  const frame = `(async () => {
    try {
      const box = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      const value = await Cu.evalInSandbox('(async () => JSON.stringify(await (' + ${JSON.stringify(inner)} + ')) ?? "null")()', box);
      sendAsyncMessage(NAME, { value });
    } catch (error) {
      sendAsyncMessage(NAME, { error: String(error) });
    }
  })();`;
  return `new Promise((resolve, reject) => {
    const manager = ${element}.messageManager;
    const name = 'sidelight-test-' + Math.random();
    const listener = (message) => {
      manager.removeMessageListener(name, listener);
      message.data.error ? reject(new Error(message.data.error)) : resolve(message.data.value);
    };
    manager.addMessageListener(name, listener);
    const source = ${JSON.stringify(frame)}.replaceAll('NAME', JSON.stringify(name));
    manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(source), false);
    setTimeout(() => reject(new Error('the sidebar does not answer')), ${patience});
  })`;
}

class FirefoxReader {
  name = 'Firefox';

  constructor(browser) {
    this.browser = browser;
  }

  /** Evaluates an expression in the browser's own window. */
  async inChrome(expression) {
    const { connection } = this.browser;
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const target = { context: tree.result.contexts[0].context };
    const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value;
  }

  async open(url) {
    const page = await this.browser.newPage();
    // A page of the browser's own never counts as loaded for BiDi.
    if (url.startsWith('about:')) await page.goto(url, { waitUntil: 'load', timeout: 700 }).catch(() => undefined);
    else await page.goto(url, { waitUntil: 'load' });
    await page.bringToFront();
    return page;
  }

  async press(page) {
    await page.bringToFront();
    await this.inChrome(`(() => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.id)});
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    })()`);
    const isThere = () => document.querySelector('.sl-panel') !== null;
    await until('the sidebar', async () => JSON.parse(await this.inChrome(asFrameScript(kSidebar, isThere, [], kPatienceAtFirst))));
  }

  async inPanel(run, ...values) {
    return JSON.parse(await this.inChrome(asFrameScript(kSidebar, run, values, kPatience)));
  }

  /** The panel in a width, in CSS pixels, and a colour scheme; null: as the browser has it. */
  async showPanel(look) {
    await this.inChrome(`(() => {
      const scheme = 'layout.css.prefers-color-scheme.content-override';
      const look = ${JSON.stringify(look)};
      if (look === null) Services.prefs.clearUserPref(scheme);
      else Services.prefs.setIntPref(scheme, look.scheme === 'dark' ? 0 : 1);
      const box = document.getElementById('sidebar-box');
      for (const name of ['width', 'min-width', 'max-width']) {
        if (look === null) box.style.removeProperty(name);
        else box.style.setProperty(name, look.width + 'px', 'important');
      }
      return 'shown';
    })()`);
    if (look !== null) await until('the panel’s width', async () => Math.abs((await this.inPanel(() => innerWidth)) - look.width) <= 2);
  }

  /** Ends the event page, as the browser does when it was idle. */
  endBackground() {
    return this.inChrome(`WebExtensionPolicy.getByID(${JSON.stringify(this.id)}).extension.terminateBackground().then(() => 'ended')`);
  }

  photographPanel(path) {
    return this.photograph(kSidebar, path);
  }

  /** A page of the extension's own, which the driver can't see: the tab whose address ends so. */
  async photographTab(ending, path) {
    const tab = `[...gBrowser.tabs].find((tab) => tab.linkedBrowser.currentURI.spec.endsWith(${JSON.stringify(ending)}))`;
    await until(`the tab ${ending}`, () => this.inChrome(`${tab} !== undefined`));
    await this.inChrome(`gBrowser.selectedTab = ${tab}, 'selected'`);
    await new Promise((resolve) => setTimeout(resolve, 3000)); // it reads its own article
    await this.photograph(`${tab}.linkedBrowser`, path);
  }

  async photograph(element, path) {
    const base64 = await this.inChrome(`(async () => {
      const picture = await ${element}.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d').drawImage(picture, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    })()`);
    writeFileSync(path, Buffer.from(base64, 'base64'));
  }

  /** The snapshot of this page, taken as the content script takes it. */
  async snapshotOf(page) {
    return page.evaluate(`${await pageModules()}.takeSnapshot(document).snapshot`);
  }

  /** Puts a key command to the extension, as the browser does. */
  command(name) {
    return this.inChrome(`(() => {
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.id)});
      const keyset = document.querySelector('keyset[id^="ext-keyset-id-"]');
      const key = [...keyset.children].find((key) => key.getAttribute('key') === ${JSON.stringify({ level: 'L', next: 'N' }[name])});
      key.dispatchEvent(new CustomEvent('command', { bubbles: true }));
      return String(extension.id);
    })()`);
  }

  /** Takes the extension away and loads it anew, as the page of add-ons does. */
  async reload() {
    await this.browser.uninstallExtension(this.id);
    await this.install();
  }

  async install() {
    this.id = await this.browser.installExtension(join(extensionFolder, 'firefox'));
  }

  /** As the reader does on the page of add-ons. */
  letIntoPrivateWindows() {
    return this.inChrome(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const id = ${JSON.stringify(this.id)};
      await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, WebExtensionPolicy.getByID(id).extension);
      await (await AddonManager.getAddonByID(id)).reload();
      return 'let in';
    })()`);
  }

  /** What the extension's scripts wrote to the browser's console as errors; not that a page was closed while it waited for an answer. */
  async errors() {
    return JSON.parse(await this.inChrome(`JSON.stringify(Services.console.getMessageArray()
      .filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag) && /^moz-extension:/.test(message.sourceName))
      .filter((message) => !/^Promise (rejected|resolved) (after context unloaded|while context is inactive)/.test(message.errorMessage))
      .map((message) => message.errorMessage + ' at ' + message.sourceName + ':' + message.lineNumber))`));
  }

  pageThatNobodyMayRead = 'about:license';

  close() {
    return this.browser.close();
  }
}

/** Starts Firefox as it is. `options`: more of puppeteer's. */
export function launchFirefox(preferences = {}, options = {}) {
  if (!firefoxPath) throw new Error('Firefox is not installed: apt-get install firefox-esr');
  return puppeteer.launch({ browser: 'firefox', executablePath: firefoxPath, headless: true, timeout: 120_000, extraPrefsFirefox: preferences, ...options });
}

/** Starts Firefox with the extension in it. `isPrivate`: every window is a private one, and the extension is let in. */
export async function openFirefox(server, { preferences = {}, isPrivate = false } = {}) {
  const browser = await launchFirefox(
    {
      ...silence,
      ...preferences,
      ...(isPrivate ? { 'browser.privatebrowsing.autostart': true } : {}),
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': server.proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': server.proxyPort,
    },
    { args: ['-remote-allow-system-access'] },
  );
  try {
    const reader = new FirefoxReader(browser);
    await reader.install();
    if (isPrivate) await reader.letIntoPrivateWindows();
    return reader;
  } catch (error) {
    await browser.close();
    throw error;
  }
}
