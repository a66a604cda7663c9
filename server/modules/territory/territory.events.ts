import type { OutboxEvent } from '../../platform/outbox/outbox.ts'

/** Units of the tenant were created or changed: every process reads its tree again. */
export interface TerritoryChanged extends OutboxEvent {
  readonly name: 'territory.changed'
}

/** Topic of everything that happens to the tenant's territory; anybody may hear it. */
export const territoryTopic = 'territory'

/** A change of the territory took effect: units ended or moved, and what depends on them goes to where it now belongs. */
export interface TerritoryRearranged extends OutboxEvent {
  readonly name: 'territory.rearranged'
  readonly changeId: string
}

/** Somebody edited a change of the territory: whoever has it open sees it at once. */
export interface TerritoryChangeEdited extends OutboxEvent {
  readonly name: 'territory_change.edited'
}

/** Begins the topic of each change; staff may hear it. */
export const changeTopics = 'territory-change'
