import { beforeAll, describe, expect, test } from 'vitest'
import { pointsRoutes as routes } from '../../../contract/points.ts'
import { pointsClaimRoutes as claims } from '../../../contract/points-claims.ts'
import { pointsExchangeRoutes as exchange } from '../../../contract/points-exchange.ts'
import { pointsGivingRoutes as giving } from '../../../contract/points-giving.ts'
import { pointsProposalRoutes as proposals } from '../../../contract/points-proposals.ts'
import { pointsReportRoutes as reports } from '../../../contract/points-reports.ts'
import { stationRoutes } from '../../../contract/stations.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { ledger } from './ledger/ledger.service.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const both = (en: string, zh = en) => ({ en, zh })
const scheme = {
  unitId: town.units.community,
  name: both('Thanks', '感谢'),
  perDay: null,
  perMonth: null,
  expiryMonths: 24,
}
const rule = {
  ...{ name: both('Clean-up', '清洁'), evidence: both('', ''), evidenceNeeded: false, category: 'environment' },
  ...{ source: 'claim', basis: 'deed', points: 4, approvers: ['grid_worker', 'desk'], from: '2026-01-01' },
  ...{ until: null, perDeed: null, perDay: null, perMonth: null, perPerson: null, assembly: null },
}
let schemeId = ''
let ruleId = ''
let grantId = ''
let goodId = ''
let stationId = ''
const ownerId = uuidv7()
const owner = app.resident(ownerId)
const lookers: Record<string, Client> = {}
/** The other of the owner's household, and the code they invite by. */
const kin = app.resident(uuidv7())
let kinId = ''

/** A need, opened by the desk; `open` for everybody. */
async function need(): Promise<string> {
  const until = new Date(app.clock.now().getTime() + 86_400_000 * 9).toISOString().slice(0, 10)
  const words = { title: both('Rice', '大米'), about: both('For a month', '一个月') }
  const body = { schemeId, ...words, until, good: { id: goodId, stationId, quantity: 3 } }
  return (await town.people.communityDesk.client.call(giving.openNeed, { body })).id
}

/** The code of a fresh invitation of somebody alone. */
async function invitation(): Promise<string> {
  const host = app.resident(uuidv7())
  await host.call(giving.open, { body: { name: 'Host' } })
  return (await host.call(giving.invite)).household?.invites[0]?.code as string
}

const claim = async () => {
  const body = { ruleId, unitId: town.units.grid, day: '2026-03-02', note: 'Swept' }
  return (await owner.call(claims.claim, { body })).id
}

const good = { ...{ name: both('Cup', '杯子'), about: both('', ''), points: 1, perPerson: null, givenBy: null } }
const station = {
  ...{ code: 'WL0701M', kind: 'micro', name: both('Gate station', '大门微站'), hours: [], hoursNote: both('', '') },
  ...{
    point: null,
    dutyPhone: null,
    supervisionPhone: null,
    closed: false,
    address: both('12 Well Lane', '水井巷12号'),
  },
  ...{ venue: { owner: 'Sunny Property', agreement: 'Shared', until: null }, amenities: [] },
}

const order = async () => await owner.call(exchange.order, { body: { goodId, stationId } })

/** Something to spend for the owner. */
async function thank(points: number) {
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    const now = app.clock.now()
    const names = [
      { kind: 'person', unit: 'point', owner: ownerId } as const,
      { kind: 'scheme', unit: 'point', owner: schemeId } as const,
    ]
    const [person, giver] = (await ledger(tx).accounts(names, now)).map(({ id }) => id) as [string, string]
    const given = { debitId: giver, creditId: person, amount: points, key: 'thanks', now }
    const expiresAt = new Date(now.getTime() + 86_400_000 * 400)
    await ledger(tx).transfer({ purpose: 'grant', ...given, expiresAt })
  })
}

