import type { Mesh } from './ground.rules.ts'
import type { Bounds } from './plan.types.ts'

/** How wrong one unit of a weight is: 0 inside the bounds, from 1 up outside. `possible` is false when no plan could mend it. */
export function faultOf(weight: number, bounds: Bounds): number {
  if (weight > bounds.max) return 1 + (weight - bounds.max) / bounds.target
  if (weight < bounds.min) return 1 + (bounds.min - weight) / bounds.target
  return 0
}

/** The number of units a weight is best divided into: as near to the target as the bounds allow. */
export function countFor(weight: number, bounds: Bounds): number {
  const few = Math.max(1, Math.floor(weight / bounds.target))
  const one = weight / few
  const other = weight / (few + 1)
  const faultOne = faultOf(one, bounds)
  const faultOther = faultOf(other, bounds)
  if (faultOne !== faultOther) return faultOne < faultOther ? few : few + 1
  return Math.abs(one - bounds.target) <= Math.abs(other - bounds.target) ? few : few + 1
}

/** How far `count` units of this weight together are from what is wanted: 0 at the target, about 1 a unit at a bound. */
export function strain(weight: number, count: number, bounds: Bounds): number {
  const each = weight / count
  const off = (each - bounds.target) / (bounds.max - bounds.min)
  const fault = faultOf(each, bounds)
  return count * (4 * off * off + (fault > 0 ? 4 + 8 * fault : 0))
}

/** Marks members of pieces, so that questions about a piece need no set. */
export class Marks {
  readonly of: Int32Array
  private last = 0
  constructor(count: number) {
    this.of = new Int32Array(count)
  }
  /** A mark nobody carries yet. */
  fresh(): number {
    return ++this.last
  }
}

/** Things that hang together. */
export interface Cluster {
  members: number[]
  weight: number
}

/** Parts into which `members` fall by themselves. All carry `mark`; afterwards they carry fresh marks, one a part. */
export function clustersOf(mesh: Mesh, marks: Marks, mark: number, members: ArrayLike<number>): Cluster[] {
  const { start, next, weight } = mesh
  const found: Cluster[] = []
  for (let i = 0; i < members.length; i++) {
    const first = members[i] as number
    if ((marks.of[first] as number) !== mark) continue
    const own = marks.fresh()
    const part = [first]
    marks.of[first] = own
    let sum = 0
    for (let at = 0; at < part.length; at++) {
      const a = part[at] as number
      sum += weight[a] as number
      for (let k = start[a] as number; k < (start[a + 1] as number); k++) {
        const b = next[k] as number
        if ((marks.of[b] as number) !== mark) continue
        marks.of[b] = own
        part.push(b)
      }
    }
    found.push({ members: part, weight: sum })
  }
  return found
}
