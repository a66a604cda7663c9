import { expect, test } from 'vitest'
import { newKey } from './api.ts'
import { tenantPath } from './basepath.ts'
import { asProblem, Problem, problemOf } from './problem.ts'

test('a page knows its district by the beginning of the address', () => {
  expect(tenantPath('/t/demo/console/queue')).toBe('/t/demo')
  expect(tenantPath('/t/demo')).toBe('/t/demo')
  expect(['/', '/report', '/t/', '/t/Not_a_slug/x', '/table'].map(tenantPath)).toEqual(['', '', '', '', ''])
})

test('a refusal carries its code, its words and the field it is about', () => {
  const problem = problemOf(
    {
      code: 'platform.invalid',
      title: 'Please check',
      detail: 'Some fields need another look.',
      errors: [{ field: 'body.contact.phone', code: 'too_short', detail: 'This number is too short.' }],
      requestId: 'r-1',
    },
    new Response(null, { status: 400 }),
  )
  expect(problem).toMatchObject({ code: 'platform.invalid', status: 400, requestId: 'r-1' })
  expect(problem.message).toBe('Some fields need another look.')
  expect(problem.of('phone')).toBe('This number is too short.')
  expect(problem.of('name')).toBeUndefined()
})

test('whatever goes wrong becomes a problem a page can explain', () => {
  expect(asProblem(new TypeError('Failed to fetch')).code).toBe('network')
  expect(asProblem('?').code).toBe('unknown')
  expect(problemOf('<html>', new Response(null, { status: 502 })).code).toBe('http.502')
  const known = new Problem({ code: 'case.stale' })
  expect(asProblem(known)).toBe(known)
})

test('every action of a person has a key of its own', () => {
  const keys = new Set(Array.from({ length: 100 }, newKey))
  expect(keys.size).toBe(100)
  for (const key of keys) expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})
