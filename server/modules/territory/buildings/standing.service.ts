import type { Building } from '../../../../contract/buildings.ts'
import type { Page } from '../../../../contract/common.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import type { Atlas } from '../atlas.rules.ts'
import type { Asking } from '../import/imports.service.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { tellBuildingsChanged } from './buildings.events.ts'
import { type BuildingRecord, buildingsStore, type CompoundRecord } from './buildings.store.ts'

/** Buildings that stand, by code. Throws Refused `platform.forbidden`. */
export async function buildingsOf(
  territory: Territory,
  { tenantId, actor }: Asking,
  wanted: { after?: string | undefined; limit: number; compound?: string | undefined; text?: string | undefined },
): Promise<Page<Building>> {
  checkTerritory(actor, 'territory.export')
  const { after = '', limit, compound, text } = wanted
  const atlas = await territory.atlas(tenantId)
  const read = async (tx: Tx) => {
    const store = buildingsStore(tx)
    const rows = await store.search({ after, compoundId: compound, text, limit: limit + 1 })
    return { rows, compounds: rows.some((row) => row.compoundId) ? await store.compounds() : [] }
  }
  const { rows, compounds } = await territory.database.tx(tenantId, read, { readOnly: true })
  const named = new Map(compounds.map((each) => [each.id, each]))
  const page = rows.slice(0, limit)
  return {
    items: page.map((row) => buildingView(atlas, { ...row, endedAt: null }, named.get(row.compoundId ?? ''))),
    next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
  }
}

/** A building, also one that is gone. Throws Refused `platform.forbidden`, `building.not_found`. */
export async function buildingOf(territory: Territory, { tenantId, actor }: Asking, id: string): Promise<Building> {
  checkTerritory(actor, 'territory.export')
  const atlas = await territory.atlas(tenantId)
  return await territory.database.tx(tenantId, (tx) => shown(tx, atlas, id), { readOnly: true })
}

/** Says that a building is gone; saying it again does no harm. Throws Refused `platform.forbidden`, `building.not_found`. */
export async function endBuilding(
  territory: Territory,
  { tenantId, actor, claim }: Asking,
  id: string,
): Promise<Building> {
  checkTerritory(actor, 'territory.import')
  const atlas = await territory.atlas(tenantId)
  const now = territory.clock.now()
  const work = async (tx: Tx) => {
    const before = await shown(tx, atlas, id)
    if (before.endedAt) return before
    await buildingsStore(tx).end([id], now)
    await buildingsStore(tx).bumpVersion(now)
    const { code, households } = before
    const subject = { kind: 'building', id }
    await audit(tx).record({ actor, action: 'building.ended', subject, detail: { code, households }, at: now })
    await tellBuildingsChanged(tx)
    return await shown(tx, atlas, id)
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => work(tx) }))
}

/** Says that a compound is gone. Throws Refused `platform.forbidden`, `compound.not_found`, `compound.in_use` while buildings stand in it. */
export async function endCompound(
  territory: Territory,
  { tenantId, actor, claim }: Asking,
  id: string,
): Promise<{ id: string }> {
  checkTerritory(actor, 'territory.import')
  const now = territory.clock.now()
  const work = async (tx: Tx) => {
    const store = buildingsStore(tx)
    const found = await store.findCompound(id)
    if (!found) throw new Refused('compound.not_found')
    if (found.buildings > 0) throw new Refused('compound.in_use', { count: found.buildings }, { status: 409 })
    await store.endCompounds([id], now)
    const subject = { kind: 'compound', id }
    await audit(tx).record({ actor, action: 'compound.ended', subject, detail: { code: found.code }, at: now })
    await tellBuildingsChanged(tx)
    return { id }
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => work(tx) }))
}

async function shown(tx: Tx, atlas: Atlas, id: string): Promise<Building> {
  const store = buildingsStore(tx)
  const found = await store.find(id)
  if (!found) throw new Refused('building.not_found')
  return buildingView(atlas, found, found.compoundId === null ? undefined : await store.findCompound(found.compoundId))
}

const buildingView = (
  atlas: Atlas,
  row: BuildingRecord & { endedAt: Date | null },
  compound: CompoundRecord | undefined,
): Building => ({
  id: row.id,
  code: row.code,
  name: { en: row.nameEn, zh: row.nameZh },
  address: row.address,
  compound: compound
    ? { id: compound.id, code: compound.code, name: { en: compound.nameEn, zh: compound.nameZh } }
    : null,
  households: row.households,
  floors: row.floors,
  entrances: row.entrances,
  ...{ lng: row.lng, lat: row.lat },
  places: row.unitId === null ? [] : [...atlas.ancestors(row.unitId), atlas.get(row.unitId)].map(({ ref }) => ref),
  endedAt: row.endedAt?.toISOString() ?? null,
})
