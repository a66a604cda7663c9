import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { CategoryInput } from '../../../../contract/case-configuration.ts'
import { caseConfigurationRoutes as routes } from '../../../../contract/case-configuration-routes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import { testApp } from '../../../testing/app.ts'
import { seedConfiguration } from './configuration.service.ts'
import { openConfigurations } from './configurations.ts'

const app = await testApp()
const post = (role: PostHeld['role'], more: Partial<PostHeld> = {}): PostHeld => ({
  id: uuidv7(),
  role,
  unitPath: [],
  from: new Date('2026-01-01T00:00:00Z'),
  ...more,
})
const administrator = app.as(post('administrator'))
const desk = app.as(post('desk', { unitId: uuidv7(), level: 'street' }))
const neighbour = app.anonymous()

const seed = (tenantId: string) => app.db.database.tx(tenantId, (tx) => seedConfiguration(tx, { now: app.clock.now() }))
const category = (given: Partial<CategoryInput> = {}): Partial<CategoryInput> => ({
  parentId: null,
  code: `c-${uuidv7().slice(-12)}`,
  name: { en: 'Bench broken', zh: '长椅损坏' },
  ...given,
})
const byCode = async (code: string) => {
  const { items } = await administrator.call(routes.categories)
  const found = items.find((one) => one.code === code)
  if (!found) throw new Error(`No category ${code}`)
  return found
}

beforeAll(async () => {
  expect(await seed(app.tenant.id)).toBe(true)
})

describe('a new tenant', () => {
  test('starts with six roots, and a neighbour without account sees what can be reported', async () => {
    const open = await neighbour.call(routes.open)
    expect(open.items.filter((one) => one.parentId === null).map((one) => one.code)).toEqual([
      'services',
      'opinions',
      'emergencies',
      'unresolved',
      'hazards',
      'disputes',
    ])
    const gas = open.items.find((one) => one.code === 'emergencies.gas')
    expect(gas).toMatchObject({ danger: true, leaf: true, name: { zh: '燃气泄漏' } })
    expect(gas?.questions.map((question) => question.code)).toContain('smell_now')
    expect(open.emergencyNumbers.map((one) => one.number)).toEqual(['110', '119', '120'])
  })

  test('is given its start once, however often it is asked for', async () => {
    const before = (await administrator.call(routes.categories)).items.length
    expect(await seed(app.tenant.id)).toBe(false)
    expect((await administrator.call(routes.categories)).items).toHaveLength(before)
  })

  test('finds the start in the history of each record', async () => {
    const lamp = await byCode('opinions.surroundings.lamp')
    const { items } = await desk.call(routes.history, { params: { kind: 'categories', id: lamp.id } })
    expect(items).toMatchObject([
      { action: 'created', through: 'start', by: { kind: 'system', postId: null }, before: null },
    ])
  })

  test('sees nothing of what another tenant decides', async () => {
    const other = await app.db.addTenant('other')
    await seed(other)
    app.deps.tenants.refresh()
    const elsewhere = app.as(post('administrator'), 'other')
    const added = await elsewhere.call(routes.createCategory, { body: category() })
    expect((await administrator.call(routes.categories)).items.map((one) => one.id)).not.toContain(added.id)
    const answer = await administrator.send(routes.saveCategory, {
      params: { id: added.id },
      body: { ...added, version: 1 },
    })
    expect([answer.status, answer.problem.code]).toEqual([404, 'configuration.not_found'])
  })
})

