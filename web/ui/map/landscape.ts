import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as GlMap, LineLayerSpecification } from 'maplibre-gl'
import { useEffect } from 'react'
import type { LineKind, MapLayer } from './types.ts'

const source = 'landscape'

const colours = {
  light: { water: '#7ba7c9', rail: '#5f6873', gap: '#f4f6f8', casing: '#a9b2bc', road: '#f7e7bd', small: '#8f9aa6' },
  dark: { water: '#35608a', rail: '#8d97a3', gap: '#24282e', casing: '#59626d', road: '#6b5d36', small: '#6d7883' },
}

type Paint = LineLayerSpecification['paint']

/** How lines look, lowest first. Told apart by width and by pattern as well as by colour. */
function drawnAs(colour: (typeof colours)['light']): readonly (readonly [id: string, kind: LineKind, paint: Paint])[] {
  const wide = (at10: number, at17: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...[10, at10, 17, at17],
  ]
  return [
    ['river', 'river', { 'line-color': colour.water, 'line-width': wide(3, 22), 'line-opacity': 0.85 }],
    ['road', 'road', { 'line-color': colour.small, 'line-width': wide(0.6, 5) }],
    ['main-casing', 'main_road', { 'line-color': colour.casing, 'line-width': wide(2.4, 11) }],
    ['main', 'main_road', { 'line-color': colour.road, 'line-width': wide(1.2, 8) }],
    ['rail', 'railway', { 'line-color': colour.rail, 'line-width': wide(2, 5) }],
    ['rail-gaps', 'railway', { 'line-color': colour.gap, 'line-width': wide(1, 3), 'line-dasharray': [4, 4] }],
  ]
}

/** Draws rivers, railways and roads on what areas are filled with, and under their borders and all that is chosen. */
export function useLandscapeLines(
  map: GlMap | null,
  data: FeatureCollection | undefined,
  { scheme, layers }: { scheme: 'light' | 'dark'; layers: readonly MapLayer[] },
): void {
  useEffect(() => {
    if (!map || !data) return
    map.addSource(source, { type: 'geojson', data })
    const drawn = drawnAs(colours[scheme])
    for (const [id, kind, paint] of drawn)
      map.addLayer({
        ...{ id: `${source}.${id}`, type: 'line', source, filter: ['==', ['get', 'kind'], kind] },
        ...{ layout: { 'line-join': 'round', 'line-cap': 'butt' }, paint },
      })
    return () => {
      // A map that is gone has nothing left to take off.
      if (!map.style) return
      for (const [id] of drawn) map.removeLayer(`${source}.${id}`)
      map.removeSource(source)
    }
  }, [map, data, scheme])

  useEffect(() => {
    if (!map || !data || !(map.getSource(source) as GeoJSONSource | undefined)) return
    // Whatever came since lies above.
    const border = layers.map(({ id }) => `${id}.line`).find((id) => map.getLayer(id))
    for (const [id] of drawnAs(colours[scheme])) if (border) map.moveLayer(`${source}.${id}`, border)
  }, [map, data, layers, scheme])
}
