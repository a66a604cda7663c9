import { afterEach, expect, test, vi } from 'vitest'
import { reachesServer } from './reach.ts'

const online = (onLine: boolean, answer: () => Promise<Response>) => {
  const fetched = vi.fn(answer)
  vi.stubGlobal('navigator', { onLine })
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => vi.unstubAllGlobals())

const ours = async () => new Response('{}', { headers: { doorstep: '1' } })

test('a server that answers with our mark is there', async () => {
  online(true, ours)
  expect(await reachesServer()).toBe(true)
})

test('a café’s sign-in page in our place is not our server', async () => {
  online(true, async () => new Response('Welcome to the café'))
  expect(await reachesServer()).toBe(false)
})

test('without a line nobody is asked; a line that breaks is no line', async () => {
  const asked = online(false, ours)
  expect(await reachesServer()).toBe(false)
  expect(asked).not.toHaveBeenCalled()
  online(true, () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await reachesServer()).toBe(false)
})
