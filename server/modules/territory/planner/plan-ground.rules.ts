import type { Boundary } from '../../../../contract/territory.ts'
import { sheetAround, together, widePart, without } from '../changes/shapes.rules.ts'
import { contains, metresPerDegree, type Outline, outlineOf, ringArea, ringsOf } from '../outline.rules.ts'
import type { GroundBuilding } from './ground.store.ts'
import type { RawFeature } from './plan.types.ts'

/**
 * The ground of a community to share out: without the grids that stay as they are, and without the crumbs that two drawings of one
 * border leave. A community nobody has drawn is what its grids cover. Undefined when there is nothing.
 */
export function groundOf(given: {
  whole: Boundary | undefined
  grids: readonly Boundary[]
  held: readonly Boundary[]
}): Boundary | undefined {
  const { whole, grids, held } = given
  if (whole && held.length === 0) return whole
  const some = whole ?? grids[0]
  if (!some) return undefined
  const [lng = 0, lat = 0] = ringsOf(some)[0]?.[0] ?? []
  const sheet = sheetAround({ lng, lat })
  const shapes = (boundaries: readonly Boundary[]) => boundaries.map((boundary) => sheet.toSheet(boundary))
  const left = sheet.toBoundary(without(whole ? sheet.toSheet(whole) : together(shapes(grids)), shapes(held)))
  if (!left) return undefined
  const polygons = left.type === 'Polygon' ? [left.coordinates] : left.coordinates
  const kept = polygons.filter((coordinates) => widePart(sheet.toSheet({ type: 'Polygon', coordinates })))
  const [only] = kept
  if (!only) return undefined
  return kept.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: kept }
}

/** Metres a building's place keeps from the border. */
const clearance = 1
/** Metres outside its community at which a building still counts as standing in it (as placing does). */
const furthest = 60

/**
 * Buildings as the planner reads them. All of a plan must lie inside the area, so a building that stands across the border counts by
 * its point alone, one that stands just outside is moved in, and one far outside is left out.
 */
export function buildingsFor(buildings: readonly GroundBuilding[], area: Boundary): RawFeature[] {
  const outline = outlineOf(area)
  const features: RawFeature[] = []
  for (const { code, households, entrances, lng, lat, outline: footprint } of buildings) {
    const properties = { id: code, households: households ?? 0, entrances }
    if (footprint && isInside(footprint.coordinates, outline)) {
      features.push({ type: 'Feature', properties, geometry: footprint })
      continue
    }
    const coordinates = placeInside(area, outline, [lng, lat])
    if (coordinates) features.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } })
  }
  return features
}

function isInside(rings: readonly number[][][], outline: Outline): boolean {
  const [ring] = rings
  if (!ring || !rings.every((each) => each.every(([x = 0, y = 0]) => contains(outline, x, y)))) return false
  const [x, y] = middleOf(ring)
  return contains(outline, x, y)
}

/** Centroid of a ring. */
function middleOf(ring: readonly number[][]): [number, number] {
  const [ox = 0, oy = 0] = ring[0] ?? []
  const area = ringArea(ring)
  if (area === 0) return [ox, oy]
  let x = 0
  let y = 0
  ring.forEach(([bx = 0, by = 0], i) => {
    const [ax = ox, ay = oy] = ring[i - 1] ?? [ox, oy]
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
    x += (ax + bx - 2 * ox) * cross
    y += (ay + by - 2 * oy) * cross
  })
  return [ox + x / (6 * area), oy + y / (6 * area)]
}

/** The place itself, or one a metre from the nearest border inside. */
function placeInside(area: Boundary, outline: Outline, at: [number, number]): [number, number] | undefined {
  const [x, y] = at
  const metres = metresPerDegree(y)
  const inside = contains(outline, x, y)
  let least = Infinity
  let near: [number, number] = [0, 0]
  let along: [number, number] = [1, 0]
  for (const ring of ringsOf(area))
    ring.forEach(([bx = 0, by = 0], i) => {
      const [ax = bx, ay = by] = ring[i - 1] ?? []
      const from = [(ax - x) * metres.x, (ay - y) * metres.y] as const
      const way = [(bx - ax) * metres.x, (by - ay) * metres.y] as const
      const length = way[0] ** 2 + way[1] ** 2
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(from[0] * way[0] + from[1] * way[1]) / length))
      const to: [number, number] = [from[0] + share * way[0], from[1] + share * way[1]]
      const distance = Math.hypot(...to)
      if (distance >= least) return
      least = distance
      near = to
      along = length === 0 ? along : [way[0] / Math.sqrt(length), way[1] / Math.sqrt(length)]
    })
  if (inside && least >= clearance) return at
  if (!inside && least > furthest) return undefined
  for (const [sx, sy] of [
    [-along[1], along[0]],
    [along[1], -along[0]],
  ] as const) {
    const moved: [number, number] = [
      x + (near[0] + sx * clearance) / metres.x,
      y + (near[1] + sy * clearance) / metres.y,
    ]
    if (contains(outline, ...moved)) return moved
  }
  return inside ? at : undefined
}
