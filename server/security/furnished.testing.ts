import { assemblyRoutes } from '../../contract/assembly-routes.ts'
import { caseConfigurationRoutes } from '../../contract/case-configuration-routes.ts'
import { caseRoutes } from '../../contract/case-routes.ts'
import { viewRoutes } from '../../contract/case-views.ts'
import { communityListRoutes } from '../../contract/community-lists.ts'
import { hallCounterRoutes } from '../../contract/hall-work.ts'
import { noticeRoutes } from '../../contract/notice-routes.ts'
import { organisationRoutes } from '../../contract/organisation-routes.ts'
import { retaliationRoutes } from '../../contract/petition-retaliation.ts'
import { petitionRoutes } from '../../contract/petition-routes.ts'
import { visitingRoutes } from '../../contract/petition-visiting.ts'
import { pointsRoutes } from '../../contract/points.ts'
import { pointsClaimRoutes } from '../../contract/points-claims.ts'
import { pointsExchangeRoutes } from '../../contract/points-exchange.ts'
import { pointsGivingRoutes } from '../../contract/points-giving.ts'
import type { Route } from '../../contract/route.ts'
import { shiftRoutes } from '../../contract/shift-notes.ts'
import { teamMemberRoutes } from '../../contract/team-members.ts'
import { teamRoutes } from '../../contract/teams.ts'
import { territoryChangeRoutes } from '../../contract/territory-changes.ts'
import { territoryImportRoutes } from '../../contract/territory-imports.ts'
import { called, written } from '../modules/assembly/testing.ts'
import { mediationSchool } from '../modules/disputes/testing.ts'
import { testHall } from '../modules/hall/testing.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { TestApp } from '../testing/app.ts'
import { recruiting } from '../testing/recruiting.ts'
import type { Town } from '../testing/town.ts'
import { sampleOf, shapeOf } from './samples.testing.ts'

const both = (en: string, zh = en) => ({ en, zh })

/**
 * A word that stands in every text written by hand here: whoever reads it elsewhere reads what isn't theirs. It begins as a
 * formula does, so that a table that lets one out is noticed.
 */
export const mark = '=Kingfisher'

/** Ids and words of everything that was put into a town. */
export type Furnished = Awaited<ReturnType<typeof furnish>>

