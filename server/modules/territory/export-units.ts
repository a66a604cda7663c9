import { stringify } from 'csv-stringify/sync'
import type { Boundary, Level } from '../../../contract/territory.ts'
import type { ImportFormat } from '../../../contract/territory-imports.ts'
import { type Atlas, type KnownUnit, unitsInOrder } from './atlas.rules.ts'

/** Writes units as the import reads them, parents first. */
export function exportUnits(given: {
  atlas: Atlas
  boundaries: ReadonlyMap<string, Boundary>
  format: ImportFormat
  level?: Level | undefined
}): string {
  const units = [...unitsInOrder(given.atlas, given.level)]
  if (given.format === 'geojson') {
    const features = units.map((unit) =>
      JSON.stringify({
        type: 'Feature',
        properties: propertiesOf(given.atlas, unit),
        geometry: given.boundaries.get(unit.id) ?? null,
      }),
    )
    return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`
  }
  const rows = units.map((unit) => {
    const boundary = given.boundaries.get(unit.id)
    return { ...propertiesOf(given.atlas, unit), boundary: boundary ? JSON.stringify(boundary) : '' }
  })
  const columns = [...Object.keys(propertiesOf(given.atlas, undefined)), 'boundary']
  // The mark tells spreadsheets that this is UTF-8; the escape keeps a name from being run as a formula.
  return stringify(rows, { header: true, columns, bom: true, escape_formulas: true })
}

function propertiesOf(atlas: Atlas, unit: KnownUnit | undefined) {
  return {
    level: unit?.level,
    code: unit?.code,
    name_en: unit?.name.en,
    name_zh: unit?.name.zh,
    parent: atlas.find(unit?.parentId)?.code ?? null,
    kind: unit?.kind,
    households: unit?.households,
    population: unit?.population,
    calendar: unit?.calendarCode,
  }
}
