import type { Random } from '../random.ts'
import { type Course, cutAlong, divide, lineAt, straight, winding } from './cut.ts'
import { areaBelow, areaOf, type Line, Mesh, type Ring, type Spot } from './mesh.ts'

/** Something that wants a piece of land: as large as its weight, or as what lies in it. */
export interface Wish {
  weight: number
  children: readonly Wish[]
}

/** A piece of land with what lies in it, in the order of the wishes. */
export interface Land {
  /** Longitude and latitude, counter-clockwise, not closed. */
  outline: readonly Place[]
  children: readonly Land[]
}

/** A district laid out: its pieces, and the two lines that part it. */
export interface LaidOut {
  land: Land
  /** Each from one side of the district to the other; none where there is nothing to part. */
  river: readonly Place[]
  railway: readonly Place[]
  /** Direction in which most streets of a community run, radians. */
  grain: number
}

/** Longitude and latitude. */
export type Place = readonly [lng: number, lat: number]

/** South-west of the district: in the open sea, where nobody lives. */
const corner = { lng: 123.4, lat: 30.2 }
const metres = { lng: 96_270, lat: 110_862 }

/** Borders by how deep they lie in the tree: main roads bend, lanes are straight. */
const courses: readonly ((random: Random) => Course)[] = [
  (random) =>
    winding({ waves: random.between(0.8, 2.2), height: random.between(0.02, 0.05), steps: 6, phase: random.next() }),
  (random) => winding({ waves: random.between(0.6, 1.6), height: random.between(0.01, 0.035), steps: 3 }),
  (random) => winding({ waves: 1, height: random.between(-0.02, 0.03), steps: 1 }),
  () => straight,
]

/** How a district is laid out. */
export interface LayOut {
  random: Random
  /** Square metres of the whole. */
  area: number
  /** The river and the railway part the ground as the wishes on both sides want it, so that nobody has less room than others. */
  even?: boolean
}

/**
 * Lays a district out on the plane: a river and a railway first, which no border crosses, then what lies between them,
 * street by street down to the smallest. Siblings share their borders corner by corner and fill their parent.
 */
export function layOut(wish: Wish, given: LayOut): LaidOut {
  const { random, area } = given
  const mesh = new Mesh()
  const outer = outlineOf(mesh, { random, area })
  const grain = random.between(-0.3, 0.3)
  const quarters = quartersOf(wish.children)
  const [south, north] = cutByRiver(mesh, outer, { part: share(quarters.slice(0, 2), quarters), even: given.even })
  // One line for both sides: the railway crosses the river without a jump.
  const railway = given.even
    ? evenLine(
        [south, north].map((side, n) => ({
          spots: mesh.spotsOf(side),
          part: share(quarters.slice(n * 2, n * 2 + 1), quarters.slice(n * 2, n * 2 + 2)),
        })),
      )
    : lineFor(mesh.spotsOf(outer), { angle: 0.16, part: 0.5 })
  const parts = [
    cutByRailway(mesh, south, railway, quarters.slice(0, 2)),
    cutByRailway(mesh, north, railway, quarters.slice(2)),
  ]
  const pieces = parts.flat()
  const lines = {
    river: lineBetween(mesh, south, north),
    railway: parts.map(([one, other]) => lineBetween(mesh, one, other)),
  }
  const rings: Ring[] = []
  const filled = quarters.filter((quarter) => quarter.length > 0)
  for (const [n, quarter] of filled.entries()) rings.push(...among(quarter, pieces[n] as Ring, 0))

  function among(wishes: readonly Wish[], ring: Ring, depth: number): Ring[] {
    const courseOf = courses[Math.min(depth, courses.length - 1)] as (random: Random) => Course
    return divide(mesh, ring, { weights: wishes.map(weightOf), random, grain: grain + depth * 0.11, courseOf })
  }
  const drawn = new Map<Wish, Ring>()
  const draw = (one: Wish, ring: Ring, depth: number) => {
    drawn.set(one, ring)
    if (one.children.length === 0) return
    const parts = among(one.children, ring, depth)
    for (const [n, child] of one.children.entries()) draw(child, parts[n] as Ring, depth + 1)
  }
  for (const [n, child] of wish.children.entries()) draw(child, rings[n] as Ring, 1)
  drawn.set(wish, outer)
  // Only now is it known who else has cut into an edge.
  const landOf = (one: Wish): Land => ({
    outline: mesh.spotsOf(mesh.whole(drawn.get(one) as Ring)).map(toDegrees),
    children: one.children.map(landOf),
  })
  const inDegrees = (line: readonly Spot[]) => line.map(toDegrees)
  const [below = [], above = []] = lines.railway
  return {
    land: landOf(wish),
    river: inDegrees(lines.river),
    railway: inDegrees([...below, ...above]),
    grain: grain + 0.22,
  }
}

