// Files (where the library stands): opens the database in the browser's private file system, sets a damaged one aside, and erases it
// all. One worker holds it, by a lock that every window of the browser sees. Never looks into the tables.
import type { SAHPoolUtil, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { type FaultName, LibraryFault } from './faults';
import { ForeignFile, migrate, NewerLibrary } from './schema';
import { Sql } from './sql';

const kFolder = 'sidelight-library';
const kPool = 'sidelight';
const kFiles = 6; // a database and its journal, twice, and room for one set aside

/** This browser, or this window, has no private file system. */
export class NoPlace extends LibraryFault {
  override name = 'NoPlace';
}

const nameOf = (number: number): string => `/library-${number}.sqlite`;
const numberOf = (name: string): number => Number(/^\/library-(\d+)\.sqlite$/.exec(name)?.[1] ?? 0);

/** Whether there is anything on the disk: asked first, so that nothing is made before the reader says yes. */
export async function isThere(): Promise<boolean> {
  try {
    await (await navigator.storage.getDirectory()).getDirectoryHandle(kFolder);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return false;
    throw new NoPlace('no_place', error instanceof Error ? error.name : String(error));
  }
}

export class Files {
  /** Why the newest file was set aside when it was opened, or empty. */
  setAside: FaultName | '' = '';

  private beginsNew = false;

  private constructor(private readonly pool: SAHPoolUtil) {}

  /** Takes hold of the folder. A worker that was just ended may hold it for a moment yet. */
  static async hold(sqlite3: Sqlite3Static): Promise<Files> {
    for (let attempt = 0; ; ++attempt) {
      try {
        // Without preserveOnInitFailure a folder that cannot be opened at once is erased by SQLite (docs/browser_bugs.md,
        // 2026-11-28); the last option is not among its types: without it a second try gives the first one's failure.
        const options = {
          name: kPool, directory: kFolder, initialCapacity: kFiles, preserveOnInitFailure: true, forceReinitIfPreviouslyFailed: true,
        };
        return new Files(await sqlite3.installOpfsSAHPoolVfs(options));
      } catch (error) {
        if (attempt === 20) throw new NoPlace('no_folder', error instanceof Error ? error.message : String(error));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  /** Opens the newest file; one that is damaged or of something else stays as it is, and a new one is begun. */
  async open(): Promise<Sql> {
    let number = Math.max(1, ...this.pool.getFileNames().map(numberOf)) + (this.beginsNew ? 1 : 0);
    this.beginsNew = false;
    for (let attempt = 0; ; ++attempt) {
      await this.pool.reserveMinimumCapacity(this.pool.getFileCount() + 3);
      try {
        return this.openFile(nameOf(number));
      } catch (error) {
        if (error instanceof NewerLibrary || attempt === 2) throw error;
        this.setAside = error instanceof ForeignFile ? 'foreign' : 'damaged';
        ++number;
      }
    }
  }

  private openFile(name: string): Sql {
    const sql = new Sql(new this.pool.OpfsSAHPoolDb(name));
    try {
      sql.db.exec(`
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = TRUNCATE;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA cache_size = -32000;
        PRAGMA temp_store = MEMORY;
      `);
      migrate(sql);
      probe(sql);
      return sql;
    } catch (error) {
      sql.close();
      throw error;
    }
  }

  /** The open file turned out to be damaged: the next time that files are opened, a new one is begun. */
  leaveDamaged(): void {
    this.beginsNew = true;
  }

  /** Files that were set aside. */
  aside(): string[] {
    const names = this.pool.getFileNames().filter((name) => numberOf(name) > 0).sort((a, b) => numberOf(a) - numberOf(b));
    return names.slice(0, -1).map((name) => name.slice(1));
  }

  /** Erases every file of the library, also those set aside. The database must be closed. */
  async erase(): Promise<void> {
    await this.pool.wipeFiles();
    this.setAside = '';
  }
}

/** Looks at every table once: a file whose first pages are damaged is found here, not in the middle of a reading. */
function probe(sql: Sql): void {
  for (const table of ['setting', 'article', 'version', 'day', 'name', 'postings', 'sketch']) sql.row(`SELECT * FROM ${table} LIMIT 1`);
  sql.row('SELECT rowid FROM text LIMIT 1');
  sql.row('SELECT id FROM article ORDER BY id DESC LIMIT 1');
}

/** Whether SQLite says that the file itself is damaged. */
export const isDamage = (error: unknown): boolean => {
  const code = (error as { resultCode?: number } | null)?.resultCode ?? 0;
  return (code & 0xff) === 11 || (code & 0xff) === 26;
};
