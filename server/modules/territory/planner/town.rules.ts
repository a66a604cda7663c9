import { Refused } from '../../../platform/errors.ts'
import { metresPerDegree } from '../outline.rules.ts'
import type { RawFeature } from './plan.types.ts'

/** Degrees to metres on a plane around the middle of the buildings: straight lines stay straight. */
export interface Plane {
  lon0: number
  lat0: number
  kx: number
  ky: number
}

/** The buildings of a planner, in metres. Rings of building b: ringStart[b] … ringStart[b + 1]; points of ring r: pointStart[r] … */
export interface Town {
  plane: Plane
  count: number
  /** Position of a building in the file. */
  input: Int32Array
  ids: string[]
  households: Int32Array
  entrances: Int32Array
  /** Centroid of the footprint, which is a building's place among its neighbours. */
  x: Float64Array
  y: Float64Array
  /** A point inside the footprint. */
  insideX: Float64Array
  insideY: Float64Array
  ringStart: Int32Array
  /** 1 for a ring that is a hole. */
  hole: Uint8Array
  pointStart: Int32Array
  /** x and y of each point, the closing one left out. A building given as a point has no ring. */
  points: Float64Array
}

type Position = readonly [number, number, ...number[]]

/** Features of a GeoJSON document; throws `plan.not_geojson` naming the file's role when it is something else. */
export function featuresOf(document: unknown, what: string): RawFeature[] {
  const value = document as { type?: unknown; features?: unknown; coordinates?: unknown } | null
  if (value !== null && typeof value === 'object') {
    if (value.type === 'FeatureCollection' && Array.isArray(value.features)) return value.features as RawFeature[]
    if (value.type === 'Feature') return [value as RawFeature]
    if (Array.isArray(value.coordinates))
      return [{ type: 'Feature', properties: {}, geometry: value as RawFeature['geometry'] }]
  }
  throw new Refused('plan.not_geojson', { what })
}

/** Polygons of a geometry as rings of positions; undefined when it is none. */
export function polygonsOf(geometry: RawFeature['geometry']): Position[][][] | undefined {
  if (geometry?.type === 'Polygon') return [geometry.coordinates as Position[][]]
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates as Position[][][]
  return undefined
}

