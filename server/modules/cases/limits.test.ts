import { expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { kinRoutes } from '../../../contract/kin-routes.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'

const app = await testApp({
  background: false,
  rateLimits: { perAddress: 10_000, perAnonymous: 10_000, perAccount: 10_000 },
})
const town = await buildTown(app)

/** How the first so many calls from one address are answered, and the one after them. */
async function statusesOf(given: { method: 'GET' | 'POST'; url: string; times: number }) {
  const { times, ...call } = given
  const first = await Promise.all(
    Array.from({ length: times }, async () => (await app.http.inject({ ...call, payload: {} })).statusCode),
  )
  return { first: new Set(first), after: await app.http.inject({ ...call, payload: {} }) }
}

test('whoever joins matter after matter is told to wait after sixty a minute, whatever the answers were', async () => {
  const { first, after } = await statusesOf({
    ...{ method: 'POST', url: caseRoutes.meToo.path.replace(':id', uuidv7()), times: 60 },
  })
  expect(first).not.toContain(429)
  expect([after.statusCode, after.json().code]).toEqual([429, 'platform.too_many'])
  expect(Number(after.headers['retry-after'])).toBeGreaterThan(0)
})

test('asking for matters alike ends after a hundred and twenty a minute, and takes nothing from other calls', async () => {
  const { method, path: url } = kinRoutes.alike
  const { first, after } = await statusesOf({ method: method as 'POST', url, times: 120 })
  expect(first).not.toContain(429)
  expect(after.statusCode).toBe(429)
  expect((await app.http.inject('/api/v1/categories')).statusCode).toBe(200)
})

test('whoever may not split a case uses up no numbers by trying', async () => {
  const next = async () => await app.db.asOwner('select next from case_number')
  const { id } = await app
    .anonymous()
    .call(caseRoutes.create, { body: { text: 'Two lamps and a bench', point: town.home } })
  const { call } = town.people.worker.client
  await call(caseRoutes.command, { params: { id }, body: { version: 1, command: { type: 'accept' } } })
  const before = await next()
  const children = Array.from({ length: 10 }, (_, part) => ({ text: `Part ${part}` }))
  const body = { version: 2, command: { type: 'split' as const, children } }
  for (const client of [app.anonymous(), app.resident('somebody')])
    expect((await client.send(caseRoutes.command, { params: { id }, body })).status).toBeGreaterThanOrEqual(400)
  expect(await next()).toEqual(before)
  await call(caseRoutes.command, { params: { id }, body })
  expect(await next()).not.toEqual(before)
})
