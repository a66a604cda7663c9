import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import { answer, api, read } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { useWords } from '../../../words/words.tsx'
import { casePaths } from '../commands/useCommand.ts'
import { type QueueSearch, queryOf, type Scope } from './search.ts'

const pageSize = 60
/** Pages after the first are larger: fewer of them to fetch again when something happens. */
const nextSize = 200
/** Rows that are loaded for a print at most. */
const mostPrinted = 1000
const otherPaths = casePaths.filter((path) => path !== '/api/v1/cases')

/** Lists of use to the posts that count: only the district has unplaced cases, only grids and the district return visits. */
export function useScopes(): readonly Scope[] {
  const { activePosts } = useSession()
  return useMemo(() => {
    const district = activePosts.some((post) => post.place?.level === 'district' && holds([post], 'desk', 'supervisor'))
    const grid = activePosts.some((post) => post.place?.level === 'grid')
    const unit = activePosts.some((post) => post.place?.kind === 'unit')
    return [
      'mine',
      ...(unit ? ['place' as const] : []),
      'orders',
      ...(district ? ['unplaced' as const] : []),
      ...(district || grid ? ['return_visits' as const] : []),
    ]
  }, [activePosts])
}

/**
 * Tells lists to look again whenever something happens to a case of the reader's bodies. `pages`: how many are loaded; a long
 * list looks again less often, so that a busy day does not keep the line busy with it.
 */
export function useLiveLists(pages = 1): void {
  const { activePosts } = useSession()
  const topics = useMemo(
    () => activePosts.flatMap((post) => (post.place ? [`body:${post.place.id}`] : [])),
    [activePosts],
  )
  const queries = useQueryClient()
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const wait = Math.min(15_000, 300 * Math.max(1, pages - 1) ** 2)
  const onEvent = useCallback(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined
      void queries.invalidateQueries({ queryKey: ['/api/v1/cases'] })
    }, wait)
  }, [queries, wait])
  useEffect(() => () => clearTimeout(waiting.current), [])
  useLive(topics, { paths: otherPaths, onEvent })
}

/** The list an address names, page after page. */
export function useQueue(search: QueueSearch) {
  const { timeZone } = useWords()
  const query = useMemo(() => queryOf(search, timeZone), [search, timeZone])
  const found = useInfiniteQuery({
    queryKey: ['/api/v1/cases', query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/cases', {
          params: {
            query: { ...query, limit: pageParam ? nextSize : pageSize, ...(pageParam ? { after: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items as CaseSummary[]), [found.data])
  const problem: Problem | null = found.error ? asProblem(found.error) : null
  const { fetchNextPage } = found
  /** Loads what is left of the list, for a print: a thousand rows at most. */
  const loadAll = useCallback(async () => {
    for (let more = true; more; ) {
      const { data, hasNextPage } = await fetchNextPage()
      const loaded = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0
      more = hasNextPage && loaded < mostPrinted
    }
  }, [fetchNextPage])
  return { ...found, rows, pages: found.data?.pages.length ?? 1, problem, loadAll }
}

/** How many open cases there are by colour, for each list. */
export function useCounts(scopes: readonly Scope[]) {
  const options = (scope: 'mine' | 'place' | 'orders') => ({
    ...read('/api/v1/cases/counts', { params: { query: { scope } } }),
    enabled: scopes.includes(scope),
  })
  const mine = useQuery(options('mine')).data
  const place = useQuery(options('place')).data
  const orders = useQuery(options('orders')).data
  return useMemo(() => {
    const of = (counts: typeof mine) =>
      counts && {
        all: counts.green + counts.amber + counts.red + counts.none,
        red: counts.red,
        amber: counts.amber,
      }
    const plain = (all: number | undefined) => (all === undefined ? undefined : { all, red: 0, amber: 0 })
    return {
      mine: of(mine),
      place: of(place),
      orders: of(orders),
      unplaced: plain(mine?.unplaced),
      return_visits: plain(mine?.returnVisits),
    }
  }, [mine, place, orders])
}
