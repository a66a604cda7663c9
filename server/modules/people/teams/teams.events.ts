import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** Something of a team has changed: its words, its members, a shift. Says which team and nobody's name. */
export interface TeamChanged extends OutboxEvent {
  readonly name: 'team.changed'
  readonly teamId: string
}

/** What people hear of a team: their application answered, asked for a shift or the shift called off, insurance that runs out. */
export type TeamHappening =
  | 'applied'
  | 'accepted'
  | 'refused'
  | 'parted'
  | 'shift_asked'
  | 'shift_cancelled'
  | 'insurance_soon'
  | 'insurance_over'

/** Something of a team that concerns these members. Ids only: whoever tells reads the rest. */
export interface TeamTold extends OutboxEvent {
  readonly name: `team.${TeamHappening}`
  readonly teamId: string
  readonly memberIds: readonly string[]
  readonly shiftId: string | null
  /** Last day of the insurance. */
  readonly day: string | null
  /** Account that did it. */
  readonly by: string | null
}

/** What pages that show this team listen to. */
export const teamTopic = (teamId: string): string => `team:${teamId}`
