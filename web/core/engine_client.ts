// Engine client (supervisor): owns the worker that reads, watches its time, and replaces it when it hangs, traps or has
// grown too large. Never runs the engine itself. The other side is engine_worker.ts.
import type { ExportFormat } from './export_formats';
import type { FromWorker, ToWorker } from './engine_messages';
import type { Reading } from './reading.generated';
import type { Snapshot } from './snapshot.generated';

export type EngineClientOptions = {
  /** Makes the dedicated worker that runs engine_worker.ts. */
  createWorker: () => Worker;
  wasm: WebAssembly.Module | BufferSource;
  /** Model and pack files. */
  data: Uint8Array[];
  /** Packs that the reader brought: one that is refused is left out, and everything else works. */
  packs?: Uint8Array[];
  /** After this many milliseconds what there is becomes a partial reading. */
  softMilliseconds?: number;
  /** After this many the worker is ended. */
  hardMilliseconds?: number;
  /** How long a worker may take to load its engine and data; `hardMilliseconds` where it is not given. */
  startMilliseconds?: number;
  /** A worker whose engine holds more bytes than this is replaced after its reading. */
  memoryHighWater?: number;
  /** Told in words when the engine had to be started again. */
  onRestart?: (reason: string) => void;
};

export type ReadOptions = {
  /** 0 to 1, never falling. */
  onProgress?: (fraction: number) => void;
  /** Told what was found so far (JSON of a Reading that is not finished), when the whole takes long: the article first, names and the rest later. */
  onPartial?: (reading: string) => void;
  signal?: AbortSignal;
};

type TurnOptions = ReadOptions & { exportAs?: ExportFormat };

const kUnitsOfAToken = 5; // for the progress bar only

class WorkerLost extends Error {}

const cancelled = (): DOMException => new DOMException('The reading was cancelled.', 'AbortError');

export class EngineClient {
  private worker: Promise<Worker> | null = null;
  private live: Worker | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private nextId = 1;
  private running: AbortController | null = null;
  private disposed = false;
  private refused: readonly string[] = [];

  constructor(private readonly options: EngineClientOptions) {}

