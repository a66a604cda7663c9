import type { FastifyInstance } from 'fastify'
import { nameIn } from '../../../../contract/common.ts'
import type { Route } from '../../../../contract/route.ts'
import { teamMemberRoutes } from '../../../../contract/team-members.ts'
import { teamRoutes } from '../../../../contract/teams.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { type Call, serve } from '../../../platform/http/serve.ts'
import { tableDownload } from '../../../platform/http/table.ts'
import { textOf } from '../../../platform/messages.ts'
import { placesAfter, type TerritoryRearranged } from '../../territory/territory.api.ts'
import type { People } from '../people.api.ts'
import {
  answerApplication,
  giveProof,
  invite,
  joinTeam,
  leaveTeam,
  listMembers,
  partMember,
  revealMember,
  saveMine,
  seeProof,
  setLead,
  withdrawInvitations,
} from './members.service.ts'
import { membersStore } from './members.store.ts'
import {
  agreeToShift,
  askForShift,
  cancelShift,
  createShift,
  listShifts,
  myTeams,
  saveShift,
} from './shifts.service.ts'
import { registerTeamData } from './teams.data.ts'
import { nightOfTeams } from './teams.night.ts'
import { mayManageTeam } from './teams.policy.ts'
import { rosterDays } from './teams.rules.ts'
import {
  allTeams,
  createTeam,
  endTeam,
  getTeam,
  saveBeats,
  saveKinds,
  saveTeam,
  teamFigures,
  teamHistory,
  teamKinds,
  teamRegister,
  teamsNear,
} from './teams.service.ts'
import { teamsStore } from './teams.store.ts'
import { type At, insuranceFiles, standingIn, type Teams } from './teams.view.ts'

const nightJob = 'people.night_of_teams'

/** Puts teams of volunteers into the application. */
export function registerTeams(app: FastifyInstance, deps: Deps, people: People): void {
  const teams: Teams = { people, files: deps.files }
  serveTeams(app, teams)
  serveMembers(app, teams)
  registerTeamData(teams, deps.identity.personalData)
  deps.files.guard(insuranceFiles, ({ file, tenant, actor }) =>
    people.database.tx(
      tenant.id,
      async (tx) => {
        const proof = await membersStore(tx).findProof(file.ownerId ?? '')
        if (!proof) return false
        const { place, me } = await standingIn(teams, tx, { actor, teamId: proof.teamId })
        return me?.id === proof.memberId || mayManageTeam(actor, place)
      },
      { readOnly: true },
    ),
  )
  deps.retention.register({ kind: 'roster', days: rosterDays, end: 'deleted' })
  deps.jobs.work(
    nightJob,
    async ({ signal }) => {
      for (const tenant of await deps.tenants.list()) if (!signal.aborted) await nightOfTeams(teams, tenant)
    },
    { policy: 'singleton' },
  )
  deps.jobs.schedule(nightJob, '40 17 * * *')
  // That something of a team changed tells nothing of anybody; what it is, each reader asks with their own rights.
  deps.topics.guard('team', () => true)
  people.territory.stakes.register('teams', (tx, unitIds) => teamsStore(tx).countAt(unitIds))
  // When units end, what stood there stands in the successor with the largest share, or in the unit above.
  deps.subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const atlas = await people.territory.atlas(tx.tenantId)
    await teamsStore(tx).moveAll(await placesAfter(tx, atlas, changeId))
  })
}

const at = ({ tenant, actor, claim, locale }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>): At => ({
  ...{ tenantId: tenant.id, timeZone: tenant.timeZone, actor, claim, locale },
})

