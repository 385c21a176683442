// Look-ups of the extension: the browser's own question before the first one, and where their answers are kept: the browser's storage for extensions. Never for a private window, where
// they stay in memory: the panel chooses.
import type { LookupStore } from '../web/lookup/lookups';

/** Firefox has a permission of its own for sending what stands on a page; Chrome has none. Must run inside the reader's click. */
export const askBrowser = (): Promise<boolean> =>
  chrome.runtime.getURL('').startsWith('moz-extension:')
    ? chrome.permissions.request({ data_collection: ['websiteContent'] } as chrome.permissions.Permissions)
    : Promise.resolve(true);

const kRequests = 'requests';

/** How many requests look-ups sent since Sidelight was installed, without those of private windows. */
export const requestsEver = async (): Promise<number> => Number((await chrome.storage.local.get(kRequests))[kRequests] ?? 0);

export const countRequest = async (): Promise<void> => chrome.storage.local.set({ [kRequests]: (await requestsEver()) + 1 });

export class ExtensionStore implements LookupStore {
  get = async (key: string): Promise<unknown> => (await chrome.storage.local.get(key))[key];
  set = (key: string, value: unknown): Promise<void> => chrome.storage.local.set({ [key]: value });
  keys = async (): Promise<string[]> => Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith('lookup'));
  remove = (key: string): Promise<void> => chrome.storage.local.remove(key);
}
