import { expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { disputeConsentVersion } from '../../../contract/disputes.ts'
import { disputeRoutes as routes } from '../../../contract/disputes-routes.ts'
import { disputeStaffRoutes as staff } from '../../../contract/disputes-staff-routes.ts'
import { documentRoutes } from '../../../contract/documents.ts'
import { testClock } from '../../platform/clock.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { mediationSchool } from './testing.ts'
import { letTimePass } from './time/time.service.ts'

const app = await testApp({ background: false, clock: testClock(new Date('2026-03-02T02:00:00Z')) })
const town = await buildTown(app)
const school = await mediationSchool(app, town)
const { colleague, worker, communityDesk, streetDesk } = town.people
const [tenant] = (await app.deps.tenants.list()) as [Tenant]
const disputes = {
  ...{
    cases: app.modules.cases,
    people: app.modules.people,
    files: app.deps.files,
    documents: app.deps.documents,
    database: app.deps.database,
  },
  ...{ clock: app.clock, tenants: app.deps.tenants, secret: app.config.secret },
}
const hour = 3_600_000
const day = 24 * hour
const later = (ms: number) => new Date(app.clock.now().getTime() + ms).toISOString()

test('a leaking ceiling is settled at the second table and followed up', async () => {
  const { ada, ben, number, a, b, id } = await school.apply()
  const params = { number }
  const seen = () => school.seen(ada, number)

  // Ben agrees; the neighbours' table begins, and both wish for the same mediator.
  const agreed = await ben.call(routes.consent, {
    params,
    body: { seen: await seen(), agree: true, consentVersion: disputeConsentVersion },
  })
  expect(agreed).toMatchObject({ state: 'consented', tier: { code: 'neighbours' }, seat: 'party', partyId: b })
  const { items } = await ada.call(routes.mediators, { params })
  expect(items).toMatchObject([{ name: 'Test colleague', tier: 'neighbours' }])
  const mediatorId = items[0]?.id as string
  const asked = await ada.call(routes.ask, {
    params,
    body: { seen: await seen(), ask: { kind: 'mediator', mediatorId } },
  })
  expect(asked.chair).toBeNull()
  const askId = asked.asks[0]?.id as string
  const chaired = await ben.call(routes.answerAsk, {
    params: { number, id: askId },
    body: { seen: await seen(), agree: true },
  })
  expect(chaired.chair).toMatchObject({ name: 'Test colleague' })

  // A session that settles nothing: on to the committee.
  const first = colleague.client
  await first.call(staff.schedule, {
    params,
    body: { seen: await seen(), from: later(hour), until: later(2 * hour), place: 'Bench at the well' },
  })
  app.clock.advance(90 * 60_000)
  const planned = (await first.call(routes.get, { params })).sessions[0]?.id as string
  const held = await first.call(staff.hold, {
    params: { number, id: planned },
    body: { seen: await seen(), present: [a, b], minutes: 'Both told their side', ownMinutes: 'Ben is sorry' },
  })
  expect(held).toMatchObject({ state: 'in_session', sessions: [{ state: 'held', ownMinutes: 'Ben is sorry' }] })
  expect((await ada.call(routes.get, { params })).sessions[0]).toMatchObject({
    ownMinutes: null,
    minutes: 'Both told their side',
  })
  await first.call(staff.fail, { params, body: { seen: await seen() } })
  expect((await first.send(routes.get, { params })).status).toBe(404)
  const second = await ada.call(routes.get, { params })
  expect(second).toMatchObject({ state: 'consented', tierIndex: 1, chair: null, chairs: [{ why: 'climbed' }] })
  expect(second.holder).toEqual({ en: 'Well Lane', zh: '水井巷社区' })

  // The committee: the desk appoints, an offer is answered by another, all accept, all sign.
  await communityDesk.client.call(staff.appoint, {
    params,
    body: { seen: await seen(), mediatorId: school.mediators.community },
  })
  const mediator = worker.client
  const terms = (amount: number) => [
    { partyId: b, what: 'Mend the pipe', due: '2026-03-10' },
    { partyId: b, what: 'Pay for the ceiling', due: '2026-03-20', amount },
  ]
  const offer = await ada.call(routes.offer, { params, body: { seen: await seen(), terms: terms(90_000) } })
  const counter = await ben.call(routes.offer, {
    params,
    body: { seen: await seen(), terms: terms(60_000), counters: offer.offers[0]?.id },
  })
  expect(counter.offers.map(({ state }) => state)).toEqual(['countered', 'open'])
  const draft = await ada.call(routes.answerOffer, {
    params: { number, id: counter.offers[1]?.id as string },
    body: { seen: await seen(), answer: 'accept' },
  })
  expect(draft).toMatchObject({
    state: 'agreed',
    agreement: { version: 1, effectAt: null },
    duties: [{}, { amount: 60_000 }],
  })
  await mediator.call(staff.schedule, {
    params,
    body: { seen: await seen(), from: later(0), until: later(hour), place: 'Room 2' },
  })
  // Signed once, then the words are put right: everybody signs anew.
  const desk = { way: 'desk', partyId: a }
  await mediator.call(routes.sign, { params, body: { seen: await seen(), version: 1, ...desk } })
  const redrafted = await mediator.call(staff.draft, {
    params,
    body: {
      seen: await seen(),
      agreement: {
        words: { en: 'They keep the peace', zh: '双方和好' },
        duties: [
          { partyId: b, what: { en: 'Mend the pipe', zh: '修好水管' }, due: '2026-03-10' },
          { partyId: b, what: { en: 'Pay for the ceiling', zh: '赔偿天花板' }, due: '2026-03-20', amount: 60_000 },
        ],
      },
    },
  })
  expect(redrafted.agreement).toMatchObject({ version: 2, signatures: [] })
  await mediator.call(routes.sign, { params, body: { seen: await seen(), version: 2, ...desk } })
  const inEffect = await communityDesk.client.call(routes.sign, {
    params,
    body: { seen: await seen(), version: 2, way: 'desk', partyId: b },
  })
  expect(inEffect).toMatchObject({ state: 'performing', visits: [{ days: 7 }, { days: 30 }, { days: 90 }] })
  expect(inEffect.agreement?.names[0]?.name).toBe('A*** T***')
  expect((await ada.call(routes.get, { params })).agreement?.names[1]?.name).toBe('Ben Test')

  // The paper is frozen: its parties read it by the code on it, the desk and everybody else only that it is genuine.
  const paper = inEffect.agreement?.document?.code as string
  const read = await ada.call(documentRoutes.get, { params: { code: paper } })
  expect(read).toMatchObject({ kind: 'agreement', intact: true, content: { number, title: { zh: '人民调解协议书' } } })
  expect(JSON.stringify(read.content)).toMatch(/Ben Test: Pay for the ceiling, 600 yuan, by March 20, 2026/)
  for (const client of [communityDesk.client, town.people.administrator.client, app.anonymous()])
    expect((await client.send(documentRoutes.get, { params: { code: paper } })).status).toBe(404)
  const check = await app.anonymous().call(documentRoutes.check, { body: { code: paper } })
  expect(check).toMatchObject({ intact: true })
  expect(JSON.stringify(check)).not.toContain('Ben')

  // Both ask the court; the duties are done and confirmed; the first visit finds peace.
  for (const party of [ada, ben]) await party.call(routes.askConfirmation, { params, body: { seen: await seen() } })
  for (const duty of inEffect.duties) {
    await ben.call(routes.dutyDone, { params: { number, id: duty.id }, body: { seen: await seen() } })
    await ada.call(routes.dutyConfirm, { params: { number, id: duty.id }, body: { seen: await seen(), done: true } })
  }
  const performed = await ada.call(routes.get, { params })
  expect(performed).toMatchObject({ state: 'performed', duties: [{ state: 'done' }, { state: 'done' }] })
  app.clock.advance(8 * day)
  const visit = inEffect.visits[0]?.id as string
  await mediator.call(staff.visit, {
    params: { number, id: visit },
    body: { seen: await seen(), found: 'kept', words: 'Dry' },
  })
  const confirmed = await mediator.call(staff.confirmed, { params, body: { seen: await seen(), confirmed: true } })
  expect(confirmed).toMatchObject({ state: 'confirmed', confirmation: { result: 'confirmed' } })
  expect(confirmed.timeline.map(({ type }) => type)).toEqual(
    [
      ...['applied', 'party_consented', 'consented', 'asked', 'ask_agreed', 'chaired', 'session_set', 'session_held'],
      ...['climbed', 'chaired', 'offer_made', 'offer_made', 'offer_accepted', 'agreed', 'session_set', 'signed'],
      ...[
        'redrafted',
        'signed',
        'signed',
        'in_effect',
        'confirmation_asked',
        'confirmation_asked',
        'confirmation_brought',
      ],
      ...['duty_said_done', 'duty_done', 'duty_said_done', 'duty_done', 'performed', 'visited', 'confirmed'],
    ].map((type) => `dispute.${type}`),
  )

  // The spine shows the subject and the state, and no word or name of it.
  const onSpine = await communityDesk.client.call(caseRoutes.get, { params: { id } })
  expect(onSpine).toMatchObject({ state: 'confirmed', text: school.application.subject, lifecycle: 'dispute' })
  expect(JSON.stringify(onSpine)).not.toMatch(/Ada|Ben|peace|drips|1111111/)
})

test('a tier whose time is up hands the dispute on, to the last millisecond, and once', async () => {
  const { ada, ben, number } = await school.apply()
  const params = { number }
  await ben.call(routes.consent, {
    params,
    body: { seen: await school.seen(ben, number), agree: true, consentVersion: disputeConsentVersion },
  })
  const { tierDueAt } = await ada.call(routes.get, { params })
  app.clock.set(new Date(tierDueAt as string))
  await letTimePass(disputes, tenant)
  expect((await ada.call(routes.get, { params })).tierIndex).toBe(0)
  app.clock.advance(1)
  await Promise.all([letTimePass(disputes, tenant), letTimePass(disputes, tenant)])
  const climbed = await ada.call(routes.get, { params })
  expect(climbed).toMatchObject({ tierIndex: 1, state: 'consented' })
  expect(climbed.timeline.filter(({ type }) => type === 'dispute.climbed')).toHaveLength(1)
  for (const tier of [2, 2]) {
    app.clock.set(new Date(new Date((await ada.call(routes.get, { params })).tierDueAt ?? 0).getTime() + 1))
    await letTimePass(disputes, tenant)
    const view = await ada.call(routes.get, { params })
    expect(view.tierIndex).toBe(tier)
    if (view.state === 'failed')
      expect(view).toMatchObject({
        ending: { reason: 'time_up' },
        ways: ['arbitration', 'administration', 'court', 'apply_again'],
      })
  }
  expect((await ada.call(routes.get, { params })).state).toBe('failed')
  expect(
    (await streetDesk.client.call(staff.list, { query: { show: 'ended' } })).items.map((each) => each.number),
  ).toContain(number)
})
