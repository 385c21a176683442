// Where answers of look-ups are kept in the extension: the browser's storage for extensions. Never for a private window, where
// they stay in memory: the panel chooses.
import type { LookupStore } from '../web/lookup/lookups';

export class ExtensionStore implements LookupStore {
  get = async (key: string): Promise<unknown> => (await chrome.storage.local.get(key))[key];
  set = (key: string, value: unknown): Promise<void> => chrome.storage.local.set({ [key]: value });
  keys = async (): Promise<string[]> => Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith('lookup'));
  remove = (key: string): Promise<void> => chrome.storage.local.remove(key);
}
