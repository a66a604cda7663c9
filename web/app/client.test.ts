import { afterEach, expect, test, vi } from 'vitest'
import { addressOf, api } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

test('what is left out is not asked for, and a list is asked for one by one', () => {
  expect(addressOf('/api/v1/cases', { query: { state: ['accepted', 'handling'], after: undefined, limit: 20 } })).toBe(
    '/api/v1/cases?state=accepted&state=handling&limit=20',
  )
  expect(addressOf('/api/v1/cases/{id}', { path: { id: 'a/b c' } })).toBe('/api/v1/cases/a%2Fb%20c')
})

test('every write says which action it is, and a refusal comes with its words', async () => {
  const asked: Request[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(new URL(path, 'http://doorstep.test'), init))
    return Response.json({ code: 'case.stale' }, { status: 409 })
  })
  const { data, error, response } = await api.POST('/api/v1/cases', { body: { text: 'Lamp' } as never })
  expect([data, error, response.status]).toEqual([undefined, { code: 'case.stale' }, 409])
  expect(asked[0]?.headers.get('idempotency-key')).toMatch(/^[\da-f-]{36}$/)
  expect(await asked[0]?.json()).toEqual({ text: 'Lamp' })
  await api.GET('/api/v1/my/cases')
  expect(asked[1]?.headers.has('idempotency-key')).toBe(false)
})
