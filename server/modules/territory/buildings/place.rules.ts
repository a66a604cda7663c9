import type { BuildingShape } from '../../../../contract/buildings.ts'
import { readBoundary } from '../boundary.rules.ts'
import { shortText } from '../import/source-text.rules.ts'

/** A building's ground: its outline, if it has one, and the point that stands for it. */
export interface Ground {
  lng: number
  lat: number
  outline: Extract<BuildingShape, { type: 'Polygon' }> | null
}

/** Why a geometry can't be a building's; the words stand in the errors catalogue. */
export interface GroundFault {
  reason: string
  facts: Record<string, string | number>
}

/** Degrees of latitude a building may stretch: about 3 km. Longer ones are districts that were sent as buildings. */
const longestSide = 0.03

/** Reads a GeoJSON geometry as a building's ground; heights are dropped. */
export function readGround(geometry: unknown): { ground: Ground } | { fault: GroundFault } {
  const type = (geometry as { type?: unknown } | null)?.type
  if (type === 'Point') return readPoint((geometry as { coordinates?: unknown }).coordinates)
  if (type !== 'Polygon') return { fault: { reason: 'building.geometry_type', facts: { type: shortText(type) } } }
  const read = readBoundary(geometry)
  if ('fault' in read) return { fault: { ...read.fault, reason: read.fault.reason.replace('unit.', 'building.') } }
  const outline = read.boundary as Extract<BuildingShape, { type: 'Polygon' }>
  const fault = tooLarge(outline.coordinates[0] as number[][])
  if (fault) return { fault }
  const [lng, lat] = pointOn(outline.coordinates)
  return { ground: { lng, lat, outline } }
}

function readPoint(coordinates: unknown): { ground: Ground } | { fault: GroundFault } {
  const [lng, lat] = Array.isArray(coordinates) ? coordinates : []
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
    return { fault: { reason: 'building.geometry_shape', facts: {} } }
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90)
    return { fault: { reason: 'building.geometry_range', facts: { x: lng, y: lat } } }
  return { ground: { lng, lat, outline: null } }
}

function tooLarge(ring: readonly number[][]): GroundFault | undefined {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x, y] of ring as [number, number][]) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return Math.max(east - west, north - south) > longestSide
    ? { reason: 'building.geometry_large', facts: {} }
    : undefined
}

/** A point inside: the centre of gravity where that lies inside, else the middle of the widest stretch at its height. */
export function pointOn(rings: readonly (readonly number[][])[]): [number, number] {
  const centre = centreOf(rings)
  const crossings: number[] = []
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number]
      const [bx, by] = ring[i] as [number, number]
      if (ay > centre[1] === by > centre[1]) continue
      crossings.push(ax + ((centre[1] - ay) / (by - ay)) * (bx - ax))
    }
  crossings.sort((a, b) => a - b)
  let widest: [number, number] | undefined
  for (let i = 1; i < crossings.length; i += 2) {
    const [from, to] = [crossings[i - 1] as number, crossings[i] as number]
    if (from <= centre[0] && centre[0] <= to) return centre
    if (!widest || to - from > widest[1] - widest[0]) widest = [from, to]
  }
  return widest ? [(widest[0] + widest[1]) / 2, centre[1]] : centre
}

/** Holes are rings like any other: drawn the other way or not, they take away. */
function centreOf(rings: readonly (readonly number[][])[]): [number, number] {
  const [ox = 0, oy = 0] = rings[0]?.[0] ?? []
  let twice = 0
  let x = 0
  let y = 0
  rings.forEach((ring, nth) => {
    let area = 0
    let sumX = 0
    let sumY = 0
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [(ring[i - 1]?.[0] as number) - ox, (ring[i - 1]?.[1] as number) - oy]
      const [bx, by] = [(ring[i]?.[0] as number) - ox, (ring[i]?.[1] as number) - oy]
      const cross = ax * by - bx * ay
      area += cross
      sumX += (ax + bx) * cross
      sumY += (ay + by) * cross
    }
    const sign = (nth === 0) === area >= 0 ? 1 : -1
    twice += sign * area
    x += sign * sumX
    y += sign * sumY
  })
  return twice === 0 ? [ox, oy] : [ox + x / (3 * twice), oy + y / (3 * twice)]
}
