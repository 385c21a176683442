// Engine host: answers the ports called "engine" with readings from one disposable worker. It runs in Chrome's offscreen document
// and in Firefox's event page. Never sees a page; the worker itself is web/core/engine_worker.ts.
import { EngineClient } from '../web/core/engine_client';
import { type FromEngine, isRecord } from './messages';

let engine: Promise<EngineClient> | null = null;
const notices = new Set<(words: string) => void>();

function startEngine(): Promise<EngineClient> {
  const url = (path: string): string => chrome.runtime.getURL(path);
  engine ??= EngineClient.fromUrls(
    { worker: url('engine_worker.js'), wasm: url('sidelight.wasm'), data: [url('data/en.words'), url('data/blocks.model'), url('data/names-en.model'), url('data/quotes-en.model'), url('data/world.pack')] },
    { onRestart: () => notices.forEach((tell) => tell('The engine was started again.')) },
  );
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
  const notice = (words: string): void => tell({ kind: 'notice', words });
  port.onDisconnect.addListener(() => {
    open = false;
    abort.abort();
  });
  const read = async (snapshot: string): Promise<void> => {
    notices.add(notice);
    try {
      const client = await startEngine();
      const reading = await client.read(snapshot, { signal: abort.signal, onProgress: (fraction) => tell({ kind: 'progress', fraction }) });
      tell({ kind: 'result', reading: JSON.stringify(reading) });
    } catch (error) {
      tell({ kind: 'error', words: wordsOf(error) });
    } finally {
      notices.delete(notice);
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
