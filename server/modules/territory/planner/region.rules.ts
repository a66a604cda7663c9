import Delaunator from 'delaunator'
import Flatbush from 'flatbush'
import { Refused } from '../../../platform/errors.ts'
import { contains, type Outline, outlineOf } from '../outline.rules.ts'
import { squareToSegment } from './barriers.rules.ts'
import { after, before, type Places } from './places.rules.ts'
import { checkPosition, featuresOf, type Plane, polygonsOf, type Town } from './town.rules.ts'

/** The ground that is shared out. Rings in metres, ground to the left of each; the first point isn't repeated. */
export interface Region {
  rings: Float64Array[]
  outline: Outline
  /** Places of buildings outside the area; a small piece of ground around each was added. */
  outside: number
}

type Ring = [number, number][]

/** Least width of a bay that the outline goes into, and room left around buildings; metres. */
const reach = 300
const room = 15
/** Metres from a building outside the area to the border of the ground it gets. */
const islandSize = 10

/** Whether a point lies in the region. */
export const inRegion = (region: Region, x: number, y: number): boolean => contains(region.outline, x, y)

/** The region given by an area, or an outline around all buildings when there is none. Throws `plan.bad_area`. */
export function regionOf(area: unknown, town: Town): Region {
  return regionFrom(area === undefined || area === null ? outlineAround(town) : ringsOfArea(area, town.plane))
}

/** The region with a small piece of ground around each place outside it. Throws `plan.area_elsewhere` when that is most of them. */
export function withIslands(first: Region, places: Places): Region {
  const out: number[] = []
  for (let i = 0; i < places.count; i++)
    if (!contains(first.outline, places.x[i] as number, places.y[i] as number)) out.push(i)
  if (out.length === 0) return first
  if (out.length * 2 > places.count) throw new Refused('plan.area_elsewhere', { outside: out.length, of: places.count })
  const rings = first.rings.map((ring) => Array.from({ length: ring.length / 2 }, (_, i) => pointOf(ring, i)))
  return { ...regionFrom([...rings, ...islands(out, places, rings)]), outside: out.length }
}

const pointOf = (ring: Float64Array, i: number): [number, number] => [ring[i * 2] as number, ring[i * 2 + 1] as number]

function regionFrom(rings: Ring[]): Region {
  const closed = rings.map((ring) => [...ring, ring[0] as [number, number]])
  return {
    rings: rings.map((ring) => Float64Array.from(ring.flat())),
    outline: outlineOf({ type: 'Polygon', coordinates: closed }),
    outside: 0,
  }
}

function ringsOfArea(area: unknown, plane: Plane): Ring[] {
  const rings: Ring[] = []
  for (const feature of featuresOf(area, 'area')) {
    const polygons = polygonsOf(feature.geometry)
    if (!Array.isArray(polygons)) continue
    for (const polygon of polygons) {
      if (!Array.isArray(polygon)) throw new Refused('plan.bad_area')
      polygon.forEach((positions, nth) => {
        if (!Array.isArray(positions)) throw new Refused('plan.bad_area')
        const ring: Ring = []
        for (const position of positions) {
          checkPosition(position, { what: 'area', id: '1.' })
          const point: [number, number] = [
            ((position[0] as number) - plane.lon0) * plane.kx,
            ((position[1] as number) - plane.lat0) * plane.ky,
          ]
          const last = ring.at(-1)
          if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point)
        }
        const last = ring.at(-1)
        if (
          ring.length > 1 &&
          last &&
          last[0] === (ring[0] as [number, number])[0] &&
          last[1] === (ring[0] as [number, number])[1]
        )
          ring.pop()
        if (ring.length < 3) return
        rings.push(twiceArea(ring) > 0 === (nth === 0) ? ring : ring.reverse())
      })
    }
  }
  if (rings.length === 0) throw new Refused('plan.bad_area')
  return rings.length > 1 ? merged(rings) : rings
}

/** Takes out the sides that two polygons share, drawn once each way, and joins what is left to rings again. */
function merged(rings: Ring[]): Ring[] {
  const key = ([x, y]: [number, number]) => `${x} ${y}`
  const sides = new Map<string, { from: [number, number]; to: [number, number] }>()
  for (const ring of rings)
    ring.forEach((to, k) => {
      const from = ring.at(k - 1) as [number, number]
      if (!sides.delete(`${key(to)} ${key(from)}`)) sides.set(`${key(from)} ${key(to)}`, { from, to })
    })
  if (sides.size === rings.reduce((sum, ring) => sum + ring.length, 0)) return rings
  const leaving = new Map<string, [number, number][]>()
  for (const { from, to } of sides.values()) leaving.set(key(from), [...(leaving.get(key(from)) ?? []), to])
  const joined: Ring[] = []
  for (const { from } of sides.values()) {
    const ring: Ring = []
    for (let at: [number, number] | undefined = leaving.get(key(from))?.pop(); at; at = leaving.get(key(at))?.pop())
      ring.push(at)
    if (ring.length > 2) joined.push(ring)
  }
  return joined
}

