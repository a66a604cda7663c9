import { linked, type Mesh } from './ground.rules.ts'
import type { Units } from './units.rules.ts'

/** Which unit of the plan in force each unit under way came from. */
export type Origins = Map<number, number>

/** Microgrids and the grids put together from them. */
export interface Tiers extends Tier {
  /** Units of atoms. */
  microgrids: Units
  /** Units of microgrids: member i is `order[i]`. */
  grids: Units
  /** Units of the plan in force that microgrids and grids came from, by unit. */
  origins: Origins
  gridOrigins: Origins
}

/** Microgrids as the members of a mesh of their own. */
export interface Tier {
  mesh: Mesh
  /** Microgrid of each member. */
  order: number[]
  /** Member of each atom. */
  memberOf: Int32Array
}

/** Makes microgrids the members of a mesh, so that grids are put together from them and always hold them whole. */
export function tierMesh(microgrids: Units): Tier {
  const below = microgrids.mesh
  const order = microgrids.live()
  const { unit: memberOf, count } = microgrids.numbered(order)
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const weight = new Float64Array(count)
  const single = new Uint8Array(count)
  order.forEach((unit, i) => {
    const members = microgrids.members[unit] as number[]
    weight[i] = microgrids.weight[unit] as number
    single[i] = members.length === 1 ? (below.single[members[0] as number] as number) : 0
    for (const a of members) {
      x[i] = (x[i] as number) + (below.x[a] as number) / members.length
      y[i] = (y[i] as number) + (below.y[a] as number) / members.length
    }
  })
  const pairs = { from: [] as number[], to: [] as number[], length: [] as number[] }
  for (let a = 0; a < below.count; a++)
    for (let k = below.start[a] as number; k < (below.start[a + 1] as number); k++) {
      const b = below.next[k] as number
      if (b <= a || (memberOf[a] as number) === (memberOf[b] as number)) continue
      pairs.from.push(memberOf[a] as number)
      pairs.to.push(memberOf[b] as number)
      pairs.length.push(below.length[k] as number)
    }
  return { mesh: { count, x, y, weight, single, ...linked(count, pairs) }, order, memberOf }
}
