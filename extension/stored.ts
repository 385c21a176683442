// Stored preferences: the extension's own storage, read and written in one place, so that nothing is ever written from a private
// window. Never a copy that lives longer than a call: who wants to follow listens. Their meaning is in web/panel/preferences.ts.
import { type Preferences, preferenceNames, readPreferences } from '../web/panel/preferences';

export async function loadPreferences(): Promise<Preferences> {
  return readPreferences(await chrome.storage.local.get(preferenceNames));
}

/** Writes some preferences; false when the browser has no room for them. */
export async function storePreferences(part: Partial<Preferences>): Promise<boolean> {
  try {
    await chrome.storage.local.set(part);
    return true;
  } catch {
    return false;
  }
}

/** Calls back with all preferences after each change of any of them. */
export function followPreferences(listener: (preferences: Preferences) => void): void {
  chrome.storage.local.onChanged.addListener((changes) => {
    if (preferenceNames.some((name) => name in changes)) void loadPreferences().then(listener);
  });
}

/** Everything that was ever kept, in both storages. */
export async function eraseEverything(): Promise<void> {
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
}
