// Background of Chrome (service worker): side panel and offscreen document. Its sibling is background_firefox.ts.
import { startBackground } from './background_shared';

let making: Promise<void> | null = null;

async function wakeEngine(): Promise<void> {
  if (await chrome.offscreen.hasDocument()) return;
  making ??= chrome.offscreen
    .createDocument({
      url: 'offscreen.html',
      reasons: [chrome.offscreen.Reason.WORKERS],
      justification: 'The page is read in a worker, which only a document can own.',
    })
    .finally(() => (making = null));
  await making;
}

startBackground({
  openPanel: (tab) => void chrome.sidePanel.open({ windowId: tab.windowId }),
  wakeEngine,
  menus: chrome.contextMenus,
});
