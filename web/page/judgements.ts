// Judgements (reader feedback): what the reader said about names, "Not this" or "I know this", and which names of a reading they
// are about. Pure. Where they are kept is the host's matter; what they do to marks is in plan.ts.
import type { EntityKind } from '../core/kinds.generated';
import type { Reading } from '../core/reading.generated';

/** not: it is wrong or unwanted, neither mark nor card. known: the reader knows it, it is marked last and pale. */
export type Verdict = 'not' | 'known';

export type Judgement = {
  verdict: Verdict;
  name: string;
  kind: EntityKind;
  /** Entry of a knowledge pack, or empty. */
  entity: string;
};

/** Verdicts by the id of their group. */
export type Verdicts = ReadonlyMap<number, Verdict>;

export const kMaxJudgements = 5000;
const kLongestName = 300;

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

export const sameThing = (a: Judgement, b: Judgement): boolean =>
  a.entity !== '' && b.entity !== '' ? a.entity === b.entity : a.kind === b.kind && folded(a.name) === folded(b.name);

/** What would be kept of a group; null when the reading has no such group. */
export function judgementOf(reading: Reading, group: number, verdict: Verdict): Judgement | null {
  const found = reading.groups.find(({ id }) => id === group);
  if (found === undefined) return null;
  return { verdict, name: found.name.slice(0, kLongestName), kind: found.kind, entity: found.entity?.id ?? '' };
}

/** The list with one more judgement, which takes the place of an older one about the same thing. */
export const withJudgement = (judgements: readonly Judgement[], added: Judgement): Judgement[] =>
  [...judgements.filter((other) => !sameThing(other, added)), added].slice(-kMaxJudgements);

export const withoutJudgement = (judgements: readonly Judgement[], gone: Judgement): Judgement[] =>
  judgements.filter((other) => !sameThing(other, gone));

export function verdictsOf(reading: Reading, judgements: readonly Judgement[]): Verdicts {
  const byEntity = new Map(judgements.filter(({ entity }) => entity !== '').map((each) => [each.entity, each.verdict]));
  const byName = new Map(judgements.map((each) => [`${each.kind} ${folded(each.name)}`, each]));
  const verdicts = new Map<number, Verdict>();
  for (const { id, name, kind, entity } of reading.groups) {
    const named = byName.get(`${kind} ${folded(name)}`);
    // The same name of another entry of the pack is another thing.
    const fits = named !== undefined && (named.entity === '' || entity === undefined || named.entity === entity.id);
    const verdict = (entity && byEntity.get(entity.id)) ?? (fits ? named.verdict : undefined);
    if (verdict !== undefined) verdicts.set(id, verdict);
  }
  return verdicts;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= kLongestName;

/** Judgements out of storage or an imported file: what is none is left out. */
export function readJudgements(value: unknown): Judgement[] {
  if (!Array.isArray(value)) return [];
  const isJudgement = (each: unknown): each is Judgement => {
    const { verdict, name, kind, entity } = (each ?? {}) as Record<string, unknown>;
    return (verdict === 'not' || verdict === 'known') && isText(name) && name !== '' && isText(kind) && isText(entity);
  };
  return value.filter(isJudgement).slice(-kMaxJudgements).map(({ verdict, name, kind, entity }) => ({ verdict, name, kind, entity }));
}
