import { Button, NativeSelect, SegmentedControl, Switch } from '@mantine/core'
import { IconArrowsMaximize, IconPrinter, IconZoomOutArea } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { MapCase } from '../../../../contract/map-routes.ts'
import { useSession } from '../../../app/session.tsx'
import { useLandscape } from '../../../cases/landscape.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useHotkeys } from '../../../ui/keyboard.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import type { Bounds, MapSight } from '../../../ui/map/types.ts'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CasePanel } from '../case/CasePanel.tsx'
import { FilterBar } from '../queue/FilterBar.tsx'
import type { QueueSearch } from '../queue/search.ts'
import { useScopes } from '../queue/useQueue.ts'
import { comparedLevels, type MapSearch, mapLayers } from './levels.ts'
import { MapList } from './MapList.tsx'
import classes from './map.module.css'
import { clusterId } from './pins.ts'
import { UnitList } from './UnitList.tsx'
import { useGround } from './useGround.ts'
import { useCalmSight, useDensity, useFilters, useLiveMap, useMapList, usePoints, useUnitCounts } from './useMapData.ts'
import { usePinsInWords } from './usePins.ts'

// messages: cases.light.*, console.scope.*, map.layer.*, cases.level.*

const WallScreen = lazy(() => import('./WallScreen.tsx').then((module) => ({ default: module.WallScreen })))

/** Words narrow the map; a number does not leave it. */
const stay = () => false

const lights = ['red', 'amber', 'green', 'none'] as const

/** The command map: cases by light, how dense they lie, or what is open in each area; always with its list. */
export function MapPage() {
  const { wall } = useSearch({ from: '/console/map' })
  return wall ? (
    <Suspense>
      <WallScreen />
    </Suspense>
  ) : (
    <DeskMap />
  )
}

