// Library port: the way from a page of the extension, or from the content script, to the library's host. A port that closes with the
// background is opened again by the next question. The other side is library_host.ts.
import type { Reading } from '../web/core/reading.generated';
import { LibraryFault } from '../web/library/faults';
import type { LibraryAsker } from '../web/library/library_client';
import type { Answer, Ask, AskKind, FromLibrary, ToLibrary } from '../web/library/library_messages';
import { emptyReport, type LibraryReport } from '../web/library/report';
import type { ToBackground } from './messages';

// Firefox ends an event page that was idle for half a minute, whatever its workers do; a message from outside keeps it.
const kStirEvery = 10_000; // milliseconds

const wake = (): Promise<unknown> => chrome.runtime.sendMessage({ to: 'background', kind: 'wake' } satisfies ToBackground);

export class LibraryPort implements LibraryAsker {
  private port: Promise<chrome.runtime.Port> | null = null;
  private nextId = 1;
  private importing = false;
  private stirring: ReturnType<typeof setInterval> | undefined;
  private readonly waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();

  async ask<Kind extends AskKind>(ask: Ask<Kind>): Promise<Answer<Kind>> {
    this.port ??= this.connect();
    const port = await this.port;
    const id = this.nextId++;
    if (ask.kind === 'importBegin') this.importing = true;
    if (ask.kind === 'importEnd') this.importing = false;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (answer: never) => void, reject });
      port.postMessage({ id, ask: ask as Ask } satisfies ToLibrary);
      this.stir();
    });
  }

  /** Keeps the host alive while it works for us, or an import waits for its next lines. */
  private stir(): void {
    this.stirring ??= setInterval(() => {
      if (this.waiting.size > 0 || this.importing) return void wake().catch(() => undefined);
      clearInterval(this.stirring);
      this.stirring = undefined;
    }, kStirEvery);
  }

  private async connect(): Promise<chrome.runtime.Port> {
    // Chrome's host lives in a document that the background makes when it is asked to.
    await wake();
    const port = chrome.runtime.connect({ name: 'library' });
    port.onDisconnect.addListener(() => {
      this.port = null;
      this.importing = false;
      for (const { reject } of this.waiting.values()) reject(new LibraryFault('closed'));
      this.waiting.clear();
    });
    port.onMessage.addListener((message: FromLibrary) => {
      const each = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if ('answer' in message) each?.resolve(message.answer as never);
      else each?.reject(new Error(message.error));
    });
    return port;
  }
}

let shared: LibraryPort | null = null;

/** Hands a reading, made only where it is wanted, to the library and brings back what belongs to it. Never rejects: a reading does not wait for the library. */
export async function askLibrary(readingOf: () => Reading): Promise<LibraryReport> {
  shared ??= new LibraryPort();
  try {
    const isPrivate = chrome.extension.inIncognitoContext;
    // Most libraries are off: a long reading would be sent for nothing, and to send it holds up the page.
    return (await shared.ask({ kind: 'wants', isPrivate })) ?? (await shared.ask({ kind: 'read', reading: readingOf(), isPrivate }));
  } catch (error) {
    return emptyReport('unavailable', error instanceof Error ? error.message : String(error));
  }
}