/** Throws `plan.bad_position` unless the position is a longitude and a latitude. */
export function checkPosition(position: unknown, facts: Record<string, unknown>): asserts position is Position {
  const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : []
  if (typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return
  throw new Refused('plan.bad_position', facts)
}

/** What one feature says about its building, once it is checked. */
interface Entry {
  id: string
  households: number
  entrances: number
  polygons: Position[][][] | undefined
  point: Position
}

/**
 * Reads buildings and puts neighbours next to each other: whatever goes through them later finds what it needs close by. Throws
 * `plan.no_buildings`, `plan.bad_building`, `plan.bad_position` and `plan.building_twice` with the building's id or number.
 */
export function townOf(document: unknown): Town {
  const features = featuresOf(document, 'buildings')
  if (features.length === 0) throw new Refused('plan.no_buildings')
  const seen = new Set<string>()
  const entries = features.map((feature, index) => {
    const entry = entryOf(feature, index)
    if (seen.has(entry.id)) throw new Refused('plan.building_twice', { id: entry.id })
    seen.add(entry.id)
    return entry
  })
  const box = boxOf(entries)
  const plane = planeAround(box)
  const input = inSpace(entries, box)
  const count = entries.length
  const ids = new Array<string>(count)
  const households = new Int32Array(count)
  const entrances = new Int32Array(count)
  const ringStart = new Int32Array(count + 1)
  const hole: number[] = []
  const pointStart = [0]
  const points: number[] = []
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  for (let b = 0; b < count; b++) {
    const entry = entries[input[b] as number] as Entry
    ids[b] = entry.id
    households[b] = entry.households
    entrances[b] = entry.entrances
    x[b] = (entry.point[0] - plane.lon0) * plane.kx
    y[b] = (entry.point[1] - plane.lat0) * plane.ky
    for (const polygon of entry.polygons ?? [])
      polygon.forEach((ring, nth) => {
        const first = ring[0] as Position
        const last = ring[ring.length - 1] as Position
        const closed = ring.length > 1 && first[0] === last[0] && first[1] === last[1]
        for (const [lon, lat] of closed ? ring.slice(0, -1) : ring)
          points.push((lon - plane.lon0) * plane.kx, (lat - plane.lat0) * plane.ky)
        pointStart.push(points.length / 2)
        hole.push(nth === 0 ? 0 : 1)
      })
    ringStart[b + 1] = hole.length
  }
  const town: Town = {
    ...{ plane, count, input, ids, households, entrances, x, y, insideX: x.slice(), insideY: y.slice(), ringStart },
    hole: Uint8Array.from(hole),
    pointStart: Int32Array.from(pointStart),
    points: Float64Array.from(points),
  }
  for (let b = 0; b < count; b++) if ((ringStart[b + 1] as number) > (ringStart[b] as number)) placeBuilding(town, b)
  return town
}

function entryOf({ properties, geometry }: RawFeature, index: number): Entry {
  const given = properties?.id
  if ((typeof given !== 'string' && typeof given !== 'number') || given === '')
    throw new Refused('plan.bad_building', { id: `${index + 1}.`, field: 'id' })
  const id = String(given)
  const households = countOf(properties?.households ?? 0, { id, field: 'households', least: 0 })
  const entrances = countOf(properties?.entrances ?? 1, { id, field: 'entrances', least: 1 })
  const facts = { what: 'buildings', id }
  if (geometry?.type === 'Point') {
    checkPosition(geometry.coordinates, facts)
    return { id, households, entrances, polygons: undefined, point: geometry.coordinates }
  }
  const polygons = polygonsOf(geometry)
  let point: Position | undefined
  if (Array.isArray(polygons))
    for (const polygon of polygons)
      for (const ring of Array.isArray(polygon) ? polygon : [])
        for (const position of Array.isArray(ring) ? ring : []) {
          checkPosition(position, facts)
          point ??= position
        }
  if (
    !polygons ||
    !point ||
    !polygons.every((polygon) => polygon.length > 0 && polygon.every((ring) => ring.length > 0))
  )
    throw new Refused('plan.bad_building', { id, field: 'geometry' })
  return { id, households, entrances, polygons, point }
}

interface Box {
  minLon: number
  minLat: number
  maxLon: number
  maxLat: number
}

function boxOf(entries: readonly Entry[]): Box {
  const box = { minLon: Infinity, minLat: Infinity, maxLon: -Infinity, maxLat: -Infinity }
  const stretch = (position: Position) => {
    const [lon, lat] = position
    if (lon < box.minLon) box.minLon = lon
    if (lon > box.maxLon) box.maxLon = lon
    if (lat < box.minLat) box.minLat = lat
    if (lat > box.maxLat) box.maxLat = lat
  }
  for (const { polygons, point } of entries) {
    stretch(point)
    if (polygons)
      for (const polygon of polygons) for (const ring of polygon) for (const position of ring) stretch(position)
  }
  return box
}

function planeAround({ minLon, minLat, maxLon, maxLat }: Box): Plane {
  const lon0 = (minLon + maxLon) / 2
  const lat0 = (minLat + maxLat) / 2
  const metres = metresPerDegree(lat0)
  return { lon0, lat0, kx: metres.x, ky: metres.y }
}

/** Positions in the file, in an order that goes through space square by square. */
function inSpace(entries: readonly Entry[], { minLon, minLat, maxLon, maxLat }: Box): Int32Array {
  const cells = 2 ** 13 - 1
  const keys = Float64Array.from(entries, ({ point }, i) => {
    const column = Math.floor((((point[0] as number) - minLon) / (maxLon - minLon || 1)) * cells)
    const row = Math.floor((((point[1] as number) - minLat) / (maxLat - minLat || 1)) * cells)
    return (spread(column) + 2 * spread(row)) * 2 ** 26 + i
  }).sort()
  return Int32Array.from(keys, (key) => key % 2 ** 26)
}

/** The bits of a number below 2 ** 13, each followed by a 0. */
function spread(value: number): number {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

function countOf(value: unknown, { id, field, least }: { id: string; field: string; least: number }): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) < 1e6) return value as number
  throw new Refused('plan.bad_building', { id, field })
}

