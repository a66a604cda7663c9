import 'maplibre-gl/dist/maplibre-gl.css'
import { useComputedColorScheme } from '@mantine/core'
import {
  type FillLayerSpecification,
  type GeoJSONSource,
  Map as GlMap,
  type LineLayerSpecification,
  Marker,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../words/words.tsx'
import { buildingsSource } from './buildings.ts'
import { useHandles } from './handles.ts'
import { useHeat } from './heat.ts'
import { useLandscapeLines } from './landscape.ts'
import classes from './MapView.module.css'
import { usePins } from './pins.ts'
import { useTiles } from './tiles.ts'
import {
  type Bounds,
  boundsOf,
  type HeatCell,
  type LatLng,
  type MapHandles,
  type MapLayer,
  type MapMarker,
  type MapSight,
  type MapTiles,
  middleOf,
} from './types.ts'

setWorkerUrl(workerUrl)

/** What the drawing part of a map needs; `MapView` fills it. */
export interface MapCanvasProps {
  label: string
  layers: readonly MapLayer[]
  tiles?: readonly MapTiles[] | undefined
  markers: readonly MapMarker[]
  selected?: string | null
  onSelect?: (id: string) => void
  picked?: LatLng | null
  onPick?: (at: LatLng) => void
  fit?: Bounds
  heat?: readonly HeatCell[] | undefined
  landscape?: MapLayer['data'] | undefined
  handles?: MapHandles | undefined
  /** Tells what part of the world is shown, at first and whenever it has changed. */
  onSight?: ((sight: MapSight) => void) | undefined
  /** Fills it with a way to ask for the middle of the map: the keyboard's way of pointing. */
  onReady?: (middle: () => LatLng) => void
}

const colours = {
  light: { ground: '#e9edf1', line: '#b9c3cd', area: '#ffffff', strong: '#2c5f86', text: '#3d4752', wrong: '#8a2f6b' },
  dark: { ground: '#1b1e22', line: '#4a535e', area: '#24282e', strong: '#6c9ec4', text: '#c7ced6', wrong: '#e08cc4' },
}

function background(scheme: 'light' | 'dark'): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [{ id: 'background', type: 'background', paint: { 'background-color': colours[scheme].ground } }],
  }
}

/** The map itself, on WebGL, from our own boundaries only: no tiles, glyphs or sprites from anywhere else. */
export function MapCanvas(props: MapCanvasProps) {
  const { t } = useWords()
  const scheme = useComputedColorScheme('light')
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<GlMap | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (!box.current) return
    let made: GlMap
    try {
      const { fit, layers, markers } = latest.current
      const bounds =
        fit ??
        boundsOf(
          layers.map((layer) => layer.data),
          markers.map((marker) => marker.at),
        )
      made = new GlMap({
        container: box.current,
        style: background(scheme),
        ...(bounds ? { bounds, fitBoundsOptions: { padding: 24, maxZoom: 17 } } : { center: [0, 20], zoom: 1 }),
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        fadeDuration: 0,
        // Else a printed map is an empty frame.
        canvasContextAttributes: { preserveDrawingBuffer: true },
        cooperativeGestures: matchMedia('(pointer: coarse)').matches && latest.current.onPick === undefined,
      })
    } catch {
      setFailed(true)
      return
    }
    made.touchZoomRotate.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    const canvas = made.getCanvas()
    canvas.setAttribute('aria-label', latest.current.label)
    const ready = () => {
      setMap(made)
      latest.current.onReady?.(() => {
        const middle = made.getCenter()
        return { lat: middle.lat, lng: middle.lng }
      })
    }
    made.on('load', ready)
    const look = () => {
      const bounds = made.getBounds()
      const box: Bounds = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
      latest.current.onSight?.({ box, zoom: made.getZoom() })
    }
    made.on('load', look)
    made.on('moveend', look)
    made.on('click', (event) => latest.current.onPick?.({ lat: event.lngLat.lat, lng: event.lngLat.lng }))
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !latest.current.onPick) return
      event.preventDefault()
      const middle = made.getCenter()
      latest.current.onPick({ lat: middle.lat, lng: middle.lng })
    }
    canvas.addEventListener('keydown', key)
    return () => {
      setMap(null)
      made.remove()
    }
    // A change of colours draws the map anew: it is rare, and simpler than repainting each layer.
  }, [scheme])

  useTiles(map, props.tiles, colours[scheme])
  useLayers(map, props.layers, scheme)
  useLandscapeLines(map, props.landscape, { scheme, layers: props.layers })
  usePins(map, props)
  usePicked(map, props.picked)
  useHeat(map, props.heat, scheme)
  useHandles(map, props.handles)

  const { fit } = props
  const fitted = fit?.join()
  useEffect(() => {
    if (!map || !fitted) return
    map.fitBounds(fitted.split(',').map(Number) as Bounds, { padding: 24, maxZoom: 17, duration: 0 })
  }, [map, fitted])

  if (failed) return <p className={classes.failed}>{t('ui.map.failed')}</p>
  return <div ref={box} className={classes.canvas} data-pick={props.onPick ? true : undefined} />
}

