import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { plannerRoutes } from '../../../../contract/planner.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { territoryChangeRoutes } from '../../../../contract/territory-changes.ts'
import { territoryImportRoutes } from '../../../../contract/territory-imports.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { collection, feature, square, street } from '../../../testing/street.ts'
import { readBoundary } from '../boundary.rules.ts'
import { markBrokenPlans } from '../planner/plans.service.ts'
import { markBroken } from './imports.service.ts'

const { app, admin, post, send, start, ended } = await street()
const { territory } = app.modules

/** Looks at a file without taking it, and gives what came of it with the reasons of the refused rows. */
async function look(content: string | Buffer, format: 'geojson' | 'csv', kind: 'units' | 'buildings') {
  // Packed it is small enough to be worked off without a thread.
  const id = await send(Buffer.isBuffer(content) ? content : gzipSync(content), format, admin, kind)
  await start(id, true)
  const found = await ended(id)
  const { items } = await admin.call(territoryImportRoutes.refusals, { params: { id } })
  return { id, found, reasons: items.map(({ reason }) => reason), details: items.map(({ detail }) => detail) }
}
const failed = (code: string) => ({ state: 'failed', problem: { code } })
const grid = (code: string, more: Record<string, unknown>, geometry: unknown = square(120, 30, 0.001)) =>
  feature({ level: 'grid', code, name: code, parent: 'C1', ...more }, geometry)

describe('a file made to break the house', () => {
  test('with objects that can not be told as text has its rows refused, one by one', async () => {
    const nothing = { toString: 1, valueOf: 1 }
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const units = await look(
      collection(
        grid('A1', {}, { type: nothing, coordinates: [] }),
        grid('A2', {}, { type: 'DEEP' }),
        grid('A3', { level: '\u{1f600}'.repeat(3_000) }),
        grid('A4', { parent: 'x'.repeat(100_000) }),
        feature({ level: 'grid', code: 'y'.repeat(100_000), name: 'Long' }),
        grid('A5', { name: 'half \ud83d and \0 none', parent: 'C1' }),
      ).replace('"DEEP"', deep),
      'geojson',
      'units',
    )
    expect(units.found).toMatchObject({ state: 'checked', report: { rows: 6, units: { created: 1 } } })
    expect(units.reasons).toEqual([
      ...['unit.geometry_type', 'unit.geometry_type', 'unit.level_unknown', 'unit.parent_unknown', 'unit.code_shape'],
    ])
    expect(Math.max(...units.details.map((detail) => detail.length))).toBeLessThan(300)
    const houses = await look(
      collection(
        feature({ code: 'B1', name: 'B', gone: nothing }, square(120, 30, 0.0001)),
        feature({ code: 'B2', name: 'B' }, { type: nothing }),
        feature({ code: 'B3', name: 'B', floors: `a${'\u{1f600}'.repeat(60)}` }, square(120, 30, 0.0001)),
        feature({ code: 'B4', name: '\udc00' }, square(120, 30, 0.0001)),
        feature({ code: 'B5', name: 'B' }, { type: 'Point', coordinates: [Number.NaN, 'ENDLESS'] }),
      ).replace('"ENDLESS"', '1e999'),
      'geojson',
      'buildings',
    )
    expect(houses.found).toMatchObject({ state: 'checked', report: { rows: 5, buildings: { created: 1 } } })
    expect(houses.reasons).toEqual([
      ...['building.gone_shape', 'building.geometry_type', 'building.floors_shape', 'building.geometry_shape'],
    ])
    // And for good: what is written is text that the database keeps.
    await start(units.id, false)
    expect(await ended(units.id)).toMatchObject({ state: 'done', report: { units: { created: 1 } } })
  })

  test('in size is refused as a whole, with the reason', async () => {
    const many = `${Array.from({ length: 501 }, (_, nth) => `c${nth}`).join()}\n`
    expect((await look(many, 'csv', 'buildings')).found).toMatchObject(failed('territory_import.columns_many'))
    const endless = `code,name\n"${'x'.repeat(2_100_000)}`
    expect((await look(endless, 'csv', 'buildings')).found).toMatchObject(failed('building.file_malformed'))
    const frames = `{"type":"FeatureCollection"${',"features":[]'.repeat(160_000)}}`
    expect((await look(frames, 'geojson', 'buildings')).found).toMatchObject(failed('building.file_malformed'))
  })

  test('in another encoding or another box is refused in words that help', async () => {
    const chinese = Buffer.from('636f64652c6e616d650a47312cb5da d2bb0a'.replaceAll(' ', ''), 'hex')
    expect((await look(chinese, 'csv', 'units')).found).toMatchObject(failed('territory_import.not_utf8'))
    const wide = Buffer.from('\ufeffcode,name\nG1,One\n', 'utf16le')
    expect((await look(wide, 'csv', 'units')).found).toMatchObject(failed('territory_import.not_utf8'))
    const workbook = Buffer.from('504b030414000600080000002100', 'hex')
    expect((await look(workbook, 'csv', 'buildings')).found).toMatchObject(failed('territory_import.other_file'))
  })

  test('with borders no map can bear has those refused', async () => {
    const [x, y, size] = [120, 30, 0.004]
    const bow = [
      ...[
        [x, y],
        [x + size, y + size],
        [x + size, y],
        [x, y + 2 * size],
        [x, y],
      ],
    ]
    const corner = [...(square(x, y, size).coordinates[0] ?? []).slice(0, 3), [x + size / 2, y + size / 2], [x, y]]
    const { reasons, found } = await look(
      collection(
        grid('C1', {}, { type: 'Polygon', coordinates: [bow] }),
        // A ring that touches itself in a corner is as it should be.
        grid('C3', {}, { type: 'Polygon', coordinates: [corner] }),
      ).replace('"code":"C1"', '"code":"C0"'),
      'geojson',
      'units',
    )
    expect(reasons).toEqual(['unit.geometry_crossing'])
    expect(found.report).toMatchObject({ units: { created: 1 } })
    const many = Array.from({ length: 100_001 }, (_, nth) => [120 + nth / 1e6, 30 + (nth % 2) / 1e3])
    expect(readBoundary({ type: 'Polygon', coordinates: [[...many, many[0]]] })).toMatchObject({
      fault: { reason: 'unit.geometry_many' },
    })
  })
})

