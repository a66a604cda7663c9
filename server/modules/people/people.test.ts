import { beforeAll, describe, expect, test } from 'vitest'
import { type NewPost, peopleRoutes } from '../../../contract/people.ts'
import { territoryRoutes } from '../../../contract/territory.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Actor, type PostHeld, type Role, system } from '../../platform/policy/actor.ts'
import { testApp } from '../../testing/app.ts'
import { saveDepartment } from '../territory/territory.api.ts'
import { bringUnits } from '../territory/territory-admin.service.ts'
import { actorPosts, addPosts, deskAbove, findProfile, officersOf, postsAt } from './people.api.ts'

const app = await testApp()
const { database } = app.db
const tenantId = app.tenant.id
const anybody = app.anonymous()

/** Ids of the units by code, and of the one department. */
const id: Record<string, string> = {}

beforeAll(async () => {
  const rows = [
    'level,code,name,parent',
    'district,D,North District,',
    'street,S1,Lake Street,D',
    'street,S2,Hill Street,D',
    'community,C1,Willow,S1',
    'grid,G1,Willow Court,C1',
    'grid,G2,Willow Yard,C1',
    'microgrid,M1,Number One,G1',
  ]
  const { territory } = app.modules
  const source = rows.join('\n')
  await bringUnits(territory, { tenantId, actor: system, format: 'csv', source, mapping: {}, dryRun: false })
  const atlas = await territory.atlas(tenantId)
  for (const unit of atlas.units.values()) id[unit.code] = unit.id
  const department = { id: uuidv7(), code: 'WATER', nameEn: 'Water', nameZh: '水务局', phone: null, calendarCode: null }
  await database.tx(tenantId, (tx) => saveDepartment(tx, { ...department, unitId: id.D as string }))
  id.WATER = department.id
})

/** Somebody who holds a post at the unit with this code. */
async function at(role: Role, code?: string, accountId?: string): Promise<Actor> {
  const atlas = await app.modules.territory.atlas(tenantId)
  const unit = code ? atlas.findByCode(code) : undefined
  const post: PostHeld = {
    id: uuidv7(),
    role,
    unitPath: [...(unit?.path ?? [])],
    from: new Date('2026-01-01T00:00:00Z'),
    ...(unit ? { unitId: unit.id, level: unit.level } : {}),
  }
  return { kind: 'staff', accountId: accountId ?? uuidv7(), personName: 'Wen Test', posts: [post], via: 'session' }
}

const post = (over: Partial<Record<keyof NewPost, unknown>>) => ({ role: 'grid_worker', unitId: id.G1, ...over })
const newAccount = async (name: string) =>
  (await app.deps.identity.accounts.create({ name, mail: `${uuidv7()}@example.org` })).id
const heldBy = (accountId: string) => database.tx(tenantId, (tx) => actorPosts(tx, accountId, app.clock.now()))
const day = (n: number) => new Date(app.clock.now().getTime() + n * 86_400_000).toISOString()

