// Answer to a reading: keeps it, if it may be kept, and tells what belongs to it. The sections that show the report are in panel/. Never
// shown to a page.
import type { Reading } from '../core/reading.generated';
import { siteOf } from './address';
import { changesOf } from './changes';
import { refusal } from './policy';
import { type ArticleRecord, type Body, groupKeys, isArticle, keyOf, recordOf } from './record';
import { met, nearCopies, openedLinks, related } from './related';
import { emptyReport, type LibraryReport } from './report';
import { sinceLast, spokeBefore } from './since';
import { StorageFull } from './sql';
import { kEpoch, kVisitSeconds, pack, type Store } from './store';

const kMostRelated = 8;

type Visit = { seen: LibraryReport['seen']; changes: LibraryReport['changes']; before: Body | null };

/** What is known of earlier visits to this address: asked before the new one is kept. */
async function earlierVisit(store: Store, record: ArticleRecord, elsewhere: readonly string[], now: number): Promise<Visit> {
  const row = store.sql.row<[number, number, number, number, number]>(
    'SELECT id, last_read, visit, previous, visits FROM article WHERE address = ?', keyOf(record),
  );
  if (row === undefined) return { seen: null, changes: null, before: null };
  const [id, lastRead, visit, previous, visits] = row;
  const isNew = Math.abs(now - kEpoch - lastRead) > kVisitSeconds;
  const [last, count] = isNew ? [lastRead, visits] : [previous, visits - 1];
  if (last === 0) return { seen: null, changes: null, before: null };
  const versions = await store.bodies(id, 5);
  const before = versions.find(({ read }) => isNew || read < visit);
  const changes = before === undefined ? null : { ...changesOf(before.body, record.body, elsewhere), since: last + kEpoch };
  return { seen: { first: id + kEpoch, last: last + kEpoch, visits: count }, changes, before: before?.body ?? null };
}

/** Keeps a reading, if it may be kept, and says what belongs to it. `now` in seconds since 1970. */
export async function answerReading(store: Store, reading: Reading, isPrivate: boolean, now: number, mayWrite = true): Promise<LibraryReport> {
  const refused = refusal(store.settings(), { site: siteOf(reading.page.url), isPrivate });
  if (refused === 'private' || refused === 'off' || refused === 'no_page') return emptyReport(isArticle(reading) ? refused : 'no_page');
  const opened = openedLinks(store.sql, reading);
  if (!isArticle(reading)) return { ...emptyReport('no_page'), opened };
  const record = recordOf(reading);
  const visit = await earlierVisit(store, record, reading.blocks.map(({ text }) => text), now);
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
  const { seen, changes, before } = visit;
  return { ...emptyReport(kept), opened, seen, changes, ...(await belonging(store, record, groupKeys(reading), before)) };
}

async function belonging(store: Store, record: ArticleRecord, groups: Map<number, string>, before: Body | null): Promise<Partial<LibraryReport>> {
  const { sql } = store;
  const self = store.find(keyOf(record));
  const copies = await nearCopies(sql, record);
  const without = new Set([self, ...copies.map(({ id }) => id)]);
  const counts = new Map(met(sql, record, self > 0).map(({ key, articles }) => [key, articles]));
  return {
    copies,
    related: related(sql, record, kMostRelated, without),
    since: await sinceLast(store, record, without, before),
    spoke: await spokeBefore(store, record, without),
    met: [...groups].map(([group, key]) => ({ group, articles: counts.get(key) ?? 0 })),
  };
}
