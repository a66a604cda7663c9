import { NativeSelect } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import type { CaseStateName, Light } from '../../../../contract/cases.ts'
import { read } from '../../../app/api.ts'
import { useSession } from '../../../app/session.tsx'
import { CaseLight, lightOfCase } from '../../../cases/CaseLight.tsx'
import { useBoundaries } from '../../../cases/places.ts'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import { boundsOf, type MapMarker } from '../../../ui/map/types.ts'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { CasePanel } from '../case/CasePanel.tsx'
import queue from '../queue/queue.module.css'
import { lights, toggled } from '../queue/search.ts'
import { useLiveLists, useScopes } from '../queue/useQueue.ts'
import { boundaryLevels } from './levels.ts'
import classes from './map.module.css'

// messages: cases.light.*, console.scope.*

/** Open cases where they lie, on the district's own boundaries, with the same list beside the map. */
export function MapPage() {
  const { t } = useWords()
  const { number } = useFormat()
  const { activePosts } = useSession()
  const search = useSearch({ from: '/console/map' })
  const navigate = useNavigate({ from: '/console/map' })
  const scopes = useScopes().filter((scope) => scope === 'mine' || scope === 'place' || scope === 'orders')
  const scope = search.scope ?? (scopes.includes('place') ? 'place' : 'mine')
  const { data, error, refetch } = useQuery(read('/api/v1/cases/map', { params: { query: { scope, limit: 2000 } } }))
  useLiveLists()

  const place = activePosts.find((post) => post.place?.kind === 'unit')?.place
  const levels = boundaryLevels(place?.level ?? null)
  const ground = useBoundaries({ level: levels.inner, look: 'area', within: levels.within ? place?.id : undefined })
  const outline = useBoundaries({ level: levels.outer, look: 'strong', named: false })
  const layers = useMemo(() => {
    const own = outline && place ? { ...outline, data: onlyOf(outline.data, place.id) } : undefined
    return [...(ground ? [ground] : []), ...(own && own.data.features.length > 0 ? [own] : [])]
  }, [ground, outline, place])

  const wanted = search.light?.split(',')
  const items = useMemo(
    () => (data?.items ?? []).filter((each) => !wanted || wanted.includes(each.light)),
    [data, wanted],
  )
  const markers = useMemo<MapMarker[]>(
    () =>
      items.map((each) => {
        const light = lightOfCase({ light: each.light as Light, state: each.state as CaseStateName })
        return { id: each.id, at: each.point, label: each.text, note: each.number, ...(light ? { light } : {}) }
      }),
    [items],
  )
  // The first look shows all of the place; later the map stays where the reader left it.
  const first = useRef<ReturnType<typeof boundsOf>>(undefined)
  if (!first.current && ground) first.current = boundsOf([ground.data])
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (search.case) list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [search.case])

  const change = (to: Partial<typeof search>) =>
    void navigate({ to: '/console/map', search: (before) => ({ ...before, ...to }), replace: true })
  const select = (id: string | undefined) => change({ case: id })
  return (
    <>
      <PageHeader
        title={t('console.map.title')}
        text={
          data
            ? data.more
              ? t('console.map.most', { shown: number(items.length) })
              : t('console.map.count', { count: items.length })
            : undefined
        }
        actions={
          <NativeSelect
            size="sm"
            aria-label={t('console.queue.lists')}
            value={scope}
            onChange={(event) => change({ scope: event.currentTarget.value as 'mine' | 'place' | 'orders' })}
            data={scopes.map((each) => ({ value: each, label: t(`console.scope.${each}`) }))}
          />
        }
      />
      <fieldset className={`${queue.lights} ${classes.lights}`}>
        <legend className="ds-hidden">{t('console.queue.light')}</legend>
        {lights.map((light) => (
          <label key={light} className={queue.lightToggle} data-on={wanted?.includes(light) || undefined}>
            <input
              type="checkbox"
              checked={wanted?.includes(light) ?? false}
              onChange={() => change({ light: toggled(search.light, light) })}
            />
            {light === 'none' ? null : <ClockLight light={light} size="dot" />}
            <span aria-hidden={light === 'none' ? undefined : true}>{t(`cases.light.${light}`)}</span>
            <span className={queue.count}>
              {number(data?.items.filter((each) => each.light === light).length ?? 0)}
            </span>
          </label>
        ))}
      </fieldset>
      <SplitView
        panel={search.case ? <CasePanel id={search.case} quiet onClose={() => select(undefined)} /> : undefined}
      >
        {error && !data ? (
          <ErrorState problem={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <PageSkeleton lines={6} />
        ) : (
          <MapView
            label={t('console.map.title')}
            layers={layers}
            markers={markers}
            selected={search.case ?? null}
            onSelect={select}
            fit={first.current}
            height="min(38rem, 62vh)"
            list={search.case ? 'below' : 'beside'}
            listContent={
              items.length === 0 ? (
                <EmptyState level={3} icon={<IconMapOff size={32} stroke={1.5} />} title={t('console.map.none')} />
              ) : (
                <ul ref={list} aria-label={t('console.map.title')} className={classes.list}>
                  {items.map((each) => (
                    <li key={each.id}>
                      <button type="button" aria-pressed={search.case === each.id} onClick={() => select(each.id)}>
                        <CaseLight of={{ light: each.light as Light, state: each.state as CaseStateName }} size="dot" />
                        <span>
                          {each.text}
                          <small className="ds-num">{each.number}</small>
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              )
            }
          />
        )}
      </SplitView>
    </>
  )
}

function onlyOf<T extends { features: ReadonlyArray<{ id?: string | number }> }>(collection: T, id: string): T {
  return { ...collection, features: collection.features.filter((each) => each.id === id) }
}
