// Writes the worked example of docs/architecture.md: one golden article followed through every room. Each passage between
// `<!-- room: NAME -->` and `<!-- end -->` is made from the program's own output; the prose around it is written by hand.
// `node tools/follow_article.mjs` writes; with `--check` it fails when the passages are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root, runProgram } from './golden.mjs';

const slug = 'gzero-briefing';
const snapshot = JSON.parse(runProgram('snapshot', slug));
const reading = JSON.parse(runProgram('read', slug, '--format', 'json'));

const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text);
const place = (at) => JSON.stringify(at);
const first = (list, count) => list.slice(0, count);
const article = new Set(reading.blocks.filter((block) => block.region === 'article').map((block) => block.id));
const inArticle = (row) => article.has(row.block);

const passages = {
  page: () => [
    `${snapshot.elements.length} elements, ${snapshot.texts.length} text nodes → ${reading.blocks.length} blocks; page kind: ${reading.page.kind}`,
    ...first(reading.blocks.filter((block) => block.region !== 'other'), 8).map(
      (block) => `${block.region} ${block.kind.padEnd(10)} “${cut(block.text, 56)}”  ${block.score}/1000 by ${block.rule}`,
    ),
  ],
  text: () => [
    `${reading.counts.words} words in ${reading.counts.sentences} sentences`,
    ...first(reading.timeline, 1).map((entry) => `a sentence at ${place(entry.sentence.at)}: “${cut(entry.sentence.text, 70)}”`),
  ],
  names: () =>
    first(reading.mentions.filter((mention) => mention.form === 'name' && inArticle(mention)), 8).map(
      (mention) => `${mention.kind.padEnd(12)} “${mention.text}” at ${place(mention.at)}  ${mention.score}/1000 by ${mention.rule}`,
    ),
  people: () =>
    first(reading.groups.filter((group) => group.mentions.length > 1), 5).map((group) => {
      const words = group.mentions.map((id) => reading.mentions[id].text);
      return `${group.name} (${group.kind}): ${cut(words.join(' · '), 80)}`;
    }),
  links: () =>
    first(reading.groups.filter((group) => group.entity), 5).map(
      (group) => `${group.name} → ${group.entity.id} ${group.entity.label}  ${group.entity.score}/1000 by ${group.entity.rule}`,
    ),
  quotes: () =>
    first(reading.quotes, 4).map(
      (quote) =>
        `${quote.kind.padEnd(8)} ${quote.speaker.name || '(nobody)'} · ${quote.cue.text || '(no verb)'} · “${cut(quote.parts.map((part) => part.text).join(' … '), 60)}”`,
    ),
  figures: () => [
    ...first(reading.dates.filter(inArticle), 5).map((date) => `“${date.text}” = ${date.value}  by ${date.rule}`),
    ...first(reading.figures.filter(inArticle), 3).map((figure) => `“${figure.text}” = ${figure.value} ${figure.unit}`.trimEnd()),
  ],
  cards: () => first(reading.cards, 5).map((card) => `${card.title}: ${card.line.text || '(nothing is said of it)'}  [${card.line.source}]`),
};

const path = join(root, 'docs', 'architecture.md');
const old = readFileSync(path, 'utf8');
const seen = new Set();
const fresh = old.replace(/<!-- room: (\w+) -->[\s\S]*?<!-- end -->/g, (_, name) => {
  if (!passages[name]) throw new Error(`docs/architecture.md: no passage called ${name}`);
  seen.add(name);
  return `<!-- room: ${name} -->\n\`\`\`\n${passages[name]().join('\n')}\n\`\`\`\n<!-- end -->`;
});
for (const name of Object.keys(passages)) {
  if (!seen.has(name)) throw new Error(`docs/architecture.md: the passage ${name} is missing`);
}
if (process.argv.includes('--check')) {
  if (fresh !== old) {
    console.error('docs/architecture.md: stale; run `node tools/follow_article.mjs`');
    process.exit(1);
  }
} else if (fresh !== old) {
  writeFileSync(path, fresh);
  console.log('wrote docs/architecture.md');
}
