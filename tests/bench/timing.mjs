// Timing that two programs can be compared by: rounds in turn, so that both meet the same machine; medians, and ratios of them.

export const now = () => Number(process.hrtime.bigint()) / 1e6;

/** The least of the values that at least `part` of them do not exceed (nearest rank). */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}
export const median = (values) => quantile(values, 0.5);

/**
 * Milliseconds of each contestant for each item: the least of `rounds`, after one round that is not counted.
 * contestants: {name: async (item) => …}. Gives {name: [ms for each item]}.
 */
export async function race(contestants, items, rounds) {
  const names = Object.keys(contestants);
  const best = Object.fromEntries(names.map((name) => [name, items.map(() => Infinity)]));
  for (let round = 0; round <= rounds; ++round) {
    for (const [i, item] of items.entries()) {
      // Each leads in turn.
      for (const name of round % 2 === 0 ? names : [...names].reverse()) {
        const started = now();
        await contestants[name](item);
        if (round > 0) best[name][i] = Math.min(best[name][i], now() - started);
      }
    }
  }
  return best;
}
