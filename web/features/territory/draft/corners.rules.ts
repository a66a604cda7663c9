import type { Boundary } from '../../../../contract/territory.ts'

/** Boundaries by the id of their unit. Where they touch they have the same corners, to the last digit. */
export type Drawn = Readonly<Record<string, Boundary>>

/** Longitude and latitude. */
export type Corner = readonly [number, number]

const isSame = (a: readonly number[], b: readonly number[]): boolean => a[0] === b[0] && a[1] === b[1]

const onRings = (boundary: Boundary, work: (ring: number[][]) => number[][]): Boundary =>
  boundary.type === 'Polygon'
    ? { type: 'Polygon', coordinates: boundary.coordinates.map(work) }
    : { type: 'MultiPolygon', coordinates: boundary.coordinates.map((rings) => rings.map(work)) }

/** All rings of a boundary, outer ones and holes. */
export const ringsOf = (boundary: Boundary): number[][][] =>
  boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat()

/** Does something with every ring; a boundary without a changed ring stays the same object. */
function each(drawn: Drawn, work: (ring: number[][]) => number[][]): Drawn {
  return Object.fromEntries(
    Object.entries(drawn).map(([id, boundary]) => {
      let changed = false
      const next = onRings(boundary, (ring) => {
        const done = work(ring)
        if (done !== ring) changed = true
        return done
      })
      return [id, changed ? next : boundary]
    }),
  )
}

/** Moves a corner in every boundary that has it: neighbours keep touching. */
export function moveCorner(drawn: Drawn, from: Corner, to: Corner): Drawn {
  return each(drawn, (ring) =>
    ring.some((at) => isSame(at, from)) ? ring.map((at) => (isSame(at, from) ? [...to] : at)) : ring,
  )
}

/** Puts a corner between two that follow each other, in every boundary with that edge. */
export function addCorner(drawn: Drawn, { from, to, at }: { from: Corner; to: Corner; at: Corner }): Drawn {
  return each(drawn, (ring) => {
    const nth = ring.findIndex((corner, i) => {
      const next = ring[i + 1]
      return next && ((isSame(corner, from) && isSame(next, to)) || (isSame(corner, to) && isSame(next, from)))
    })
    return nth < 0 ? ring : ring.toSpliced(nth + 1, 0, [...at])
  })
}

/** Takes a corner out of every boundary that has it. Undefined where a ring would be left with fewer than three. */
export function removeCorner(drawn: Drawn, corner: Corner): Drawn | undefined {
  let isTooFew = false
  const next = each(drawn, (ring) => {
    if (!ring.some((at) => isSame(at, corner))) return ring
    const open = ring.slice(0, -1).filter((at) => !isSame(at, corner))
    if (open.length < 3) isTooFew = true
    return [...open, open[0] ?? []]
  })
  return isTooFew ? undefined : next
}

/** Other units that have this corner. */
export function sharers(drawn: Drawn, own: string, corner: Corner): string[] {
  return Object.entries(drawn).flatMap(([id, boundary]) =>
    id !== own && ringsOf(boundary).some((ring) => ring.some((at) => isSame(at, corner))) ? [id] : [],
  )
}

/** A corner moved by metres to the east and to the north, rounded to a centimetre. */
export function byMetres([lng, lat]: Corner, { east, north }: { east: number; north: number }): Corner {
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
  const perDegree = 111_320
  return [round(lng + east / (perDegree * Math.cos((lat * Math.PI) / 180))), round(lat + north / perDegree)]
}

/** A line through the middle of a boundary's box that cuts it across: from west to east, or from south to north. */
export function lineThrough(boundary: Boundary, way: 'across' | 'along'): [Corner, Corner] {
  const corners = ringsOf(boundary).flat()
  const lngs = corners.map(([lng = 0]) => lng)
  const lats = corners.map(([, lat = 0]) => lat)
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  return way === 'across'
    ? [
        [west, y],
        [east, y],
      ]
    : [
        [x, south],
        [x, north],
      ]
}

/** What somebody typed or pasted, read as positions: one `lng, lat` a line, or GeoJSON. Undefined when it is neither. */
export function readPositions(text: string): Corner[] | undefined {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) {
    const found = readGeometry(trimmed)
    return found?.type === 'LineString' && Array.isArray(found.coordinates) ? cornersIn(found.coordinates) : undefined
  }
  const lines = trimmed.split(/[\n;]+/).filter((line) => line.trim())
  return cornersIn(
    lines.map((line) =>
      line
        .trim()
        .split(/[\s,，]+/)
        .map(Number),
    ),
  )
}

/** What somebody pasted, read as a boundary: a GeoJSON geometry, a feature, or a collection with one. */
export function readBoundary(text: string): Boundary | undefined {
  const found = readGeometry(text)
  if (found?.type !== 'Polygon' && found?.type !== 'MultiPolygon') return undefined
  const polygons = found.type === 'Polygon' ? [found.coordinates] : found.coordinates
  const isGood =
    Array.isArray(polygons) &&
    polygons.length > 0 &&
    polygons.every(
      (rings) =>
        Array.isArray(rings) &&
        rings.length > 0 &&
        rings.every((ring) => Array.isArray(ring) && ring.length >= 4 && cornersIn(ring) !== undefined),
    )
  return isGood ? ({ type: found.type, coordinates: found.coordinates } as Boundary) : undefined
}

function cornersIn(given: unknown[]): Corner[] | undefined {
  const corners = given.flatMap((at): Corner[] => {
    if (!Array.isArray(at) || at.length < 2) return []
    const [lng, lat] = at as unknown[]
    const isPlace = typeof lng === 'number' && typeof lat === 'number' && Math.abs(lng) <= 180 && Math.abs(lat) <= 90
    return isPlace ? [[lng, lat]] : []
  })
  return corners.length === given.length && corners.length >= 2 ? corners : undefined
}

function readGeometry(text: string): { type: unknown; coordinates: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return geometryIn(value)
  } catch {
    return undefined
  }
}

function geometryIn(value: unknown): { type: unknown; coordinates: unknown } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('coordinates' in value && 'type' in value) return value
  if ('geometry' in value) return geometryIn(value.geometry)
  if ('features' in value && Array.isArray(value.features) && value.features.length === 1)
    return geometryIn(value.features[0])
  return undefined
}