/** An instant some seconds ago, as SQL. */
const ago = (seconds: number) => `'${new Date(app.clock.now().getTime() - seconds * 1000).toISOString()}'`

describe('a run whose process is gone', () => {
  test('of an import says so by itself, and can be started again', async () => {
    const { id } = await look(collection(grid('D1', {})), 'geojson', 'units')
    const lay = (seconds: number) =>
      app.db.asOwner(`update territory_import set state = 'running', updated_at = ${ago(seconds)} where id = '${id}'`)
    await lay(20)
    await markBroken(territory, app.tenant.id)
    expect(await admin.call(territoryImportRoutes.get, { params: { id } })).toMatchObject({ state: 'running' })
    await lay(61)
    await markBroken(territory, app.tenant.id)
    const broken = await admin.call(territoryImportRoutes.get, { params: { id } })
    expect(broken).toMatchObject(failed('territory_import.broken'))
    expect(broken.problem?.detail).toMatch(/start it again/)
    await start(id, false)
    const twice = await admin.send(territoryImportRoutes.start, { params: { id }, body: { dryRun: false } })
    expect([409, 200]).toContain(twice.status)
    expect(await ended(id)).toMatchObject({ state: 'done', report: { units: { created: expect.any(Number) } } })
  })

  test('of the planner says so by itself, and goes on where it was', async () => {
    const { units } = await territory.atlas(app.tenant.id)
    const areas = [...units.values()].filter(({ level }) => level === 'community').map((unit) => unit.id)
    const { id } = await admin.call(plannerRoutes.start, { body: { areas } })
    const over = async () => {
      for (;;) {
        const { run } = await admin.call(plannerRoutes.get, { params: { id } })
        if (!['waiting', 'running'].includes(run.state)) return run
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    expect((await over()).problem?.code).toBe('plan.area_empty')
    await app.db.asOwner(
      `update plan_run set state = 'running', finished_at = null, updated_at = ${ago(61)} where id = '${id}'`,
    )
    await markBrokenPlans(territory, app.tenant.id)
    expect(await over()).toMatchObject(failed('plan.broken'))
    expect((await app.as(post('desk')).send(plannerRoutes.resume, { params: { id } })).status).toBe(403)
    expect(await admin.call(plannerRoutes.resume, { params: { id } })).toMatchObject({ state: 'waiting' })
    expect((await over()).problem?.code).toBe('plan.area_empty')
  })
})

test('lines made to break the planner are refused', async () => {
  const add = async (content: string) =>
    (await admin.send(plannerRoutes.addBarrier, { body: { name: 'X', content } })).problem?.code
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(await add(`{"type":"Feature","geometry":{"type":"LineString","coordinates":${deep}}}`)).toMatch(/^plan\./)
  expect(await add('{"type":"FeatureCollection","features":[null,1,"x"]}')).toBe('plan.no_lines')
  const long = Array.from({ length: 100_002 }, (_, nth) => [120, 30 + (nth % 2) * 0.001])
  expect(await add(JSON.stringify({ type: 'LineString', coordinates: long }))).toBe('plan.barrier_large')
})

test('a street’s administrator touches neither files, nor plans, nor drafts: they are the district’s', async () => {
  const { units } = await territory.atlas(app.tenant.id)
  const one = [...units.values()].find(({ level }) => level === 'street')
  const local = app.as({ ...post('administrator'), unitId: one?.id ?? '', level: 'street', unitPath: [one?.id ?? ''] })
  const id = uuidv7()
  const communities = [...units.values()].filter(({ level }) => level === 'community').map((unit) => unit.id)
  const body = { kind: 'units' as const, name: 'a.csv', size: 1, format: 'csv' as const }
  for (const { status } of [
    await local.send(territoryImportRoutes.open, { params: { id }, body }),
    await local.send(plannerRoutes.start, { body: { areas: communities } }),
    await local.send(plannerRoutes.accept, { params: { id }, body: { communities, title: 'Mine' } }),
    await local.send(territoryChangeRoutes.create, { body: { title: 'Mine', reason: '' } }),
    await local.send(territoryRoutes.exportUnits),
  ])
    expect(status).toBe(403)
})

test('a draft that two make effective at the same moment takes effect once', async () => {
  const { units } = await territory.atlas(app.tenant.id)
  const west = [...units.values()].find(({ code }) => code === 'G1')
  const { id, revision: begun } = await admin.call(territoryChangeRoutes.create, {
    body: { title: 'Names', reason: '' },
  })
  const step = { type: 'amend' as const, unitId: west?.id ?? '', name: { en: 'Far West', zh: '远西' } }
  const { revision } = await admin.call(territoryChangeRoutes.addStep, {
    params: { id },
    body: { revision: begun, step },
  })
  const both = await Promise.all(
    [1, 2].map(() => admin.send(territoryChangeRoutes.schedule, { params: { id }, body: { revision } })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const [versions] = await app.db.asOwner<{ n: string }>(
    `select count(*) n from unit_version where change_id = '${id}'`,
  )
  expect(versions?.n).toBe('1')
})
