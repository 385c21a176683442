// Context view (view model): what a card tells besides its line, and the article at a glance, as plain rows. Pure. Names of facts in
// words; never markup. The other rows of the panel are view.ts.
import type { Card, Entity, Fact, Place, Reading, Relation } from '../core/reading.generated';
import { count, dateWords, kLongestPassage, listed, plain, say, sayWith } from './words';

export type FactRow = {
  label: string;
  values: string[];
  /** "since 7 May 2012, as of January 2026"; empty for what does not change. */
  when: string;
  /** Old news on the day of the article. */
  stale: boolean;
  /** The article's words that say otherwise, and win. */
  differs: { text: string; place: Place } | null;
};

export type RelationRow = {
  group: number;
  /** The words before and after the name, with their spaces. */
  before: string;
  name: string;
  after: string;
  /** The article's words, where it is the article that says so. */
  words: { text: string; place: Place } | null;
};

export type SaysRow = { text: string; place: Place };

export type ContextRow = {
  id: string;
  says: SaysRow[];
  facts: FactRow[];
  relations: RelationRow[];
  /** The office that its line names, explained. */
  office: { name: string; says: string } | null;
  quotes: number;
  /** Which pack the facts are from; empty without facts. */
  source: string;
};

const kMostValues = 6;

/** What a fact is called; a key that nobody has words for speaks for itself. */
function factName(key: string): string {
  const known = `fact_${key}`;
  const words = say(known);
  return words === known ? plain(key.replaceAll('_', ' ')).replace(/^./, (letter) => letter.toUpperCase()) : words;
}

/** Words before and after the other's name: said of the card's own fact, or of the other's fact that refers to the card. */
function relationWords(key: string, inverse: boolean): [string, string] {
  const known = inverse ? `relation_${key}_inverse` : `relation_${key}`;
  const isKnown = say(known) !== known;
  if (!isKnown && inverse) return ['', ''];
  const parts = isKnown ? sayWith(known, null) : sayWith('labelled', factName(key), null);
  const at = parts.indexOf(null);
  return [parts.slice(0, at).join(''), parts.slice(at + 1).join('')];
}

function valueWords(fact: Fact): string {
  if (fact.key === 'population' && /^\d{1,15}$/.test(fact.value)) return count(Number(fact.value));
  return fact.key === 'date' ? dateWords(fact.value) || plain(fact.value) : plain(fact.value);
}

function whenWords(fact: Fact): string {
  const since = fact.since ? [say('since', dateWords(fact.since))] : [];
  const asOf = fact.asOf === '' ? [] : [say('as_of', dateWords(fact.asOf))];
  return listed([...since, ...asOf]);
}

/** Facts of one name are one row, as long as they are of one age. */
function factRows(card: Card, entity: Entity): FactRow[] {
  const rows = new Map<string, FactRow>();
  for (const shown of card.facts) {
    const fact = entity.facts[shown.fact];
    if (fact === undefined) continue;
    const when = whenWords(fact);
    const key = `${fact.key} ${fact.key === 'member_of' ? fact.asOf : when}`;
    const row = rows.get(key);
    if (row !== undefined && fact.key !== 'office') {
      if (row.values.length < kMostValues) row.values.push(valueWords(fact));
      else if (row.values.length === kMostValues) row.values.push('…');
      continue;
    }
    rows.set(row === undefined ? key : `${key} ${fact.value}`, {
      label: factName(fact.key),
      values: [valueWords(fact)],
      when,
      stale: shown.stale,
      differs: shown.differs ? { text: plain(shown.differs.text), place: shown.differs.at } : null,
    });
  }
  return [...rows.values()];
}

