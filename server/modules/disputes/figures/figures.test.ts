import { expect, test } from 'vitest'
import { disputeConsentVersion } from '../../../../contract/disputes.ts'
import { disputeRoutes as routes } from '../../../../contract/disputes-routes.ts'
import { disputeStaffRoutes as staff } from '../../../../contract/disputes-staff-routes.ts'
import { testClock } from '../../../platform/clock.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { mediationSchool } from '../testing.ts'

const app = await testApp({ background: false, clock: testClock(new Date('2026-03-02T02:00:00Z')) })
const town = await buildTown(app)
const school = await mediationSchool(app, town)
const { colleague, worker, communityDesk, streetDesk } = town.people
const day = 86_400_000
const agree = { agree: true, consentVersion: disputeConsentVersion }
type Dispute = Awaited<ReturnType<typeof school.apply>>

async function begun(categoryId: string): Promise<Dispute> {
  const dispute = await school.apply({ categoryId })
  const { number, ben } = dispute
  await ben.call(routes.consent, { params: { number }, body: { seen: await school.seen(ben, number), ...agree } })
  return dispute
}

async function chaired({ number, ada }: Dispute, mediatorId: string): Promise<void> {
  await communityDesk.client.call(staff.appoint, {
    params: { number },
    body: { seen: await school.seen(ada, number), mediatorId },
  })
}

/** Written and signed at the desk; in effect at once. */
async function settled({ number, ada, a, b }: Dispute, mediator: Client, due: string): Promise<void> {
  const duties = [{ partyId: b, what: { en: 'Mend it', zh: '修好' }, due }]
  const seen = () => school.seen(ada, number)
  const params = { number }
  const agreement = { words: { en: '', zh: '' }, duties }
  await mediator.call(staff.draft, { params, body: { seen: await seen(), agreement } })
  for (const partyId of [a, b])
    await mediator.call(routes.sign, { params, body: { seen: await seen(), version: 1, way: 'desk', partyId } })
}

test('the figures are those counted by hand', async () => {
  const topic = await town.category('disputes.neighbours')
  const other = await town.category('disputes.family')
  const [one, two, three, four, five, six] = [
    ...[await begun(topic), await begun(topic), await begun(topic), await begun(topic), await begun(topic)],
    await begun(other),
  ] as [Dispute, Dispute, Dispute, Dispute, Dispute, Dispute]
  // Six applied on one day, and a seventh that nobody wanted.
  const unwanted = await school.apply({ categoryId: other })
  await unwanted.ben.call(routes.consent, {
    params: { number: unwanted.number },
    body: { seen: await school.seen(unwanted.ben, unwanted.number), agree: false, consentVersion: '' },
  })
  for (const each of [one, two, three]) await chaired(each, school.mediators.grid)
  app.clock.advance(2 * day)
  await settled(one, colleague.client, '2026-03-06')
  app.clock.advance(4 * day)
  await settled(two, colleague.client, '2026-03-10')
  // The third climbs and is settled at the second table after ten days.
  await colleague.client.call(staff.fail, {
    params: { number: three.number },
    body: { seen: await school.seen(three.ada, three.number) },
  })
  await chaired(three, school.mediators.community)
  app.clock.advance(4 * day)
  await settled(three, worker.client, '2026-04-30')
  // The fourth is ended by a party; the fifth and sixth go on.
  await four.ada.call(routes.end, {
    params: { number: four.number },
    body: { seen: await school.seen(four.ada, four.number) },
  })
  // What the first promised is done; the second's day has passed; the third's is to come.
  const [duty] = (await one.ada.call(routes.get, { params: { number: one.number } })).duties
  await one.ada.call(routes.dutyConfirm, {
    params: { number: one.number, id: duty?.id as string },
    body: { seen: await school.seen(one.ada, one.number), done: true },
  })
  expect(five.number).not.toBe(six.number)

  const query = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', unitId: town.units.community }
  const figures = await communityDesk.client.call(staff.figures, { query })
  expect(figures).toMatchObject({
    ...{ applied: 7, refused: 1 },
    tiers: [
      // Settled: one, two. Left unsettled: three climbed, four failed. 2 and 6 days: 4 in the middle.
      { code: 'neighbours', settled: { part: 2, whole: 4 }, medianDays: 4 },
      { code: 'committee', settled: { part: 1, whole: 1 }, medianDays: 10 },
      { code: 'joint', settled: { part: 0, whole: 0 }, medianDays: null },
    ],
    // Three settled, one ended without: 2, 6 and 10 days.
    ...{ settled: { part: 3, whole: 4 }, medianDays: 6 },
    performed: { part: 1, whole: 2 },
    // Five of one topic are told, two of another are not.
    clusters: [{ count: 5, unit: { id: town.units.community } }],
  })
  expect(figures.clusters).toHaveLength(1)
  expect(JSON.stringify(figures)).not.toMatch(/Ada|Ben/)
  const street = await streetDesk.client.call(staff.figures, { query: { ...query, unitId: town.units.street } })
  expect(street.settled).toEqual(figures.settled)
  const elsewhere = await streetDesk.client.call(staff.figures, {
    query: { ...query, unitId: town.units.otherCommunity },
  })
  expect(elsewhere).toMatchObject({ applied: 0, settled: { part: 0, whole: 0 }, medianDays: null, clusters: [] })
})
