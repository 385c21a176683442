// Look-ups: what Wikipedia and Wikidata say of one name, when the reader asks and has allowed it. A look-up sends the name, so it is
// asked for once before the first one. Answers are kept for 30 days. The requests themselves are door.ts.
import { say, sayCount } from '../core/say';
import type { Answer, Door } from './door';
import {
  entityAddress, type KnownEntity, type Option, readEntity, readLabels, readOptions, readSummary, searchAddress, type Summary, summaryAddress,
} from './shapes';

export type Wanted = {
  name: string;
  /** Wikidata id, or empty: then Wikipedia is searched for the name. */
  id: string;
  /** Language of the page. */
  language: string;
};

export type Office = { label: string; since: string };

export type Found = {
  kind: 'found';
  summary: Summary | null;
  entity: (Omit<KnownEntity, 'offices'> & { offices: Office[] }) | null;
  /** When it was asked, milliseconds since the epoch. */
  asked: number;
};

export type LookupResult = Found | { kind: 'choose'; options: Option[] } | { kind: 'missing' } | { kind: 'trouble'; words: string };

/** A place for answers: in memory, or what a browser keeps. */
export interface LookupStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** All keys that it holds. */
  keys(): Promise<string[]>;
  remove(key: string): Promise<void>;
}

export class MemoryStore implements LookupStore {
  private readonly rows = new Map<string, unknown>();
  get = (key: string): Promise<unknown> => Promise.resolve(this.rows.get(key));
  set = (key: string, value: unknown): Promise<void> => Promise.resolve(void this.rows.set(key, value));
  keys = (): Promise<string[]> => Promise.resolve([...this.rows.keys()]);
  remove = (key: string): Promise<void> => Promise.resolve(void this.rows.delete(key));
}

const kAllowed = 'lookups allowed';
const kPrefix = 'lookup ';
const kKeptFor = 30 * 24 * 3600 * 1000; // milliseconds
const kMostKept = 300;

class Trouble extends Error {}

export class Lookups {
  constructor(
    readonly door: Door,
    private readonly store: LookupStore = new MemoryStore(),
    private readonly now: () => number = Date.now,
    /** What the browser itself must be asked; must run inside the reader's click. */
    private readonly consent: () => Promise<boolean> = () => Promise.resolve(true),
  ) {}

  async allowed(): Promise<boolean> {
    return (await this.store.get(kAllowed)) === true;
  }

  /** False when the browser's own question was answered with no. */
  async allow(): Promise<boolean> {
    if (!(await this.consent())) return false;
    await this.store.set(kAllowed, true);
    return true;
  }

  async forbid(): Promise<void> {
    await this.store.remove(kAllowed);
    for (const key of await this.store.keys()) if (key.startsWith(kPrefix)) await this.store.remove(key);
  }

  /** Never throws; sends nothing before allow(). */
  async look(wanted: Wanted): Promise<LookupResult> {
    if (!(await this.allowed())) return { kind: 'trouble', words: say('lookup_trouble_not_allowed') };
    const key = `${kPrefix}${wanted.language} ${wanted.id || wanted.name}`;
    const kept = await this.store.get(key) as { asked?: unknown; result?: LookupResult } | undefined;
    if (typeof kept?.asked === 'number' && kept.result && this.now() - kept.asked < kKeptFor) return kept.result;
    try {
      const result = wanted.id === '' ? await this.byName(wanted) : await this.byId(wanted);
      await this.keep(key, result);
      return result;
    } catch (error) {
      if (error instanceof Trouble) return { kind: 'trouble', words: error.message };
      return { kind: 'trouble', words: say('lookup_trouble_unreadable') };
    }
  }

  /** The article with this title: what the reader chose among several. */
  async lookTitle(title: string, language: string): Promise<LookupResult> {
    if (!(await this.allowed())) return { kind: 'trouble', words: say('lookup_trouble_not_allowed') };
    try {
      const summary = await this.summary(title, language);
      return summary === undefined ? { kind: 'missing' } : { kind: 'found', summary, entity: null, asked: this.now() };
    } catch (error) {
      return { kind: 'trouble', words: error instanceof Trouble ? error.message : say('lookup_trouble_unreadable') };
    }
  }

  private async byId({ id, language }: Wanted): Promise<LookupResult> {
    const props = 'labels%7Cdescriptions%7Caliases%7Csitelinks%7Cclaims';
    const entity = readEntity(await this.body(entityAddress([id], language, props)), id, language);
    if (entity === undefined) return { kind: 'missing' };
    const offices = await this.offices(entity, language);
    const summary = entity.article === '' ? undefined : await this.summary(entity.article, language);
    return { kind: 'found', summary: summary ?? null, entity: { ...entity, offices }, asked: this.now() };
  }

  private async offices({ offices }: KnownEntity, language: string): Promise<Office[]> {
    if (offices.length === 0) return [];
    const labels = readLabels(await this.body(entityAddress(offices.map((office) => office.id), language, 'labels')), language);
    return offices.flatMap(({ id, since }) => (labels.has(id) ? [{ label: labels.get(id)!, since }] : []));
  }

  private async byName({ name, language }: Wanted): Promise<LookupResult> {
    const options = readOptions(await this.body(searchAddress(language, name)));
    const same = options.filter((option) => plainName(option.title) === plainName(name));
    const only = same[0];
    if (options.length === 0) return { kind: 'missing' };
    if (only === undefined || same.length > 1) return { kind: 'choose', options };
    const summary = await this.summary(only.title, language);
    const others = options.filter((option) => option !== only);
    if (summary?.ambiguous && others.length > 0) return { kind: 'choose', options: others };
    return summary === undefined ? { kind: 'missing' } : { kind: 'found', summary, entity: null, asked: this.now() };
  }

  private async summary(title: string, language: string): Promise<Summary | undefined> {
    const body = await this.body(summaryAddress(language, title));
    return body === undefined ? undefined : readSummary(body, language);
  }

  private async body(address: string): Promise<unknown> {
    const answer = await this.door.get(address);
    if (answer.kind === 'answered') return answer.body;
    if (answer.kind === 'missing') return undefined;
    throw new Trouble(troubleWords(answer));
  }

  private async keep(key: string, result: LookupResult): Promise<void> {
    try {
      const keys = (await this.store.keys()).filter((other) => other.startsWith(kPrefix) && other !== key);
      for (const old of keys.slice(0, Math.max(0, keys.length - kMostKept + 1))) await this.store.remove(old);
      await this.store.set(key, { asked: this.now(), result });
    } catch {
      // A full store: the answer is shown and not kept.
    }
  }
}

const plainName = (name: string): string => name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function troubleWords(answer: Exclude<Answer, { kind: 'answered' | 'missing' }>): string {
  if (answer.kind === 'wait')
    return answer.seconds < 60 ? sayCount('lookup_wait_seconds', answer.seconds) : sayCount('lookup_wait_minutes', Math.ceil(answer.seconds / 60));
  return say(`lookup_trouble_${answer.why}`);
}
