import { isDeepStrictEqual } from 'node:util'
import type { Atlas } from '../atlas.rules.ts'
import type { Refusal } from '../import/map-unit.rules.ts'
import { shortText } from '../import/source-text.rules.ts'
import type { BuildingRecord, CompoundRecord } from './buildings.store.ts'
import { type BuildingRow, type CompoundRow, entranceFault } from './map-building.rules.ts'

/** What becomes of one row. `doors` is true where the doors of a building that is there are other ones. */
export type Planned<Written> =
  | { create: Written }
  | { change: Written; doors: boolean }
  | { same: Written }
  | { refusal: Refusal }

/** Fits a compound's row to the one that is there by its code, if any. */
export function planCompound(
  row: CompoundRow,
  before: CompoundRecord | undefined,
  newId: () => string,
): Planned<CompoundRecord> {
  if (!before && row.nameEn === undefined && row.nameZh === undefined)
    return { refusal: { row: row.row, code: row.code, reason: 'building.name_required', facts: {} } }
  const after: CompoundRecord = {
    id: before?.id ?? newId(),
    code: row.code,
    nameEn: row.nameEn ?? before?.nameEn ?? row.nameZh ?? row.code,
    nameZh: row.nameZh ?? before?.nameZh ?? row.nameEn ?? row.code,
    managedBy: row.managedBy ?? before?.managedBy ?? 'unknown',
  }
  if (!before) return { create: after }
  return isDeepStrictEqual(after, before) ? { same: after } : { change: after, doors: false }
}

/** Fits a building's row to the one that is there by its code, if any, to its compound, and to the territory. */
export function planBuilding(
  row: BuildingRow,
  given: {
    before: BuildingRecord | undefined
    compounds: ReadonlyMap<string, { id: string }>
    atlas: Pick<Atlas, 'placeAt' | 'findByCode'>
    newId: () => string
  },
): Planned<BuildingRecord> {
  const { before, compounds, atlas, newId } = given
  const refuse = (reason: string, facts: Refusal['facts'] = {}) => ({
    refusal: { row: row.row, code: row.code, reason, facts },
  })
  const ground = row.ground ?? before
  if (!ground) return refuse('building.place_required')
  const { lng, lat, outline } = ground
  const compound = row.compoundCode === undefined ? undefined : compounds.get(row.compoundCode)
  if (row.compoundCode !== undefined && !compound)
    return refuse('building.compound_unknown', { compound: shortText(row.compoundCode, 64) })
  const named = row.unitCode === undefined ? undefined : atlas.findByCode(row.unitCode)
  if (row.unitCode !== undefined && !named)
    return refuse('building.unit_unknown', { unit: shortText(row.unitCode, 64) })
  const placement = atlas.placeAt({ lat, lng })
  if (!placement) return refuse('building.outside')
  if (named && !placement.path.includes(named.id)) return refuse('building.unit_elsewhere', { unit: named.code })
  const after: BuildingRecord = {
    id: before?.id ?? newId(),
    code: row.code,
    nameEn: row.nameEn ?? before?.nameEn ?? row.nameZh ?? row.code,
    nameZh: row.nameZh ?? before?.nameZh ?? row.nameEn ?? row.code,
    address: row.address ?? before?.address ?? null,
    compoundId: compound?.id ?? before?.compoundId ?? null,
    unitId: placement.unitId,
    households: row.households ?? before?.households ?? null,
    floors: row.floors ?? before?.floors ?? null,
    ...{ lng, lat, outline },
    entrances: row.entrances ?? before?.entrances ?? [],
  }
  const fault = entranceFault(after.households, after.entrances)
  if (fault) return refuse('building.entrances_sum', fault)
  if (!before) return { create: after }
  if (isDeepStrictEqual(after, before)) return { same: after }
  return { change: after, doors: !isDeepStrictEqual(after.entrances, before.entrances) }
}
