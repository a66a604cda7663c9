import type { Tx } from '../../../platform/database/database.ts'
import { inPieces } from '../breath.ts'
import { territoryStore } from '../territory.store.ts'
import { countingSteps, middleOf } from './assess.ts'
import { type ChangeRecord, changesStore } from './changes.store.ts'
import { openShapes, type Shapes } from './check.rules.ts'
import { type Draft, draftOf } from './draft.rules.ts'
import { sheetAround } from './shapes.rules.ts'

/** A draft worked out, for looking at it: without what is wrong with it. */
export interface Drafted {
  draft: Draft
  shapes: Shapes
}

/** Drafts kept: as many as people draw at the same time in one process. */
const most = 6
const kept = new Map<string, Drafted>()

/**
 * A draft on the territory as this transaction sees it. Drawing asks for the same one over and over (tree, map, corners), so the last
 * few are kept until their steps or the territory change. Nobody may write into what this gives.
 */
export async function draftedOf(tx: Tx, change: Pick<ChangeRecord, 'id' | 'revision' | 'done'>): Promise<Drafted> {
  const version = await territoryStore(tx).version()
  const key = [tx.tenantId, change.id, change.revision, version].join()
  const known = kept.get(key)
  if (known) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const steps = await countingSteps(tx, change)
  const before = await changesStore(tx).tree()
  const shapes = openShapes(sheetAround(middleOf(before, steps)))
  const drafted = { draft: await inPieces(draftOf(before, steps, shapes)), shapes }
  kept.set(key, drafted)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest) kept.delete(oldest)
  return drafted
}
