import { stringify } from 'csv-stringify/sync'
import type { BuildingFormat, Entrance } from '../../../../contract/buildings.ts'
import { type Actor, system } from '../../../platform/policy/actor.ts'
import type { Atlas } from '../atlas.rules.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { type BuildingRecord, buildingsStore, type CompoundRecord } from './buildings.store.ts'

/** Buildings read and written at a time: a few milliseconds of this process. */
const batch = 500

const columns = [
  ...['record', 'code', 'name_en', 'name_zh', 'managed_by', 'address', 'compound', 'unit', 'households', 'floors'],
  ...['entrances', 'lng', 'lat', 'outline'],
]

/**
 * Compounds, buildings and entrances as text in the shape the import reads, a batch at a time: room for one batch is all it takes.
 * Throws Refused `platform.forbidden` before the first.
 */
export async function exportBuildings(
  territory: Territory,
  { tenantId, actor = system, format }: { tenantId: string; actor?: Actor; format: BuildingFormat },
): Promise<AsyncGenerator<string>> {
  checkTerritory(actor, 'territory.export')
  const atlas = await territory.atlas(tenantId)
  const read = <T>(work: (store: ReturnType<typeof buildingsStore>) => Promise<T>) =>
    territory.database.tx(tenantId, (tx) => work(buildingsStore(tx)), { readOnly: true })
  const compounds = await read((store) => store.compounds())
  const codeOf = new Map(compounds.map(({ id, code }) => [id, code]))
  const write = format === 'geojson' ? geoJson() : csv()
  return (async function* () {
    yield write.begin
    if (compounds.length > 0)
      yield write.rows(compounds.map((compound) => ({ properties: ofCompound(compound), building: undefined })))
    for (let after = '', more = true; more; ) {
      const buildings = await read((store) => store.page(after, batch))
      const rows = buildings.map((building) => ({ properties: ofBuilding(building, atlas, codeOf), building }))
      if (rows.length > 0) yield write.rows(rows)
      after = buildings.at(-1)?.code ?? after
      more = buildings.length === batch
    }
    yield write.end
  })()
}

interface Row {
  properties: Record<string, unknown>
  building: BuildingRecord | undefined
}

const ofCompound = ({ code, nameEn, nameZh, managedBy }: CompoundRecord) => ({
  ...{ record: 'compound', code, name_en: nameEn, name_zh: nameZh, managed_by: managedBy },
})

function ofBuilding(building: BuildingRecord, atlas: Atlas, codeOf: ReadonlyMap<string, string>) {
  const { code, nameEn, nameZh, address, compoundId, unitId, households, floors, entrances } = building
  const unit = atlas.find(unitId)
  return {
    ...{ record: 'building', code, name_en: nameEn, name_zh: nameZh, address: address ?? undefined },
    compound: compoundId === null ? undefined : codeOf.get(compoundId),
    unit: unit?.valid ? unit.code : undefined,
    households: households ?? undefined,
    floors: floors ?? undefined,
    entrances: entrances.length > 0 ? entrances : undefined,
  }
}

function geoJson() {
  let first = true
  return {
    begin: '{"type":"FeatureCollection","features":[\n',
    rows(rows: readonly Row[]): string {
      const text = rows.map(({ properties, building }) =>
        JSON.stringify({ type: 'Feature', properties, geometry: building ? geometryOf(building) : null }),
      )
      const before = first ? '' : ',\n'
      first = false
      return before + text.join(',\n')
    },
    end: '\n]}\n',
  }
}

const geometryOf = ({ outline, lng, lat }: BuildingRecord) => outline ?? { type: 'Point', coordinates: [lng, lat] }

function csv() {
  return {
    // The mark tells spreadsheets that this is UTF-8.
    begin: `\uFEFF${columns.join(',')}\n`,
    rows(rows: readonly Row[]): string {
      const cells = rows.map(({ properties, building }) => ({
        ...properties,
        entrances: doorsOf(building?.entrances ?? []),
        lng: building && !building.outline ? building.lng : undefined,
        lat: building && !building.outline ? building.lat : undefined,
        outline: building?.outline ? JSON.stringify(building.outline) : undefined,
      }))
      // The escape keeps a name from being run as a formula.
      return stringify(cells, { columns, escape_formulas: true })
    },
    end: '',
  }
}

const doorsOf = (entrances: readonly Entrance[]): string =>
  entrances.map(({ number, households }) => `${number}:${households ?? ''}`).join(';')
