// Site rules (host permissions): which sites are read by themselves. A rule "always" is one host permission, asked for by the panel, and
// one registered content script; taking either away ends both. Never a permission for more than the one site.
import { withRule } from '../web/panel/preferences';
import type { ToContent } from './messages';
import { followPreferences, loadPreferences, storePreferences } from './stored';

const kScript = 'always';

/** The host of a page that can have a rule; empty for others. */
export function hostOf(url: string): string {
  try {
    const { protocol, hostname } = new URL(url);
    return /^https?:$/.test(protocol) ? hostname : '';
  } catch {
    return '';
  }
}

/** What is asked for, for one site: both schemes, so that a page that is sent on from one to the other is read. */
export const originsOf = (host: string): string[] => [`https://${host}/*`, `http://${host}/*`];

async function allowedHosts(): Promise<string[]> {
  const { sites } = await loadPreferences();
  const hosts = Object.keys(sites).filter((host) => sites[host] === 'always').sort();
  const allowed = await Promise.all(hosts.map((host) => chrome.permissions.contains({ origins: originsOf(host) })));
  return hosts.filter((_, at) => allowed[at]);
}

/** Registers the content script for the sites that have the rule and the permission, and for no other. */
async function register(): Promise<void> {
  const matches = (await allowedHosts()).flatMap(originsOf);
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [kScript] });
  const script: chrome.scripting.RegisteredContentScript = { id: kScript, matches, js: ['content.js'], runAt: 'document_idle', persistAcrossSessions: true };
  if (matches.length === 0) {
    if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [kScript] });
  } else if (registered.length > 0) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
}

// One after the other: two that run at once would both find nothing registered.
let turn: Promise<void> = Promise.resolve();
const registerInTurn = (): Promise<void> => (turn = turn.then(register).catch(() => undefined));

/** The permission was taken back in the browser: the rules go, and the marks of pages that were read by them. */
async function forget(): Promise<void> {
  const { sites } = await loadPreferences();
  const allowed = new Set(await allowedHosts());
  const lost = Object.keys(sites).filter((host) => sites[host] === 'always' && !allowed.has(host));
  if (lost.length === 0) return;
  await storePreferences({ sites: lost.reduce<typeof sites>((left, host) => withRule(left, host, 'click'), sites) });
  const message: ToContent = { to: 'content', kind: 'revoked', hosts: lost };
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : chrome.tabs.sendMessage(id, message).catch(() => undefined))));
}

/** Keeps rules, permissions and the registered script in step from now on. */
export function keepSiteRules(): void {
  chrome.permissions.onRemoved.addListener(() => void forget().then(registerInTurn));
  chrome.permissions.onAdded.addListener(() => void registerInTurn());
  followPreferences(() => void registerInTurn());
  chrome.runtime.onInstalled.addListener(() => void registerInTurn());
  chrome.runtime.onStartup.addListener(() => void registerInTurn());
}
