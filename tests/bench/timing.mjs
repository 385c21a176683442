// Timing that two programs can be compared by: rounds in turn, so that both meet the same machine; medians, and ratios of them.

export const now = () => Number(process.hrtime.bigint()) / 1e6;

export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
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

/** Prints one line a contestant: median, p95, and how many times longer than the first. */
export function table(title, best, unit = 'ms', scale = () => 1) {
  console.log(`\n${title}`);
  const [first] = Object.keys(best);
  for (const [name, values] of Object.entries(best)) {
    const scaled = values.map((value, i) => value * scale(i));
    const ratios = values.map((value, i) => value / best[first][i]);
    const told = name === first ? '' : `  × ${median(ratios).toFixed(1)} median, × ${(quantile(values, 0.95) / quantile(best[first], 0.95)).toFixed(1)} p95`;
    console.log(`  ${name.padEnd(26)} ${median(scaled).toFixed(3).padStart(10)} ${unit} median ${quantile(scaled, 0.95).toFixed(3).padStart(10)} p95${told}`);
  }
}
