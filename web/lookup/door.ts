// Door (HTTP client): the one place through which the program sends anything over the network, and only when the reader asked for
// it. Counts what it sends. Never decides what to ask: that is lookups.ts. One request at a time; only https to Wikipedia and
// Wikidata, without cookies and without saying which page is read.

export type Answer =
  | { kind: 'answered'; body: unknown }
  | { kind: 'missing' }
  | { kind: 'wait'; seconds: number } // the other side asks for a pause
  | { kind: 'failed'; why: 'offline' | 'slow' | 'refused' | 'unreadable' };

export type DoorOptions = {
  fetch?: typeof globalThis.fetch;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Milliseconds that one request may take. */
  patience?: number;
};

const kHosts = /^(?:[a-z]{2,3}(?:-[a-z]{2,10})?\.wikipedia\.org|www\.wikidata\.org)$/;
const kPatience = 10_000;
const kLargest = 1 << 20; // bytes of an answer
const kShortestPause = 5; // seconds
const kLongestPause = 3600;

export const isAllowed = (address: string): boolean => {
  try {
    const { protocol, hostname, port, username, password } = new URL(address);
    return protocol === 'https:' && port === '' && username === '' && password === '' && kHosts.test(hostname);
  } catch {
    return false;
  }
};

/** Seconds that a Retry-After header asks for: a number, or a date. */
export function pauseOf(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  const date = Date.parse(text);
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.isNaN(date) ? 0 : Math.ceil((date - now) / 1000);
  return Math.min(kLongestPause, Math.max(kShortestPause, seconds));
}

export class Door {
  private readonly fetch: typeof globalThis.fetch;
  private readonly now: () => number;
  private readonly patience: number;
  private readonly listeners = new Set<(requests: number) => void>();
  private last: Promise<unknown> = Promise.resolve();
  private closedUntil = 0;
  private sent = 0;

  constructor({ fetch = globalThis.fetch.bind(globalThis), now = Date.now, patience = kPatience }: DoorOptions = {}) {
    this.fetch = fetch;
    this.now = now;
    this.patience = patience;
  }

  /** Requests sent since the program was opened. */
  get requests(): number {
    return this.sent;
  }

  /** Calls back before every request; returns what ends that. */
  onRequest(listener: (requests: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The JSON at an address. Waits for the request before it; never throws. */
  get(address: string): Promise<Answer> {
    const answer = this.last.then(() => this.ask(address));
    this.last = answer;
    return answer;
  }

  private async ask(address: string): Promise<Answer> {
    if (!isAllowed(address)) return { kind: 'failed', why: 'refused' };
    const pause = Math.ceil((this.closedUntil - this.now()) / 1000);
    if (pause > 0) return { kind: 'wait', seconds: pause };
    this.sent += 1;
    for (const listener of [...this.listeners]) listener(this.sent);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), this.patience);
    try {
      const response = await this.fetch(address, {
        signal: stop.signal,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        mode: 'cors',
        headers: { Accept: 'application/json', 'Api-User-Agent': 'Sidelight/0.1 (reading assistant; one request for one click)' },
      });
      return await this.read(response);
    } catch {
      return { kind: 'failed', why: stop.signal.aborted ? 'slow' : 'offline' };
    } finally {
      clearTimeout(timer);
    }
  }

  private async read(response: Response): Promise<Answer> {
    // 429: too many; 503 with Retry-After: lag. Both name how long to keep away.
    const asksForPause = response.status === 429 || (response.status === 503 && response.headers.has('Retry-After'));
    if (asksForPause) return this.close(pauseOf(response.headers.get('Retry-After'), this.now()));
    if (response.status === 404) return { kind: 'missing' };
    if (!response.ok) return { kind: 'failed', why: 'refused' };
    const text = await limitedText(response);
    if (text === undefined) return { kind: 'failed', why: 'unreadable' };
    try {
      const body: unknown = JSON.parse(text);
      return isLagging(body) ? this.close(pauseOf(response.headers.get('Retry-After'), this.now())) : { kind: 'answered', body };
    } catch {
      return { kind: 'failed', why: 'unreadable' };
    }
  }

  private close(seconds: number): Answer {
    this.closedUntil = this.now() + seconds * 1000;
    return { kind: 'wait', seconds };
  }
}

/** Wikidata answers 200 when its servers lag behind, and says so in the body. */
const isLagging = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && (body as { error?: { code?: unknown } }).error?.code === 'maxlag';

/** The body as text; undefined when it is longer than kLargest. */
async function limitedText(response: Response): Promise<string | undefined> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > kLargest) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
