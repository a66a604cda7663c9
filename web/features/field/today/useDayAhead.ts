import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CaseSummary, CaseView } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { useOnline } from '../../../app/OfflineBanner.tsx'
import { useSession } from '../../../app/session.tsx'
import { categoriesQuery, conditionsQuery, emergencyQuery, textsQuery } from '../device/configuration.ts'
import type { TodayItem } from './today.rules.ts'

/** Cases that are read ahead at most: a day's work of one person. */
const most = 100

const stillGood = 30 * 60_000

/**
 * While there is a line, reads what the day will need without one: the cases of the list, what forms are made of, the own
 * place. One after the other, so that nothing somebody does now waits for it.
 */
export function useDayAhead(items: readonly TodayItem[]): void {
  const queries = useQueryClient()
  const online = useOnline()
  const { activePosts } = useSession()
  const placeId = activePosts.find((post) => post.place?.kind === 'unit')?.place?.id
  const wanted = items.slice(0, most).map(({ one }) => one)
  const names = wanted.map((one) => `${one.id} ${one.version}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say when the list is another one.
  useEffect(() => {
    if (!online) return
    let here = true
    const readAhead = async (one: CaseSummary) => {
      const query = read('/api/v1/cases/{id}', { params: { path: { id: one.id } } })
      const state = queries.getQueryState(query.queryKey)
      const known = state?.data as CaseView | undefined
      if (known?.version === one.version && Date.now() - (state?.dataUpdatedAt ?? 0) < stillGood) return
      await queries.prefetchQuery({ ...query, staleTime: 0, retry: false })
    }
    void (async () => {
      for (const query of [categoriesQuery, conditionsQuery, textsQuery, emergencyQuery])
        if (here) await queries.prefetchQuery(query as typeof categoriesQuery)
      if (here && placeId)
        await queries.prefetchQuery({
          ...read('/api/v1/territory/tree', { params: { query: { limit: 200, parent: placeId } } }),
          staleTime: 3_600_000,
        })
      for (const one of wanted) {
        if (!here) return
        await readAhead(one)
      }
    })()
    return () => {
      here = false
    }
  }, [online, names, placeId, queries])
}
