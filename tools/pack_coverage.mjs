// Coverage of the packs over our own corpus: of all that its articles name, how much has an entry. Most people, firms and villages
// of the corpus are invented, so the share says how the pack grows, not how much of the news it knows. Never a test: run by hand.
// `node tools/pack_coverage.mjs [train|held] [--missing 40]`   share of named groups by kind; the names most often without an entry
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asText, readCorpus } from './corpus.mjs';
import { readPack } from './pack_lines.mjs';

const nameTypes = ['person', 'organisation', 'place', 'facility', 'event', 'work', 'law', 'nationality', 'product'];
// As the linker agrees them: a place may be marked as the building that stands there, a law as a work.
const families = [['place', 'facility'], ['event', 'work', 'law', 'product']];

const fold = (text) => text.replace(/[’‘]/g, "'").toLowerCase();
const agree = (a, b) => a === b || families.some((family) => family.includes(a) && family.includes(b));

function indexOf(entities) {
  const index = new Map();
  for (const entity of entities.values()) {
    for (const alias of entity.aliases) {
      if (alias.use === 'title') continue;
      const key = fold(alias.text);
      if (!index.has(key)) index.set(key, []);
      index.get(key).push(alias);
    }
  }
  return index;
}

function isWritten(alias, text) {
  if (alias.rule === 'any') return true;
  const capitals = text === text.toUpperCase();
  return alias.rule === 'upper' ? capitals : alias.text === text.replace(/’/g, "'") || (capitals && alias.text.length > 3);
}

/** Whether a name of the group stands in the packs, written so and of that kind. */
function isKnown(index, names) {
  return names.some(({ text, kind }) =>
    [text, text.replace(/^(?:The|the) /, '')].some((written) =>
      (index.get(fold(written)) ?? []).some((alias) => isWritten(alias, written) && agree(alias.kind, kind)),
    ),
  );
}

/** The named groups of an article: [{kind of the first name, names: [{text, kind}]}]. */
function groupsOf({ text, marks }) {
  const points = [...text];
  const groups = new Map();
  marks.forEach((mark, number) => {
    if (!nameTypes.includes(mark.tag)) return;
    const id = mark.id ?? `alone ${number}`;
    if (!groups.has(id)) groups.set(id, { kind: mark.tag, names: [] });
    groups.get(id).names.push({ text: points.slice(mark.start, mark.end).join(''), kind: mark.tag });
  });
  return [...groups.values()];
}

const percent = (part, whole) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`.padStart(7);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2);
  const part = options.find((word) => word === 'train' || word === 'held');
  const most = options.includes('--missing') ? Number(options[options.indexOf('--missing') + 1]) : 20;
  const entities = readPack(join(fileURLToPath(new URL('..', import.meta.url)), 'data', 'packs'));
  const index = indexOf(entities);
  const articles = readCorpus().articles.filter((article) => !part || article.part === part);
  const tally = new Map(nameTypes.map((kind) => [kind, { groups: 0, known: 0, mentions: 0, knownMentions: 0 }]));
  const missing = new Map();
  for (const group of articles.flatMap((article) => groupsOf(asText(article)))) {
    const known = isKnown(index, group.names);
    const row = tally.get(group.kind);
    row.groups += 1;
    row.mentions += group.names.length;
    if (known) {
      row.known += 1;
      row.knownMentions += group.names.length;
    } else {
      const longest = group.names.reduce((best, { text }) => (text.length > best.length ? text : best), '');
      const name = `${group.kind}\t${longest}`;
      missing.set(name, (missing.get(name) ?? 0) + 1);
    }
  }
  const sum = { groups: 0, known: 0, mentions: 0, knownMentions: 0 };
  for (const row of tally.values()) for (const key of Object.keys(sum)) sum[key] += row[key];
  console.log(`${entities.size} entities · ${articles.length} articles`);
  for (const [kind, row] of [...tally, ['all', sum]]) {
    console.log(`${kind.padEnd(13)} groups ${percent(row.known, row.groups)} of ${row.groups} · names ${percent(row.knownMentions, row.mentions)} of ${row.mentions}`);
  }
  console.log('\nin most articles without an entry:');
  const order = [...missing].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [name, count] of order.slice(0, most)) console.log(`${count}\t${name}`);
}
