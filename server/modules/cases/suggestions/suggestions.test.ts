import { beforeAll, describe, expect, test } from 'vitest'
import { caseConfigurationRoutes } from '../../../../contract/case-configuration-routes.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { suggestionRoutes as routes } from '../../../../contract/suggestions.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { findModelIn } from './model-file.ts'
import { createSuggestions } from './suggestions.service.ts'

/** What people say of two kinds of matters. */
const sayings = {
  lift: ['电梯 停运', '电梯 困人', '轿厢 抖动', '电梯 异响', '按钮 失灵'],
  bike: ['电动车 楼道 充电', '电瓶车 进楼', '飞线 充电', '电动车 堵 楼梯', '电池 入户'],
} as const

describe('suggestions of a category', async () => {
  const app = await testApp({ background: false })
  const town = await buildTown(app)
  const administrator = town.people.administrator.client
  const categories: string[] = []

  /** Accepted cases, written as history of an earlier system would be: many at once. */
  const bring = async (given: {
    categoryId: string
    texts: readonly string[]
    confidential?: boolean
    phone?: (index: number) => string
  }) => {
    for (const [index, text] of given.texts.entries()) {
      const { id } = await app.anonymous().call(caseRoutes.create, {
        body: {
          text,
          categoryId: given.categoryId,
          point: town.home,
          confidential: given.confidential ?? false,
          contact: {
            name: '陶知微',
            phone: given.phone?.(index) ?? `139${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`,
            hearBack: 'none',
          },
        },
      })
      await app.db.asOwner('update "case" set accepted_at = reported_at, updated_at = reported_at where id = $1', [id])
    }
  }
  const many = (kind: keyof typeof sayings, count: number) =>
    Array.from({ length: count }, (_, n) => {
      const core = sayings[kind][n % sayings[kind].length] as string
      return `${core.replaceAll(' ', '')}，居民陶知微反映，电话13912345678`
    })
  const train = async () => {
    const suggestions = createSuggestions({
      ...app.deps,
      contextOf: app.modules.cases.contextOf,
      fewestCases: 40,
    })
    const tenant = (await app.deps.tenants.list()).find(({ id }) => id === app.tenant.id)
    if (!tenant) throw new Error('The tenant of the test is gone')
    return { suggestions, tenant, outcome: await suggestions.train(tenant, 'asked') }
  }
  const asEverybody = (text: string) => app.anonymous().call(routes.category, { body: { text } })

  beforeAll(async () => {
    const { items } = await administrator.call(caseConfigurationRoutes.open)
    const leaves = items.filter(({ leaf, questions }) => leaf && !questions.some(({ required }) => required))
    categories.push(...leaves.slice(0, 2).map(({ id }) => id))
    expect(categories).toHaveLength(2)
  })

  test('a district without cases is helped by the words it set up, and that is said', async () => {
    const { items, learntFrom } = await asEverybody('The lift is stuck again')
    expect(learntFrom).toBeNull()
    expect(items[0]).toMatchObject({ basis: 'keywords', sure: 'perhaps', confidence: null })
    expect(items[0]?.words.length).toBeGreaterThan(0)
    expect((await asEverybody('呵呵')).items).toEqual([])
  })

  test('too few cases teach nothing, and that is said too', async () => {
    await bring({ categoryId: categories[0] as string, texts: many('lift', 3) })
    expect((await train()).outcome).toBe('too_few')
    expect(await administrator.call(routes.status)).toMatchObject({ outcome: 'too_few', model: null, waiting: 3 })
  })

  test('accepted cases teach it; what is learnt says by which words, and holds nobody’s own', async () => {
    const [lift, bike] = categories as [string, string]
    await bring({ categoryId: lift, texts: many('lift', 30) })
    await bring({ categoryId: bike, texts: many('bike', 30) })
    // One person who writes often, and a secret: neither may leave a trace.
    await bring({
      categoryId: lift,
      texts: Array.from({ length: 9 }, () => '电梯停运，麒麟牌'),
      phone: () => '13800000001',
    })
    await bring({ categoryId: bike, texts: Array.from({ length: 9 }, () => '电动车充电，琥珀色'), confidential: true })
    const { suggestions, tenant, outcome } = await train()
    expect(outcome).toBe('trained')
    const { items, learntFrom } = await suggestions.category(
      { tenant, actor: { kind: 'anonymous', posts: [], via: 'none' } },
      '我们楼的电梯又停运了，老人上不去',
    )
    expect(learntFrom).toBe(72)
    expect(items[0]).toMatchObject({ categoryId: lift, basis: 'learnt' })
    expect(items[0]?.words).toContain('电梯')
    expect(items[0]?.confidence).toBeGreaterThan(0.3)

    const [kept] = await app.db.asOwner('select body, figures from suggestion_model')
    const model = await findModelIn(kept?.body as Buffer)
    const features = [...(model?.features.keys() ?? [])]
    expect(features).toContain('电梯')
    const all = `${features.join('\n')}${JSON.stringify(kept?.figures)}`
    for (const trace of ['麒麟', '琥珀', '陶知微', '139', '13800000001']) expect(all).not.toContain(trace)
    expect(features.filter((feature) => /\d/.test(feature))).toEqual([])
  })

  test('administrators see how well it does; nobody else', async () => {
    const status = await administrator.call(routes.status)
    expect(status).toMatchObject({ enabled: true, outcome: 'trained', waiting: 0, model: { version: 1, cases: 72 } })
    expect(status.model?.categories.map(({ categoryId }) => categoryId).sort()).toEqual([...categories].sort())
    expect(status.model?.categories[0]?.words.length).toBeGreaterThan(0)
    expect(status.model?.accuracy).toBeGreaterThan(0.8)
    for (const client of [town.people.communityDesk.client, town.people.worker.client]) {
      expect((await client.send(routes.status)).status).toBe(403)
      expect((await client.send(routes.train)).status).toBe(403)
      expect((await client.send(routes.settings, { body: { enabled: false } })).status).toBe(403)
    }
    expect((await app.anonymous().send(routes.status)).status).toBe(401)
    expect((await administrator.send(routes.train)).status).toBe(202)
    expect((await administrator.call(routes.status)).training).toBe(true)
  })

  test('the next training counts in sums how often people settled on what was suggested, and replaces the model', async () => {
    app.clock.advance(3_600_000)
    await bring({ categoryId: categories[0] as string, texts: many('lift', 20) })
    expect((await train()).outcome).toBe('trained')
    const status = await administrator.call(routes.status)
    expect(status.model).toMatchObject({ version: 2, cases: 92 })
    expect(status.practice).toHaveLength(1)
    expect(status.practice[0]).toMatchObject({ version: 1, cases: 20 })
    expect(status.practice[0]?.first).toBeGreaterThan(15)
    const bodies = await app.db.asOwner('select version from suggestion_model where body is not null')
    expect(bodies).toEqual([{ version: 2 }])
  })

  test('a category that was switched off is not suggested any more', async () => {
    const lift = categories[0] as string
    await app.db.asOwner('update category set active = false where id = $1', [lift])
    app.modules.cases.refresh(app.tenant.id)
    const { items } = await asEverybody('我们楼的电梯又停运了')
    expect(items.map(({ categoryId }) => categoryId)).not.toContain(lift)
  })

  test('a tenant can switch it off, and that is written down', async () => {
    await administrator.call(routes.settings, { body: { enabled: false } })
    expect(await asEverybody('电动车在楼道充电')).toMatchObject({ enabled: false, items: [] })
    const [entry] = await app.db.asOwner("select action from audit_entry where action like 'suggestions.switched%'")
    expect(entry).toEqual({ action: 'suggestions.switched_off' })
    await administrator.call(routes.settings, { body: { enabled: true } })
    expect((await asEverybody('电动车在楼道充电')).enabled).toBe(true)
  })

  test('texts may be long, strange or empty; none is an error', async () => {
    for (const text of ['', ' ', '🙂🙂🙂', 'a'.repeat(4000), '电'.repeat(4000), '1234567890'])
      expect((await app.anonymous().send(routes.category, { body: { text } })).status).toBe(200)
    expect((await app.anonymous().send(routes.category, { body: { text: 'a'.repeat(4001) } })).status).toBe(400)
  })
})
