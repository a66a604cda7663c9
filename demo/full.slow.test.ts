import { expect, test } from 'vitest'
import { identityRoutes } from '../contract/identity.ts'
import { staffingRoutes } from '../contract/people-staffing.ts'
import { testClock } from '../server/platform/clock.ts'
import { testApp } from '../server/testing/app.ts'
import { knownGaps, shortageOf } from './gaps.testing.ts'
import { seedDemo } from './seed.ts'
import { demoSlug } from './seeded.ts'

const app = await testApp({ config: { demo: 'full' }, background: false, clock: testClock('2026-11-20T07:30:00Z') })
const began = performance.now()
const seeded = await seedDemo({ size: 'full', deps: app.deps })
process.stdout.write(`full demo: ${seeded.cases} cases in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
const count = async (from: string) =>
  (await app.db.asOwner<{ n: number }>(`select count(*)::int n from ${from}`))[0]?.n as number

test('the full demo has the published size', async () => {
  const levels = await app.db.asOwner<{ level: string; n: number }>(
    'select level, count(*)::int n from unit group by 1',
  )
  expect(Object.fromEntries(levels.map(({ level, n }) => [level, n]))).toEqual({
    ...{ district: 1, street: 12, community: 107, grid: 811, microgrid: 7289 },
  })
  expect(await count('compound')).toBe(1708)
  expect(await count('building')).toBe(6322)
  expect(await count('building where unit_id is null')).toBe(0)
  expect(await count(`post where role in ('grid_worker', 'grid_worker_part_time', 'grid_assistant')`)).toBe(8100)
  expect(await count('department')).toBe(40)
  expect(await count('station')).toBe(997)
  expect(await count('station where lat is null')).toBe(0)
  expect(await count('(select distinct station_id from station_officer) x')).toBeGreaterThan(180)
})

test('each case of it lies in a unit, and somebody there has it', async () => {
  expect(await count('"case"')).toBe(seeded.cases)
  expect(await count('"case" where grid_id is null and placed')).toBe(0)
  expect(
    await count(
      `"case" where open and holder_kind = 'unit' and holder_id not in (select unit_id from post where unit_id is not null)`,
    ),
  ).toBe(0)
})

test('its report of gaps finds the gaps it was given, and no other', async () => {
  const client = app.anonymous(demoSlug)
  const answer = await client.send(identityRoutes.stepIn, { body: { key: 'administrator' } })
  const set = answer.headers['set-cookie']
  const cookie = (Array.isArray(set) ? set : [String(set)]).map((each) => each.split(';')[0]).join('; ')
  const { items } = await client.call(staffingRoutes.gaps, { query: { limit: 200 }, headers: { cookie } })
  expect(items.map(({ unit, rule }) => `${unit.code} ${shortageOf(rule)}`).sort()).toEqual(knownGaps('full'))
})
