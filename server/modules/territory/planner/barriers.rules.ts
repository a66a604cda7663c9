import Flatbush from 'flatbush'
import { Refused } from '../../../platform/errors.ts'
import type { RawFeature } from './plan.types.ts'
import { checkPosition, featuresOf, type Plane } from './town.rules.ts'

/** Lines nobody crosses, as segments of four numbers in metres. */
export type Segments = Float64Array

/** Reads barriers; polygons count by their rings. Throws `plan.bad_barrier` with the number of the feature. */
export function barriersOf(document: unknown, plane: Plane): Segments {
  const segments: number[] = []
  const features = document === undefined || document === null ? [] : featuresOf(document, 'barriers')
  features.forEach((feature, index) => {
    for (const line of linesOf(feature, index)) {
      line.forEach((position, i) => {
        checkPosition(position, { what: 'barriers', id: `${index + 1}.` })
        if (i === 0) return
        const before = line[i - 1] as readonly number[]
        segments.push(((before[0] as number) - plane.lon0) * plane.kx, ((before[1] as number) - plane.lat0) * plane.ky)
        segments.push(
          ((position[0] as number) - plane.lon0) * plane.kx,
          ((position[1] as number) - plane.lat0) * plane.ky,
        )
      })
    }
  })
  return Float64Array.from(segments)
}

function linesOf({ geometry }: RawFeature, index: number): unknown[][] {
  if (!geometry) return []
  const { type, coordinates } = geometry
  const lines =
    type === 'LineString'
      ? [coordinates]
      : type === 'MultiLineString' || type === 'Polygon'
        ? coordinates
        : type === 'MultiPolygon' && Array.isArray(coordinates)
          ? coordinates.flat()
          : undefined
  if (Array.isArray(lines) && lines.every(Array.isArray)) return lines
  throw new Refused('plan.bad_barrier', { id: `${index + 1}.` })
}

/** A question whether the straight way between two places crosses a barrier. */
export type Crosses = (ax: number, ay: number, bx: number, by: number) => boolean

/** Prepares barriers for many questions. A way through a bend of a barrier crosses it; a building that stands on a barrier does not. */
export function crossingOf(segments: Segments): Crosses {
  if (segments.length === 0) return () => false
  const index = new Flatbush(segments.length / 4)
  for (let i = 0; i < segments.length; i += 4)
    index.add(
      Math.min(segments[i] as number, segments[i + 2] as number),
      Math.min(segments[i + 1] as number, segments[i + 3] as number),
      Math.max(segments[i] as number, segments[i + 2] as number),
      Math.max(segments[i + 1] as number, segments[i + 3] as number),
    )
  index.finish()
  return (ax, ay, bx, by) => {
    const near = index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    for (const hit of near) {
      const i = hit * 4
      if (
        crosses(
          ax,
          ay,
          bx,
          by,
          segments[i] as number,
          segments[i + 1] as number,
          segments[i + 2] as number,
          segments[i + 3] as number,
        )
      )
        return true
    }
    return false
  }
}

/** A millimetre, squared. */
const touching = 1e-6

function crosses(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  if (squareToSegment(ax, ay, cx, cy, dx, dy) < touching) return false
  if (squareToSegment(bx, by, cx, cy, dx, dy) < touching) return false
  const c = side(ax, ay, bx, by, cx, cy)
  const d = side(ax, ay, bx, by, dx, dy)
  const a = side(cx, cy, dx, dy, ax, ay)
  const b = side(cx, cy, dx, dy, bx, by)
  if (((c > 0 && d < 0) || (c < 0 && d > 0)) && ((a > 0 && b < 0) || (a < 0 && b > 0))) return true
  return squareToSegment(cx, cy, ax, ay, bx, by) < touching || squareToSegment(dx, dy, ax, ay, bx, by) < touching
}

/** Positive when (px, py) lies to the left of the way from a to b; twice the area of the triangle. */
export function side(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax)
}

/** Square of the distance of a point from a segment. */
export function squareToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  let share = length > 0 ? ((px - ax) * dx + (py - ay) * dy) / length : 0
  if (share < 0) share = 0
  else if (share > 1) share = 1
  const ex = px - ax - share * dx
  const ey = py - ay - share * dy
  return ex * ex + ey * ey
}