describe('a post gives its holder rights for a term', () => {
  test('the administrator gives one, and the holder acts with it from its first instant to its last', async () => {
    const admin = app.as(await at('administrator'))
    const account = await newAccount('Lin Xiaomei')
    const made = await admin.call(peopleRoutes.createPost, {
      body: post({ accountId: account, from: day(1), until: day(3) }),
    })
    expect(made).toMatchObject({ holder: 'Lin Xiaomei', masked: false, unit: { code: 'G1' }, role: 'grid_worker' })
    expect(await heldBy(account)).toEqual([])
    app.clock.advance(86_400_000)
    const [held] = await heldBy(account)
    expect(held).toMatchObject({ id: made.id, role: 'grid_worker', level: 'grid', unitId: id.G1 })
    expect(held?.unitPath).toEqual([id.D, id.S1, id.C1, id.G1])
    app.clock.advance(2 * 86_400_000)
    expect(await heldBy(account)).toEqual([])
  })

  test('while away, a colleague acts in their place, by name or by post, and no longer', async () => {
    const admin = app.as(await at('administrator'))
    const [holder, friend, neighbour] = [await newAccount('Ho'), await newAccount('Fei'), await newAccount('Ning')]
    const own = await admin.call(peopleRoutes.createPost, { body: post({ accountId: holder }) })
    const next = await admin.call(peopleRoutes.createPost, { body: post({ accountId: neighbour, unitId: id.G2 }) })
    await admin.call(peopleRoutes.standIn, { params: { id: own.id }, body: { accountId: friend, until: day(2) } })
    const lent = await admin.call(peopleRoutes.standIn, {
      params: { id: own.id },
      body: { postId: next.id, until: day(9) },
    })
    expect(lent.standIns.map(({ by }) => by)).toContain('Ning')
    expect(await heldBy(friend)).toMatchObject([{ id: own.id, standingInFor: own.id, unitId: id.G1 }])
    expect((await heldBy(neighbour)).map((held) => held.id).sort()).toEqual([own.id, next.id].sort())
    const standIn = lent.standIns.find(({ by }) => by === 'Ning')
    await admin.call(peopleRoutes.endStandIn, { params: { id: own.id, standInId: standIn?.id as string } })
    expect((await heldBy(neighbour)).map((held) => held.id)).toEqual([next.id])
    app.clock.advance(2 * 86_400_000)
    expect(await heldBy(friend)).toEqual([])
  })

  test('a post ends once, now or later, and names its successor', async () => {
    const admin = app.as(await at('administrator'))
    const one = await admin.call(peopleRoutes.createPost, { body: post({ holderName: 'Ai' }) })
    const two = await admin.call(peopleRoutes.createPost, { body: post({ holderName: 'Bo' }) })
    const far = await admin.call(peopleRoutes.createPost, { body: post({ holderName: 'Ci', unitId: id.G2 }) })
    const end = (successorId: string) =>
      admin.send(peopleRoutes.endPost, { params: { id: one.id }, body: { successorId } })
    app.clock.advance(1000)
    expect((await end(far.id)).problem.code).toBe('post.successor_unfit')
    expect((await end(two.id)).reply.until).toBe(app.clock.now().toISOString())
    expect((await end(two.id)).problem).toMatchObject({ status: 409, code: 'post.ended' })
    const [event] = await app.db.asOwner<{ body: object }>("select body from outbox where name = 'post.ended'")
    expect(event?.body).toMatchObject({ postId: one.id, successorId: two.id })
  })

  test('sent twice, it is one post', async () => {
    const admin = app.as(await at('administrator'))
    const body = post({ holderName: 'Once Only' })
    const sent = { body, key: 'one-post-only' }
    const [one, two] = await Promise.all([
      admin.call(peopleRoutes.createPost, sent),
      admin.call(peopleRoutes.createPost, sent),
    ])
    expect(one.id).toBe(two.id)
  })

  test.each([
    ['post.role_place', { role: 'grid_worker', unitId: 'S1' }],
    ['post.role_place', { role: 'desk', unitId: 'G1' }],
    ['post.unit_required', { role: 'desk', unitId: undefined }],
    ['post.department_required', { role: 'department_officer', unitId: 'S1' }],
    ['post.role_place', { role: 'desk', unitId: undefined, departmentId: 'WATER' }],
    ['unit.not_found', { unitId: 'nowhere' }],
    ['department.not_found', { role: 'department_officer', unitId: undefined, departmentId: 'nowhere' }],
    ['post.account_unknown', { accountId: 'nobody' }],
    ['post.term', { from: '2026-06-01T00:00:00Z', until: '2026-05-01T00:00:00Z' }],
  ])('what can not be is refused as %s', async (code, over) => {
    const admin = app.as(await at('administrator'))
    const real = (key: string | undefined) => key && (id[key] ?? (key === 'nowhere' ? uuidv7() : key))
    const body = { ...post({}), ...over } as Record<string, string | undefined>
    for (const field of ['unitId', 'departmentId']) if (field in body) body[field] = real(body[field])
    expect((await admin.send(peopleRoutes.createPost, { body })).problem.code).toBe(code)
  })
})

