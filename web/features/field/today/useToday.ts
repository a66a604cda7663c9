import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import { answer, api } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import type { Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { groupsOf } from './today.rules.ts'

const scopes = ['mine', 'orders', 'return_visits'] as const
const livePaths = ['/api/v1/cases', '/api/v1/cases/counts', '/api/v1/cases/map'] as const

/** Everything a post has to move today, however many pages it fills, kept fresh by the server. */
export function useToday() {
  const { activePosts } = useSession()
  const posts = activePosts.map((post) => post.id).join(',')
  const bodies = useMemo(
    () => [...new Set(activePosts.flatMap((post) => (post.place ? [`body:${post.place.id}`] : [])))],
    [activePosts],
  )
  useLive(bodies, { paths: livePaths })
  const lists = useQueries({
    queries: scopes.map((scope) => ({
      queryKey: ['/api/v1/cases', { field: scope, posts }],
      queryFn: ({ signal }: { signal: AbortSignal }) => everyPage(scope, signal),
    })),
  })
  const [mine, orders, visits] = lists
  const groups = useMemo(
    () => groupsOf({ mine: mine?.data ?? [], order: orders?.data ?? [], visit: visits?.data ?? [] }),
    [mine?.data, orders?.data, visits?.data],
  )
  const queries = useQueryClient()
  const refresh = useCallback(
    () => queries.refetchQueries({ queryKey: ['/api/v1/cases', { posts }], type: 'active' }),
    [queries, posts],
  )
  return {
    groups,
    visits: visits?.data ?? [],
    loading: lists.some((list) => list.isPending && !list.isError),
    fetching: lists.some((list) => list.isFetching),
    /** Only a problem when there is nothing to show: an old list is worth more than none. */
    problem: (lists.find((list) => list.error && !list.data)?.error ?? null) as Problem | null,
    at: Math.min(...lists.map((list) => list.dataUpdatedAt || Number.POSITIVE_INFINITY)),
    refresh,
  }
}

async function everyPage(scope: (typeof scopes)[number], signal: AbortSignal): Promise<CaseSummary[]> {
  const all: CaseSummary[] = []
  let after: string | undefined
  do {
    const open = scope === 'return_visits' ? {} : { open: 'true' as const }
    const page = await answer(
      api.GET('/api/v1/cases', { params: { query: { scope, limit: 200, sort: 'due', after, ...open } }, signal }),
    )
    all.push(...(page.items as CaseSummary[]))
    after = page.next ?? undefined
    // A day's work of one person; whoever holds more than this reads it in the console.
  } while (after && all.length < 1000)
  return all
}
