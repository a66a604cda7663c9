import type { Tx } from '../../../platform/database/database.ts'
import { type OutboxEvent, outbox } from '../../../platform/outbox/outbox.ts'

/** Buildings or compounds of the tenant were brought in or changed. */
export interface BuildingsChanged extends OutboxEvent {
  readonly name: 'buildings.changed'
}

/** Topic of everything that happens to the tenant's buildings; staff may hear it. */
export const buildingsTopic = 'buildings'

/** Tells after the commit that buildings have changed. */
export async function tellBuildingsChanged(tx: Tx): Promise<void> {
  await outbox(tx).publish<BuildingsChanged>({ name: 'buildings.changed', topics: [buildingsTopic] })
}
