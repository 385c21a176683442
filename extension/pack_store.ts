// Kept packs (knowledge the reader brought): the files, and what each says of itself, in the browser's database of this extension. Only
// extension pages write; the engine's host reads. Never checks a file: extension/pack_check.ts does that before it is kept. Not for private windows.
import type { PackSource } from '../web/core/reading.generated';

/** What a pack says of itself, and its file. */
export type KeptPack = Omit<PackSource, 'brought'> & { added: number; file: Blob };

const kDatabase = 'packs';
const kStore = 'packs'; // by name

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database failed'));
  });

async function inStore<Value>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const opening = indexedDB.open(kDatabase, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(kStore, { keyPath: 'name' });
  const database = await done(opening);
  try {
    const change = database.transaction(kStore, mode);
    const finished = new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve();
      change.onabort = () => reject(change.error ?? new Error('the database failed'));
    });
    const [value] = await Promise.all([done(work(change.objectStore(kStore))), finished]);
    return value;
  } finally {
    database.close();
  }
}

/** The packs in the order in which they were added: an earlier one wins. */
export async function keptPacks(): Promise<KeptPack[]> {
  const all = await inStore<KeptPack[]>('readonly', (store) => store.getAll() as IDBRequest<KeptPack[]>);
  return all.sort((a, b) => a.added - b.added || (a.name < b.name ? -1 : 1));
}

/** Keeps a pack, in the place of one with the same name. All or nothing: when it fails, the old one is still there. */
export const keepPack = async (pack: KeptPack): Promise<void> => void (await inStore('readwrite', (store) => store.put(pack)));

export const dropPack = async (name: string): Promise<void> => void (await inStore('readwrite', (store) => store.delete(name)));

export const dropAllPacks = async (): Promise<void> => void (await inStore('readwrite', (store) => store.clear()));

/** Changes when the packs do. */
export const stampOf = (packs: readonly KeptPack[]): string => JSON.stringify(packs.map(({ name, added }) => [name, added]));

export const bytesOf = (packs: readonly KeptPack[]): Promise<Uint8Array[]> =>
  Promise.all(packs.map(async ({ file }) => new Uint8Array(await file.arrayBuffer())));