describe('who may give posts', () => {
  test.each<[string, Role, string | undefined, Record<string, string | undefined>, number]>([
    ['a street desk, a worker below it', 'desk', 'S1', { role: 'grid_worker', unitId: 'G1' }, 201],
    ['a street desk, a community desk below it', 'desk', 'S1', { role: 'desk', unitId: 'C1' }, 201],
    ['a street desk, another desk like itself', 'desk', 'S1', { role: 'desk', unitId: 'S1' }, 403],
    ['a street desk, a worker of another street', 'desk', 'S2', { role: 'grid_worker', unitId: 'G1' }, 403],
    ['a street desk, a supervisor', 'desk', 'S1', { role: 'supervisor', unitId: 'C1' }, 403],
    ['a street desk, an administrator', 'desk', 'S1', { role: 'administrator', unitId: 'C1' }, 403],
    ['a street desk, an officer', 'desk', 'S1', { role: 'department_officer', departmentId: 'WATER' }, 403],
    ['a grid worker, a volunteer', 'grid_worker', 'G1', { role: 'volunteer', unitId: 'G1' }, 403],
    ['a street administrator, a desk there', 'administrator', 'S1', { role: 'desk', unitId: 'S1' }, 201],
    ['a street administrator, one above all', 'administrator', 'S1', { role: 'administrator' }, 403],
    ['a street administrator, one like itself', 'administrator', 'S1', { role: 'administrator', unitId: 'S1' }, 403],
    ['the administrator, one above all', 'administrator', undefined, { role: 'administrator' }, 201],
    ['the administrator, an officer', 'administrator', 'D', { role: 'department_officer', departmentId: 'WATER' }, 201],
  ])('%s', async (_who, role, place, wanted, status) => {
    const { unitId, departmentId } = wanted
    const body = {
      role: wanted.role,
      ...(unitId ? { unitId: id[unitId] } : {}),
      ...(departmentId ? { departmentId: id[departmentId] } : {}),
    }
    expect((await app.as(await at(role, place)).send(peopleRoutes.createPost, { body })).status).toBe(status)
  })

  test('nobody without a post', async () => {
    expect((await anybody.send(peopleRoutes.createPost, { body: post({}) })).status).toBe(401)
    expect((await app.resident().send(peopleRoutes.createPost, { body: post({}) })).status).toBe(403)
  })
})

