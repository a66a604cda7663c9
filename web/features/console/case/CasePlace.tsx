import { Button } from '@mantine/core'
import { IconMap, IconMapPin } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { lightOfCase } from '../../../cases/CaseLight.tsx'
import { useBoundaries } from '../../../cases/places.ts'
import { MapView } from '../../../ui/map/MapView.tsx'
import { boundsOf, type MapMarker } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import classes from './case.module.css'

/** Where it is: the units from the street down, the address as this post may see it, and a map for whoever wants one. */
export function CasePlace(props: { view: CaseView }) {
  const { t, nameOf } = useWords()
  const { view } = props
  const { place } = view
  const [map, setMap] = useState(false)
  return (
    <div>
      <p className={classes.place}>
        <IconMapPin size={18} aria-hidden />
        <span>
          {place.units.length > 0
            ? place.units
                .filter((unit) => unit.level !== 'district' || place.units.length === 1)
                .map((unit) => nameOf(unit.name))
                .join(' · ')
            : t('cases.unplaced')}
          {place.address ? <span className={classes.quiet}> · {place.address}</span> : null}
        </span>
      </p>
      {place.point ? (
        map ? (
          <PlaceMap view={view} />
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconMap size={16} aria-hidden />}
            onClick={() => setMap(true)}
          >
            {t('console.case.show_map')}
          </Button>
        )
      ) : null}
    </div>
  )
}

function PlaceMap(props: { view: CaseView }) {
  const { t } = useWords()
  const { view } = props
  const community = view.place.units.find((unit) => unit.level === 'community')
  const grids = useBoundaries({ level: 'grid', look: 'area', within: community?.id })
  const { point } = view.place
  const light = lightOfCase(view)
  const markers = useMemo<MapMarker[]>(
    () => (point ? [{ id: view.id, at: point, label: view.number, ...(light ? { light } : {}) }] : []),
    [point, view.id, view.number, light],
  )
  const layers = useMemo(() => (grids ? [grids] : []), [grids])
  const fit = useMemo(() => boundsOf(grids ? [grids.data] : [], point ? [point] : []), [grids, point])
  return (
    <MapView label={t('console.case.map')} layers={layers} markers={markers} fit={fit} height="16rem" list="none" />
  )
}
