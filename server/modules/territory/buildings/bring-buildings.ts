import type { BuildingFormat } from '../../../../contract/buildings.ts'
import { type Actor, system } from '../../../platform/policy/actor.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { auditBuildings, type Imported, type ImportWatch, importBuildings } from './import-buildings.ts'

/** A file of buildings at hand, and what is to be done with it. */
interface BuildingsToBring extends ImportWatch {
  tenantId: string
  actor?: Actor
  format: BuildingFormat
  /** Opens the file; again where the transaction is run again. */
  open: () => AsyncIterable<Uint8Array>
  dryRun: boolean
}

/**
 * Brings a file at hand into the district's buildings, in one transaction; without an actor the software itself does it (the
 * command line, the demo). Throws what `importBuildings` throws.
 */
export async function bringBuildings(territory: Territory, given: BuildingsToBring): Promise<Imported> {
  const { tenantId, actor = system, format, open, dryRun, onProgress, signal } = given
  checkTerritory(actor, 'territory.import')
  const atlas = await territory.atlas(tenantId)
  return await territory.database.tx(tenantId, async (tx) => {
    const now = territory.clock.now()
    const imported = await importBuildings({ tx, atlas, format, bytes: open(), dryRun, now, onProgress, signal })
    if (!dryRun) await auditBuildings(tx, { imported, actor, now })
    return imported
  })
}