function twiceArea(ring: Ring): number {
  let sum = 0
  ring.forEach(([x, y], i) => {
    const [px, py] = ring.at(i - 1) as [number, number]
    sum += px * y - x * py
  })
  return sum
}

/** A small square of ground around each place outside, which meets neither another one nor the area. */
function islands(out: number[], places: Places, rings: Ring[]): Ring[] {
  const sides = rings.flatMap((ring) => ring.map((b, k) => [ring.at(k - 1) as [number, number], b] as const))
  const bySide = new Flatbush(sides.length)
  for (const [[ax, ay], [bx, by]] of sides)
    bySide.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  bySide.finish()
  const byPlace = new Flatbush(out.length)
  for (const i of out) byPlace.add(places.x[i] as number, places.y[i] as number)
  byPlace.finish()
  return out.map((i) => {
    const x = places.x[i] as number
    const y = places.y[i] as number
    let square = islandSize ** 2
    for (const k of bySide.search(x - islandSize, y - islandSize, x + islandSize, y + islandSize)) {
      const [a, b] = sides[k] as readonly [[number, number], [number, number]]
      square = Math.min(square, squareToSegment(x, y, a[0], a[1], b[0], b[1]))
    }
    for (const k of byPlace.search(x - 2 * islandSize, y - 2 * islandSize, x + 2 * islandSize, y + 2 * islandSize)) {
      const j = out[k] as number
      if (j !== i)
        square = Math.min(square, (((places.x[j] as number) - x) ** 2 + ((places.y[j] as number) - y) ** 2) / 4)
    }
    const half = Math.sqrt(square) * 0.6
    return [
      [x - half, y - half * 0.99],
      [x + half, y - half],
      [x + half * 0.99, y + half],
      [x - half, y + half],
    ]
  })
}

/** A ring around all buildings with some room, which looks into bays wider than `reach`. */
function outlineAround(town: Town): Ring[] {
  const coords = new Float64Array(town.count * 8)
  for (let b = 0; b < town.count; b++) {
    const box = {
      minX: town.x[b] as number,
      minY: town.y[b] as number,
      maxX: town.x[b] as number,
      maxY: town.y[b] as number,
    }
    const end = town.pointStart[town.ringStart[b + 1] as number] as number
    for (let i = town.pointStart[town.ringStart[b] as number] as number; i < end; i++) {
      box.minX = Math.min(box.minX, town.points[i * 2] as number)
      box.maxX = Math.max(box.maxX, town.points[i * 2] as number)
      box.minY = Math.min(box.minY, town.points[i * 2 + 1] as number)
      box.maxY = Math.max(box.maxY, town.points[i * 2 + 1] as number)
    }
    coords.set(
      [
        box.minX - room,
        box.minY - room,
        box.maxX + room,
        box.minY - room,
        box.maxX + room,
        box.maxY + room,
        box.minX - room,
        box.maxY + room,
      ],
      b * 8,
    )
  }
  const { triangles, halfedges, hull } = new Delaunator(coords)
  const whole = twiceArea(Array.from(hull, (i) => [coords[i * 2] as number, coords[i * 2 + 1] as number])) / 2
  const bay = Math.max(reach, 5 * Math.sqrt(Math.abs(whole) / town.count))
  const length = (edge: number) => {
    const a = (triangles[edge] as number) * 2
    const b = (triangles[after(edge)] as number) * 2
    return Math.hypot(
      (coords[a] as number) - (coords[b] as number),
      (coords[a + 1] as number) - (coords[b + 1] as number),
    )
  }
  const onEdge = new Uint8Array(coords.length / 2)
  const following = new Map<number, number>()
  let open: number[] = []
  for (let e = 0; e < triangles.length; e++)
    if ((halfedges[e] as number) === -1) {
      onEdge[triangles[e] as number] = 1
      following.set(triangles[e] as number, triangles[after(e)] as number)
      open.push(e)
    }
  // Wave by wave from outside: a triangle goes when its outer side is long and its far corner isn't on the edge yet.
  while (open.length > 0) {
    const wave = open.filter((e) => length(e) > bay).sort((a, b) => length(b) - length(a) || a - b)
    open = []
    for (const e of wave) {
      const far = triangles[before(e)] as number
      if ((onEdge[far] as number) === 1) continue
      const inner = [halfedges[after(e)] as number, halfedges[before(e)] as number]
      if (inner.includes(-1)) continue
      onEdge[far] = 1
      following.set(triangles[e] as number, far)
      following.set(far, triangles[after(e)] as number)
      open.push(...inner)
    }
  }
  const ring: Ring = []
  const first = following.keys().next().value as number
  for (let at = first, steps = 0; steps <= following.size; steps++) {
    ring.push([coords[at * 2] as number, coords[at * 2 + 1] as number])
    at = following.get(at) as number
    if (at === first) break
  }
  return [twiceArea(ring) > 0 ? ring : ring.reverse()]
}
