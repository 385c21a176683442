// Pack check: whether a file is a pack that the engine takes, asked of an engine of its own, which ends with the answer; and what packs say of
// themselves. Keeping one is extension/pack_store.ts.
import type { EngineClient } from '../web/core/engine_client';
import type { PackSource } from '../web/core/reading.generated';
import type { Snapshot } from '../web/core/snapshot.generated';
import { dataFiles, kMostStartMilliseconds, startEngine } from './engine_files';

// All added packs together: the engine holds a file twice while it takes it, and its memory ends at 512 MB.
export const kMostPackBytes = 128 * 2 ** 20;
// A pack must load in a third of the time that the engine's host gives it: another day the machine may be busier.
const kSlowest = kMostStartMilliseconds / 3;

const emptyPage: Snapshot = { format: 'sidelight-snapshot', version: 1, url: '', title: '', language: 'en', metadata: [], jsonLd: [], elements: [], texts: [] };

async function withPacks<Value>(packs: Uint8Array[], work: (client: EngineClient) => Promise<Value>): Promise<Value> {
  const shipped = dataFiles.filter((name) => name.endsWith('.pack'));
  const client = await startEngine({ packs, startMilliseconds: kSlowest }, shipped);
  try {
    return await work(client);
  } finally {
    client.dispose();
  }
}

const sourcesOf = async (client: EngineClient): Promise<PackSource[]> => (await client.read(emptyPage)).engine.packs;

/** The packs that come with the program. */
export const shippedPacks = (): Promise<PackSource[]> => withPacks([], sourcesOf);

/** What the pack in `bytes` says of itself. Rejects with the engine's reason when it is none. */
export const checkPack = (bytes: Uint8Array): Promise<PackSource> =>
  withPacks([bytes], async (client) => {
    const packs = await sourcesOf(client);
    const [refused] = client.leftOut;
    const brought = packs.find((pack) => pack.brought);
    if (refused !== undefined || brought === undefined) throw new Error(refused ?? 'the engine did not take it');
    return brought;
  });
