import { IconMap, IconNavigation } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { lightOfCase } from '../../../cases/CaseLight.tsx'
import { useLandscape } from '../../../cases/landscape.ts'
import { useBoundaries, usePlaces } from '../../../cases/places.ts'
import { Card } from '../../../ui/Card.tsx'
import { MaskedText } from '../../../ui/MaskedText.tsx'
import { MapView } from '../../../ui/map/MapView.tsx'
import type { Bounds } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import look from './case.module.css'
import { useReveal } from './useReveal.ts'

/** Half the side of the first look at the map, in degrees: about 250 m. */
const around = 0.0025

/** Where it is, in words; a link that opens the phone's own navigation; the map when asked for. */
export function WhereCard(props: { view: CaseView }) {
  const { t } = useWords()
  const { path } = usePlaces()
  const { reveal, purposes } = useReveal(props.view.id)
  const [map, setMap] = useState(false)
  const { place } = props.view
  const { point } = place
  const units = path(place.units)
  return (
    <Card title={t('field.where.title')}>
      {props.view.reporter.revealable.includes('address') ? (
        <MaskedText
          label={t('field.where.address')}
          text={place.address ?? '****'}
          purposes={purposes}
          onReveal={(purpose) => reveal('address', purpose)}
        />
      ) : place.address ? (
        <p className={look.address}>{place.address}</p>
      ) : null}
      <p className={place.address ? classes.dim : look.address}>{units || t('cases.unplaced')}</p>
      <div className={look.whereTools}>
        {point ? (
          <a className={classes.tool} href={`geo:${point.lat},${point.lng}?q=${point.lat},${point.lng}`}>
            <IconNavigation size={20} aria-hidden />
            {t('field.where.navigate')}
          </a>
        ) : null}
        {point ? (
          <button type="button" className={classes.tool} aria-expanded={map} onClick={() => setMap(!map)}>
            <IconMap size={20} aria-hidden />
            {map ? t('field.where.hideMap') : t('field.where.map')}
          </button>
        ) : null}
      </div>
      {map && point ? <Spot view={props.view} point={point} /> : null}
    </Card>
  )
}

function Spot(props: { view: CaseView; point: { lat: number; lng: number } }) {
  const { t } = useWords()
  const { point, view } = props
  const grids = useBoundaries({ level: 'grid', look: 'area' })
  const landscape = useLandscape()
  const layers = useMemo(() => (grids ? [grids] : []), [grids])
  const light = lightOfCase(view)
  const markers = useMemo(
    () => [{ id: view.id, at: point, label: view.text, ...(light ? { light } : {}) }],
    [view.id, view.text, point, light],
  )
  const fit = useMemo<Bounds>(
    () => [point.lng - around, point.lat - around, point.lng + around, point.lat + around],
    [point],
  )
  return (
    <MapView
      label={t('field.where.map')}
      layers={layers}
      landscape={landscape}
      markers={markers}
      selected={view.id}
      fit={fit}
      height="16rem"
      list="none"
    />
  )
}
