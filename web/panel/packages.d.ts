// What the panel uses of packages that bring no types of their own.
declare module 'd3-geo' {
  export type Point = [number, number]; // longitude, latitude in degrees; or x, y once projected
  export type Geometry =
    | { type: 'MultiPoint'; coordinates: Point[] }
    | { type: 'Polygon'; coordinates: Point[][] }
    | { type: 'MultiPolygon'; coordinates: Point[][][] }
    | { type: 'Sphere' };
  export interface Projection {
    (point: Point): Point | null;
    rotate(angles: [number, number]): this;
    fitExtent(extent: [Point, Point], shape: Geometry): this;
    clipExtent(extent: [Point, Point]): this;
    scale(): number;
    scale(value: number): this;
    precision(value: number): this;
  }
  export function geoEqualEarth(): Projection;
  export function geoPath(projection: Projection): (shape: Geometry) => string | null;
  export function geoCentroid(shape: Geometry): Point;
  export function geoContains(shape: Geometry, point: Point): boolean;
}

declare module 'world-atlas/countries-110m.json' {
  type Shape = { id?: string; properties: { name: string } } & ({ type: 'Polygon'; arcs: number[][] } | { type: 'MultiPolygon'; arcs: number[][][] });
  const world: {
    arcs: [number, number][][];
    transform: { scale: [number, number]; translate: [number, number] };
    objects: { countries: { geometries: Shape[] } };
  };
  export default world;
}
