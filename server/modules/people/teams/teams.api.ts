import type { LocalizedName } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { membersStore } from './members.store.ts'
import { shiftsStore } from './shifts.store.ts'
import type { TeamTold } from './teams.events.ts'
import { teamsStore } from './teams.store.ts'
import { instantOf } from './time.rules.ts'

export type { TeamTold } from './teams.events.ts'

/** What tellings about a team need. */
export interface TeamNews {
  name: LocalizedName
  unitId: string
  /** Accounts of those whom it is about, with what was written to all of them. */
  concerned: string[]
  words: string | null
  leaders: string[]
  shift: { from: Date; version: number } | null
}

/** What an event of a team is about, for whoever tells it; undefined where the team is gone. */
export async function findTeamNews(tx: Tx, told: TeamTold): Promise<TeamNews | undefined> {
  const team = await teamsStore(tx).find(told.teamId)
  if (!team) return undefined
  const members = await membersStore(tx).byIds(told.memberIds)
  const shift = told.shiftId ? await shiftsStore(tx).find(told.shiftId) : undefined
  const leaders = (await membersStore(tx).of(team.id)).filter(({ leads }) => leads)
  const accounts = (of: readonly { accountId: string | null }[]) => of.flatMap(({ accountId }) => accountId ?? [])
  return {
    name: { en: team.nameEn, zh: team.nameZh },
    unitId: team.unitId,
    concerned: accounts(members),
    words: shift ? (shift.cancelledWhy ?? shift.title) : members.length === 1 ? (members[0]?.endedWhy ?? null) : null,
    leaders: accounts(leaders),
    shift: shift ? { from: shift.from, version: shift.version } : null,
  }
}

/** A team that is there and its members, for whoever shows something to them; undefined where it ended or never was. */
export async function findTeam(
  tx: Tx,
  id: string,
): Promise<{ name: LocalizedName; memberAccounts: ReadonlySet<string> } | undefined> {
  const team = await teamsStore(tx).find(id)
  if (!team || team.endedOn !== null) return undefined
  const members = (await membersStore(tx).of(id)).filter(({ state }) => state === 'member')
  return {
    name: { en: team.nameEn, zh: team.nameZh },
    memberAccounts: new Set(members.flatMap(({ accountId }) => accountId ?? [])),
  }
}

/** Teams an account is a member of. */
export async function teamsOf(tx: Tx, accountId: string): Promise<string[]> {
  return (await membersStore(tx).mine(accountId)).filter(({ state }) => state === 'member').map(({ teamId }) => teamId)
}

/** The last minute of a day, which people understand better than the midnight after it; as an instant. */
export const lastMinuteOf = (day: string, timeZone: string): string =>
  new Date(instantOf(day, '24:00', timeZone) - 60_000).toISOString()