function relationRow(reading: Reading, card: Card, relation: Relation): RelationRow | null {
  const other = reading.groups[relation.group];
  if (other === undefined) return null;
  const words = relation.words ? { text: plain(relation.words.text), place: relation.words.at } : null;
  // What the card itself says already is not said again.
  const said = words !== null && (words.text === card.introduced?.text || card.says.some((row) => row.text === relation.words?.text));
  if (said && !relation.inverse) return null;
  const [before, after] = words ? ['', ''] : relationWords(relation.key ?? '', relation.inverse);
  return { group: relation.group, before, name: plain(other.name), after, words };
}

/** Which pack facts are from; of one that the reader brought also its licence and where it is from. */
function sourceWords(name: string, reading: Reading): string {
  const pack = reading.engine.packs.find((each) => each.name === name);
  const asOf = pack?.asOf ? [dateWords(pack.asOf) || plain(pack.asOf)] : [];
  if (pack?.brought !== true) return say('facts_source', listed([plain(name), ...asOf]));
  return say('facts_source_brought', listed([plain(name), plain(pack.licence), ...asOf, ...(pack.source ? [plain(pack.source)] : [])]));
}

/** What the card of a group tells; null when there is none. */
export function contextRow(reading: Reading, group: number): ContextRow | null {
  const card = reading.cards.find((each) => each.group === group);
  if (card === undefined) return null;
  const entity = reading.groups[group]?.entity;
  const facts = entity ? factRows(card, entity) : [];
  return {
    id: entity?.id ?? '',
    says: card.says.map((row) => ({ text: plain(row.text), place: row.at })),
    facts,
    relations: card.relations.map((row) => relationRow(reading, card, row)).filter((row): row is RelationRow => row !== null),
    office: card.office ? { name: plain(card.office.label), says: plain(card.office.description) } : null,
    quotes: card.quotes.length,
    source: facts.length > 0 && entity ? sourceWords(entity.pack, reading) : '',
  };
}

export type GlanceRow = { text: string; place: Place };
export type GlanceView = { sentences: GlanceRow[]; who: Named[]; where: Named[]; when: { words: string; place: Place }[] };
export type Named = { name: string; place: Place };

const kMostNames = 4;

/** The article at a glance: its key sentences, and who, where and when. */
export function glanceView(reading: Reading): GlanceView {
  const named = (kinds: readonly string[]): Named[] =>
    reading.cards
      .filter((card) => kinds.includes(card.kind))
      .slice(0, kMostNames)
      .map((card) => ({ name: plain(card.title), place: firstPlace(reading, card.group) }));
  const days = new Map<string, { words: string; place: Place }>();
  for (const { date } of reading.timeline) {
    const found = reading.dates[date];
    if (found === undefined || found.grain !== 'day') continue;
    const words = dateWords(found.value) || dateWords(found.from);
    if (words !== '' && !days.has(words)) days.set(words, { words, place: found.at });
  }
  return {
    sentences: reading.glance.map((row) => ({ text: plain(row.text, kLongestPassage), place: row.at })),
    who: named(['person', 'organisation']),
    where: named(['place', 'facility']),
    when: [...days.values()].slice(-3),
  };
}

function firstPlace(reading: Reading, group: number): Place {
  const ids = reading.groups[group]?.mentions ?? [];
  return ids.map((id) => reading.mentions[id]?.at ?? []).find((at) => at.length > 0) ?? [];
}

export type DisagreementRow = { what: string; figures: { text: string; place: Place }[] };

/** Figures of one thing that differ. */
export function disagreementRows(reading: Reading): DisagreementRow[] {
  return reading.disagreements.map(({ figures, what }) => ({
    what: plain(what),
    figures: figures.flatMap((index) => {
      const figure = reading.figures[index];
      return figure ? [{ text: plain(figure.text), place: figure.at }] : [];
    }),
  }));
}

/** The names that a related item shares with the article, as its reason; empty when there are none. */
export const sharedNames = (reading: Reading, item: number): string[] =>
  (reading.related[item]?.shared ?? []).slice(0, 3).flatMap((group) => reading.groups[group]?.name ?? []).map((name) => plain(name));
