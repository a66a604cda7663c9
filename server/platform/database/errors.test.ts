import { describe, expect, test } from 'vitest'
import { Refused } from '../errors.ts'
import { asRefusal, isUniqueViolation } from './errors.ts'

const coded = (code: string, more: object = {}) => Object.assign(new Error(`error ${code}`), { code, ...more })

describe('an error of the database', () => {
  test.each([
    ['the server is shutting down', coded('57P01'), 'platform.database_unavailable'],
    ['the server is starting', coded('57P03'), 'platform.database_unavailable'],
    ['nobody answers at the address', coded('ECONNREFUSED'), 'platform.database_unavailable'],
    ['nobody answers at any address', new AggregateError([coded('ECONNREFUSED')]), 'platform.database_unavailable'],
    ['the socket is gone', coded('ENOENT'), 'platform.database_unavailable'],
    ['the connection broke', new Error('Connection terminated unexpectedly'), 'platform.database_unavailable'],
    ['no connection is free', new Error('timeout exceeded when trying to connect'), 'platform.database_unavailable'],
    ['too many are connected', coded('53300'), 'platform.database_unavailable'],
    ['the disk is full', coded('53100'), 'platform.disk_full'],
    ['a statement took too long', coded('57014'), 'platform.timeout'],
    ['a lock was not given in time', coded('55P03'), 'platform.timeout'],
    ['transactions keep colliding', coded('40001'), 'platform.busy'],
    ['transactions wait for each other', coded('40P01'), 'platform.busy'],
  ])('is answered with 503 and the right words when %s', (_when, error, code) => {
    const refusal = asRefusal(error)
    expect(refusal).toBeInstanceOf(Refused)
    expect(refusal).toMatchObject({ code, status: 503, cause: error, retryAfter: expect.any(Number) })
  })

  test('comes through as it is when it is a mistake in the program, or a refusal already', () => {
    for (const error of [
      coded('42601'),
      coded('23505'),
      new TypeError('x is not a function'),
      new Refused('case.stale'),
      'x',
    ]) {
      expect(asRefusal(error)).toBe(error)
    }
  })

  test('can be told to be about one unique rule', () => {
    const taken = coded('23505', { constraint: 'tenant_slug_key' })
    expect(isUniqueViolation(taken)).toBe(true)
    expect(isUniqueViolation(taken, 'tenant_slug_key')).toBe(true)
    expect(isUniqueViolation(taken, 'other_key')).toBe(false)
    expect(isUniqueViolation(coded('23503'))).toBe(false)
  })
})
