// Facts of a card: what the article itself says of somebody, what is known beforehand and since when, how they go with others of the
// article. Shown when the reader opens them. The card itself is who.tsx.
import { createContext } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import type { Reading } from '../core/reading.generated';
import { LookupPart } from '../lookup/lookup_part';
import type { Lookups } from '../lookup/lookups';
import { contextRow, type ContextRow, type FactRow, type RelationRow } from './context_view';
import { plural } from './words';
import type { Go } from './who';

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
        {open ? 'Less' : isEmpty(row) ? 'Look up' : 'More'}<span class="sl-unseen">: {name}</span>
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
    row.facts.length > 0 ? plural(row.facts.length, 'fact') : '',
    row.says.length > 0 ? 'what the article says' : '',
    row.relations.length > 0 ? plural(row.relations.length, 'connection') : '',
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
              <button type="button" class="sl-words" onClick={() => go(says.place, name)}>“… <bdi>{says.text}</bdi>”</button>
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
                  <bdi>{fact.values.join(', ')}</bdi>
                  {fact.when ? <span class="sl-as-of"> {fact.when}{fact.stale ? '; may have changed' : ''}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
          <p class="sl-source">{row.source}</p>
        </>
      ) : null}
      {row.relations.length > 0 ? (
        <ul class="sl-relations" aria-label={`${name} and others of this article`}>
          {row.relations.map((relation, index) => <li key={index}><RelationLine relation={relation} go={go} /></li>)}
        </ul>
      ) : null}
      {lookups ? <LookupPart lookups={lookups} wanted={{ name, id: /^Q\d+$/.test(row.id) ? row.id : '', language: language.slice(0, 2) || 'en' }} /> : null}
    </div>
  );
}

function RelationLine({ relation, go }: { relation: RelationRow; go: Go }) {
  const { words } = relation;
  return (
    <>
      {relation.before ? `${relation.before} ` : null}
      <b><bdi>{relation.name}</bdi></b>
      {relation.after ? ` ${relation.after}` : null}
      {words ? (
        <>
          {': '}
          <button type="button" class="sl-words" onClick={() => go(words.place, relation.name)}>“<bdi>{words.text}</bdi>”</button>
        </>
      ) : null}
    </>
  );
}

/** The article wins over what is built in, and the reader sees that they differ. */
function Differs({ fact, go }: { fact: FactRow; go: Go }) {
  if (fact.differs === null) return null;
  const { text, place } = fact.differs;
  return (
    <p class="sl-differs">
      This article says <button type="button" class="sl-words" onClick={() => go(place, text)}>“<bdi>{text}</bdi>”</button>; built-in facts say{' '}
      <bdi>{fact.values.join(', ')}</bdi>{fact.when ? `, ${fact.when}` : ''}.
    </p>
  );
}
