import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** What happened with a star. `due`: its publication is over and somebody should decide. */
export type StarHappening =
  | 'proposed'
  | 'published'
  | 'objected'
  | 'answered'
  | 'due'
  | 'granted'
  | 'refused'
  | 'contested'

/** Something happened with a star. Says which, and nobody's name. */
export interface StarMoved extends OutboxEvent {
  readonly name: `star.${StarHappening}`
  readonly starId: string
  /** Tells this happening apart from others of the same name. */
  readonly version: number
  /** Account that did it; never who objected. */
  readonly by: string | null
}
