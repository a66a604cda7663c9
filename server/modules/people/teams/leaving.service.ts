import type { Tx } from '../../../platform/database/database.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { type Actor, system } from '../../../platform/policy/actor.ts'
import { maskName } from '../../../platform/policy/mask.ts'
import { type MemberRecord, membersStore } from './members.store.ts'
import { note } from './noting.ts'
import { shiftsStore } from './shifts.store.ts'
import { insuranceFiles, type Teams } from './teams.view.ts'

/**
 * Somebody is in a team no more: their agreements end with it, what they told for it is deleted, and that there was a member stays.
 */
export async function partFrom(given: {
  teams: Teams
  tx: Tx
  at: { actor: Actor }
  member: MemberRecord
  state: 'left' | 'refused'
  why: string | null
  now: Date
}): Promise<void> {
  const { teams, tx, at, member, state, why, now } = given
  const { accountId } = member
  const consents = [member.consentId, member.skillsConsentId].filter((id) => id !== null)
  if (accountId) for (const id of consents) await consentStore(tx).withdraw({ id, accountId, at: now })
  await dropProofs(teams, tx, [member.id])
  await shiftsStore(tx).takeBackLater([member.id], now)
  await membersStore(tx).endLead([member.id], now)
  const name = member.name === null ? null : maskName(member.name)
  const nothing = { phone: null, skills: [], skillsConsentId: null }
  await membersStore(tx).update({ ...member, ...nothing, name, state, endedAt: now, endedWhy: why })
  const action = state === 'refused' ? 'team.refused' : why === null ? 'team.left' : 'team.parted'
  await note(tx, { at, action, teamId: member.teamId, fields: [], now, about: accountId })
}

/** Deletes the insurance of members with its papers. */
export async function dropProofs({ files }: Teams, tx: Tx, memberIds: readonly string[]): Promise<void> {
  const proofs = await membersStore(tx).dropProofs(memberIds)
  const papers = await files.listOf(tx, insuranceFiles, proofs)
  const ids = [...papers.values()].flat().map(({ id }) => id)
  if (ids.length > 0) await files.delete(tx, ids)
}

/** A team has ended: everybody leaves it, whoever applied too. */
export async function partAll(
  given: Omit<Parameters<typeof partFrom>[0], 'member' | 'state'> & { teamId: string },
): Promise<void> {
  const { teamId, ...rest } = given
  for (const member of await membersStore(given.tx).of(teamId)) await partFrom({ ...rest, member, state: 'left' })
}

/** Memberships whose consent was withdrawn elsewhere end like any other. */
export async function settle(
  given: Pick<Parameters<typeof partFrom>[0], 'teams' | 'tx' | 'now'> & { members: readonly MemberRecord[] },
): Promise<void> {
  const { members, ...rest } = given
  for (const member of members) await partFrom({ ...rest, at: { actor: system }, member, state: 'left', why: null })
}

/** Members settled in one transaction. */
const atOnce = 100

/**
 * What the night does: who took the consent back among their own data is out at once (nothing counts them any more); here what
 * they had told the team is deleted too. Gives how many.
 */
export async function settleWithdrawn(teams: Teams, tenantId: string): Promise<number> {
  const { database, clock } = teams.people
  for (let settled = 0; ; ) {
    const count = await database.tx(tenantId, async (tx) => {
      const members = await membersStore(tx).withdrawn({ limit: atOnce })
      await settle({ teams, tx, members, now: clock.now() })
      return members.length
    })
    settled += count
    if (count < atOnce) return settled
  }
}
