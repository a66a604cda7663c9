import type { PersonalData } from '../../../platform/identity/personal-data.ts'
import { dropProofs } from './leaving.service.ts'
import { membersStore } from './members.store.ts'
import { shiftsStore } from './shifts.store.ts'
import type { Teams } from './teams.view.ts'

/** Says what teams keep about a person, and erases it: what stays is that a team had a member. */
export function registerTeamData(teams: Teams, parts: PersonalData): void {
  parts.register(
    'teams',
    async (tx, accountId) => {
      const memberships = await membersStore(tx).all(accountId)
      const ids = memberships.map(({ id }) => id)
      return {
        memberships,
        insurance: await membersStore(tx).proofs(ids),
        shifts: await shiftsStore(tx).ofMembers(ids),
      }
    },
    async (tx, accountId) => {
      const now = teams.people.clock.now()
      const ids = await membersStore(tx).forget(accountId, now)
      await membersStore(tx).endLead(ids, now)
      await shiftsStore(tx).takeBackLater(ids, now)
      await dropProofs(teams, tx, ids)
      return {
        erased: ids.length,
        ...(ids.length > 0 ? { kept: { rows: ids.length, why: 'identity.kept.teams' } } : {}),
      }
    },
  )
}
