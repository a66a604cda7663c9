import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { table } from './table.ts'

/** What was read from the server, kept to be read without a line. */
interface KeptPage {
  key: QueryKey
  accountId: string
  at: number
  /** Characters of it as JSON. */
  size: number
  data: unknown
}

const most = { pages: 400, size: 12_000_000, days: 7 }
const pages = table<KeptPage>('pages')

/** What is kept: the day's lists, cases, categories, conditions, texts, the own place. All as the server masks it. */
const keptPaths = [
  '/api/v1/cases/{id}',
  '/api/v1/categories',
  '/api/v1/configuration/categories',
  '/api/v1/configuration/conditions',
  '/api/v1/configuration/texts',
  '/api/v1/territory/map',
  '/api/v1/territory/tree',
] as const

const days = ['mine', 'orders', 'return_visits'].map((field) => ['/api/v1/cases', { field }])

/** True for what is kept for times without a line. Of the lists of cases only those of a person's own day. */
export function isKeptPage(key: QueryKey): boolean {
  const [path, wanted] = key
  if (path === '/api/v1/cases') return typeof wanted === 'object' && wanted !== null && 'field' in wanted
  return keptPaths.some((each) => each === path)
}

const nameOf = (accountId: string, key: QueryKey): string => `${accountId} ${JSON.stringify(key)}`

/** Which kept pages go so that there is room: those of others, what is too old, then the longest unread. */
export function tooMuch(all: readonly KeptPage[], given: { accountId: string | null; now: number }): string[] {
  let count = 0
  let size = 0
  return all
    .toSorted((a, b) => b.at - a.at)
    .filter((page) => {
      if (page.accountId !== given.accountId || given.now - page.at > most.days * 86_400_000) return true
      count += 1
      size += page.size
      return count > most.pages || size > most.size
    })
    .map((page) => nameOf(page.accountId, page.key))
}

/** Deletes what was kept for anybody else than this person (null: for everybody), and what is too much. */
export async function keepPagesOf(accountId: string | null): Promise<void> {
  await pages.delete(tooMuch(await pages.all(), { accountId, now: Date.now() }))
}

/** Makes room: everything that can be read again goes before anything somebody wrote. */
export const dropPages = (): Promise<void> => keepPagesOf(null)

async function restore(queries: QueryClient, accountId: string): Promise<void> {
  for (const page of await pages.all()) {
    if (page.accountId !== accountId) continue
    const known = queries.getQueryState(page.key)
    if (known && known.dataUpdatedAt >= page.at) continue
    queries.setQueryData(page.key, page.data, { updatedAt: page.at })
    // It is for times without a line: with one, the server is asked however short ago this was read.
    void queries.invalidateQueries({ queryKey: page.key, exact: true, refetchType: 'none' })
  }
}

function keepWhatComes(queries: QueryClient, accountId: string): () => void {
  let since = 0
  return queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return
    const { queryKey: key, state } = event.query
    if (!isKeptPage(key)) return
    const size = JSON.stringify(state.data)?.length ?? 0
    void pages
      .put(nameOf(accountId, key), { key, accountId, at: state.dataUpdatedAt, size, data: state.data })
      .catch(() => {})
    if (++since % 50 === 0) void keepPagesOf(accountId).catch(() => {})
  })
}

/**
 * Keeps what this person reads on the device and gives it back where there is no line. False until what was kept is there,
 * so that a page doesn't say that there is nothing.
 */
export function useKeptPages(queries: QueryClient, accountId: string | undefined): boolean {
  const [ready, setReady] = useState<string>()
  useEffect(() => {
    if (!accountId) return
    // As long as this person is at it, what was read stays within reach.
    for (const key of [...keptPaths.map((path) => [path]), ...days])
      queries.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY })
    const stop = keepWhatComes(queries, accountId)
    void keepPagesOf(accountId)
      .then(() => restore(queries, accountId))
      .catch(() => {})
      .finally(() => setReady(accountId))
    return stop
  }, [queries, accountId])
  return ready === accountId
}