function DeskMap() {
  const { t } = useWords()
  const landscape = useLandscape()
  const { number } = useFormat()
  const { activePosts } = useSession()
  const search = useSearch({ from: '/console/map' })
  const navigate = useNavigate({ from: '/console/map' })
  const scopes = useScopes().filter((scope) => scope === 'mine' || scope === 'place' || scope === 'orders')
  const scope = search.scope ?? (scopes.includes('place') ? 'place' : 'mine')
  const layer = search.layer ?? 'pins'
  const [sight, setSight] = useState<MapSight | null>(null)
  const [fit, setFit] = useState<Bounds>()
  const [inView, setInView] = useState(true)
  const [filtersOpen, setFiltersOpen] = useState(false)
  const wordsRef = useRef<HTMLInputElement>(null)
  useLiveMap()

  const change = useCallback(
    (to: Partial<MapSearch>) =>
      void navigate({ to: '/console/map', search: (before) => ({ ...before, ...to }), replace: true }),
    [navigate],
  )
  const calm = useCalmSight(sight)
  const filters = useFilters(search, scope)
  const points = usePoints(filters, calm)
  const heat = useDensity(filters, calm, layer === 'heat')
  const post = activePosts.find((one) => one.place?.kind === 'unit')
  const comparable = useMemo(() => comparedLevels(post?.place?.level ?? null), [post])
  const level = search.level && comparable.includes(search.level) ? search.level : comparable[0]
  const units = useUnitCounts(filters, layer === 'units' ? level : undefined)
  const list = useMapList(filters, inView ? calm?.box : undefined)
  const openUnit = useCallback((unit: string) => change({ unit, layer: undefined }), [change])
  const compared = useMemo(
    () => (layer === 'units' && level ? { level, counts: units.data?.items } : undefined),
    [layer, level, units.data],
  )
  const { layers, whole } = useGround(compared, openUnit)
  const selected = useMemo(
    () => list.items?.find(({ id }) => id === search.case) ?? points.data?.items.find(({ id }) => id === search.case),
    [list.items, points.data, search.case],
  )
  const pins = usePinsInWords(
    layer === 'pins' ? points.data : undefined,
    layer === 'pins' ? (selected as MapCase) : undefined,
  )

  const select = (id: string | undefined) => change({ case: id })
  const pick = (id: string) => {
    const group = points.data?.clusters.find((each) => clusterId(each) === id)
    if (!group) return select(id)
    const [west, south, east, north] = group.box
    // A little air around them; those at one door stay together however close one looks, and the list tells them apart.
    setFit(
      [west as number, south as number, east as number, north as number].map(
        (each, at) => each + (at < 2 ? -1 : 1) * 0.0003,
      ) as Bounds,
    )
  }
  const keys = useMemo(
    () => [
      { keys: '/', label: t('console.queue.words'), run: () => wordsRef.current?.focus() },
      { keys: 'x', label: t('map.wall'), run: () => change({ wall: 1, case: undefined }) },
    ],
    [t, change],
  )
  useHotkeys(t('map.title'), keys)

  const { data } = points
  const isEmptyPlace = comparable.length === 0
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('map.title')}
        text={
          data ? (
            <span role="status">
              {t('map.count', { count: data.total })}
              {data.unmapped > 0 ? ` · ${t('map.unmapped', { count: data.unmapped })}` : ''}
            </span>
          ) : undefined
        }
        actions={
          <div className={classes.actions}>
            <NativeSelect
              size="sm"
              aria-label={t('console.queue.lists')}
              value={scope}
              onChange={(event) => change({ scope: event.currentTarget.value as 'mine' | 'place' | 'orders' })}
              data={scopes.map((each) => ({ value: each, label: t(`console.scope.${each}`) }))}
            />
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('map.print')}
            </Button>
            <Button
              size="sm"
              variant="default"
              leftSection={<IconArrowsMaximize size={18} aria-hidden />}
              onClick={() => change({ wall: 1, case: undefined })}
            >
              {t('map.wall')}
            </Button>
          </div>
        }
      />
      <div className="ds-no-print">
        <FilterBar
          search={search as QueueSearch}
          onChange={(to) => change(to as Partial<MapSearch>)}
          onJump={stay}
          wordsRef={wordsRef}
          open={filtersOpen}
          onOpen={setFiltersOpen}
        />
      </div>
      <div className={classes.tools}>
        <SegmentedControl
          size="sm"
          aria-label={t('map.layer')}
          value={layer}
          onChange={(to) => change({ layer: to === 'pins' ? undefined : (to as MapSearch['layer']) })}
          data={mapLayers
            .filter((each) => each !== 'units' || !isEmptyPlace)
            .map((each) => ({ value: each, label: t(`map.layer.${each}`) }))}
        />
        {layer === 'units' && comparable.length > 1 ? (
          <NativeSelect
            size="sm"
            aria-label={t('map.level')}
            value={level}
            onChange={(event) => change({ level: event.currentTarget.value as 'street' })}
            data={comparable.map((each) => ({ value: each, label: t(`cases.level.${each}`) }))}
          />
        ) : null}
        <Button
          size="compact-md"
          variant="subtle"
          leftSection={<IconZoomOutArea size={18} aria-hidden />}
          onClick={() => setFit(whole ? ([...whole] as Bounds) : undefined)}
        >
          {t('map.whole')}
        </Button>
        <ul className={classes.legend}>
          {lights.map((light) => (
            <li key={light}>
              {light === 'none' ? (
                <span className={classes.ring} aria-hidden="true" />
              ) : (
                <ClockLight light={light} size="dot" />
              )}
              <span aria-hidden={light === 'none' ? undefined : true}>{t(`cases.light.${light}`)}</span>
              <strong className="ds-num">{data ? number(data.lights[light]) : '–'}</strong>
            </li>
          ))}
        </ul>
      </div>
      <SplitView
        panel={search.case ? <CasePanel id={search.case} quiet onClose={() => select(undefined)} /> : undefined}
      >
        {points.error && !data ? (
          <ErrorState problem={points.error} onRetry={() => void points.refetch()} />
        ) : (
          <MapView
            landscape={landscape}
            label={t('map.title')}
            layers={layers}
            markers={pins}
            buildings
            heat={layer === 'heat' ? (heat.data?.cells as never) : undefined}
            selected={search.case ?? null}
            onSelect={pick}
            onSight={setSight}
            fit={fit ?? whole}
            height="min(40rem, 64vh)"
            list={search.case ? 'below' : 'beside'}
            listContent={
              layer === 'units' ? (
                <UnitList items={units.data?.items} onOpen={openUnit} />
              ) : (
                <>
                  <div className={classes.listHead}>
                    <Switch
                      size="sm"
                      label={t('map.list.view')}
                      checked={inView}
                      onChange={(event) => setInView(event.currentTarget.checked)}
                    />
                    <span role="status" className={classes.help}>
                      {list.items && inView
                        ? list.hasNextPage
                          ? t('map.in_view_more', { shown: number(list.items.length) })
                          : t('map.in_view', { shown: list.items.length })
                        : ''}
                    </span>
                  </div>
                  <MapList
                    items={list.items}
                    selected={search.case}
                    onSelect={select}
                    more={list.hasNextPage}
                    onMore={() => void list.fetchNextPage()}
                    loadingMore={list.isFetchingNextPage}
                  />
                </>
              )
            }
          />
        )}
      </SplitView>
    </div>
  )
}
