import { beforeAll, describe, expect, test } from 'vitest'
import { pointsRoutes } from '../../../../contract/points.ts'
import { pointsExchangeRoutes as exchange } from '../../../../contract/points-exchange.ts'
import { pointsGivingRoutes as routes } from '../../../../contract/points-giving.ts'
import { stationRoutes } from '../../../../contract/stations.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { codeHash } from '../exchange/code.rules.ts'
import { orderLapsed } from '../exchange/orders.service.ts'
import { ledger, sweepLedger } from '../ledger/ledger.service.ts'
import { collectPoints, erasePoints } from '../mine/mine.service.ts'
import { verifyPoints } from '../points.api.ts'
import { householdStore } from './household.store.ts'
import { closePast } from './needs.service.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const both = (en: string, zh = en) => ({ en, zh })
const { communityDesk, worker } = town.people
let schemeId = ''
let stationId = ''

beforeAll(async () => {
  const scheme = { unitId: town.units.community, name: both('Thanks', '感谢'), perDay: null, perMonth: null }
  schemeId = (await communityDesk.client.call(pointsRoutes.createScheme, { body: scheme })).id
  const station = {
    ...{ code: 'WL0801M', kind: 'micro', unitId: town.units.grid, name: both('Gate station', '大门微站') },
    ...{ point: null, dutyPhone: '0990 1', supervisionPhone: '0990 2', closed: false },
    ...{ address: both('12 Well Lane', '水井巷12号'), hours: [], hoursNote: both('', '') },
    ...{ venue: { owner: 'Sunny Property', agreement: 'Shared', until: null }, amenities: [] },
  }
  stationId = (await communityDesk.client.call(stationRoutes.create, { body: station })).id
})

/** Somebody with points that live so many days. */
async function somebody(points = 100, days = 400): Promise<{ client: Client; id: string }> {
  const id = uuidv7()
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    const now = app.clock.now()
    const names = [
      { kind: 'person', unit: 'point', owner: id } as const,
      { kind: 'scheme', unit: 'point', owner: schemeId } as const,
    ]
    const [person, scheme] = (await ledger(tx).accounts(names, now)).map((each) => each.id) as [string, string]
    const expiresAt = new Date(now.getTime() + days * 86_400_000)
    const given = { debitId: scheme, creditId: person, amount: points, expiresAt, key: `grant ${id}`, now }
    if (points > 0) await ledger(tx).transfer({ purpose: 'grant', ...given })
  })
  return { client: app.resident(id), id }
}

/** Two who agreed. */
async function family(points = 100) {
  const [me, other] = [await somebody(points), await somebody(0)]
  await me.client.call(routes.open, { body: { name: 'Grandma' } })
  const code = (await me.client.call(routes.invite)).household?.invites[0]?.code as string
  await other.client.call(routes.join, { body: { code, name: 'Xiao Ming' } })
  const { household } = await me.client.call(routes.household)
  const memberId = household?.members.find((each) => !each.me)?.id as string
  return { me, other, code, memberId }
}

const has = async ({ client }: { client: Client }) => (await client.call(pointsRoutes.mine)).available
const check = async () =>
  expect(
    (await verifyPoints(app.deps.database, { tenantId: app.tenant.id, now: app.clock.now() })).differences,
  ).toEqual([])

