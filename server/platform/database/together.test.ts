import { expect, test } from 'vitest'
import { together } from './together.ts'

/** A desk that files what meets; `release` lets the batches under way end. */
function desk(most = 3, more: { width?: number; worth?: number } = {}) {
  const batches: string[][] = []
  const ends: (() => void)[] = []
  const file = together<string, string>({
    nameOf: (item) => item[0] as string,
    keyOf: (item) => item,
    ...{ width: 1, most, ...more },
    async run(items) {
      batches.push([...items])
      await new Promise<void>((resolve) => ends.push(resolve))
      if (items.includes('a!')) throw new Error('a bad batch')
      return items.map((item) => `${item} done`)
    },
  })
  const release = async () => {
    for (const end of ends.splice(0)) end()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { batches, file, release }
}

test('whoever comes alone is served at once, and whoever comes meanwhile shares the next batch', async () => {
  const { batches, file, release } = desk()
  const first = file('a1')
  await new Promise((resolve) => setTimeout(resolve, 5))
  const later = ['a2', 'a3', 'a4', 'a5'].map(file)
  await release()
  expect(await first).toBe('a1 done')
  await release()
  await release()
  expect(await Promise.all(later)).toEqual(['a2 done', 'a3 done', 'a4 done', 'a5 done'])
  expect(batches).toEqual([['a1'], ['a2', 'a3', 'a4'], ['a5']])
})

test('a second batch starts beside the first once enough wait for it', async () => {
  const { batches, file, release } = desk(9, { width: 2, worth: 3 })
  const soon = () => new Promise((resolve) => setTimeout(resolve, 5))
  const all = [file('a1')]
  await soon()
  all.push(file('a2'), file('a3'))
  await soon()
  expect(batches).toEqual([['a1']])
  all.push(file('a4'))
  await soon()
  expect(batches).toEqual([['a1'], ['a2', 'a3', 'a4']])
  all.push(file('a5'))
  await release()
  await release()
  expect(await Promise.all(all)).toHaveLength(5)
  expect(batches.at(-1)).toEqual(['a5'])
})

test('two of one key are never in the same batch, and districts never in one', async () => {
  const { batches, file, release } = desk()
  const all = ['a1', 'a1', 'b1', 'a2'].map(file)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await release()
  await release()
  await Promise.all(all)
  expect(batches).toEqual([['a1', 'a2'], ['b1'], ['a1']])
})

test('what a batch throws, each of it hears, and the next goes on', async () => {
  const { file, release } = desk(1)
  const bad = file('a!')
  const good = file('a2')
  bad.catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 5))
  await release()
  await expect(bad).rejects.toThrow('a bad batch')
  await release()
  expect(await good).toBe('a2 done')
})
