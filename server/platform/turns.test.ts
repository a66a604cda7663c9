import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('two work at once, others wait in their order, and whoever finds too many waiting is asked to come back', async () => {
  const take = turns({ atOnce: 2, mostWaiting: 2, retryAfter: 7 })
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) =>
    take(() => {
      begun.push(n)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
  const all = [work(1), work(2), work(3), work(4)]
  expect(begun).toEqual([1, 2])
  await expect(work(5)).rejects.toMatchObject({ code: 'platform.busy', retryAfter: 7 })
  ends[0]?.()
  await all[0]
  await Promise.resolve()
  expect(begun).toEqual([1, 2, 3])
  for (let i = 1; i < 4; i++) {
    await expect.poll(() => ends.length).toBeGreaterThan(i)
    ends[i]?.()
  }
  await Promise.all(all)
  expect(begun).toEqual([1, 2, 3, 4])
})

test('work that fails gives its turn on', async () => {
  const take = turns({ atOnce: 1 })
  await expect(take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await take(() => Promise.resolve('done'))).toBe('done')
})
