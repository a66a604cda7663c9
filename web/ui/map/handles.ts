import type { FeatureCollection } from 'geojson'
import { type GeoJSONSource, type Map as GlMap, Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import classes from './MapView.module.css'
import type { LatLng, MapHandles } from './types.ts'

const id = 'handles-trace'
const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
/** Pixels an arrow key moves a corner; with Shift ten times as far. */
const nudge = 2

/** Corners as buttons on the map: dragged by hand, or focused and moved with the arrow keys. */
export function useHandles(map: GlMap | null, handles: MapHandles | undefined): void {
  const latest = useRef(handles)
  latest.current = handles
  const kept = useRef(new Map<string, Marker>())
  const dragged = useRef<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new map has nothing of the old one on it
  useEffect(() => {
    const all = kept.current
    return () => {
      for (const marker of all.values()) marker.remove()
      all.clear()
    }
  }, [map])

  const items = handles?.items
  useEffect(() => {
    if (!map) return
    const all = kept.current
    const wanted = new Map((items ?? []).map((item) => [item.id, item]))
    for (const [key, marker] of all) {
      if (wanted.has(key)) continue
      marker.remove()
      all.delete(key)
    }
    for (const [key, item] of wanted) {
      let marker = all.get(key)
      if (!marker) {
        marker = make(map, key, { latest, dragged }).setLngLat(item.at).addTo(map)
        all.set(key, marker)
      } else if (dragged.current !== key) marker.setLngLat(item.at)
      const element = marker.getElement()
      element.dataset.kind = item.kind
      element.setAttribute('aria-label', item.label)
      element.title = item.label
      if (item.selected) element.dataset.selected = 'true'
      else delete element.dataset.selected
    }
  }, [map, items])
}

function make(
  map: GlMap,
  key: string,
  { latest, dragged }: { latest: { current: MapHandles | undefined }; dragged: { current: string | null } },
): Marker {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = classes.handle ?? ''
  const marker = new Marker({ element, anchor: 'center', draggable: true })
  const draw = (to: LatLng) => trace(map, latest.current?.trace(key, to) ?? nothing)
  marker.on('dragstart', () => {
    dragged.current = key
  })
  marker.on('drag', () => draw(marker.getLngLat()))
  marker.on('dragend', () => {
    dragged.current = null
    trace(map, nothing)
    const { lat, lng } = marker.getLngLat()
    latest.current?.onMove(key, { lat, lng })
  })
  element.addEventListener('click', (event) => {
    event.stopPropagation()
    latest.current?.onSelect?.(key)
  })
  element.addEventListener('focus', () => latest.current?.onSelect?.(key))
  element.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const pixel = map.project(marker.getLngLat())
    const far = nudge * (event.shiftKey ? 10 : 1)
    const { lat, lng } = map.unproject([pixel.x + step[0] * far, pixel.y + step[1] * far])
    latest.current?.onMove(key, { lat, lng })
  })
  return marker
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** Draws the borders as they would be. */
function trace(map: GlMap, data: FeatureCollection): void {
  const source = map.getSource(id) as GeoJSONSource | undefined
  if (source) {
    source.setData(data)
    return
  }
  map.addSource(id, { type: 'geojson', data })
  map.addLayer({
    id,
    type: 'line',
    source: id,
    paint: { 'line-color': '#2c5f86', 'line-width': 2, 'line-dasharray': [2, 2] },
  })
}
