import { beforeAll, expect, test } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { pointsRoutes } from '../../../../contract/points.ts'
import { pointsGivingRoutes as routes } from '../../../../contract/points-giving.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { ledger } from '../ledger/ledger.service.ts'
import { verifyPoints } from '../points.api.ts'
import { closePast } from './needs.service.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const both = (en: string, zh = en) => ({ en, zh })
const { communityDesk } = town.people
let schemeId = ''

beforeAll(async () => {
  const scheme = { unitId: town.units.community, name: both('Thanks', '感谢'), perDay: null, perMonth: null }
  schemeId = (await communityDesk.client.call(pointsRoutes.createScheme, { body: scheme })).id
})

/** Somebody with points. */
async function somebody(points = 100): Promise<{ client: Client; id: string }> {
  const id = uuidv7()
  const now = app.clock.now()
  if (points > 0)
    await app.deps.database.tx(app.tenant.id, async (tx) => {
      const names = [
        { kind: 'person', unit: 'point', owner: id } as const,
        { kind: 'scheme', unit: 'point', owner: schemeId } as const,
      ]
      const [person, scheme] = (await ledger(tx).accounts(names, now)).map((each) => each.id) as [string, string]
      const expiresAt = new Date(now.getTime() + 400 * 86_400_000)
      const given = { debitId: scheme, creditId: person, amount: points, expiresAt, key: `grant ${id}`, now }
      await ledger(tx).transfer({ purpose: 'grant', ...given })
    })
  return { client: app.resident(id), id }
}

const until = () => new Date(app.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
const need = { title: both('Rice for a neighbour', '给邻居的大米'), about: both('For the winter', '过冬用') }
const open = (more: object = { target: 40 }) =>
  communityDesk.client.call(routes.openNeed, { body: { schemeId, ...need, until: until(), ...more } })
const pledge = (who: { client: Client }, id: string, points: number) =>
  who.client.send(routes.pledge, { params: { id }, body: { points } })

/** What somebody was told. */
const inbox = async (client: Client) => (await client.call(noticeRoutes.inbox, { query: { limit: 200 } })).items

/** Lets notices hear what is published from now on, once that is called. */
async function hearing(): Promise<() => Promise<void>> {
  const read = () =>
    app.db.asOwner<{ id: string; name: string; body: object }>('select id, name, body from outbox order by id')
  const before = new Set((await read()).map(({ id }) => id))
  return async () => {
    for (const { id, name, body } of await read())
      if (!before.has(id)) await app.modules.notices.hearOf(app.tenant.id, { ...body, name, topics: [] })
  }
}

const check = async () =>
  expect(
    (await verifyPoints(app.deps.database, { tenantId: app.tenant.id, now: app.clock.now() })).differences,
  ).toEqual([])

test('a gift is told to whoever was given it, once, without a name', async () => {
  const [me, other] = [await somebody(), await somebody(0)]
  await me.client.call(routes.open, { body: { name: 'Grandma' } })
  const code = (await me.client.call(routes.invite)).household?.invites[0]?.code as string
  await other.client.call(routes.join, { body: { code, name: 'Xiao Ming' } })
  const { household } = await me.client.call(routes.household)
  const memberId = household?.members.find((each) => !each.me)?.id as string
  const heard = await hearing()
  const headers = { 'idempotency-key': uuidv7() }
  for (let n = 0; n < 2; n++) await me.client.call(routes.give, { body: { memberId, points: 7 }, headers })
  await heard()
  const [told, ...more] = await inbox(other.client)
  expect(told).toMatchObject({
    event: 'points.given',
    link: '/points',
    text: '7 points: a gift within your household.',
  })
  expect(more).toEqual([])
  expect(await inbox(me.client)).toEqual([])
})

test('a need is one of a list that goes on page by page, first to end first, with those that were met behind', async () => {
  const list = async () => {
    const found: { id: string; state: string; until: string }[] = []
    for (let after: string | undefined; ; ) {
      const page = await app.anonymous().call(routes.needs, { query: { scheme: schemeId, limit: 2, after } })
      expect(page.items.length).toBeLessThanOrEqual(2)
      found.push(...page.items)
      if (!page.next) return found
      after = page.next
    }
  }
  const made = [await open(), await open(), await open({ target: 1 })]
  await pledge(await somebody(), made[2]?.id as string, 1)
  const all = await list()
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  for (const { id } of made) expect(all.some((each) => each.id === id)).toBe(true)
  const order = all.map(({ state, until: last, id }) => [state === 'open' ? 0 : 1, last, id].join(' '))
  expect(order).toEqual(order.toSorted())
  const wrong = await app.anonymous().send(routes.needs, { query: { after: 'open~2026-13-01~x' } })
  expect(wrong.problem.code).toBe('page.cursor_malformed')
})

test('those who pledged hear, each once and alone, when a need is reached, taken back or over', async () => {
  const [one, two, gone] = [await somebody(), await somebody(), await somebody()]
  const [met, closed, late] = [await open({ target: 20 }), await open(), await open()]
  for (const { id } of [met, closed, late]) {
    const back = (await pledge(gone, id, 1)).reply?.mine[0]?.id as string
    await pledge(one, id, 5)
    await pledge(one, id, 5)
    await gone.client.call(routes.unpledge, { params: { id: back } })
  }
  app.clock.advance(60_000)
  const heard = await hearing()
  await pledge(two, met.id, 10)
  await communityDesk.client.call(routes.closeNeed, {
    params: { id: closed.id },
    body: { why: 'Somebody else helped' },
  })
  const after = new Date(app.clock.now().getTime() + 21 * 86_400_000)
  const { database } = app.deps
  await closePast(database, { tenantId: app.tenant.id, timeZone: 'Asia/Shanghai', now: after })
  await closePast(database, { tenantId: app.tenant.id, timeZone: 'Asia/Shanghai', now: after })
  await heard()
  const own = await inbox(one.client)
  expect(own.map(({ event, link }) => [event, link]).sort()).toEqual([
    ['points.need_closed', `/points/needs/${closed.id}`],
    ['points.need_met', `/points/needs/${met.id}`],
    ['points.need_not_met', `/points/needs/${late.id}`],
  ])
  expect(own.find(({ event }) => event === 'points.need_closed')?.text).toContain('Somebody else helped')
  expect((await inbox(two.client)).map(({ event }) => event)).toEqual(['points.need_met'])
  expect(await inbox(gone.client)).toEqual([])
  await check()
})
