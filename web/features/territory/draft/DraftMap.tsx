import { useMemo } from 'react'
import type { Finding } from '../../../../contract/territory-changes.ts'
import { useLandscape } from '../../../cases/landscape.ts'
import { MapView } from '../../../ui/map/MapView.tsx'
import type { MapLayer } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { alone, only, useLabel } from '../parts/useLevelMap.ts'
import type { Canvas } from './desk.ts'

type Features = MapLayer['data']

/** The draft on the map: what is new, what is chosen, what is wrong, and what is being drawn. */
export function DraftMap(props: {
  data: Features | undefined
  chosen: ReadonlySet<string>
  findings: readonly Finding[]
  canvas: Canvas
  onChoose: (unitId: string) => void
  onPoint: (at: { lat: number; lng: number }) => void
}) {
  const { t } = useWords()
  const { data, chosen, findings, canvas, onChoose, onPoint } = props
  const label = useLabel(data)
  const landscape = useLandscape()
  const units = useMemo<MapLayer[]>(() => {
    if (!data) return []
    const isNew = (feature: Features['features'][number]) => feature.properties?.status !== 'same'
    const onPick = canvas.picking
      ? undefined
      : ({ unit }: Record<string, unknown>) => {
          if (typeof unit === 'string') onChoose(unit)
        }
    const common = { ...label, ...(onPick ? { onPick } : {}) }
    return [
      { id: 'units', look: 'area', data: only(data, (feature) => !isNew(feature)), ...common },
      { id: 'fresh', look: 'fresh', data: only(data, isNew), ...common },
      { id: 'chosen', look: 'strong', data: only(data, ({ id }) => chosen.has(String(id))) },
    ]
  }, [data, chosen, canvas.picking, label, onChoose])
  const layers = useMemo<MapLayer[]>(() => {
    if (units.length === 0) return units
    return [
      ...units,
      { id: 'proposed', look: 'sketch', data: alone(...(canvas.proposed as never[])) },
      { id: 'wrong', look: 'wrong', data: alone(...findings.map(({ where }) => where as never)) },
      { id: 'sketch', look: 'sketch', data: alone(sketchOf(canvas)) },
    ]
  }, [units, canvas, findings])
  const dots = useMemo(
    () =>
      canvas.points.map((at, nth) => ({
        id: String(nth),
        at,
        label: t('territory.draw.point', { number: String(nth + 1) }),
      })),
    [canvas.points, t],
  )
  return (
    <>
      <MapView
        landscape={landscape}
        label={t('territory.map.draft')}
        layers={layers}
        markers={dots}
        buildings
        list="none"
        height="min(30rem, 62vh)"
        {...(canvas.picking ? { onPick: onPoint } : {})}
        {...(canvas.fit ? { fit: canvas.fit } : {})}
        handles={canvas.handles}
      />
      <ul className={classes.legend} aria-label={t('territory.legend')}>
        {(['area', 'fresh', 'wrong'] as const).map((look) => (
          <li key={look}>
            <span className={classes.swatch} data-look={look} aria-hidden="true" />
            {t(`territory.legend.${look}`)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The points so far: a line, or an area once there are three. */
function sketchOf({ points, closed }: Canvas): Features['features'][number]['geometry'] | null {
  const line = points.map(({ lng, lat }) => [lng, lat])
  const [first] = line
  if (!first || line.length < 2) return null
  if (!closed || line.length < 3) return { type: 'LineString', coordinates: line }
  return { type: 'Polygon', coordinates: [[...line, first]] }
}
