// Engine host: answers the ports called "engine" with readings and exports from one disposable worker. It runs in Chrome's offscreen document
// and in Firefox's event page. Never sees a page; the worker itself is web/core/engine_worker.ts.
import { isExportFormat } from '../web/core/export_formats';
import type { EngineClient } from '../web/core/engine_client';
import { cutReading } from '../web/core/reading_pieces';
import { kMostStartMilliseconds, startEngine } from './engine_files';
import { type FromEngine, isRecord } from './messages';
import { bytesOf, type KeptPack, keptPacks, stampOf } from './pack_store';

let engine: { packs: string; client: Promise<EngineClient> } | null = null; // packs: which of the reader's it was started with
const restarts = new Set<() => void>();

const startWith = async (packs: readonly KeptPack[]): Promise<EngineClient> =>
  startEngine({ packs: await bytesOf(packs), startMilliseconds: kMostStartMilliseconds, onRestart: () => restarts.forEach((tell) => tell()) });

/** The engine with the packs that are kept now: another one since they changed, while the old one ends what it has begun. */
async function engineOfAll(): Promise<EngineClient> {
  // Without the packs a page is still read.
  const packs = await keptPacks().catch((): KeptPack[] => []);
  const stamp = stampOf(packs);
  if (engine !== null && engine.packs !== stamp) {
    void engine.client.then((client) => client.retire(), () => undefined);
    engine = null;
  }
  const current = (engine ??= { packs: stamp, client: startWith(packs) });
  // A start that failed is tried again by the next Read.
  current.client.catch(() => (engine = engine === current ? null : engine));
  return current.client;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function answer(port: chrome.runtime.Port): void {
  const abort = new AbortController();
  let open = true;
  const tell = (message: FromEngine): void => {
    if (open) port.postMessage(message);
  };
  const restarted = (): void => tell({ kind: 'restarted' });
  port.onDisconnect.addListener(() => {
    open = false;
    abort.abort();
  });
  const tellPieces = (pieces: readonly string[], rest?: true): void => {
    for (const text of pieces) tell({ kind: 'piece', text, ...(rest ? { rest } : {}) });
  };
  const tellReading = (text: string): void => {
    const { own, rest } = cutReading(text);
    tellPieces(own);
    tellPieces(rest, true);
    tell({ kind: 'result' });
  };
  const run = async (work: (client: EngineClient) => Promise<string>, tellResult: (text: string) => void): Promise<void> => {
    restarts.add(restarted);
    try {
      const client = await engineOfAll();
      const text = await work(client);
      if (client.leftOut.length > 0) tell({ kind: 'left_out', words: client.leftOut.join('; ') });
      tellResult(text);
    } catch (error) {
      tell({ kind: 'error', words: wordsOf(error) });
    } finally {
      restarts.delete(restarted);
    }
  };
  let pieces: string[] = [];
  port.onMessage.addListener((message: unknown) => {
    if (!isRecord(message)) return;
    const { kind, text, format } = message;
    if (kind === 'cancel') abort.abort();
    else if (kind === 'snapshot' && typeof text === 'string') pieces.push(text);
    if (kind !== 'read' && kind !== 'export') return;
    const snapshot = pieces.join('');
    pieces = [];
    const { signal } = abort;
    const onProgress = (fraction: number): void => tell({ kind: 'progress', fraction });
    const onPartial = (reading: string): void => {
      tellPieces(cutReading(reading).own);
      tell({ kind: 'partial' });
    };
    const parts = message['partly'] === true ? { onPartial } : {};
    if (kind === 'read') void run((client) => client.readText(snapshot, { signal, onProgress, ...parts }), tellReading);
    else if (isExportFormat(format)) void run((client) => client.export(snapshot, format, { signal }), (file) => tell({ kind: 'file', text: file }));
  });
}

/** Starts answering; only content scripts of this extension can reach it. */
export function hostEngine(): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === 'engine' && port.sender?.id === chrome.runtime.id) answer(port);
  });
}