beforeAll(async () => {
  const desk = town.people.communityDesk.client
  schemeId = (await desk.call(routes.createScheme, { body: { ...scheme, usual: false } })).id
  ruleId = (await desk.call(routes.createRule, { params: { id: schemeId }, body: rule })).id
  const id = await claim()
  const decided = await desk.call(claims.decide, { params: { id }, body: { approve: true } })
  grantId = decided.granted?.id as string
  await thank(1000)
  stationId = (await desk.call(stationRoutes.create, { body: { ...station, unitId: town.units.grid } })).id
  goodId = (await desk.call(exchange.createGood, { body: { ...good, schemeId } })).id
  const body = { stationId, kind: 'received', quantity: 500 }
  await desk.call(exchange.stock, { params: { id: goodId }, body })
  await owner.call(giving.open, { body: { name: 'Owner' } })
  const code = (await owner.call(giving.invite)).household?.invites[0]?.code
  const { household } = await kin.call(giving.join, { body: { code, name: 'Kin' } })
  kinId = household?.members.find(({ me }) => me)?.id as string
  Object.assign(lookers, {
    anybody: app.anonymous(),
    resident: app.resident(),
    owner,
    worker: town.people.worker.client,
    'next worker': town.people.nextWorker.client,
    'grid head': town.people.gridHead.client,
    desk,
    'other desk': app.as({
      ...{ id: uuidv7(), role: 'desk', unitId: town.units.otherCommunity, level: 'community', from: new Date(0) },
      unitPath: [town.units.district, town.units.street, town.units.otherCommunity],
    }),
    'street desk': town.people.streetDesk.client,
    officer: town.people.water.client,
    administrator: town.people.administrator.client,
  })
})

