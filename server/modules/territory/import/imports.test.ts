import { expect, test } from 'vitest'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { type TerritoryImport, territoryImportRoutes } from '../../../../contract/territory-imports.ts'
import { collection, feature, square, street } from '../../../testing/street.ts'

const { app, admin, post, send, start, ended } = await street()
const grids = async () =>
  (await admin.call(territoryRoutes.search, { query: { text: 'Q', level: 'grid' } })).items.map(({ unit }) => unit.code)
const sent = (content: string, format: 'geojson' | 'csv' = 'geojson') => send(content, format, admin, 'units')

/** Waits until a run has begun. */
async function begun(id: string): Promise<TerritoryImport> {
  for (;;) {
    const found = await admin.call(territoryImportRoutes.get, { params: { id } })
    if (found.state !== 'waiting') return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('a file of units is looked at first, then taken, and what is refused is listed with its reason', async () => {
  // An odd number of bytes: half of it is no whole number.
  const table = 'Code,Title,Above\nQ1,Quay,C1\nQ2,Quince,C1\nQ3,Quarry,NONE\n'.padEnd(61, '\n')
  const id = await sent(table, 'csv')
  await start(id, true)
  const without = await ended(id)
  expect(without).toMatchObject({ kind: 'units', state: 'checked', report: { rows: 3, refused: 3 } })
  const mapping = { level: 'grid' as const, codeProperty: 'Code', nameProperty: 'Title', parentProperty: 'Above' }
  await admin.call(territoryImportRoutes.start, { params: { id }, body: { dryRun: true, mapping } })
  expect(await ended(id)).toMatchObject({ state: 'checked', report: { units: { created: 2 }, refused: 1 } })
  expect(await grids()).toEqual([])
  const refused = await admin.call(territoryImportRoutes.refusals, { params: { id } })
  expect(refused.items).toMatchObject([{ row: 3, code: 'Q3', reason: 'unit.parent_unknown' }])
  // For good by the columns that were tried.
  await start(id, false)
  expect(await ended(id)).toMatchObject({ state: 'done', share: 1, report: { units: { created: 2 } } })
  expect(await grids()).toEqual(['Q1', 'Q2'])
  const listed = await admin.call(territoryImportRoutes.list, { query: { kind: 'units' } })
  expect(listed.items.map((each) => each.id)).toEqual([id])
  expect((await admin.call(territoryImportRoutes.list, { query: { kind: 'buildings' } })).items).toEqual([])
})

test('a run over thousands of units can be stopped and leaves nothing behind, and goes through when it is started again', async () => {
  const count = 1_000
  const many = Array.from({ length: count }, (_, i) => {
    const ground = square(120.0101 + (i % 80) * 0.0001, 30 + Math.floor(i / 80) * 0.0001, 0.00009)
    return feature({ level: 'microgrid', code: `M${i}`, name: `Micro ${i}`, parent: 'G2' }, ground)
  })
  const id = await sent(collection(...many))
  const left = async () =>
    Number((await app.db.asOwner<{ n: string }>("select count(*) n from unit where level = 'microgrid'"))[0]?.n)
  await start(id, false)
  const under = await begun(id)
  await admin.call(territoryImportRoutes.cancel, { params: { id } })
  const stopped = await ended(id)
  expect([under.state, stopped.state]).toEqual(['running', 'cancelled'])
  expect(await left()).toBe(0)
  await start(id, false)
  expect(await ended(id)).toMatchObject({ state: 'done', report: { units: { created: count } } })
  expect(await left()).toBe(count)
})

test('a file that is none fails in words; a desk brings nothing in and stops nothing', async () => {
  const id = await sent('{"type":"Feature"')
  await start(id, false)
  expect(await ended(id)).toMatchObject({ state: 'failed', problem: { code: 'unit.file_malformed' } })
  const desk = app.as(post('desk'))
  for (const answer of [
    await desk.send(territoryImportRoutes.list, { query: { kind: 'units' } }),
    await desk.send(territoryImportRoutes.get, { params: { id } }),
    await desk.send(territoryImportRoutes.start, { params: { id }, body: { dryRun: true } }),
    await desk.send(territoryImportRoutes.cancel, { params: { id } }),
    await desk.send(territoryImportRoutes.refusals, { params: { id } }),
  ])
    expect(answer.status).toBe(403)
})
