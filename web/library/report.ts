// Report (what the library says to a reading): keeps it, if it may, and tells what belongs to it. The sections that show it are in
// panel/. Never shown to a page.
import type { Reading } from '../core/reading.generated';
import { siteOf } from './address';
import { type Changes, changesOf } from './changes';
import { type Refused, refusal } from './policy';
import { type ArticleRecord, groupKeys, isArticle, keyOf, recordOf } from './record';
import { met, type NearCopy, nearCopies, type Related, related } from './related';
import { sinceLast, type SinceRow, spokeBefore, type SpokeRow } from './since';
import { StorageFull } from './sql';
import { kEpoch, kVisitSeconds, pack, type Store } from './store';

export type LibraryReport = {
  /** Whether this reading was kept, or why not. */
  kept: 'kept' | 'full' | 'unavailable' | Refused;
  /** Said when the library could not do its work. */
  words: string;
  /** Earlier visits to this address; times in seconds since 1970. */
  seen: { first: number; last: number; visits: number } | null;
  copies: NearCopy[];
  related: Related[];
  /** What is not as it was at the last visit; null when it was not read before. */
  changes: (Changes & { since: number }) | null;
  since: SinceRow[];
  spoke: SpokeRow[];
  /** For each group of the reading that can be told from others: in how many other articles it was met. 0: new to you. */
  met: { group: number; articles: number }[];
};

export const emptyReport = (kept: LibraryReport['kept'], words = ''): LibraryReport => ({
  kept, words, seen: null, copies: [], related: [], changes: null, since: [], spoke: [], met: [],
});

const kMostRelated = 8;

type Visit = { seen: LibraryReport['seen']; changes: LibraryReport['changes'] };

/** What is known of earlier visits to this address: asked before the new one is kept. */
async function earlierVisit(store: Store, record: ArticleRecord, now: number): Promise<Visit> {
  const row = store.sql.row<[number, number, number, number, number]>(
    'SELECT id, last_read, visit, previous, visits FROM article WHERE address = ?', keyOf(record),
  );
  if (row === undefined) return { seen: null, changes: null };
  const [id, lastRead, visit, previous, visits] = row;
  const isNew = Math.abs(now - kEpoch - lastRead) > kVisitSeconds;
  const [last, count] = isNew ? [lastRead, visits] : [previous, visits - 1];
  if (last === 0) return { seen: null, changes: null };
  const versions = await store.bodies(id, 5);
  const before = versions.find(({ read }) => isNew || read < visit);
  const changes = before === undefined ? null : { ...changesOf(before.body, record.body), since: last + kEpoch };
  return { seen: { first: id + kEpoch, last: last + kEpoch, visits: count }, changes };
}

/** Keeps a reading, if it may be kept, and says what belongs to it. `now` in seconds since 1970. */
export async function report(store: Store, reading: Reading, isPrivate: boolean, now: number, mayWrite = true): Promise<LibraryReport> {
  const refused = isArticle(reading) ? refusal(store.settings(), { site: siteOf(reading.page.url), isPrivate }) : 'no_page';
  if (refused === 'private' || refused === 'off' || refused === 'no_page') return emptyReport(refused);
  const record = recordOf(reading);
  const visit = await earlierVisit(store, record, now);
  let kept: LibraryReport['kept'] = refused ?? (mayWrite ? 'kept' : 'full');
  if (kept === 'kept') {
    const packed = await pack(record);
    try {
      store.save(packed, now);
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error;
      kept = 'full';
    }
  }
  return { ...emptyReport(kept), ...visit, ...(await belonging(store, record, groupKeys(reading))) };
}

async function belonging(store: Store, record: ArticleRecord, groups: Map<number, string>): Promise<Partial<LibraryReport>> {
  const { sql } = store;
  const self = store.find(keyOf(record));
  const copies = await nearCopies(sql, record);
  const without = new Set([self, ...copies.map(({ id }) => id)]);
  const counts = new Map(met(sql, record, self > 0).map(({ key, articles }) => [key, articles]));
  return {
    copies,
    related: related(sql, record, kMostRelated, without),
    since: await sinceLast(store, record, without),
    spoke: await spokeBefore(store, record, without),
    met: [...groups].map(([group, key]) => ({ group, articles: counts.get(key) ?? 0 })),
  };
}