describe('who may do what with points', () => {
  const of = () => ({ params: { id: schemeId } })
  const ways: Record<string, (client: Client) => Promise<{ status: number }>> = {
    'read what comes up often': (client) => client.send(proposals.proposals, of()),
    'put a proposal by': (client) =>
      client.send(proposals.putBy, { ...of(), body: { categoryId: uuidv7(), placeId: town.units.grid } }),
    'read the schemes': (client) => client.send(routes.schemes),
    'read a scheme': (client) => client.send(routes.scheme, of()),
    'read versions of a rule': (client) => client.send(routes.ruleVersions, { params: { id: ruleId } }),
    'read what they have': (client) => client.send(routes.mine),
    'read their own lines': (client) => client.send(routes.myLines),
    'read their own claims': (client) => client.send(claims.myClaims),
    'open a scheme': (client) => client.send(routes.createScheme, { body: scheme }),
    'change a scheme': async (client) => {
      const { version } = await app.anonymous().call(routes.scheme, of())
      const { unitId: _, ...body } = scheme
      return await client.send(routes.saveScheme, { ...of(), body: { ...body, version } })
    },
    'add a rule': (client) => client.send(routes.createRule, { ...of(), body: rule }),
    'change a rule': async (client) => {
      const { items } = await app.anonymous().call(routes.ruleVersions, { params: { id: ruleId } })
      const body = { ...rule, version: items[0]?.version }
      return await client.send(routes.saveRule, { params: { id: ruleId }, body })
    },
    'claim for themselves': (client) =>
      client.send(claims.claim, { body: { ruleId, day: '2026-03-02', note: 'Swept the stairs' } }),
    'read claims': (client) => client.send(claims.claims, { query: { scheme: schemeId } }),
    'decide about a claim': async (client) =>
      client.send(claims.decide, { params: { id: await claim() }, body: { approve: true } }),
    'take a claim back': async (client) => client.send(claims.withdraw, { params: { id: await claim() } }),
    'contest a refusal': async (client) => {
      const params = { id: await claim() }
      await town.people.streetDesk.client.call(claims.decide, { params, body: { approve: false, why: 'No' } })
      return await client.send(claims.contest, { params, body: { words: 'But yes' } })
    },
    'see a name, with a reason': async (client) =>
      client.send(claims.reveal, { params: { id: await claim() }, body: { purpose: 'To ask back' } }),
    'put a grant right': (client) =>
      client.send(claims.correct, { params: { id: grantId }, body: { points: 1, minutes: 0, why: 'Too many' } }),
    'read the review list': (client) => client.send(claims.review, of()),
    'read what there is': (client) => client.send(exchange.goods),
    'read one good': (client) => client.send(exchange.good, { params: { id: goodId } }),
    'add a good': (client) => client.send(exchange.createGood, { body: { ...good, schemeId } }),
    'change a good': async (client) => {
      const { version } = await app.anonymous().call(exchange.good, { params: { id: goodId } })
      const body = { ...good, version }
      return await client.send(exchange.saveGood, { params: { id: goodId }, body })
    },
    'write the stock book': (client) =>
      client.send(exchange.stock, { params: { id: goodId }, body: { stationId, kind: 'received', quantity: 1 } }),
    'read a shelf': (client) => client.send(exchange.shelf, { params: { id: goodId }, query: { station: stationId } }),
    'read the stock book': (client) =>
      client.send(exchange.stockBook, { params: { id: goodId }, query: { station: stationId } }),
    'order without points': (client) => client.send(exchange.order, { body: { goodId, stationId, quantity: 100 } }),
    'read their own orders': (client) => client.send(exchange.myOrders),
    'cancel an order': async (client) => client.send(exchange.cancel, { params: { id: (await order()).id } }),
    'find an order by its code': async (client) => client.send(exchange.find, { body: { code: (await order()).code } }),
    'hand an order over': async (client) => client.send(exchange.pickUp, { body: { code: (await order()).code } }),
    'take goods back': async (client) => {
      const made = await order()
      await town.people.worker.client.call(exchange.pickUp, { body: { code: made.code } })
      const body = { quantity: 1, toShelf: true, why: 'Torn' }
      return await client.send(exchange.refund, { params: { id: made.id }, body })
    },
    'read their own household': (client) => client.send(giving.household),
    'give within a household': (client) => client.send(giving.give, { body: { memberId: kinId, points: 1 } }),
    'invite into a household': (client) => client.send(giving.invite),
    'take an invitation back': async (client) => {
      const open = async (route: typeof giving.household | typeof giving.invite) =>
        (await owner.call(route)).household?.invites[0]?.id
      const id = (await open(giving.household)) ?? (await open(giving.invite))
      return await client.send(giving.endInvite, { params: { id: id as string } })
    },
    'look at an invitation': async (client) => client.send(giving.look, { body: { code: await invitation() } }),
    'open a household': (client) => client.send(giving.open, { body: { name: 'Me' } }),
    'join a household': async (client) =>
      client.send(giving.join, { body: { code: await invitation(), name: 'Me too' } }),
    'leave a household': async (client) => client.send(giving.leave),
    'read the needs': (client) => client.send(giving.needs),
    'read a need': async (client) => client.send(giving.need, { params: { id: await need() } }),
    'open a need': (client) => {
      const until = new Date(app.clock.now().getTime() + 86_400_000 * 9).toISOString().slice(0, 10)
      const words = { title: both('Rice', '大米'), about: both('For a month', '一个月') }
      return client.send(giving.openNeed, { body: { schemeId, ...words, until, target: 5 } })
    },
    'pledge to a need': async (client) =>
      client.send(giving.pledge, { params: { id: await need() }, body: { points: 1 } }),
    'take a pledge back': async (client) => {
      const made = await owner.call(giving.pledge, { params: { id: await need() }, body: { points: 1 } })
      return await client.send(giving.unpledge, { params: { id: made.mine[0]?.id as string } })
    },
    'close a need': async (client) =>
      client.send(giving.closeNeed, { params: { id: await need() }, body: { why: 'Solved' } }),
    'order the goods of a need': async (client) => client.send(giving.orderNeed, { params: { id: await need() } }),
    'read the report of a month': (client) => client.send(reports.report, { ...of(), query: { month: '2026-03' } }),
    'take the report as a table': (client) =>
      client.send(reports.reportTable, { ...of(), query: { month: '2026-03' } }),
    'read who gives goods': (client) => client.send(reports.donors, { ...of(), query: { month: '2026-03' } }),
    'read the statement of a donor': (client) =>
      client.send(reports.donor, { ...of(), query: { month: '2026-03', donor: 'Nobody' } }),
    'take the statement of a donor as a table': (client) =>
      client.send(reports.donorTable, { ...of(), query: { month: '2026-03', donor: 'Nobody' } }),
    'say what they found': (client) =>
      client.send(claims.look, { ...of(), body: { kind: 'pair', key: 'nothing', words: 'Looked' } }),
  }
  const who = Object.keys({
    anybody: 0,
    resident: 0,
    owner: 0,
    worker: 0,
    'next worker': 0,
    'grid head': 0,
    desk: 0,
    'other desk': 0,
    'street desk': 0,
    officer: 0,
    administrator: 0,
  })
  // 404: there is nothing to find, for whoever may look. A name that nobody told is one such thing.
  const expected: Record<string, number[]> = {
    //                            any  res  own  work next head desk othr strt offi admin
    'read the schemes': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read a scheme': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read versions of a rule': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read what they have': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read their own lines': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read their own claims': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'open a scheme': [401, 403, 403, 403, 403, 403, 201, 403, 403, 403, 201],
    'change a scheme': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'add a rule': [401, 403, 403, 403, 403, 403, 201, 403, 403, 403, 201],
    'change a rule': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'claim for themselves': [401, 201, 201, 201, 201, 201, 201, 201, 201, 201, 201],
    'read claims': [401, 403, 403, 200, 200, 403, 200, 403, 200, 403, 200],
    'decide about a claim': [401, 403, 403, 200, 403, 403, 200, 403, 200, 403, 403],
    'take a claim back': [401, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404],
    'contest a refusal': [401, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404],
    'see a name, with a reason': [401, 403, 403, 404, 403, 403, 404, 403, 404, 403, 404],
    'put a grant right': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'read the review list': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'read what there is': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read one good': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'add a good': [401, 403, 403, 403, 403, 403, 201, 403, 403, 403, 201],
    'change a good': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'write the stock book': [401, 403, 403, 201, 403, 201, 201, 403, 201, 403, 201],
    'read a shelf': [401, 403, 403, 200, 403, 200, 200, 403, 200, 403, 200],
    'read the stock book': [401, 403, 403, 200, 403, 200, 200, 403, 200, 403, 200],
    // 409: not enough points, for whoever has few or none.
    'order without points': [401, 409, 201, 409, 409, 409, 409, 409, 409, 409, 409],
    'read their own orders': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'cancel an order': [401, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404],
    'find an order by its code': [401, 403, 403, 200, 403, 200, 200, 403, 200, 403, 200],
    'hand an order over': [401, 403, 403, 200, 403, 200, 200, 403, 200, 403, 200],
    'take goods back': [401, 403, 403, 200, 403, 200, 200, 403, 200, 403, 200],
    // Not even the administrator sees a household, gives in it or lets somebody in: 404 is for whoever is in none.
    'read their own household': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'give within a household': [401, 404, 201, 404, 404, 404, 404, 404, 404, 404, 404],
    'invite into a household': [401, 404, 201, 404, 404, 404, 404, 404, 404, 404, 404],
    'take an invitation back': [401, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404],
    'look at an invitation': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'open a household': [401, 201, 409, 201, 201, 201, 201, 201, 201, 201, 201],
    'join a household': [401, 200, 409, 200, 200, 200, 200, 200, 200, 200, 200],
    'leave a household': [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read the needs': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'read a need': [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
    'open a need': [401, 403, 403, 403, 403, 403, 201, 403, 403, 403, 201],
    // 409: not enough points, for whoever has none.
    'pledge to a need': [401, 409, 201, 409, 409, 409, 409, 409, 409, 409, 409],
    'take a pledge back': [401, 404, 200, 404, 404, 404, 404, 404, 404, 404, 404],
    'close a need': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    // 409: it was not met yet.
    'order the goods of a need': [401, 403, 403, 403, 403, 403, 409, 403, 403, 403, 409],
    'read what comes up often': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'put a proposal by': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'read the report of a month': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'take the report as a table': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'read who gives goods': [401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 200],
    'read the statement of a donor': [401, 403, 403, 403, 403, 403, 404, 403, 403, 403, 404],
    'take the statement of a donor as a table': [401, 403, 403, 403, 403, 403, 404, 403, 403, 403, 404],
    'say what they found': [401, 403, 403, 403, 403, 403, 404, 403, 403, 403, 404],
  }
  test.each(Object.keys(ways))('%s', async (what) => {
    const got = []
    for (const name of who) got.push((await ways[what]?.(lookers[name] as Client))?.status)
    expect(got).toEqual(expected[what])
  })

  test('every route of points has a row', () => {
    const all = [routes, claims, exchange, giving, reports, proposals].flatMap((each) => Object.keys(each))
    expect(Object.keys(ways)).toHaveLength(all.length)
  })

  test('whoever approves for a grid reads the claims of that grid only', async () => {
    const id = await claim()
    const seen = async (name: string) =>
      (await (lookers[name] as Client).call(claims.claims, { query: { scheme: schemeId, limit: 200 } })).items.map(
        (one) => one.id,
      )
    expect(await seen('worker')).toContain(id)
    expect(await seen('next worker')).not.toContain(id)
    expect(await seen('desk')).toContain(id)
  })
})
