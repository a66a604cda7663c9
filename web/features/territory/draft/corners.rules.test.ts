import { expect, test } from 'vitest'
import type { Boundary } from '../../../../contract/territory.ts'
import {
  addCorner,
  byMetres,
  lineThrough,
  moveCorner,
  readBoundary,
  readPositions,
  removeCorner,
  sharers,
} from './corners.rules.ts'

const box = (x: number): Boundary => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 0],
      [x + 1, 0],
      [x + 1, 1],
      [x, 1],
      [x, 0],
    ],
  ],
})
const drawn = { west: box(0), east: box(1), far: box(7) }

test('a border moves for both who share it, also where a ring begins', () => {
  const moved = moveCorner(drawn, [1, 0], [1.2, 0])
  expect(moved.west?.coordinates[0]).toContainEqual([1.2, 0])
  const ring = moved.east?.coordinates[0]
  expect([ring?.[0], ring?.at(-1)]).toEqual([
    [1.2, 0],
    [1.2, 0],
  ])
  expect(moved.far).toBe(drawn.far)
  expect(sharers(drawn, 'west', [1, 1])).toEqual(['east'])
  expect(sharers(drawn, 'west', [0, 1])).toEqual([])
})

test('a corner put into a shared border is a corner of both, and can be taken out again', () => {
  const more = addCorner(drawn, { from: [1, 0], to: [1, 1], at: [1.1, 0.5] })
  expect(more.west?.coordinates[0]?.[2]).toEqual([1.1, 0.5])
  expect(more.east?.coordinates[0]).toHaveLength(6)
  expect(removeCorner(more, [1.1, 0.5])).toEqual(drawn)
  const triangle = removeCorner(drawn, [0, 0])
  expect(triangle?.west?.coordinates[0]).toHaveLength(4)
  expect(triangle && removeCorner(triangle, [0, 1])).toBeUndefined()
})

test('places are read as people paste them', () => {
  expect(readPositions('116.5, 39.9\n116.6 39.8\n')).toEqual([
    [116.5, 39.9],
    [116.6, 39.8],
  ])
  expect(readPositions('{"type":"LineString","coordinates":[[1,2],[3,4]]}')).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(readPositions('116.5')).toBeUndefined()
  expect(readPositions('north, south\nhere, there')).toBeUndefined()
  const feature = JSON.stringify({ type: 'Feature', properties: {}, geometry: box(0) })
  expect(readBoundary(feature)).toEqual(box(0))
  expect(readBoundary(JSON.stringify({ type: 'FeatureCollection', features: [JSON.parse(feature)] }))).toEqual(box(0))
  expect(readBoundary('{"type":"Point","coordinates":[1,2]}')).toBeUndefined()
  expect(readBoundary('{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}')).toBeUndefined()
  expect(readBoundary('hello')).toBeUndefined()
})

test('metres are metres, to the north and to the east', () => {
  const [lng, lat] = byMetres([116, 60], { east: 100, north: 100 })
  expect((lat - 60) * 111_320).toBeCloseTo(100, 0)
  expect((lng - 116) * 111_320 * 0.5).toBeCloseTo(100, 0)
  expect(lineThrough(box(0), 'across')).toEqual([
    [0, 0.5],
    [1, 0.5],
  ])
})
