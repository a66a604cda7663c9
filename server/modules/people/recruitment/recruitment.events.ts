import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** What happened with an application. */
export type ApplicationHappening =
  | 'applied'
  | 'published'
  | 'due'
  | 'reviewed'
  | 'objected'
  | 'answered'
  | 'accepted'
  | 'rejected'
  | 'appealed'
  | 'withdrawn'
  | 'cancelled'

/** Something happened with an application. */
export interface ApplicationMoved extends OutboxEvent {
  readonly name: `recruitment.${ApplicationHappening}`
  readonly applicationId: string
  /** Tells this happening apart from others of the same name. */
  readonly version: number
  /** Account that did it. */
  readonly by: string | null
}

/** What pages that show an application listen to. */
export const applicationTopic = (applicationId: string): string => `application:${applicationId}`