describe('names are masked by default', () => {
  test('a desk reads the names of its own people in full, of others masked', async () => {
    const admin = app.as(await at('administrator'))
    await admin.call(peopleRoutes.createPost, { body: post({ role: 'grid_head', holderName: '李小梅' }) })
    const names = async (who: Actor) => {
      const query = { unit: id.S1, role: 'grid_head' as const }
      const { items } = await app.as(who).call(peopleRoutes.posts, { query })
      return items.map(({ holder, masked }) => [holder, masked])
    }
    expect(await names(await at('desk', 'S1'))).toEqual([['李小梅', false]])
    expect(await names(await at('desk', 'S2'))).toEqual([['李**', true]])
    expect(await names(await at('grid_worker', 'G2'))).toEqual([['李**', true]])
    expect((await anybody.send(peopleRoutes.posts)).status).toBe(401)
  })

  test('the public board names those who agreed, nearest first, and nobody who has no business there', async () => {
    const admin = app.as(await at('administrator'))
    const create = (over: Partial<Record<keyof NewPost, unknown>>) =>
      admin.call(peopleRoutes.createPost, { body: post({ unitId: id.G2, ...over }) })
    await create({ role: 'desk', unitId: id.C1, holderName: 'Community Hall', dutyPhone: '0571 1', namePublic: true })
    await create({ role: 'grid_assistant', holderName: 'Ada Lovelace' })
    await create({ role: 'supervisor', unitId: id.S1, holderName: 'Nobody Here' })
    const { unit, serving } = await anybody.call(peopleRoutes.servesUnit, { params: { unitId: id.G2 as string } })
    expect(unit.code).toBe('G2')
    const shown = serving.map(({ role, name }) => `${role} ${name}`)
    expect(shown[0]).toBe('grid_assistant A*** L***')
    expect(shown).toContain('desk Community Hall')
    expect(shown.join()).not.toContain('Nobody')
  })

  test('the list comes page by page', async () => {
    const admin = app.as(await at('administrator'))
    const all = (await admin.call(peopleRoutes.posts, { query: { limit: 200 } })).items.map((each) => each.id)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await admin.call(peopleRoutes.posts, { query: { limit: 4, after } })
      seen.push(...page.items.map((each) => each.id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(all)
    expect((await admin.send(peopleRoutes.posts, { query: { after: 'x' } })).problem.code).toBe('page.cursor_malformed')
  })
})

describe('what other rooms of the house ask', () => {
  test('who is at a place, who answers for a department, which desk stands above', async () => {
    const now = app.clock.now()
    const base = { accountId: null, departmentId: null, title: null, namePublic: false, dutyPhone: null, until: null }
    const unitOf = (role: Role, unitId: string | null, departmentId: string | null = null) => ({
      ...base,
      ...{ id: uuidv7(), role, unitId, departmentId, holderName: 'Test', from: new Date(now.getTime() - 1000) },
    })
    const desk = unitOf('desk', id.S2 as string)
    const officer = unitOf('department_officer', null, id.WATER)
    const found = await database.tx(tenantId, async (tx) => {
      await addPosts(tx, [desk, officer])
      const atlas = await app.modules.territory.atlas(tenantId)
      return {
        desks: await postsAt(tx, { unitId: id.S2 as string, roles: ['desk'], now }),
        officers: await officersOf(tx, id.WATER as string, now),
        above: await deskAbove(tx, { unitPath: atlas.get(id.G1 as string).path, now }),
        none: await deskAbove(tx, { unitPath: atlas.get(id.D as string).path, now }),
      }
    })
    expect(found.desks.map((each) => each.id)).toEqual([desk.id])
    expect(found.officers.map((each) => each.id)).toContain(officer.id)
    expect(found.above?.unitId).toBe(id.C1)
    expect(found.none).toBeUndefined()
  })
})

describe("a resident's own details", () => {
  test('are told once, changed, and erased with everything else about them', async () => {
    const account = uuidv7()
    const me = app.resident(account)
    const nothing = { name: null, phone: null, mail: null, home: { unit: null, address: null } }
    expect(await me.call(peopleRoutes.profile)).toEqual(nothing)
    const body = { name: 'Zhao', phone: null, mail: null, homeUnitId: id.M1, homeAddress: '3-1-402' }
    expect(await me.call(peopleRoutes.saveProfile, { body })).toMatchObject({ home: { unit: { code: 'M1' } } })
    expect(await me.call(peopleRoutes.profile)).toMatchObject({ name: 'Zhao', home: { address: '3-1-402' } })
    const mine = app.deps.identity.personalData.parts.find(({ name }) => name === 'people')
    expect(await database.tx(tenantId, async (tx) => await mine?.collect(tx, account))).toMatchObject({
      profile: { name: 'Zhao' },
    })
    expect(await database.tx(tenantId, async (tx) => await mine?.erase(tx, account))).toMatchObject({ erased: 1 })
    expect(await database.tx(tenantId, (tx) => findProfile(tx, account))).toBeUndefined()
    expect(await me.call(peopleRoutes.eraseProfile)).toEqual({ erased: false })
    expect((await anybody.send(peopleRoutes.profile)).status).toBe(401)
  })

  test('somebody in office stays named until the post ends; then the post forgets them', async () => {
    const account = await newAccount('Qiu')
    const admin = app.as(await at('administrator'))
    const made = await admin.call(peopleRoutes.createPost, { body: post({ accountId: account }) })
    const mine = app.deps.identity.personalData.parts.find(({ name }) => name === 'people')
    const erase = () => database.tx(tenantId, async (tx) => await mine?.erase(tx, account))
    expect(await erase()).toEqual({ erased: 0, kept: { rows: 1, why: 'identity.kept.posts' } })
    app.clock.advance(1000)
    await admin.call(peopleRoutes.endPost, { params: { id: made.id }, body: {} })
    expect(await erase()).toEqual({ erased: 1 })
  })
})

test('another tenant sees none of it', async () => {
  await app.db.addTenant('elsewhere')
  app.deps.tenants.refresh()
  const there = app.anonymous('elsewhere')
  const serving = await there.send(peopleRoutes.servesUnit, { params: { unitId: id.G1 as string } })
  expect(serving.problem).toMatchObject({ status: 404, code: 'unit.not_found' })
  expect((await there.call(territoryRoutes.tree)).items).toEqual([])
  const admin = app.as(await at('administrator'), 'elsewhere')
  expect((await admin.call(peopleRoutes.posts)).items).toEqual([])
})
