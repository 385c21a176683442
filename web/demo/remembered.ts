// Remembered preferences of the demo: in this browser's local storage, where there is one. Never sent; the extension has its own
// (extension/stored.ts).
import { type Preferences, readPreferences } from '../panel/preferences';

const kName = 'sidelight-preferences';

export function remembered(): Preferences {
  try {
    return readPreferences(JSON.parse(localStorage.getItem(kName) ?? '{}'));
  } catch {
    return readPreferences({}); // no storage, or not ours
  }
}

export function remember(part: Partial<Preferences>): void {
  try {
    localStorage.setItem(kName, JSON.stringify({ ...remembered(), ...part }));
  } catch {
    // Full or forbidden: it holds for this visit.
  }
}
