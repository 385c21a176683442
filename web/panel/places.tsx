// Places: a small map of what the article names, and the list of it. The list says everything that the map shows.
import { useMemo } from 'preact/hooks';
import { kMapHeight, kMapWidth, kMostOnMap, mapView, type PlaceRow } from './map_view';
import { LongList, nothing, Section } from './section';
import { matches } from './view';
import type { Go } from './who';
import { listed, say } from './words';

const kPlacesAtFirst = 12;

export function Places({ id, rows, filter, go }: { id: string; rows: PlaceRow[]; filter: string; go: Go }) {
  const found = rows.filter((row) => matches(filter, row.title, row.line));
  const mapped = rows.some(({ at }) => at !== null);
  return (
    <Section id={id} title={say('places')} count={found.length} empty={nothing(filter, 'none_places')}>
      <PlaceMap rows={rows} go={go} />
      <LongList
        rows={found}
        first={kPlacesAtFirst}
        more="more_places"
        list={(shown) => (
          <ul class="sl-list sl-places">
            {shown.map((row) => (
              <PlaceItem key={row.group} row={row} number={numberOf(rows, row)} mapped={mapped} go={go} />
            ))}
          </ul>
        )}
      />
    </Section>
  );
}

/** The number of a place on the map; 0 for one that is not on it. */
function numberOf(rows: PlaceRow[], row: PlaceRow): number {
  const index = rows.indexOf(row);
  return row.at === null || index >= kMostOnMap ? 0 : index + 1;
}

/** `mapped`: there is a map, on which this place has its number or is not. */
function PlaceItem({ row, number, mapped, go }: { row: PlaceRow; number: number; mapped: boolean; go: Go }) {
  return (
    <li class={mapped ? 'sl-item sl-place' : 'sl-item'}>
      {mapped ? (
        <span class={number === 0 ? 'sl-map-number sl-off-map' : 'sl-map-number'}>
          {number === 0 ? <span class="sl-unseen">{say('not_on_map')}</span> : <><span class="sl-unseen">{say('on_map')} </span>{number}</>}
        </span>
      ) : null}
      <span class="sl-place-words">
        <button type="button" class="sl-go" data-item disabled={row.place.length === 0} onClick={() => go(row.place, row.title)}>
          <bdi>{row.title}</bdi>
        </button>
        {row.line ? <span class="sl-place-line"><bdi>{row.line}</bdi></span> : null}
      </span>
    </li>
  );
}

function PlaceMap({ rows, go }: { rows: PlaceRow[]; go: Go }) {
  const map = useMemo(() => mapView(rows), [rows]);
  if (map === null) return null;
  const named = listed(map.marks.map((mark) => mark.title));
  // The first places are drawn last, over the others.
  return (
    <svg class="sl-map" viewBox={`0 0 ${kMapWidth} ${kMapHeight}`} role="img" aria-label={say('map_of', named)}>
      <path class="sl-map-land" d={map.land} />
      <path class="sl-map-named" d={map.named} />
      {[...map.marks].reverse().map((mark) => (
        <g key={mark.group} class={mark.state ? 'sl-map-state' : 'sl-map-point'} transform={`translate(${mark.x} ${mark.y})`} onClick={() => goTo(rows, mark.group, go)}>
          <circle r="7.5" />
          <text text-anchor="middle" dy="3.2">{mark.number}</text>
        </g>
      ))}
    </svg>
  );
}

function goTo(rows: PlaceRow[], group: number, go: Go): void {
  const row = rows.find((each) => each.group === group);
  if (row && row.place.length > 0) go(row.place, row.title);
}
