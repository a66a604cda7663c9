import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPin, IconPinnedOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { PlanCommunity, PlannedLevel, PlanRun } from '../../../../contract/planner.ts'
import { useLandscape } from '../../../cases/landscape.ts'
import { MapView } from '../../../ui/map/MapView.tsx'
import { type Bounds, boundsOf, type MapLayer } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { only } from '../parts/useLevelMap.ts'
import { shortCode, toggled } from './pins.rules.ts'
import styles from './planner.module.css'
import { type PlanProperties, useBarrierLines, usePlanMap } from './usePlan.ts'

type Features = MapLayer['data']

/** Households are written on a map as long as they can be read. */
const mostNumbers = 400

/** The map of today beside the proposal; on a phone one after the other. Each unit says its households. */
export function PlanMaps(props: {
  run: PlanRun
  communities: readonly PlanCommunity[]
  level: PlannedLevel
  community: string | undefined
  pins: readonly string[]
  onPins: ((pins: readonly string[]) => void) | undefined
  chosen: string | null
  onChoose: (code: string) => void
}) {
  const { t } = useWords()
  const { run, communities, level, community, pins, onPins, chosen, onChoose } = props
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const [which, setWhich] = useState<'today' | 'proposal'>('proposal')
  const showsToday = !isNarrow || which === 'today'
  const shared = { id: run.id, level, community }
  const today = usePlanMap({ ...shared, of: 'today', enabled: showsToday })
  const proposal = usePlanMap({ ...shared, of: 'map', enabled: true })
  const lines = useBarrierLines(run.settings.barrierIds)
  const landscape = useLandscape()
  const before = useMemo(() => layersOf({ data: today, lines }), [today, lines])
  const after = useMemo(() => {
    const onPick = ({ code }: Record<string, unknown>) => {
      if (typeof code === 'string') onChoose(code)
    }
    return layersOf({ data: proposal, lines, pins, chosen, onPick })
  }, [proposal, lines, pins, chosen, onChoose])
  const hasHeld = proposal?.features.some(({ properties }) => properties?.held === true) ?? false
  const found = proposal?.features.find(({ id }) => id === chosen)
  const fit = useMemo(() => {
    if (found) return wider(boundsOf([{ type: 'FeatureCollection', features: [found] }]))
    return proposal ? boundsOf([proposal]) : undefined
  }, [found, proposal])
  const map = (label: string, layers: MapLayer[]) => (
    <MapView
      landscape={landscape}
      label={label}
      layers={layers}
      list="none"
      height="min(26rem, 60vh)"
      {...(fit ? { fit } : {})}
    />
  )
  return (
    <div className={classes.main}>
      {isNarrow ? (
        <SegmentedControl
          aria-label={t('planner.maps.which')}
          value={which}
          data={(['today', 'proposal'] as const).map((value) => ({ value, label: t(`planner.${value}`) }))}
          onChange={(value) => setWhich(value === 'today' ? 'today' : 'proposal')}
        />
      ) : null}
      <div className={classes.twoMaps}>
        {showsToday ? (
          <div>
            {isNarrow ? null : <h3>{t('planner.today')}</h3>}
            {map(t('planner.today'), before)}
          </div>
        ) : null}
        {!isNarrow || which === 'proposal' ? (
          <div>
            {isNarrow ? null : <h3>{t('planner.proposal')}</h3>}
            {map(t('planner.proposal'), after)}
          </div>
        ) : null}
      </div>
      <div className={styles.chosen} role="status">
        {found ? (
          <Chosen properties={found.properties as unknown as PlanProperties} {...{ communities, pins, onPins }} />
        ) : null}
      </div>
      <ul className={classes.legend} aria-label={t('planner.legend')}>
        {(['area', 'outside', 'held', 'pinned', 'chosen', 'barrier'] as const).map((look) =>
          (look === 'barrier' && !lines) || (look === 'held' && !hasHeld) ? null : (
            <li key={look}>
              <span className={styles.swatch} data-look={look} aria-hidden="true" />
              {t(`planner.legend.${look}`)}
            </li>
          ),
        )}
      </ul>
    </div>
  )
}

function Chosen(props: {
  properties: PlanProperties
  communities: readonly PlanCommunity[]
  pins: readonly string[]
  onPins: ((pins: readonly string[]) => void) | undefined
}) {
  const { t, nameOf } = useWords()
  const { properties, communities, pins, onPins } = props
  const { code, households, within } = properties
  const place = communities.find(({ unit }) => unit.id === properties.community)?.unit
  const isPinned = pins.includes(code)
  return (
    <>
      <span>
        <strong>{t('planner.chosen', { code: shortCode(code, place?.code ?? ''), households })}</strong>{' '}
        <span className={within ? classes.quiet : styles.outside}>
          {t(within ? 'planner.within' : 'planner.outside')}
        </span>
        {place ? <span className={classes.quiet}> · {nameOf(place.name)}</span> : null}
      </span>
      {onPins ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-pressed={isPinned}
          leftSection={isPinned ? <IconPinnedOff size={16} aria-hidden /> : <IconPin size={16} aria-hidden />}
          onClick={() => onPins(toggled(pins, code))}
        >
          {t(isPinned ? 'planner.unpin' : 'planner.pin')}
        </Button>
      ) : null}
    </>
  )
}

function layersOf(given: {
  data: Features | undefined
  lines: Features | undefined
  pins?: readonly string[]
  chosen?: string | null
  onPick?: (properties: Record<string, unknown>) => void
}): MapLayer[] {
  const { data, lines, pins = [], chosen, onPick } = given
  if (!data) return []
  const kept = new Set(pins)
  const isKept = ({ id }: Features['features'][number]) => kept.has(String(id))
  const isOutside = ({ properties }: Features['features'][number]) => properties?.within === false
  const common = {
    ...(data.features.length <= mostNumbers ? { label: 'text' } : {}),
    ...(onPick ? { onPick } : {}),
  }
  const isHeld = ({ properties }: Features['features'][number]) => properties?.held === true
  return [
    { id: 'held', look: 'shade', data: only(data, isHeld), ...(common.label ? { label: 'text' } : {}) },
    { id: 'units', look: 'area', data: only(data, (feature) => !isHeld(feature)), ...common },
    { id: 'outside', look: 'wrong', data: only(data, (feature) => isOutside(feature)) },
    { id: 'kept', look: 'fresh', data: only(data, isKept) },
    { id: 'chosen', look: 'strong', data: only(data, ({ id }) => id === chosen) },
    ...(lines ? [{ id: 'lines', look: 'sketch' as const, data: lines }] : []),
  ]
}

/** Room around a unit: its neighbours say where it lies. */
function wider(box: Bounds | undefined): Bounds | undefined {
  if (!box) return undefined
  const [west, south, east, north] = box
  const [x, y] = [(east - west) * 1.2, (north - south) * 1.2]
  return [west - x, south - y, east + x, north + y]
}
