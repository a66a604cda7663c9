import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { read } from '../../../app/api.ts'
import { useLandscape } from '../../../cases/landscape.ts'
import { useBoundaries, usePlaces } from '../../../cases/places.ts'
import type { Bounds, LatLng } from '../../../ui/map/types.ts'
import { PlacePicker } from '../../../ui/PlacePicker.tsx'
import { useWords } from '../../../words/words.tsx'

/** Where a station is, chosen on the map of its unit with the buildings; its coordinates stand beside it, to be typed as well. */
export function PlaceOnMap(props: { unitId: string | null; lat: string; lng: string; onPick: (at: LatLng) => void }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { describe } = usePlaces()
  const { unitId, lat, lng } = props
  const grids = useBoundaries({ level: 'grid', look: 'area', wanted: isOpen })
  const landscape = useLandscape(isOpen)
  const unit = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: unitId ?? '' } } }),
    enabled: isOpen && unitId !== null,
    staleTime: 600_000,
  })
  const [x, y] = [Number(lng), Number(lat)]
  const isThere = lat.trim() !== '' && lng.trim() !== '' && Number.isFinite(x) && Number.isFinite(y)
  const box = unit.data?.box as Bounds | null | undefined
  const map = useMemo(
    () => ({ layers: grids ? [grids] : [], landscape, ...(box ? { fit: box } : {}) }),
    [grids, box, landscape],
  )
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('stations.form.on_map')}</summary>
      {isOpen ? (
        <PlacePicker
          only="map"
          value={isThere ? { kind: 'point', point: { lat: y, lng: x } } : null}
          onChange={(place) => {
            if (place?.kind === 'point') props.onPick(place.point)
          }}
          search={async () => []}
          describe={describe}
          map={map}
        />
      ) : null}
    </details>
  )
}
