import type { Tx } from '../../../platform/database/database.ts'
import { type OutboxEvent, outbox } from '../../../platform/outbox/outbox.ts'

/** A run of the planner began, went on or ended. */
export interface PlanMoved extends OutboxEvent {
  readonly name: 'plan.moved'
}

/** Topic of one run; staff may hear it. */
export const planTopic = (id: string): string => `plan:${id}`

/** Tells after the commit that a run is further than before. */
export async function tellPlanMoved(tx: Tx, id: string): Promise<void> {
  await outbox(tx).publish<PlanMoved>({ name: 'plan.moved', topics: [planTopic(id)] })
}
