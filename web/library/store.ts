// Store: what is written into the library and taken out of it, every change in one transaction. Search is in search.ts, what
// belongs together in related.ts, the file for export and import in transfer.ts. Never decides what may be kept: policy.ts.
//
// An article's id is the second of its first reading, counted from 2020, or the next one that is free: so ids are the order of
// reading, days are ranges of ids, and a clock that was set back does no harm.
import { siteOf } from './address';
import { deflated, inflated } from './deflate';
import { faultText } from './faults';
import { type Settings, settingsFrom } from './policy';
import { decodePostings, encodePostings, kLongestChunk, type Posting, withPosting } from './postings';
import { type ArticleRecord, type Body, keyOf, type NameRecord, textOf } from './record';
import { Sql, type SqlValue } from './sql';
import { hashOf, shinglesOf, sketchOf } from './words';

export const kEpoch = 1_577_836_800; // 2020-01-01, seconds since 1970
export const kDay = 86_400;
/** Readings of a page that are no further apart are one visit. */
export const kVisitSeconds = 1800;
const kMostVersions = 5;
const kMostUnpacked = 64;

export const dayOf = (id: number): number => Math.floor(id / kDay);

/** An article with its body ready to be written: packing waits for the browser, writing must not. */
export type Packed = { record: ArticleRecord; key: string; hash: number; body: Uint8Array; sketch: number[] };

export async function pack(record: ArticleRecord): Promise<Packed> {
  const { body } = record;
  const text = textOf(body);
  const hash = hashOf(`${body.headline}\n${body.standfirst}\n${text}`);
  return { record, key: keyOf(record), hash, body: await deflated(JSON.stringify(body)), sketch: sketchOf(shinglesOf(text)) };
}

export const unpack = async (bytes: Uint8Array): Promise<Body> => JSON.parse(await inflated(bytes)) as Body;

export type Saved = { id: number; isNew: boolean; newVisit: boolean; changed: boolean };

type ArticleRow = [id: number, lastRead: number, visit: number, visits: number, terms: string];

export class Store {
  private readonly unpacked = new Map<string, Promise<Body>>();

  constructor(readonly sql: Sql) {}

  settings(): Settings {
    const row = this.sql.row<[string]>(`SELECT value FROM setting WHERE name = 'policy'`);
    return settingsFrom(row === undefined ? {} : JSON.parse(row[0]));
  }

  setSettings(settings: Settings): void {
    this.setValue('policy', JSON.stringify(settings));
  }

  value(name: string): string {
    return this.sql.row<[string]>('SELECT value FROM setting WHERE name = ?', name)?.[0] ?? '';
  }

  setValue(name: string, value: string): void {
    this.sql.run('INSERT INTO setting VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value', name, value);
  }

  articles(): number {
    return this.sql.number('SELECT sum(articles) FROM day');
  }

  bytes(): number {
    return this.sql.number('PRAGMA page_count') * this.sql.number('PRAGMA page_size');
  }

  /** The id of an article, or 0. */
  find(key: string): number {
    return this.sql.number('SELECT id FROM article WHERE address = ?', key);
  }

  /** Keeps a reading made at `at` (seconds since 1970). */
  save(packed: Packed, at: number): Saved {
    return this.sql.transaction(() => this.put(packed, at));
  }

  /** The same inside a transaction of the caller's. */
  put(packed: Packed, at: number): Saved {
    const time = Math.max(1, Math.floor(at) - kEpoch);
    const known = this.sql.row<ArticleRow>('SELECT id, last_read, visit, visits, terms FROM article WHERE address = ?', packed.key);
    if (known === undefined) {
      const id = this.freeId(time);
      this.insertArticle(id, packed, time);
      this.insertVersion(id, packed, time);
      return { id, isNew: true, newVisit: true, changed: true };
    }
    return this.putAgain(known, packed, time);
  }

