import { describe, expect, test } from 'vitest'
import { buildingRoutes } from '../../../../contract/buildings.ts'
import { territoryChangeRoutes } from '../../../../contract/territory-changes.ts'
import { territoryImportRoutes } from '../../../../contract/territory-imports.ts'
import { collection, feature, square, street } from '../../../testing/street.ts'

const { app, admin, post, take } = await street()
const house = (code: string, properties: Record<string, unknown> = {}, x = 120.002) =>
  feature({ code, name_en: `House ${code}`, name_zh: `${code}号楼`, ...properties }, square(x, 30.002, 0.0003))
const willow = feature({ record: 'compound', code: 'W', name_en: 'Willow Court', name_zh: '柳苑' })
const rows = (sql: string) => app.db.asOwner<Record<string, unknown>>(sql)

describe('what is gone', () => {
  const codes = async (query: Record<string, string> = {}) =>
    (await admin.call(buildingRoutes.list, { query })).items.map(({ code }) => code)

  test('a building that is gone counts no more, stays to be found, and gives its code free', async () => {
    await take(collection(house('K1', { compound: 'W', households: 9, address: '7 Mill Lane' }), willow))
    expect(await codes({ text: 'mill lane' })).toEqual(['K1'])
    const [found] = (await admin.call(buildingRoutes.list, { query: { text: 'K1' } })).items
    const id = found?.id as string
    expect(found).toMatchObject({ compound: { code: 'W' }, households: 9, endedAt: null })
    const ended = await admin.call(buildingRoutes.end, { params: { id } })
    expect(ended.endedAt).not.toBeNull()
    expect(await admin.call(buildingRoutes.end, { params: { id } })).toEqual(ended)
    expect(await codes({ text: 'mill lane' })).toEqual([])
    expect(await admin.call(buildingRoutes.get, { params: { id } })).toMatchObject({ code: 'K1', households: 9 })
    expect((await admin.send(buildingRoutes.export, {})).text).not.toContain('"K1"')
    expect(await rows("select count(*)::int n from audit_entry where action = 'building.ended'")).toEqual([{ n: 1 }])
    expect((await take(collection(house('K1')))).report).toMatchObject({ buildings: { created: 1 } })
    expect(await rows("select count(*)::int n from building where code = 'K1'")).toEqual([{ n: 2 }])
  })

  test('a compound in which something stands is in use; with its buildings gone it can go too, also by a file', async () => {
    await take(collection(feature({ record: 'compound', code: 'V', name: 'Vale' }), house('V1', { compound: 'V' })))
    const [vale] = (await admin.call(buildingRoutes.compounds, { query: { text: 'Vale' } })).items
    const params = { id: vale?.id as string }
    const refused = await admin.send(buildingRoutes.endCompound, { params })
    expect(refused.problem).toMatchObject({ code: 'compound.in_use', status: 409 })
    const table = (...lines: string[]) => `record,code,gone\n${lines.join('\n')}\n`
    const alone = await take(table('compound,V,yes', 'building,NONE,yes', 'building,V1,perhaps'), { format: 'csv' })
    const { items } = await admin.call(territoryImportRoutes.refusals, { params: { id: alone.id } })
    expect(items.map(({ reason }) => reason)).toEqual([
      'compound.in_use',
      'building.gone_unknown',
      'building.gone_shape',
    ])
    const both = table('compound,V,是', 'building,V1,yes')
    const would = { buildings: { ended: 1 }, compounds: { ended: 1 }, refused: 0 }
    expect((await take(both, { format: 'csv', dryRun: true })).report).toMatchObject(would)
    expect(await codes({ text: 'V1' })).toEqual(['V1'])
    expect((await take(both, { format: 'csv' })).report).toMatchObject(would)
    expect(await codes({ text: 'V1' })).toEqual([])
    expect((await admin.call(buildingRoutes.compounds, { query: { text: 'Vale' } })).items).toEqual([])
  })

  test('a desk looks a building up and ends none; a volunteer and a stranger see no list of buildings', async () => {
    const desk = app.as(post('desk'))
    const [one] = (await desk.call(buildingRoutes.list, {})).items
    const params = { id: one?.id as string }
    expect((await desk.send(buildingRoutes.get, { params })).status).toBe(200)
    expect((await desk.send(buildingRoutes.end, { params })).status).toBe(403)
    expect((await desk.send(buildingRoutes.endCompound, { params })).status).toBe(403)
    expect((await app.as(post('volunteer')).send(buildingRoutes.list, {})).status).toBe(403)
    expect((await app.anonymous().send(buildingRoutes.get, { params })).status).toBe(401)
  })
})

test('the preview of a change says how many buildings and households it counts elsewhere', async () => {
  await take(
    collection(house('P1', { households: 20 }), house('P2', { households: 5 }, 120.009), house('P3', {}, 120.013)),
  )
  const unitId = (await app.modules.territory.atlas(app.tenant.id)).findByCode('G1')?.id as string
  const east = (await app.modules.territory.atlas(app.tenant.id)).findByCode('G2')?.id as string
  const { id } = await admin.call(territoryChangeRoutes.create, { body: { title: 'A new line', reason: '' } })
  const strip = (from: number, to: number) => {
    const corners = [
      [from, 30],
      [to, 30],
      [to, 30.01],
      [from, 30.01],
      [from, 30],
    ]
    return { type: 'Polygon', coordinates: [corners] }
  }
  const units = [
    { unitId, boundary: strip(120, 120.008) },
    { unitId: east, boundary: strip(120.008, 120.02) },
  ]
  const body = { revision: 0, step: { type: 'redraw', units } }
  await admin.call(territoryChangeRoutes.addStep, { params: { id }, body })
  const { moving } = await admin.call(territoryChangeRoutes.preview, { params: { id } })
  expect(moving).toEqual([
    { what: 'buildings', count: 1 },
    { what: 'households', count: 5 },
  ])
})
