import { expect, test } from 'vitest'
import { communityListRoutes as lists } from '../../../../contract/community-lists.ts'
import { organisationRoutes as routes } from '../../../../contract/organisation-routes.ts'
import { staffingRoutes } from '../../../../contract/people-staffing.ts'
import { teamRoutes } from '../../../../contract/teams.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { seedPeople } from '../defaults/seed-people.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const desk = town.people.communityDesk.client
const anybody = app.anonymous()
const unitId = town.units.community
const both = (en: string, zh: string) => ({ en, zh })
const day = 86_400_000
const on = (days: number) => new Date(app.clock.now().getTime() + days * day).toISOString().slice(0, 10)
const school = {
  ...{ kind: 'school', registeredNo: null, unitId, name: both('River School', '河小学'), about: both('', '') },
  contact: { name: '陈志远', phone: '13800002222', mail: '' },
}
const what = { resource: 'venue', amount: null, measure: null }

test('everybody reads the three lists page by page: what is open, whose it is, and nobody’s name or number', async () => {
  const { id } = await desk.call(routes.create, { body: school })
  await desk.call(routes.enlist, { params: { id }, body: { unitId, words: null, people: null } })
  const promise = (said: string, until: string | null) =>
    desk.call(routes.pledge, { params: { id }, body: { ...what, what: said, unitId, until } })
  const { pledges } = await promise('The hall', null)
  await promise('The yard', on(1))
  const need = (said: string) =>
    desk.call(lists.createNeed, { body: { ...what, what: said, unitId, list: 'demand', by: null } })
  const made = []
  for (let n = 0; n < 5; n += 1) made.push(await need(`Room ${n}`))
  const first = made[0]?.id ?? ''
  await desk.call(lists.match, { params: { id: first }, body: { pledgeId: pledges[0]?.id ?? '' } })
  await desk.call(lists.endNeed, { params: { id: made[4]?.id ?? '' }, body: { met: true } })

  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const query = { list: 'demand' as const, limit: 3, ...(after ? { after } : {}) }
    const page = await anybody.call(lists.entries, { params: { id: town.units.street }, query })
    seen.push(...page.items.map((entry) => entry.what))
    if (page.next === null) break
    after = page.next
  }
  expect(seen).toEqual(['Room 3', 'Room 2', 'Room 1', 'Room 0'])
  const read = async (list: 'demand' | 'resource' | 'project', unit = unitId) =>
    (await anybody.call(lists.entries, { params: { id: unit }, query: { list } })).items
  expect((await read('demand')).at(-1)).toMatchObject({ organisations: [{ id, name: { en: 'River School' } }] })
  expect((await read('resource')).map((entry) => entry.what)).toEqual(['The yard', 'The hall'])
  expect(JSON.stringify(await read('resource'))).not.toMatch(/陈志远|1380/)
  expect(await read('project')).toEqual([])
  expect(await read('demand', town.units.otherCommunity)).toEqual([])
  app.clock.advance(3 * day)
  expect(
    (await read('resource')).map((entry) => entry.what),
    'what is over is offered no more',
  ).toEqual(['The hall'])
  const wrong = await anybody.send(lists.entries, { params: { id: unitId }, query: { list: 'demand', after: 'x' } })
  expect(wrong.problem.code).toBe('page.cursor_malformed')
})

test('a desk reads each list page by page, what is open first; the table has all of it', async () => {
  const { otherCommunity: unitId } = town.units
  const body = (said: string, by: string | null) => ({ ...what, what: said, unitId, list: 'project' as const, by })
  const admin = town.people.administrator.client
  const made = []
  for (const [said, by] of [
    ['Later', on(30)],
    ['Some day', null],
    ['Soon', on(3)],
    ['Also some day', null],
    ['Done', on(2)],
  ] as const)
    made.push(await admin.call(lists.createNeed, { body: body(said, by) }))
  await admin.call(lists.endNeed, { params: { id: made[4]?.id ?? '' }, body: { met: true } })
  const read = async (ended: boolean) => {
    const pages: string[][] = []
    for (let after: string | undefined; ; ) {
      const query = { list: 'project' as const, ended, limit: 2, ...(after ? { after } : {}) }
      const page = await anybody.call(lists.lists, { params: { id: unitId }, query })
      pages.push(page.needs.map((each) => each.what))
      if (page.next === null) return pages
      after = page.next
    }
  }
  expect(await read(false)).toEqual([
    ['Soon', 'Later'],
    ['Some day', 'Also some day'],
  ])
  expect((await read(true)).flat()).toEqual(['Soon', 'Later', 'Some day', 'Also some day', 'Done'])
  const id = (await admin.call(routes.create, { body: { ...school, unitId } })).id
  await admin.call(routes.enlist, { params: { id }, body: { unitId, words: null, people: null } })
  for (const said of ['One', 'Two', 'Three'])
    await admin.call(routes.pledge, { params: { id }, body: { ...what, what: said, unitId, until: null } })
  const offered = { params: { id: unitId }, query: { list: 'resource' as const, limit: 2 } }
  const first = await anybody.call(lists.lists, offered)
  const second = await anybody.call(lists.lists, { ...offered, query: { ...offered.query, after: first.next ?? '' } })
  expect([...first.pledges, ...second.pledges].map((each) => each.what)).toEqual(['Three', 'Two', 'One'])
  expect(second.next).toBeNull()
  const table = await anybody.send(lists.export, { params: { id: unitId }, query: { ended: true } })
  expect(table.text.trim().split('\n')).toHaveLength(1 + 5 + 3)
})

test('teams and organisations stand in the preview of a change of the territory', async () => {
  const count = () =>
    app.db.database.tx(app.tenant.id, (tx) => app.modules.territory.stakes.count(tx, [town.units.nextGrid]))
  expect(await count()).not.toContainEqual({ what: 'teams', count: 1 })
  const team = { kind: 'hobby', parentId: null, organisationId: null, foundedOn: null, phone: null, applying: true }
  const words = { name: both('Choir', '合唱队'), about: both('', ''), commitment: both('', '') }
  await desk.call(teamRoutes.create, { body: { ...team, ...words, unitId: town.units.nextGrid } })
  await desk.call(routes.create, { body: { ...school, unitId: town.units.nextGrid } })
  expect(await count()).toEqual(
    expect.arrayContaining([
      { what: 'teams', count: 1 },
      { what: 'organisations', count: 1 },
    ]),
  )
})

test('a rule every tenant starts with says in its history since when it stands there, by nobody’s hand', async () => {
  await app.db.database.tx(app.tenant.id, (tx) => seedPeople(tx, { now: app.clock.now() }))
  const admin = town.people.administrator.client
  const { items: rules } = await admin.call(staffingRoutes.rules)
  const history = await admin.call(staffingRoutes.ruleHistory, { params: { id: rules[0]?.id ?? '' } })
  expect(history.items).toMatchObject([{ before: null, by: null, after: { id: rules[0]?.id } }])
})
