import { beforeAll, describe, expect, test } from 'vitest'
import { pointsRoutes } from '../../../../contract/points.ts'
import { pointsExchangeRoutes as routes } from '../../../../contract/points-exchange.ts'
import { stationRoutes } from '../../../../contract/stations.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { ledger, sweepLedger } from '../ledger/ledger.service.ts'
import { verifyPoints } from '../points.api.ts'
import { codeHash, codeOf } from './code.rules.ts'
import { orderLapsed } from './orders.service.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const both = (en: string, zh = en) => ({ en, zh })
const { communityDesk, worker } = town.people
let schemeId = ''
let stationId = ''
let next = 1

const station = () => ({
  ...{ code: `WL060${next++}M`, kind: 'micro', unitId: town.units.grid, name: both('Gate station', '大门微站') },
  ...{ point: null, dutyPhone: '0990 1', supervisionPhone: '0990 2', closed: false },
  ...{ address: both('12 Well Lane', '水井巷12号'), hours: [], hoursNote: both('', '') },
  ...{ venue: { owner: 'Sunny Property', agreement: 'Shared', until: null }, amenities: [] },
})

beforeAll(async () => {
  const scheme = { unitId: town.units.community, name: both('Thanks', '感谢'), perDay: null, perMonth: null }
  schemeId = (await communityDesk.client.call(pointsRoutes.createScheme, { body: scheme })).id
  stationId = (await communityDesk.client.call(stationRoutes.create, { body: station() })).id
})

/** A good with so many on the shelf of the station. */
async function good(quantity: number, over: object = {}): Promise<string> {
  const about = { schemeId, about: both('', ''), perPerson: null, givenBy: 'Corner shop' }
  const body = { ...about, name: both('Soap', '肥皂'), points: 15, ...over }
  const { id } = await communityDesk.client.call(routes.createGood, { body })
  await worker.client.call(routes.stock, { params: { id }, body: { stationId, kind: 'received', quantity } })
  return id
}

/** Somebody with points. */
async function buyer(points: number): Promise<Client> {
  const owner = uuidv7()
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    const now = app.clock.now()
    const names = [
      { kind: 'person', unit: 'point', owner } as const,
      { kind: 'scheme', unit: 'point', owner: schemeId } as const,
    ]
    const [person, scheme] = (await ledger(tx).accounts(names, now)).map(({ id }) => id) as [string, string]
    const expiresAt = new Date(now.getTime() + 400 * 86_400_000)
    const given = { debitId: scheme, creditId: person, amount: points, expiresAt, key: `grant ${owner}`, now }
    await ledger(tx).transfer({ purpose: 'grant', ...given })
  })
  return app.resident(owner)
}

const order = (client: Client, goodId: string, quantity = 1) =>
  client.send(routes.order, { body: { goodId, stationId, quantity } })
const differences = async () =>
  (await verifyPoints(app.deps.database, { tenantId: app.tenant.id, now: app.clock.now() })).differences
const available = async (id: string) =>
  (await app.anonymous().call(routes.good, { params: { id } })).stock[0]?.available
const sweep = () => {
  const now = app.clock.now()
  return sweepLedger(app.deps.database, { tenantId: app.tenant.id, now, alongside: orderLapsed(now) })
}