  private putAgain([id, lastRead, visit, visits, terms]: ArticleRow, packed: Packed, time: number): Saved {
    const [read, hash] = this.sql.row<[number, number]>(
      'SELECT read, hash FROM version WHERE article = ? ORDER BY read DESC LIMIT 1', id,
    ) ?? [0, -1];
    const newVisit = Math.abs(time - lastRead) > kVisitSeconds;
    const changed = hash !== packed.hash;
    if (changed) {
      // A page that changes while it is read is one version: what stood there at the end of the visit.
      if (!newVisit && read >= visit) this.sql.run('DELETE FROM version WHERE article = ? AND read = ?', id, read);
      this.putVersion(id, packed, time);
      this.unindex(id, terms);
      this.index(id, packed);
    }
    const { title, outlet, published, words } = packed.record;
    this.sql.run(
      'UPDATE article SET last_read = ?, visits = ?, title = ?, outlet = ?, published = ?, words = ? WHERE id = ?',
      Math.max(lastRead, time), visits + (newVisit ? 1 : 0), title, outlet, published, words, id,
    );
    if (newVisit) this.sql.run('UPDATE article SET visit = ?, previous = ? WHERE id = ?', time, lastRead, id);
    return { id, isNew: false, newVisit, changed };
  }

  /**
   * Takes in an article of another library, inside a transaction of the caller's: `versions` are its readings, oldest first.
   * What is here already stays; what is missing is added.
   */
  merge(versions: readonly { packed: Packed; read: number }[], visits: number, firstRead: number, lastRead: number): 'new' | 'more' | 'known' {
    const newest = versions.at(-1)!;
    const known = this.sql.row<[number, number, string]>('SELECT id, last_read, terms FROM article WHERE address = ?', newest.packed.key);
    const [first, last] = [Math.max(1, firstRead - kEpoch), Math.max(1, lastRead - kEpoch)];
    const id = known?.[0] ?? this.freeId(first);
    if (known === undefined) {
      this.insertArticle(id, newest.packed, last, visits);
      for (const { packed, read } of versions.slice(-kMostVersions)) this.insertVersion(id, packed, Math.max(1, read - kEpoch));
      return 'new';
    }
    const before = this.sql.number('SELECT max(read) FROM version WHERE article = ?', id);
    const hashes = new Set(this.sql.rows<[number]>('SELECT hash FROM version WHERE article = ?', id).map(([hash]) => hash));
    const fresh = versions.filter(({ packed }) => !hashes.has(packed.hash));
    for (const { packed, read } of fresh) {
      this.sql.run('INSERT OR IGNORE INTO version VALUES(?, ?, ?, ?)', id, Math.max(1, read - kEpoch), packed.hash, packed.body);
    }
    this.dropOldVersions(id);
    const added = fresh.at(-1);
    if (added !== undefined && added.read - kEpoch > before) {
      this.unindex(id, known[2]);
      this.index(id, added.packed);
    }
    this.sql.run('UPDATE article SET last_read = max(last_read, ?), visits = max(visits, ?) WHERE id = ?', last, visits, id);
    return fresh.length > 0 || last > known[1] ? 'more' : 'known';
  }

  private freeId(time: number): number {
    let id = time;
    while (this.sql.number('SELECT count(*) FROM article WHERE id = ?', id) > 0) ++id;
    return id;
  }

  private insertArticle(id: number, packed: Packed, lastRead: number, visits = 1): void {
    const { url, title, outlet, published, language, words } = packed.record;
    this.sql.run(
      'INSERT INTO article VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id, packed.key, siteOf(url), url, title, outlet, published, language, words, Math.max(lastRead, id), Math.max(lastRead, id), visits > 1 ? id : 0, visits, '[]',
    );
    this.sql.run('INSERT INTO day VALUES(?, 1) ON CONFLICT(day) DO UPDATE SET articles = articles + 1', dayOf(id));
    this.index(id, packed);
  }

  private insertVersion(article: number, { hash, body }: Packed, time: number): void {
    this.sql.run('INSERT OR IGNORE INTO version VALUES(?, ?, ?, ?)', article, time, hash, body);
    this.unpacked.delete(`${article} ${time}`); // the same second may have held another text
  }

  private putVersion(article: number, packed: Packed, time: number): void {
    const last = this.sql.number('SELECT max(read) FROM version WHERE article = ?', article);
    // A clock that was set back must not make the new version the older one.
    this.insertVersion(article, packed, Math.max(time, last + 1));
    this.dropOldVersions(article);
  }

  private dropOldVersions(article: number): void {
    this.sql.run(
      'DELETE FROM version WHERE article = ?1 AND read IN (SELECT read FROM version WHERE article = ?1 ORDER BY read DESC LIMIT -1 OFFSET ?2)',
      article, kMostVersions,
    );
  }

