import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { LocalizedName } from '../../contract/common.ts'
import type { Level, MapFeatures } from '../../contract/territory.ts'
import { answer, api, send } from '../app/api.ts'
import type { LatLng, MapLayer } from '../ui/map/types.ts'
import type { FoundPlace } from '../ui/PlacePicker.tsx'
import { useWords } from '../words/words.tsx'

interface Named {
  level: string
  name: LocalizedName
}

/** What a `PlacePicker` asks: units by the words of an address, and what a point lies in. Both in the reader's language. */
export function usePlaces(options: { level?: Level } = {}) {
  const { nameOf, locale, t } = useWords()
  const { level } = options
  const path = useCallback(
    (units: readonly Named[]) =>
      units
        .filter((unit) => unit.level !== 'district')
        .map((unit) => nameOf(unit.name))
        .join(locale === 'zh-CN' ? ' · ' : ', '),
    [nameOf, locale],
  )
  const search = useCallback(
    async (words: string): Promise<FoundPlace[]> => {
      const { items } = await answer(
        api.GET('/api/v1/territory/search', {
          params: { query: { text: words, limit: 8, ...(level ? { level } : {}) } },
        }),
      )
      return items.map(({ unit, ancestors }) => ({ id: unit.id, label: nameOf(unit.name), hint: path(ancestors) }))
    },
    [level, nameOf, path],
  )
  const describe = useCallback(
    async (at: LatLng): Promise<string> => {
      const { place } = await answer(api.GET('/api/v1/territory/place', { params: { query: at } }))
      return place ? path(place.units) : t('cases.outside')
    },
    [path, t],
  )
  return useMemo(() => ({ search, describe, path }), [search, describe, path])
}

/**
 * Boundaries of one level as a layer of a map, with names in the reader's language; undefined while they are on their way
 * or when `wanted` is false (the map is only fetched when somebody opens it).
 */
export function useBoundaries(given: {
  level: Level
  look: MapLayer['look']
  within?: string | undefined
  wanted?: boolean
  named?: boolean
}): MapLayer | undefined {
  const { locale } = useWords()
  const { level, within, look, named = true } = given
  const query = new URLSearchParams({ level, ...(within ? { within } : {}) })
  const found = useQuery({
    queryKey: ['/api/v1/territory/map', { level, within: within ?? null }],
    queryFn: () => send<MapFeatures>(`/api/v1/territory/map?${query}`),
    enabled: given.wanted ?? true,
    staleTime: 3_600_000,
  })
  return useMemo(() => {
    if (!found.data) return undefined
    const data = found.data as unknown as MapLayer['data']
    return { id: `${level}-${look}`, data, look, ...(named ? { label: locale === 'zh-CN' ? 'nameZh' : 'nameEn' } : {}) }
  }, [found.data, level, look, named, locale])
}
