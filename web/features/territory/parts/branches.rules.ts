import type { UnitRef } from '../../../../contract/territory.ts'
import type { DraftStatus } from '../../../../contract/territory-drawing.ts'

/** A unit as a tree shows it. */
export interface Branch extends UnitRef {
  children: number
  households: number | null
  status?: DraftStatus | undefined
}

/** Children by parent, as far as they have come. */
export type Branches = ReadonlyMap<string, readonly Branch[] | undefined>

/** A line of the tree. `depth` counts from 1; `place` from 0, among `size` siblings. */
export interface BranchRow {
  unit: Branch
  depth: number
  size: number
  place: number
  /** Where it lies, when it stands without its tree. */
  above?: string
}

/** The lines that are open, top down. */
export function flatten(top: readonly Branch[], branches: Branches, open: ReadonlySet<string>): BranchRow[] {
  const rows: BranchRow[] = []
  const take = (units: readonly Branch[], depth: number) => {
    for (const [place, unit] of units.entries()) {
      rows.push({ unit, depth, size: units.length, place })
      if (open.has(unit.id)) take(branches.get(unit.id) ?? [], depth + 1)
    }
  }
  take(top, 1)
  return rows
}
