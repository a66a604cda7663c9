import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Table } from './table.ts'

/** What two tabs of one device share where the browser has no locks: a table. */
const kept = new Map<string, unknown>()
const leases: Table<unknown> = {
  all: async () => [...kept.values()],
  find: async (key) => kept.get(key),
  put: async (key, value) => void kept.set(key, value),
  async change(key, work) {
    const next = work(kept.get(key))
    if (next !== undefined) kept.set(key, next)
    return next ?? kept.get(key)
  },
  async delete(keys) {
    for (const key of keys) kept.delete(key)
  },
}

/** Another tab: the same code, begun anew. */
async function tab() {
  vi.resetModules()
  return (await import('./lease.ts')).alone
}

beforeEach(() => {
  kept.clear()
  vi.useFakeTimers({ now: Date.parse('2026-03-02T09:00:00Z') })
  vi.stubGlobal('navigator', {})
  vi.doMock('./table.ts', () => ({ table: () => leases }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.doUnmock('./table.ts')
})

/** Work that lasts until it is told to end. */
function work() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = vi.fn(async () => {
    await ended
    return 'sent'
  })
  return { run, end }
}

test('where a browser has no locks only one tab sends at a time, and the next one may when it is done', async () => {
  const [one, other] = [await tab(), await tab()]
  const { run, end } = work()
  const first = one('outbox', run)
  await vi.advanceTimersByTimeAsync(0)
  expect(await other('outbox', async () => 'twice')).toBeUndefined()
  // However long it takes: the lease is renewed while the work lasts.
  await vi.advanceTimersByTimeAsync(65_000)
  expect(await other('outbox', async () => 'twice')).toBeUndefined()
  end()
  expect(await first).toBe('sent')
  expect(await other('outbox', async () => 'mine now')).toBe('mine now')
  expect(run).toHaveBeenCalledOnce()
})

test('the lease of a tab that was killed ends by itself, and work that failed gives it back', async () => {
  const other = await tab()
  kept.set('outbox', { by: 'a tab that is gone', until: Date.now() + 20_000 })
  expect(await other('outbox', async () => 'too soon')).toBeUndefined()
  await vi.advanceTimersByTimeAsync(20_001)
  expect(await other('outbox', async () => 'in time')).toBe('in time')
  await expect(
    other('outbox', async () => {
      throw new Error('no line')
    }),
  ).rejects.toThrow('no line')
  expect(kept.has('outbox')).toBe(false)
})

test('where a browser has locks they decide, and no lease is written', async () => {
  const request = vi.fn(async (_name: string, _options: object, then: (lock: object | null) => unknown) => then(null))
  vi.stubGlobal('navigator', { locks: { request } })
  const one = await tab()
  expect(await one('outbox', async () => 'twice')).toBeUndefined()
  expect(request).toHaveBeenCalledOnce()
  expect(kept.size).toBe(0)
})
