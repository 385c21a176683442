// Policy (consent): what may be kept, decided before anything is written. Pure. Nothing is kept until the reader says so, and never
// anything of a private window.
import { isUnder } from './address';

export type Settings = {
  /** The reader has said yes. */
  on: boolean;
  paused: boolean;
  /** Articles not read again for this many days go; 0 keeps them. */
  retentionDays: number;
  /** Sites of which nothing is kept. */
  excluded: string[];
  /** Seconds since 1970 of the last export, 0 for never. */
  lastExport: number;
};

export const firstSettings: Settings = { on: false, paused: false, retentionDays: 0, excluded: [], lastExport: 0 };

export const retentionChoices = [0, 30, 90, 365, 1095] as const;

const kMostExcluded = 2000;

const wholeNumber = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : otherwise;

/** Settings from anywhere: what is not as it must be is as it was. */
export function settingsFrom(value: unknown, before: Settings = firstSettings): Settings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Settings, unknown>>;
  const sites = Array.isArray(given.excluded) ? given.excluded.filter((site): site is string => typeof site === 'string') : before.excluded;
  const plain = sites.map((site) => site.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/[/?#].*$/s, ''));
  return {
    on: typeof given.on === 'boolean' ? given.on : before.on,
    paused: typeof given.paused === 'boolean' ? given.paused : before.paused,
    retentionDays: wholeNumber(given.retentionDays, before.retentionDays),
    excluded: [...new Set(plain.filter((site) => site !== ''))].sort().slice(0, kMostExcluded),
    lastExport: wholeNumber(given.lastExport, before.lastExport),
  };
}

export type Refused = 'off' | 'paused' | 'private' | 'excluded' | 'no_page';

/** Why no reading is looked at, whatever it is of, or null. */
export const refusalOfAll = (settings: Settings, isPrivate: boolean): 'private' | 'off' | null => (isPrivate ? 'private' : settings.on ? null : 'off');

/** Why an article must not be kept, or null when it may be. */
export function refusal(settings: Settings, page: { site: string; isPrivate: boolean }): Refused | null {
  const ofAll = refusalOfAll(settings, page.isPrivate);
  if (ofAll !== null) return ofAll;
  if (page.site === '') return 'no_page';
  if (settings.excluded.some((site) => isUnder(page.site, site))) return 'excluded';
  return settings.paused ? 'paused' : null;
}

const kMonth = 30 * 86_400;

/** Whether it is time to offer an export: a library that grew for a month without one. */
export const exportIsDue = (settings: Settings, articles: number, first: number, now: number): boolean =>
  settings.on && articles >= 20 && now - Math.max(settings.lastExport, first) > kMonth;
