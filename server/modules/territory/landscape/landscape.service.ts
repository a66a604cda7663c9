import type { LandscapeCount, LandscapeKind } from '../../../../contract/landscape.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Asking } from '../import/imports.service.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { landscapeStore } from './landscape.store.ts'

/** Kinds no proposed unit crosses. People cross a road; a main road parts neighbours as a river does. */
const barring: readonly LandscapeKind[] = ['river', 'railway', 'main_road']

/** The text of a map's file, with what tells whether somebody has it already. Everybody's to see. */
export async function landscapeMap(
  territory: Territory,
  tenantId: string,
): Promise<{ version: string; text: () => Promise<string> }> {
  const read = <T>(work: (tx: Tx) => Promise<T>) => territory.database.tx(tenantId, work, { readOnly: true })
  return {
    version: await read((tx) => landscapeStore(tx).version()),
    async text() {
      const lines = await read((tx) => landscapeStore(tx).drawn())
      const features = lines.map(
        ({ drawn, ...properties }) =>
          `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${drawn}}`,
      )
      return `{"type":"FeatureCollection","features":[${features.join(',\n')}]}`
    },
  }
}

/** How many lines of each kind are kept. Throws Refused `platform.forbidden`. */
export async function landscapeCounts(territory: Territory, { tenantId, actor }: Asking): Promise<LandscapeCount[]> {
  checkTerritory(actor, 'plan.see')
  return await territory.database.tx(tenantId, (tx) => landscapeStore(tx).counts(), { readOnly: true })
}

/** Texts of the features no unit in a box (west, south, east, north) crosses. */
export async function barringIn(tx: Tx, box: readonly [number, number, number, number]): Promise<string[]> {
  const geometries = await landscapeStore(tx).within(barring, box)
  return geometries.map((geometry) => `{"type":"Feature","properties":{},"geometry":${geometry}}`)
}
