// Messages (worker protocol) between engine_client.ts and engine_worker.ts. Never seen by a page or a panel.
import type { ExportFormat } from './export_formats';

export type ToWorker =
  | { kind: 'start'; wasm: WebAssembly.Module | BufferSource; data: Uint8Array[]; packs: Uint8Array[] } // packs: those that the reader brought
  | { kind: 'read'; id: number; snapshot: string; exportAs?: ExportFormat; partly?: true } // the whole reading, as JSON or as a file; `partly`: parts of it before
  | { kind: 'finish'; id: number } // give what there is: a partial reading
  | { kind: 'cancel'; id: number };

export type FromWorker =
  | { kind: 'started'; leftOut: string[] } // why packs of the reader's were refused, in words; the rest is loaded
  | { kind: 'refused'; message: string } // the engine or a file of its data could not be loaded
  | { kind: 'progress'; id: number; tokens: number }
  | { kind: 'partial'; id: number; reading: string } // what was found so far, when the whole takes long
  | { kind: 'result'; id: number; reading: string; memoryBytes: number } // its JSON, or the file that was asked for
  | { kind: 'error'; id: number; message: string; fatal: boolean };
