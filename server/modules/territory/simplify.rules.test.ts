import { expect, test } from 'vitest'
import type { Boundary } from '../../../contract/territory.ts'
import { readBoundary } from './boundary.rules.ts'
import { simplify } from './simplify.rules.ts'

const wavy = (y: number, from: number, to: number) =>
  Array.from({ length: 101 }, (_, i) => {
    const x = from + ((to - from) * i) / 100
    return [x, y + Math.sin(x * 900) * 0.00002]
  })

test('two neighbours keep one border between them, drawn with fewer points', () => {
  const border = wavy(30, 120, 120.1)
  const north: Boundary = {
    type: 'Polygon',
    coordinates: [[...border, [120.1, 30.1], [120, 30.1], border[0] as number[]]],
  }
  const south: Boundary = {
    type: 'Polygon',
    coordinates: [[...border.toReversed(), [120, 29.9], [120.1, 29.9], border[100] as number[]]],
  }
  const [n, s] = simplify([north, south], 0.0001) as [Boundary, Boundary]
  const keys = (b: Boundary) =>
    new Set((b.coordinates[0] as number[][]).filter((p) => Math.abs((p[1] ?? 0) - 30) < 0.01).map(String))
  expect(keys(n)).toEqual(keys(s))
  expect(keys(n).size).toBeLessThan(10)
})

test('an island smaller than the tolerance is still drawn, and every drawn boundary can be read again', () => {
  const tiny: Boundary = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [120, 30],
          [120.00002, 30],
          [120.00002, 30.00002],
          [120, 30],
        ],
      ],
      [
        wavy(30, 121, 121.1).concat([
          [121.05, 31],
          [121, 30 + Math.sin(121 * 900) * 0.00002],
        ]),
      ],
    ],
  }
  const [drawn] = simplify([tiny], 0.001) as [Boundary]
  expect(readBoundary(drawn)).toHaveProperty('boundary')
})

test.each([
  ['unit.geometry_type', { type: 'LineString', coordinates: [] }],
  ['unit.geometry_shape', { type: 'Polygon', coordinates: [[['120', '30']]] }],
  ['unit.geometry_shape', { type: 'Polygon' }],
  ['unit.geometry_shape', 'POLYGON((0 0,1 0,1 1,0 0))'],
  [
    'unit.geometry_range',
    {
      type: 'Polygon',
      coordinates: [
        [
          [500000, 3300000],
          [500100, 3300000],
          [500100, 3300100],
          [500000, 3300000],
        ],
      ],
    },
  ],
  [
    'unit.geometry_open',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    },
  ],
  [
    'unit.geometry_short',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    },
  ],
  [
    'unit.geometry_flat',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ],
      ],
    },
  ],
])('a boundary that is none is refused as %s', (reason, geometry) => {
  expect(readBoundary(geometry)).toMatchObject({ fault: { reason } })
})
