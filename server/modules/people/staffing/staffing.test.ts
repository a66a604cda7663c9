import { beforeAll, describe, expect, test } from 'vitest'
import { peopleRoutes } from '../../../../contract/people.ts'
import { dutyRoutes } from '../../../../contract/people-duties.ts'
import { staffingRoutes } from '../../../../contract/people-staffing.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { seedPeople } from '../defaults/seed-people.ts'
import { keepDays } from './nightly.ts'

const app = await testApp()
const town = await buildTown(app)
const { administrator, streetDesk, communityDesk, gridHead, worker, assistant, supervisor, water } = town.people
const day = 86_400_000
const tenant = { id: app.tenant.id, timeZone: 'Asia/Shanghai' }

beforeAll(async () => {
  await app.db.database.tx(app.tenant.id, (tx) =>
    seedPeople(tx, { now: new Date(app.clock.now().getTime() - 30 * day) }),
  )
})

const gapsOf = async (query: Record<string, unknown> = {}) =>
  (await administrator.client.call(staffingRoutes.gaps, { query: query as never })).items.map(
    ({ unit, rule, missing }) => `${unit.name.en}: ${rule.en} -${missing}`,
  )

describe('the gaps report', () => {
  test('lists what each unit is short of', async () => {
    expect(await gapsOf()).toEqual([
      'Well Lane: Mediation committee: 3 to 9 members -3',
      'Grid 1: Comprehensive grid: 2 part-time workers -1',
      'Grid 2: Comprehensive grid: 2 part-time workers -2',
      'Mill Bridge: Mediation committee: 3 to 9 members -3',
      'Grid 3: Comprehensive grid: 1 full-time worker -1',
      'Grid 3: Comprehensive grid: 2 part-time workers -2',
    ])
    expect(await gapsOf({ unit: town.units.nextGrid })).toHaveLength(1)
    const { rules } = await administrator.client.call(staffingRoutes.gaps)
    expect(rules.map(({ units, short, missing }) => [units, short, missing])).toEqual([
      [3, 1, 1],
      [3, 3, 5],
      [1, 0, 0],
      [2, 2, 6],
    ])
  })

  test('a post given closes a gap, its end opens it again from that instant', async () => {
    const rule = (await administrator.client.call(staffingRoutes.rules)).items[0]?.id
    const farGaps = () => administrator.client.call(staffingRoutes.gaps, { query: { unit: town.units.farGrid, rule } })
    expect((await farGaps()).items[0]).toMatchObject({ have: 0, needed: 1, missing: 1 })
    const body = { role: 'grid_worker', unitId: town.units.farGrid, holderName: 'Test newcomer' }
    const made = await administrator.client.call(peopleRoutes.createPost, { body })
    expect((await farGaps()).items).toEqual([])
    app.clock.advance(3 * day)
    await administrator.client.call(peopleRoutes.endPost, { params: { id: made.id }, body: {} })
    const ended = app.clock.now().toISOString()
    app.clock.advance(2 * day)
    expect((await farGaps()).items).toMatchObject([{ missing: 1, since: ended }])
  })

  test('a vacant post closes nothing', async () => {
    const body = { role: 'grid_worker', unitId: town.units.farGrid }
    const vacant = await administrator.client.call(peopleRoutes.createPost, { body })
    expect(await gapsOf({ unit: town.units.farGrid })).toContain('Grid 3: Comprehensive grid: 1 full-time worker -1')
    app.clock.advance(1000)
    await administrator.client.call(peopleRoutes.endPost, { params: { id: vacant.id }, body: {} })
  })

  test('counts for a map, and for each day a night kept', async () => {
    const { items } = await administrator.client.call(staffingRoutes.map, { query: { level: 'grid' } })
    expect(items.map(({ unit, missing }) => [unit.name.en, missing])).toEqual(
      expect.arrayContaining([
        ['Grid 1', 1],
        ['Grid 2', 2],
        ['Grid 3', 3],
      ]),
    )
    expect(await keepDays(app.modules.people, tenant)).toBe(1)
    app.clock.advance(3 * day)
    // Two nights were missed: the next one makes them good.
    expect(await keepDays(app.modules.people, tenant)).toBeGreaterThanOrEqual(3)
    const { items: days } = await administrator.client.call(staffingRoutes.days, { query: { days: 30 } })
    expect(days).toHaveLength(4)
    expect(new Set(days.map(({ missing }) => missing))).toEqual(new Set([12]))
  })

  test('comes as a table, in the language of the reader, for a spreadsheet', async () => {
    const { text } = await administrator.client.send(staffingRoutes.export, { headers: { 'accept-language': 'zh-CN' } })
    expect(text).toContain('灯笼街道,水井巷社区,第二网格')
    expect(text.split('\n')).toHaveLength(8)
  })

  test('never says a word about a person', async () => {
    const { text } = await administrator.client.send(staffingRoutes.gaps)
    expect(text).not.toMatch(/Test |holder|account/)
  })
})

