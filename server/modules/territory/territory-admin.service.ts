import type { Department, ImportReport, Level, UnitMapping } from '../../../contract/territory.ts'
import type { ImportFormat } from '../../../contract/territory-imports.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/database.ts'
import { Refused } from '../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../platform/http/idempotency.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Actor, system } from '../../platform/policy/actor.ts'
import { exportUnits } from './export-units.ts'
import { bringIn, readUnitFile, reportOf } from './import/import-units.ts'
import type { Territory } from './territory.api.ts'
import { checkTerritory } from './territory.policy.ts'
import { departmentOf } from './territory.service.ts'
import { type DepartmentRecord, territoryStore } from './territory.store.ts'

/** A file of units and what is to be done with it. */
export interface UnitsToBring {
  tenantId: string
  actor?: Actor
  format: ImportFormat
  source: string | AsyncIterable<Uint8Array>
  mapping: UnitMapping
  dryRun: boolean
  onProgress?: (step: { read: number } | { written: number; of: number }) => void
}

/**
 * Brings units from a file at hand into the tree, in this process; see `bringIn`. Without an actor the software itself does it (the
 * command line). Files that people send are worked off in a thread: `import/`.
 * Throws Refused `platform.forbidden`, `unit.file_malformed`.
 */
export async function bringUnits(territory: Territory, given: UnitsToBring): Promise<ImportReport> {
  const { tenantId, actor = system, format, source, mapping, dryRun, onProgress } = given
  checkTerritory(actor, 'territory.import')
  const file = await readUnitFile({ format, source, mapping, onProgress: (read) => onProgress?.({ read }) })
  return await territory.database.tx(tenantId, async (tx) => {
    tx.afterCommit(() => territory.refresh(tenantId))
    const note = (written: number, of: number) => onProgress?.({ written, of })
    return reportOf(await bringIn(tx, { file, dryRun, actor, now: territory.clock.now(), onProgress: note }), dryRun)
  })
}

/** Writes units with their boundaries as the import reads them. Throws Refused `platform.forbidden`. */
export async function takeUnitsOut(
  territory: Territory,
  given: { tenantId: string; actor?: Actor; format: ImportFormat; level?: Level | undefined },
): Promise<string> {
  const { tenantId, actor = system, format, level } = given
  checkTerritory(actor, 'territory.export')
  const atlas = await territory.atlas(tenantId)
  const rows = await territory.database.tx(tenantId, (tx) => territoryStore(tx).boundaries(level), { readOnly: true })
  return exportUnits({ atlas, boundaries: new Map(rows.map(({ id, boundary }) => [id, boundary])), format, level })
}

/**
 * Creates or changes a department by its code. Throws Refused `platform.forbidden`, `unit.not_found`, `department.unit_level`
 * where the unit is neither a district nor a street.
 */
export async function putDepartment(
  territory: Territory,
  given: {
    tenantId: string
    actor: Actor
    claim: IdempotencyClaim | undefined
    department: Omit<DepartmentRecord, 'id' | 'nameEn' | 'nameZh'> & { name: { en: string; zh: string } }
  },
): Promise<Department> {
  const { tenantId, actor, claim } = given
  checkTerritory(actor, 'department.save')
  const { name, ...rest } = given.department
  const atlas = await territory.atlas(tenantId)
  if (rest.unitId !== null) {
    const { level } = atlas.get(rest.unitId)
    if (level !== 'district' && level !== 'street') throw new Refused('department.unit_level', { level })
  }
  const work = async (tx: Tx) => {
    const before = await territoryStore(tx).findDepartmentByCode(rest.code)
    const row = await territoryStore(tx).saveDepartment({ ...rest, id: uuidv7(), nameEn: name.en, nameZh: name.zh })
    const subject = { kind: 'department', id: row.id }
    await audit(tx).record({
      actor,
      action: 'department.saved',
      subject,
      detail: { before: before ? shownIn(before) : null, after: shownIn(row) },
      at: territory.clock.now(),
    })
    return departmentOf(atlas, row)
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => work(tx) }))
}

/** What a history shows of a department. */
const shownIn = ({ code, nameEn, nameZh, unitId, phone, calendarCode }: DepartmentRecord) => ({
  ...{ code, name: { en: nameEn, zh: nameZh }, unitId, phone, calendarCode },
})
