import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { MapCase } from '../../../../contract/map-routes.ts'
import { answer, api } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import { useSession } from '../../../app/session.tsx'
import type { MapSight } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import { queryOf } from '../queue/search.ts'
import type { MapSearch } from './levels.ts'

const root = '/api/v1/cases/map'
const paths = [root, `${root}/heat`, `${root}/list`, `${root}/units`]

/** A busy district tells of something every moment; the map looks again at most this often, in ms. */
const pause = 1500

/** Looks at the map's numbers again when something happened to a case of the reader's bodies. */
export function useLiveMap(every?: number): void {
  const queries = useQueryClient()
  const { activePosts } = useSession()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const topics = useMemo(
    () => activePosts.flatMap((post) => (post.place ? [`body:${post.place.id}`] : [])),
    [activePosts],
  )
  const again = useCallback(() => {
    for (const path of paths) void queries.invalidateQueries({ queryKey: [path] })
  }, [queries])
  const hear = useCallback(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined
      again()
    }, pause)
  }, [again])
  useLive(topics, { paths: ['/api/v1/cases/{id}'], onEvent: hear })
  useEffect(() => {
    const timer = every ? setInterval(again, every) : undefined
    return () => {
      clearInterval(timer)
      clearTimeout(waiting.current)
      waiting.current = undefined
    }
  }, [every, again])
}

/** Asks wait until a finger rests: panning must not ask at every step. */
export function useCalmSight(sight: MapSight | null): { box: string; zoom: number } | null {
  const text = sight
    ? `${sight.box.map((each) => each.toFixed(5)).join(',')} ${(Math.round(sight.zoom * 2) / 2).toFixed(1)}`
    : ''
  const [calm] = useDebouncedValue(text, 180)
  return useMemo(() => {
    const [box, zoom] = calm.split(' ')
    return box && zoom ? { box, zoom: Number(zoom) } : null
  }, [calm])
}

/** What the server is asked for the filters of an address. */
export function useFilters(search: MapSearch, scope: 'mine' | 'place' | 'orders') {
  const { timeZone } = useWords()
  return useMemo(() => {
    const { sort: _sort, ...query } = queryOf({ ...search, scope }, timeZone)
    return { ...query, scope, ...(search.wall ? { wall: 'true' as const } : {}) }
  }, [search, scope, timeZone])
}

type Filters = ReturnType<typeof useFilters>
type Sight = ReturnType<typeof useCalmSight>

/** Cases and clusters in sight, with the totals of all that fit. */
export function usePoints(filters: Filters, sight: Sight) {
  const query = { ...filters, ...(sight ?? { zoom: 11 }) }
  return useQuery({
    queryKey: [root, query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/cases/map', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
}

/** How dense cases lie in sight. */
export function useDensity(filters: Filters, sight: Sight, wanted: boolean) {
  const query = { ...filters, ...(sight ?? { zoom: 11 }) }
  return useQuery({
    queryKey: [`${root}/heat`, query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/cases/map/heat', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: wanted && sight !== null,
  })
}

/** Open and late cases of each area. */
export function useUnitCounts(filters: Filters, level: 'street' | 'community' | 'grid' | undefined) {
  const query = { ...filters, level: level ?? 'street' }
  return useQuery({
    queryKey: [`${root}/units`, query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/cases/map/units', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: level !== undefined,
  })
}

/** The cases of the list beside the map, most urgent first: in sight, or all that fit. */
export function useMapList(filters: Filters, box: string | undefined, limit = 60) {
  const query = { ...filters, ...(box ? { box } : {}), limit }
  const found = useInfiniteQuery({
    queryKey: [`${root}/list`, query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/cases/map/list', {
          params: { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const items = useMemo(() => found.data?.pages.flatMap((page) => page.items as MapCase[]), [found.data])
  return { ...found, items }
}
