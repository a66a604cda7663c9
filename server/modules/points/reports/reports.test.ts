import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { pointsRoutes } from '../../../../contract/points.ts'
import { pointsClaimRoutes as claims } from '../../../../contract/points-claims.ts'
import { pointsExchangeRoutes as exchange } from '../../../../contract/points-exchange.ts'
import { pointsReportRoutes as routes, type SchemeReport } from '../../../../contract/points-reports.ts'
import { stationRoutes } from '../../../../contract/stations.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { orderLapsed } from '../exchange/orders.service.ts'
import { sweepLedger } from '../ledger/ledger.service.ts'
import { verifyPoints } from '../points.api.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const both = (en: string, zh = en) => ({ en, zh })
const { communityDesk, worker, streetDesk } = town.people
const desk = communityDesk.client
const [me, other] = [app.resident(uuidv7()), app.resident(uuidv7())]
let [schemeId, ruleId, stationId, soap, rice] = ['', '', '', '', '']

const scheme = {
  ...{ unitId: town.units.community, name: both('Thanks', '感谢'), perDay: null, perMonth: null, expiryMonths: 1 },
  pickUpDays: 3,
}
const rule = {
  ...{ name: both('Clean-up', '清洁'), evidence: both('', ''), evidenceNeeded: false, category: 'environment' },
  ...{ source: 'claim', basis: 'hour', points: 20, approvers: ['desk'], from: '2026-01-01' },
  ...{ until: null, perDeed: null, perDay: null, perMonth: null, perPerson: null, assembly: null },
}
const station = {
  ...{ code: 'WL0801M', kind: 'micro', unitId: town.units.grid, name: both('Gate station', '大门微站'), hours: [] },
  ...{ point: null, dutyPhone: null, supervisionPhone: null, closed: false, hoursNote: both('', '') },
  ...{ address: both('12 Well Lane', '水井巷12号'), amenities: [] },
  venue: { owner: 'Sunny Property', agreement: 'Shared', until: null },
}

async function earn(client: Client, minutes: number): Promise<string> {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(app.clock.now())
  const { id } = await client.call(claims.claim, { body: { ruleId, day, minutes, note: 'Swept' } })
  const decided = await desk.call(claims.decide, { params: { id }, body: { approve: true } })
  return decided.granted?.id as string
}
const order = (client: Client, goodId: string, quantity = 1) =>
  client.call(exchange.order, { body: { goodId, stationId, quantity } })
const hand = (code: string | null) => worker.client.call(exchange.pickUp, { body: { code } })
const stock = (goodId: string, kind: 'received' | 'counted', quantity: number) =>
  worker.client.call(exchange.stock, { params: { id: goodId }, body: { stationId, kind, quantity } })
const sweep = () => {
  const now = app.clock.now()
  return sweepLedger(app.deps.database, { tenantId: app.tenant.id, now, alongside: orderLapsed(now) })
}
const month = (name: string) =>
  desk.call(routes.report, { params: { id: schemeId }, query: { month: name } }) as Promise<SchemeReport>
const at = (day: string) => app.clock.set(`${day}T02:00:00Z`)

/** What an account of the ledger says now. */
const account = (kind: string, unit = 'point') =>
  app.deps.database.tx(app.tenant.id, async (tx) => {
    const text = `select coalesce(sum(posted_debits - posted_credits), 0)::int n from points_account
      where tenant_id = $1 and kind = $2 and unit = $3`
    return (await tx.run<{ n: number }>({ name: 'test.account', text }, [tx.tenantId, kind, unit]))[0]?.n
  })

// February: something before. March: a month of mixed life. April: something after, that March must not tell of.
beforeAll(async () => {
  at('2026-02-20')
  schemeId = (await desk.call(pointsRoutes.createScheme, { body: scheme })).id
  ruleId = (await desk.call(pointsRoutes.createRule, { params: { id: schemeId }, body: rule })).id
  stationId = (await desk.call(stationRoutes.create, { body: station })).id
  const good = { schemeId, about: both('', ''), perPerson: null }
  const soapGiven = { ...good, name: both('=Soap', '肥皂'), points: 5, givenBy: 'Corner shop' }
  soap = (await desk.call(exchange.createGood, { body: soapGiven })).id
  rice = (
    await desk.call(exchange.createGood, { body: { ...good, name: both('Rice', '大米'), points: 12, givenBy: null } })
  ).id
  await stock(soap, 'received', 50)
  // 15 minutes: 5 points, which come back from an order that lapses, and expire in March.
  await earn(me, 120)
  await earn(other, 15)
  await hand((await order(me, soap, 6)).code)
  at('2026-03-01')
  const mistaken = await earn(me, 180)
  at('2026-03-05')
  await earn(other, 90)
  const back = await hand((await order(me, soap, 4)).code)
  await worker.client.call(exchange.refund, {
    params: { id: back.id },
    body: { quantity: 1, toShelf: true, why: 'Torn' },
  })
  await stock(rice, 'received', 10)
  const torn = await hand((await order(me, rice, 2)).code)
  await worker.client.call(exchange.refund, {
    params: { id: torn.id },
    body: { quantity: 1, toShelf: false, why: 'Wet' },
  })
  const given = await order(other, rice)
  await other.call(exchange.cancel, { params: { id: given.id } })
  await order(other, rice)
  at('2026-03-09')
  await sweep()
  await stock(soap, 'counted', 40)
  await desk.call(claims.correct, { params: { id: mistaken }, body: { points: 3, minutes: 15, why: 'Read it wrong' } })
  at('2026-03-25')
  await sweep()
  at('2026-04-02')
  await sweep()
  await earn(me, 60)
  await hand((await order(me, soap, 2)).code)
  await stock(soap, 'received', 7)
})