describe('what can be reported', () => {
  test('is sent again only when it has changed', async () => {
    const first = await neighbour.send(routes.open)
    const etag = String(first.headers.etag)
    const again = await neighbour.send(routes.open, { headers: { 'if-none-match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
    await administrator.call(routes.createCategory, { body: category() })
    const changed = await neighbour.send(routes.open, { headers: { 'if-none-match': etag } })
    expect(changed.status).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
  })

  test('leaves out what is switched off or for staff only, with everything below it', async () => {
    const root = await administrator.call(routes.createCategory, { body: category() })
    const child = await administrator.call(routes.createCategory, { body: category({ parentId: root.id }) })
    const isOffered = async () => (await neighbour.call(routes.open)).items.some((one) => one.id === child.id)
    expect(await isOffered()).toBe(true)
    const closed = await administrator.call(routes.saveCategory, {
      params: { id: root.id },
      body: { ...root, open: false },
    })
    expect(await isOffered()).toBe(false)
    await administrator.call(routes.saveCategory, {
      params: { id: root.id },
      body: { ...closed, open: true, active: false },
    })
    expect(await isOffered()).toBe(false)
    expect((await desk.call(routes.categories)).items.map((one) => one.id)).toContain(child.id)
  })
})

describe('an administrator', () => {
  test('changes a category, and the history shows it before and after, and by which post', async () => {
    const made = await administrator.call(routes.createCategory, { body: category() })
    const body = { ...made, name: { en: 'Bench or table broken', zh: '桌椅损坏' } }
    const saved = await administrator.call(routes.saveCategory, { params: { id: made.id }, body })
    expect(saved).toMatchObject({ version: 2, name: body.name, path: [made.id] })
    const { items } = await administrator.call(routes.history, { params: { kind: 'categories', id: made.id } })
    expect(items.map((one) => [one.action, one.by.kind, one.through])).toEqual([
      ['changed', 'staff', 'page'],
      ['created', 'staff', 'page'],
    ])
    expect(items[0]?.by.postId).not.toBeNull()
    expect(items[0]?.before).toMatchObject({ name: made.name, version: 1 })
    expect(items[0]?.after).toMatchObject({ name: body.name, version: 2 })
  })

  test('is told when somebody else changed it since they looked', async () => {
    const made = await administrator.call(routes.createCategory, { body: category() })
    const params = { id: made.id }
    await administrator.call(routes.saveCategory, { params, body: { ...made, position: 7 } })
    const late = await administrator.send(routes.saveCategory, { params, body: { ...made, position: 9 } })
    expect([late.status, late.problem.code, late.problem.facts]).toEqual([
      409,
      'configuration.stale',
      { seen: 1, now: 2 },
    ])
  })

  test('who saves what already stands changes nothing', async () => {
    const made = await administrator.call(routes.createCategory, { body: category() })
    const saved = await administrator.call(routes.saveCategory, { params: { id: made.id }, body: made })
    expect(saved.version).toBe(1)
  })

  test('who sends the same thing twice makes one category', async () => {
    const body = category()
    const key = uuidv7()
    const [one, two] = await Promise.all([1, 2].map(() => administrator.call(routes.createCategory, { body, key })))
    expect(two?.id).toBe(one?.id)
  })

  test('moves a branch with all below it, but never below itself, nor too deep', async () => {
    const [a, b] = [
      await administrator.call(routes.createCategory, { body: category() }),
      await administrator.call(routes.createCategory, { body: category() }),
    ]
    const below = await administrator.call(routes.createCategory, { body: category({ parentId: b.id }) })
    await administrator.call(routes.saveCategory, { params: { id: b.id }, body: { ...b, parentId: a.id } })
    expect((await byCode(below.code)).path).toEqual([a.id, b.id, below.id])
    const ring = await administrator.send(routes.saveCategory, {
      params: { id: a.id },
      body: { ...a, parentId: below.id },
    })
    expect([ring.status, ring.problem.code, ring.problem.field]).toEqual([
      422,
      'configuration.category_ring',
      'body.parentId',
    ])
    let parentId = below.id
    for (let depth = 4; depth <= 6; depth++) {
      parentId = (await administrator.call(routes.createCategory, { body: category({ parentId }) })).id
    }
    const deep = await administrator.send(routes.createCategory, { body: category({ parentId }) })
    expect(deep.problem.code).toBe('configuration.too_deep')
  })

  test('gives every code once', async () => {
    const twice = await administrator.send(routes.createCategory, { body: category({ code: 'disputes' }) })
    expect([twice.status, twice.problem.code]).toEqual([409, 'configuration.code_taken'])
  })

  test('makes one condition of a category the standard one', async () => {
    const lamp = await byCode('opinions.surroundings.lamp')
    const body = { categoryId: lamp.id, code: 'lamp-pole', name: { en: 'Pole down', zh: '灯杆倒伏' }, standard: true }
    const refused = await administrator.send(routes.createCondition, { body })
    expect([refused.problem.code, refused.problem.facts]).toEqual([
      'configuration.standard_taken',
      { code: 'street-lamp' },
    ])
    await administrator.call(routes.createCondition, { body: { ...body, standard: false } })
    const { items } = await desk.call(routes.conditions, { query: { categoryId: lamp.id } })
    expect(items.map((one) => one.code)).toEqual(['hotline-reply', 'lamp-pole', 'street-lamp'])
  })

  test('writes rules about things that exist, with conditions of the same branch', async () => {
    const rule = { position: 5, name: { en: 'A rule', zh: '规则' }, holder: { level: 'street' } }
    const codeOf = async (more: object) =>
      (await administrator.send(routes.createRule, { body: { ...rule, ...more } })).problem.code
    expect(await codeOf({ unitId: uuidv7() })).toBe('configuration.unit_unknown')
    expect(await codeOf({ categoryId: uuidv7() })).toBe('configuration.category_unknown')
    expect(await codeOf({ holder: { departmentId: uuidv7() } })).toBe('configuration.department_unknown')
    const { items } = await administrator.call(routes.conditions)
    const lamp = items.find((one) => one.code === 'street-lamp')
    const disputes = await byCode('disputes')
    expect(await codeOf({ categoryId: disputes.id, conditionId: lamp?.id })).toBe('configuration.condition_elsewhere')
  })

  test('puts the rules into another order, all of them as they were seen', async () => {
    const { items } = await administrator.call(routes.rules)
    const order = items.map(({ id, version }) => ({ id, version })).reverse()
    const short = await administrator.send(routes.reorderRules, { body: { order: order.slice(1) } })
    expect(short.problem.code).toBe('configuration.order_incomplete')
    const turned = await administrator.call(routes.reorderRules, { body: { order } })
    expect(turned.items.map((one) => one.id)).toEqual(order.map((one) => one.id))
    expect((await administrator.call(routes.rules)).items.map((one) => one.id)).toEqual(order.map((one) => one.id))
    const stale = await administrator.send(routes.reorderRules, { body: { order } })
    expect(stale.problem.code).toBe('configuration.stale')
  })

  test('changes the settings, and they have a history too', async () => {
    const settings = await administrator.call(routes.settings)
    expect(settings.limits.danger.accept).toEqual({ amount: 0.5, unit: 'hours' })
    const body = { ...settings, nearby: { metres: 150, days: 20 } }
    expect(await administrator.call(routes.saveSettings, { body })).toMatchObject({
      version: settings.version + 1,
      nearby: body.nearby,
    })
    const late = await administrator.send(routes.saveSettings, {
      body: { ...body, version: settings.version + 1, ratingReminderDays: 20 },
    })
    expect(late.problem.code).toBe('configuration.reminder_late')
    const { items } = await desk.call(routes.history, { params: { kind: 'settings', id: 'current' } })
    expect(items.map((one) => one.action)).toEqual(['changed', 'created'])
  })
})

describe('a desk', () => {
  test('reads the configuration and changes nothing', async () => {
    expect((await desk.call(routes.rules)).items.length).toBeGreaterThan(5)
    const answers = [
      await desk.send(routes.createCategory, { body: category() }),
      await desk.send(routes.saveSettings, { body: { ...(await desk.call(routes.settings)) } }),
      await desk.send(routes.exportTable, { params: { kind: 'rules' } }),
      await app
        .as(post('administrator', { unitId: uuidv7(), level: 'street' }))
        .send(routes.createCategory, { body: category() }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, 403])
    expect((await app.resident().send(routes.rules)).status).toBe(403)
    expect((await neighbour.send(routes.rules)).status).toBe(401)
  })

  test('finds a standard text by a word in either language, for the branch of a case', async () => {
    const lamp = await byCode('opinions.surroundings.lamp')
    const titles = async (query: object) => (await desk.call(routes.texts, { query })).items.map((one) => one.title.en)
    expect(await titles({ q: '路灯' })).toEqual(['The lamp shines again'])
    expect(await titles({ use: 'handle', categoryId: lamp.id })).toEqual(['The lamp shines again'])
    expect(await titles({ use: 'raise', categoryId: lamp.id, active: true })).toEqual([
      'Beyond our means',
      'Several bodies must act together',
    ])
  })
})

describe('the configuration in memory', () => {
  test('is read once, not for every case', async () => {
    const configurations = openConfigurations(app.db.database)
    const first = await configurations.configurationOf(app.tenant.id)
    const silent = {
      tenantId: app.tenant.id,
      run: () => Promise.reject(new Error('asked the database')),
    } as unknown as Tx
    expect(await configurations.configurationOf(silent)).toBe(first)
  })

  test('of another process follows a change at once', async () => {
    const theirs = app.db.openAnother()
    onTestFinished(() => theirs.close())
    const elsewhere = openConfigurations(theirs)
    elsewhere.follow(app.deps.hub)
    const before = await elsewhere.configurationOf(app.tenant.id)
    const added = await administrator.call(routes.createCategory, { body: category() })
    await expect.poll(async () => (await elsewhere.configurationOf(app.tenant.id)).categories.has(added.id)).toBe(true)
    expect(before.categories.has(added.id)).toBe(false)
  })

  test('never keeps what a transaction has not committed', async () => {
    const tenantId = await app.db.addTenant('half-way')
    const configurations = openConfigurations(app.db.database)
    await expect(
      app.db.database.tx(tenantId, async (tx) => {
        await seedConfiguration(tx, { now: app.clock.now() })
        expect((await configurations.configurationOf(tx)).categories.size).toBeGreaterThan(30)
        throw new Error('and yet')
      }),
    ).rejects.toThrow('and yet')
    expect((await configurations.configurationOf(tenantId)).categories.size).toBe(0)
  })
})
