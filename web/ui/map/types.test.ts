import type { FeatureCollection } from 'geojson'
import { expect, test } from 'vitest'
import { boundsOf, middleOf } from './types.ts'

const square = (x: number, y: number, side: number): number[][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]
const collection = (...rings: number[][][]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: rings.map((ring) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [ring] },
  })),
})

test('a map shows everything that is on it', () => {
  expect(boundsOf([collection(square(10, 20, 1), square(12, 22, 2))], [{ lng: 9, lat: 21 }])).toEqual([9, 20, 14, 24])
  expect(boundsOf([collection()])).toBeUndefined()
})

test('a name stands in the middle of the largest part of its area', () => {
  const geometry = { type: 'MultiPolygon' as const, coordinates: [[square(0, 0, 1)], [square(116.3, 39.9, 0.004)]] }
  expect(middleOf(geometry)).toEqual({ lng: 0.5, lat: 0.5 })
  const small = middleOf({ type: 'Polygon', coordinates: [square(116.3, 39.9, 0.004)] })
  expect(small?.lng).toBeCloseTo(116.302, 9)
  expect(small?.lat).toBeCloseTo(39.902, 9)
})