  /** Fetches engine and data from where they are served, beside each other or not. */
  static async fromUrls(
    urls: { worker: string | URL; wasm: string | URL; data: (string | URL)[] },
    options: Partial<EngineClientOptions> = {},
  ): Promise<EngineClient> {
    const bytes = async (url: string | URL): Promise<Uint8Array<ArrayBuffer>> => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`A part of the program is missing: ${String(url)}`);
      return new Uint8Array(await response.arrayBuffer());
    };
    const [wasm, ...data] = await Promise.all([bytes(urls.wasm), ...urls.data.map(bytes)]);
    return new EngineClient({
      createWorker: () => new Worker(urls.worker, { name: 'sidelight engine' }),
      wasm: wasm!,
      data,
      ...options,
    });
  }

  /** Starts the worker before it is needed. Rejects with the reason when engine or data are refused. */
  async warm(): Promise<void> {
    await this.start();
  }

  /** Why packs of the reader's were refused, in words; known once it has started. */
  get leftOut(): readonly string[] {
    return this.refused;
  }

  /** Reads a snapshot (or its JSON). One reading at a time; others wait for their turn. Rejects with words that can be shown. */
  read(snapshot: Snapshot | string, options: ReadOptions = {}): Promise<Reading> {
    return this.readText(snapshot, options).then((json) => JSON.parse(json) as Reading);
  }

  /** The same as the text that the engine wrote, for one who only passes it on. */
  readText(snapshot: Snapshot | string, options: ReadOptions = {}): Promise<string> {
    return this.inTurn(snapshot, options);
  }

  /**
   * Reads a snapshot to its end and gives the reading as a file of another program. Rejects with words that can be shown, also
   * when the page takes so long that its reading would be partial.
   */
  export(snapshot: Snapshot | string, format: ExportFormat, options: ReadOptions = {}): Promise<string> {
    return this.inTurn(snapshot, { ...options, exportAs: format });
  }

  /** Ends the reading that is running, if any; it rejects with an AbortError. */
  cancel(): void {
    this.running?.abort();
  }

  /** Closes it when all that was asked of it is done. */
  retire(): void {
    void this.queue.finally(() => this.dispose());
  }

  dispose(): void {
    this.disposed = true;
    this.cancel();
    this.endWorker();
  }

  private inTurn(snapshot: Snapshot | string, options: TurnOptions): Promise<string> {
    const turn = this.queue.then(() => this.readInTurn(snapshot, options));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async readInTurn(snapshot: Snapshot | string, options: TurnOptions): Promise<string> {
    const json = typeof snapshot === 'string' ? snapshot : JSON.stringify(snapshot);
    const abort = new AbortController();
    const follow = (): void => abort.abort();
    options.signal?.addEventListener('abort', follow);
    if (options.signal?.aborted) abort.abort();
    this.running = abort;
    try {
      try {
        return await this.attempt(json, options, abort.signal);
      } catch (error) {
        if (!(error instanceof WorkerLost)) throw error;
        this.options.onRestart?.(error.message);
        return await this.attempt(json, options, abort.signal);
      }
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      throw new Error(`This page could not be read: ${error.message}, twice.`);
    } finally {
      options.signal?.removeEventListener('abort', follow);
      if (this.running === abort) this.running = null;
    }
  }

  private async attempt(json: string, options: TurnOptions, signal: AbortSignal): Promise<string> {
    if (signal.aborted) throw cancelled();
    const worker = await this.start();
    const id = this.nextId++;
    const estimate = Math.max(1, json.length / kUnitsOfAToken);
    const tell = (message: ToWorker): void => worker.postMessage(message);
    return new Promise<string>((resolve, reject) => {
      const soft = setTimeout(() => tell({ kind: 'finish', id }), this.options.softMilliseconds ?? 3000);
      const hard = setTimeout(() => lose('the engine did not answer'), this.options.hardMilliseconds ?? 8000);
      const settle = (then: () => void): void => {
        clearTimeout(soft);
        clearTimeout(hard);
        worker.onmessage = null;
        worker.onerror = null;
        signal.removeEventListener('abort', stop);
        then();
      };
      const lose = (reason: string): void => {
        this.endWorker();
        settle(() => reject(new WorkerLost(reason)));
      };
      const stop = (): void => {
        tell({ kind: 'cancel', id });
        settle(() => reject(cancelled()));
      };
      signal.addEventListener('abort', stop);
      if (signal.aborted) return stop();
      worker.onerror = (event) => {
        event.preventDefault();
        lose('the engine stopped');
      };
      worker.onmessage = ({ data: message }: MessageEvent<FromWorker>) => {
        if (!('id' in message) || message.id !== id) return;
        if (message.kind === 'progress') {
          options.onProgress?.(Math.min(0.98, message.tokens / estimate));
        } else if (message.kind === 'partial') {
          options.onPartial?.(message.reading);
        } else if (message.kind === 'error') {
          if (message.fatal) lose('the engine stopped');
          else settle(() => reject(new Error(message.message)));
        } else {
          if (message.memoryBytes > (this.options.memoryHighWater ?? 512 * 2 ** 20)) this.endWorker();
          options.onProgress?.(1);
          settle(() => resolve(message.reading));
        }
      };
      tell({
        kind: 'read', id, snapshot: json,
        ...(options.exportAs === undefined ? {} : { exportAs: options.exportAs }),
        ...(options.onPartial === undefined ? {} : { partly: true }),
      });
      return undefined;
    });
  }

  private start(): Promise<Worker> {
    if (this.disposed) return Promise.reject(new Error('The reader was closed.'));
    this.worker ??= new Promise<Worker>((resolve, reject) => {
      const worker = this.options.createWorker();
      this.live = worker;
      const fail = (reason: string): void => {
        this.endWorker();
        reject(new Error(`The engine could not start: ${reason}.`));
      };
      const late = setTimeout(() => fail('it did not answer'), this.options.startMilliseconds ?? this.options.hardMilliseconds ?? 8000);
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(late);
        fail('its program could not be run');
      };
      worker.onmessage = ({ data: message }: MessageEvent<FromWorker>) => {
        clearTimeout(late);
        if (message.kind === 'started') {
          this.refused = message.leftOut;
          resolve(worker);
        } else fail('message' in message ? message.message : 'it said something unknown');
      };
      const { wasm, data, packs = [] } = this.options;
      worker.postMessage({ kind: 'start', wasm, data, packs } satisfies ToWorker);
    });
    return this.worker;
  }

  private endWorker(): void {
    this.live?.terminate();
    this.live = null;
    this.worker = null;
  }
}
