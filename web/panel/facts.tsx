// Facts of a card: what the article itself says of somebody, what is known beforehand and since when, how they go with others of the
// article. Shown when the reader opens them. The card itself is who.tsx.
import { createContext } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import type { Reading } from '../core/reading.generated';
import { LookupPart } from '../lookup/lookup_part';
import type { Lookups } from '../lookup/lookups';
import { contextRow, type ContextRow, type FactRow, type RelationRow } from './context_view';
import type { Go } from './who';
import { listed, say, sayCount, sayWith } from './words';

/** What the cards are made from; `lookups` is undefined where a host has none. */
export const CardSource = createContext<{ reading: Reading | null; lookups: Lookups | undefined }>({ reading: null, lookups: undefined });

/** Opens to all that is known of a group. Nothing at all when there is nothing. */
export function CardFacts({ group, name, go }: { group: number; name: string; go: Go }) {
  const { reading, lookups } = useContext(CardSource);
  const [open, setOpen] = useState(false);
  const row = useMemo(() => (reading ? contextRow(reading, group) : null), [reading, group]);
  if (row === null || (isEmpty(row) && lookups === undefined)) return null;
  return (
    <div class="sl-more-facts">
      {row.facts.map((fact) => (fact.differs ? <Differs key={fact.label} fact={fact} go={go} /> : null))}
      <button type="button" class="sl-plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(open ? 'facts_less' : isEmpty(row) ? 'facts_look_up' : 'facts_more')}<span class="sl-unseen">: {name}</span>
        {open ? null : <span class="sl-hint"> {hintOf(row)}</span>}
      </button>
      {open ? <Opened row={row} name={name} language={reading?.page.language ?? ''} lookups={lookups} go={go} /> : null}
    </div>
  );
}

const isEmpty = (row: ContextRow): boolean => row.says.length + row.facts.length + row.relations.length === 0;

/** What opening it will show. */
function hintOf(row: ContextRow): string {
  const parts = [
    row.facts.length > 0 ? sayCount('facts_known', row.facts.length) : '',
    row.says.length > 0 ? say('facts_said') : '',
    row.relations.length > 0 ? sayCount('facts_connections', row.relations.length) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function Opened({ row, name, language, lookups, go }: { row: ContextRow; name: string; language: string; lookups: Lookups | undefined; go: Go }) {
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
      {lookups ? <LookupPart lookups={lookups} wanted={{ name, id: /^Q\d+$/.test(row.id) ? row.id : '', language: language.slice(0, 2) || 'en' }} /> : null}
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
