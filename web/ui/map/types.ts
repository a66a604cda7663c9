import type { FeatureCollection } from 'geojson'
import type { Light } from '../ClockLight.tsx'

/** A place in degrees, WGS 84. */
export interface LatLng {
  lat: number
  lng: number
}

/** Latitude, longitude and how many lie there. */
export type HeatCell = readonly [lat: number, lng: number, n: number]

/** What part of the world a map shows: west, south, east, north in degrees, and how close. */
export interface MapSight {
  box: Bounds
  zoom: number
}

/**
 * Boundaries, lines or points to draw. `shade` areas are tinted by their property `shade`, 0 to 1.
 * `fresh`: areas that are new or changed · `wrong`: the very place of a mistake · `sketch`: a line being drawn. `label` names the property with the text to write at a
 * feature's middle.
 */
export interface MapLayer {
  id: string
  data: FeatureCollection
  /** `ground`: quiet areas · `area`: areas with a clear border · `strong`: the one area it is about. */
  look: 'ground' | 'area' | 'strong' | 'shade' | 'fresh' | 'wrong' | 'sketch'
  label?: string
  /** A click on a feature gives its properties. */
  onPick?: (properties: Record<string, unknown>) => void
}

/** Kinds of lines of a landscape, as a legend names them. */
export const lineKinds = ['river', 'railway', 'main_road', 'road'] as const
/** A kind of line. */
export type LineKind = (typeof lineKinds)[number]

/** Boundaries or buildings that come piece by piece, as vector tiles: for what is too much to send whole. */
export interface MapTiles {
  id: string
  /** Where a tile is, with `{z}/{x}/{y}`. */
  address: string
  /** Name of the layer inside the tiles; buildings are tinted, units are areas. */
  holds: 'units' | 'buildings'
  /** Zoom from which they are drawn. */
  from?: number
  /** A click on one gives its properties. */
  onPick?: (properties: Record<string, unknown>) => void
}

/** A thing on the map, and in the list beside it. */
export interface MapMarker {
  id: string
  at: LatLng
  label: string
  note?: string
  light?: Light
  /** A few words under it: how late, how long left. */
  tag?: string
  /** Stands for several that lie too close together: how many, and how many of which light. */
  group?: { text: string; parts: ReadonlyArray<{ light: 'red' | 'amber'; text: string }> }
}

/** Corners that can be dragged, or moved with the arrow keys. */
export interface MapHandles {
  items: readonly {
    id: string
    at: LatLng
    label: string
    /** A `middle` lies between two corners and becomes one when it is moved. */
    kind: 'corner' | 'middle'
    selected?: boolean
  }[]
  /** Once, when it has been moved. */
  onMove: (id: string, to: LatLng) => void
  onSelect?: (id: string) => void
  /** What the borders would be with it there: drawn while it is being dragged. */
  trace: (id: string, to: LatLng) => FeatureCollection
}

/** South-west and north-east corner: `[west, south, east, north]`. */
export type Bounds = [number, number, number, number]

/** The corners around everything in a collection; undefined when there is nothing. */
export function boundsOf(
  collections: readonly FeatureCollection[],
  points: readonly LatLng[] = [],
): Bounds | undefined {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  const add = (lng: number, lat: number) => {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const walk = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return
    if (typeof coordinates[0] === 'number') add(coordinates[0], coordinates[1] as number)
    else for (const each of coordinates) walk(each)
  }
  for (const collection of collections)
    for (const feature of collection.features)
      if (feature.geometry && 'coordinates' in feature.geometry) walk(feature.geometry.coordinates)
  for (const point of points) add(point.lng, point.lat)
  return west > east ? undefined : [west, south, east, north]
}

/** A point inside the largest ring of a polygon, good enough to write a name at: its centre of gravity. */
export function middleOf(geometry: FeatureCollection['features'][number]['geometry']): LatLng | undefined {
  if (!geometry) return
  if (geometry.type === 'Point') return { lng: geometry.coordinates[0] ?? 0, lat: geometry.coordinates[1] ?? 0 }
  const rings =
    geometry.type === 'Polygon'
      ? [geometry.coordinates[0]]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.map((polygon) => polygon[0])
        : []
  let best: LatLng | undefined
  let largest = 0
  for (const ring of rings) {
    if (!ring || ring.length < 3) continue
    // Relative to the first corner, so that tiny areas far from 0° keep their digits.
    const [x0 = 0, y0 = 0] = ring[0] ?? []
    let twice = 0
    let x = 0
    let y = 0
    for (let i = 0; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i] ?? []
      const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? []
      const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
      twice += cross
      x += (ax - x0 + bx - x0) * cross
      y += (ay - y0 + by - y0) * cross
    }
    if (Math.abs(twice) <= largest) continue
    largest = Math.abs(twice)
    best = { lng: x0 + x / (3 * twice), lat: y0 + y / (3 * twice) }
  }
  return best
}