function serveTeams(app: FastifyInstance, teams: Teams): void {
  serve(app, teamRoutes.near, (call) => teamsNear(teams, at(call), call.query))
  serve(app, teamRoutes.kinds, (call) => teamKinds(teams, at(call)))
  serve(app, teamRoutes.saveKinds, (call) => saveKinds(teams, at(call), call.body.items))
  serve(app, teamRoutes.figures, (call) => teamFigures(teams, at(call), call.query.unit))
  serve(app, teamRoutes.mine, (call) => myTeams(teams, at(call)))
  serve(app, teamRoutes.register, (call) => teamRegister(teams, at(call), call.query))
  serve(app, teamRoutes.export, async (call) => {
    const { locale } = call
    const rows = await allTeams(teams, at(call), call.query)
    // messages: teams.column.*
    const columns = ['name', 'kind', 'unit', 'founded', 'members', 'leaders', 'uninsured', 'phone', 'ended'] as const
    const table = rows.map((row) => [
      ...[nameIn(row.name, locale), nameIn(row.kind.name, locale), nameIn(row.unit.name, locale)],
      ...[row.foundedOn ?? '', row.count, row.leaders, row.uninsured, row.phone ?? '', row.endedOn ?? ''],
    ])
    const head = columns.map((column) => textOf({ locale, area: 'teams', key: `teams.column.${column}` }))
    return tableDownload('teams', head, table)
  })
  serve(app, teamRoutes.get, (call) => getTeam(teams, at(call), call.params.id))
  serve(app, teamRoutes.create, (call) => createTeam(teams, at(call), call.body))
  serve(app, teamRoutes.save, (call) => {
    const { version, ...input } = call.body
    return saveTeam(teams, at(call), { id: call.params.id, version, input })
  })
  serve(app, teamRoutes.saveBeats, (call) => saveBeats(teams, at(call), { id: call.params.id, ...call.body }))
  serve(app, teamRoutes.end, (call) => endTeam(teams, at(call), { id: call.params.id, ...call.body }))
  serve(app, teamRoutes.history, (call) =>
    teamHistory(teams, at(call), { id: call.params.id, before: call.query.before }),
  )
  serve(app, teamRoutes.members, (call) =>
    listMembers(teams, at(call), { teamId: call.params.id, left: call.query.left }),
  )
}

function serveMembers(app: FastifyInstance, teams: Teams): void {
  const routes = teamMemberRoutes
  const of = ({ id, ...rest }: { id: string; memberId: string }) => ({ teamId: id, ...rest })
  const ofShift = ({ id, ...rest }: { id: string; shiftId: string }) => ({ teamId: id, ...rest })
  serve(app, routes.invite, (call) => invite(teams, at(call), { teamId: call.params.id, ...call.body }))
  serve(app, routes.withdrawInvitations, (call) => withdrawInvitations(teams, at(call), call.params.id))
  serve(app, routes.join, (call) => joinTeam(teams, at(call), { teamId: call.params.id, ...call.body }))
  serve(app, routes.saveMine, (call) => saveMine(teams, at(call), { teamId: call.params.id, ...call.body }))
  serve(app, routes.leave, (call) => leaveTeam(teams, at(call), call.params.id))
  serve(app, routes.answer, (call) => answerApplication(teams, at(call), { ...of(call.params), ...call.body }))
  serve(app, routes.part, (call) => partMember(teams, at(call), { ...of(call.params), ...call.body }))
  serve(app, routes.lead, (call) => setLead(teams, at(call), { ...of(call.params), ...call.body }))
  serve(app, routes.reveal, (call) => revealMember(teams, at(call), { ...of(call.params), ...call.body }))
  serve(app, routes.giveProof, (call) => giveProof(teams, at(call), { teamId: call.params.id, ...call.body }))
  serve(app, routes.seeProof, (call) =>
    seeProof(teams, at(call), { teamId: call.params.id, proofId: call.params.proofId, ...call.body }),
  )
  serve(app, routes.shifts, (call) => listShifts(teams, at(call), { teamId: call.params.id, ...call.query }))
  serve(app, routes.createShift, (call) => createShift(teams, at(call), { teamId: call.params.id, input: call.body }))
  serve(app, routes.saveShift, (call) => {
    const { version, ...input } = call.body
    return saveShift(teams, at(call), { ...ofShift(call.params), version, input })
  })
  serve(app, routes.cancelShift, (call) => cancelShift(teams, at(call), { ...ofShift(call.params), ...call.body }))
  serve(app, routes.ask, (call) => askForShift(teams, at(call), { ...ofShift(call.params), ...call.body }))
  serve(app, routes.agree, (call) => agreeToShift(teams, at(call), { ...ofShift(call.params), ...call.body }))
}
