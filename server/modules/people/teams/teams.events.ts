import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'

/** Something of a team has changed: its words, its members, a shift. Says which team and nobody's name. */
export interface TeamChanged extends OutboxEvent {
  readonly name: 'team.changed'
  readonly teamId: string
}

/** What pages that show this team listen to. */
export const teamTopic = (teamId: string): string => `team:${teamId}`
