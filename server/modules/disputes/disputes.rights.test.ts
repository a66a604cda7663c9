import { beforeAll, expect, test } from 'vitest'
import { disputeConsentVersion } from '../../../contract/disputes.ts'
import { disputeRoutes as routes } from '../../../contract/disputes-routes.ts'
import {
  disputeSettingRoutes as settings,
  disputeStaffRoutes as staff,
} from '../../../contract/disputes-staff-routes.ts'
import type { Route } from '../../../contract/route.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { usualSettings } from './settings/usual.rules.ts'
import { mediationSchool } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const school = await mediationSchool(app, town)
const { people, units } = town
const none = uuidv7()
const lookers: Record<string, Client> = {}
let [number, partyId] = ['', '']

beforeAll(async () => {
  const dispute = await school.apply()
  number = dispute.number
  partyId = dispute.a
  const params = { number }
  const seen = () => school.seen(dispute.ada, number)
  const agree = { agree: true, consentVersion: disputeConsentVersion }
  await dispute.ben.call(routes.consent, { params, body: { seen: await seen(), ...agree } })
  // The grid's list gets a second one, so that somebody can be objected to and somebody else mediate.
  const second = await people.communityDesk.client.call(settings.addMediator, {
    body: { postId: people.worker.post.id, unitId: units.grid, tier: 'neighbours' },
  })
  await people.communityDesk.client.call(staff.appoint, {
    params,
    body: { seen: await seen(), mediatorId: school.mediators.grid },
  })
  const { objections } = await dispute.ada.call(routes.object, {
    params,
    body: { seen: await seen(), reason: 'A cousin' },
  })
  await people.communityDesk.client.call(staff.rule, {
    params: { number, id: objections[0]?.id as string },
    body: { seen: await seen(), uphold: true, why: 'Yes' },
  })
  await people.communityDesk.client.call(staff.appoint, { params, body: { seen: await seen(), mediatorId: second.id } })
  Object.assign(lookers, {
    anybody: app.anonymous(),
    resident: app.resident(),
    party: dispute.ada,
    'other party': dispute.ben,
    mediator: people.worker.client,
    desk: people.communityDesk.client,
    'other desk': app.as({
      ...{ id: uuidv7(), role: 'desk', unitId: units.otherCommunity, level: 'community', from: new Date(0) },
      unitPath: [units.district, units.street, units.otherCommunity],
    }),
    'street desk': people.streetDesk.client,
    officer: people.water.client,
    administrator: people.administrator.client,
  })
})

const who = [
  ...['anybody', 'resident', 'party', 'other party', 'mediator', 'desk', 'other desk', 'street desk', 'officer'],
  'administrator',
]
/** Not theirs is not there for them: only those inside get as far as 409, that they have seen an older version. */
const inside = [404, 404, 409, 409, 409, 409, 404, 404, 404, 404]
/** The same where only somebody with a post is asked in at all. */
const atWork = [401, 403, 401, 401, 409, 409, 404, 404, 404, 404]
type Row = [Route, { params?: object; body?: object; query?: object }, readonly number[]]

const one = () => ({ number })
const seen = { seen: 0 }
const inner = (id: () => string = () => none) => ({
  get params() {
    return { number, id: id() }
  },
})
const outer = {
  get params() {
    return one()
  },
}
const party = () => partyId
const term = { partyId: none, what: 'Mend it', due: '2030-01-01' }
const agreement = { words: { en: '', zh: '' }, duties: [] }
const [from, to] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z']
const act = (route: Route, body: object, on: object = outer): Row => [
  route,
  Object.assign(Object.create(on), { body: { ...seen, ...body } }),
  inside,
]
const work = (route: Route, body: object, on: object = outer): Row => [
  route,
  Object.assign(Object.create(on), { body: { ...seen, ...body } }),
  atWork,
]

