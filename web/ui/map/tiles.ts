import type { Map as GlMap, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { buildingsSource } from './buildings.ts'
import type { MapTiles } from './types.ts'

/** Colours of what comes in tiles. */
interface TileColours {
  line: string
  area: string
  strong: string
}

/** Draws what comes in vector tiles below everything else on the map: only what is in sight is ever fetched. */
export function useTiles(map: GlMap | null, tiles: readonly MapTiles[] | undefined, colour: TileColours): void {
  const latest = useRef(tiles)
  latest.current = tiles
  useEffect(() => {
    if (!map || !tiles) return
    const lowest = map.getStyle().layers.find(({ id }) => id !== 'background')?.id
    // Areas would hide buildings.
    const aboveAreas = map.getLayer('heat') ? 'heat' : undefined
    const undo: (() => void)[] = []
    for (const { id, address, holds, from = 0 } of tiles) {
      const full = new URL(address, location.origin).href.replaceAll('%7B', '{').replaceAll('%7D', '}')
      map.addSource(id, { type: 'vector', tiles: [full], minzoom: from, maxzoom: 16 })
      const over = id === buildingsSource ? aboveAreas : lowest
      const buildings = holds === 'buildings'
      const common = { source: id, 'source-layer': holds, minzoom: from }
      map.addLayer(
        {
          ...common,
          ...{ id: `${id}.tile-fill`, type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'] },
          paint: buildings
            ? { 'fill-color': colour.strong, 'fill-opacity': 0.35 }
            : { 'fill-color': colour.area, 'fill-opacity': 0.85 },
        },
        over,
      )
      map.addLayer(
        {
          ...common,
          ...{ id: `${id}.tile-line`, type: 'line', filter: ['==', ['geometry-type'], 'Polygon'] },
          paint: { 'line-color': buildings ? colour.strong : colour.line, 'line-width': buildings ? 0.6 : 1.2 },
        },
        over,
      )
      map.addLayer(
        {
          ...common,
          ...{ id: `${id}.tile-point`, type: 'circle', filter: ['==', ['geometry-type'], 'Point'] },
          paint: { 'circle-color': colour.strong, 'circle-radius': 3 },
        },
        over,
      )
      const click = (event: MapMouseEvent & { features?: { properties: Record<string, unknown> }[] }) => {
        const hit = event.features?.[0]
        if (hit) latest.current?.find((each) => each.id === id)?.onPick?.(hit.properties)
      }
      map.on('click', `${id}.tile-fill`, click)
      undo.push(() => {
        map.off('click', `${id}.tile-fill`, click)
        for (const part of ['fill', 'line', 'point']) map.removeLayer(`${id}.tile-${part}`)
        map.removeSource(id)
      })
    }
    return () => {
      // A map that is gone has nothing left to take off.
      if (map.style) for (const each of undo) each()
    }
  }, [map, tiles, colour])
}
