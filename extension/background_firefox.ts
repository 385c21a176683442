// Background of Firefox (event page): sidebar, and the engine's worker, which an event page may own. Its sibling is
// background_chrome.ts.
import { startBackground } from './background_shared';
import { hostEngine } from './engine_host';

// Chrome's types don't know the sidebar.
declare const browser: { sidebarAction: { open(): Promise<void> } };

hostEngine();
startBackground({
  openPanel: () => void browser.sidebarAction.open(),
  wakeEngine: () => Promise.resolve(),
});
