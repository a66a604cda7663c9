import { clockIn } from '../stations/stations.rules.ts'
import { settleWithdrawn } from './leaving.service.ts'
import { type InsuranceRecord, membersStore } from './members.store.ts'
import { tell } from './noting.ts'
import { shiftsStore } from './shifts.store.ts'
import { insuranceEnd, rosterDays } from './teams.rules.ts'
import type { Teams } from './teams.view.ts'
import { daysAfter } from './time.rules.ts'

/**
 * What the night does for teams: who withdrew their consent is out with all they told, old rosters are forgotten, and whose insurance
 * runs out is told. Told again on the next night it is the same news, which nobody hears twice.
 */
export async function nightOfTeams(teams: Teams, tenant: { id: string; timeZone: string }): Promise<void> {
  const { database, clock } = teams.people
  await settleWithdrawn(teams, tenant.id)
  const now = clock.now()
  const { day: today } = clockIn(tenant.timeZone, now)
  await database.tx(tenant.id, async (tx) => {
    await shiftsStore(tx).forgetRosters(new Date(now.getTime() - rosterDays * 86_400_000))
    const members = membersStore(tx)
    const ending = await members.insuranceEnding(daysAfter(today, -2), daysAfter(today, 30))
    const proofs = await members.proofs([...new Set(ending.map(({ memberId }) => memberId))])
    const byMember = new Map<string, InsuranceRecord[]>()
    for (const proof of proofs) byMember.set(proof.memberId, [...(byMember.get(proof.memberId) ?? []), proof])
    const told = new Map<
      string,
      { what: 'insurance_soon' | 'insurance_over'; teamId: string; day: string; memberIds: string[] }
    >()
    for (const [memberId, own] of byMember) {
      const end = insuranceEnd(own, today)
      const teamId = own[0]?.teamId
      if (!end || !teamId) continue
      const key = `${end.what} ${teamId} ${end.day}`
      const one = told.get(key) ?? { ...end, teamId, memberIds: [] }
      one.memberIds.push(memberId)
      told.set(key, one)
    }
    for (const one of told.values()) await tell(tx, one)
  })
}
