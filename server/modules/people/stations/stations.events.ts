import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** A station, its officers' days or its acceptance have changed. */
export interface StationChanged extends OutboxEvent {
  readonly name: 'station.changed'
  readonly stationId: string
}

/** The numbers of a unit have changed. */
export interface NumbersChanged extends OutboxEvent {
  readonly name: 'numbers.changed'
  readonly unitId: string
}

/** Topic of everything that boards show beside the roster. */
export const stationsTopic = 'stations'
