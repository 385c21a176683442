// Background (both browsers): the toolbar button, the keys, and injection into the tab that the reader points at. It holds no state:
// killing it loses nothing. What differs between the browsers is in background_chrome.ts and background_firefox.ts; which sites are
// read by themselves is in site_rules.ts.
import { say } from '../web/core/say';
import { ruleOf } from '../web/panel/preferences';
import { useBrowserCatalogue } from './catalogue';
import { isMarkStyle, isMessageTo, isRecord, kRefusal, type Refusal, type ToContent } from './messages';
import { hostOf, keepSiteRules } from './site_rules';
import { loadPreferences } from './stored';

export type Browser = {
  /** Opens the panel; must be called inside the reader's own gesture, before anything is awaited. */
  openPanel: (tab: chrome.tabs.Tab) => void;
  /** Makes sure that somebody answers the port "engine". */
  wakeEngine: () => Promise<void>;
  /** Menus of the page's context menu, under the name that the browser gives them. */
  menus: typeof chrome.contextMenus;
};

async function refuse(refusal: Refusal): Promise<void> {
  await chrome.storage.session.set({ [kRefusal]: refusal });
}

/**
 * Puts the style of the marks over a tab's page, where the page can't see it, or takes it away. Of the author's origin: Chromium paints no
 * colour or background of a highlight that a user's sheet gives (docs/browser_bugs.md, 2026-11-29).
 */
async function style(tab: number, css: string, on: boolean): Promise<void> {
  const injection: chrome.scripting.CSSInjection = { target: { tabId: tab }, css, origin: 'AUTHOR' };
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

/** Whether a script in a tab has the browser's tools: an element that is named as they are takes them away (docs/browser_bugs.md, 2026-11-29). */
async function hasTools(tab: number): Promise<boolean> {
  try {
    const [answer] = await chrome.scripting.executeScript({ target: { tabId: tab }, func: () => typeof chrome === 'object' && typeof chrome.runtime?.id === 'string' });
    return answer?.result !== false;
  } catch {
    return true; // it has gone elsewhere meanwhile
  }
}

/** Runs the content script in a tab; it reads at once. Not where the reader said "never". */
async function inject(tab: number, url: string | undefined, words: string): Promise<boolean> {
  await chrome.storage.session.remove(kRefusal);
  const host = hostOf(url ?? '');
  if (host !== '' && ruleOf(await loadPreferences(), host) === 'never') {
    await refuse({ tab, never: host });
    return false;
  }
  const runs = await runContentScript(tab);
  if (!runs) await refuse({ tab, words });
  else if (!(await hasTools(tab))) await refuse({ tab, words: say('error_shadowed') });
  return runs;
}

async function sendTo(tab: number | undefined, message: ToContent): Promise<void> {
  // A tab that was never read has nobody who listens.
  if (tab !== undefined) await chrome.tabs.sendMessage(tab, message).catch(() => undefined);
}

async function sendToActiveTab(message: ToContent): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  await sendTo(tab?.id, message);
}

const kMostOnBadge = 99;
const kBadge = { backgroundColor: '#F2B21B', textColor: '#1D1B18' };

async function showBadge(tab: number, names: number): Promise<void> {
  const text = names <= 0 ? '' : names > kMostOnBadge ? `${kMostOnBadge}+` : String(Math.floor(names));
  await chrome.action.setBadgeBackgroundColor({ tabId: tab, color: kBadge.backgroundColor });
  await chrome.action.setBadgeTextColor({ tabId: tab, color: kBadge.textColor });
  await chrome.action.setBadgeText({ tabId: tab, text });
}

const kLongestFind = 100;

function offerMenus(menus: Browser['menus']): void {
  const create = (item: chrome.contextMenus.CreateProperties): void => void menus.create(item, () => void chrome.runtime.lastError);
  create({ id: 'read', title: say('menu_read'), contexts: ['page'] });
  create({ id: 'find', title: say('menu_find'), contexts: ['selection'] });
}

export function startBackground(browser: Browser): void {
  useBrowserCatalogue();
  keepSiteRules();
  const readTab = async (tab: chrome.tabs.Tab): Promise<boolean> => {
    browser.openPanel(tab);
    return tab.id !== undefined && inject(tab.id, tab.url, say(tab.url?.startsWith('file:') ? 'error_file' : 'error_forbidden'));
  };
  chrome.action.onClicked.addListener((tab) => void readTab(tab));
  browser.menus.onClicked.addListener((info, tab) => {
    if (tab === undefined) return;
    const read = readTab(tab);
    const words = (info.selectionText ?? '').replace(/\s+/g, ' ').trim().slice(0, kLongestFind);
    if (info.menuItemId === 'find' && words !== '') void read.then((runs) => (runs ? sendTo(tab.id, { to: 'content', kind: 'find', words }) : undefined));
  });
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    offerMenus(browser.menus);
    if (reason === 'install') void chrome.tabs.create({ url: chrome.runtime.getURL('welcome.html') });
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
    if (sender.tab && sender.frameId === 0) return takeFromPage(browser, sender.tab, message, respond);
    return takeFromPanel(sender, message);
  });
}

/** What a content script may ask for its own tab. */
function takeFromPage(browser: Browser, tab: chrome.tabs.Tab, message: { kind: string }, respond: (answer: unknown) => void): boolean {
  const { css, on, names } = message as { css?: unknown; on?: unknown; names?: unknown };
  if (tab.id === undefined) return false;
  if (message.kind === 'open') browser.openPanel(tab);
  if (message.kind === 'badge' && typeof names === 'number' && names >= 0) void showBadge(tab.id, names).catch(() => undefined);
  if (message.kind !== 'style' || !isMarkStyle(css) || typeof on !== 'boolean') return false;
  style(tab.id, css, on).then(
    () => respond({ styled: true }),
    () => respond({ styled: false }),
  );
  return true;
}

/** Only the panel, an extension page, may have a tab read. */
function takeFromPanel(sender: chrome.runtime.MessageSender, message: unknown): boolean {
  const fromPanel = sender.url?.startsWith(chrome.runtime.getURL('panel.html')) ?? false;
  if (!fromPanel || !isRecord(message) || message['kind'] !== 'inject' || typeof message['tab'] !== 'number') return false;
  const { tab } = message as { tab: number };
  void chrome.tabs.get(tab).then(({ url }) => inject(tab, url, say('error_gesture')), () => undefined);
  return false;
}