/** Calls `visit` with both ends of every edge of a building's rings. */
export function eachEdge(
  town: Town,
  building: number,
  visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  const { ringStart, pointStart, points } = town
  for (let r = ringStart[building] as number; r < (ringStart[building + 1] as number); r++) {
    const end = pointStart[r + 1] as number
    let before = end - 1
    for (let i = pointStart[r] as number; i < end; i++) {
      visit(
        points[before * 2] as number,
        points[before * 2 + 1] as number,
        points[i * 2] as number,
        points[i * 2 + 1] as number,
      )
      before = i
    }
  }
}

/** The widest stretch of a footprint on the line through (x, y) in direction (ux, uy): distances from the point, or undefined. */
export function widestStretch(
  town: Town,
  building: number,
  { x, y, ux, uy }: { x: number; y: number; ux: number; uy: number },
): [from: number, to: number] | undefined {
  const crossings: number[] = []
  eachEdge(town, building, (ax, ay, bx, by) => {
    const a = (ay - y) * ux - (ax - x) * uy
    const b = (by - y) * ux - (bx - x) * uy
    if (a > 0 === b > 0) return
    const share = a / (a - b)
    crossings.push((ax + share * (bx - ax) - x) * ux + (ay + share * (by - ay) - y) * uy)
  })
  crossings.sort((a, b) => a - b)
  let best: [number, number] | undefined
  for (let i = 0; i + 1 < crossings.length; i += 2)
    if (!best || (crossings[i + 1] as number) - (crossings[i] as number) > best[1] - best[0])
      best = [crossings[i] as number, crossings[i + 1] as number]
  return best
}

function placeBuilding(town: Town, building: number): void {
  const { ringStart, pointStart, points } = town
  const first = (pointStart[ringStart[building] as number] as number) * 2
  const ox = points[first] as number
  const oy = points[first + 1] as number
  let area = 0
  let sumX = 0
  let sumY = 0
  let meanX = 0
  let meanY = 0
  let corners = 0
  for (let r = ringStart[building] as number; r < (ringStart[building + 1] as number); r++) {
    const end = pointStart[r + 1] as number
    let ringArea = 0
    let ringX = 0
    let ringY = 0
    let before = end - 1
    for (let i = pointStart[r] as number; i < end; i++) {
      const ax = (points[before * 2] as number) - ox
      const ay = (points[before * 2 + 1] as number) - oy
      const bx = (points[i * 2] as number) - ox
      const by = (points[i * 2 + 1] as number) - oy
      const cross = ax * by - bx * ay
      ringArea += cross
      ringX += cross * (ax + bx)
      ringY += cross * (ay + by)
      meanX += bx
      meanY += by
      corners++
      before = i
    }
    // Rings may be drawn either way: the first of a polygon is ground, the others are holes.
    const sign = ringArea > 0 === ((town.hole[r] as number) === 0) ? 1 : -1
    area += sign * ringArea
    sumX += sign * ringX
    sumY += sign * ringY
  }
  const flat = Math.abs(area) < 2e-6
  const x = flat ? ox + meanX / corners : ox + sumX / (3 * area)
  const y = flat ? oy + meanY / corners : oy + sumY / (3 * area)
  town.x[building] = x
  town.y[building] = y
  town.insideX[building] = x
  town.insideY[building] = y
  let odd = false
  eachEdge(town, building, (ax, ay, bx, by) => {
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) odd = !odd
  })
  if (odd) return
  const stretch = widestStretch(town, building, { x, y, ux: 1, uy: 0 })
  if (stretch) town.insideX[building] = x + (stretch[0] + stretch[1]) / 2
}