  /** Everything by which an article is found: words, names, topics, near-duplicates. */
  private index(id: number, { record, sketch }: Packed): void {
    const { body, outlet, url } = record;
    // An article has one posting for a name: a file may say the same one twice, and what was counted twice would never be forgotten.
    const named = new Map<string, NameRecord>();
    for (const name of body.names) {
      const known = named.get(name.key);
      named.set(name.key, known === undefined ? name : { ...known, central: known.central || name.central, spoke: known.spoke || name.spoke });
    }
    for (const topic of body.topics) {
      const key = `topic:${topic}`;
      if (!named.has(key)) named.set(key, { key, name: topic, kind: 'topic', count: 1, central: false, spoke: false });
    }
    const terms = [...named.values()].map(({ key, name, kind, central, spoke }) => this.addName(key, name, kind, { id, central, spoke }));
    this.sql.run('UPDATE article SET terms = ? WHERE id = ?', JSON.stringify([terms, sketch]), id);
    const speakers = new Set(body.quotes.map((quote) => quote.speaker).filter((speaker) => speaker !== ''));
    this.sql.run(
      'INSERT INTO text(rowid, headline, body, names, speakers, outlet) VALUES(?, ?, ?, ?, ?, ?)',
      id, body.headline, `${body.standfirst}\n${textOf(body)}`, body.names.map(({ name }) => name).join('\n'),
      [...speakers].join('\n'), `${outlet}\n${siteOf(url)}`,
    );
    for (const key of sketch) this.sql.run('INSERT OR IGNORE INTO sketch VALUES(?, ?)', key, id);
  }

  private unindex(id: number, termsJson: string): void {
    const [terms, sketch] = JSON.parse(termsJson) as [number[], number[]];
    for (const term of terms) this.removeName(term, id);
    for (const key of sketch) this.sql.run('DELETE FROM sketch WHERE key = ? AND article = ?', key, id);
    this.sql.run('DELETE FROM text WHERE rowid = ?', id);
  }

  private addName(key: string, name: string, kind: string, posting: Posting): number {
    const spoke = posting.spoke ? 1 : 0;
    const [id, articles] = this.sql.row<[number, number]>(
      `INSERT INTO name(key, name, kind, articles, spoke) VALUES(?, ?, ?, 1, ?)
       ON CONFLICT(key) DO UPDATE SET articles = articles + 1, spoke = spoke + excluded.spoke RETURNING id, articles`,
      key, name, kind, spoke,
    )!;
    const [first, bytes] = (articles > 1 ? this.chunkFor(id, posting.id) : undefined) ?? [0, new Uint8Array()];
    const chunk = decodePostings(bytes);
    const last =
      chunk.length < kLongestChunk || this.sql.number('SELECT count(*) FROM postings WHERE name = ? AND first > ?', id, first) === 0;
    this.putChunks(id, first, withPosting(chunk, posting, last));
    return id;
  }

  private removeName(name: number, article: number): void {
    const [first, bytes] = this.chunkFor(name, article) ?? [0, new Uint8Array()];
    const postings = decodePostings(bytes);
    const gone = postings.find((posting) => posting.id === article);
    if (gone === undefined) return;
    const rest = postings.filter((posting) => posting !== gone);
    this.putChunks(name, first, rest.length > 0 ? [rest] : []);
    this.sql.run('UPDATE name SET articles = articles - 1, spoke = spoke - ? WHERE id = ?', gone.spoke ? 1 : 0, name);
    this.sql.run('DELETE FROM name WHERE id = ? AND articles <= 0', name);
  }

  /** The chunk that an article's posting stands in or belongs to. */
  private chunkFor(name: number, article: number): [number, Uint8Array] | undefined {
    const before = 'SELECT first, bytes FROM postings WHERE name = ? AND first <= ? ORDER BY first DESC LIMIT 1';
    const after = 'SELECT first, bytes FROM postings WHERE name = ? ORDER BY first LIMIT 1';
    return this.sql.row<[number, Uint8Array]>(before, name, article) ?? this.sql.row<[number, Uint8Array]>(after, name);
  }

  private putChunks(name: number, was: number, chunks: Posting[][]): void {
    if (was > 0 && chunks[0]?.[0]?.id !== was) this.sql.run('DELETE FROM postings WHERE name = ? AND first = ?', name, was);
    for (const chunk of chunks) {
      const values: SqlValue[] = [name, chunk[0]!.id, encodePostings(chunk)];
      this.sql.run('INSERT INTO postings VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes', ...values);
    }
  }