describe('the month of a scheme', () => {
  test('says what was given, put right and expired, and what it had given before and after', async () => {
    const march = await month('2026-03')
    // 180 minutes are 60 points, 90 minutes are 30.
    expect(march.points).toEqual({ opening: 45, granted: 90, putRight: 3, closing: 132 })
    expect(march.minutes).toEqual({ opening: 135, granted: 270, putRight: 15, closing: 390 })
    expect(march.categories).toEqual([{ category: 'environment', grants: 2, points: 90, minutes: 270 }])
    expect(march).toMatchObject({ agrees: true, isOver: true, from: '2026-02-28T16:00:00.000Z' })
    const february = await month('2026-02')
    expect(february.points).toEqual({ opening: 0, granted: 45, putRight: 0, closing: 45 })
    const april = await month('2026-04')
    expect(april.points).toEqual({ opening: 132, granted: 20, putRight: 0, closing: 152 })
    expect(april.isOver).toBe(false)
    // The ledger, counted anew, says the same.
    expect(await account('scheme')).toBe(april.points.closing)
    expect(await account('scheme', 'hour')).toBe(april.minutes.closing)
    expect([february.expired, march.expired]).toEqual([0, 5])
    expect(april.expired).toBeGreaterThan(0)
    const expired = february.expired + march.expired + april.expired
    expect(-((await account('expiry')) ?? 0)).toBe(expired)
    const { differences } = await verifyPoints(app.deps.database, { tenantId: app.tenant.id, now: app.clock.now() })
    expect(differences).toEqual([])
  })

  test('says what went out of each good, came back, lapsed and was given up', async () => {
    const march = await month('2026-03')
    expect(march.goods).toMatchObject([
      { good: { id: soap }, handedOver: 4, points: 20, cameBack: 1, pointsBack: 5, lapsed: 0, cancelled: 0 },
      {
        good: { id: rice },
        handedOver: 2,
        points: 24,
        cameBack: 1,
        pointsBack: 12,
        lapsed: 1,
        pointsLapsed: 12,
        cancelled: 1,
      },
    ])
    const all = [await month('2026-02'), march, await month('2026-04')]
    const net = all.flatMap(({ goods }) => goods).reduce((sum, { points, pointsBack }) => sum + points - pointsBack, 0)
    expect(-((await account('station')) ?? 0)).toBe(net)
  })

  test('follows the stock from its opening to its closing, with what counts found', async () => {
    const march = await month('2026-03')
    expect(march.stock.map(({ good, ...rest }) => rest)).toEqual([
      { opening: 44, received: 0, handedOver: 4, cameBack: 1, variance: -1, closing: 40 },
      { opening: 0, received: 10, handedOver: 2, cameBack: 0, variance: 0, closing: 8 },
    ])
    expect(march.variances).toMatchObject([{ good: { id: soap }, station: { id: stationId }, variance: -1, counts: 1 }])
    const april = await month('2026-04')
    expect(april.stock[0]).toMatchObject({ opening: 40, received: 7, handedOver: 2, closing: 45 })
  })

  test('opens in a spreadsheet, where no name is run as a formula', async () => {
    const query = { month: '2026-03' }
    const { text } = await desk.send(routes.reportTable, { params: { id: schemeId }, query })
    expect(text.startsWith('\uFEFF')).toBe(true)
    const rows = parse(text, { bom: true }) as string[][]
    expect(rows.every((row) => row.length === 6)).toBe(true)
    expect(rows.map((row) => row[1])).toContain("'=Soap")
    expect(rows.some((row) => row[4] === '132')).toBe(true)
  })

  test('is an empty one before anything was, and refused where it is no month', async () => {
    expect(await month('2025-01')).toMatchObject({ goods: [], expired: 0, points: { opening: 0, closing: 0 } })
    const wrong = await desk.send(routes.report, { params: { id: schemeId }, query: { month: '2026-13' } })
    expect(wrong.status).toBe(400)
  })
})

describe('the statement of a donor', () => {
  test('says what went out of their goods, where and for how many points', async () => {
    const params = { id: schemeId }
    const query = { month: '2026-03' }
    const donors = await desk.call(routes.donors, { params, query })
    expect(donors).toEqual({ items: [{ donor: 'Corner shop', goods: 1, handedOver: 4, points: 20 }], next: null })
    const own = await desk.call(routes.donor, { params, query: { ...query, donor: 'Corner shop' } })
    expect(own.lines).toMatchObject([
      { station: { id: stationId }, handedOver: 4, points: 20, cameBack: 1, pointsBack: 5 },
    ])
    const { text } = await desk.send(routes.donorTable, { params, query: { ...query, donor: 'Corner shop' } })
    expect((parse(text, { bom: true }) as string[][])[1]).toEqual(["'=Soap", 'Gate station', '4', '20', '1', '5'])
    const nobody = await desk.send(routes.donor, { params, query: { ...query, donor: 'Nobody' } })
    expect(nobody.problem.code).toBe('points.donor_not_found')
  })
})

test('nothing in a report names or counts a person', async () => {
  const march = JSON.stringify(await month('2026-03'))
  expect(march).not.toMatch(/account|owner|person/i)
  const denied = await streetDesk.client.send(routes.report, { params: { id: schemeId }, query: { month: '2026-03' } })
  expect(denied.status).toBe(403)
})

test('an order waits for as many days as the scheme says', async () => {
  const made = await order(me, soap)
  expect(Date.parse(made.pickUpBy) - Date.parse(made.orderedAt)).toBe(3 * 86_400_000)
})
