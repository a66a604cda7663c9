import { AsyncLocalStorage } from 'node:async_hooks'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { type Actor, system } from '../../../platform/policy/actor.ts'
import type { Territory } from '../territory.api.ts'
import { type BuildingImportMoved, importTopic, tellBuildingsChanged } from './buildings.events.ts'
import { type Imported, type ImportWatch, importBuildings } from './import-buildings.ts'
import { type ImportRecord, importsStore } from './imports.store.ts'

/** Milliseconds between two notes of how far a run is. */
const noteEvery = 700

/**
 * Works an import off: all of it in one transaction, its progress noted beside it, so that a run that is cancelled or dies leaves
 * nothing behind. A run that stops for a reason the sender can understand is noted as failed with that reason.
 */
export async function runImport(
  territory: Territory,
  given: { tenantId: string; id: string; actor: Actor; signal?: AbortSignal },
): Promise<void> {
  const { tenantId, id, actor } = given
  const { database, clock } = territory
  const started = await database.tx(tenantId, async (tx) => {
    const found = await importsStore(tx).findForUpdate(id)
    if (!found || !['waiting', 'running'].includes(found.state)) return undefined
    const running: ImportRecord = { ...found, state: 'running', rows: 0, bytes: 0, updatedAt: clock.now() }
    await importsStore(tx).save(running)
    await told(tx, id)
    return running
  })
  if (!started) return
  const noting = noteOf(territory, given)
  try {
    territory.refresh(tenantId)
    const atlas = await territory.atlas(tenantId)
    await database.tx(tenantId, async (tx) => {
      const bytes = piecesOf(tx, started, (read) => noting.read(read))
      const now = clock.now()
      const { dryRun, format } = started
      const watch: ImportWatch = { signal: noting.signal, onProgress: (rows) => noting.note(rows) }
      const imported = await importBuildings({ tx, atlas, format, bytes, dryRun, now, ...watch })
      await noting.end()
      if (noting.signal.aborted) throw new Refused('building.import_cancelled')
      await finish(tx, { started, imported, actor, now })
    })
  } catch (error) {
    await noting.end()
    if (!(error instanceof Refused)) throw error
    const cancelled = error.code === 'building.import_cancelled'
    await database.tx(tenantId, async (tx) => {
      const found = await importsStore(tx).findForUpdate(id)
      if (!found) return
      const problem = cancelled ? null : { code: error.code, facts: error.facts }
      await importsStore(tx).save({
        ...found,
        state: cancelled ? 'cancelled' : 'failed',
        problem,
        report: null,
        updatedAt: clock.now(),
      })
      await told(tx, id)
    })
  }
}

async function finish(
  tx: Tx,
  given: { started: ImportRecord; imported: Imported; actor: Actor; now: Date },
): Promise<void> {
  const { started, imported, actor, now } = given
  const { report, refused } = imported
  const { id, dryRun, size } = started
  const store = importsStore(tx)
  await store.replaceRefusals(id, refused)
  const state = dryRun ? 'checked' : 'done'
  await store.save({ ...started, state, rows: report.rows, bytes: size, report, problem: null, updatedAt: now })
  if (!dryRun) {
    await store.dropPieces(id)
    await auditImport(tx, { imported, actor, now, id })
  }
  await told(tx, id)
}

/** Writes down who brought buildings in, and tells whoever shows them. */
export async function auditImport(
  tx: Tx,
  { imported, actor = system, now, id }: { imported: Imported; actor?: Actor; now: Date; id?: string },
): Promise<void> {
  const { rows, buildings, compounds, refused } = imported.report
  const detail = { rows, buildings, compounds, refused }
  const subject = { kind: 'buildings', ...(id === undefined ? {} : { id }) }
  await audit(tx).record({ actor, action: 'buildings.imported', subject, detail, at: now })
  await tellBuildingsChanged(tx)
}

async function told(tx: Tx, id: string): Promise<void> {
  await outbox(tx).publish<BuildingImportMoved>({ name: 'building_import.moved', topics: [importTopic(id)] })
}

/** The file's bytes, piece by piece, read in the transaction of the run. */
async function* piecesOf(tx: Tx, of: ImportRecord, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for (let at = 0; at < of.size; ) {
    const piece = await importsStore(tx).piece(of.id, at)
    if (!piece) throw new Refused('building.import_gone')
    at += piece.length
    onRead(at)
    yield piece
    // Others get their turn between two pieces.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Notes progress in transactions of its own, and hears from them whether the run is to stop. */
function noteOf(territory: Territory, given: { tenantId: string; id: string; signal?: AbortSignal }) {
  const outside = AsyncLocalStorage.snapshot()
  const stop = new AbortController()
  const { tenantId, id } = given
  given.signal?.addEventListener('abort', () => stop.abort(), { once: true })
  let rows = 0
  let bytes = 0
  let noting = Promise.resolve()
  const write = async () => {
    const cancelAsked = await territory.database.tx(tenantId, async (tx) => {
      const asked = await importsStore(tx).progress(id, { rows, bytes, now: territory.clock.now() })
      await told(tx, id)
      return asked
    })
    if (cancelAsked) stop.abort()
  }
  const tick = () => {
    noting = noting.then(() => outside(write)).catch(() => {})
  }
  const timer = outside(() => setInterval(tick, noteEvery))
  return {
    signal: stop.signal,
    read: (upTo: number) => {
      bytes = upTo
    },
    note: (upTo: number) => {
      rows = upTo
    },
    /** Waits for the last note, so that it isn't written over what comes after. */
    end: async () => {
      clearInterval(timer)
      await noting
    },
  }
}