  /** Takes articles out of the library, with all that leads to them; says how many there were. */
  erase(ids: readonly number[]): number {
    this.unpacked.clear();
    return this.sql.transaction(() => {
      let erased = 0;
      for (const id of ids) {
        const row = this.sql.row<[string]>('SELECT terms FROM article WHERE id = ?', id);
        if (row === undefined) continue;
        this.unindex(id, row[0]);
        this.sql.run('DELETE FROM version WHERE article = ?', id);
        this.sql.run('DELETE FROM article WHERE id = ?', id);
        this.sql.run('UPDATE day SET articles = articles - 1 WHERE day = ?', dayOf(id));
        this.sql.run('DELETE FROM day WHERE day = ? AND articles <= 0', dayOf(id));
        ++erased;
      }
      if (erased > 0) this.setValue('tidy', '1');
      return erased;
    });
  }

  /** Articles of a site or under it. */
  ofSite(site: string): number[] {
    const like = `%.${site.replace(/[\\%_]/g, '\\$&')}`;
    return this.ids(`SELECT id FROM article WHERE site = ? OR site LIKE ? ESCAPE '\\'`, site, like);
  }

  /** Articles first read from second `from` up to and without `to`, counted from 2020. */
  firstRead(from: number, to: number): number[] {
    return this.ids('SELECT id FROM article WHERE id >= ? AND id < ?', from, to);
  }

  /** At most `limit` articles that were not read for so many days. */
  outlived(days: number, now: number, limit: number): number[] {
    return days === 0 ? [] : this.ids('SELECT id FROM article WHERE last_read < ? ORDER BY last_read LIMIT ?', now - kEpoch - days * kDay, limit);
  }

  private ids(sql: string, ...values: SqlValue[]): number[] {
    return this.sql.rows<[number]>(sql, ...values).map(([id]) => id);
  }

  /**
   * Works a little at forgetting erased words for good: the index of words only marks them as gone until its parts are merged.
   * True when there is more to do.
   */
  tidy(): boolean {
    const state = this.value('tidy');
    if (state === '') return false;
    const before = this.sql.number('SELECT total_changes()');
    // The first step gathers all parts to be merged (a negative number), those after it go on with that.
    this.sql.run(`INSERT INTO text(text, rank) VALUES('merge', ?)`, state === '1' ? -256 : 256);
    if (state === '1') this.setValue('tidy', '2');
    if (this.sql.number('SELECT total_changes()') - before > 2) return true;
    this.setValue('tidy', '');
    return false;
  }

  /** What is wrong with the database (a fault, or SQLite's own words), or empty: its pages, its index of words, and whether its counts agree. */
  fault(): string {
    const pages = this.sql.row<[string]>('PRAGMA integrity_check(1)')?.[0] ?? '';
    if (pages !== 'ok') return pages;
    this.sql.run(`INSERT INTO text(text) VALUES('integrity-check')`);
    const counts = ['SELECT sum(articles) FROM day', 'SELECT count(DISTINCT article) FROM version', 'SELECT count(*) FROM text_docsize'];
    const articles = this.sql.number('SELECT count(*) FROM article');
    return counts.every((sql) => this.sql.number(sql) === articles) ? '' : faultText('counts_differ');
  }

  /** Bytes of the lists of articles by name, with their keys. */
  postingsBytes(): number {
    return this.sql.number('SELECT sum(length(bytes) + 12) FROM postings');
  }

  /** The newest body of an article, and those before it, newest first. */
  async bodies(article: number, limit = 1): Promise<{ read: number; body: Body }[]> {
    const reads = this.sql.rows<[number]>('SELECT read FROM version WHERE article = ? ORDER BY read DESC LIMIT ?', article, limit);
    return Promise.all(reads.map(async ([read]) => ({ read, body: await this.bodyAt(article, read) })));
  }

  /** The same articles are asked for again and again by one reading: unpacking is what costs. */
  private async bodyAt(article: number, read: number): Promise<Body> {
    const key = `${article} ${read}`;
    const known = this.unpacked.get(key);
    if (known !== undefined) return known;
    const bytes = this.sql.row<[Uint8Array]>('SELECT body FROM version WHERE article = ? AND read = ?', article, read)![0];
    const body = unpack(bytes);
    if (this.unpacked.size >= kMostUnpacked) this.unpacked.delete(this.unpacked.keys().next().value!);
    this.unpacked.set(key, body);
    body.catch(() => this.unpacked.delete(key));
    return body;
  }
}
