import { expect, test } from 'vitest'
import { testApp } from '../testing/app.ts'
import { rows, streams } from './matrix-rows.testing.ts'

// What the rows say is tried with some 13,000 requests by `npm run matrix`: everybody asks at once, for which a machine must be quiet.
const names = new Set<string>()
await testApp({
  background: false,
  onRoute: ({ config }) => {
    if (config?.contract) names.add(config.contract.name)
  },
})

test('every route of the contract has a row in the matrix of who gets past its door, and every row a route', () => {
  expect(names.size).toBeGreaterThan(450)
  expect([...names].filter((name) => !(name in rows) && !streams.has(name))).toEqual([])
  expect(Object.keys(rows).filter((name) => !names.has(name))).toEqual([])
})
