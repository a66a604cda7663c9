import { NativeSelect } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Unit } from '../../../../contract/territory.ts'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { useLandscape } from '../../../cases/landscape.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import { boundsOf, type MapLayer } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { isLevel, levelNames } from '../parts/levels.ts'
import { useTreeInForce } from '../parts/sources.ts'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { UnitTree } from '../parts/UnitTree.tsx'
import { alone, only, useLabel, useLevelMap } from '../parts/useLevelMap.ts'
import type { TerritorySearch } from './search.ts'
import { UnitPanel } from './UnitPanel.tsx'

// messages: territory.level.*

const told = ['territory']
const followed = [
  '/api/v1/territory/tree',
  '/api/v1/territory/map',
  '/api/v1/territory/landscape',
  '/api/v1/territory/units/{id}',
  '/api/v1/territory/units/{id}/history',
]

/** The territory as it is: its tree beside the map, and what is known of one unit, now and before. */
export function TerritoryPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/console/territory' })
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const source = useTreeInForce()
  useLive(told, { paths: followed })
  const go = (next: TerritorySearch) => void navigate({ to: '/console/territory', search: next, resetScroll: false })
  const { unit: unitId, level = 'grid', version } = search
  const unit = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: unitId ?? '' } } }),
    enabled: unitId !== undefined,
  })
  const history = useQuery({
    ...read('/api/v1/territory/units/{id}/history', { params: { path: { id: unitId ?? '' } } }),
    enabled: unitId !== undefined,
  })
  const shown = unitId === undefined ? undefined : (unit.data as Unit | undefined)
  const within = level === 'microgrid' ? shown?.ancestors.find((each) => each.level === 'community')?.id : undefined
  const data = useLevelMap({ level, within })
  const label = useLabel(data)
  const landscape = useLandscape()
  const earlier = version === undefined ? undefined : history.data?.versions[version]
  const boundary = earlier ? earlier.boundary : shown?.boundary
  const layers = useMemo<MapLayer[]>(() => {
    if (!data) return []
    const choose = ({ unit: id }: Record<string, unknown>) => {
      if (typeof id === 'string')
        void navigate({ to: '/console/territory', search: (before) => ({ level: before.level, unit: id }) })
    }
    return [
      { id: 'units', data: only(data, () => true), look: 'area', onPick: choose, ...label },
      { id: 'chosen', data: alone(boundary as never), look: earlier ? 'sketch' : 'strong' },
    ]
  }, [data, label, boundary, earlier, navigate])
  const box = useMemo(() => (boundary ? boundsOf([alone(boundary as never)]) : undefined), [boundary])
  // A large district arrives after the map has begun: it shows the whole then, until a unit is chosen.
  const whole = useMemo(
    () => (data && unitId === undefined ? boundsOf([only(data, () => true)]) : undefined),
    [data, unitId],
  )
  const fit = useMemo(() => (box ? wider(box) : whole), [box, whole])
  const chosen = useMemo(() => new Set(unitId ? [unitId] : []), [unitId])
  const reveal = useMemo(() => shown && [...shown.ancestors.map(({ id }) => id), shown.id], [shown])
  return (
    <TerritoryFrame
      title={t('territory.title')}
      text={t('territory.text')}
      actions={
        holds(activePosts, 'administrator') ? (
          <ButtonLink
            to="/console/territory/changes"
            search={{ new: true }}
            size="sm"
            leftSection={<IconPencilPlus size={18} aria-hidden />}
          >
            {t('territory.change.new')}
          </ButtonLink>
        ) : undefined
      }
    >
      <div className={classes.columns}>
        <div className={classes.side}>
          <UnitTree
            label={t('territory.tree.label')}
            source={source}
            chosen={chosen}
            onChoose={({ id }) => go({ level, unit: id })}
            reveal={reveal}
            height="min(34rem, 60vh)"
          />
        </div>
        <div className={classes.main}>
          <div className={classes.mapTools}>
            <NativeSelect
              size="sm"
              label={t('territory.map.level')}
              value={level}
              data={levelNames.map((each) => ({ value: each, label: t(`territory.level.${each}`) }))}
              onChange={(event) => {
                const { value } = event.currentTarget
                if (isLevel(value)) go({ ...search, level: value })
              }}
            />
          </div>
          <MapView
            landscape={landscape}
            label={t('territory.map.label')}
            layers={layers}
            buildings
            list="none"
            height="min(28rem, 60vh)"
            {...(fit ? { fit } : {})}
          />
          {unitId ? (
            <UnitPanel
              id={unitId}
              unit={shown}
              history={history.data}
              problem={unit.error ?? history.error}
              version={version}
              onVersion={(next) => go({ level, unit: unitId, ...(next === undefined ? {} : { version: next }) })}
              onOpen={(id) => go({ level, unit: id })}
              onRetry={() => {
                void unit.refetch()
                void history.refetch()
              }}
            />
          ) : (
            <EmptyState title={t('territory.unit.none')} text={t('territory.unit.none_text')} />
          )}
        </div>
      </div>
    </TerritoryFrame>
  )
}

/** A box with a fifth more room on every side: neighbours say where a unit lies. */
function wider([west, south, east, north]: [number, number, number, number]): [number, number, number, number] {
  const x = (east - west) / 5
  const y = (north - south) / 5
  return [west - x, south - y, east + x, north + y]
}