function useLayers(map: GlMap | null, layers: readonly MapLayer[], scheme: 'light' | 'dark') {
  const latest = useRef(layers)
  latest.current = layers
  useEffect(() => {
    if (!map) return
    const colour = colours[scheme]
    const labels: Marker[] = []
    const wanted = new Set<string>()
    for (const layer of layers) {
      wanted.add(layer.id)
      const source = map.getSource(layer.id) as GeoJSONSource | undefined
      if (source) source.setData(layer.data)
      else {
        map.addSource(layer.id, { type: 'geojson', data: layer.data })
        const strong = layer.look === 'strong'
        const shade = layer.look === 'shade'
        const paint = drawnAs(layer.look, colour)
        // Ground that comes late must not cover what lies on it.
        const lies = layer.look === 'ground' || layer.look === 'area' || shade
        const above = [...(lies ? [`${buildingsSource}.tile-fill`] : []), 'heat']
        const below = above.find((id) => map.getLayer(id))
        map.addLayer(
          {
            id: `${layer.id}.fill`,
            type: 'fill',
            source: layer.id,
            filter: ['==', ['geometry-type'], 'Polygon'],
            paint: paint?.fill ?? {
              'fill-color': strong || shade ? colour.strong : colour.area,
              'fill-opacity': shade ? ['coalesce', ['get', 'shade'], 0] : strong ? 0.16 : 0.85,
            },
          },
          below,
        )
        map.addLayer(
          {
            id: `${layer.id}.line`,
            type: 'line',
            source: layer.id,
            paint: paint?.line ?? {
              'line-color': strong ? colour.strong : colour.line,
              'line-width': strong ? 2.5 : layer.look === 'area' || shade ? 1.5 : 0.8,
            },
          },
          below,
        )
        map.on('click', `${layer.id}.fill`, (event) => {
          const hit = event.features?.[0]
          if (hit) latest.current.find((each) => each.id === layer.id)?.onPick?.(hit.properties)
        })
      }
      if (layer.label)
        for (const feature of layer.data.features) {
          const middle = middleOf(feature.geometry)
          const text = feature.properties?.[layer.label]
          if (!middle || typeof text !== 'string') continue
          const element = document.createElement('span')
          element.className = classes.label ?? ''
          element.textContent = text
          labels.push(new Marker({ element, anchor: 'center' }).setLngLat(middle).addTo(map))
          // What is written on a map is in its list as well; here it would only be read out of order.
          element.setAttribute('aria-hidden', 'true')
          element.removeAttribute('role')
          element.removeAttribute('tabindex')
        }
    }
    for (const id of Object.keys(map.getStyle()?.sources ?? {})) {
      if (wanted.has(id) || !map.getLayer(`${id}.fill`)) continue
      map.removeLayer(`${id}.fill`)
      map.removeLayer(`${id}.line`)
      map.removeSource(id)
    }
    const thin = () => thinOut(labels)
    thin()
    map.on('moveend', thin)
    return () => {
      map.off('moveend', thin)
      for (const label of labels) label.remove()
    }
  }, [map, layers, scheme])
}

type Paint = { fill: FillLayerSpecification['paint']; line: LineLayerSpecification['paint'] }

/** How what is being drawn looks; undefined for the looks of every map. */
function drawnAs(look: MapLayer['look'], colour: (typeof colours)['light']): Paint | undefined {
  if (look === 'fresh')
    return {
      fill: { 'fill-color': colour.strong, 'fill-opacity': 0.3 },
      line: { 'line-color': colour.strong, 'line-width': 1.8 },
    }
  if (look === 'wrong')
    return {
      fill: { 'fill-color': colour.wrong, 'fill-opacity': 0.45 },
      line: { 'line-color': colour.wrong, 'line-width': 3, 'line-dasharray': [2, 1] },
    }
  if (look === 'sketch')
    return {
      fill: { 'fill-color': colour.strong, 'fill-opacity': 0.12 },
      line: { 'line-color': colour.strong, 'line-width': 3, 'line-dasharray': [2, 1.5] },
    }
  return undefined
}

/** Hides labels that would lie on top of one that is already there. */
function thinOut(labels: readonly Marker[]): void {
  const taken: DOMRect[] = []
  for (const label of labels) {
    const element = label.getElement()
    element.style.visibility = 'visible'
    const box = element.getBoundingClientRect()
    const hit = taken.some(
      (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
    )
    if (hit) element.style.visibility = 'hidden'
    else taken.push(box)
  }
}

/** The pin at a place somebody picked. */
function usePicked(map: GlMap | null, picked: LatLng | null | undefined) {
  const lat = picked?.lat
  const lng = picked?.lng
  useEffect(() => {
    if (!map || lat === undefined || lng === undefined) return
    const element = document.createElement('div')
    element.className = classes.pin ?? ''
    element.innerHTML =
      '<svg viewBox="0 0 32 42" width="36" height="47" aria-hidden="true"><path d="M16 1C7.7 1 1 7.6 1 15.8 1 27 16 41 16 41s15-14 15-25.2C31 7.6 24.3 1 16 1Z" fill="#2c5f86" stroke="#fff" stroke-width="2"/><circle cx="16" cy="16" r="5.5" fill="#fff"/></svg>'
    const pin = new Marker({ element, anchor: 'bottom' }).setLngLat({ lat, lng }).addTo(map)
    element.setAttribute('aria-hidden', 'true')
    element.removeAttribute('tabindex')
    element.removeAttribute('role')
    if (!map.getBounds().contains({ lat, lng })) map.easeTo({ center: { lat, lng }, zoom: Math.max(map.getZoom(), 15) })
    return () => {
      pin.remove()
    }
  }, [map, lat, lng])
}
