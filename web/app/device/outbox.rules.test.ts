import { describe, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { bodyOf, builtOn, delayAfter, type Entry, inOrder, isDoubtful, judge, nextDue, nextUp } from './outbox.rules.ts'

const me = 'account-of-lin'
const now = Date.parse('2026-03-02T09:00:00Z')
const at = (more: Partial<Entry> & { id: string }): Entry => ({
  ...{
    accountId: me,
    kind: 'report',
    title: 'A lamp',
    form: null,
    photos: [],
    state: 'waiting',
    tries: 0,
    notBefore: 0,
  },
  ...{ request: { method: 'POST', path: '/api/v1/cases', body: { text: 'A lamp' } }, madeAt: '2026-03-02T08:00:00Z' },
  ...more,
})

describe('what goes next', () => {
  test('the oldest first, whatever order the device gives them in', () => {
    const list = [at({ id: 'c' }), at({ id: 'a' }), at({ id: 'b' })]
    expect(inOrder(list).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(nextUp(list, { accountId: me, now })?.id).toBe('a')
  })

  test('what waits for its time, is being changed or needs a person lets the others pass', () => {
    const list = [
      at({ id: 'a', notBefore: now + 1 }),
      at({ id: 'b', state: 'held' }),
      at({ id: 'c', state: 'refused' }),
      at({ id: 'd' }),
    ]
    expect(nextUp(list, { accountId: me, now })?.id).toBe('d')
  })

  test('of one case nothing overtakes what was written before it', () => {
    const list = [
      at({ id: 'a', line: 'case-1', state: 'conflict' }),
      at({ id: 'b', line: 'case-1' }),
      at({ id: 'c', line: 'case-2' }),
    ]
    expect(nextUp(list, { accountId: me, now })?.id).toBe('c')
    const free = list.map((entry) => (entry.id === 'a' ? { ...entry, state: 'sent' as const } : entry))
    expect(nextUp(free, { accountId: me, now })?.id).toBe('b')
  })

  test('never what another person wrote on this device', () => {
    const list = [at({ id: 'a', accountId: 'account-of-wang' })]
    expect(nextUp(list, { accountId: me, now })).toBeUndefined()
    expect(nextDue(list, { accountId: me, now })).toBeUndefined()
  })

  test('the next look is when the first of them is due', () => {
    const list = [at({ id: 'a', notBefore: now + 9_000 }), at({ id: 'b', notBefore: now + 4_000 })]
    expect(nextDue(list, { accountId: me, now })).toBe(4_000)
    expect(nextDue([at({ id: 'a' })], { accountId: me, now })).toBe(0)
    const killed = [at({ id: 'a', state: 'sending', notBefore: now + 9_000 })]
    expect(nextDue(killed, { accountId: me, now }), 'its page may have been killed').toBe(0)
  })
})

describe('how long to wait', () => {
  test('twice as long each time, up to ten minutes, never less than half of it', () => {
    const most = [1, 2, 3, 4, 9, 10, 11, 50].map((tries) => delayAfter(tries, 1))
    expect(most).toEqual([2_000, 4_000, 8_000, 16_000, 512_000, 600_000, 600_000, 600_000])
    for (const tries of [1, 5, 20]) expect(delayAfter(tries, 0)).toBe(delayAfter(tries, 1) / 2)
  })

  test('phones that lost the line together do not come back together', () => {
    const waits = Array.from({ length: 50 }, (_, n) => delayAfter(6, n / 50))
    expect(new Set(waits).size).toBe(50)
  })
})

describe('what an answer means', () => {
  const ours = { ours: true, retryAfter: undefined }

  test('only our own server, in JSON, with what it made, is success', () => {
    const answer = { id: 'case-1', number: 'CB-2026-000001' }
    expect(judge({ ...ours, status: 201, body: answer })).toEqual({ kind: 'done', answer })
    expect(judge({ status: 200, ours: false, body: answer }).kind).toBe('no_line')
    expect(judge({ ...ours, status: 200, body: undefined }).kind, 'a page in place of the answer').toBe('no_line')
    expect(judge({ ...ours, status: 200, body: {} }).kind).toBe('no_line')
    expect(judge({ ...ours, status: 200, body: [] }).kind).toBe('no_line')
  })

  test('what stands between us and the server never refuses anything for it', () => {
    for (const status of [302, 401, 403, 404, 409, 451, 511])
      expect(judge({ status, ours: false, body: { code: 'case.stale' } }).kind).toBe('no_line')
    expect(judge(undefined).kind).toBe('no_line')
  })

  test('a busy server is asked later, when it says so', () => {
    expect(judge({ ...ours, status: 503, body: {}, retryAfter: 5 })).toEqual({ kind: 'later', seconds: 5 })
    expect(judge({ ...ours, status: 429, body: {}, retryAfter: 30 })).toEqual({ kind: 'later', seconds: 30 })
    expect(judge({ ...ours, status: 500, body: {} }).kind).toBe('later')
  })

  test('an ended session, or somebody else’s, makes it wait and never drops it', () => {
    expect(judge({ ...ours, status: 401, body: { code: 'platform.signed_out' } }).kind).toBe('signed_out')
    expect(judge({ ...ours, status: 409, body: { code: 'platform.other_account' } }).kind).toBe('signed_out')
  })

  test('something else that stands there meanwhile is told from a refusal', () => {
    const stale = { code: 'case.stale', detail: 'Somebody was quicker', facts: { seen: 1, now: 3 } }
    expect(judge({ ...ours, status: 409, body: stale })).toEqual({
      kind: 'conflict',
      trouble: { code: 'case.stale', status: 409, message: 'Somebody was quicker', facts: { seen: 1, now: 3 } },
    })
    expect(judge({ ...ours, status: 422, body: { code: 'case.not_yours' } }).kind).toBe('refused')
  })
})

describe('what is sent', () => {
  const request = {
    method: 'POST' as const,
    path: '/api/v1/cases',
    body: { text: 'Wet', fileIds: [], solved: { fileIds: [] } },
  }
  const photo = (id: string, into: string, fileId?: string) => ({
    ...{ id, name: 'a.jpg', size: 1, into, uploadId: `u-${id}` },
    ...(fileId ? { fileId } : {}),
  })

  test('photos stand where they belong, in the order they were taken', () => {
    const photos = [photo('1', 'fileIds', 'f1'), photo('2', 'solved.fileIds', 'f2'), photo('3', 'fileIds', 'f3')]
    expect(bodyOf({ request, photos })).toEqual({ text: 'Wet', fileIds: ['f1', 'f3'], solved: { fileIds: ['f2'] } })
    expect(request.body.fileIds, 'what is kept stays as it was').toEqual([])
  })

  test('nothing goes off without one of its photos', () => {
    expect(() => bodyOf({ request, photos: [photo('1', 'fileIds')] })).toThrow('not on the server')
  })

  test('a command written after another builds on the version that one made', () => {
    const before = at({ id: 'a', state: 'sent', answer: { id: 'case-1', version: 7 } })
    const next = at({ id: 'b', after: 'a', request: { method: 'POST', path: '/x', body: { version: 3, command: {} } } })
    expect(builtOn(next, before).request.body).toEqual({ version: 7, command: {} })
    expect(builtOn({ ...next, after: 'z' }, before)).toEqual({ ...next, after: 'z' })
    const left = { ...next, left: '{"version":3}' }
    expect(builtOn(left, before), 'what may have arrived stays as it left').toBe(left)
  })

  test('what left two weeks ago without an answer is looked at by a person first', () => {
    const left = at({ id: 'a', leftAt: '2026-03-02T08:00:00Z' })
    expect(isDoubtful(left, Date.parse('2026-03-10T08:00:00Z'))).toBe(false)
    expect(isDoubtful(left, Date.parse('2026-03-16T08:00:00Z'))).toBe(true)
    expect(isDoubtful(at({ id: 'b' }), Date.parse('2027-01-01T08:00:00Z'))).toBe(false)
  })
})

test('ids made on the device sort by the moment, also within one and when the clock goes back', () => {
  const ids = Array.from({ length: 9_000 }, () => newId(now))
  ids.push(newId(now - 60_000), newId(now + 60_000))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})
