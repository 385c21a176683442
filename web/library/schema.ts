// Schema of the library's database: its tables, and the steps from each version to the next. docs/library.md tells what they hold.
// Never queries them: that is store.ts and its siblings.
import { LibraryFault } from './faults';
import type { Sql } from './sql';

/** "SdLt": says that a database file is a library of Sidelight. */
export const kApplicationId = 0x53644c74;

/** The statements that lead from version n to n + 1 stand at n. A step that has been released is never changed. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE article(
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT NOT NULL,
    language TEXT NOT NULL,
    words INTEGER NOT NULL,
    last_read INTEGER NOT NULL,
    visit INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    terms TEXT NOT NULL
  );
  CREATE INDEX article_site ON article(site);
  CREATE INDEX article_last ON article(last_read);
  CREATE TABLE version(
    article INTEGER NOT NULL,
    read INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY(article, read)
  );
  CREATE TABLE day(day INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
  CREATE TABLE name(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    articles INTEGER NOT NULL,
    spoke INTEGER NOT NULL
  );
  CREATE INDEX name_often ON name(kind, articles DESC, id);
  CREATE TABLE postings(name INTEGER, first INTEGER, bytes BLOB NOT NULL, PRIMARY KEY(name, first)) WITHOUT ROWID;
  CREATE TABLE sketch(key INTEGER, article INTEGER, PRIMARY KEY(key, article)) WITHOUT ROWID;
  CREATE VIRTUAL TABLE text USING fts5(
    headline, body, names, speakers, outlet,
    content='', contentless_delete=1, prefix='3', tokenize='unicode61 remove_diacritics 2'
  );
  `,
];

/** The file was written by a later version of Sidelight, which knows more. */
export class NewerLibrary extends LibraryFault {
  override name = 'NewerLibrary';
}

/** The file is a database, and not a library. */
export class ForeignFile extends LibraryFault {
  override name = 'ForeignFile';
}

/** Brings a database to the newest version, all steps or none. Throws for a file that is not a library, or is from a newer program. */
export function migrate(sql: Sql, steps: readonly string[] = migrations): void {
  const version = sql.number('PRAGMA user_version');
  const application = sql.number('PRAGMA application_id');
  const tables = sql.number('SELECT count(*) FROM sqlite_schema');
  if (application !== kApplicationId && (tables > 0 || version !== 0 || application !== 0)) {
    throw new ForeignFile('foreign');
  }
  if (version > steps.length) throw new NewerLibrary('newer');
  if (version === steps.length) return;
  sql.transaction(() => {
    for (let at = version; at < steps.length; ++at) sql.db.exec(steps[at]!);
    sql.db.exec(`PRAGMA application_id = ${kApplicationId}; PRAGMA user_version = ${steps.length}`);
  });
}
