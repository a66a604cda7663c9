import type { Compound, ManagedBy } from '../../../../contract/buildings.ts'
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
import { buildingsStore, type CompoundCounted } from './buildings.store.ts'

/** Compounds by code; `managedBy` nobody and unknown is the work list. Throws Refused `platform.forbidden`. */
export async function compoundsOf(
  territory: Territory,
  { tenantId, actor }: Asking,
  wanted: { after?: string | undefined; limit: number; managedBy?: string | undefined; text?: string | undefined },
): Promise<Page<Compound>> {
  checkTerritory(actor, 'territory.export')
  const { after = '', limit, text } = wanted
  const managedBy = wanted.managedBy?.split(',') as ManagedBy[] | undefined
  const atlas = await territory.atlas(tenantId)
  const rows = await territory.database.tx(
    tenantId,
    (tx) => buildingsStore(tx).compoundPage({ after, managedBy, text, limit: limit + 1 }),
    { readOnly: true },
  )
  const page = rows.slice(0, limit)
  return {
    items: page.map((row) => compoundView(atlas, row)),
    next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
  }
}

/** Says who looks after a compound. Throws Refused `platform.forbidden`, `compound.not_found`. */
export async function saveManagedBy(
  territory: Territory,
  { tenantId, actor, claim }: Asking,
  { id, managedBy }: { id: string; managedBy: ManagedBy },
): Promise<Compound> {
  checkTerritory(actor, 'territory.import')
  const atlas = await territory.atlas(tenantId)
  const now = territory.clock.now()
  const work = async (tx: Tx) => {
    const store = buildingsStore(tx)
    const found = await store.findCompound(id)
    if (!found) throw new Refused('compound.not_found')
    if (found.managedBy !== managedBy) {
      await store.updateCompounds([{ ...found, managedBy }], now)
      const detail = { before: found.managedBy, after: managedBy }
      await audit(tx).record({ actor, action: 'compound.saved', subject: { kind: 'compound', id }, detail, at: now })
      await tellBuildingsChanged(tx)
    }
    return compoundView(atlas, { ...found, managedBy })
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => work(tx) }))
}

const compoundView = (atlas: Atlas, row: CompoundCounted): Compound => ({
  id: row.id,
  code: row.code,
  name: { en: row.nameEn, zh: row.nameZh },
  managedBy: row.managedBy,
  buildings: row.buildings,
  households: row.households,
  places: row.unitId === null ? [] : [...atlas.ancestors(row.unitId), atlas.get(row.unitId)].map(({ ref }) => ref),
})

/** Buildings looked at by one statement: a few milliseconds of this process at a time. */
const batch = 1000

/**
 * Finds anew in which unit each building lies, after the territory was rearranged: the point decides, as at the import.
 * @returns how many were counted in another unit before
 */
export async function placeBuildingsAnew(
  territory: Territory,
  tenantId: string,
  signal?: AbortSignal,
): Promise<number> {
  territory.refresh(tenantId)
  const atlas = await territory.atlas(tenantId)
  let moved = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (let more = true; more && !signal?.aborted; ) {
    const places = await territory.database.tx(tenantId, (tx) => buildingsStore(tx).places(after, batch), {
      readOnly: true,
    })
    const elsewhere = places.flatMap(({ id, unitId, lng, lat }) => {
      const now = atlas.placeAt({ lng, lat })?.unitId ?? null
      return now === unitId ? [] : [{ id, unitId: now }]
    })
    if (elsewhere.length > 0) await territory.database.tx(tenantId, (tx) => buildingsStore(tx).move(elsewhere))
    moved += elsewhere.length
    after = places.at(-1)?.id ?? after
    more = places.length === batch
  }
  return moved
}