/** Puts something of nearly every kind into a town, so that a route that is asked for one finds it. */
export async function furnish(app: TestApp, town: Town) {
  const { people, units, departments } = town
  const desk = people.communityDesk.client
  const admin = people.administrator.client
  const owner = { accountId: uuidv7() }
  const own = app.resident(owner.accountId)
  const day = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const hour = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString()

  const report = await own.call(caseRoutes.create, {
    body: {
      text: `${mark}: a bench is broken`,
      point: town.home,
      contact: { name: `${mark} Zhao`, phone: '000-1234567' },
    },
  })
  const school = await mediationSchool(app, town)
  const dispute = await school.apply({ subject: `${mark}: water comes through` }, own)
  const { ada: _ada, ben: _ben, ...disputeIds } = dispute
  const petition = await own.call(petitionRoutes.file, {
    body: {
      ...{
        purpose: 'complaint',
        subject: `${mark}: a permit was refused`,
        account: `${mark}: my shop waits since May.`,
      },
      ...{ unitId: units.community, contact: { name: `${mark} Qian`, phone: '000-3333333' } },
      against: { kind: 'unit', id: units.street },
    },
  })
  const retaliation = await app.anonymous().call(retaliationRoutes.send, {
    body: { text: `${mark}: my shift was taken away`, petitionNumber: petition.number },
  })
  const visiting = await people.streetDesk.client.call(visitingRoutes.publish, {
    body: {
      ...{ title: both(`${mark} day`), day: day(9), from: '09:00', to: '11:00', unitId: units.street },
      ...{ place: 'Room 2', hostPostId: people.streetDesk.post.id, slotMinutes: 20 },
    },
  })
  const booking = await own.call(visitingRoutes.book, {
    params: { id: visiting.id },
    body: { slot: visiting.slots[0]?.no ?? 1, subject: `${mark}: the lane`, name: `${mark} Sun`, phone: '000-4444444' },
  })
  const hall = await testHall(app, town)
  const ticket = await hall.take(own, 'labour')
  await hall.sit(people.streetDesk.client, 'one')

  // Thanks: a scheme, a rule, a claim that became a grant, a good on a shelf and a need.
  const scheme = await desk.call(pointsRoutes.createScheme, {
    body: {
      ...{ unitId: units.community, name: both(`${mark} thanks`), perDay: null, perMonth: null, expiryMonths: 24 },
      usual: false,
    },
  })
  const ruleBody = {
    ...{ name: both('Clean-up'), evidence: both(''), evidenceNeeded: false, category: 'environment' },
    ...{ source: 'claim', basis: 'deed', points: 40, approvers: ['grid_worker', 'desk'], from: '2026-01-01' },
    ...{ until: null, perDeed: null, perDay: null, perMonth: null, perPerson: null, assembly: null },
  }
  const rule = await desk.call(pointsRoutes.createRule, { params: { id: scheme.id }, body: ruleBody })
  const claim = async () =>
    await own.call(pointsClaimRoutes.claim, {
      body: {
        ruleId: rule.id,
        unitId: units.grid,
        day: app.clock.now().toISOString().slice(0, 10),
        note: `${mark} swept`,
      },
    })
  const first = await claim()
  const decided = await desk.call(pointsClaimRoutes.decide, { params: { id: first.id }, body: { approve: true } })
  const openClaim = await claim()
  const good = await desk.call(pointsExchangeRoutes.createGood, {
    body: {
      ...{ name: both(`${mark} cup`), about: both(''), points: 1, perPerson: null, givenBy: null },
      schemeId: scheme.id,
    },
  })
  await admin.call(pointsExchangeRoutes.stock, {
    params: { id: good.id },
    body: { stationId: hall.stationId, kind: 'received', quantity: 500 },
  })
  const order = await own.call(pointsExchangeRoutes.order, { body: { goodId: good.id, stationId: hall.stationId } })
  await own.call(pointsGivingRoutes.open, { body: { name: `${mark} home` } })
  const invited = await own.call(pointsGivingRoutes.invite)
  const need = await desk.call(pointsGivingRoutes.openNeed, {
    body: { schemeId: scheme.id, title: both(`${mark} rice`), about: both('For a month'), until: day(9), target: 5 },
  })

  const team = await desk.call(teamRoutes.create, {
    body: {
      ...{ kind: 'pingan', unitId: units.grid, parentId: null, name: both(`${mark} watch`), applying: true },
      ...{ about: both(''), commitment: both(''), foundedOn: null, phone: null },
    },
  })
  const joined = await own.call(teamMemberRoutes.join, {
    params: { id: team.id },
    body: {
      ...{ phone: '13912345678', nameFor: 'team', skills: ['First aid'], skillsAgreed: true, agreed: true },
      ...{
        name: `${mark} Wu`,
        invitation: (await desk.call(teamMemberRoutes.invite, { params: { id: team.id }, body: { leads: true } }))
          .secret,
      },
    },
  })
  const shift = await desk.call(teamMemberRoutes.createShift, {
    params: { id: team.id },
    body: {
      ...{ kind: 'patrol', title: `${mark} round`, from: hour(24), until: hour(26), beatId: null, place: null },
      ...{ risky: false, wanted: null, note: null },
    },
  })
  const organisation = await own.call(organisationRoutes.create, {
    body: {
      ...{ kind: 'association', registeredNo: null, unitId: units.street, name: both(`${mark} association`) },
      ...{ about: both(''), contact: { name: `${mark} Chen`, phone: '13800002222', mail: '' } },
    },
  })
  const { enlistments } = await own.call(organisationRoutes.enlist, {
    params: { id: organisation.id },
    body: { unitId: units.community, words: null, people: 5 },
  })
  const openNeed = await desk.call(communityListRoutes.createNeed, {
    body: {
      ...{ resource: 'people', what: `${mark} helpers`, amount: 5, measure: null },
      ...{ unitId: units.community, list: 'demand', by: null },
    },
  })
  const body = await desk.call(communityListRoutes.createBody, {
    body: {
      ...{ kind: 'owners', unitId: units.community, name: both(`${mark} owners`), members: 40, formedOn: day(0) },
      ...{ termUntil: null, contact: null },
    },
  })
  const words = { title: both(`${mark} shed`), from: hour(72), to: hour(74), objectionDays: 5 }
  const deliberationBody = written(town, words)
  const deliberation = await called(desk, town, words)
  const asks = { params: { id: deliberation.id } }
  const { signUp } = await own.call(assemblyRoutes.signUp, { ...asks, body: { wish: 'speak', hearBack: 'none' } })
  const { questions } = await own.call(assemblyRoutes.ask, { ...asks, body: { text: `${mark}: who pays for it?` } })
  const offices = recruiting(app, town)
  const call = await offices.opened()
  const application = await offices.applied(call.id, own, { words: `${mark}: I have lived here for thirty years.` })
  const importId = uuidv7()
  await app.as(people.administrator.post).call(territoryImportRoutes.open, {
    params: { id: importId },
    body: { kind: 'buildings', name: `${mark}.geojson`, format: 'geojson', size: 10 },
  })
  await people.streetDesk.client.call(hallCounterRoutes.call, hall.at('one'))
  const found = await desk.call(caseConfigurationRoutes.categories)
  const clues = {
    ...{
      unitId: units.community,
      anyId: uuidv7(),
      instant: hour(24),
      day: day(1),
      caseId: report.id,
      categoryId: found.items[0]?.id,
    },
    ...{ format: 'markdown', departmentId: departments.water, code: 'KF1', name: `${mark} list` },
  }
  const made = async (route: Route, by = admin) => {
    const sent = await by.request({
      ...{ method: route.method, url: route.path, headers: { 'idempotency-key': uuidv7() } },
      payload: sampleOf(shapeOf(route, 'body') ?? {}, clues) as object,
    })
    if (sent.statusCode >= 400) throw new Error(`${route.name}: ${sent.body}`)
  }
  await made(viewRoutes.save, desk)
  await made(caseConfigurationRoutes.createCondition)
  await made(caseConfigurationRoutes.createText)
  await made(noticeRoutes.addWebhook)
  await made(shiftRoutes.write, desk)
  await made(territoryChangeRoutes.create)
  await made(communityListRoutes.createMeeting, desk)
  const bulletin = await desk.call(noticeRoutes.publish, {
    body: sampleOf(shapeOf(noticeRoutes.publish, 'body') ?? {}, {
      ...{ unitId: units.community, anyId: uuidv7(), instant: hour(24), day: day(1), from: hour(-1), until: hour(48) },
    }),
  })
  return {
    ...{ owner, school: school.mediators, departments, units, posts: people },
    ...{
      report,
      dispute: disputeIds,
      petition,
      retaliation,
      visiting,
      booking,
      ticket,
      scheme,
      rule,
      ruleBody,
      decided,
      openClaim,
    },
    ...{
      good,
      order,
      invited,
      need,
      team,
      joined,
      shift,
      organisation,
      enlistments,
      openNeed,
      body,
      call,
      application,
    },
    ...{ deliberation, deliberationBody, signUp, questions },
    ...{ importId, bulletin, hall: { id: hall.id, code: hall.code, counters: hall.counters, services: hall.services } },
    stationId: hall.stationId,
  }
}
