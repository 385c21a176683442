// Library client: asks the library's worker and waits for its answers; a worker that was ended is started again by the next
// question. The other side is library_worker.ts. In the extension it lives beside the engine's client.
import { type FaultName, LibraryFault } from './faults';
import type { Answer, Ask, AskKind, FromLibrary, ToLibrary } from './library_messages';

export interface LibraryAsker {
  ask<Kind extends AskKind>(ask: Ask<Kind>): Promise<Answer<Kind>>;
}

const kPatience = 600_000; // milliseconds without a word from the worker: a large erasure takes its time

export class LibraryClient implements LibraryAsker {
  private worker: Worker | null = null;
  private nextId = 1;
  private readonly waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  private watch: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly createWorker: () => Worker) {}

  ask<Kind extends AskKind>(ask: Ask<Kind>): Promise<Answer<Kind>> {
    this.worker ??= this.start();
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (answer: never) => void, reject });
      if (this.waiting.size === 1) this.watchAnew();
      this.worker!.postMessage({ id, ask: ask as Ask } satisfies ToLibrary);
    });
  }

  /** Ends the worker; what it was writing is rolled back when the library is opened again. */
  dispose(): void {
    this.lose('closed');
  }

  private start(): Worker {
    const worker = this.createWorker();
    worker.onmessage = ({ data }: MessageEvent<FromLibrary>) => {
      this.settle(data.id, (each) => {
        if ('answer' in data) each.resolve(data.answer as never);
        else each.reject(Object.assign(new Error(data.error), { name: data.name }));
      });
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.worker === worker) this.lose('stopped');
    };
    return worker;
  }

  /** A worker that says nothing for so long hangs, and is ended. */
  private watchAnew(): void {
    clearTimeout(this.watch);
    if (this.waiting.size > 0) this.watch = setTimeout(() => this.lose('silent'), kPatience);
  }

  private settle(id: number, how: (each: NonNullable<ReturnType<typeof this.waiting.get>>) => void): void {
    const each = this.waiting.get(id);
    if (each === undefined) return;
    this.waiting.delete(id);
    this.watchAnew();
    how(each);
  }

  private lose(fault: FaultName): void {
    this.worker?.terminate();
    this.worker = null;
    for (const id of [...this.waiting.keys()]) this.settle(id, (each) => each.reject(new LibraryFault(fault)));
  }
}
