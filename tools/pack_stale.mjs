// Facts of the packs that are old: what says "as of" a day more than 180 days ago. A list for the person who refreshes them; it
// never fails, because time alone makes nothing wrong.
// `node tools/pack_stale.mjs [--today YYYY-MM-DD] [--days 180] [--all]`   counts by file and key; with --all each fact
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPack } from './pack_lines.mjs';

const millisecondsOfDay = 86_400_000;

/** The last day that a date of year, month or day may mean: a fact is not called old before it must be. */
export function lastDay(date) {
  const [year, month, day] = date.split('-').map(Number);
  if (day) return Date.UTC(year, month - 1, day);
  return month ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31);
}

/** [{entity, fact, age}], age in days, oldest first, then by file and line. */
export function staleFacts(entities, today, days) {
  const stale = [];
  for (const entity of entities.values()) {
    for (const fact of entity.facts) {
      if (fact.asOf === '') continue;
      const age = Math.floor((today - lastDay(fact.asOf)) / millisecondsOfDay);
      if (age > days) stale.push({ entity, fact, age });
    }
  }
  const byPlace = (a, b) => (a.entity.file < b.entity.file ? -1 : a.entity.file > b.entity.file ? 1 : a.fact.line - b.fact.line);
  return stale.sort((a, b) => b.age - a.age || byPlace(a, b));
}

function report(entities, stale, days, all) {
  const dated = [...entities.values()].flatMap(({ facts }) => facts).filter(({ asOf }) => asOf !== '').length;
  console.log(`${stale.length} of ${dated} dated facts are older than ${days} days`);
  const counts = new Map();
  for (const { entity, fact } of stale) {
    const name = `${entity.file} ${fact.key}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of [...counts].sort()) console.log(`${String(count).padStart(6)}  ${name}`);
  if (!all) return;
  for (const { entity, fact, age } of stale) {
    console.log(`${entity.file}:${fact.line}\t${age} days\t${entity.label}\t${fact.key}\t${fact.value}\t${fact.asOf}\t${fact.source}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2);
  const given = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
  const days = Number(given('--days') ?? 180);
  const today = given('--today') ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || !Number.isInteger(days)) {
    console.error('usage: pack_stale.mjs [--today YYYY-MM-DD] [--days 180] [--all]');
    process.exit(2);
  }
  const entities = readPack(join(fileURLToPath(new URL('..', import.meta.url)), 'data', 'packs'));
  report(entities, staleFacts(entities, lastDay(today), days), days, options.includes('--all'));
}
