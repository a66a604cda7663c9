import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { type TeamChanged, type TeamHappening, type TeamTold, teamTopic } from './teams.events.ts'

/** Writes down what was done with a team, and tells its pages. */
export async function note(
  tx: Tx,
  given: {
    at: { actor: Actor }
    action: string
    teamId: string
    fields: readonly string[]
    now: Date
    about?: string | null
  },
): Promise<void> {
  const event: TeamChanged = { name: 'team.changed', topics: [teamTopic(given.teamId)], teamId: given.teamId }
  await outbox(tx).publish(event)
  const subject = { kind: 'team', id: given.teamId, ...(given.about ? { accountId: given.about } : {}) }
  const detail = { fields: given.fields }
  await audit(tx).record({ actor: given.at.actor, action: given.action, subject, detail, at: given.now })
}

/** Tells people what happened, in the transaction of what happened. */
export async function tell(
  tx: Tx,
  given: {
    what: TeamHappening
    teamId: string
    memberIds: readonly string[]
    shiftId?: string
    day?: string
    by?: string | undefined
  },
): Promise<void> {
  const { what, teamId, memberIds, shiftId = null, day = null, by = null } = given
  const event: TeamTold = { name: `team.${what}`, teamId, memberIds, shiftId, day, by }
  await outbox(tx).publish(event)
}
