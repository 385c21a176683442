// Engine files: where the parts of the engine lie in the extension. Whoever starts an engine asks here.
import { EngineClient, type EngineClientOptions } from '../web/core/engine_client';

declare const DATA_FILES: readonly string[]; // by tools/build_extension.mjs

export const dataFiles: readonly string[] = DATA_FILES;

/** How long an engine may take to load, large packs of the reader's among its files. */
export const kMostStartMilliseconds = 45_000;

export function startEngine(options: Partial<EngineClientOptions> = {}, data: readonly string[] = dataFiles): Promise<EngineClient> {
  const url = (path: string): string => chrome.runtime.getURL(path);
  return EngineClient.fromUrls(
    { worker: url('engine_worker.js'), wasm: url('sidelight.wasm'), data: data.map((name) => url(`data/${name}`)) },
    options,
  );
}
