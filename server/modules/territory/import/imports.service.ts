import type { Locale, Page } from '../../../../contract/common.ts'
import type { UnitMapping } from '../../../../contract/territory.ts'
import type {
  ImportFormat,
  ImportKind,
  RefusedImportRow,
  TerritoryImport,
} from '../../../../contract/territory-imports.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { textOf } from '../../../platform/messages.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { type ImportRecord, importsStore } from './imports.store.ts'
import { told } from './noting.ts'

/** Name of the job that works an import off. */
export const importJob = 'territory.import'

/** Hours for which a file waits for somebody to go on with it. */
const keptHours = 24
/** Milliseconds without a sign of life after which a run is taken for dead: its process ended with it. */
export const silent = 60_000

/** Who asks, and where. */
export interface Asking {
  tenantId: string
  actor: Actor
  claim?: IdempotencyClaim | undefined
}

/** The latest files of a kind, newest first. Throws Refused `platform.forbidden`. */
export async function latestImports(
  territory: Territory,
  { tenantId, actor }: Asking,
  kind: ImportKind,
): Promise<ImportRecord[]> {
  checkTerritory(actor, 'territory.import')
  return await territory.database.tx(tenantId, (tx) => importsStore(tx).latest(kind, 10), { readOnly: true })
}

/** Throws Refused `platform.forbidden`, `territory_import.not_found`. */
export async function importOf(territory: Territory, { tenantId, actor }: Asking, id: string): Promise<ImportRecord> {
  checkTerritory(actor, 'territory.import')
  const found = await territory.database.tx(tenantId, (tx) => importsStore(tx).find(id), { readOnly: true })
  if (!found) throw new Refused('territory_import.not_found')
  return found
}

/** Begins to take a file in, or tells how far it is. Throws Refused `upload.content_differs` where the id stands for another. */
export async function openImport(
  territory: Territory,
  { tenantId, actor }: Asking,
  wanted: { id: string; kind: ImportKind; name: string; size: number; format: ImportFormat },
): Promise<ImportRecord> {
  checkTerritory(actor, 'territory.import')
  const now = territory.clock.now()
  return await territory.database.tx(tenantId, async (tx) => {
    const store = importsStore(tx)
    await store.dropPiecesBefore(new Date(now.getTime() - keptHours * 3_600_000))
    await store.insert({ ...wanted, createdBy: actor.accountId ?? null, createdAt: now })
    const found = await held(tx, wanted.id)
    const same = found.size === wanted.size && found.format === wanted.format && found.kind === wanted.kind
    if (!same) throw new Refused('upload.content_differs')
    return found
  })
}

/** Takes the piece that begins at `offset`. Throws Refused `upload.conflict` (`received` tells where to go on), `file.too_large`. */
export async function appendImport(
  territory: Territory,
  { tenantId, actor }: Asking,
  piece: { id: string; offset: number; bytes: Buffer },
): Promise<ImportRecord> {
  checkTerritory(actor, 'territory.import')
  const { id, offset, bytes } = piece
  return await territory.database.tx(tenantId, async (tx) => {
    const found = await held(tx, id)
    if (found.state !== 'receiving' || offset !== found.received)
      throw new Refused('upload.conflict', { received: found.received })
    if (bytes.length === 0) throw new Refused('file.empty')
    const received = offset + bytes.length
    if (received > found.size) throw new Refused('file.too_large', { size: found.size })
    await importsStore(tx).addPiece(id, offset, bytes)
    const state = received === found.size ? ('ready' as const) : found.state
    return await save(tx, { ...found, received, state, updatedAt: territory.clock.now() })
  })
}

/** Asks for a run. Throws Refused `territory_import.state` where the file isn't whole or a run is under way. */
export async function startImport(
  territory: Territory,
  jobs: Pick<Jobs, 'enqueue'>,
  { tenantId, actor, claim }: Asking,
  { id, dryRun, mapping }: { id: string; dryRun: boolean; mapping?: UnitMapping | undefined },
): Promise<ImportRecord> {
  checkTerritory(actor, 'territory.import')
  const start = async (tx: Tx) => {
    const found = await held(tx, id)
    if (!['ready', 'checked', 'cancelled', 'failed'].includes(found.state) || found.received < found.size)
      throw new Refused('territory_import.state', { state: found.state }, { status: 409 })
    if (!(await importsStore(tx).piece(id, 0))) throw new Refused('territory_import.gone')
    const by = { accountId: actor.accountId, personName: actor.personName }
    await jobs.enqueue(tx, importJob, { id, size: found.size, actor: by })
    return await save(tx, {
      ...found,
      ...{ state: 'waiting', dryRun, cancelAsked: false, rows: 0, bytes: 0, problem: null },
      mapping: mapping ?? found.mapping,
      updatedAt: territory.clock.now(),
    })
  }
  // Through JSON an instant becomes text: what a second copy of the request gets is looked up anew.
  const done = await territory.database.tx(tenantId, async (tx) => {
    await idempotent({ tx, claim, work: async () => ({ id: (await start(tx)).id }) })
    return await held(tx, id)
  })
  return done
}

