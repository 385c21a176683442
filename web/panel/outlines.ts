// Outlines (cartographic boundaries): the shapes of the world's states at 1:110 million, from the package world-atlas (Natural Earth,
// public domain), unpacked from TopoJSON once. Which state is where; never names of its own: those are the reading's.
import { geoContains, type Geometry, type Point } from 'd3-geo';
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

/** The state that holds a point; undefined at sea and for states too small to be drawn. */
export const outlineAt = (point: Point): Outline | undefined => outlines().find(({ shape }) => geoContains(shape, point));

/** The part of a state that holds a point, or its largest: France without Guiana, so that a map of it is of Europe. */
export function partAt({ shape }: Outline, point: Point): Geometry {
  const parts = shape.coordinates.map((coordinates): Geometry => ({ type: 'Polygon', coordinates }));
  const largest = [...shape.coordinates].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0] ?? [];
  return parts.find((part) => geoContains(part, point)) ?? { type: 'Polygon', coordinates: largest };
}
