import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** An import began, went on or ended. */
export interface TerritoryImportMoved extends OutboxEvent {
  readonly name: 'territory_import.moved'
}

/** Begins the topic of each import; staff may hear it. */
export const importTopics = 'territory-import'

/** Topic of one import. */
export const importTopic = (id: string): string => `${importTopics}:${id}`
