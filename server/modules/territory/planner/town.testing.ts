import { seeded } from './random.rules.ts'

/** A made-up building of a test, in metres from the corner of its town. */
export interface Block {
  id: string
  x: number
  y: number
  width: number
  depth: number
  households: number
  entrances?: number
}

const metre = { lon: 1 / 95_000, lat: 1 / 110_900 }
const place = (x: number, y: number): [number, number] => [117 + x * metre.lon, 31.8 + y * metre.lat]

/** Rows of mixed houses: low ones with 1 to 3 households, slabs with several entrances, sheds without households. */
export function rows(count: number, seed: number): Block[] {
  const random = seeded(seed)
  const across = Math.ceil(Math.sqrt(count))
  return Array.from({ length: count }, (_, i) => {
    const kind = random()
    const slab = kind < 0.3
    const entrances = slab ? 2 + Math.floor(random() * 4) : 1
    return {
      id: `B${i}`,
      x: (i % across) * 70 + random() * 8,
      y: Math.floor(i / across) * 35 + random() * 6,
      width: slab ? 50 : 12,
      depth: 12,
      households: slab ? entrances * (8 + Math.floor(random() * 8)) : kind < 0.85 ? 1 + Math.floor(random() * 3) : 0,
      ...(slab ? { entrances } : {}),
    }
  })
}

/** Buildings as their file holds them. */
export function buildingsFile(blocks: readonly Block[]): unknown {
  return {
    type: 'FeatureCollection',
    features: blocks.map(({ id, x, y, width, depth, households, entrances }) => ({
      type: 'Feature',
      properties: { id, households, ...(entrances ? { entrances } : {}) },
      geometry: { type: 'Polygon', coordinates: [ringOf(x, y, width, depth)] },
    })),
  }
}

/** A rectangle of ground as a file, with a rectangular hole where one is asked for. */
export function areaFile(box: Box, hole?: Box): unknown {
  const rings = [box, ...(hole ? [hole] : [])].map(({ x, y, width, depth }) => ringOf(x, y, width, depth))
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: rings } }
}

/** A line nobody crosses, as a file. */
export function barrierFile(points: readonly (readonly [number, number])[]): unknown {
  const coordinates = points.map(([x, y]) => place(x, y))
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } }
}

interface Box {
  x: number
  y: number
  width: number
  depth: number
}

function ringOf(x: number, y: number, width: number, depth: number): [number, number][] {
  return [place(x, y), place(x + width, y), place(x + width, y + depth), place(x, y + depth), place(x, y)]
}

interface BuildingFile {
  type: string
  features: {
    type: string
    properties: { id: string; households: number; entrances?: number }
    geometry: { type: string; coordinates: unknown }
  }[]
}

/** The same town a year on: of a share of its buildings a third are gone, a third hold more or fewer households, a third have got a neighbour. */
export function aYearOn(town: unknown, { seed, share = 0.01 }: { seed: number; share?: number }): unknown {
  const random = seeded(seed)
  const { features, ...file } = town as BuildingFile
  return {
    ...file,
    features: features.flatMap((feature, n) => {
      if (random() >= share) return [feature]
      const { properties, geometry } = feature
      const what = random()
      if (what < 1 / 3) return []
      const households = Math.round(properties.households * (0.5 + random()))
      if (what < 2 / 3) return [{ ...feature, properties: { ...properties, households } }]
      const beside = { ...geometry, coordinates: shifted(geometry.coordinates) }
      return [feature, { ...feature, properties: { ...properties, id: `new ${n}` }, geometry: beside }]
    }),
  }
}

/** Some ten metres to the north-east. */
const shifted = (coordinates: unknown): unknown => {
  if (!Array.isArray(coordinates)) return coordinates
  const [lon, lat] = coordinates
  return typeof lon === 'number' ? [lon + 0.00012, Number(lat) + 0.00006] : coordinates.map(shifted)
}
