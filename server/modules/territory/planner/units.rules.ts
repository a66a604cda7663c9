import { divide, type Knife, weightOf } from './bisect.rules.ts'
import type { Mesh } from './ground.rules.ts'
import { clustersOf, faultOf, Marks } from './judge.rules.ts'
import { partsOf } from './places.rules.ts'
import type { Bounds } from './plan.types.ts'

/** Units under way: every member of a mesh in exactly one, each connected. */
export class Units {
  readonly mesh: Mesh
  readonly bounds: Bounds
  readonly marks: Marks
  /** Unit of each member; -1 while it has none. */
  readonly of: Int32Array
  /** Members of each unit; empty for a unit that was given up. */
  readonly members: number[][] = []
  readonly weight: number[] = []
  /** 1 for members that stay where they are, and units that stay as they are. */
  readonly fixed: Uint8Array
  readonly closed = new Set<number>()
  private readonly part: Int32Array
  private readonly partSize: Int32Array

  constructor(mesh: Mesh, bounds: Bounds) {
    this.mesh = mesh
    this.bounds = bounds
    this.marks = new Marks(mesh.count)
    this.of = new Int32Array(mesh.count).fill(-1)
    this.fixed = new Uint8Array(mesh.count)
    const { part, parts } = partsOf(mesh)
    this.part = part
    this.partSize = new Int32Array(parts)
    for (let i = 0; i < mesh.count; i++)
      this.partSize[part[i] as number] = (this.partSize[part[i] as number] as number) + 1
  }

  /** Makes a unit of members that have none. */
  add(members: number[]): number {
    const unit = this.members.length
    this.members.push([])
    this.weight.push(0)
    this.put(unit, members)
    return unit
  }

  /** Gives members to a unit, whatever they were in before must have been emptied or told. */
  put(unit: number, members: number[]): void {
    this.members[unit] = members
    this.weight[unit] = weightOf(this.mesh, members)
    for (const a of members) this.of[a] = unit
  }

  /** Moves one member to another unit. */
  move(member: number, to: number): void {
    const from = this.of[member] as number
    if (from !== -1) {
      const list = this.members[from] as number[]
      list.splice(list.indexOf(member), 1)
      this.weight[from] = (this.weight[from] as number) - (this.mesh.weight[member] as number)
    }
    ;(this.members[to] as number[]).push(member)
    this.weight[to] = (this.weight[to] as number) + (this.mesh.weight[member] as number)
    this.of[member] = to
  }

  /** How wrong a unit is; 0 also for one that nothing can mend. */
  fault(unit: number): number {
    return this.faultOfMembers(this.members[unit] as number[], this.weight[unit] as number)
  }

  /** How wrong a unit of these members would be. */
  faultOfMembers(members: readonly number[], weight: number): number {
    if (members.length === 0) return 0
    const fault = faultOf(weight, this.bounds)
    if (fault === 0) return 0
    const first = members[0] as number
    if (weight > this.bounds.max) return members.length === 1 && (this.mesh.single[first] as number) === 1 ? 0 : fault
    return members.length === (this.partSize[this.part[first] as number] as number) ? 0 : fault
  }

  /** Units that share a border with one, each once, in order of meeting. */
  neighbours(unit: number): number[] {
    const { start, next } = this.mesh
    const found = new Set<number>()
    for (const a of this.members[unit] as number[])
      for (let k = start[a] as number; k < (start[a + 1] as number); k++) {
        const other = this.of[next[k] as number] as number
        if (other !== unit && other !== -1) found.add(other)
      }
    return [...found]
  }

  /** Whether a unit hangs together without one of its members, and is not empty then. */
  holdsWithout(member: number): boolean {
    const { start, next } = this.mesh
    const unit = this.of[member] as number
    const size = (this.members[unit] as number[]).length
    if (size < 2) return false
    let first = -1
    let near = 0
    for (let k = start[member] as number; k < (start[member + 1] as number); k++)
      if ((this.of[next[k] as number] as number) === unit) {
        near++
        first = next[k] as number
      }
    if (near === 1) return true
    if (near === 0) return false
    const mark = this.marks.fresh()
    const marks = this.marks.of
    marks[member] = mark
    marks[first] = mark
    const open = [first]
    let seen = 1
    for (let a = open.pop(); a !== undefined; a = open.pop())
      for (let k = start[a] as number; k < (start[a + 1] as number); k++) {
        const b = next[k] as number
        if ((this.of[b] as number) !== unit || (marks[b] as number) === mark) continue
        marks[b] = mark
        seen++
        open.push(b)
      }
    return seen === size - 1
  }

  /** Whether a member may leave its unit. */
  isFree(member: number): boolean {
    return (this.fixed[member] as number) === 0 && !this.closed.has(this.of[member] as number)
  }

  /** Units with members, numbered anew from 0 in the order of `sorted`. */
  numbered(sorted: readonly number[]): { unit: Int32Array; count: number } {
    const number = new Map(sorted.map((unit, i) => [unit, i]))
    return { unit: this.of.map((unit) => number.get(unit) as number), count: sorted.length }
  }

  /** Ids of units that have members. */
  live(): number[] {
    const found: number[] = []
    this.members.forEach((members, unit) => {
      if (members.length > 0) found.push(unit)
    })
    return found
  }
}

/** Makes units of all members that have none yet. What alone is over the bounds becomes a unit of its own first. */
export function settle(units: Units, knife: Knife, onDone?: (members: number) => void): void {
  const { mesh, bounds, marks } = units
  const free: number[] = []
  for (let a = 0; a < mesh.count; a++) if ((units.of[a] as number) === -1) free.push(a)
  const large = new Set<number>()
  for (const a of free)
    if ((mesh.weight[a] as number) > bounds.max && (mesh.single[a] as number) === 1) large.add(units.add([a]))
  const mark = marks.fresh()
  const rest = free.filter((a) => (units.of[a] as number) === -1)
  for (const a of rest) marks.of[a] = mark
  for (const { members, weight } of clustersOf(mesh, marks, mark, rest)) {
    const beside = weight < bounds.min ? besides(units, members) : []
    if (beside.length === 0)
      divide(knife, members, (unit) => {
        units.add(unit)
        onDone?.(unit.length)
      })
    else absorb(units, members, weight, { beside, large })
  }
}

/** Little that lies between larger units joins one of them; what is half a unit rather stays by itself than spoil one that is right. */
function absorb(
  units: Units,
  members: number[],
  weight: number,
  { beside, large }: { beside: number[]; large: Set<number> },
): void {
  const open = beside.filter((unit) => !units.closed.has(unit))
  const faultWith = (unit: number) =>
    faultOf((units.weight[unit] as number) + weight, units.bounds) - faultOf(units.weight[unit] as number, units.bounds)
  const usual = open.filter((unit) => !large.has(unit))
  const choice = usual.length > 0 ? usual : open
  const [best] = choice.sort(
    (a, b) => faultWith(a) - faultWith(b) || (units.weight[a] as number) - (units.weight[b] as number) || a - b,
  )
  if (best === undefined || (weight * 2 >= units.bounds.min && faultWith(best) > 0)) units.add(members)
  else units.put(best, [...(units.members[best] as number[]), ...members])
}

function besides(units: Units, members: number[]): number[] {
  const { start, next } = units.mesh
  const found = new Set<number>()
  for (const a of members)
    for (let k = start[a] as number; k < (start[a + 1] as number); k++)
      if ((units.of[next[k] as number] as number) !== -1) found.add(units.of[next[k] as number] as number)
  return [...found]
}
