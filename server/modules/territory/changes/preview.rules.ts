import type { UnitRef } from '../../../../contract/territory.ts'
import type { ChangePreview, DraftUnit, Finding } from '../../../../contract/territory-changes.ts'
import { touchedBy } from './check.rules.ts'
import type { Draft, TreeUnit } from './draft.rules.ts'

/** Units a preview lists; the rest is counted. */
const listed = 2_000

/** How a unit is named elsewhere. */
export const refOf = ({ id, level, code, name }: TreeUnit): UnitRef => ({ id, level, code, name })

/** What a draft does to each unit, in words of the tree. */
export function previewOf(draft: Draft, findings: readonly Finding[], moving: ChangePreview['moving']): ChangePreview {
  const { touched, ended } = touchedBy(draft)
  const counts = { created: 0, ended: ended.length, redrawn: 0, moved: 0, amended: 0, householdsMoved: 0 }
  const units: DraftUnit[] = []
  const known = (id: string) => draft.after.get(id) ?? draft.before.get(id)
  const predecessors = predecessorsOf(draft)
  for (const unit of ended) {
    counts.householdsMoved += unit.households ?? 0
    const successors = [...(draft.successors.get(unit.id) ?? [])].flatMap(([id, share]) => {
      const successor = known(id)
      return successor ? [{ unit: refOf(successor), share }] : []
    })
    units.push({ ...shown(unit), status: 'ended', householdsBefore: unit.households, predecessors: [], successors })
  }
  const amended = [...draft.after.values()].filter((unit) => isAmended(draft.before.get(unit.id), unit))
  const redone = new Set(touched)
  for (const unit of [...touched, ...amended.filter((one) => !redone.has(one))]) {
    const was = draft.before.get(unit.id)
    const status = !was
      ? 'created'
      : was.parentId !== unit.parentId
        ? 'moved'
        : was.boundary !== unit.boundary
          ? 'redrawn'
          : 'amended'
    counts[status]++
    units.push({
      ...shown(unit),
      status,
      householdsBefore: was?.households ?? null,
      predecessors: (predecessors.get(unit.id) ?? []).map(refOf),
      successors: [],
    })
  }
  return {
    findings: [...findings],
    errors: findings.filter(({ severity }) => severity === 'error').length,
    units: units.slice(0, listed),
    counts,
    moving,
  }
}

const shown = (unit: TreeUnit) => ({
  unit: refOf(unit),
  parentId: unit.parentId,
  kind: unit.kind,
  households: unit.households,
})

function isAmended(was: TreeUnit | undefined, unit: TreeUnit): boolean {
  if (!was || was === unit) return false
  return (
    was.code !== unit.code ||
    was.name !== unit.name ||
    was.kind !== unit.kind ||
    was.households !== unit.households ||
    was.population !== unit.population
  )
}

function predecessorsOf(draft: Draft): Map<string, TreeUnit[]> {
  const found = new Map<string, TreeUnit[]>()
  for (const [id, successors] of draft.successors) {
    const predecessor = draft.before.get(id)
    if (!predecessor) continue
    for (const successor of successors.keys()) found.set(successor, [...(found.get(successor) ?? []), predecessor])
  }
  return found
}

/** Units a draft ends or gives another place in the tree, with everything below them: what depends on these moves. */
export function displacedBy(draft: Draft): { withSuccessor: string[]; without: string[] } {
  const pathAfter = (id: string) => pathOf(draft.after, id).join()
  const withSuccessor: string[] = []
  const without: string[] = []
  for (const unit of draft.before.values()) {
    if (draft.after.has(unit.id)) {
      if (pathAfter(unit.id) !== pathOf(draft.before, unit.id).join()) withSuccessor.push(unit.id)
    } else if ((draft.successors.get(unit.id)?.size ?? 0) > 0) withSuccessor.push(unit.id)
    else without.push(unit.id)
  }
  return { withSuccessor, without }
}

/** Ids from the top of a tree down to a unit. */
export function pathOf(tree: ReadonlyMap<string, TreeUnit>, id: string): string[] {
  const path: string[] = []
  for (let unit = tree.get(id); unit; unit = unit.parentId === null ? undefined : tree.get(unit.parentId))
    path.unshift(unit.id)
  return path
}
