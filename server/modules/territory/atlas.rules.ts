import type { Boundary, GridKind, Level, UnitRef } from '../../../contract/territory.ts'
import { Refused } from '../../platform/errors.ts'
import { atOnce } from './pieces.rules.ts'
import type { UnitRecord } from './territory.store.ts'
import { boxesOf, indexing, type Placement, placeAt } from './territory-index.rules.ts'

/** A unit as every process keeps it in memory: names, place in the tree, counts. */
export interface KnownUnit extends UnitRef {
  parentId: string | undefined
  kind: GridKind | null
  /** Ids from the district down to the unit itself. */
  path: readonly string[]
  households: number | null
  population: number | null
  calendarCode: string | null
  hasBoundary: boolean
  /** False once the unit has ended: it may be named, but nothing new is placed there. */
  valid: boolean
  /** How it is named elsewhere; one object for all answers. */
  ref: UnitRef
}

/** One tenant's territory in memory, as it stood at a version. Never changed; a change makes a new one. */
export interface Atlas {
  readonly version: number
  /** All units, also ended ones. */
  readonly units: ReadonlyMap<string, KnownUnit>
  find(id: string | null | undefined): KnownUnit | undefined
  /** Throws Refused `unit.not_found`. */
  get(id: string): KnownUnit
  /** A valid unit. */
  findByCode(code: string): KnownUnit | undefined
  /** Valid units directly below, by code; without an id the top of the tree. */
  children(id?: string): readonly KnownUnit[]
  /** The units above, district first, without the unit itself. */
  ancestors(id: string): KnownUnit[]
  /** The units a point lies in, or undefined outside everything; see `placeAt`. */
  placeAt(point: { lat: number; lng: number }): Placement | undefined
  /** West, south, east and north of a unit's boundary in degrees. */
  box(id: string): [number, number, number, number] | undefined
}

/** What a tenant's territory is put together from. */
export interface AtlasRows {
  version: number
  units: readonly UnitRecord[]
  boundaries: readonly { id: string; boundary: Boundary }[]
}

/** Puts a tenant's territory together. */
export const buildAtlas = (given: AtlasRows): Atlas => atOnce(gatherAtlas(given))

/** The same in pieces. */
export function* gatherAtlas(given: AtlasRows): Generator<undefined, Atlas> {
  const units = new Map<string, KnownUnit>()
  const byCode = new Map<string, KnownUnit>()
  const below = new Map<string, KnownUnit[]>()
  const boundaryOf = new Map(given.boundaries.map(({ id, boundary }) => [id, boundary]))
  for (const record of given.units) {
    const ref: UnitRef = Object.freeze({
      id: record.id,
      level: record.level,
      code: record.code,
      name: Object.freeze({ en: record.nameEn, zh: record.nameZh }),
    })
    const unit: KnownUnit = {
      ...ref,
      parentId: record.parentId ?? undefined,
      kind: record.kind,
      path: record.path,
      households: record.households,
      population: record.population,
      calendarCode: record.calendarCode,
      hasBoundary: record.hasBoundary,
      valid: record.validTo === null,
      ref,
    }
    units.set(unit.id, unit)
    if (!unit.valid) continue
    byCode.set(unit.code, unit)
    const siblings = below.get(unit.parentId ?? '')
    if (siblings) siblings.push(unit)
    else below.set(unit.parentId ?? '', [unit])
  }
  for (const siblings of below.values()) siblings.sort((a, b) => (a.code < b.code ? -1 : 1))
  yield
  const index = yield* indexing(
    [...units.values()]
      .filter((unit) => unit.valid)
      .map(({ id, level, path }) => ({ id, level, path, boundary: boundaryOf.get(id) ?? null })),
  )
  const boxes = boxesOf(index)

  const find = (id: string | null | undefined) => (id ? units.get(id) : undefined)
  return {
    version: given.version,
    units,
    find,
    get(id) {
      const unit = units.get(id)
      if (!unit) throw new Refused('unit.not_found', { id })
      return unit
    },
    findByCode: (code) => byCode.get(code),
    children: (id) => below.get(id ?? '') ?? [],
    ancestors: (id) => (units.get(id)?.path.slice(0, -1) ?? []).map(find).filter((unit) => unit !== undefined),
    placeAt: (point) => placeAt(index, point),
    box: (id) => boxes.get(id),
  }
}

/** Units of a level, or of all, in the order of the tree: each before what lies below it. */
export function* unitsInOrder(atlas: Atlas, level?: Level, under?: string): Generator<KnownUnit> {
  for (const unit of atlas.children(under)) {
    if (level === undefined || unit.level === level) yield unit
    yield* unitsInOrder(atlas, level, unit.id)
  }
}
