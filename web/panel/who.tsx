// Who's who (entity cards): one card for everyone and everything that is named, most prominent first.
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../core/reading.generated';
import { CardFacts } from './facts';
import { Marked } from './marked';
import { LongList, Section } from './section';
import { matches, type WhoRow } from './view';

export type Go = (place: Place, name: string) => void;
export type Picked = { id: string; mention: number } | null;

const kShownAtFirst = 8;
const kShownOfFilter = 50;

export function WhosWho({ id, rows, filter, picked, go }: { id: string; rows: WhoRow[]; filter: string; picked: Picked; go: Go }) {
  const found = rows.filter((row) => matches(filter, row.title, row.line, row.kindLabel, ...row.names));
  const wanted = picked === null ? -1 : found.findIndex((row) => whoId(row) === picked.id);
  return (
    <Section id={id} title="Who’s who" count={found.length} empty={filter ? 'Nothing here for this filter.' : 'No names were found.'}>
      <LongList
        rows={found}
        first={filter === '' ? kShownAtFirst : kShownOfFilter}
        words={['name', 'names']}
        wanted={wanted}
        list={(shown) => (
          <ul class="sl-list">
            {shown.map((row) => (
              <WhoCard key={row.group} row={row} picked={picked} go={go} />
            ))}
          </ul>
        )}
      />
    </Section>
  );
}

export const whoId = (row: { group: number }): string => `sl-who-${row.group}`;

function WhoCard({ row, picked, go }: { row: WhoRow; picked: Picked; go: Go }) {
  const [at, setAt] = useState(0);
  const isPicked = picked?.id === whoId(row);
  useEffect(() => {
    const index = isPicked ? row.mentions.indexOf(picked.mention) : -1;
    if (index >= 0) setAt(index);
  }, [picked]);
  const visit = (index: number): void => {
    const place = row.places[index];
    if (place === undefined) return;
    setAt(index);
    go(place, row.title);
  };
  return (
    <li id={whoId(row)} class={isPicked ? 'sl-item sl-who sl-picked' : 'sl-item sl-who'}>
      <div class="sl-who-head">
        <h3>
          <button type="button" class="sl-go" data-item onClick={() => visit(at)} disabled={row.places.length === 0}>
            <Marked type={row.type}>{row.title}</Marked>
          </button>
        </h3>
        <span class="sl-kind">{row.kindLabel}</span>
      </div>
      {row.line ? (
        <p class="sl-line">
          <bdi>{row.line}</bdi> <span class="sl-source">{row.source}</span>
        </p>
      ) : null}
      {row.introduced ? <Introduced introduced={row.introduced} name={row.title} go={go} /> : null}
      <CardFacts group={row.group} name={row.title} go={go} />
      <div class="sl-who-foot">
        {row.places.length > 1 ? <Steps at={at} of={row.places.length} name={row.title} visit={visit} /> : <span class="sl-steps">mentioned once</span>}
        {row.names.length > 0 ? <span class="sl-also">also <bdi>{row.names.join(', ')}</bdi></span> : null}
      </div>
    </li>
  );
}

function Introduced({ introduced, name, go }: { introduced: { text: string; place: Place }; name: string; go: Go }) {
  return (
    <p class="sl-intro">
      <span class="sl-label">Introduced here</span>{' '}
      <button type="button" class="sl-words" onClick={() => go(introduced.place, name)}>
        “<bdi>{introduced.text}</bdi>”
      </button>
    </p>
  );
}

function Steps({ at, of, name, visit }: { at: number; of: number; name: string; visit: (index: number) => void }) {
  return (
    <span class="sl-steps" role="group" aria-label={`Mentions of ${name}`}>
      <button type="button" aria-label="Previous mention" onClick={() => visit((at + of - 1) % of)}>
        <Arrow back />
      </button>
      <span>
        {at + 1} of {of}
      </span>
      <button type="button" aria-label="Next mention" onClick={() => visit((at + 1) % of)}>
        <Arrow />
      </button>
    </span>
  );
}

function Arrow({ back }: { back?: boolean }) {
  return (
    <svg class="sl-arrow" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={back ? 'M8 1.5 3.5 6 8 10.5' : 'M4 1.5 8.5 6 4 10.5'} fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}