/** Asks a run to stop; nothing of it is kept. Asking twice, or too late, does no harm. */
export async function cancelImport(
  territory: Territory,
  { tenantId, actor, claim }: Asking,
  id: string,
): Promise<ImportRecord> {
  checkTerritory(actor, 'territory.import')
  const now = territory.clock.now()
  const cancel = async (tx: Tx) => {
    const found = await held(tx, id)
    const dead = found.state === 'running' && now.getTime() - found.updatedAt.getTime() > silent
    if (found.state === 'waiting' || dead)
      await save(tx, { ...found, state: 'cancelled', cancelAsked: true, updatedAt: now })
    else if (found.state === 'running') await save(tx, { ...found, cancelAsked: true })
    return { id }
  }
  return await territory.database.tx(tenantId, async (tx) => {
    await idempotent({ tx, claim, work: () => cancel(tx) })
    return await held(tx, id)
  })
}

/** Says of runs whose process is gone that they broke; each can be started again. */
export async function markBroken(territory: Territory, tenantId: string): Promise<void> {
  const now = territory.clock.now()
  await territory.database.tx(tenantId, async (tx) => {
    for (const id of await importsStore(tx).silent(new Date(now.getTime() - silent))) await breakOff(tx, id, now)
  })
}

/** Says of one run that it broke, unless it has ended otherwise. */
export async function breakOff(tx: Tx, id: string, now: Date): Promise<void> {
  const found = await importsStore(tx).findForUpdate(id)
  if (found?.state !== 'running' && found?.state !== 'waiting') return
  const ended = found.cancelAsked
    ? ({ state: 'cancelled', problem: null } as const)
    : ({ state: 'failed', problem: { code: 'territory_import.broken', facts: {} } } as const)
  await importsStore(tx).save({ ...found, ...ended, report: null, updatedAt: now })
  await told(tx, id)
}

/** Rows the last run did not take, with the reason in words. */
export async function refusalsOf(
  territory: Territory,
  asking: Asking,
  wanted: { id: string; after?: string | undefined; limit: number; locale: Locale },
): Promise<Page<RefusedImportRow>> {
  await importOf(territory, asking, wanted.id)
  const after = Number(wanted.after ?? 0)
  const rows = await territory.database.tx(
    asking.tenantId,
    (tx) =>
      importsStore(tx).refusals(
        wanted.id,
        Number.isSafeInteger(after) ? Math.min(after, 2 ** 31 - 1) : 0,
        wanted.limit + 1,
      ),
    { readOnly: true },
  )
  const page = rows.slice(0, wanted.limit)
  return {
    items: page.map(({ row, code, reason, facts }) => ({
      ...{ row, code, reason, facts },
      detail: textOf({ locale: wanted.locale, area: 'errors', key: reason, values: facts }),
    })),
    next: rows.length > wanted.limit ? String(page.at(-1)?.position) : null,
  }
}

/** An import as it is shown. */
export function importView(found: ImportRecord, locale: Locale): TerritoryImport {
  const { id, kind, name, format, size, received, state, dryRun, cancelAsked, rows, bytes, report, problem } = found
  return {
    ...{ id, kind, name, format, size, received, state, dryRun, cancelAsked, rows, report },
    share: ['checked', 'done'].includes(state) ? 1 : size === 0 ? 0 : Math.min(1, bytes / size),
    problem: problem && {
      ...problem,
      detail: textOf({ locale, area: 'errors', key: problem.code, values: problem.facts }),
    },
    createdAt: found.createdAt.toISOString(),
  }
}

async function held(tx: Tx, id: string): Promise<ImportRecord> {
  const found = await importsStore(tx).findForUpdate(id)
  if (!found) throw new Refused('territory_import.not_found')
  return found
}

async function save(tx: Tx, record: ImportRecord): Promise<ImportRecord> {
  await importsStore(tx).save(record)
  return record
}
