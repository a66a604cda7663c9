import { LandscapeKind } from '../../../../contract/landscape.ts'
import type { Refusal } from '../import/map-unit.rules.ts'
import type { SourceRow } from '../import/read-rows.ts'
import { plainText, shortText } from '../import/source-text.rules.ts'
import { metresPerDegree } from '../outline.rules.ts'
import { simplifyLine } from '../simplify.rules.ts'

/** A river, a railway or a road as it is kept. Geometries are texts: nobody reads into them before a map or a plan does. */
export interface Line {
  kind: LandscapeKind
  nameEn: string | null
  nameZh: string | null
  west: number
  south: number
  east: number
  north: number
  metres: number
  geometry: string
  drawn: string
  /** Corners of the geometry; not kept. */
  corners: number
}

/** Degrees of latitude by which a drawn line may be off: some five metres. */
const tolerance = 0.00005
const most = { name: 200, corners: 50_000 }

/** Understands one row without looking at any other. Tags of OpenStreetMap are understood as well. */
export function mapLine({ row, properties, geometry }: SourceRow): { line: Line } | { refusal: Refusal } {
  const text = (name: string) => {
    const value = properties[name]
    return typeof value === 'string' ? plainText(value).trim() || undefined : undefined
  }
  const refuse = (reason: string, facts: Refusal['facts'] = {}) => ({
    refusal: { row, code: shortText(text('code') ?? text('name') ?? '', 64) || null, reason, facts },
  })
  const kind = kindOf(text)
  if (!kind) return refuse('landscape.kind_unknown', { kind: shortText(text('kind')) })
  const name = text('name')
  const nameEn = text('name_en') ?? text('name:en') ?? name ?? null
  const nameZh = text('name_zh') ?? text('name:zh') ?? name ?? null
  if ([nameEn, nameZh].some((each) => each && each.length > most.name))
    return refuse('landscape.name_long', { limit: most.name })
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const parts = partsOf(type, coordinates)
  if (!parts) return refuse('landscape.geometry_type', { type: shortText(type) })
  const read: number[][][] = []
  let corners = 0
  for (const part of parts) {
    const line = readPositions(part)
    if (!line) return refuse('landscape.geometry_shape')
    corners += line.length
    if (corners > most.corners) return refuse('landscape.geometry_many', { limit: most.corners })
    read.push(line)
  }
  if (read.length === 0) return refuse('landscape.geometry_shape')
  const drawn = read.map((line) => simplifyLine(line, tolerance))
  const asText = (lines: number[][][]) => JSON.stringify({ type: 'MultiLineString', coordinates: lines })
  return {
    line: {
      ...{ kind, nameEn, nameZh, corners },
      ...boxOf(read),
      metres: read.reduce((sum, line) => sum + lengthOf(line), 0),
      ...{ geometry: asText(read), drawn: asText(drawn) },
    },
  }
}

const mainRoads = /^(motorway|trunk|primary)(_link)?$/

function kindOf(text: (name: string) => string | undefined): LandscapeKind | undefined {
  const told = LandscapeKind.safeParse(text('kind'))
  if (told.success) return told.data
  if (text('kind') !== undefined) return undefined
  if (text('waterway') !== undefined || text('natural') === 'water') return 'river'
  if (text('railway') !== undefined) return 'railway'
  const road = text('highway')
  return road === undefined ? undefined : mainRoads.test(road) ? 'main_road' : 'road'
}

/** A geometry as lines: of an area, its banks. Undefined where it is neither. */
function partsOf(type: unknown, coordinates: unknown): unknown[] | undefined {
  if (type === 'LineString') return [coordinates]
  const isList = Array.isArray(coordinates)
  if ((type === 'MultiLineString' || type === 'Polygon') && isList) return coordinates
  return type === 'MultiPolygon' && isList ? coordinates.flat() : undefined
}

function readPositions(part: unknown): number[][] | undefined {
  if (!Array.isArray(part) || part.length < 2) return undefined
  const line: number[][] = []
  for (const position of part as unknown[]) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
    if (typeof x !== 'number' || typeof y !== 'number' || !(Math.abs(x) <= 180) || !(Math.abs(y) <= 90))
      return undefined
    line.push([round(x), round(y)])
  }
  return line
}

/** Seven decimals of a degree are a centimetre. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

function boxOf(lines: readonly number[][][]): Pick<Line, 'west' | 'south' | 'east' | 'north'> {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const [x = 0, y = 0] of lines.flat()) {
    box.west = Math.min(box.west, x)
    box.east = Math.max(box.east, x)
    box.south = Math.min(box.south, y)
    box.north = Math.max(box.north, y)
  }
  return box
}

function lengthOf(line: readonly number[][]): number {
  const { x, y } = metresPerDegree(line[0]?.[1] ?? 0)
  return line.slice(1).reduce((sum, [toX = 0, toY = 0], n) => {
    const [fromX = 0, fromY = 0] = line[n] ?? []
    return sum + Math.hypot((toX - fromX) * x, (toY - fromY) * y)
  }, 0)
}
