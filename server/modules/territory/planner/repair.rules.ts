import { divide, type Knife, weightOf } from './bisect.rules.ts'
import { mendByChain } from './chains.rules.ts'
import { faultOf } from './judge.rules.ts'
import type { Units } from './units.rules.ts'

/** How much work a repair may be. */
export interface RepairOptions {
  rounds: number
  /** Units of the plan in force: what is moved out of its unit counts against a change. */
  home?: Int32Array
  /** Says which units are looked at; all of them when left out. */
  among?: (unit: number) => boolean
}

/** Mends units outside the bounds: first by moving single members, then by dividing two or three neighbours anew. */
export function repair(units: Units, knife: Knife, { rounds, home, among }: RepairOptions): void {
  // What was tried without success isn't tried a third time while nothing around it has changed.
  const failed = new Map<number, { times: number; around: string }>()
  for (let round = 0; round < rounds; round++) {
    const bad = units.live().filter((unit) => units.fault(unit) > 0 && (!among || among(unit)))
    if (bad.length === 0) return
    let mended = 0
    for (const unit of bad) {
      if ((units.members[unit] as number[]).length === 0 || units.fault(unit) === 0) continue
      const before = units.fault(unit)
      const around = [unit, ...units.neighbours(unit)].map((near) => `${near}:${units.weight[near]}`).join()
      const known = failed.get(unit)
      if (known?.around === around && known.times > 1) continue
      nudge(units, unit)
      if (units.fault(unit) > 0 && !home) mendByChain(units, unit)
      if (units.fault(unit) > 0) redivide(units, { ...knife, turn: (knife.turn + round * 0.37) % 1 }, unit, home)
      if ((units.members[unit] as number[]).length === 0 || units.fault(unit) < before) mended++
      else failed.set(unit, { around, times: known?.around === around ? known.times + 1 : 1 })
    }
    if (mended === 0 && round > 1) return
  }
}

/** Moves members over the border of a unit as long as that makes it and its neighbour better together. */
function nudge(units: Units, unit: number): void {
  const { mesh } = units
  for (let step = 0; step < 30 && units.fault(unit) > 0; step++) {
    const gives = (units.weight[unit] as number) > units.bounds.max
    let best: { member: number; to: number } | undefined
    let least = -1e-9
    for (const [member, to] of gives ? givable(units, unit) : takable(units, unit)) {
      const from = units.of[member] as number
      const moved = mesh.weight[member] as number
      if (moved === 0) continue
      const change = faultAt(units, from, -moved) + faultAt(units, to, moved) - units.fault(from) - units.fault(to)
      if (change < least && units.isFree(member) && !units.closed.has(to) && units.holdsWithout(member)) {
        least = change
        best = { member, to }
      }
    }
    if (!best) return
    units.move(best.member, best.to)
  }
}

const faultAt = (units: Units, unit: number, more: number): number =>
  faultOf((units.weight[unit] as number) + more, units.bounds)

function* givable(units: Units, unit: number): Generator<[number, number]> {
  const { start, next } = units.mesh
  for (const a of units.members[unit] as number[])
    for (let k = start[a] as number; k < (start[a + 1] as number); k++)
      if ((units.of[next[k] as number] as number) !== unit) yield [a, units.of[next[k] as number] as number]
}

function* takable(units: Units, unit: number): Generator<[number, number]> {
  const { start, next } = units.mesh
  for (const a of units.members[unit] as number[])
    for (let k = start[a] as number; k < (start[a + 1] as number); k++)
      if ((units.of[next[k] as number] as number) !== unit) yield [next[k] as number, unit]
}

const groupsTried = 14

