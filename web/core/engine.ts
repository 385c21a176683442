// Engine loader (WebAssembly host): makes an instance of sidelight.wasm and speaks its ten functions. One loader for
// page, worker and Node. Never a view of wasm memory kept over a call (growth empties it), never Emscripten's JavaScript.
// The other side is src/wasm/engine.cc; the worker around it is engine_worker.ts.

import type { ExportFormat } from './export_formats';

type Exports = {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  sidelight_abi: () => number;
  sidelight_alloc: (size: number) => number;
  sidelight_free: (pointer: number) => void;
  sidelight_load: (pointer: number, size: number) => number;
  sidelight_load_pack: (pointer: number, size: number) => number;
  sidelight_begin: (pointer: number, size: number) => number;
  sidelight_step: (budget: number) => number;
  sidelight_export: (pointer: number, size: number) => number;
  sidelight_result: () => number;
  sidelight_result_size: () => number;
};

const kAbi = 1;
const kNotSupported = 52; // WASI ENOSYS

/** The engine said no, in words that can be shown. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** What the module may import: WASI functions, which all say "not supported", and the notice of memory growth. */
function closedImports(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    const wasi = from === 'wasi_snapshot_preview1' || from === 'wasi_unstable';
    if (kind !== 'function' || !(wasi || name === 'emscripten_notify_memory_growth')) {
      throw new EngineError(`the engine asks for ${from}.${name}, which is not allowed`);
    }
    (imports[from] ??= {})[name] = (...values: unknown[]) => {
      if (name === 'proc_exit') throw new EngineError(`the engine stopped with code ${String(values[0])}`);
      return wasi ? kNotSupported : undefined;
    };
  }
  return imports;
}

/** One instance of the engine. After a trap it is dead: make a new one. */
export class Engine {
  private constructor(private readonly wasm: Exports) {}

  /** From the bytes of sidelight.wasm or a compiled module; rejects when it is not the engine that this loader knows. */
  static async create(source: WebAssembly.Module | BufferSource): Promise<Engine> {
    const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
    const instance = await WebAssembly.instantiate(module, closedImports(module));
    const wasm = instance.exports as unknown as Exports;
    wasm._initialize?.();
    if (typeof wasm.sidelight_abi !== 'function' || wasm.sidelight_abi() !== kAbi) {
      throw new EngineError('this is not an engine that the loader knows');
    }
    return new Engine(wasm);
  }

  /** Gives the engine a model or pack file. Throws with the reason when it refuses; what was loaded before stays. */
  load(bytes: Uint8Array): void {
    this.give(bytes, this.wasm.sidelight_load);
  }

  /** Gives the engine a pack that the reader brought, after all other files. Throws with the reason when it refuses. */
  loadPack(bytes: Uint8Array): void {
    this.give(bytes, this.wasm.sidelight_load_pack);
  }

  /** Starts a reading of a snapshot (JSON). Throws with the reason when it is not one. */
  begin(snapshotJson: string): void {
    this.give(new TextEncoder().encode(snapshotJson), this.wasm.sidelight_begin);
  }

  /** Works about `budget` tokens; true when the reading is done. */
  step(budget: number): boolean {
    return this.wasm.sidelight_step(budget) !== 0;
  }

  /** The reading so far (JSON), complete after `step` said so. */
  result(): string {
    const pointer = this.wasm.sidelight_result() >>> 0;
    const size = this.wasm.sidelight_result_size() >>> 0;
    // A byte order mark is part of a file.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(this.wasm.memory.buffer, pointer, size));
  }

  /** The finished reading as a file of another program. Throws with the reason when it can't be. */
  export(format: ExportFormat): string {
    this.give(new TextEncoder().encode(format), this.wasm.sidelight_export);
    return this.result();
  }

  /** Bytes of memory that the instance holds: it never gives any back. */
  get memoryBytes(): number {
    return this.wasm.memory.buffer.byteLength;
  }

  private give(bytes: Uint8Array, take: (pointer: number, size: number) => number): void {
    const pointer = this.wasm.sidelight_alloc(bytes.length) >>> 0;
    if (pointer === 0) throw new EngineError('the engine has no memory left');
    new Uint8Array(this.wasm.memory.buffer, pointer, bytes.length).set(bytes);
    const code = take(pointer, bytes.length);
    this.wasm.sidelight_free(pointer);
    if (code !== 0) throw new EngineError(this.reason(code));
  }

  private reason(code: number): string {
    const said: unknown = JSON.parse(this.result());
    const error = typeof said === 'object' && said !== null ? (said as { error?: unknown }).error : undefined;
    return typeof error === 'string' ? error : `the engine failed with code ${code}`;
  }
}
