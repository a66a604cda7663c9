import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fuzzer } from './fuzz.testing.ts'

// `npm run fuzz`: FUZZ_EACH bad requests to each route (40 unless told), begun with FUZZ_SEED; what the half of them writes stays.
const each = Number(process.env.FUZZ_EACH ?? 40)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)
const fuzz = await fuzzer()

test('no bad input is answered with a fault, a trace or silence', { timeout: 3_600_000 }, async () => {
  const figures = await fuzz({ each, seed })
  const { byRoute, faults, ...told } = figures
  process.stdout.write(
    `${JSON.stringify({ seed, each, routes: Object.keys(byRoute).length, ...told, faults: faults.length })}\n`,
  )
  if (process.env.FUZZ_REPORT) writeFileSync(process.env.FUZZ_REPORT, JSON.stringify(figures, null, 1))
  expect(faults.slice(0, 50)).toEqual([])
})