/** Divides a unit anew together with one or two neighbours; keeps the first division that leaves less wrong. */
function redivide(units: Units, knife: Knife, unit: number, home: Int32Array | undefined): boolean {
  const open = (other: number) =>
    !units.closed.has(other) && !(units.members[other] as number[]).some((a) => (units.fixed[a] as number) === 1)
  if (!open(unit)) return false
  const near = units.neighbours(unit).filter(open)
  const groups: number[][] = near.map((other) => [unit, other])
  for (let i = 0; i < near.length; i++) {
    const second = units.neighbours(near[i] as number).filter((other) => other !== unit && open(other))
    for (const other of second) if (!near.slice(0, i).includes(other)) groups.push([unit, near[i] as number, other])
  }
  let tried = 0
  let best: { group: number[]; pieces: number[][]; fault: number; moved: number } | undefined
  for (const group of groups) {
    if (tried++ > groupsTried + near.length) break
    const weight = group.reduce((sum, other) => sum + (units.weight[other] as number), 0)
    const old = group.reduce((sum, other) => sum + units.fault(other), 0)
    const all = group.flatMap((other) => units.members[other] as number[])
    if (weight < units.bounds.min * 1.5 && old <= 1) continue
    const pieces = divide(knife, all)
    const fault = pieces.reduce((sum, piece) => sum + units.faultOfMembers(piece, weightOf(units.mesh, piece)), 0) - old
    if (fault > -1e-9) continue
    const moved = home ? movedBy(units, pieces, home) : 0
    if (!best || fault < best.fault - 1e-9 || (fault < best.fault + 1e-9 && moved < best.moved))
      best = { group, pieces, fault, moved }
    if (!home && best.fault <= -units.fault(unit) + 1e-9) break
  }
  if (!best) return false
  place(units, best.group, best.pieces)
  return true
}

function movedBy(units: Units, pieces: number[][], home: Int32Array): number {
  let moved = 0
  for (const piece of pieces) {
    const held = new Map<number, number>()
    let sum = 0
    for (const a of piece) {
      sum += units.mesh.weight[a] as number
      held.set(home[a] as number, (held.get(home[a] as number) ?? 0) + (units.mesh.weight[a] as number))
    }
    moved += sum - Math.max(...held.values())
  }
  return moved
}

/** Puts new pieces in the place of old units; each piece keeps the number of the unit it shares most with. */
function place(units: Units, group: number[], pieces: number[][]): void {
  const shares: { piece: number; unit: number; shared: number }[] = []
  pieces.forEach((piece, index) => {
    const shared = new Map<number, number>()
    for (const a of piece)
      shared.set(
        units.of[a] as number,
        (shared.get(units.of[a] as number) ?? 0) + (units.mesh.weight[a] as number) + 0.001,
      )
    for (const [unit, sum] of shared) shares.push({ piece: index, unit, shared: sum })
  })
  shares.sort((a, b) => b.shared - a.shared || a.piece - b.piece || a.unit - b.unit)
  const taken = new Set<number>()
  const unitOf = new Map<number, number>()
  for (const { piece, unit } of shares) {
    if (taken.has(unit) || unitOf.has(piece)) continue
    taken.add(unit)
    unitOf.set(piece, unit)
  }
  const spare = group.filter((unit) => !taken.has(unit))
  for (const unit of group) units.put(unit, [])
  pieces.forEach((piece, index) => {
    const unit = unitOf.get(index) ?? spare.shift()
    if (unit === undefined) units.add(piece)
    else units.put(unit, piece)
  })
}

/**
 * Shortens borders: a member goes to the neighbour it shares more border with, where the bounds and the connection allow. `among`
 * names the members that are looked at, all of them when left out.
 */
export function compact(units: Units, passes: number, among?: readonly number[]): void {
  const { mesh, bounds } = units
  const { start, next, length, weight } = mesh
  const shared = new Map<number, number>()
  const many = among ? among.length : mesh.count
  for (let pass = 0; pass < passes; pass++) {
    let moved = 0
    for (let i = 0; i < many; i++) {
      const a = among ? (among[i] as number) : i
      const own = units.of[a] as number
      let border = false
      for (let k = start[a] as number; k < (start[a + 1] as number) && !border; k++)
        border = (units.of[next[k] as number] as number) !== own
      if (!border || !units.isFree(a)) continue
      shared.clear()
      for (let k = start[a] as number; k < (start[a + 1] as number); k++) {
        const unit = units.of[next[k] as number] as number
        shared.set(unit, (shared.get(unit) ?? 0) + (length[k] as number))
      }
      const stay = shared.get(own) ?? 0
      let best = own
      let most = stay + 0.5
      for (const [unit, metres] of shared) {
        if (unit === own || metres <= most || units.closed.has(unit)) continue
        const old = faultOf(units.weight[own] as number, bounds) + faultOf(units.weight[unit] as number, bounds)
        if (units.fault(unit) === 0 && (units.weight[unit] as number) > bounds.max) continue
        if (
          faultOf((units.weight[own] as number) - (weight[a] as number), bounds) +
            faultOf((units.weight[unit] as number) + (weight[a] as number), bounds) >
          old
        )
          continue
        best = unit
        most = metres
      }
      if (best === own || !units.holdsWithout(a)) continue
      units.move(a, best)
      moved++
    }
    if (moved === 0) return
  }
}
