import { faultOf } from './judge.rules.ts'
import type { Units } from './units.rules.ts'

/** Moves of one chain at most. Longer ones find little more and cost much. */
const longest = 3
/** Moves looked at for one unit at most: what takes longer finds nothing. */
const patience = 4_000

/**
 * Mends a unit by a chain of moves: it gives a member to a neighbour or takes one, which spoils that one for a moment; that one passes
 * another on. Where entrances are so large that two and three of them are the only right sums, nothing shorter helps. Changes nothing unless
 * less is wrong afterwards.
 */
export function mendByChain(units: Units, unit: number): boolean {
  const look = { left: patience }
  for (let length = 2; length <= longest; length++)
    if (chase({ units, unit, came: -1, length, debt: 0, look })) return true
  return false
}

interface Chase {
  units: Units
  unit: number
  /** Member the last move brought here or took away: it doesn't go back. */
  came: number
  length: number
  /** How much more is wrong through the moves so far. */
  debt: number
  look: { left: number }
}

function chase({ units, unit, came, length, debt, look }: Chase): boolean {
  for (const [member, to] of movesAt(units, unit)) {
    if (look.left-- <= 0) return false
    const from = units.of[member] as number
    const moved = units.mesh.weight[member] as number
    if (member === came || moved === 0 || from === to || !units.isFree(member) || units.closed.has(to)) continue
    const change = faultAt(units, from, -moved) + faultAt(units, to, moved) - units.fault(from) - units.fault(to)
    const after = debt + change
    const isLast = length === 1
    if (isLast ? after > -1e-9 : after > 4) continue
    if (!units.holdsWithout(member)) continue
    const other = from === unit ? to : from
    units.move(member, to)
    if (after < -1e-9) return true
    if (chase({ units, unit: other, came: member, length: length - 1, debt: after, look })) return true
    units.move(member, from)
  }
  return false
}

/** Members that may go over the border of a unit, with where to; each once. */
function movesAt(units: Units, unit: number): [member: number, to: number][] {
  const { start, next, count } = units.mesh
  // There are never more units than members.
  const moves = new Map<number, [number, number]>()
  for (const a of units.members[unit] as number[])
    for (let k = start[a] as number; k < (start[a + 1] as number); k++) {
      const b = next[k] as number
      const other = units.of[b] as number
      if (other === unit || other === -1) continue
      const [out, back] = [a * count + other, b * count + unit]
      if (!moves.has(out)) moves.set(out, [a, other])
      if (!moves.has(back)) moves.set(back, [b, unit])
    }
  return [...moves.values()]
}

const faultAt = (units: Units, unit: number, more: number): number =>
  faultOf((units.weight[unit] as number) + more, units.bounds)
