import { useMemo, useRef } from 'react'
import type { UnitCount } from '../../../../contract/map-routes.ts'
import type { Level } from '../../../../contract/territory.ts'
import { useSession } from '../../../app/session.tsx'
import { useBoundaries } from '../../../cases/places.ts'
import { boundsOf, type MapLayer } from '../../../ui/map/types.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { boundaryLevels } from './levels.ts'

/** The reader's own place on a map: its outline, and its areas, shaded by `counts` where areas are compared. */
export function useGround(
  compared: { level: Level; counts: readonly UnitCount[] | undefined } | undefined,
  onUnit: (id: string) => void,
) {
  const { activePosts } = useSession()
  const { t } = useWords()
  const { number } = useFormat()
  const place = activePosts.find((post) => post.place?.kind === 'unit')?.place
  const levels = boundaryLevels(place?.level ?? null)
  const isWithin = levels.within || (place?.level !== 'district' && place !== undefined)
  const inner = useBoundaries({
    level: compared?.level ?? levels.inner,
    look: compared ? 'shade' : 'area',
    within: isWithin && place?.level !== levels.inner ? place?.id : undefined,
  })
  const outline = useBoundaries({ level: levels.outer, look: 'strong', named: false })
  const open = useRef(onUnit)
  open.current = onUnit
  const counts = compared?.counts
  const layers = useMemo(() => {
    const own =
      outline && place
        ? { ...outline, data: { ...outline.data, features: outline.data.features.filter(({ id }) => id === place.id) } }
        : undefined
    const shaded = inner && compared ? shade(inner, counts ?? [], { t, number }) : inner
    const ground: MapLayer[] = shaded
      ? [compared ? { ...shaded, onPick: ({ unit }) => typeof unit === 'string' && open.current(unit) } : shaded]
      : []
    return own && own.data.features.length > 0 && !compared ? [...ground, own] : ground
  }, [inner, outline, place, compared, counts, t, number])
  const first = useRef<ReturnType<typeof boundsOf>>(undefined)
  if (!first.current && inner) first.current = boundsOf([inner.data])
  return { layers, whole: first.current, place }
}

/** Areas tinted by how much is open, with name and numbers to write on them. */
function shade(
  layer: MapLayer,
  counts: readonly UnitCount[],
  { t, number }: Pick<ReturnType<typeof useWords>, 't'> & Pick<ReturnType<typeof useFormat>, 'number'>,
): MapLayer {
  const byId = new Map(counts.map((each) => [each.unitId, each]))
  const most = Math.max(1, ...counts.map(({ open }) => open))
  return {
    ...layer,
    label: 'said',
    data: {
      ...layer.data,
      features: layer.data.features.map((feature) => {
        const count = byId.get(String(feature.id))
        const name = layer.label ? String(feature.properties?.[layer.label] ?? '') : ''
        const late = count?.late ? ` · ${t('map.unit.late', { count: number(count.late) })}` : ''
        return {
          ...feature,
          properties: {
            ...feature.properties,
            unit: String(feature.id),
            shade: count ? 0.08 + 0.45 * Math.sqrt(count.open / most) : 0.03,
            said: `${name}\n${t('map.unit.open', { count: count?.open ?? 0 })}${late}`,
          },
        }
      }),
    },
  }
}
