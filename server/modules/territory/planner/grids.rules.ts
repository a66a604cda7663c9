import { Board, type Knife } from './bisect.rules.ts'
import type { Mesh } from './ground.rules.ts'
import type { Bounds } from './plan.types.ts'
import { compact, repair } from './repair.rules.ts'
import { settle, Units } from './units.rules.ts'

/** A knife for all members of a mesh. */
export const knifeFor = (units: Units, turn: number): Knife => ({
  ...{ mesh: units.mesh, bounds: units.bounds, marks: units.marks, turn },
  board: new Board(units.mesh),
})

/** Puts together grids from nothing; gives the unit of each member, counted from 0. */
export function gridUnits({ mesh, bounds, turn }: { mesh: Mesh; bounds: Bounds; turn: number }): Int32Array {
  const units = new Units(mesh, bounds)
  const knife = knifeFor(units, turn)
  settle(units, knife)
  compact(units, 3)
  repair(units, knife, { rounds: 8 })
  compact(units, 3)
  return units.numbered(units.live()).unit
}

/** Puts together the microgrids of one district as if it were a town of its own; gives the unit of each member, counted from 0. */
export function districtUnits({ mesh, bounds, turn }: { mesh: Mesh; bounds: Bounds; turn: number }): Int32Array {
  const units = new Units(mesh, bounds)
  const knife = knifeFor(units, turn)
  settle(units, knife)
  compact(units, 2)
  repair(units, knife, { rounds: 6 })
  compact(units, 3)
  return units.numbered(units.live()).unit
}
