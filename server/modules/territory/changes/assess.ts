import type { ChangePreview, Finding, Step } from '../../../../contract/territory-changes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { breath, inPieces } from '../breath.ts'
import { type ChangeRecord, changesStore } from './changes.store.ts'
import { findingsOf, openShapes, touchedBy } from './check.rules.ts'
import { type Draft, draftOf, type TreeUnit } from './draft.rules.ts'
import { movingBuildings } from './moving-buildings.ts'
import { displacedBy, previewOf } from './preview.rules.ts'
import { sheetAround } from './shapes.rules.ts'
import type { Stakes } from './stakes.ts'

/** A change worked out on the territory as it stands. */
export interface Assessed {
  draft: Draft
  findings: Finding[]
  moving: ChangePreview['moving']
}

/** The steps of a change that count. */
export async function countingSteps(tx: Tx, change: Pick<ChangeRecord, 'id' | 'done'>): Promise<Step[]> {
  return (await changesStore(tx).steps(change.id)).slice(0, change.done)
}

/** Works a change out on the territory as this transaction sees it, and says what is wrong with it and what moves. */
export async function assess(
  tx: Tx,
  { change, stakes }: { change: Pick<ChangeRecord, 'id' | 'done'>; stakes: Stakes },
): Promise<Assessed> {
  const steps = await countingSteps(tx, change)
  const before = await changesStore(tx).tree()
  const shapes = openShapes(sheetAround(middleOf(before, steps)))
  const pause = breath()
  const draft = await inPieces(draftOf(before, steps, shapes), pause)
  const findings = await inPieces(findingsOf(draft, shapes), pause)
  await pause()
  const { withSuccessor, without } = displacedBy(draft)
  // A unit in use is never simply ended: what is there must go somewhere.
  const left = await stakes.count(tx, without)
  for (const { what, count } of left) {
    const unitIds = touchedBy(draft).ended.flatMap(({ id }) => (without.includes(id) ? [id] : []))
    findings.unshift({ severity: 'error', code: 'territory.unit_in_use', unitIds, facts: { what, count }, where: null })
  }
  return { draft, findings, moving: await stakes.count(tx, withSuccessor) }
}

/** What a change would mean now. */
export async function previewChange(
  tx: Tx,
  given: { change: Pick<ChangeRecord, 'id' | 'done'>; stakes: Stakes },
): Promise<ChangePreview> {
  const { draft, findings, moving } = await assess(tx, given)
  return previewOf(draft, findings, [...moving, ...(await movingBuildings(tx, draft))])
}

/** Any corner will do: a sheet is right for a hundred kilometres around. */
export function middleOf(tree: ReadonlyMap<string, TreeUnit>, steps: readonly Step[]): { lat: number; lng: number } {
  for (const { boundary } of tree.values()) {
    const corner = boundary?.coordinates.flat(boundary.type === 'Polygon' ? 1 : 2)[0] as number[] | undefined
    if (corner) return { lng: corner[0] ?? 0, lat: corner[1] ?? 0 }
  }
  for (const step of steps) {
    if (step.type !== 'create' || !step.unit.boundary) continue
    const { boundary } = step.unit
    const corner = boundary.coordinates.flat(boundary.type === 'Polygon' ? 1 : 2)[0] as number[] | undefined
    if (corner) return { lng: corner[0] ?? 0, lat: corner[1] ?? 0 }
  }
  return { lat: 0, lng: 0 }
}
