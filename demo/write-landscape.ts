import { landscapeStore } from '../server/modules/territory/landscape/landscape.store.ts'
import { type Line, mapLine } from '../server/modules/territory/landscape/map-line.rules.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { DemoTerritory } from './city/territory.ts'

/** Writes the river, the railway, and the roads along the borders of streets and communities: houses keep off all of them. */
export async function writeLandscape(
  tx: Tx,
  { territory, since }: { territory: DemoTerritory; since: Date },
): Promise<void> {
  const { river, railway } = territory.lines
  const along = (level: 'street' | 'community') => territory.of(level).map(({ boundary }) => boundary)
  const given = [
    ...river.filter(isLine).map((geometry) => ({ kind: 'river', name_en: 'Willow River', name_zh: '柳河', geometry })),
    ...railway.filter(isLine).map((geometry) => ({ kind: 'railway', name_en: 'Railway', name_zh: '铁路', geometry })),
    ...along('street').map((geometry) => ({ kind: 'road', geometry })),
    ...along('community').map((geometry) => ({ kind: 'road', geometry })),
  ]
  const lines = given.map(({ geometry, ...properties }, row): Line => {
    const mapped = mapLine({ row: row + 1, properties, geometry })
    if ('refusal' in mapped) throw new Error(mapped.refusal.reason)
    return mapped.line
  })
  await landscapeStore(tx).replace(['river', 'railway', 'road'], lines, since)
}

/** Where two bridges meet, nothing is left between them. */
const isLine = ({ coordinates }: { coordinates: number[][] }): boolean => coordinates.length > 1
