import { intoDistricts } from './bisect.rules.ts'
import { knifeFor } from './grids.rules.ts'
import type { Mesh } from './ground.rules.ts'
import type { Hand } from './jobs.rules.ts'
import { partsOf } from './places.rules.ts'
import { compact, repair } from './repair.rules.ts'
import type { Units } from './units.rules.ts'

/** Members of a district at most. Larger ones would leave fewer seams to mend and less to do at the same time. */
const most = 16_000

/**
 * Puts together microgrids district by district, in two threads where there is a helping hand, and mends what lies along the seams.
 * The districts depend on the town alone, so that the outcome is the same whoever did which.
 */
export function settleByDistrict(
  units: Units,
  { turn, hand, onDone }: { turn: number; hand: Hand; onDone: (members: number) => void },
): void {
  const { mesh, bounds } = units
  const knife = knifeFor(units, turn)
  const { part, parts } = partsOf(mesh)
  const members: number[][] = Array.from({ length: parts }, () => [])
  for (let a = 0; a < mesh.count; a++) members[part[a] as number]?.push(a)
  const districts: Int32Array[] = gathered(members.flatMap((all) => intoDistricts(knife, all, most)))
  const districtOf = new Int32Array(mesh.count)
  districts.forEach((all, nth) => {
    for (const a of all) districtOf[a] = nth
  })
  const given = districts.map((all) => ({ mesh: partOfMesh(mesh, all), bounds, turn }))
  const done = hand.share('district', given, (nth) => onDone((districts[nth] as Int32Array).length))
  done.forEach((unit, nth) => {
    const found: number[][] = []
    unit.forEach((number, i) => {
      const list = found[number]
      if (list) list.push(districts[nth]?.[i] as number)
      else found[number] = [districts[nth]?.[i] as number]
    })
    for (const list of found) units.add(list)
  })
  if (districts.length > 1) mendSeams(units, districtOf, turn)
}

/** Small pieces together in one district as far as there is room, members in order. */
function gathered(pieces: number[][]): Int32Array[] {
  const districts: number[][] = []
  for (const piece of pieces) {
    const last = districts.at(-1)
    if (last && last.length + piece.length <= most / 2) for (const a of piece) last.push(a)
    else districts.push([...piece])
  }
  return districts.map((all) => Int32Array.from(all).sort())
}

/** The mesh of some members among themselves, numbered anew in their order. */
function partOfMesh(mesh: Mesh, members: Int32Array): Mesh {
  const number = new Int32Array(mesh.count).fill(-1)
  members.forEach((a, i) => {
    number[a] = i
  })
  const start = new Int32Array(members.length + 1)
  const next: number[] = []
  const length: number[] = []
  members.forEach((a, i) => {
    for (let k = mesh.start[a] as number; k < (mesh.start[a + 1] as number); k++) {
      const b = number[mesh.next[k] as number] as number
      if (b === -1) continue
      next.push(b)
      length.push(mesh.length[k] as number)
    }
    start[i + 1] = next.length
  })
  const picked = <Values extends Float64Array | Uint8Array>(values: Values, into: Values) => {
    members.forEach((a, i) => {
      into[i] = values[a] as number
    })
    return into
  }
  return {
    count: members.length,
    x: picked(mesh.x, new Float64Array(members.length)),
    y: picked(mesh.y, new Float64Array(members.length)),
    weight: picked(mesh.weight, new Float64Array(members.length)),
    single: picked(mesh.single, new Uint8Array(members.length)),
    ...{ start, next: Int32Array.from(next), length: Float64Array.from(length) },
  }
}

/** Repairs and shortens once more where units of two districts meet. */
function mendSeams(units: Units, districtOf: Int32Array, turn: number): void {
  const { mesh } = units
  const beside = new Set<number>()
  for (let a = 0; a < mesh.count; a++)
    for (let k = mesh.start[a] as number; k < (mesh.start[a + 1] as number); k++)
      if ((districtOf[a] as number) !== (districtOf[mesh.next[k] as number] as number))
        beside.add(units.of[a] as number)
  const old = units.of.slice()
  repair(units, knifeFor(units, turn), { rounds: 6, among: (unit) => beside.has(unit) })
  for (let a = 0; a < mesh.count; a++)
    if ((old[a] as number) !== (units.of[a] as number)) {
      beside.add(old[a] as number)
      beside.add(units.of[a] as number)
    }
  const among: number[] = []
  for (let a = 0; a < mesh.count; a++) if (beside.has(units.of[a] as number)) among.push(a)
  compact(units, 3, among)
}
