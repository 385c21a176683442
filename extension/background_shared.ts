// Background (both browsers): the toolbar button, the keys, and injection into the tab that the reader points at. It holds no state:
// killing it loses nothing. What differs between the browsers is in background_chrome.ts and background_firefox.ts.
import { isMessageTo, kRefusal, type Refusal, type ToContent } from './messages';

export type Browser = {
  /** Opens the panel; must be called inside the reader's own gesture, before anything is awaited. */
  openPanel: (tab: chrome.tabs.Tab) => void;
  /** Makes sure that somebody answers the port "engine". */
  wakeEngine: () => Promise<void>;
};

const kForbidden = 'This page belongs to the browser or to its shop: no extension can read it.';
const kNeedsGesture = 'Press the Sidelight button in the toolbar, or Alt+Shift+R, to read this page.';

async function refuse(tab: number, words: string): Promise<void> {
  const refusal: Refusal = { tab, words };
  await chrome.storage.session.set({ [kRefusal]: refusal });
}

/** Runs the content script in a tab; it reads at once. */
async function inject(tab: number, refusal: string): Promise<void> {
  await chrome.storage.session.remove(kRefusal);
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['content.js'] });
  } catch {
    await refuse(tab, refusal);
  }
}

async function sendToActiveTab(message: ToContent): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  // A tab that was never read has nobody who listens.
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, message).catch(() => undefined);
}

export function startBackground(browser: Browser): void {
  chrome.action.onClicked.addListener((tab) => {
    browser.openPanel(tab);
    if (tab.id !== undefined) void inject(tab.id, kForbidden);
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
    const tab = (message as { tab?: unknown }).tab;
    // Only the panel, an extension page, may ask for this.
    const fromPanel = sender.url?.startsWith(chrome.runtime.getURL('panel.html')) ?? false;
    if (message.kind === 'inject' && fromPanel && typeof tab === 'number') void inject(tab, kNeedsGesture);
    return false;
  });
}
