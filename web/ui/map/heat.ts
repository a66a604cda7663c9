import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { HeatCell } from './types.ts'

const id = 'heat'

/** Draws how dense things lie, in shades of the one accent: green, amber and red belong to clocks. */
export function useHeat(map: GlMap | null, cells: readonly HeatCell[] | undefined, scheme: 'light' | 'dark'): void {
  useEffect(() => {
    if (!map || !cells) return
    const most = cells.reduce((max, [, , n]) => Math.max(max, n), 1)
    const data = {
      type: 'FeatureCollection' as const,
      features: cells.map(([lat, lng, n]) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [lng, lat] },
        properties: { weight: Math.sqrt(n / most) },
      })),
    }
    const source = map.getSource(id) as GeoJSONSource | undefined
    if (source) source.setData(data)
    else {
      map.addSource(id, { type: 'geojson', data })
      const [thin, middle, dense] =
        scheme === 'dark'
          ? (['#2f5f8699', '#6c9ec4', '#cfe3f3'] as const)
          : (['#8fb5d399', '#3a76a3', '#0f3b5c'] as const)
      map.addLayer({
        id,
        type: 'heatmap',
        source: id,
        paint: {
          'heatmap-weight': ['get', 'weight'],
          'heatmap-radius': 26,
          'heatmap-intensity': 0.9,
          'heatmap-opacity': 0.85,
          'heatmap-color': [
            'interpolate',
            ['linear'],
            ['heatmap-density'],
            0,
            scheme === 'dark' ? 'rgba(47,95,134,0)' : 'rgba(143,181,211,0)',
            0.15,
            thin,
            0.5,
            middle,
            1,
            dense,
          ],
        },
      })
    }
  }, [map, cells, scheme])

  const isWanted = cells !== undefined
  useEffect(() => {
    if (!map || !isWanted) return
    return () => {
      // The map itself may be gone by now.
      if (!map.style) return
      if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource(id)) map.removeSource(id)
    }
  }, [map, isWanted])
}
