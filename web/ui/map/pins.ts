import { type Map as GlMap, Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import classes from './MapView.module.css'
import type { MapMarker } from './types.ts'

const shapes = {
  green: '<circle cx="8" cy="8" r="6.5"/>',
  amber: '<path d="M8 1.2 15.2 14.5H.8Z" stroke-linejoin="round"/>',
  red: '<rect x="1.8" y="1.8" width="12.4" height="12.4" rx="1.5"/>',
  none: '<circle cx="8" cy="8" r="5"/>',
} as const

type Shape = keyof typeof shapes

/** The shape of a light: disc, triangle, square as in `ClockLight`; a small ring where no clock runs. */
function shape(light: Shape): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  svg.dataset.light = light
  svg.innerHTML = shapes[light]
  return svg
}

function span(className: string | undefined, text: string): HTMLSpanElement {
  const element = document.createElement('span')
  element.className = className ?? ''
  // Drawn by the style: the name of the button says the same in words, and should not be read twice.
  element.dataset.text = text
  return element
}

function draw(marker: MapMarker, isSelected: boolean): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.title = marker.label
  // The list beside the map is the way for keyboards and screen readers.
  element.tabIndex = -1
  const light: Shape = marker.light && marker.light in shapes ? (marker.light as Shape) : 'none'
  element.dataset.light = light
  if (isSelected) element.dataset.selected = 'true'
  if (marker.group) {
    element.className = classes.group ?? ''
    element.append(span(classes.groupCount, marker.group.text))
    for (const part of marker.group.parts) {
      const counted = span(classes.groupPart, part.text)
      counted.dataset.light = part.light
      counted.prepend(shape(part.light))
      element.append(counted)
    }
    return element
  }
  element.className = classes.marker ?? ''
  element.append(shape(light))
  if (marker.tag) element.append(span(classes.tag, marker.tag))
  return element
}

/**
 * Keeps what lies on a map in step with `markers`. Whatever did not change stays as it is, so that a busy map doesn't
 * flicker; what comes in while somebody looks is marked for a moment.
 */
export function usePins(
  map: GlMap | null,
  props: {
    markers: readonly MapMarker[]
    selected?: string | null | undefined
    onSelect?: ((id: string) => void) | undefined
  },
): void {
  const { markers, selected } = props
  const select = useRef(props.onSelect)
  select.current = props.onSelect
  const kept = useRef(new Map<string, Marker>())

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new map has nothing of the old one on it
  useEffect(() => {
    const all = kept.current
    return () => {
      for (const marker of all.values()) marker.remove()
      all.clear()
    }
  }, [map])

  useEffect(() => {
    if (!map) return
    const all = kept.current
    const wanted = new Map(markers.map((marker) => [JSON.stringify([marker, marker.id === selected]), marker]))
    for (const [key, marker] of all) {
      if (wanted.has(key)) continue
      marker.remove()
      all.delete(key)
    }
    for (const [key, marker] of wanted) {
      if (all.has(key)) continue
      const element = draw(marker, marker.id === selected)
      element.addEventListener('click', (event) => {
        event.stopPropagation()
        select.current?.(marker.id)
      })
      const on = new Marker({ element, anchor: 'center' }).setLngLat(marker.at).addTo(map)
      element.setAttribute('aria-label', marker.label)
      all.set(key, on)
    }
  }, [map, markers, selected])

  useEffect(() => {
    if (!map || !selected) return
    const marker = markers.find((each) => each.id === selected)
    if (marker && !map.getBounds().contains(marker.at)) map.easeTo({ center: marker.at, duration: 200 })
  }, [map, markers, selected])
}
