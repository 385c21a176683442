// A library in memory, in Node: the same SQLite, without files. For tests of what it keeps and finds.
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';

import { load } from '../web/bundle.mjs';

globalThis.sqlite3ApiConfig = { warn() {}, log() {}, debug() {}, error() {} };
const sqlite3 = await sqlite3InitModule();

export const library = await load(
  'library/address', 'library/changes', 'library/keeper', 'library/library_messages', 'library/policy', 'library/postings', 'library/query', 'library/record',
  'library/related', 'library/answer_reading', 'library/schema', 'library/search', 'library/since', 'library/sql', 'library/store', 'library/transfer', 'library/words',
  'library/faults', 'library/page/said_words',
);

export function emptyDatabase() {
  return new library.Sql(new sqlite3.oo1.DB(':memory:'));
}

export const databaseBytes = (sql) => sqlite3.capi.sqlite3_js_db_export(sql.db.pointer);

export function newStore() {
  const sql = emptyDatabase();
  library.migrate(sql);
  return new library.Store(sql);
}

/** A keeper with a clock that the test moves, switched on. `room` in bytes. */
export async function newKeeper({ on = true, room = 2 ** 40 } = {}) {
  const world = { now: 1_790_000_000, room, store: null };
  const keeper = new library.Keeper({
    now: () => world.now,
    room: () => Promise.resolve(world.room),
    open: async (make) => {
      if (world.store === null && !make) return null;
      world.store = newStore();
      return { store: world.store, files: null };
    },
  });
  const ask = (kind, values = {}) => keeper.answer({ kind, ...values });
  if (on) await ask('configure', { settings: { on: true } });
  return { world, keeper, ask };
}