describe('an order', () => {
  test('keeps points and goods, is handed over against its code, and stands in both books', async () => {
    const id = await good(3)
    const me = await buyer(40)
    const made = (await order(me, id, 2)).reply
    expect(made).toMatchObject({ state: 'waiting', points: 30, code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) })
    expect(await available(id)).toBe(1)
    expect(await me.call(pointsRoutes.mine)).toMatchObject({ available: 10, held: 30 })
    const code = made.code?.toLowerCase().replaceAll('-', ' ') as string
    expect(await worker.client.call(routes.find, { body: { code } })).toMatchObject({ id: made.id, code: null })
    expect(await worker.client.call(routes.pickUp, { body: { code } })).toMatchObject({ state: 'picked_up' })
    expect((await worker.client.send(routes.pickUp, { body: { code } })).problem.code).toBe('points.order_over')
    expect(await me.call(pointsRoutes.mine)).toMatchObject({ available: 10, held: 0 })
    const { items } = await me.call(pointsRoutes.myLines)
    expect(items.slice(0, 2).map(({ purpose, what }) => [purpose, what?.en])).toEqual([
      ['order', 'Soap'],
      ['order_held', 'Soap'],
    ])
    const book = await worker.client.call(routes.stockBook, { params: { id }, query: { station: stationId } })
    expect(book.items.map(({ kind, delta }) => [kind, delta])).toEqual([
      ['picked_up', -2],
      ['received', 3],
    ])
    expect((await me.call(routes.myOrders)).items).toMatchObject([{ id: made.id, code: null }])
    expect(await differences()).toEqual([])
  })

  test('of 64 who want the last item at the same moment, exactly one gets it', async () => {
    const id = await good(1)
    const buyers = []
    for (let n = 0; n < 64; n++) buyers.push(await buyer(15))
    const answers = await Promise.all(buyers.map((client) => order(client, id)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(answers.flatMap(({ problem, status }) => (status === 201 ? [] : [problem.code])))).toEqual(
      new Set(['points.sold_out']),
    )
    expect(await available(id)).toBe(0)
    expect(await differences()).toEqual([])
  })

  test('of 32 orders of one person at the same moment, exactly as many go as the points are for', async () => {
    const id = await good(100)
    const me = await buyer(50)
    const answers = await Promise.all(Array.from({ length: 32 }, () => order(me, id)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(await available(id)).toBe(97)
    expect(await differences()).toEqual([])
  })

  test('is refused with what lacks where points are too few, and then nothing is kept', async () => {
    const id = await good(5)
    const me = await buyer(14)
    const { status, problem } = await order(me, id)
    expect([status, problem]).toMatchObject([409, { code: 'points.not_enough', facts: { wanted: 15, available: 14 } }])
    expect(await me.call(pointsRoutes.mine)).toMatchObject({ available: 14, held: 0 })
    expect(await available(id)).toBe(5)
    expect(await differences()).toEqual([])
  })

  test('is given up at any time before, and then nothing is kept', async () => {
    const id = await good(1)
    const me = await buyer(15)
    const made = (await order(me, id)).reply
    const params = { id: made.id }
    expect((await app.resident().send(routes.cancel, { params })).status).toBe(404)
    expect(await me.call(routes.cancel, { params })).toMatchObject({ state: 'cancelled', code: null })
    expect((await me.send(routes.cancel, { params })).problem.code).toBe('points.order_over')
    expect(await me.call(pointsRoutes.mine)).toMatchObject({ available: 15, held: 0 })
    expect(await available(id)).toBe(1)
  })

  test('lapses after seven days: it can not be picked up, and its points are there for the next one at once', async () => {
    const id = await good(2)
    const me = await buyer(15)
    const made = (await order(me, id)).reply
    const before = app.clock.now()
    app.clock.advance(7 * 86_400_000)
    const late = await worker.client.send(routes.pickUp, { body: { code: made.code } })
    expect(late.problem.code).toBe('points.hold_over')
    expect((await order(me, id)).status).toBe(201)
    expect((await me.call(routes.myOrders)).items.map(({ state }) => state)).toEqual(['waiting', 'lapsed'])
    app.clock.advance(8 * 86_400_000)
    expect((await sweep()).lapsed).toBeGreaterThan(0)
    expect((await me.call(routes.myOrders)).items.map(({ state }) => state)).toEqual(['lapsed', 'lapsed'])
    expect(await me.call(pointsRoutes.mine)).toMatchObject({ available: 15, held: 0 })
    expect(await available(id)).toBe(2)
    expect(await differences()).toEqual([])
    app.clock.set(before)
  })

  test('stays within what one person may have, also at the same moment', async () => {
    const id = await good(20, { perPerson: 2, points: 1 })
    const me = await buyer(15)
    const answers = await Promise.all(Array.from({ length: 6 }, () => order(me, id)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
    expect((await order(me, id)).problem).toMatchObject({ code: 'points.limit_reached', facts: { limit: 2 } })
  })
})

describe('at the till', () => {
  test('goods come back in part, with their points; never more than went out', async () => {
    const id = await good(3)
    const me = await buyer(45)
    const made = (await order(me, id, 3)).reply
    const params = { id: made.id }
    const back = (quantity: number, toShelf = true) =>
      worker.client.send(routes.refund, { params, body: { quantity, toShelf, why: 'Torn' } })
    expect((await back(1)).problem.code).toBe('points.not_picked_up')
    await worker.client.call(routes.pickUp, { body: { code: made.code } })
    expect((await back(1)).reply).toMatchObject({ state: 'picked_up', refunded: 1 })
    expect((await back(3)).problem).toMatchObject({ code: 'points.refund_goods', facts: { left: 2 } })
    expect((await back(2, false)).reply).toMatchObject({ state: 'refunded', refunded: 3 })
    expect((await me.call(pointsRoutes.mine)).available).toBe(45)
    expect(await available(id)).toBe(1)
    expect(await differences()).toEqual([])
  })

  test('nobody hands over to themselves, and whoever works elsewhere finds nothing', async () => {
    const id = await good(2)
    const made = (await order(await buyer(15), id)).reply
    const { status } = await town.people.nextWorker.client.send(routes.find, { body: { code: made.code } })
    expect(status).toBe(403)
    expect((await worker.client.send(routes.find, { body: { code: 'AAAA-BBBB-CCCC' } })).status).toBe(404)
  })

  test('a count says what is missing, and never takes what is kept for an order', async () => {
    const id = await good(5)
    await order(await buyer(15), id, 1)
    const count = (quantity: number) =>
      worker.client.send(routes.stock, { params: { id }, body: { stationId, kind: 'counted', quantity } })
    expect((await count(4)).reply).toEqual({ onHand: 4, held: 1, variance: -1 })
    expect((await count(0)).problem).toMatchObject({ code: 'points.stock_held', facts: { held: 1 } })
    expect(await differences()).toEqual([])
  })

  test('counting anew finds stock and orders that were changed past the books', async () => {
    const id = await good(5)
    const made = (await order(await buyer(15), id)).reply
    const kinds = async () => (await differences()).map(({ kind }) => kind)
    await app.db.asOwner(`update points_stock set on_hand = 6 where good_id = '${id}'`)
    expect(await kinds()).toEqual(['stock'])
    await app.db.asOwner(`update points_stock set on_hand = 5 where good_id = '${id}'`)
    await app.db.asOwner(`update points_order set points = 14 where id = '${made.id}'`)
    expect(await kinds()).toEqual(['orders'])
    await app.db.asOwner(`update points_order set points = 15 where id = '${made.id}'`)
    expect(await kinds()).toEqual([])
  })
})

test('a code reads the same however it is typed, and tells nothing of the next one', () => {
  const [one, two] = [codeOf('secret', 'a'), codeOf('secret', 'b')]
  expect(codeHash(one)).toBe(codeHash(` ${one.toLowerCase().replaceAll('-', '')} `))
  expect(one).not.toBe(two)
  expect(codeOf('another', 'a')).not.toBe(one)
})

test('whoever works at another station is told where an order waits', async () => {
  const made = (await order(await buyer(20), await good(1))).reply
  const elsewhere = await town.people.nextWorker.client.send(routes.pickUp, { body: { code: made.code ?? '' } })
  expect(elsewhere).toMatchObject({ status: 403, problem: { code: 'points.order_elsewhere' } })
  expect(elsewhere.problem.detail).toContain('Gate station')
})

describe('what there is for points', () => {
  test('is read page by page, cheapest first, and found by a part of its name or of who gives it', async () => {
    const names = ['Rice 5 kg', 'Rice 10 kg', 'Rice 1 kg']
    for (const [n, name] of names.entries()) await good(1, { name: both(name, '大米'), points: [50, 90, 50][n] })
    const query = { q: 'rice', limit: 2 }
    const first = await app.anonymous().call(routes.goods, { query })
    expect(first.items.map(({ points }) => points)).toEqual([50, 50])
    const rest = await app.anonymous().call(routes.goods, { query: { ...query, after: first.next ?? '' } })
    expect([rest.items.map(({ name }) => name.en), rest.next]).toEqual([['Rice 10 kg'], null])
    const gifts = await app.anonymous().call(routes.goods, { query: { q: 'corner', station: stationId } })
    expect(gifts.items.every(({ givenBy, stock }) => givenBy === 'Corner shop' && stock.length === 1)).toBe(true)
    expect((await app.anonymous().call(routes.goods, { query: { q: '100%' } })).items).toEqual([])
    const { problem } = await app.anonymous().send(routes.goods, { query: { after: 'x' } })
    expect(problem.code).toBe('page.cursor_malformed')
  })
})
