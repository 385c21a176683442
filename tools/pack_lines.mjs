// Source of the packs (data/packs/*.tsv) as entities, for reports on it. Never judges a line: `sidelight-build-pack --check` does that.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Map of id → {id, file, label, kind, aliases: [{text, rule, use, prior, kind}], facts: [{key, value, asOf, source, line}]}. */
export function readPack(folder) {
  const entities = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.tsv')).sort()) {
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .forEach((text, index) => {
        if (index === 0 || text === '') return;
        const [id, key, value, asOf = '', source = ''] = text.split('\t');
        if (!entities.has(id)) entities.set(id, { id, file, label: '', kind: '', aliases: [], facts: [] });
        const entity = entities.get(id);
        if (key === 'label' || key === 'kind') entity[key] = value;
        else if (key === 'alias') entity.aliases.push(readAlias(value));
        else if (key !== 'description') entity.facts.push({ key, value, asOf, source, line: index + 1 });
      });
  }
  for (const entity of entities.values()) {
    for (const alias of entity.aliases) alias.kind ??= entity.kind;
  }
  return entities;
}

function readAlias(value) {
  const [text, rule, use, prior, kind] = value.split('|');
  return { text, rule, use, prior: Number(prior), kind };
}
