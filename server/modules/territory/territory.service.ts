import type { Page } from '../../../contract/common.ts'
import type { Boundary, Department, Level, MapFeatures, Place, Unit, UnitRow } from '../../../contract/territory.ts'
import { Refused } from '../../platform/errors.ts'
import type { Atlas, KnownUnit } from './atlas.rules.ts'
import { unitsInOrder } from './atlas.rules.ts'
import { inPieces } from './breath.ts'
import { searchUnits } from './search.rules.ts'
import { simplifying } from './simplify.rules.ts'
import type { Territory } from './territory.api.ts'
import { type DepartmentRecord, territoryStore } from './territory.store.ts'

/** The units directly below one unit, or the top of the tree, by code. Throws Refused `unit.not_found`. */
export async function treeOf(
  territory: Territory,
  tenantId: string,
  wanted: { parent?: string | undefined; after?: string | undefined; limit: number },
): Promise<Page<UnitRow>> {
  const atlas = await territory.atlas(tenantId)
  if (wanted.parent !== undefined) atlas.get(wanted.parent)
  const { after } = wanted
  const children = atlas.children(wanted.parent)
  const begin = after === undefined ? 0 : children.findIndex((unit) => unit.code > after)
  const page = begin < 0 ? [] : children.slice(begin, begin + wanted.limit)
  const isLast = begin < 0 || begin + wanted.limit >= children.length
  return { items: page.map((unit) => rowOf(atlas, unit)), next: isLast ? null : (page[page.length - 1]?.code ?? null) }
}

/** One unit whole. Throws Refused `unit.not_found`. */
export async function unitOf(territory: Territory, tenantId: string, id: string): Promise<Unit> {
  const atlas = await territory.atlas(tenantId)
  const unit = atlas.get(id)
  const { record, boundary } = await territory.database.tx(
    tenantId,
    async (tx) => {
      const store = territoryStore(tx)
      return { record: await store.findUnit(id), boundary: await store.boundary(id) }
    },
    { readOnly: true },
  )
  if (!record) throw new Refused('unit.not_found', { id })
  return {
    ...rowOf(atlas, unit),
    ancestors: atlas.ancestors(id).map(({ ref }) => ref),
    boundary,
    box: atlas.box(id) ?? null,
    calendarCode: record.calendarCode,
    validFrom: record.validFrom.toISOString(),
    validTo: record.validTo?.toISOString() ?? null,
  }
}

const rowOf = (atlas: Atlas, unit: KnownUnit): UnitRow => ({
  ...unit.ref,
  parentId: unit.parentId ?? null,
  kind: unit.kind,
  households: unit.households,
  population: unit.population,
  hasBoundary: unit.hasBoundary,
  children: atlas.children(unit.id).length,
})

/** Units that fit the words of an address, a name or a code, best first. */
export async function searchTerritory(
  territory: Territory,
  tenantId: string,
  wanted: { text: string; level?: Level | undefined; within?: string | undefined; limit: number },
) {
  const atlas = await territory.atlas(tenantId)
  return {
    items: searchUnits(atlas, wanted).map((unit) => ({
      unit: unit.ref,
      ancestors: atlas.ancestors(unit.id).map(({ ref }) => ref),
    })),
  }
}

/** The units a point lies in, district first; null outside everything. */
export async function placeOf(
  territory: Territory,
  tenantId: string,
  point: { lat: number; lng: number },
): Promise<Place | null> {
  const atlas = await territory.atlas(tenantId)
  const placement = atlas.placeAt(point)
  return placement ? { units: placement.path.map((id) => atlas.get(id).ref), metres: placement.metres } : null
}

/** How far a drawn border may be from the real one, in degrees of latitude: what a screen shows at the scale of the level. */
export const tolerances: Readonly<Record<Level, number>> = {
  district: 0.0002,
  street: 0.0001,
  community: 0.00005,
  grid: 0.00002,
  microgrid: 0.00001,
}

/** Simplified boundaries of each level, kept for as long as the territory stays as it is. */
const drawn = new WeakMap<Atlas, Map<Level, Promise<ReadonlyMap<string, Boundary>>>>()

/** Simplified boundaries of one level, within a box (west, south, east, north) or below a unit. */
export async function mapOf(
  territory: Territory,
  tenantId: string,
  wanted: { level: Level; box?: readonly number[] | undefined; within?: string | undefined },
): Promise<{ version: number; features: () => Promise<MapFeatures> }> {
  const atlas = await territory.atlas(tenantId)
  if (wanted.within !== undefined) atlas.get(wanted.within)
  const features = async (): Promise<MapFeatures> => {
    const boundaries = await drawnBoundaries(territory, tenantId, atlas, wanted.level)
    const collection: MapFeatures = { type: 'FeatureCollection', features: [] }
    for (const unit of unitsInOrder(atlas, wanted.level)) {
      const geometry = boundaries.get(unit.id)
      if (!geometry || (wanted.within !== undefined && !unit.path.includes(wanted.within))) continue
      if (wanted.box && !overlap(atlas.box(unit.id), wanted.box)) continue
      const { id, level, code, name, kind } = unit
      const properties = { level, code, nameEn: name.en, nameZh: name.zh, kind, parentId: unit.parentId ?? null }
      collection.features.push({ type: 'Feature', id, properties, geometry })
    }
    return collection
  }
  return { version: atlas.version, features }
}

function drawnBoundaries(
  territory: Territory,
  tenantId: string,
  atlas: Atlas,
  level: Level,
): Promise<ReadonlyMap<string, Boundary>> {
  const byLevel = drawn.get(atlas) ?? new Map<Level, Promise<ReadonlyMap<string, Boundary>>>()
  drawn.set(atlas, byLevel)
  const known = byLevel.get(level)
  if (known) return known
  const made = territory.database
    .tx(tenantId, (tx) => territoryStore(tx).boundaries(level), { readOnly: true })
    .then(async (rows) => {
      const simplified = await inPieces(
        simplifying(
          rows.map(({ boundary }) => boundary),
          tolerances[level],
        ),
      )
      return new Map(rows.map(({ id }, i) => [id, simplified[i] as Boundary]))
    })
  made.catch(() => byLevel.delete(level))
  byLevel.set(level, made)
  return made
}

function overlap(box: readonly number[] | undefined, other: readonly number[]): boolean {
  if (!box) return false
  const [west, south, east, north] = box as [number, number, number, number]
  const [otherWest, otherSouth, otherEast, otherNorth] = other as [number, number, number, number]
  return west <= otherEast && east >= otherWest && south <= otherNorth && north >= otherSouth
}

/** Departments by code. */
export async function departmentsOf(
  territory: Territory,
  tenantId: string,
  wanted: { after?: string | undefined; limit: number },
): Promise<Page<Department>> {
  const atlas = await territory.atlas(tenantId)
  const rows = await territory.database.tx(
    tenantId,
    (tx) => territoryStore(tx).departmentPage(wanted.after ?? '', wanted.limit + 1),
    { readOnly: true },
  )
  const page = rows.slice(0, wanted.limit)
  return {
    items: page.map((row) => departmentOf(atlas, row)),
    next: rows.length > wanted.limit ? (page[page.length - 1]?.code ?? null) : null,
  }
}

/** A department as it is shown. */
export const departmentOf = (atlas: Atlas, row: DepartmentRecord): Department => ({
  id: row.id,
  code: row.code,
  name: { en: row.nameEn, zh: row.nameZh },
  unit: atlas.find(row.unitId)?.ref ?? null,
  phone: row.phone,
  calendarCode: row.calendarCode,
})
