import { beforeAll, describe, expect, test } from 'vitest'
import { dutyRoutes } from '../../../../contract/people-duties.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { exampleDuties } from '../defaults/duties.ts'
import { seedPeople } from '../defaults/seed-people.ts'

const app = await testApp()
const town = await buildTown(app)
const { administrator, streetDesk } = town.people
beforeAll(() => app.db.database.tx(app.tenant.id, (tx) => seedPeople(tx, { now: app.clock.now() })))

const duty = (en: string, over = {}) => ({
  ...{ id: uuidv7(), text: { en, zh: '某项职责' }, source: { en: 'Notice 7', zh: '七号文' } },
  ...{ from: '2026-01-01', until: null },
  ...over,
})

describe('what serves me owes me', () => {
  test('anybody reads the 34 duties of a grid worker, in both languages', async () => {
    const { duties } = await app.anonymous().call(dutyRoutes.duties, { query: { role: 'grid_worker' } })
    expect(duties).toHaveLength(34)
    expect(duties.every(({ text, source }) => text.en && text.zh && source.zh)).toBe(true)
    const { items } = await app.anonymous().call(dutyRoutes.lists)
    expect(items.find(({ role }) => role === 'grid_worker')?.count).toBe(34)
  })

  test('no duty of the example sets has anybody’s conduct as its subject', () => {
    const all = Object.values(exampleDuties).flat()
    expect(
      all.filter(([en]) => /\b(monitor|control|watch|key group|special crowd|behaviou?r|petition)/i.test(en)),
    ).toEqual([])
    expect(all.filter(([, zh]) => /重点人群|特殊人群|管控|稳控|监控|苗头/.test(zh))).toEqual([])
  })
})

describe('laying a list down', () => {
  test('makes a new version and keeps the old one', async () => {
    const save = (version: number, duties: unknown[]) =>
      administrator.client.send(dutyRoutes.save, { body: { department: town.departments.water, version, duties } })
    expect((await save(0, [duty('Answer the phone')])).reply).toMatchObject({
      version: 1,
      department: { code: 'water' },
    })
    expect((await save(0, [])).problem).toMatchObject({ status: 409, code: 'duty.stale' })
    expect((await save(1, [duty('Mend pipes'), duty('Answer the phone')])).reply.version).toBe(2)
    const { items } = await app.anonymous().call(dutyRoutes.versions, { query: { department: town.departments.water } })
    expect(items.map(({ version, duties }) => [version, duties.length])).toEqual([
      [2, 2],
      [1, 1],
    ])
  })

  test('two at once: one wins, the other is told', async () => {
    const save = () =>
      administrator.client.send(dutyRoutes.save, { body: { role: 'desk', version: 0, duties: [duty('Be there')] } })
    expect((await Promise.all([save(), save()])).map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test.each([
    ['duty.term', { role: 'volunteer', version: 0, duties: [duty('One', { until: '2025-01-01' })] }, 422],
    ['duty.one_owner', { version: 0, duties: [] }, 400],
    ['department.not_found', { department: uuidv7(), version: 0, duties: [] }, 404],
  ])('%s', async (code, body, status) => {
    const { problem } = await administrator.client.send(dutyRoutes.save, { body })
    expect(problem.status).toBe(status)
    expect([problem.code, problem.errors?.[0]?.code]).toContain(code)
  })

  test('is for administrators above all', async () => {
    const body = { role: 'desk', version: 0, duties: [] }
    expect((await streetDesk.client.send(dutyRoutes.save, { body })).status).toBe(403)
    expect((await app.resident().send(dutyRoutes.save, { body })).status).toBe(403)
    expect((await app.anonymous().send(dutyRoutes.save, { body })).status).toBe(401)
  })
})
