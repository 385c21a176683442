// SQL (prepared statements over SQLite's own JavaScript interface): each statement is compiled once. Never knows a table.
import type { Database, PreparedStatement, SqlValue } from '@sqlite.org/sqlite-wasm';
import { LibraryFault } from './faults';

export type { SqlValue } from '@sqlite.org/sqlite-wasm';

/** A browser that has no room left fails to write (SQLITE_IOERR), a limit of SQLite's own is SQLITE_FULL. */
function isFull(error: unknown): boolean {
  const code = ((error as { resultCode?: number } | null)?.resultCode ?? 0) & 0xff;
  return code === 13 || code === 10;
}

/** The disk or the browser's quota has no room left. What was there before stays. */
export class StorageFull extends LibraryFault {
  override name = 'StorageFull';
}

/** The error as the fault that it is when there is no room; any other as it came. */
export const asFull = (error: unknown): unknown => (isFull(error) ? new StorageFull('no_room') : error);

export class Sql {
  private readonly prepared = new Map<string, PreparedStatement>();

  constructor(readonly db: Database) {}

  run(sql: string, ...values: SqlValue[]): void {
    const statement = this.bind(sql, values);
    try {
      statement.step();
    } finally {
      statement.reset(true);
    }
  }

  /** Every row as an array of its columns. */
  rows<Row extends SqlValue[]>(sql: string, ...values: SqlValue[]): Row[] {
    const statement = this.bind(sql, values);
    const rows: Row[] = [];
    try {
      while (statement.step()) rows.push(statement.get([]) as Row);
    } finally {
      statement.reset(true);
    }
    return rows;
  }

  row<Row extends SqlValue[]>(sql: string, ...values: SqlValue[]): Row | undefined {
    const statement = this.bind(sql, values);
    try {
      return statement.step() ? (statement.get([]) as Row) : undefined;
    } finally {
      statement.reset(true);
    }
  }

  number(sql: string, ...values: SqlValue[]): number {
    return Number(this.row(sql, ...values)?.[0] ?? 0);
  }

  /** All of `work` or nothing of it. */
  transaction<Result>(work: () => Result): Result {
    this.begin();
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw asFull(error);
    }
  }

  begin(): void {
    this.db.exec('BEGIN IMMEDIATE');
  }

  commit(): void {
    this.db.exec('COMMIT');
  }

  rollback(): void {
    try {
      this.db.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }

  close(): void {
    for (const statement of this.prepared.values()) statement.finalize();
    this.prepared.clear();
    this.db.close();
  }

  private bind(sql: string, values: SqlValue[]): PreparedStatement {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = this.db.prepare(sql);
      this.prepared.set(sql, statement);
    }
    if (values.length > 0) statement.bind(values);
    return statement;
  }
}
