// Report (what the library says to a reading): its shape, for whoever shows it. It is made by answer_reading.ts, shown by panel/sections.tsx.
import type { Changes } from './changes';
import type { Refused } from './policy';
import type { NearCopy, Opened, Related } from './related';
import type { SinceRow, SpokeRow } from './since';

export type LibraryReport = {
  /** Whether this reading was kept, or why not. */
  kept: 'kept' | 'full' | 'unavailable' | Refused;
  /** The fault when the library could not do its work, or empty. */
  words: string;
  /** Earlier visits to this address; times in seconds since 1970. */
  seen: { first: number; last: number; visits: number } | null;
  copies: NearCopy[];
  related: Related[];
  /** What the page links to and was read before. */
  opened: Opened[];
  /** What is not as it was at the last visit; null when it was not read before. */
  changes: (Changes & { since: number }) | null;
  since: SinceRow[];
  spoke: SpokeRow[];
  /** For each group of the reading that can be told from others: in how many other articles it was met. 0: new to you. */
  met: { group: number; articles: number }[];
};

export const emptyReport = (kept: LibraryReport['kept'], words = ''): LibraryReport => ({
  kept, words, seen: null, copies: [], related: [], opened: [], changes: null, since: [], spoke: [], met: [],
});
