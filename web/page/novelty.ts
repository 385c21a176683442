// Novelty (new to you): which names of a reading the reader has met in other articles, as the library says. By name and kind, so that it
// holds when the page is read again and its groups have other numbers. Pure. What it does to marks is in plan.ts.
import type { Reading } from '../core/reading.generated';

/** Kind and name of everything that was met before. */
export type MetNames = ReadonlySet<string>;

const keyOf = ({ kind, name }: Reading['groups'][number]): string => `${kind} ${name}`;

/** `met`: in how many other articles the groups of this reading stand. */
export function metNames(reading: Reading, met: readonly { group: number; articles: number }[]): MetNames {
  const before = new Set(met.filter(({ articles }) => articles > 0).map(({ group }) => group));
  return new Set(reading.groups.filter(({ id }) => before.has(id)).map(keyOf));
}

/** Ids of the groups of a reading that were met before. */
export const metGroups = (reading: Reading, names: MetNames): ReadonlySet<number> =>
  names.size === 0 ? new Set() : new Set(reading.groups.filter((group) => names.has(keyOf(group))).map(({ id }) => id));
