import type { Tx } from '../../../platform/database/database.ts'
import { casesStore, type StoredCase } from '../cases.store.ts'
import { followersStore } from '../followers.store.ts'
import { type CaseEvent, type CaseState, type Doer, isOpen } from '../lifecycle/case-state.ts'
import { isIndependent, isUntouchedPart } from '../lifecycle/decide-undo.rules.ts'
import type { Given } from '../lifecycle/facts.ts'
import { replay } from '../lifecycle/replay.rules.ts'
import type { CaseChange } from '../saving.store.ts'
import { childBack, letGo, partUndone } from './kin.rules.ts'

/** What is needed to take a merge or split back: the facts for the rules, and the other cases, held for change. */
export interface WayBack {
  given: NonNullable<Given['back']>
  /** The fact that is taken back. */
  fact: CaseEvent
  others: StoredCase[]
  /** The case of which the merged one was a part. */
  parent: StoredCase | undefined
}

/** Reads it; undefined where the case has no way back. */
export async function readWayBack(tx: Tx, state: CaseState): Promise<WayBack | undefined> {
  const { undo } = state
  if (!undo) return undefined
  const store = casesStore(tx)
  const timeline = await store.events(state.id)
  const fact = timeline[undo.seq - 1]
  if (!fact) return undefined
  const isMerge = undo.kind === 'merge'
  const others = await store.listForChange(isMerge && state.mergedIntoId ? [state.mergedIntoId] : state.children)
  const parent = isMerge && state.parentId ? await store.getForChange(state.parentId) : undefined
  const hindrance =
    parent && !isOpen(parent.state)
      ? parent.state.number
      : ((await findHindrance(tx, others, isMerge ? state.number : undefined)) ?? null)
  return {
    given: {
      before: replay(timeline.slice(0, undo.seq - 1)),
      effect: fact.effect,
      numbers: others.map((other) => other.state.number),
      hindrance,
    },
    fact,
    others,
    parent,
  }
}

/** The number of the first case that went on because of the merge (`merged`: number of the one that ended) or split. */
async function findHindrance(
  tx: Tx,
  others: readonly StoredCase[],
  merged: string | undefined,
): Promise<string | undefined> {
  for (const { state } of others) {
    const timeline = await casesStore(tx).events(state.id)
    const since = timeline.findLastIndex((event) => event.type === 'absorbed' && event.facts?.number === merged) + 1
    if (merged === undefined ? !isUntouchedPart(state, timeline) : !isIndependent(state, timeline.slice(since)))
      return state.number
  }
  return undefined
}

/** What the other cases learn when it is taken back. */
export function othersAfter(way: WayBack, given: { state: CaseState; by: Doer; now: Date }): CaseChange[] {
  const { state, by, now } = given
  const about = (stored: StoredCase) => ({ stored, number: state.number, by, now })
  const isMerge = way.fact.type === 'merged'
  return [
    ...way.others.map((other) => (isMerge ? letGo(about(other)) : partUndone(about(other)))),
    ...(way.parent ? [childBack({ ...about(way.parent), by: { kind: 'system' } })] : []),
  ]
}

/** Whoever came along with the merge no longer hears of the other case; whoever followed a part follows the whole. */
export async function followersAfter(tx: Tx, way: WayBack, given: { state: CaseState; now: Date }): Promise<void> {
  const { state, now } = given
  for (const other of way.others)
    if (way.fact.type === 'merged')
      await followersStore(tx).moveBack({ from: state.id, to: other.state.id, since: new Date(way.fact.at) })
    else if (other.followers > 0) await followersStore(tx).move({ from: other.state.id, to: state.id, now })
}
