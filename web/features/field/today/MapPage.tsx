import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useSession } from '../../../app/session.tsx'
import { lightOfCase } from '../../../cases/CaseLight.tsx'
import { useLandscape } from '../../../cases/landscape.ts'
import { useBoundaries } from '../../../cases/places.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import { boundsOf, type MapMarker } from '../../../ui/map/types.ts'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import { CaseRow } from './CaseRow.tsx'
import { PostChooser } from './PostChooser.tsx'
import { Freshness } from './TodayHead.tsx'
import { useToday } from './useToday.ts'

/** Today's cases on the map of one's own place, with the same list beside it. */
export function MapPage() {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const today = useToday()
  const { activePosts } = useSession()
  const [selected, setSelected] = useState<string | null>(null)
  const items = useMemo(() => today.groups.flatMap((group) => group.items), [today.groups])
  const placed = useMemo(() => items.filter(({ one }) => one.point !== null), [items])
  const place = activePosts.find((post) => post.place?.kind === 'unit')?.place
  const grids = useBoundaries({ level: 'grid', look: 'area' })
  const landscape = useLandscape()
  const layers = useMemo(() => (grids ? [grids] : []), [grids])
  const markers = useMemo(
    () =>
      placed.map(({ one }): MapMarker => {
        const light = lightOfCase(one)
        return {
          id: one.id,
          at: one.point as { lat: number; lng: number },
          label: one.text,
          note: one.address ?? nameOf(one.unit?.name),
          ...(light ? { light } : {}),
        }
      }),
    [placed, nameOf],
  )
  const fit = useMemo(() => {
    if (!grids) return undefined
    const own = grids.data.features.filter(
      (feature) => feature.id === place?.id || feature.properties?.parentId === place?.id,
    )
    const points = markers.map((marker) => marker.at)
    return boundsOf(own.length > 0 || points.length > 0 ? [{ ...grids.data, features: own }] : [grids.data], points)
  }, [grids, place?.id, markers])
  const rest = items.length - placed.length
  return (
    <>
      <PageHeader
        title={t('field.map.title')}
        above={<PostChooser />}
        text={rest > 0 ? t('field.map.rest', { count: rest }) : undefined}
        actions={<Freshness at={today.at} fetching={today.fetching} refresh={today.refresh} />}
      />
      {today.problem ? (
        <ErrorState problem={today.problem} onRetry={() => void today.refresh()} />
      ) : today.loading ? (
        <PageSkeleton lines={6} />
      ) : (
        <MapView
          label={t('field.map.label')}
          layers={layers}
          landscape={landscape}
          markers={markers}
          fit={fit}
          selected={selected}
          height="min(26rem, 46dvh)"
          list="beside"
          onSelect={(id) => {
            // The second tap on the same sign opens it, so that a thumb that missed opens nothing.
            if (id === selected) void navigate({ to: '/field/cases/$id', params: { id } })
            setSelected(id)
          }}
          listContent={
            items.length === 0 ? (
              <EmptyState title={t('field.today.empty')} text={t('field.today.emptyText')} />
            ) : (
              <ul className={`${classes.rows} ${classes.mapRows}`}>
                {items
                  .toSorted((a, b) => Number(b.one.id === selected) - Number(a.one.id === selected))
                  .map((item) => (
                    <li key={item.one.id} data-selected={item.one.id === selected || undefined}>
                      <CaseRow item={item} />
                    </li>
                  ))}
              </ul>
            )
          }
        />
      )}
    </>
  )
}