/** The border that two rings from one cut share, from end to end; nothing where there was no cut. */
function lineBetween(mesh: Mesh, one: Ring | undefined, other: Ring | undefined): Spot[] {
  if (!one || !other || one === other) return []
  const shared = new Set(other)
  // A cut writes its border last, and closes it with the corner it began with.
  const from = one.findLastIndex((corner) => !shared.has(corner)) + 1
  const until = one.findIndex((corner) => !shared.has(corner))
  return mesh.spotsOf([...one.slice(from), ...one.slice(0, until)])
}

/** How much land somebody wants. */
export const weightOf = (wish: Wish): number =>
  wish.children.length === 0
    ? wish.weight
    : wish.children.reduce((sum, child) => sum + weightOf(child), 0) * wish.weight

const weightOfAll = (groups: readonly (readonly Wish[])[]) =>
  groups.flat().reduce((sum, wish) => sum + weightOf(wish), 0)
const share = (part: readonly (readonly Wish[])[], whole: readonly (readonly Wish[])[]) =>
  weightOfAll(part) / weightOfAll(whole)

/** South-west, south-east, north-west, north-east: each a run of neighbours. A few get one quarter less to share. */
function quartersOf(wishes: readonly Wish[]): (readonly Wish[])[] {
  if (wishes.length === 1) return [wishes, [], [], []]
  const half = Math.ceil(wishes.length / 2)
  const halves =
    wishes.length === 3 ? [wishes.slice(0, 1), wishes.slice(1)] : [wishes.slice(0, half), wishes.slice(half)]
  return halves.flatMap((side) => {
    const middle = Math.ceil(side.length / 2)
    return [side.slice(0, middle), side.slice(middle)]
  })
}

function outlineOf(mesh: Mesh, { random, area }: { random: Random; area: number }): Ring {
  const corners = 14
  const spots = Array.from({ length: corners }, (_, n): Spot => {
    const angle = ((n + random.between(-0.25, 0.25)) / corners) * 2 * Math.PI
    const far = random.between(0.86, 1.14)
    return [Math.cos(angle) * far * 1.2, Math.sin(angle) * far]
  })
  const size = Math.sqrt(area / areaOf(spots))
  const west = Math.min(...spots.map(([x]) => x))
  const low = Math.min(...spots.map(([, y]) => y))
  return spots.map(([x, y]) => mesh.add([(x - west) * size, (y - low) * size]))
}

/** The river comes from the west and leaves in the east. */
function cutByRiver(mesh: Mesh, ring: Ring, { part, even }: { part: number; even: boolean | undefined }): [Ring, Ring] {
  if (part >= 1) return [ring, ring]
  const angle = Math.PI / 2 - 0.12
  const spots = mesh.spotsOf(ring)
  const line = even ? lineAt(spots, { angle, share: part }) : lineFor(spots, { angle, part })
  return cutNear(mesh, ring, line, winding({ waves: 3.2, height: 0.05, steps: 18, phase: 0.4 }))
}

function cutByRailway(mesh: Mesh, ring: Ring, line: Line, sides: readonly (readonly Wish[])[]): Ring[] {
  if (sides[1]?.length === 0) return [ring]
  return cutNear(mesh, ring, line, winding({ waves: 1, height: 0.03, steps: 7 }))
}

/** Cuts along a line, or along the nearest to it that makes two parts. */
function cutNear(mesh: Mesh, ring: Ring, line: Line, course: Course): [Ring, Ring] {
  for (let attempt = 0; attempt < 40; attempt++) {
    const offset = line.offset + attempt * 6 * (attempt % 2 === 0 ? 1 : -1)
    const parts = cutAlong(mesh, ring, { ...line, offset }, course)
    if (parts) return parts
  }
  throw new Error('the district has no room for a river and a railway')
}

/** The line that gives each of the sides its part, as well as one line can. */
function evenLine(sides: readonly { spots: readonly Spot[]; part: number }[]): Line {
  const [first] = sides as [(typeof sides)[number]]
  let [best, least] = [undefined as Line | undefined, Infinity]
  for (let angle = -0.5; angle <= 0.6; angle += 0.01) {
    const line = lineAt(first.spots, { angle, share: first.part })
    const off = sides.reduce((sum, { spots, part }) => sum + Math.abs(areaBelow(spots, line) / areaOf(spots) - part), 0)
    if (off < least) [best, least] = [line, off]
  }
  return best as Line
}

function lineFor(spots: readonly Spot[], { angle, part }: { angle: number; part: number }): Line {
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
  const offsets = spots.map(([x, y]) => x * nx + y * ny)
  const [low, high] = [Math.min(...offsets), Math.max(...offsets)]
  return { nx, ny, offset: low + (high - low) * (0.5 + (part - 0.5) * 0.85) }
}

/** Metres east and north of the district's corner. */
export const toMetres = ([lng, lat]: Place): Spot => [(lng - corner.lng) * metres.lng, (lat - corner.lat) * metres.lat]

/** Seven digits: a centimetre, so that rounding never turns a border. */
export const toDegrees = ([x, y]: Spot): Place => [
  Number((corner.lng + x / metres.lng).toFixed(7)),
  Number((corner.lat + y / metres.lat).toFixed(7)),
]
