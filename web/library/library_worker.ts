// Library worker (dedicated worker, durable): owns SQLite and the library's files, and answers library_client.ts. One of all windows
// holds it, by a lock; the others wait and say so. Never decides what is kept: policy.ts does.
import sqlite3InitModule, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { faultText } from './faults';
import { Files, isThere, NoPlace } from './files';
import { Keeper } from './keeper';
import { askOf, type FromLibrary } from './library_messages';
import { NewerLibrary } from './schema';
import { Store } from './store';

const scope = globalThis as unknown as {
  postMessage(message: FromLibrary): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  sqlite3ApiConfig?: object;
};

const kLock = 'sidelight library';

let loading: Promise<Sqlite3Static> | null = null;
let files: Files | null = null;

function loadSqlite(): Promise<Sqlite3Static> {
  const silent = (): void => undefined;
  // Only the pool is used; the other ways to keep files want workers and headers of their own.
  scope.sqlite3ApiConfig = { disable: { vfs: { kvvfs: true, opfs: true, 'opfs-vfs': true, 'opfs-wl': true } }, warn: silent, log: silent, debug: silent };
  loading ??= sqlite3InitModule();
  return loading;
}

async function open(make: boolean): Promise<{ store: Store; files: Files } | null> {
  try {
    if (!make && !(await isThere())) return null;
    files ??= await Files.hold(await loadSqlite());
    const store = new Store(await files.open());
    return { store, files };
  } catch (error) {
    if (error instanceof NewerLibrary) keeper.blocked = { state: 'newer', words: error.message };
    if (error instanceof NoPlace) keeper.blocked = { state: 'unavailable', words: error.message };
    if (keeper.blocked !== null) return null;
    throw error;
  }
}

async function room(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null;
  }
}

const keeper = new Keeper({ now: () => Math.floor(Date.now() / 1000), room, open });

const kPatience = 800; // milliseconds: the lock of a worker that was just ended goes a little later

/** Resolves when it is known whether this window has the library. It is held until the worker ends. */
async function takeLock(): Promise<void> {
  if (typeof navigator.locks === 'undefined') return;
  await new Promise<void>((known) => {
    const late = setTimeout(() => {
      keeper.blocked = { state: 'elsewhere', words: faultText('elsewhere') };
      known();
    }, kPatience);
    void navigator.locks.request(kLock, () => {
      clearTimeout(late);
      keeper.blocked = null;
      known();
      return new Promise<void>(() => undefined);
    });
  });
}

const locked = takeLock();

scope.onmessage = ({ data }) => {
  const message = askOf(data);
  if (message === null) return;
  const { id, ask } = message;
  locked
    .then(() => keeper.answer(ask))
    .then(
      (answer) => scope.postMessage({ id, answer }),
      (error: unknown) => {
        const [name, words] = error instanceof Error ? [error.name, error.message] : ['Error', String(error)];
        scope.postMessage({ id, error: words, name });
      },
    );
};
