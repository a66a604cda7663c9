import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** Topic under which every process hears that a calendar has changed. */
export const calendarsTopic = 'calendars'

/** A calendar was created or changed: clocks that start from now on follow it. */
export interface CalendarChanged extends OutboxEvent {
  readonly name: 'calendar.changed'
  readonly code: string
  readonly version: number
}
