import type { OutboxEvent } from '../../platform/outbox/outbox.ts'

/** Units of the tenant were created or changed: every process reads its tree again. */
export interface TerritoryChanged extends OutboxEvent {
  readonly name: 'territory.changed'
}

/** Topic of everything that happens to the tenant's territory; anybody may hear it. */
export const territoryTopic = 'territory'
