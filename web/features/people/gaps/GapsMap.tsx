import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { read } from '../../../app/api.ts'
import { useLandscape } from '../../../cases/landscape.ts'
import { useBoundaries } from '../../../cases/places.ts'
import { Card } from '../../../ui/Card.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import { boundsOf, type MapLayer } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

/** Where posts are missing: the units of a level, tinted by how many, with the same as a list. */
export function GapsMap(props: {
  unit: string | undefined
  rule: string | undefined
  level: 'street' | 'community' | 'grid'
  onOpen: (unitId: string) => void
}) {
  const { t, nameOf } = useWords()
  const { unit, rule, level } = props
  const landscape = useLandscape()
  const counts = useQuery(
    read('/api/v1/people/staffing/map', {
      params: { query: { level, ...(unit ? { unit } : {}), ...(rule ? { rule } : {}) } },
    }),
  )
  const ground = useBoundaries({ level, look: 'shade', within: unit })
  const layers = useMemo<readonly MapLayer[]>(() => {
    if (!ground || !counts.data) return []
    const missing = new Map(counts.data.items.map(({ unit: { code }, missing: n }) => [code, n]))
    const most = Math.max(1, ...missing.values())
    const features = ground.data.features.map((feature) => ({
      ...feature,
      properties: {
        ...feature.properties,
        shade: 0.75 * ((missing.get(String(feature.properties?.code)) ?? 0) / most),
      },
    }))
    return [{ ...ground, data: { ...ground.data, features } }]
  }, [ground, counts.data])
  const fit = useMemo(() => boundsOf(layers.map(({ data }) => data)), [layers])
  const worst = useMemo(
    () => (counts.data?.items ?? []).filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing),
    [counts.data],
  )
  return (
    <Card title={t('people.gaps.map')}>
      <p className={classes.dim}>{t('people.gaps.map_note')}</p>
      <MapView
        landscape={landscape}
        label={t('people.gaps.map')}
        layers={layers}
        {...(fit ? { fit } : {})}
        height="20rem"
        list="below"
        listContent={
          <ul
            className={`${classes.plain} ${classes.scroll}`}
            style={{ maxHeight: '12rem' }}
            aria-label={t('people.gaps.map')}
          >
            {worst.map(({ unit: at, short, units, missing }) => (
              <li key={at.id}>
                <button type="button" onClick={() => props.onOpen(at.id)}>
                  <span>
                    {nameOf(at.name)}
                    <small>
                      {t('people.gaps.missing', { missing })} · {t('people.gaps.of', { short, units })}
                    </small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        }
      />
    </Card>
  )
}
