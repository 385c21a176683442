// Background of Firefox (event page): sidebar, and the engine's worker, which an event page may own. Its sibling is
// background_chrome.ts.
import { startBackground } from './background_shared';
import { hostEngine } from './engine_host';
import { hostLibrary } from './library_host';

// Chrome's types know neither the sidebar nor Firefox's name for menus.
declare const browser: { sidebarAction: { open(): Promise<void> }; menus: typeof chrome.contextMenus };

hostEngine();
hostLibrary();
startBackground({
  openPanel: () => void browser.sidebarAction.open(),
  wakeEngine: () => Promise.resolve(),
  menus: browser.menus,
});
