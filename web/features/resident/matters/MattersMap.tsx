import { useMemo } from 'react'
import type { PublicCase } from '../../../../contract/public-case-routes.ts'
import { useBoundaries } from '../../../cases/places.ts'
import { MapView } from '../../../ui/map/MapView.tsx'
import { useWords } from '../../../words/words.tsx'

/** The matters on a map, as their list says them: nothing is on the map that the list doesn't have. */
export function MattersMap(props: {
  items: readonly PublicCase[]
  selected: string | null
  onSelect: (id: string) => void
}) {
  const { t, nameOf } = useWords()
  const streets = useBoundaries({ level: 'street', look: 'area' })
  const grids = useBoundaries({ level: 'grid', look: 'ground' })
  const layers = useMemo(() => [grids, streets].flatMap((layer) => (layer ? [layer] : [])), [grids, streets])
  const markers = useMemo(
    () =>
      props.items.flatMap((item) =>
        item.point ? [{ id: item.id, at: item.point, label: item.text || nameOf(item.category) }] : [],
      ),
    [props.items, nameOf],
  )
  return (
    <MapView
      label={t('doorstep.matters.title')}
      layers={layers}
      markers={markers}
      selected={props.selected}
      onSelect={props.onSelect}
      height="22rem"
      list="none"
    />
  )
}
