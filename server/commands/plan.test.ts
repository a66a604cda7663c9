import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plan, PlanReport } from '../modules/territory/planner/plan.types.ts'
import { buildingsFile, rows } from '../modules/territory/planner/town.testing.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const blocks = rows(300, 4)
let folder: string
const at = (name: string) => join(folder, name)

interface Said {
  code: number
  out: string
  err: string
}

const doorstep = (...words: string[]): Promise<Said> =>
  new Promise((resolve) => {
    execFile(process.execPath, [main, 'plan', ...words], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
const planOf = (name: string): Plan => JSON.parse(readFileSync(at(name), 'utf8'))
const homeOf = (plan: Plan, building: string): string | undefined =>
  plan.features.find(({ properties }) => properties.level === 'microgrid' && properties.buildings.includes(building))
    ?.properties.id

describe('doorstep plan', { timeout: 120_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'doorstep-plan-'))
    writeFileSync(at('buildings.geojson'), JSON.stringify(buildingsFile(blocks)))
    writeFileSync(at('buildings.geojson.gz'), gzipSync(JSON.stringify(buildingsFile(blocks))))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('writes a plan and tells a person what it is like; a compressed file gives the same plan to the byte', async () => {
    const plain = await doorstep('--buildings', at('buildings.geojson'), '--out', at('plan.geojson'))
    expect(plain).toMatchObject({ code: 0 })
    expect(plain.out).toContain('300 buildings')
    expect(plain.out).toContain(`Wrote ${at('plan.geojson')}.`)
    const packed = await doorstep('--buildings', at('buildings.geojson.gz'), '--out', at('packed.geojson.gz'), '--json')
    expect(packed).toMatchObject({ code: 0, err: '' })
    const { file, report } = JSON.parse(packed.out) as { file: string; report: PlanReport }
    expect(file).toBe(at('packed.geojson.gz'))
    expect(report.input.buildings).toBe(300)
    expect(gunzipSync(readFileSync(at('packed.geojson.gz'))).toString()).toBe(readFileSync(at('plan.geojson'), 'utf8'))
  })

  it('keeps the plan in force and what is pinned', async () => {
    const first = await doorstep('--buildings', at('buildings.geojson'), '--out', at('first.geojson'))
    expect(first.code).toBe(0)
    const before = planOf('first.geojson')
    const pin = blocks.find(({ id }) => homeOf(before, id))?.id as string
    const again = await doorstep(
      ...['--buildings', at('buildings.geojson'), '--current', at('first.geojson'), '--pin', pin],
      ...['--seed', '7', '--out', at('again.geojson'), '--json'],
    )
    expect(again.code).toBe(0)
    const { report } = JSON.parse(again.out) as { report: PlanReport }
    expect(report.moved).toMatchObject({ gridHouseholds: 0, microgridHouseholds: 0 })
    expect(report.pinned.buildings).toBe(1)
    expect(homeOf(planOf('again.geojson'), pin)).toBe(homeOf(before, pin))
  })

  it('says in a sentence what is wrong with its input, and writes nothing', async () => {
    writeFileSync(at('broken.geojson'), '{"type":"FeatureCollection","features":[')
    writeFileSync(at('twice.geojson'), JSON.stringify(buildingsFile([...rows(2, 1), ...rows(2, 1)])))
    const out = ['--out', at('none.geojson')]
    const missing = await doorstep('--buildings', at('nowhere.geojson'), ...out)
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err.trim()).toBe(`There is no file ${at('nowhere.geojson')} that can be read.`)
    const broken = await doorstep('--buildings', at('broken.geojson'), ...out)
    expect(broken).toMatchObject({ code: 1, err: "The file with buildings isn't GeoJSON.\n" })
    const twice = await doorstep('--buildings', at('twice.geojson'), ...out, '--json')
    expect(twice.code).toBe(1)
    expect(JSON.parse(twice.out)).toMatchObject({ error: { code: 'plan.building_twice' } })
    const seed = await doorstep('--buildings', at('buildings.geojson'), '--seed', '-1', ...out)
    expect(seed).toMatchObject({ code: 1, err: 'The seed must be a whole number from 0 up.\n' })
    const pin = await doorstep('--buildings', at('buildings.geojson'), '--pin', 'B1', ...out, '--json')
    expect(JSON.parse(pin.out)).toMatchObject({ error: { code: 'plan.pin_needs_current' } })
    expect(() => readFileSync(at('none.geojson'))).toThrow()
  })
})
