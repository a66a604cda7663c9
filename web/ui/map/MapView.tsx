import { Button } from '@mantine/core'
import { IconFocusCentered } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useMemo, useRef } from 'react'
import { useWords } from '../../words/words.tsx'
import { ClockLight } from '../ClockLight.tsx'
import { buildingTiles } from './buildings.ts'
import classes from './MapView.module.css'
import {
  type Bounds,
  type HeatCell,
  type LatLng,
  lineKinds,
  type MapHandles,
  type MapLayer,
  type MapMarker,
  type MapSight,
  type MapTiles,
} from './types.ts'

const MapCanvas = lazy(() => import('./MapCanvas.tsx').then((module) => ({ default: module.MapCanvas })))

const none: readonly never[] = []

// messages: ui.map.*

/**
 * A map from our own boundaries, with its list: everything on it can be reached without it. The drawing code comes only
 * when a map is shown. Keep `layers` and `markers` the same objects between renders (useMemo). With `onPick` a click, or
 * Enter on the map, or the button below it picks the place.
 */
export function MapView(props: {
  label: string
  layers?: readonly MapLayer[]
  /** What comes piece by piece, below the layers: for what is too much to send whole. Needs `fit`. */
  tiles?: readonly MapTiles[] | undefined
  /** Draws the district's buildings, from close by. */
  buildings?: boolean
  markers?: readonly MapMarker[]
  selected?: string | null
  onSelect?: (id: string) => void
  picked?: LatLng | null
  onPick?: (at: LatLng) => void
  /** What to show at first and whenever it changes; all of it unless told. */
  fit?: Bounds
  /** Rivers, railways and roads, drawn under the borders; each feature says its `kind`. */
  landscape?: MapLayer['data'] | undefined
  /** How dense things lie, drawn in shades. */
  heat?: readonly HeatCell[] | undefined
  /** Corners to drag; the page offers the same in a list. */
  handles?: MapHandles | undefined
  /** Tells what part of the world is shown, so that a list can keep in step. */
  onSight?: ((sight: MapSight) => void) | undefined
  height?: string
  /** Where the list stands; `none` only where the page has the same list already. */
  list?: 'beside' | 'below' | 'none'
  /** Instead of the plain list of markers. */
  listContent?: ReactNode
}) {
  const { t } = useWords()
  const tiles = useMemo(
    () => (props.buildings ? [...(props.tiles ?? []), ...buildingTiles()] : props.tiles),
    [props.buildings, props.tiles],
  )
  const middle = useRef<(() => LatLng) | null>(null)
  const { list = 'beside', markers = none, layers = none } = props
  return (
    <div className={classes.view} data-list={list}>
      <div className={classes.frame} style={{ height: props.height ?? '26rem' }}>
        <Suspense fallback={<div className={classes.waiting}>{t('ui.map.loading')}</div>}>
          <MapCanvas
            label={props.label}
            layers={layers}
            tiles={tiles}
            markers={markers}
            selected={props.selected}
            onSelect={props.onSelect}
            picked={props.picked}
            onPick={props.onPick}
            fit={props.fit}
            heat={props.heat}
            landscape={props.landscape}
            handles={props.handles}
            onSight={props.onSight}
            onReady={(ask) => {
              middle.current = ask
            }}
          />
        </Suspense>
        <LineLegend of={props.landscape} />
        {props.onPick ? <span className={classes.cross} aria-hidden="true" /> : null}
      </div>
      {props.onPick ? (
        <div className={classes.pickBar}>
          <span>{t('ui.map.pickHelp')}</span>
          <Button
            type="button"
            variant="default"
            size="sm"
            leftSection={<IconFocusCentered size={18} aria-hidden />}
            onClick={() => {
              if (middle.current) props.onPick?.(middle.current())
            }}
          >
            {t('ui.map.pickMiddle')}
          </Button>
        </div>
      ) : null}
      {list === 'none' ? null : (
        <div className={classes.list}>
          {props.listContent ?? (
            <ul aria-label={props.label}>
              {markers.map((marker) => (
                <li key={marker.id}>
                  <button
                    type="button"
                    aria-pressed={props.selected === marker.id}
                    onClick={() => props.onSelect?.(marker.id)}
                  >
                    {marker.light ? <ClockLight light={marker.light} size="dot" /> : null}
                    <span>
                      {marker.label}
                      {marker.note ? <small>{marker.note}</small> : null}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}

/** Says which line is what. */
function LineLegend({ of }: { of: MapLayer['data'] | undefined }) {
  const { t } = useWords()
  const kinds = useMemo(() => {
    const there = new Set(of?.features.map(({ properties }) => properties?.kind))
    return lineKinds.filter((kind) => there.has(kind))
  }, [of])
  if (kinds.length === 0) return null
  return (
    <ul className={classes.lines} aria-label={t('ui.map.lines')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={classes.stroke} data-kind={kind} aria-hidden="true" />
          {t(`ui.map.${kind}`)}
        </li>
      ))}
    </ul>
  )
}