describe('who reads it', () => {
  test.each([
    ['a street desk, its street', () => streetDesk, () => town.units.street, 200],
    ['a supervisor, the district', () => supervisor, () => town.units.district, 200],
    ['a community desk, its community', () => communityDesk, () => town.units.community, 200],
    ['a community desk, the next community', () => communityDesk, () => town.units.otherCommunity, 403],
    ['a grid head, the grid', () => gridHead, () => town.units.grid, 200],
    ['a grid head, the community', () => gridHead, () => town.units.community, 403],
    ['a grid worker', () => worker, () => town.units.grid, 403],
    ['an assistant', () => assistant, () => town.units.microgrid, 403],
    ['an officer of a department', () => water, () => town.units.district, 403],
  ])('%s', async (_who, person, unit, status) => {
    const { client } = person()
    expect((await client.send(staffingRoutes.gaps, { query: { unit: unit() } })).status).toBe(status)
    expect((await client.send(staffingRoutes.unit, { params: { id: unit() } })).status).toBe(status)
  })

  test('a community desk without asking for a place reads its own', async () => {
    const { items } = await communityDesk.client.call(staffingRoutes.gaps)
    expect(new Set(items.map(({ unit }) => unit.name.en))).toEqual(new Set(['Well Lane', 'Grid 1', 'Grid 2']))
  })

  test('nobody outside', async () => {
    expect((await app.anonymous().send(staffingRoutes.gaps)).status).toBe(401)
    expect((await app.resident().send(staffingRoutes.gaps)).status).toBe(403)
  })
})

describe('rules', () => {
  const input = {
    ...{ position: 9, name: { en: 'One head', zh: '一名网格长' }, level: 'grid', kind: null, roles: ['grid_head'] },
    ...{ committee: null, below: false, measure: 'posts', least: 1, most: null, active: true },
  }

  test('are laid down and changed by administrators above all; a stale change is refused', async () => {
    const made = await administrator.client.call(staffingRoutes.createRule, { body: input })
    expect(await gapsOf({ rule: made.id })).toHaveLength(2)
    const change = (version: number) =>
      administrator.client.send(staffingRoutes.changeRule, {
        params: { id: made.id },
        body: { version, rule: { ...input, active: false } },
      })
    expect((await change(1)).reply).toMatchObject({ version: 2, active: false })
    expect((await change(1)).problem).toMatchObject({ status: 409, code: 'staffing.stale' })
    expect(await gapsOf({ rule: made.id })).toEqual([])
    expect((await streetDesk.client.send(staffingRoutes.createRule, { body: input })).status).toBe(403)
  })

  test('a role that cannot stand there makes no rule', async () => {
    const body = { ...input, roles: ['desk'] }
    expect((await administrator.client.send(staffingRoutes.createRule, { body })).problem.code).toBe(
      'staffing.role_elsewhere',
    )
  })
})

describe('what was laid down', () => {
  test('a rule tells what it asked for before and with which post it was changed; never by whom', async () => {
    const { items } = await administrator.client.call(staffingRoutes.rules)
    const { id, version, appliesFrom: _, ...rule } = items.at(-1) as (typeof items)[number]
    const body = { version, rule: { ...rule, least: rule.least + 1, most: null } }
    await administrator.client.call(staffingRoutes.changeRule, { params: { id }, body })
    const history = await worker.client.call(staffingRoutes.ruleHistory, { params: { id } })
    expect(history.items[0]).toMatchObject({
      ...{ by: 'administrator', before: { least: rule.least, version }, after: { least: rule.least + 1 } },
    })
    expect(Object.keys(history.items[0] ?? {}).sort()).toEqual(['after', 'at', 'before', 'by', 'id'])
    const unknown = await worker.client.send(staffingRoutes.ruleHistory, { params: { id: app.tenant.id } })
    expect(unknown.status).toBe(404)
  })

  test('a rule from before histories were kept begins where its first change, or the rule itself, says', async () => {
    const { items } = await administrator.client.call(staffingRoutes.rules)
    const [changed, untouched] = [items.at(-1), items.at(-2)] as [(typeof items)[number], (typeof items)[number]]
    const past = async (id: string, query = {}) =>
      (await worker.client.call(staffingRoutes.ruleHistory, { params: { id }, query })).items
    for (const { id } of [untouched, changed])
      await app.db.asOwner(`delete from audit_entry where subject_id = $1 and action = 'configuration.created'`, [id])
    expect(await past(untouched.id)).toEqual([
      { id: untouched.id, at: untouched.appliesFrom, by: null, before: null, after: untouched },
    ])
    const changes = await past(changed.id)
    const beginning = { id: changed.id, by: null, before: null, after: changes.at(-2)?.before }
    expect(changes.at(-1)).toMatchObject(beginning)
    expect(await past(changed.id, { before: changed.id })).toEqual([])
  })

  test('a district from before there were any gets rules and duties once; its own stay', async () => {
    const other = await app.db.addTenant('elder')
    const there = app.as(administrator.actor, 'elder')
    const [role, text] = ['volunteer' as const, { en: 'Ring the bell', zh: '敲钟' }]
    const duty = { id: other, text, source: text, from: '2026-01-01', until: null }
    await there.call(dutyRoutes.save, { body: { role, version: 0, duties: [duty] } })
    const made = await there.call(staffingRoutes.defaults)
    expect(made.rules).toBeGreaterThan(0)
    expect((await there.call(staffingRoutes.rules)).items).toHaveLength(made.rules)
    expect((await there.call(dutyRoutes.duties, { query: { role } })).duties).toHaveLength(1)
    expect(await there.call(staffingRoutes.defaults)).toEqual({ rules: 0, lists: 0 })
    expect((await supervisor.client.send(staffingRoutes.defaults)).status).toBe(403)
  })

  test('who may fill and hand over which post is told with it, and is what the server allows', async () => {
    const unit = town.units.grid
    const seen = async (who: typeof administrator) => {
      const { mayFill } = await who.client.call(staffingRoutes.unit, { params: { id: unit } })
      const { items } = await who.client.call(peopleRoutes.posts, { query: { unit, below: false } })
      return [mayFill.includes('grid_worker'), items.find((post) => post.role === 'grid_worker')?.mayManage]
    }
    expect(await seen(communityDesk)).toEqual([true, true])
    expect(await seen(gridHead)).toEqual([false, false])
    expect(await seen(supervisor)).toEqual([false, false])
  })
})
