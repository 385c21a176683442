// Library host: answers the ports called "library" from one durable worker. It runs beside the engine's host, in Chrome's offscreen
// document and in Firefox's event page. A page that is read may only hand in its own reading; the rest is for the extension's own pages.
import { siteOf } from '../web/library/address';
import { faultText } from '../web/library/faults';
import { LibraryClient } from '../web/library/library_client';
import { type Ask, askedByPages, askOf, type FromLibrary } from '../web/library/library_messages';
import { isRecord } from './messages';

let client: LibraryClient | null = null;

function library(): LibraryClient {
  client ??= new LibraryClient(() => new Worker(chrome.runtime.getURL('library_worker.js'), { name: 'sidelight library' }));
  return client;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The question as its sender may ask it, or null. Whether a window is private is the browser's word, not the sender's. */
export function allowed(ask: Ask, sender: chrome.runtime.MessageSender | undefined, home: string): Ask | null {
  if (sender?.url?.startsWith(home)) return ask;
  if (!askedByPages.has(ask.kind) || sender?.tab === undefined || sender.frameId !== 0) return null;
  if (ask.kind === 'wants') return { kind: 'wants', isPrivate: sender.tab.incognito };
  if (ask.kind !== 'read') return null;
  const { reading } = ask;
  const url = isRecord(reading) && isRecord(reading.page) ? reading.page['url'] : undefined;
  if (typeof url !== 'string' || siteOf(url) !== siteOf(sender.url ?? '')) return null;
  return { kind: 'read', reading, isPrivate: sender.tab.incognito };
}

function answer(port: chrome.runtime.Port): void {
  let open = true;
  let imports = false;
  const tell = (message: FromLibrary): void => {
    if (open) port.postMessage(message);
  };
  port.onDisconnect.addListener(() => {
    open = false;
    // Whoever was importing is gone: the library stays as it was.
    if (imports) void library().ask({ kind: 'importEnd', apply: false }).catch(() => undefined);
  });
  port.onMessage.addListener((value: unknown) => {
    const message = askOf(value);
    if (message === null) return;
    const { id } = message;
    const ask = allowed(message.ask, port.sender, chrome.runtime.getURL(''));
    if (ask === null) return tell({ id, error: faultText('refused'), name: 'Refused' });
    if (ask.kind === 'importBegin') imports = true;
    if (ask.kind === 'importEnd') imports = false;
    library().ask(ask).then(
      (given) => tell({ id, answer: given }),
      (error: unknown) => tell({ id, error: wordsOf(error), name: 'Error' }),
    );
  });
}

export function hostLibrary(): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === 'library' && port.sender?.id === chrome.runtime.id) answer(port);
  });
}
