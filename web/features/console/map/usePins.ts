import { useMemo } from 'react'
import type { MapCase } from '../../../../contract/map-routes.ts'
import type { MapMarker } from '../../../ui/map/types.ts'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Cluster, pinsOf } from './pins.ts'

// messages: cases.light.*

/** Pins in the words of the reader, renewed with the time they speak of. */
export function usePinsInWords(
  data: { items: readonly MapCase[]; clusters: readonly Cluster[] } | undefined,
  selected: MapCase | undefined,
): MapMarker[] {
  const { t, nameOf } = useWords()
  const { number, length } = useFormat()
  const now = useNow()
  return useMemo(() => {
    if (!data) return []
    const { items, clusters } = data
    return pinsOf(
      { items, clusters, selected },
      {
        nameOf: (name) => nameOf(name ?? undefined),
        number,
        light: (light) => t(`cases.light.${light}`),
        group: ({ count, red, amber }) => t('map.group', { count, red, amber }),
        tag: ({ dueAt }) => {
          if (!dueAt) return ''
          const left = Date.parse(dueAt) - now
          return left < 0 ? t('map.late', { time: length(left) }) : t('map.left', { time: length(left) })
        },
      },
    )
  }, [data, selected, t, nameOf, number, length, now])
}
