import Delaunator from 'delaunator'
import type { Crosses } from './barriers.rules.ts'
import { Spots } from './spots.rules.ts'
import type { Town } from './town.rules.ts'

/** Which neighbours each thing has: those of i are next[start[i]] … next[start[i + 1] - 1]. */
export interface Neighbours {
  count: number
  start: Int32Array
  next: Int32Array
}

/** Distinct places of buildings and which are neighbours. Buildings on one spot (1 mm) share a place. */
export interface Places extends Neighbours {
  x: Float64Array
  y: Float64Array
  placeOf: Int32Array
}

/** Where buildings stand, and their positions in the file. */
export type Centroids = Pick<Town, 'count' | 'x' | 'y' | 'input'>

/** Four places this near to one circle (radians) are neighbours across both diagonals. */
const tie = 0.02

/**
 * Neighbours by Delaunay triangulation of the centroids, with both diagonals where four are nearly on one circle, and without
 * those that a barrier parts.
 */
export function placesOf(town: Centroids, crosses: Crosses): Places {
  const { placeOf, x, y, order } = distinct(town)
  const count = x.length
  const from: number[] = []
  const to: number[] = []
  const join = (a: number, b: number) => {
    from.push(a)
    to.push(b)
  }
  if (count > 1) {
    const coords = new Float64Array(count * 2)
    for (let i = 0; i < count; i++) {
      coords[i * 2] = x[order[i] as number] as number
      coords[i * 2 + 1] = y[order[i] as number] as number
    }
    const { triangles: found, halfedges, hull } = new Delaunator(coords)
    const triangles = found.map((i) => order[i] as number)
    if (triangles.length === 0)
      for (let i = 1; i < hull.length; i++)
        join(order[hull[i - 1] as number] as number, order[hull[i] as number] as number)
    const angle = (o: number, a: number, b: number) => {
      const ux = (x[a] as number) - (x[o] as number)
      const uy = (y[a] as number) - (y[o] as number)
      const vx = (x[b] as number) - (x[o] as number)
      const vy = (y[b] as number) - (y[o] as number)
      return Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy))
    }
    for (let e = 0; e < triangles.length; e++) {
      const twin = halfedges[e] as number
      if (twin !== -1 && e < twin) continue
      const a = triangles[e] as number
      const b = triangles[after(e)] as number
      join(a, b)
      if (twin === -1) continue
      const p = triangles[before(e)] as number
      const q = triangles[before(twin)] as number
      if (Math.PI - angle(p, a, b) - angle(q, a, b) < tie) join(p, q)
    }
    joinLeftOut(x, y, [from, to], join)
  }
  const kept = from.map(
    (a, i) => !crosses(x[a] as number, y[a] as number, x[to[i] as number] as number, y[to[i] as number] as number),
  )
  return {
    x,
    y,
    placeOf,
    ...neighboursOf(
      count,
      from.filter((_, i) => kept[i] as boolean),
      to.filter((_, i) => kept[i] as boolean),
    ),
  }
}

/** The half-edge that follows in its triangle. */
export const after = (edge: number): number => (edge % 3 === 2 ? edge - 2 : edge + 1)
/** The half-edge before in its triangle. */
export const before = (edge: number): number => (edge % 3 === 0 ? edge + 2 : edge - 1)

function distinct(town: Centroids) {
  const placeOf = new Int32Array(town.count)
  const first: number[] = []
  const spots = new Spots(town.count)
  for (let b = 0; b < town.count; b++) {
    const place = spots.numberOf(Math.round((town.x[b] as number) * 1000), Math.round((town.y[b] as number) * 1000))
    if (place === first.length) first.push(b)
    else if ((town.input[b] as number) < (town.input[first[place] as number] as number)) first[place] = b
    placeOf[b] = place
  }
  // In the order of the file, so that whoever triangulates the file gets the same triangles where several would be right.
  const order = first
    .map((_, place) => place)
    .sort((p, q) => (town.input[first[p] as number] as number) - (town.input[first[q] as number] as number))
  return {
    placeOf,
    x: Float64Array.from(first, (b) => town.x[b] as number),
    y: Float64Array.from(first, (b) => town.y[b] as number),
    order,
  }
}

/** The triangulation skips points it takes for twins of others: each is tied to its nearest. */
function joinLeftOut(x: Float64Array, y: Float64Array, joined: number[][], join: (a: number, b: number) => void): void {
  const met = new Uint8Array(x.length)
  const far: number[] = []
  for (const side of joined) for (const i of side) met[i] = 1
  for (let i = 0; i < x.length; i++) if ((met[i] as number) === 0) far.push(i)
  for (const i of far) {
    let best = -1
    let least = Infinity
    for (let j = 0; j < x.length; j++) {
      const square =
        j === i ? Infinity : ((x[i] as number) - (x[j] as number)) ** 2 + ((y[i] as number) - (y[j] as number)) ** 2
      if (square < least) {
        least = square
        best = j
      }
    }
    join(i, best)
  }
}

/** Neighbours from pairs; a pair named twice counts twice. */
export function neighboursOf(count: number, from: ArrayLike<number>, to: ArrayLike<number>): Neighbours {
  const start = startsOf(count, from, to)
  const next = new Int32Array(start[count] as number)
  const at = start.slice()
  for (let i = 0; i < from.length; i++) {
    const a = from[i] as number
    const b = to[i] as number
    const atA = at[a] as number
    at[a] = atA + 1
    next[atA] = b
    const atB = at[b] as number
    at[b] = atB + 1
    next[atB] = a
  }
  return { count, start, next }
}

/** Where the neighbours of each thing begin, counted from pairs. */
export function startsOf(count: number, from: ArrayLike<number>, to: ArrayLike<number>): Int32Array {
  const start = new Int32Array(count + 1)
  for (const side of [from, to])
    for (let i = 0; i < side.length; i++) {
      const after = (side[i] as number) + 1
      start[after] = (start[after] as number) + 1
    }
  for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number)
  return start
}

/** Whether two things are neighbours. */
export function areNeighbours({ start, next }: Neighbours, a: number, b: number): boolean {
  for (let i = start[a] as number; i < (start[a + 1] as number); i++) if ((next[i] as number) === b) return true
  return false
}

/** The connected part each thing belongs to, counted from 0 in order of the first. */
export function partsOf({ count, start, next }: Neighbours): { part: Int32Array; parts: number } {
  const part = new Int32Array(count).fill(-1)
  const open: number[] = []
  let parts = 0
  for (let first = 0; first < count; first++) {
    if ((part[first] as number) !== -1) continue
    part[first] = parts
    open.push(first)
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (let i = start[at] as number; i < (start[at + 1] as number); i++)
        if ((part[next[i] as number] as number) === -1) {
          part[next[i] as number] = parts
          open.push(next[i] as number)
        }
    parts++
  }
  return { part, parts }
}
