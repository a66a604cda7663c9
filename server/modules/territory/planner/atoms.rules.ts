import { evenShare } from './overlap.rules.ts'
import type { Bounds } from './plan.types.ts'
import { Spots } from './spots.rules.ts'
import type { Town } from './town.rules.ts'
import { widestStretch } from './town.rules.ts'

/** What units are put together from: a building, or one entrance of it. Atoms of building b: first[b] … first[b + 1]. */
export interface Atoms {
  count: number
  building: Int32Array
  /** Counted from 0; -1 for a whole building. */
  entrance: Int32Array
  households: Int32Array
  first: Int32Array
}

/** Households above which a building is cut into entrances. */
export const roomIn = ({ max, min }: Pick<Bounds, 'min' | 'max'>): number => (max - min) * 0.6

/**
 * Cuts buildings into atoms. A building with several entrances is cut when it holds more households than the bounds leave room
 * for: whatever is smaller finds a place whole.
 */
export function atomsOf(town: Town, room: number): Atoms {
  const first = new Int32Array(town.count + 1)
  for (let b = 0; b < town.count; b++)
    first[b + 1] =
      (first[b] as number) +
      ((town.entrances[b] as number) > 1 && (town.households[b] as number) > room ? (town.entrances[b] as number) : 1)
  const count = first[town.count] as number
  const building = new Int32Array(count)
  const entrance = new Int32Array(count).fill(-1)
  const households = new Int32Array(count)
  for (let b = 0; b < town.count; b++) {
    const parts = (first[b + 1] as number) - (first[b] as number)
    for (let k = 0; k < parts; k++) {
      building[(first[b] as number) + k] = b
      if (parts > 1) entrance[(first[b] as number) + k] = k
      households[(first[b] as number) + k] =
        parts === 1 ? (town.households[b] as number) : evenShare(town.households[b] as number, parts, k)
    }
  }
  return { count, building, entrance, households, first }
}

/** Points that stand for atoms on the ground. */
export interface Sites {
  x: number[]
  y: number[]
  atom: number[]
}

/** A quarter of a metre parts atoms that are given on one spot. */
const apart = 0.25

/** One site an atom at least, no two on one spot, and one inside each footprint. */
export function sitesOf(town: Town, atoms: Atoms): Sites {
  const sites: Sites = { x: [], y: [], atom: [] }
  const put = (x: number, y: number, atom: number) => {
    sites.x.push(x)
    sites.y.push(y)
    sites.atom.push(atom)
  }
  for (let b = 0; b < town.count; b++) {
    const first = atoms.first[b] as number
    const parts = (atoms.first[b + 1] as number) - first
    if (parts === 1) put(town.insideX[b] as number, town.insideY[b] as number, first)
    else {
      const slices = slicesOf(town, b, parts)
      let nearest = 0
      let least = Infinity
      slices.forEach(([x, y], k) => {
        put(x, y, first + k)
        const square = (x - (town.insideX[b] as number)) ** 2 + (y - (town.insideY[b] as number)) ** 2
        if (square < least) {
          least = square
          nearest = k
        }
      })
      if (least > 0.01) put(town.insideX[b] as number, town.insideY[b] as number, first + nearest)
    }
  }
  spread(sites)
  return sites
}

/** Puts sites of one spot (5 cm) on a circle around it, in their order: neighbours on the circle share a border. */
function spread({ x, y }: Sites): void {
  const spots = new Spots(x.length)
  const first = new Int32Array(x.length)
  let known = 0
  const crowds = new Map<number, number[]>()
  for (let i = 0; i < x.length; i++) {
    const spot = spots.numberOf(Math.round((x[i] as number) * 20), Math.round((y[i] as number) * 20))
    if (spot === known) first[known++] = i
    else {
      const crowd = crowds.get(spot)
      if (crowd) crowd.push(i)
      else crowds.set(spot, [first[spot] as number, i])
    }
  }
  for (const crowd of crowds.values())
    crowd.forEach((i, k) => {
      const turn = ((k + 0.1) / crowd.length) * 2 * Math.PI
      x[i] = (x[i] as number) + apart * Math.cos(turn)
      y[i] = (y[i] as number) + apart * Math.sin(turn)
    })
}

/** Places of the entrances: the middles of even slices along the longest side of the footprint. */
function slicesOf(town: Town, building: number, parts: number): [number, number][] {
  const { ringStart, pointStart, points, insideX, insideY } = town
  const cx = insideX[building] as number
  const cy = insideY[building] as number
  const slices: [number, number][] = []
  if ((ringStart[building] as number) === (ringStart[building + 1] as number)) {
    for (let k = 0; k < parts; k++) {
      const turn = (2 * Math.PI * k) / parts
      slices.push([cx + apart * Math.cos(turn), cy + apart * Math.sin(turn)])
    }
    return slices
  }
  const ring = ringStart[building] as number
  const end = pointStart[ring + 1] as number
  let ux = 1
  let uy = 0
  let longest = 0
  for (let i = pointStart[ring] as number, before = end - 1; i < end; before = i++) {
    const dx = (points[i * 2] as number) - (points[before * 2] as number)
    const dy = (points[i * 2 + 1] as number) - (points[before * 2 + 1] as number)
    const length = Math.hypot(dx, dy)
    if (length <= longest) continue
    longest = length
    ux = dx / length
    uy = dy / length
  }
  let from = Infinity
  let to = -Infinity
  for (let i = pointStart[ring] as number; i < end; i++) {
    const along = ((points[i * 2] as number) - cx) * ux + ((points[i * 2 + 1] as number) - cy) * uy
    if (along < from) from = along
    if (along > to) to = along
  }
  for (let k = 0; k < parts; k++) {
    const along = from + ((k + 0.5) / parts) * (to - from)
    const x = cx + along * ux
    const y = cy + along * uy
    const stretch = widestStretch(town, building, { x, y, ux: -uy, uy: ux })
    const across = stretch ? (stretch[0] + stretch[1]) / 2 : 0
    slices.push([x - across * uy, y + across * ux])
  }
  return slices
}
