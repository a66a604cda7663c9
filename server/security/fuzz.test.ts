import { expect, test } from 'vitest'
import { fuzzer } from './fuzz.testing.ts'

// Two bad requests to each route; `npm run fuzz` sends thousands.
const fuzz = await fuzzer()

test('bad input is refused everywhere: no fault, no trace, no silence', { timeout: 300_000 }, async () => {
  const { sent, byRoute, faults } = await fuzz({ each: 2, seed: 7 })
  expect(faults).toEqual([])
  expect(sent).toBeGreaterThan(1_000)
  expect(Object.keys(byRoute).length).toBeGreaterThan(500)
})
