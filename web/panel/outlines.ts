// Outlines (cartographic boundaries): the shapes of the world's states at 1:110 million, from the package world-atlas (Natural Earth,
// public domain), unpacked from TopoJSON once. Which state is where; never names of its own: those are the reading's.
import { geoCentroid, geoContains, type Geometry, type Point } from 'd3-geo';
import world from 'world-atlas/countries-110m.json';

export type Outline = { name: string; shape: Extract<Geometry, { type: 'MultiPolygon' }> };

/** Arcs are lists of steps from point to point, in whole numbers. */
function unpack(): Outline[] {
  const { scale, translate } = world.transform;
  const arcs = world.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]): Point => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  // A negative number is an arc walked backwards; arcs of a ring share their ends.
  const ring = (numbers: number[]): Point[] =>
    numbers.flatMap((number, index) => {
      const points = number < 0 ? [...(arcs[~number] ?? [])].reverse() : (arcs[number] ?? []);
      return index === 0 ? points : points.slice(1);
    });
  return world.objects.countries.geometries.map((geometry) => ({
    name: geometry.properties.name,
    shape: {
      type: 'MultiPolygon',
      coordinates: geometry.type === 'Polygon' ? [geometry.arcs.map(ring)] : geometry.arcs.map((polygon) => polygon.map(ring)),
    },
  }));
}

let unpacked: Outline[] | null = null;

export function outlines(): Outline[] {
  unpacked ??= unpack();
  return unpacked;
}

/** Names that the outlines write otherwise than the pack. */
const otherNames: Record<string, string> = {
  'United States': 'United States of America', 'Czech Republic': 'Czechia', 'North Macedonia': 'Macedonia', 'Bosnia and Herzegovina': 'Bosnia and Herz.',
  'Solomon Islands': 'Solomon Is.', 'Dominican Republic': 'Dominican Rep.', 'Central African Republic': 'Central African Rep.', 'South Sudan': 'S. Sudan',
  'Republic of the Congo': 'Congo', 'Democratic Republic of the Congo': 'Dem. Rep. Congo', 'Equatorial Guinea': 'Eq. Guinea', 'The Gambia': 'Gambia',
  'Ivory Coast': 'Côte d\'Ivoire', Eswatini: 'eSwatini', 'The Bahamas': 'Bahamas', 'Western Sahara': 'W. Sahara', 'Falkland Islands': 'Falkland Is.',
};

/** The outline of a state; undefined for one too small to be drawn. By its name: Monaco's point lies inside the outline of France. */
export const outlineOf = (label: string): Outline | undefined => outlines().find(({ name }) => name === (otherNames[label] ?? label));

type Part = Extract<Geometry, { type: 'Polygon' }>;

/** The part of a state that holds a point, or its largest: France without Guiana, so that a map of it is of Europe. */
export function partAt({ shape }: Outline, point?: Point): Part {
  const parts = shape.coordinates.map((coordinates): Part => ({ type: 'Polygon', coordinates }));
  const size = (part: Part): number => part.coordinates[0]?.length ?? 0;
  const largest = parts.reduce((best, part) => (size(part) > size(best) ? part : best));
  return (point && parts.find((part) => geoContains(part, point))) ?? largest;
}

/** The middle of a state's largest part, where the pack has no point for it. */
export const middleOf = (outline: Outline): Point => geoCentroid(partAt(outline));
