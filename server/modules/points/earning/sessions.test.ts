import { expect, test } from 'vitest'
import { disputeConsentVersion } from '../../../../contract/disputes.ts'
import { disputeRoutes } from '../../../../contract/disputes-routes.ts'
import { disputeSettingRoutes, disputeStaffRoutes as staff } from '../../../../contract/disputes-staff-routes.ts'
import { pointsRoutes } from '../../../../contract/points.ts'
import { pointsClaimRoutes } from '../../../../contract/points-claims.ts'
import { testClock } from '../../../platform/clock.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { PostHeld, Role } from '../../../platform/policy/actor.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { mediationSchool } from '../../disputes/testing.ts'
import { addPosts } from '../../people/people.api.ts'
import { pointsOf } from '../stars/testing.ts'
import { sessionHeld } from './sessions.service.ts'

const app = await testApp({ background: false, clock: testClock(new Date('2026-03-02T02:00:00Z')) })
const town = await buildTown(app)
const school = await mediationSchool(app, town)
const { communityDesk, gridHead, streetDesk } = town.people
const hour = 3_600_000
const later = (ms: number) => new Date(app.clock.now().getTime() + ms).toISOString()

await communityDesk.client.call(pointsRoutes.createScheme, {
  body: {
    ...{ unitId: town.units.community, name: { en: 'Thanks', zh: '感谢' }, perDay: null, perMonth: null },
    ...{ expiryMonths: 24, usual: true },
  },
})

/** Somebody on the list of the neighbours' table, with a post in a role. */
async function mediator(role: Role) {
  const accountId = uuidv7()
  const post: PostHeld = {
    ...{ id: uuidv7(), role, unitId: town.units.grid, level: 'grid', from: new Date(0) },
    unitPath: [town.units.district, town.units.street, town.units.community, town.units.grid],
  }
  await app.deps.database.tx(app.tenant.id, (tx) =>
    addPosts(tx, [
      {
        ...{ id: post.id, accountId, role, unitId: town.units.grid, departmentId: null, title: null },
        ...{ holderName: 'Cleo Test', namePublic: false, dutyPhone: null, from: post.from, until: null },
      },
    ]),
  )
  const body = { postId: post.id, unitId: town.units.grid, tier: 'neighbours' }
  const { id } = await communityDesk.client.call(disputeSettingRoutes.addMediator, { body })
  const client = app.as({ kind: 'staff', accountId, personName: 'Cleo Test', posts: [post], via: 'session' })
  return { id, accountId, client }
}

/** A dispute whose first session this mediator led and wrote down; who came to it, of both. */
async function sessionLedBy(who: Awaited<ReturnType<typeof mediator>>, came: 0 | 2 = 2) {
  const { ada, ben, number, id, a, b } = await school.apply()
  const params = { number }
  const seen = () => school.seen(ada, number)
  const agree = { agree: true, consentVersion: disputeConsentVersion }
  await ben.call(disputeRoutes.consent, { params, body: { seen: await seen(), ...agree } })
  const ask = { kind: 'mediator', mediatorId: who.id } as const
  const asked = await ada.call(disputeRoutes.ask, { params, body: { seen: await seen(), ask } })
  const askId = asked.asks[0]?.id as string
  await ben.call(disputeRoutes.answerAsk, { params: { number, id: askId }, body: { seen: await seen(), agree: true } })
  const when = { from: later(hour), until: later(2.5 * hour), place: 'Bench at the well' }
  await who.client.call(staff.schedule, { params, body: { seen: await seen(), ...when } })
  app.clock.advance(2 * hour)
  const planned = (await who.client.call(disputeRoutes.get, { params })).sessions[0]?.id as string
  await who.client.call(staff.hold, {
    params: { number, id: planned },
    body: { seen: await seen(), present: came ? [a, b] : [], minutes: 'Both told their side', ownMinutes: '' },
  })
  const held = { tenantId: app.tenant.id, disputeId: id, n: 1, by: who.accountId }
  return { number, id, planned, noted: () => sessionHeld(pointsOf(app), held) }
}

test('a volunteer who led a session finds a claim for it, which somebody else decides; the ledger knows no dispute', async () => {
  const volunteer = await mediator('volunteer')
  const { noted, number, id, planned } = await sessionLedBy(volunteer)
  expect(await noted()).toBe(1)
  expect(await noted(), 'once, however often it is told').toBe(0)
  const [claim] = (await volunteer.client.call(pointsClaimRoutes.myClaims)).items
  expect(claim).toMatchObject({ state: 'open', day: '2026-03-02', rule: { category: 'mediation', points: 5 } })
  expect((await volunteer.client.call(pointsRoutes.mine)).available, 'nothing before somebody decided').toBe(0)

  const params = { id: claim?.id as string }
  const approve = { params, body: { approve: true } }
  expect((await volunteer.client.send(pointsClaimRoutes.decide, approve)).problem.code).toBe('points.own')
  expect((await gridHead.client.send(pointsClaimRoutes.decide, approve)).status, 'not a post of the rule').toBe(403)
  expect(await communityDesk.client.call(pointsClaimRoutes.decide, approve)).toMatchObject({ granted: { points: 5 } })
  expect((await volunteer.client.call(pointsRoutes.mine)).available).toBe(5)

  // No row of points, and nothing anybody reads of it, leads back to the dispute.
  const rows = await app.deps.database.tx(app.tenant.id, async (tx) => [
    ...(await tx.db.selectFrom('points_claim').selectAll().execute()),
    ...(await tx.db.selectFrom('points_grant').selectAll().execute()),
    ...(await tx.db.selectFrom('points_entry').selectAll().execute()),
  ])
  const read = [rows, await volunteer.client.call(pointsRoutes.myLines), claim]
  for (const secret of [number, id, planned, 'ceiling', 'Ada', 'well'])
    expect(JSON.stringify(read)).not.toContain(secret)
})

test('whoever mediates by their post earns nothing for it, and nobody does where neither side came', async () => {
  const worker = await mediator('grid_worker')
  expect(await (await sessionLedBy(worker)).noted()).toBe(0)
  const volunteer = await mediator('volunteer')
  expect(await (await sessionLedBy(volunteer, 0)).noted()).toBe(0)
})

test('where no rule of the place says so, nothing is noted', async () => {
  const volunteer = await mediator('volunteer')
  const { noted } = await sessionLedBy(volunteer)
  const { items } = await app.anonymous().call(pointsRoutes.schemes, { query: { unit: town.units.community } })
  const rule = items[0]?.rules.find(({ source }) => source === 'session_held')
  const { id, version, inForce: _, ...body } = rule as NonNullable<typeof rule>
  await communityDesk.client.call(pointsRoutes.saveRule, {
    params: { id },
    body: { ...body, version, fileIds: [], from: '2026-01-01', until: '2026-01-02' },
  })
  expect(await noted()).toBe(0)
  expect((await streetDesk.client.call(pointsRoutes.mine)).available).toBe(0)
})
