import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { type BuildingRecord, buildingsStore } from '../server/modules/territory/buildings/buildings.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { DemoBuilding, DemoTerritory } from './city/territory.ts'

/** Rows written by one statement. */
const batch = 1_000

/** Writes compounds, buildings and their doors; each building into the deepest unit its middle lies in. */
export async function writeBuildings(
  tx: Tx,
  { territory, context, since }: { territory: DemoTerritory; context: CaseContext; since: Date },
): Promise<void> {
  const store = buildingsStore(tx)
  const { compounds, buildings } = territory
  const rows = compounds.map(({ id, code, name, managedBy }) => ({
    id,
    code,
    nameEn: name.en,
    nameZh: name.zh,
    managedBy,
  }))
  await store.insertCompounds(rows, since)
  for (let from = 0; from < buildings.length; from += batch)
    await store.insert(
      buildings.slice(from, from + batch).map((building) => recordOf(building, context)),
      since,
    )
  await store.bumpVersion(since)
}

function recordOf(building: DemoBuilding, context: CaseContext): BuildingRecord {
  const { id, code, name, address, compound, households, floors, at, outline, entrances } = building
  return {
    ...{ id, code, nameEn: name.en, nameZh: name.zh, address: address?.zh ?? null, compoundId: compound?.id ?? null },
    ...{ unitId: context.placeAt(at).unitId, households, floors, ...at, entrances },
    outline: { type: 'Polygon', coordinates: [outline] },
  }
}
