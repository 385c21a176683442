// Report of a benchmark: what was measured, on the terminal as it comes, then as docs/bench.md and a picture of the ratios. Never measures.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';

import { median, quantile } from './timing.mjs';

const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
export const times = (ratio) => `${ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)} ×`;

/** How many times longer each contestant takes than the first: the median over the items, and the ratio of the 95th percentiles. */
export function ratiosOf(best) {
  const [first] = Object.keys(best);
  return Object.fromEntries(
    Object.entries(best).map(([name, values]) => [
      name,
      { median: median(values.map((value, i) => value / best[first][i])), p95: quantile(values, 0.95) / quantile(best[first], 0.95) },
    ]),
  );
}

function machine() {
  const [{ model }] = cpus();
  return `${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.versions.node}; load when it ended ${loadavg().map((load) => load.toFixed(1)).join(', ')}`;
}

export class Report {
  sections = [];
  goals = [];
  bars = [];

  /** A heading, and what is true of all that stands under it. */
  section(title, note = '') {
    this.sections.push({ title, note, rows: [], columns: [] });
    console.log(`\n${title}${note === '' ? '' : `\n  ${note}`}`);
  }

  table(columns, rows) {
    Object.assign(this.sections.at(-1), { columns, rows });
    const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => String(row[i]).length)));
    for (const row of [columns, ...rows]) console.log(`  ${row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join('  ')}`);
  }

  /**
   * What race() gave: {name: [ms for each item]}. `scale` makes of item i's milliseconds what is shown. Gives the ratios to the first contestant;
   * with `bars` they stand in the picture under that name.
   */
  race(best, { unit = 'ms', scale = () => 1, bars = '' } = {}) {
    const ratios = ratiosOf(best);
    const [first] = Object.keys(best);
    this.table(
      ['', `median, ${unit}`, `p95, ${unit}`, 'ratio, median', 'ratio, p95'],
      Object.entries(best).map(([name, values]) => {
        const scaled = values.map((value, i) => value * scale(i));
        const told = name === first ? ['', ''] : [times(ratios[name].median), times(ratios[name].p95)];
        return [name, number(median(scaled)), number(quantile(scaled, 0.95)), ...told];
      }),
    );
    if (bars !== '') for (const name of Object.keys(best)) this.bars.push({ group: bars, name, ratio: ratios[name].median });
    return ratios;
  }

  /** A row of the goals: what is measured, what it must reach, what it reached. */
  goal(measure, wanted, got, met) {
    this.goals.push([measure, wanted, got, met ? 'yes' : 'no']);
  }

  tellGoals() {
    console.log('\nGoals');
    for (const [measure, wanted, got, met] of this.goals) console.log(`  ${met === 'yes' ? 'met   ' : 'missed'}  ${measure}: ${got} (goal: ${wanted})`);
  }

  /** Writes docs/bench.md and docs/bench.svg under `root`; what a person wrote under the last heading of the old one stays. */
  write(root) {
    const path = join(root, 'docs', 'bench.md');
    const kept = '## What was tried';
    let tail = `${kept}\n`;
    try {
      const old = readFileSync(path, 'utf8');
      if (old.includes(kept)) tail = old.slice(old.indexOf(kept));
    } catch {
      // The first one.
    }
    const grid = (columns, rows) => [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
    const text = [
      '# Benchmark',
      `Written by \`./dev bench --write\` on ${new Date().toISOString().slice(0, 10)}; ratios say more than times. Machine: ${machine()}.`,
      '![How many times longer others take](bench.svg)',
      '## Goals',
      grid(['measure', 'goal', 'here', 'met'], this.goals),
      ...this.sections.flatMap(({ title, note, columns, rows }) => [`## ${title}`, ...(note === '' ? [] : [note]), ...(rows.length === 0 ? [] : [grid(columns, rows)])]),
      tail.trimEnd(),
    ];
    writeFileSync(path, `${text.join('\n\n')}\n`);
    writeFileSync(join(root, 'docs', 'bench.svg'), this.picture());
    console.log('\nwritten: docs/bench.md, docs/bench.svg');
  }

  /** Bars on a logarithmic scale: how many times longer than Sidelight each other program takes. */
  picture() {
    const kWidth = 860;
    const kLeft = 300;
    const kRow = 24;
    const most = Math.max(10, ...this.bars.map(({ ratio }) => ratio));
    const x = (ratio) => (Math.log10(Math.max(1, ratio)) / Math.log10(most)) * (kWidth - kLeft - 90);
    const lines = [];
    let y = 34;
    let group = '';
    const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
    for (const bar of this.bars) {
      if (bar.group !== group) {
        group = bar.group;
        y += 14;
        lines.push(`<text x="16" y="${y}" class="group">${escape(group)}</text>`);
        y += 10;
      }
      const ours = bar.name.startsWith('Sidelight');
      lines.push(
        `<text x="${kLeft - 10}" y="${y + 15}" text-anchor="end">${escape(bar.name)}</text>`,
        `<rect x="${kLeft}" y="${y + 3}" width="${(4 + x(bar.ratio)).toFixed(1)}" height="${kRow - 8}" rx="3" class="${ours ? 'ours' : 'other'}"/>`,
        `<text x="${(kLeft + x(bar.ratio) + 12).toFixed(1)}" y="${y + 15}">${bar.ratio.toFixed(bar.ratio < 10 ? 1 : 0)} ×</text>`,
      );
      y += kRow;
    }
    const style = 'text{font:13px system-ui,sans-serif;fill:#1d2733}.group{font-weight:600}.ours{fill:#0b6e69}.other{fill:#b9c4ce}';
    const body = lines.join('\n');
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${kWidth}" height="${y + 18}" viewBox="0 0 ${kWidth} ${y + 18}" role="img" aria-label="How many times longer others take than Sidelight">
<style>${style}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="24" class="group">Time, as a multiple of Sidelight’s on the same pages (logarithmic; shorter is faster)</text>
${body}
</svg>
`;
  }
}
