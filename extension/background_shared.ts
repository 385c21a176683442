// Background (both browsers): the toolbar button, the keys, and injection into the tab that the reader points at. It holds no state:
// killing it loses nothing. What differs between the browsers is in background_chrome.ts and background_firefox.ts.
import { isMarkStyle, isMessageTo, kRefusal, type Refusal, type ToContent } from './messages';

export type Browser = {
  /** Opens the panel; must be called inside the reader's own gesture, before anything is awaited. */
  openPanel: (tab: chrome.tabs.Tab) => void;
  /** Makes sure that somebody answers the port "engine". */
  wakeEngine: () => Promise<void>;
  /** Menus of the page's context menu, under the name that the browser gives them. */
  menus: typeof chrome.contextMenus;
};

const kForbidden = 'This page belongs to the browser or to its shop: no extension can read it.';
const kFile = 'Sidelight may not read files of this computer: allow it file addresses on the browser’s page of extensions.';
const kNeedsGesture = 'Press the Sidelight button in the toolbar, or Alt+Shift+R, to read this page.';

async function refuse(tab: number, words: string): Promise<void> {
  const refusal: Refusal = { tab, words };
  await chrome.storage.session.set({ [kRefusal]: refusal });
}

/** Puts the style of the marks over a tab's page, where the page can't see it, or takes it away. */
async function style(tab: number, css: string, on: boolean): Promise<void> {
  const injection: chrome.scripting.CSSInjection = { target: { tabId: tab }, css, origin: 'USER' };
  await (on ? chrome.scripting.insertCSS(injection) : chrome.scripting.removeCSS(injection));
}

// Chrome may let the toolbar button speak before its grant has reached the page's process: docs/browser_bugs.md, 2026-11-24.
const kTriesAfterMilliseconds = [0, 80, 240];

async function runContentScript(tab: number): Promise<boolean> {
  for (const wait of kTriesAfterMilliseconds) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      const results = await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['content.js'] });
      // Chrome tells of a page of its own by an error, Firefox by a result that is not there.
      if (results.some(Boolean)) return true;
    } catch {
      // Tried again; the words for the reader are the caller's.
    }
  }
  return false;
}

/** Runs the content script in a tab; it reads at once. */
async function inject(tab: number, refusal: string): Promise<void> {
  await chrome.storage.session.remove(kRefusal);
  if (!(await runContentScript(tab))) await refuse(tab, refusal);
}

async function sendToActiveTab(message: ToContent): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  // A tab that was never read has nobody who listens.
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, message).catch(() => undefined);
}

export function startBackground(browser: Browser): void {
  const readTab = (tab: chrome.tabs.Tab | undefined): void => {
    if (tab?.id === undefined) return;
    browser.openPanel(tab);
    void inject(tab.id, tab.url?.startsWith('file:') ? kFile : kForbidden);
  };
  chrome.action.onClicked.addListener(readTab);
  browser.menus.onClicked.addListener((_, tab) => readTab(tab));
  chrome.runtime.onInstalled.addListener(() => {
    const title = chrome.i18n.getMessage('menu_read');
    browser.menus.create({ id: 'read', title, contexts: ['page', 'selection'] }, () => void chrome.runtime.lastError);
  });
  chrome.commands.onCommand.addListener((command) => {
    if (command === 'level' || command === 'next') void sendToActiveTab({ to: 'content', kind: command });
  });
  chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== chrome.runtime.id || !isMessageTo(message, 'background')) return false;
    if (message.kind === 'wake') {
      browser.wakeEngine().then(
        () => respond({ awake: true }),
        (error: unknown) => respond({ awake: false, words: String(error) }),
      );
      return true;
    }
    const { tab, css, on } = message as { tab?: unknown; css?: unknown; on?: unknown };
    if (message.kind === 'style') {
      const from = sender.frameId === 0 ? sender.tab?.id : undefined;
      if (from === undefined || !isMarkStyle(css) || typeof on !== 'boolean') return false;
      style(from, css, on).then(
        () => respond({ styled: true }),
        () => respond({ styled: false }),
      );
      return true;
    }
    // Only the panel, an extension page, may ask for this.
    const fromPanel = sender.url?.startsWith(chrome.runtime.getURL('panel.html')) ?? false;
    if (message.kind === 'inject' && fromPanel && typeof tab === 'number') void inject(tab, kNeedsGesture);
    return false;
  });
}
