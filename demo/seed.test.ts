import { expect, test } from 'vitest'
import { testClock } from '../server/platform/clock.ts'
import { testApp } from '../server/testing/app.ts'
import { seedDemo } from './seed.ts'

const app = await testApp({ config: { demo: 'small' }, background: false, clock: testClock('2026-11-20T07:30:00Z') })
const from = performance.now()
const seeded = await seedDemo({ size: 'small', deps: app.deps, progress: (text) => process.stdout.write(`${text}\n`) })
const seconds = (performance.now() - from) / 1000
const cpu = process.cpuUsage()

test('the small demo stands within six seconds', async () => {
  process.stdout.write(`small demo: ${JSON.stringify(seeded)} in ${seconds.toFixed(1)} s\n`)
  expect(seeded.seeded).toBe(true)
  const rows = await app.db.asOwner(
    'select state, count(*)::int n, count(*) filter (where due_at < $1)::int late from "case" group by state order by 2 desc',
    [app.clock.now()],
  )
  process.stdout.write(`${JSON.stringify(rows)}\n`)
})
