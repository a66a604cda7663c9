import Flatbush from 'flatbush'
import { type Boundary, type Level, levels } from '../../../contract/territory.ts'
import { contains, metresPerDegree, metresToEdge, type Outline, outlineOf } from './outline.rules.ts'
import { atOnce } from './pieces.rules.ts'

/** What the index needs to know of a unit. */
export interface PlacedUnit {
  id: string
  level: Level
  /** Ids from the district down to the unit itself. */
  path: readonly string[]
  boundary: Boundary | null
}

/** Where a point lies: the deepest unit known there, and so every unit above it. */
export interface Placement {
  unitId: string
  level: Level
  /** Ids from the district down to `unitId`. */
  path: readonly string[]
  /** How far outside the unit's boundary the point is; 0 inside. */
  metres: number
  district?: string
  street?: string
  community?: string
  grid?: string
  microgrid?: string
}

/** All boundaries of one tenant, ready for questions. Made by `buildIndex`, never changed. */
export interface TerritoryIndex {
  /** Deepest level first; levels without any boundary are left out. */
  layers: readonly Layer[]
}

interface Layer {
  level: Level
  /** Smallest area first, then by id: of two that contain a point, or are equally near, the first is taken. The boundaries themselves are let go. */
  outlines: readonly Outline[]
  placements: readonly Placement[]
  boxes: Flatbush
}

/** Within this many metres of the nearest boundary counts as inside: house numbers are geocoded to the middle of the street. */
export const nearMetres = 50

/** Builds the index. Units without a boundary are left out; the order of `units` makes no difference. */
export const buildIndex = (units: Iterable<PlacedUnit>): TerritoryIndex => atOnce(indexing(units))

/** The same in pieces: the borders of a whole district take a while. */
export function* indexing(units: Iterable<PlacedUnit>): Generator<undefined, TerritoryIndex> {
  const byLevel = new Map<Level, { unit: PlacedUnit; outline: Outline }[]>()
  const levelOf = new Map<string, Level>()
  for (const unit of units) {
    levelOf.set(unit.id, unit.level)
    if (!unit.boundary) continue
    const layer = byLevel.get(unit.level) ?? []
    layer.push({ unit, outline: outlineOf(unit.boundary) })
    byLevel.set(unit.level, layer)
    yield
  }
  const layers: Layer[] = []
  for (const level of [...levels].reverse()) {
    const found = byLevel.get(level)
    if (!found) continue
    found.sort((a, b) => a.outline.area - b.outline.area || (a.unit.id < b.unit.id ? -1 : 1))
    const boxes = new Flatbush(found.length)
    for (const { outline } of found) boxes.add(outline.minX, outline.minY, outline.maxX, outline.maxY)
    boxes.finish()
    yield
    layers.push({
      level,
      outlines: found.map(({ outline }) => outline),
      placements: found.map(({ unit }) => Object.freeze(placementOf(unit, levelOf))),
      boxes,
    })
  }
  return { layers }
}

function placementOf(unit: PlacedUnit, levelOf: ReadonlyMap<string, Level>): Placement {
  const placement: Placement = { unitId: unit.id, level: unit.level, path: unit.path, metres: 0 }
  for (const id of unit.path) {
    const level = levelOf.get(id)
    if (level) placement[level] = id
  }
  return placement
}

/**
 * The units a point lies in (degrees WGS 84), or undefined outside everything.
 *
 * The deepest unit that contains the point decides. Where the lower levels have a gap, the nearest unit of a lower level
 * within 50 m is taken, provided it belongs to the one that contains the point; else the answer is as deep as is known.
 * Outside every boundary the nearest unit within 50 m is taken. Of equals, the deeper, then the smaller, then the first by id:
 * the same point always has the same answer.
 */
export function placeAt(index: TerritoryIndex, point: { lat: number; lng: number }): Placement | undefined {
  const { layers } = index
  let placed: Placement | undefined
  let depth = 0
  while (!placed && depth < layers.length) placed = containing(layers[depth++] as Layer, point.lng, point.lat)
  if (placed && depth === 1) return placed
  let deeper = nearest(layers, placed ? depth - 1 : layers.length, point, placed?.unitId)
  while (deeper) {
    placed = deeper
    const below = layers.findIndex((layer) => layer.level === deeper?.level)
    deeper = nearest(layers, below, point, placed.unitId)
  }
  return placed
}

function containing(layer: Layer, x: number, y: number): Placement | undefined {
  let best = -1
  layer.boxes.search(x, y, x, y, (unit) => {
    if ((best < 0 || unit < best) && contains(layer.outlines[unit] as Outline, x, y)) best = unit
    return false
  })
  return best < 0 ? undefined : layer.placements[best]
}

/** The nearest unit within 50 m among the first `count` layers, below the unit `under` where one is given. */
function nearest(
  layers: readonly Layer[],
  count: number,
  point: { lat: number; lng: number },
  under: string | undefined,
): Placement | undefined {
  if (count <= 0) return undefined
  const { lng: x, lat: y } = point
  const metres = metresPerDegree(y)
  // A little wider than 50 m: the box only picks candidates, the distance decides.
  const padX = (nearMetres * 1.01) / Math.max(metres.x, 1)
  const padY = (nearMetres * 1.01) / metres.y
  let best: Placement | undefined
  let least = nearMetres
  for (const layer of layers.slice(0, count)) {
    const candidates = layer.boxes.search(x - padX, y - padY, x + padX, y + padY).sort((a, b) => a - b)
    for (const unit of candidates) {
      const placement = layer.placements[unit] as Placement
      if (under !== undefined && !placement.path.includes(under)) continue
      const outline = layer.outlines[unit] as Outline
      const away = contains(outline, x, y) ? 0 : wholeMillimetres(metresToEdge(outline, x, y))
      if (away < least || (away === least && !best)) {
        least = away
        best = placement
      }
    }
  }
  return best && { ...best, metres: least }
}

/** So that borders drawn on the same line, with other corners, are equally far. */
const wholeMillimetres = (metres: number): number => Math.round(metres * 1000) / 1000

/** West, south, east and north of a unit's boundary in degrees, or undefined where it has none. */
export function boxesOf(index: TerritoryIndex): Map<string, [number, number, number, number]> {
  const boxes = new Map<string, [number, number, number, number]>()
  for (const layer of index.layers) {
    layer.placements.forEach(({ unitId }, i) => {
      const { minX, minY, maxX, maxY } = layer.outlines[i] as Outline
      boxes.set(unitId, [minX, minY, maxX, maxY])
    })
  }
  return boxes
}
