// Map view (map projection): where the places of a reading are drawn, and how near the map comes. Pure: from places to paths and
// points of a drawing that is kMapWidth by kMapHeight. The component is places.tsx.
import { geoEqualEarth, type Geometry, geoPath, type Point } from 'd3-geo';
import type { Place, Reading } from '../core/reading.generated';
import { middleOf, type Outline, outlineOf, outlines, partAt } from './outlines';
import { plain } from './words';

export const kMapWidth = 360;
export const kMapHeight = 220;
const kEdge = 22; // units of the drawing between a place and the edge
const kApart = 14.5; // units between the middles of two marks
const kNarrowest = 14; // degrees of longitude: nearer, these outlines show nothing
export const kMostOnMap = 20;

export type PlaceRow = {
  group: number;
  title: string;
  line: string;
  mentions: number;
  place: Place;
  /** Longitude and latitude in degrees; null when they are not known. */
  at: Point | null;
  /** The shape of a state. */
  outline: Outline | undefined;
};

export type MapView = {
  /** All land, and the states that are named. */
  land: string;
  named: string;
  marks: { group: number; number: number; title: string; x: number; y: number; state: boolean }[];
};

/** "55.75,37.62" as longitude and latitude. */
function pointOf(value: string | undefined): Point | null {
  const parts = /^(-?\d+(?:\.\d+)?),\s*(-?\d+(?:\.\d+)?)$/.exec(value ?? '');
  if (!parts) return null;
  const latitude = Number(parts[1]);
  const longitude = Number(parts[2]);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null;
}

/** Places and facilities, most prominent first; those that are on the map before those that are not. */
export function placeRows(reading: Reading): PlaceRow[] {
  const rows = reading.cards
    .filter((card) => card.kind === 'place' || card.kind === 'facility')
    .map((card) => {
      const group = reading.groups[card.group];
      const facts = group?.entity?.facts ?? [];
      const isState = facts.some((fact) => fact.key === 'capital');
      const outline = isState ? outlineOf(group?.entity?.label ?? '') : undefined;
      const first = group?.mentions.map((id) => reading.mentions[id]).find((mention) => (mention?.at.length ?? 0) > 0);
      return {
        group: card.group,
        title: plain(card.title),
        line: card.line.source === 'none' ? '' : plain(card.line.text),
        mentions: card.mentions,
        place: first?.at ?? [],
        at: pointOf(facts.find((fact) => fact.key === 'coordinates')?.value) ?? (outline ? middleOf(outline) : null),
        outline,
      };
    });
  return [...rows.filter((row) => row.at !== null), ...rows.filter((row) => row.at === null)];
}

/** The middle of the smallest arc of the globe that holds all longitudes, and its width. */
function span(longitudes: number[]): { middle: number; width: number } {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let gap = 0;
  let after = 0;
  sorted.forEach((longitude, index) => {
    const next = sorted[index + 1] ?? sorted[0]! + 360;
    if (next - longitude > gap) {
      gap = next - longitude;
      after = index;
    }
  });
  const width = 360 - gap;
  const begin = sorted[(after + 1) % sorted.length]!;
  const middle = begin + width / 2;
  return { middle: middle > 180 ? middle - 360 : middle, width };
}

/** What must be seen: the points, the main parts of the states, and a little around a lone place. */
function toShow(points: Point[], states: { outline: Outline; at: Point }[]): Point[] {
  const seen = [...points];
  for (const { outline, at } of states) {
    seen.push(...(partAt(outline, at).coordinates[0] ?? []));
  }
  const { width } = span(seen.map(([longitude]) => longitude));
  const missing = (kNarrowest - width) / 2;
  if (missing <= 0) return seen;
  return seen.concat(points.flatMap(([longitude, latitude]): Point[] => [
    [wrapped(longitude - missing), latitude], [wrapped(longitude + missing), latitude],
  ]));
}

const wrapped = (longitude: number): number => (longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);

/** The map of the first places of `rows` that have a point; null when none has. */
export function mapView(rows: readonly PlaceRow[]): MapView | null {
  const shown = rows.filter((row): row is PlaceRow & { at: Point } => row.at !== null).slice(0, kMostOnMap);
  if (shown.length === 0) return null;
  const states = shown.flatMap(({ outline, at }) => (outline ? [{ outline, at }] : []));
  const seen = toShow(shown.map((row) => row.at), states);
  const { middle, width } = span(seen.map(([longitude]) => longitude));
  const whole: Geometry = width > 200 ? { type: 'Sphere' } : { type: 'MultiPoint', coordinates: seen };
  const projection = geoEqualEarth()
    .rotate([-middle, 0])
    .fitExtent([[kEdge, kEdge], [kMapWidth - kEdge, kMapHeight - kEdge]], whole)
    .clipExtent([[-2, -2], [kMapWidth + 2, kMapHeight + 2]]);
  const path = geoPath(projection);
  const draw = (shapes: readonly Outline[]): string => shapes.map(({ shape }) => rounded(path(shape) ?? '')).join('');
  const marks = shown.flatMap((row, index) => {
    const at = projection(row.at);
    return at === null ? [] : [{ group: row.group, number: index + 1, title: row.title, x: round(at[0]), y: round(at[1]), state: row.outline !== undefined }];
  });
  spread(marks);
  return { land: draw(outlines()), named: draw(states.map(({ outline }) => outline)), marks };
}

/** Moves marks that would cover each other apart: states before points, whose place is exact. */
function spread(marks: { x: number; y: number; state: boolean }[]): void {
  for (let turn = 0; turn < 6; ++turn) {
    for (const [index, mark] of marks.entries()) {
      for (const other of marks.slice(0, index)) {
        const apart = Math.hypot(mark.x - other.x, mark.y - other.y);
        if (apart >= kApart) continue;
        const moved = other.state && !mark.state ? other : mark;
        const still = moved === mark ? other : mark;
        // From one and the same spot a mark moves to the right.
        const [dx, dy] = apart === 0 ? [1, 0] : [(moved.x - still.x) / apart, (moved.y - still.y) / apart];
        moved.x = round(still.x + dx * kApart);
        moved.y = round(still.y + dy * kApart);
      }
    }
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
const rounded = (path: string): string => path.replace(/-?\d+\.\d+/g, (number) => String(round(Number(number))));
