import type { Tx } from '../../platform/database/database.ts'
import { type OutboxEvent, outbox } from '../../platform/outbox/outbox.ts'
import { type Bodies, pathOf } from './lifecycle/bodies.ts'
import type { CaseEvent, CaseState, EventType } from './lifecycle/case-state.ts'

/** A fact about a case, in the past tense: `case.reported`, `case.closed` and so on, one per timeline event. */
export interface CaseHappened extends OutboxEvent {
  name: `case.${EventType}`
  caseId: string
  number: string
  /** Place in the timeline. */
  seq: number
  /** The case's state after it. */
  state: CaseState['state']
  holder: CaseState['holder']
  gridId: string | null
  /** The reporter sees it. */
  public: boolean
}

/** Live pages listen to `case:<id>`, and lists to `body:<id>` of every body the case concerns or concerned a moment ago. */
function topicsOf(state: CaseState, bodies: Bodies, events: readonly CaseEvent[]): string[] {
  const ids = new Set([state.holder.id, ...pathOf(bodies, state.holder)])
  if (state.unitId) for (const id of bodies.unit(state.unitId)?.path ?? []) ids.add(id)
  for (const event of events)
    for (const order of event.effect.orders ?? []) {
      ids.add(order.target.id)
      ids.add(order.issuer.id)
    }
  return [`case:${state.id}`, ...[...ids].slice(0, 19).map((id) => `body:${id}`)]
}

/**
 * What the other rooms and live pages are told of changes. A case that reaches `closed` also says so by that name, whichever way it
 * got there.
 */
export function factsOf(
  changes: readonly { state: CaseState; events: readonly CaseEvent[] }[],
  bodies: Bodies,
): CaseHappened[] {
  return changes.flatMap(({ state, events }) => {
    const topics = topicsOf(state, bodies, events)
    const common = {
      caseId: state.id,
      number: state.number,
      state: state.state,
      holder: state.holder,
      gridId: state.gridId,
      topics,
    }
    const told = events.map(
      (event): CaseHappened => ({ name: `case.${event.type}`, seq: event.seq, public: event.public, ...common }),
    )
    const closing = events.findLast((event) => event.effect.set?.state === 'closed')
    if (closing) told.push({ name: 'case.closed', seq: closing.seq, public: true, ...common })
    return told
  })
}

/** Tells the other rooms and live pages what happened, in the transaction in which it did. */
export async function publishChanges(tx: Tx, changes: Parameters<typeof factsOf>[0], bodies: Bodies): Promise<void> {
  await outbox(tx).publish(...factsOf(changes, bodies))
}
