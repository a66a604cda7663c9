import type { Boundary } from '../../../contract/territory.ts'
import { shortText } from './import/source-text.rules.ts'
import { ringArea } from './outline.rules.ts'

/** Why a geometry can't be a unit's boundary; the code's words stand in the errors catalogue. */
export interface BoundaryFault {
  reason:
    | 'unit.geometry_type'
    | 'unit.geometry_shape'
    | 'unit.geometry_range'
    | 'unit.geometry_open'
    | 'unit.geometry_short'
    | 'unit.geometry_flat'
    | 'unit.geometry_many'
  facts: Record<string, string | number>
}

/** Corners of a boundary: more than the border of any district has, and as many as every map and every check can bear. */
const mostCorners = 100_000

/** Reads a GeoJSON geometry as a boundary; heights are dropped. */
export function readBoundary(geometry: unknown): { boundary: Boundary } | { fault: BoundaryFault } {
  if (!isRecord(geometry)) return { fault: { reason: 'unit.geometry_shape', facts: {} } }
  const { type, coordinates } = geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { fault: { reason: 'unit.geometry_type', facts: { type: shortText(type) } } }
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!Array.isArray(polygons) || polygons.length === 0) return { fault: { reason: 'unit.geometry_shape', facts: {} } }
  const read: number[][][][] = []
  let area = 0
  let corners = 0
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return { fault: { reason: 'unit.geometry_shape', facts: {} } }
    const rings: number[][][] = []
    for (const ring of polygon) {
      const result = readRing(ring)
      if ('fault' in result) return result
      corners += result.ring.length
      if (corners > mostCorners) return { fault: { reason: 'unit.geometry_many', facts: { limit: mostCorners } } }
      area += Math.abs(ringArea(result.ring))
      rings.push(result.ring)
    }
    read.push(rings)
  }
  if (!(area > 0)) return { fault: { reason: 'unit.geometry_flat', facts: {} } }
  return {
    boundary:
      type === 'Polygon' ? { type, coordinates: read[0] as number[][][] } : { type: 'MultiPolygon', coordinates: read },
  }
}

function readRing(ring: unknown): { ring: number[][] } | { fault: BoundaryFault } {
  if (!Array.isArray(ring)) return { fault: { reason: 'unit.geometry_shape', facts: {} } }
  const positions: number[][] = []
  for (const position of ring) {
    if (!Array.isArray(position)) return { fault: { reason: 'unit.geometry_shape', facts: {} } }
    const [x, y] = position
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
      return { fault: { reason: 'unit.geometry_shape', facts: {} } }
    // Metres of some national grid instead of degrees are the usual cause.
    if (Math.abs(x) > 180 || Math.abs(y) > 90) return { fault: { reason: 'unit.geometry_range', facts: { x, y } } }
    positions.push([x, y])
  }
  if (positions.length < 4) return { fault: { reason: 'unit.geometry_short', facts: { positions: positions.length } } }
  const [first, last] = [positions[0] as number[], positions[positions.length - 1] as number[]]
  if (first[0] !== last[0] || first[1] !== last[1]) return { fault: { reason: 'unit.geometry_open', facts: {} } }
  return { ring: positions }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
