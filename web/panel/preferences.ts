// Preferences (settings): what the reader chose and Sidelight remembers, and how it is read back from storage or from a file. Pure.
// Where they are kept is the host's matter: extension/stored.ts, web/demo/remembered.ts.
import { type Judgement, readJudgements } from '../page/judgements';
import { markTypes, type MarkType } from '../page/marks';
import { type Level, levels } from '../page/plan';
import type { SiteRule, Theme } from './controller';

export type Preferences = {
  level: Level;
  types: readonly MarkType[];
  theme: Theme;
  keys: boolean;
  /** The hover card. */
  card: boolean;
  /** The number on the button. */
  badge: boolean;
  judgements: readonly Judgement[];
  /** Host → rule, for those that are not read on click. */
  sites: Readonly<Record<string, Exclude<SiteRule, 'click'>>>;
};

export const defaults: Preferences = {
  level: 'quiet',
  types: markTypes,
  theme: 'system',
  keys: true,
  card: true,
  badge: true,
  judgements: [],
  sites: {},
};

export const preferenceNames = Object.keys(defaults) as (keyof Preferences)[];

const themes: readonly string[] = ['system', 'light', 'dark'];
const kMaxSites = 2000;

export const isHost = (host: string): boolean => /^[a-z0-9_.-]{1,253}$|^\[[0-9a-f:]+\]$/i.test(host);

function readSites(value: unknown): Preferences['sites'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const rules = Object.entries(value).filter(([host, rule]) => isHost(host) && (rule === 'always' || rule === 'never'));
  return Object.fromEntries(rules.slice(0, kMaxSites)) as Preferences['sites'];
}

/** Preferences out of what was stored: every member that is not as it must be is the default. */
export function readPreferences(stored: unknown): Preferences {
  const value = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const isOn = (name: 'keys' | 'card' | 'badge'): boolean => (typeof value[name] === 'boolean' ? value[name] : defaults[name]);
  const types = Array.isArray(value['types']) ? markTypes.filter((type) => (value['types'] as unknown[]).includes(type)) : defaults.types;
  return {
    level: levels.includes(value['level'] as Level) ? (value['level'] as Level) : defaults.level,
    types,
    theme: themes.includes(value['theme'] as string) ? (value['theme'] as Theme) : defaults.theme,
    keys: isOn('keys'),
    card: isOn('card'),
    badge: isOn('badge'),
    judgements: readJudgements(value['judgements']),
    sites: readSites(value['sites']),
  };
}

export const ruleOf = (preferences: Preferences, host: string): SiteRule =>
  Object.hasOwn(preferences.sites, host) ? preferences.sites[host]! : 'click';

export function withRule(sites: Preferences['sites'], host: string, rule: SiteRule): Preferences['sites'] {
  const others = Object.fromEntries(Object.entries(sites).filter(([other]) => other !== host)) as Preferences['sites'];
  return rule === 'click' || !isHost(host) ? others : { ...others, [host]: rule };
}

const kFormat = 'sidelight-preferences';

/** As a file. Rules "always" are left out: on another machine the browser has not granted them. */
export function toFile(preferences: Preferences): string {
  const sites = Object.fromEntries(Object.entries(preferences.sites).filter(([, rule]) => rule === 'never'));
  return `${JSON.stringify({ format: kFormat, version: 1, ...preferences, sites }, null, 2)}\n`;
}

/** From a file; null when it is none of ours. */
export function fromFile(text: string): Preferences | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || (value as { format?: unknown }).format !== kFormat) return null;
  const read = readPreferences(value);
  return { ...read, sites: Object.fromEntries(Object.entries(read.sites).filter(([, rule]) => rule === 'never')) };
}