describe('a household', () => {
  test('is two people who agreed; a code lets in one of them, once', async () => {
    const { me, other, code } = await family()
    const names = async (who: { client: Client }) =>
      (await who.client.call(routes.household)).household?.members.map(({ name, me: own }) => [name, own])
    expect(await names(me)).toEqual([
      ['Grandma', true],
      ['Xiao Ming', false],
    ])
    expect(await names(other)).toEqual([
      ['Grandma', false],
      ['Xiao Ming', true],
    ])
    const third = await somebody(0)
    for (const route of [routes.look, routes.join])
      expect((await third.client.send(route, { body: { code, name: 'Third' } })).problem.code).toBe(
        'points.invite_not_found',
      )
  })

  test('shows who invites before somebody says yes; the code is read by whoever made it only', async () => {
    const { me, other } = await family()
    const made = (await me.client.call(routes.invite)).household?.invites[0]
    expect((await other.client.call(routes.household)).household?.invites).toMatchObject([
      { by: 'Grandma', code: null },
    ])
    const third = await somebody(0)
    const code = made?.code?.toLowerCase().replaceAll('-', ' ')
    expect(await third.client.call(routes.look, { body: { code } })).toMatchObject({ by: 'Grandma', members: 2 })
    // Any member may take an invitation back that they do not want.
    await other.client.call(routes.endInvite, { params: { id: made?.id as string } })
    expect((await third.client.send(routes.join, { body: { code, name: 'T' } })).problem.code).toBe(
      'points.invite_not_found',
    )
  })

  test('a code is over after seven days', async () => {
    const me = await somebody(0)
    await me.client.call(routes.open, { body: { name: 'A' } })
    const code = (await me.client.call(routes.invite)).household?.invites[0]?.code
    const later = new Date(app.clock.now().getTime() + 7 * 86_400_000)
    const found = await app.deps.database.tx(app.tenant.id, (tx) =>
      householdStore(tx).byCode(codeHash(code as string, 'invite'), later),
    )
    expect(found).toBeUndefined()
  })

  test('somebody belongs to one only, and leaves at any time; nothing of it stays', async () => {
    const { me, other } = await family()
    const { me: stranger } = await family()
    const code = (await stranger.client.call(routes.invite)).household?.invites[0]?.code
    expect((await other.client.send(routes.join, { body: { code, name: 'X' } })).problem.code).toBe(
      'points.household_already',
    )
    expect((await other.client.call(routes.leave)).household).toBeNull()
    expect((await me.client.call(routes.household)).household?.members).toHaveLength(1)
    // Alone again: another household's invitation can be followed at once.
    expect((await me.client.call(routes.join, { body: { code, name: 'X' } })).household?.members).toHaveLength(3)
    const rows = await app.db.asOwner(
      `select count(*)::int n from points_household_member where account_id = '${other.id}'`,
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})

describe('a gift', () => {
  test('goes over with its day, and stands in both accounts with the names the two chose', async () => {
    const { me, other, memberId } = await family()
    const before = (await me.client.call(pointsRoutes.mine)).lots[0]?.expiresAt
    const answer = await me.client.call(routes.give, { body: { memberId, points: 30 } })
    expect(answer).toMatchObject({ left: 270, mostInMonth: 300 })
    expect([await has(me), await has(other)]).toEqual([70, 30])
    expect((await other.client.call(pointsRoutes.mine)).lots[0]?.expiresAt).toBe(before)
    const line = async (who: { client: Client }) => {
      const { purpose, amount, who: name } = (await who.client.call(pointsRoutes.myLines)).items[0] ?? {}
      return [purpose, amount, name]
    }
    expect(await line(me)).toEqual(['gift', -30, 'Xiao Ming'])
    expect(await line(other)).toEqual(['gift', 30, 'Grandma'])
    await check()
  })

  test('sent twice, or five times at once, is one', async () => {
    const { me, other, memberId } = await family()
    const headers = { 'idempotency-key': uuidv7() }
    const send = () => me.client.send(routes.give, { body: { memberId, points: 10 }, headers })
    const statuses = (await Promise.all([send(), send(), send(), send(), send()])).map(({ status }) => status)
    expect(statuses).toEqual([201, 201, 201, 201, 201])
    expect([await has(me), await has(other)]).toEqual([90, 10])
  })

  test('goes to nobody outside the household, and to nobody who left', async () => {
    const { me, other, memberId } = await family()
    const { memberId: elsewhere } = await family()
    const give = (id: string) => me.client.send(routes.give, { body: { memberId: id, points: 1 } })
    expect((await give(elsewhere)).problem.code).toBe('points.member_not_found')
    await other.client.call(routes.leave)
    expect((await give(memberId)).problem.code).toBe('points.member_not_found')
    const stranger = await somebody()
    expect((await stranger.client.send(routes.give, { body: { memberId, points: 1 } })).problem.code).toBe(
      'points.household_none',
    )
    expect(await has(me)).toBe(100)
  })

  test('never goes below zero or above the month, also when many are sent at once', async () => {
    const { me, other, memberId } = await family(1000)
    const give = (points: number) => me.client.send(routes.give, { body: { memberId, points } })
    expect((await give(301)).problem).toMatchObject({ code: 'points.gift_cap', facts: { left: 300 } })
    const answers = await Promise.all(Array.from({ length: 8 }, () => give(50)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6)
    expect([await has(me), await has(other)]).toEqual([700, 300])
    const poor = await family(5)
    const answer = await poor.me.client.send(routes.give, { body: { memberId: poor.memberId, points: 6 } })
    expect(answer.problem.code).toBe('points.not_enough')
    await check()
  })

  test('names nobody any more who had themselves erased', async () => {
    const { me, other, memberId } = await family()
    await me.client.call(routes.give, { body: { memberId, points: 5 } })
    await app.deps.database.tx(app.tenant.id, async (tx) => {
      expect(await collectPoints(tx, me.id)).toMatchObject({ household: { name: 'Grandma' } })
      await erasePoints(tx, me.id)
    })
    const { items } = await other.client.call(pointsRoutes.myLines)
    expect(items[0]).toMatchObject({ purpose: 'gift', amount: 5, who: null })
    expect((await other.client.call(routes.household)).household?.members).toHaveLength(1)
    await check()
  })
})

test('whoever joins while the only other member is being erased is in the household nevertheless', async () => {
  const [me, other] = [await somebody(0), await somebody(0)]
  await me.client.call(routes.open, { body: { name: 'Grandma' } })
  const { database } = app.deps
  const joined = Promise.withResolvers<void>()
  const erased = joined.promise.then(() => database.tx(app.tenant.id, (tx) => erasePoints(tx, me.id)))
  await database.tx(app.tenant.id, async (tx) => {
    const store = householdStore(tx)
    const householdId = (await store.memberOf(me.id))?.householdId as string
    await store.lock(householdId)
    const joinedAt = app.clock.now()
    await store.join({ id: uuidv7(), householdId, accountId: other.id, name: 'Xiao Ming', joinedAt })
    joined.resolve()
    // It has to wait for this transaction.
    expect(await Promise.race([erased, new Promise((done) => setTimeout(done, 300, 'waits'))])).toBe('waits')
  })
  await erased
  const { household } = await other.client.call(routes.household)
  expect(household?.members.map(({ name }) => name)).toEqual(['Xiao Ming'])
})

describe('a need of a neighbour', () => {
  const need = { title: both('Rice for a neighbour', '给邻居的大米'), about: both('For a month', '一个月') }
  const until = () => new Date(app.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
  const open = (more: object = { target: 40 }) =>
    communityDesk.client.call(routes.openNeed, { body: { schemeId, ...need, until: until(), ...more } })
  const pledge = (who: { client: Client }, id: string, points: number) =>
    who.client.send(routes.pledge, { params: { id }, body: { points } })

  async function good(quantity: number): Promise<string> {
    const about = { schemeId, about: both('', ''), perPerson: 1, givenBy: null }
    const { id } = await communityDesk.client.call(exchange.createGood, {
      body: { ...about, name: both('Rice', '大米'), points: 20 },
    })
    await worker.client.call(exchange.stock, { params: { id }, body: { stationId, kind: 'received', quantity } })
    return id
  }

  test('shows everybody a sum, and each only their own pledge; it can be taken back while open', async () => {
    const { id } = await open()
    const [one, two] = [await somebody(), await somebody()]
    await pledge(one, id, 15)
    const mine = (await pledge(two, id, 5)).reply
    expect(mine).toMatchObject({ raised: 20, target: 40, mine: [{ points: 5 }] })
    const seen = await app.anonymous().call(routes.need, { params: { id } })
    expect(seen).toMatchObject({ raised: 20, mine: [], order: null })
    expect(await communityDesk.client.call(routes.need, { params: { id } })).toMatchObject({ mine: [], raised: 20 })
    const back = (who: { client: Client }) =>
      who.client.send(routes.unpledge, { params: { id: mine.mine[0]?.id as string } })
    expect((await back(one)).problem.code).toBe('points.pledge_not_found')
    expect((await back(two)).reply).toMatchObject({ raised: 15, mine: [] })
    expect((await back(two)).problem.code).toBe('points.pledge_not_found')
    expect(await has(two)).toBe(100)
    const { items } = await two.client.call(pointsRoutes.myLines)
    expect(items.slice(0, 2)).toMatchObject([
      { purpose: 'pledge', amount: 5, what: need.title },
      { purpose: 'pledge', amount: -5 },
    ])
    await check()
  })

  test('takes exactly what is missing from many at once, and sent twice is one', async () => {
    const { id } = await open()
    const givers = await Promise.all(Array.from({ length: 8 }, () => somebody()))
    const headers = { 'idempotency-key': uuidv7() }
    const answers = await Promise.all(givers.map((each) => pledge(each, id, 10)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(4)
    expect(await app.anonymous().call(routes.need, { params: { id } })).toMatchObject({ state: 'met', raised: 40 })
    const again = (await open()).id
    const twice = { params: { id: again }, body: { points: 7 }, headers }
    const who = givers[0] as { client: Client }
    const before = await has(who)
    await Promise.all([who.client.send(routes.pledge, twice), who.client.send(routes.pledge, twice)])
    expect(await has(who)).toBe(before - 7)
    await check()
  })

  test('once met, its goods wait at the station under a code that its steward hands on', async () => {
    const goodId = await good(5)
    const made = await open({ good: { id: goodId, stationId, quantity: 2 } })
    expect(made).toMatchObject({ target: 40, good: { quantity: 2 } })
    const [one, two] = [await somebody(), await somebody()]
    expect((await pledge(one, made.id, 41)).problem).toMatchObject({
      code: 'points.pledge_more',
      facts: { missing: 40 },
    })
    await pledge(one, made.id, 30)
    expect((await pledge(two, made.id, 10)).reply).toMatchObject({ state: 'met', raised: 40, order: null })
    expect((await pledge(two, made.id, 1)).problem.code).toBe('points.need_over')
    const mine = (await one.client.call(routes.need, { params: { id: made.id } })).mine[0]?.id
    expect((await one.client.send(routes.unpledge, { params: { id: mine as string } })).problem.code).toBe(
      'points.need_over',
    )
    const kept = await communityDesk.client.call(routes.need, { params: { id: made.id } })
    expect(kept.order).toMatchObject({ state: 'waiting', code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) })
    const close = { params: { id: made.id }, body: { why: 'No longer needed' } }
    expect((await communityDesk.client.send(routes.closeNeed, close)).problem.code).toBe('points.need_over')
    await worker.client.call(exchange.pickUp, { body: { code: kept.order?.code } })
    expect(await communityDesk.client.call(routes.need, { params: { id: made.id } })).toMatchObject({
      order: { state: 'picked_up', code: null },
      rights: { order: false, close: false },
    })
    await check()
  })

  test('whose goods are sold out is ordered later; a lapsed one too, or everybody gets theirs back', async () => {
    const goodId = await good(1)
    const { id } = await open({ good: { id: goodId, stationId, quantity: 2 } })
    const giver = await somebody()
    expect((await pledge(giver, id, 40)).reply).toMatchObject({ state: 'met', order: null })
    const order = () => communityDesk.client.send(routes.orderNeed, { params: { id } })
    expect((await order()).problem.code).toBe('points.sold_out')
    const body = { stationId, kind: 'received', quantity: 1 }
    await worker.client.call(exchange.stock, { params: { id: goodId }, body })
    expect((await order()).reply).toMatchObject({ order: { state: 'waiting' } })
    expect((await order()).problem.code).toBe('points.need_no_goods')
    const now = new Date(app.clock.now().getTime() + 8 * 86_400_000)
    await sweepLedger(app.deps.database, { tenantId: app.tenant.id, now, alongside: orderLapsed(now) })
    const close = { params: { id }, body: { why: 'The neighbour moved away' } }
    expect(await communityDesk.client.call(routes.closeNeed, close)).toMatchObject({ state: 'withdrawn', raised: 0 })
    expect(await has(giver)).toBe(100)
    await check()
  })

  test('not met by its day, or taken back by its steward, gives everybody theirs back', async () => {
    const late = await open()
    const taken = await open()
    const [one, two] = [await somebody(), await somebody(100, 10)]
    for (const { id } of [late, taken]) {
      await pledge(one, id, 10)
      await pledge(two, id, 5)
    }
    expect([await has(one), await has(two)]).toEqual([80, 90])
    const close = { params: { id: taken.id }, body: { why: 'Solved otherwise' } }
    expect(await communityDesk.client.call(routes.closeNeed, close)).toMatchObject({
      state: 'withdrawn',
      why: 'Solved otherwise',
    })
    expect([await has(one), await has(two)]).toEqual([90, 95])
    // What expired in the pool meanwhile has expired; the rest comes back.
    const now = new Date(app.clock.now().getTime() + 25 * 86_400_000)
    await sweepLedger(app.deps.database, { tenantId: app.tenant.id, now, alongside: orderLapsed(now) })
    await closePast(app.deps.database, { tenantId: app.tenant.id, timeZone: 'UTC', now })
    expect(await app.anonymous().call(routes.need, { params: { id: late.id } })).toMatchObject({ state: 'not_met' })
    expect([await has(one), await has(two)]).toEqual([100, 0])
    await check()
  })

  test('is opened by the steward, for a day to come, and names nobody', async () => {
    const refused = async (more: object) =>
      (await communityDesk.client.send(routes.openNeed, { body: { schemeId, ...need, until: until(), ...more } }))
        .problem.code
    expect(await refused({ target: 5, until: '2026-01-01' })).toBe('points.need_day')
    expect(await refused({})).toBe('points.need_target')
    expect(await refused({ target: 5, about: both('Call 13800138000', '请打电话') })).toBe('points.need_person')
  })
})
