import { arcsOf, ringsOf } from './arcs.rules.ts'
import type { Drawing } from './borders.rules.ts'
import type { Ground } from './ground.rules.ts'
import type { Hand } from './jobs.rules.ts'
import { straightenAll } from './strips.rules.ts'
import type { Tiers } from './tiers.rules.ts'

/** Rings of all units as vertices of one drawing: neighbours share their vertices, so nothing overlaps and nothing is left out. */
export interface Outlines {
  x: ArrayLike<number>
  y: ArrayLike<number>
  /** By member of the grids' mesh, which is a microgrid. */
  microgrids: number[][][]
  /** By position in `gridOrder`. */
  grids: number[][][]
  gridOrder: number[]
}

/** Both levels from one drawing of the borders between microgrids. */
export function drawUnits(given: { drawing: Drawing; ground: Ground; tiers: Tiers; hand: Hand }): Outlines {
  const { drawing, ground, tiers, hand } = given
  const arcs = arcsOf(drawing)
  const x = Float64Array.from(drawing.x)
  const y = Float64Array.from(drawing.y)
  const posts = ground.atom.indexOf(-1)
  straightenAll({ x, y, arcs }, { x: ground.x, y: ground.y, count: posts }, hand)
  const gridOrder = tiers.grids.live()
  const { unit: gridOf } = tiers.grids.numbered(gridOrder)
  const microgrids = ringsOf({ arcs, x, y, count: tiers.mesh.count, labelOf: (unit) => unit })
  const grids = ringsOf({ arcs, x, y, count: gridOrder.length, labelOf: (unit) => gridOf[unit] as number })
  return { x, y, microgrids, grids, gridOrder }
}
