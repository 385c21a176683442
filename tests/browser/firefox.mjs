// Firefox with the built extension, headless, over WebDriver BiDi: the toolbar button is pressed through the browser's own window, and
// the sidebar is read there. How and why this way: docs/browser_bugs.md.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

import { root } from '../../tools/golden.mjs';

export const extensionFolder = join(root, 'build', 'extension', 'firefox');
export const extensionId = 'sidelight@sidelight.example';

const executablePath = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

/** Firefox with the extension installed: {browser, press(), inSidebar(expression), screenshot(), close}. */
export async function firefoxWithExtension() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    protocolTimeout: 60_000,
    extraPrefsFirefox: { 'xpinstall.signatures.required': false, 'remote.log.level': 'Fatal', 'sidebar.revamp': false },
    args: ['--remote-allow-system-access'],
  });
  await browser.installExtension(extensionFolder);
  const session = browser.connection;
  const tree = await session.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = tree.result.contexts[0].context;

  /** Runs a function body in the browser's own window; gives what it returns as a string. */
  const inChrome = async (body) => {
    const { result } = await session.send('script.callFunction', {
      functionDeclaration: `async function () { ${body} }`,
      target: { context },
      awaitPromise: true,
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value;
  };

  const findExtension = `
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const extension = ExtensionParent.GlobalManager.getExtension('${extensionId}');`;

  /** Presses the toolbar button for the tab in front. */
  const press = () =>
    inChrome(`${findExtension}
      const action = ExtensionParent.apiManager.global.browserActionFor(extension);
      await action.triggerAction(window);
      return 'pressed';`);

  const findPanel = `
    const frames = [...document.querySelectorAll('browser')].flatMap((frame) => [frame, ...(frame.contentDocument?.querySelectorAll('browser') ?? [])]);
    const panel = frames.find((frame) => frame.currentURI?.spec.endsWith('/panel.html'));
    if (!panel) return '';`;

  /** The value of an expression in the sidebar's document, as a string; '' while there is no sidebar. */
  const inSidebar = (expression) => {
    const script = `const answer = (() => { const document = content.document; return String(${expression}); })(); sendAsyncMessage('sidelight:answer', answer);`;
    return inChrome(`${findPanel}
      const manager = panel.messageManager;
      return await new Promise((resolve) => {
        const listener = { receiveMessage({ data }) { manager.removeMessageListener('sidelight:answer', listener); resolve(data); } };
        manager.addMessageListener('sidelight:answer', listener);
        manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
      });`);
  };

  /** A picture of the whole window, with the sidebar, as PNG bytes. */
  const screenshot = async () => {
    const data = await inChrome(`
      const bitmap = await window.browsingContext.currentWindowGlobal.drawSnapshot(
        new DOMRect(0, 0, window.innerWidth, window.innerHeight), 1, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      return canvas.toDataURL('image/png');`);
    return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
  };

  return { browser, session, press, inChrome, inSidebar, screenshot, close: () => browser.close() };
}