const matrix: Row[] = [
  //                                                        any  res  pty  oth  med  desk othr strt offi admi
  [routes.about, {}, [200, 200, 200, 200, 200, 200, 200, 200, 200, 200]],
  [routes.get, outer, [404, 404, 200, 200, 200, 200, 404, 404, 404, 404]],
  [routes.mediators, outer, [404, 404, 200, 200, 200, 200, 404, 404, 404, 404]],
  [routes.readPrivate, inner(party), [404, 404, 200, 404, 200, 404, 404, 404, 404, 404]],
  [
    routes.writePrivate,
    Object.assign(Object.create(inner(party)), { body: { words: 'Hm' } }),
    [404, 404, 201, 404, 201, 404, 404, 404, 404, 404],
  ],
  [routes.calendar, inner(), [404, 404, 404, 404, 404, 404, 404, 404, 404, 404]],
  [
    routes.claim,
    Object.assign(Object.create(outer), { body: { code: 'abcdefgh' } }),
    [404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  ],
  act(routes.consent, { agree: true, consentVersion: disputeConsentVersion }),
  act(routes.end, {}),
  [
    routes.represent,
    Object.assign(Object.create(inner(party)), { body: { ...seen, representative: null } }),
    [404, 404, 200, 404, 200, 200, 404, 404, 404, 404],
  ],
  act(routes.ask, { ask: { kind: 'lend', to: 'court' } }),
  act(routes.answerAsk, { agree: true }, inner()),
  act(routes.object, { reason: 'No' }),
  act(routes.offer, { terms: [term] }),
  act(routes.answerOffer, { answer: 'accept' }, inner()),
  act(routes.sign, { version: 1, way: 'desk' }),
  act(routes.refuseSign, {}),
  act(routes.dutyDone, {}, inner()),
  act(routes.dutyConfirm, { done: true }, inner()),
  act(routes.breach, { words: 'No' }, inner()),
  act(routes.askConfirmation, {}),
  [routes.mine, {}, [401, 200, 401, 401, 200, 200, 200, 200, 200, 200]],
  [staff.list, {}, [401, 403, 401, 401, 200, 200, 200, 200, 403, 403]],
  [staff.agenda, { query: { from, to } }, [401, 403, 401, 401, 200, 200, 200, 200, 200, 200]],
  [staff.agendaCalendar, {}, [401, 403, 401, 401, 200, 200, 200, 200, 200, 200]],
  [
    staff.invite,
    Object.assign(Object.create(inner(party)), { body: seen }),
    [401, 403, 401, 401, 200, 200, 404, 404, 404, 404],
  ],
  [
    staff.reveal,
    Object.assign(Object.create(inner(party)), { body: { field: 'phone', purpose: 'To call' } }),
    [401, 403, 401, 401, 200, 200, 404, 404, 404, 404],
  ],
  work(staff.consentAtDesk, { agree: true, how: 'spoken' }, inner(party)),
  work(staff.appoint, { mediatorId: none }),
  work(staff.rule, { uphold: true, why: 'Yes' }, inner()),
  work(staff.stepBack, { why: 'time' }),
  work(staff.schedule, { from, until: to }),
  work(staff.change, {}, inner()),
  work(staff.hold, { present: [] }, inner()),
  work(staff.minutes, { minutes: '' }, inner()),
  work(staff.draft, { agreement }),
  work(staff.oral, { agreement, sessionId: none }),
  work(staff.fail, {}),
  work(staff.visit, { found: 'kept' }, inner()),
  work(staff.confirmed, { confirmed: true }),
  [staff.figures, { query: { from, to } }, [401, 403, 401, 401, 403, 403, 403, 403, 403, 200]],
  [settings.settings, {}, [401, 403, 401, 401, 200, 200, 200, 200, 200, 200]],
  [
    settings.save,
    { body: { version: 99, settings: usualSettings } },
    [401, 403, 401, 401, 403, 403, 403, 403, 403, 409],
  ],
  [settings.mediators, { query: { unitId: units.grid } }, [401, 403, 401, 401, 200, 200, 200, 200, 200, 200]],
  [
    settings.addMediator,
    { body: { postId: none, unitId: units.grid, tier: 'neighbours' } },
    [401, 403, 401, 401, 403, 422, 403, 422, 403, 422],
  ],
  [settings.endMediator, { params: { id: none } }, [401, 403, 401, 401, 404, 404, 404, 404, 404, 404]],
  [
    routes.apply,
    { body: { ...school.application, unitId: units.farGrid } },
    [201, 201, 201, 201, 201, 201, 201, 201, 201, 201],
  ],
]

test.each(matrix.map((row) => [row[0].name, row] as const))('%s', async (_name, [route, input, expected]) => {
  const got: number[] = []
  for (const name of who) {
    const given = { params: input.params, body: input.body, query: input.query }
    got.push((await lookers[name]?.send(route, given as never))?.status ?? 0)
  }
  expect(got).toEqual(expected)
})

test('every route of disputes has a row', () => {
  const all = [routes, staff, settings].flatMap((each) => Object.values(each).map(({ name }) => name))
  expect(matrix.map(([{ name }]) => name).sort()).toEqual(all.sort())
})

test('inside, each seat is offered its own acts and refused those of others', async () => {
  const params = { number }
  const may = async (name: string) => (await lookers[name]?.call(routes.get, { params }))?.may ?? []
  expect(await may('party')).toEqual([
    ...['end', 'represent', 'ask_mediator', 'ask_outsider', 'ask_extend', 'ask_climb', 'ask_lend', 'object'],
    ...['write_private', 'read_private', 'offer'],
  ])
  expect(await may('mediator')).toEqual([
    ...['represent', 'invite', 'reveal', 'ask_outsider', 'ask_extend', 'ask_climb', 'ask_lend', 'step_back'],
    ...['schedule', 'write_private', 'read_private', 'offer', 'draft', 'fail'],
  ])
  expect(await may('desk')).toEqual(['represent', 'invite', 'reveal'])
  const now = await school.seen(lookers.party as Client, number)
  const refused = async (name: string, route: Route, body: object) =>
    (await lookers[name]?.send(route, { params, body: { seen: now, ...body } } as never))?.problem.code
  expect(await refused('desk', staff.fail, {})).toBe('disputes.not_now')
  expect(await refused('desk', routes.end, {})).toBe('disputes.not_now')
  expect(await refused('desk', routes.offer, { terms: [term] })).toBe('disputes.not_now')
  expect(await refused('mediator', routes.end, {})).toBe('disputes.not_now')
  expect(await refused('mediator', routes.object, { reason: 'No' })).toBe('disputes.not_now')
  expect(await refused('mediator', staff.appoint, { mediatorId: school.mediators.grid })).not.toBeUndefined()
})

test('names and numbers are masked for everybody but their owner, the desk reads no account, and the objected mediator is out', async () => {
  const params = { number }
  const read = async (name: string) => JSON.stringify(await lookers[name]?.call(routes.get, { params }))
  for (const name of ['other party', 'mediator', 'desk']) expect(await read(name)).not.toMatch(/Ada Test|000-1111111/)
  for (const name of ['party', 'mediator', 'desk']) expect(await read(name)).not.toMatch(/Ben Test|000-2222222/)
  expect(await read('party')).toMatch(/Ada Test/)
  expect(await read('other party')).not.toMatch(/\*\*\*11/)
  expect(await read('desk')).not.toContain(school.application.account)
  // Though the grid's own desk is theirs to keep.
  expect((await people.colleague.client.send(routes.get, { params })).status).toBe(404)
  expect((await people.colleague.client.send(routes.readPrivate, { params: { number, id: partyId } })).status).toBe(404)
  const audited = await app.db.asOwner("select detail from audit_entry where action = 'dispute.revealed'")
  expect(audited).toHaveLength(2)
  expect(JSON.stringify(audited)).not.toContain('1111111')
})
