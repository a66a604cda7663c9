import type { ImportKind } from '../../../../contract/territory-imports.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { auditBuildings, importBuildings } from '../buildings/import-buildings.ts'
import { bringLandscape, readLandscape } from '../landscape/import-landscape.ts'
import type { Territory } from '../territory.api.ts'
import { bringIn, readUnitFile } from './import-units.ts'
import { silent } from './imports.service.ts'
import { type ImportRecord, importsStore } from './imports.store.ts'
import type { Refusal } from './map-unit.rules.ts'
import { type Noting, noteOf, told } from './noting.ts'

interface Running {
  territory: Territory
  tenantId: string
  started: ImportRecord
  actor: Actor
  noting: Noting
}

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
    if (!found || !isToRun(found, clock.now())) return undefined
    const running: ImportRecord = { ...found, state: 'running', rows: 0, bytes: 0, updatedAt: clock.now() }
    await importsStore(tx).save(running)
    await told(tx, id)
    return running
  })
  if (!started) return
  const noting = noteOf(territory, given)
  try {
    const running = { territory, tenantId, started, actor, noting }
    await runs[started.kind](running)
  } catch (error) {
    await noting.end()
    if (!(error instanceof Refused)) throw error
    const cancelled = error.code === 'territory_import.cancelled'
    await database.tx(tenantId, async (tx) => {
      const found = await importsStore(tx).findForUpdate(id)
      if (!found) return
      const problem = cancelled ? null : { code: error.code, facts: error.facts }
      const state = cancelled ? ('cancelled' as const) : ('failed' as const)
      await importsStore(tx).save({ ...found, state, problem, report: null, updatedAt: clock.now() })
      await told(tx, id)
    })
  }
}

/** One that runs already is left to whoever works on it, unless nothing was heard of them. */
const isToRun = ({ state, updatedAt }: ImportRecord, now: Date): boolean =>
  state === 'waiting' || (state === 'running' && now.getTime() - updatedAt.getTime() > silent)

async function runBuildings({ territory, tenantId, started, actor, noting }: Running): Promise<void> {
  const atlas = await territory.atlas(tenantId)
  await territory.database.tx(tenantId, async (tx) => {
    const now = territory.clock.now()
    const { id, dryRun, format } = started
    const bytes = piecesOf(tx, started, (read) => noting.read(read))
    const watch = { signal: noting.signal, onProgress: (rows: number) => noting.note(rows) }
    const imported = await importBuildings({ tx, atlas, format, bytes, dryRun, now, ...watch })
    await ending(noting)
    if (!dryRun) await auditBuildings(tx, { imported, actor, now, id })
    await finish(tx, { started, ...imported, now })
  })
}

/** Half of what is shown is reading the file, the other half is writing what is in it. */
async function runUnits({ territory, tenantId, started, actor, noting }: Running): Promise<void> {
  const { database, clock } = territory
  const { dryRun, format, mapping, size } = started
  const began = performance.now()
  const check = () => {
    if (noting.signal.aborted) throw new Refused('territory_import.cancelled')
  }
  const file = await database.tx(
    tenantId,
    async (tx) => {
      const bytes = piecesOf(tx, started, (read) => noting.read(read / 2))
      const onProgress = (rows: number) => {
        noting.note(rows)
        check()
      }
      return await readUnitFile({ format, source: bytes, mapping, onProgress })
    },
    { readOnly: true },
  )
  noting.note(file.rows)
  await database.tx(tenantId, async (tx) => {
    const now = clock.now()
    const onProgress = (written: number, of: number) => {
      noting.read((size / 2) * (1 + written / of))
      check()
    }
    const imported = await bringIn(tx, { file, dryRun, actor, now, onProgress })
    await ending(noting)
    const { rows, created, changed, unchanged, refused } = imported
    const seconds = Math.round((performance.now() - began) / 10) / 100
    const report = { rows, units: { created, changed, unchanged }, refused: refused.length, seconds }
    await finish(tx, { started, report, refused, now })
  })
}

async function runLandscape({ territory, tenantId, started, actor, noting }: Running): Promise<void> {
  const { database, clock } = territory
  const { dryRun, format } = started
  const began = performance.now()
  const read = await database.tx(
    tenantId,
    (tx) =>
      readLandscape({
        ...{ format, bytes: piecesOf(tx, started, (upTo) => noting.read(upTo)) },
        onProgress: (rows) => {
          noting.note(rows)
          if (noting.signal.aborted) throw new Refused('territory_import.cancelled')
        },
      }),
    { readOnly: true },
  )
  await database.tx(tenantId, async (tx) => {
    const now = clock.now()
    const report = await bringLandscape(tx, { read, dryRun, actor, now })
    await ending(noting)
    const seconds = Math.round((performance.now() - began) / 10) / 100
    await finish(tx, { started, report: { ...report, seconds }, refused: read.refused, now })
  })
}

const runs = { units: runUnits, buildings: runBuildings, landscape: runLandscape } satisfies Record<
  ImportKind,
  (running: Running) => Promise<void>
>

/** The last moment at which a run can be stopped. */
async function ending(noting: Noting): Promise<void> {
  await noting.end()
  await noting.hear()
  if (noting.signal.aborted) throw new Refused('territory_import.cancelled')
}

async function finish(
  tx: Tx,
  given: {
    started: ImportRecord
    report: NonNullable<ImportRecord['report']>
    refused: readonly Refusal[]
    now: Date
  },
): Promise<void> {
  const { started, report, refused, now } = given
  const { id, dryRun, size } = started
  const store = importsStore(tx)
  await store.replaceRefusals(id, refused)
  const state = dryRun ? 'checked' : 'done'
  await store.save({ ...started, state, rows: report.rows, bytes: size, report, problem: null, updatedAt: now })
  if (!dryRun) await store.dropPieces(id)
  await told(tx, id)
}

/** The file's bytes, piece by piece, read in the transaction of the run. */
async function* piecesOf(tx: Tx, of: ImportRecord, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for (let at = 0; at < of.size; ) {
    const piece = await importsStore(tx).piece(of.id, at)
    if (!piece) throw new Refused('territory_import.gone')
    at += piece.length
    onRead(at)
    yield piece
    // Notes and a wish to stop get their turn between two pieces.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
