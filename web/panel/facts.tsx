// Facts of a card: what the article itself says of somebody, what is known beforehand and since when, how they go with others of the
// article. Shown when the reader opens them. The card itself is who.tsx.
import { createContext } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import type { Reading } from '../core/reading.generated';
import { LookupPart } from '../lookup/lookup_part';
import type { Lookups, Wanted } from '../lookup/lookups';
import { contextRow, type ContextRow, type FactRow, type RelationRow } from './context_view';
import type { Go } from './who';
import { listed, say, sayCount, sayWith } from './words';

/** What the cards are made from; `lookups` is undefined where a host has none. */
export const CardSource = createContext<{ reading: Reading | null; lookups: Lookups | undefined }>({ reading: null, lookups: undefined });

const wantedOf = (row: ContextRow, name: string, reading: Reading | null): Wanted => ({
  name, id: /^Q\d+$/.test(row.id) ? row.id : '', language: reading?.page.language.slice(0, 2) || 'en',
});

function useContextRow(group: number): ContextRow | null {
  const { reading } = useContext(CardSource);
  return useMemo(() => (reading ? contextRow(reading, group) : null), [reading, group]);
}

/** Whether a card has no facts to open, and its name can be looked up instead. */
export function useLookupOnly(group: number): boolean {
  const row = useContextRow(group);
  return useContext(CardSource).lookups !== undefined && row !== null && isEmpty(row);
}

/** The look-up of a name of which nothing is known beforehand. */
export function CardLookup({ group, name }: { group: number; name: string }) {
  const { reading, lookups } = useContext(CardSource);
  const row = useContextRow(group);
  if (row === null || lookups === undefined) return null;
  return <div class="sl-opened"><LookupPart lookups={lookups} wanted={wantedOf(row, name, reading)} start /></div>;
}

/** Opens to all that is known of a group. Nothing at all when there is nothing. */
export function CardFacts({ group, name, go }: { group: number; name: string; go: Go }) {
  const { reading, lookups } = useContext(CardSource);
  const [open, setOpen] = useState(false);
  const row = useContextRow(group);
  if (row === null || isEmpty(row)) return null;
  return (
    <div class="sl-more-facts">
      {row.facts.map((fact) => (fact.differs ? <Differs key={fact.label} fact={fact} go={go} /> : null))}
      <button type="button" class="sl-plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(open ? 'facts_less' : 'facts_more')}<span class="sl-unseen">: {name}</span>
        {open ? null : <span class="sl-hint"> {hintOf(row)}</span>}
      </button>
      {open ? <Opened row={row} wanted={wantedOf(row, name, reading)} lookups={lookups} go={go} /> : null}
    </div>
  );
}

const isEmpty = (row: ContextRow): boolean => row.says.length + row.facts.length + row.relations.length === 0 && row.office === null;

/** What opening it will show. */
function hintOf(row: ContextRow): string {
  const parts = [
    row.facts.length > 0 ? sayCount('facts_known', row.facts.length) : '',
    row.says.length > 0 ? say('facts_said') : '',
    row.relations.length > 0 ? sayCount('facts_connections', row.relations.length) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function Opened({ row, wanted, lookups, go }: { row: ContextRow; wanted: Wanted; lookups: Lookups | undefined; go: Go }) {
  const { name } = wanted;
  return (
    <div class="sl-opened">
      {row.says.length > 0 ? (
        <ul class="sl-says-list">
          {row.says.map((says) => (
            <li key={says.text}>
              <button type="button" class="sl-words" onClick={() => go(says.place, name)}>{sayWith('quoted', <>… <bdi>{says.text}</bdi></>)}</button>
            </li>
          ))}
        </ul>
      ) : null}
      {row.office ? <p class="sl-office">{sayWith('labelled', <bdi>{row.office.name}</bdi>, <bdi>{row.office.says}</bdi>)}</p> : null}
      {row.facts.length > 0 ? (
        <>
          <dl class="sl-facts">
            {row.facts.map((fact, index) => (
              <div key={index} class={fact.stale ? 'sl-stale' : undefined}>
                <dt>{fact.label}</dt>
                <dd>
                  <bdi>{listed(fact.values)}</bdi>
                  {fact.when ? <span class="sl-as-of"> {fact.stale ? say('facts_may_have_changed', fact.when) : fact.when}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
          <p class="sl-source">{row.source}</p>
        </>
      ) : null}
      {row.relations.length > 0 ? (
        <ul class="sl-relations" aria-label={say('facts_others', name)}>
          {row.relations.map((relation, index) => <li key={index}><RelationLine relation={relation} go={go} /></li>)}
        </ul>
      ) : null}
      {lookups ? <LookupPart lookups={lookups} wanted={wanted} /> : null}
    </div>
  );
}

function RelationLine({ relation, go }: { relation: RelationRow; go: Go }) {
  const { words } = relation;
  const name = <b><bdi>{relation.name}</bdi></b>;
  return (
    <>
      {relation.before}
      {words ? sayWith('labelled', name, <Quoted text={words.text} go={() => go(words.place, relation.name)} />) : name}
      {relation.after}
    </>
  );
}

function Quoted({ text, go }: { text: string; go: () => void }) {
  return <button type="button" class="sl-words" onClick={go}>{sayWith('quoted', <bdi>{text}</bdi>)}</button>;
}

/** The article wins over what is built in, and the reader sees that they differ. */
function Differs({ fact, go }: { fact: FactRow; go: Go }) {
  if (fact.differs === null) return null;
  const { text, place } = fact.differs;
  return (
    <p class="sl-differs">
      {sayWith('facts_differ', <Quoted text={text} go={() => go(place, text)} />, <bdi>{listed([...fact.values, ...(fact.when ? [fact.when] : [])])}</bdi>)}
    </p>
  );
}
