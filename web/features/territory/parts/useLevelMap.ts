import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Level, MapFeatures } from '../../../../contract/territory.ts'
import { send } from '../../../app/api.ts'
import type { MapLayer } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import { draftKey } from './sources.ts'

type Features = MapLayer['data']

/** Names are written on a map as long as they can be read. */
const mostNames = 400

/** Boundaries of a level, in force or as a draft leaves them; every feature says in `unit` which it is. */
export function useLevelMap(wanted: {
  level: Level
  within?: string | undefined
  draft?: { id: string; revision: number | undefined }
}): Features | undefined {
  const { level, within, draft } = wanted
  const query = new URLSearchParams({ level, ...(within ? { within } : {}) })
  const path = draft ? `/api/v1/territory/changes/${draft.id}/map` : '/api/v1/territory/map'
  const found = useQuery({
    queryKey: draft
      ? [...draftKey(draft.id), 'map', level, within ?? null, draft.revision ?? null]
      : [path, { level, within: within ?? null }],
    queryFn: () => send<MapFeatures>(`${path}?${query}`),
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  })
  const { data } = found
  return useMemo(
    () =>
      data && {
        type: 'FeatureCollection' as const,
        features: data.features.map((feature) => ({
          ...feature,
          properties: { ...feature.properties, unit: feature.id },
        })),
      },
    [data],
  )
}

/** A collection of some of the features. */
export const only = (data: Features, keep: (feature: Features['features'][number]) => boolean): Features => ({
  type: 'FeatureCollection',
  features: data.features.filter(keep),
})

/** One geometry as a collection. */
export const alone = (...geometries: (Features['features'][number]['geometry'] | null | undefined)[]): Features => ({
  type: 'FeatureCollection',
  features: geometries.flatMap((geometry) =>
    geometry ? [{ type: 'Feature' as const, properties: {}, geometry }] : [],
  ),
})

/** The property with the name in the reader's language; none where there are too many to read. */
export function useLabel(data: Features | undefined): { label?: string } {
  const { locale } = useWords()
  const isReadable = (data?.features.length ?? 0) <= mostNames
  return useMemo(() => (isReadable ? { label: locale === 'zh-CN' ? 'nameZh' : 'nameEn' } : {}), [isReadable, locale])
}
