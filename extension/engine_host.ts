// Engine host: answers the ports called "engine" with readings from one disposable worker. It runs in Chrome's offscreen document
// and in Firefox's event page. Never sees a page; the worker itself is web/core/engine_worker.ts.
import type { EngineClient } from '../web/core/engine_client';
import { startEngine } from './engine_files';
import { type FromEngine, isRecord } from './messages';

let engine: Promise<EngineClient> | null = null;
const restarts = new Set<() => void>();

function engineOfAll(): Promise<EngineClient> {
  engine ??= startEngine({ onRestart: () => restarts.forEach((tell) => tell()) });
  // A start that failed is tried again by the next Read.
  engine.catch(() => (engine = null));
  return engine;
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
  const read = async (snapshot: string): Promise<void> => {
    restarts.add(restarted);
    try {
      const client = await engineOfAll();
      const reading = await client.read(snapshot, { signal: abort.signal, onProgress: (fraction) => tell({ kind: 'progress', fraction }) });
      tell({ kind: 'result', reading: JSON.stringify(reading) });
    } catch (error) {
      tell({ kind: 'error', words: wordsOf(error) });
    } finally {
      restarts.delete(restarted);
    }
  };
  port.onMessage.addListener((message: unknown) => {
    if (!isRecord(message)) return;
    if (message['kind'] === 'cancel') abort.abort();
    if (message['kind'] === 'read' && typeof message['snapshot'] === 'string') void read(message['snapshot']);
  });
}

/** Starts answering; only content scripts of this extension can reach it. */
export function hostEngine(): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === 'engine' && port.sender?.id === chrome.runtime.id) answer(port);
  });
}
