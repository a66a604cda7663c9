import type { Tx } from '../../../platform/database/database.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { CasesDeps } from '../cases.context.ts'
import { type ArchiveRow, type Candidate, leavingStore } from './archive.store.ts'
import { cutoffOf, type Kin, monthOf, type Stay, thoseThatGo, whyStays } from './leaving.rules.ts'
import { endedAt, lookUpRow, stateOfRows } from './look-up.rules.ts'
import { type CaseRows, composeFile, type Placed, type Row, sealCase, textOf } from './record.rules.ts'

/** To whom the files of the archive belong. No guard knows it: nobody opens one as a file. */
export const archiveOwner = 'case_archive'

/** Cases looked at together: some hundred kilobytes, and a transaction of well under a second. */
const batchSize = 200

/** What a run did, or would do. */
export interface ArchiveRun {
  /** Years without a word; null: the district archives nothing. */
  years: number | null
  archived: number
  files: number
  /** Bytes of the files. */
  bytes: number
  /** Cases old enough that stayed, by what kept them. */
  stayed: Partial<Record<Stay, number>>
}

/** How a run goes. */
export interface RunOptions {
  tenantId: string
  /** Looks and counts; changes nothing. */
  dryRun?: boolean
  /** For a look at what another choice would do. */
  years?: number | undefined
  signal?: AbortSignal | undefined
  progress?: (run: ArchiveRun) => void
}

type Deps = Pick<CasesDeps, 'database' | 'clock'> & { files: Pick<CasesDeps['files'], 'keep' | 'attach' | 'delete'> }

/** Moves cases that ended long ago into files. */
export interface Archiver {
  /**
   * Goes through what is due in bounded batches. A batch is written to the file store, durable and read back, before one transaction
   * compares it with the rows once more, notes where each case lies and takes its rows away. Killed anywhere, or run by two at once, a
   * case is in one place, whole.
   */
  run(options: RunOptions): Promise<ArchiveRun>
}

/** Makes the archiver. */
export function createArchiver({ database, clock, files }: Deps): Archiver {
  /** Which of some cases go, read in this transaction; why the others don't. */
  const choose = async (tx: Tx, candidates: readonly Candidate[], given: { cutoff: Date; hold: boolean }) => {
    const store = leavingStore(tx)
    const of = new Map(candidates.map((candidate) => [candidate.id, candidate]))
    const rows = await store.read([...of.keys()], { hold: given.hold })
    const stays = new Map<string, Stay>()
    const alone = rows.flatMap((each) => {
      const state = stateOfRows(each)
      const lastAt = new Date((each.tables.case[0] as Row).updated_at as string)
      const returnedAt = of.get(each.id)?.returned_at ?? null
      const why = whyStays({ state, lastAt, returnedAt }, { now: clock.now(), cutoff: given.cutoff })
      if (why) stays.set(each.id, why)
      return why ? [] : [{ id: each.id, parentId: state.parentId, mergedIntoId: state.mergedIntoId }]
    })
    const above = alone.flatMap(({ parentId, mergedIntoId }) => [parentId, mergedIntoId].filter((id) => id !== null))
    const going = thoseThatGo(alone, {
      referring: alone.length > 0 ? await store.referring(alone.map(({ id }) => id)) : [],
      openIds: await store.openAmong(above),
    })
    for (const { id } of alone) if (!going.has(id)) stays.set(id, 'kin')
    return { rows: rows.filter(({ id }) => going.has(id)), stays }
  }

  /** Writes cases to files, one a month. Nothing refers to them yet. */
  const write = async (tenantId: string, cases: readonly CaseRows[]) => {
    const written: Written[] = []
    for (const [month, rows] of Map.groupBy(cases, (each) => monthOf(endedAt(each)))) {
      const sealed = rows.map((each) => ({ each, ...sealCase(each, { tenantId, newId: uuidv7 }) }))
      const { bytes, placed } = composeFile(
        sealed.map(({ each: { id }, bytes: part }) => ({ id, bytes: part })),
        { tenant: tenantId, month, writtenAt: clock.now() },
      )
      const name = `cases-${month}.archive`
      const fileId = await files.keep({ tenantId, bytes, name, mime: 'application/octet-stream' })
      for (const [index, { each, key, people }] of sealed.entries()) {
        const at = placed[index] as Placed
        const row = lookUpRow(each, { placed: at, fileId, key, now: clock.now() })
        written.push({ ...{ id: each.id, text: textOf(each), fileId, row, people }, bytes: at.length })
      }
    }
    return written
  }

  /** Compares what was written with the rows as they are now, held; what is the same goes. Gives what went. */
  const take = async (
    tx: Tx,
    candidates: readonly Candidate[],
    given: { cutoff: Date; written: readonly Written[] },
  ) => {
    const texts = new Map(given.written.map(({ id, text }) => [id, text]))
    const now = await choose(
      tx,
      candidates.filter(({ id }) => texts.has(id)),
      { cutoff: given.cutoff, hold: true },
    )
    // One that changed meanwhile stays, and so does what it refers to: the next run takes them.
    const same = now.rows.filter((each) => texts.get(each.id) === textOf(each)).map(kinOf)
    const referring = same.length > 0 ? await leavingStore(tx).referring(same.map(({ id }) => id)) : []
    const ids = thoseThatGo(same, { referring, openIds: new Set() })
    const going = given.written.filter(({ id }) => ids.has(id))
    if (going.length === 0) return []
    for (const fileId of new Set(going.map((one) => one.fileId)))
      await files.attach(tx, { fileIds: [fileId], ownerKind: archiveOwner, ownerId: fileId })
    await leavingStore(tx).take(
      going.map(({ row }) => row),
      going.flatMap(({ id, people }) => people.map((one) => personRow(id, one))),
    )
    return going
  }

  return {
    async run({ tenantId, dryRun = false, years: wanted, signal, progress }) {
      const choice = await database.tx(tenantId, (tx) => leavingStore(tx).choice(), { readOnly: true })
      const years = dryRun ? (wanted ?? choice.years) : choice.years
      const run: ArchiveRun = { years, archived: 0, files: 0, bytes: 0, stayed: {} }
      if (years === null) return run
      const cutoff = cutoffOf(clock.now(), years)
      for (let after: { at: Date; id: string } | null = null; !signal?.aborted; ) {
        const from: typeof after = after
        const { candidates, rows, stays } = await database.tx(
          tenantId,
          async (tx) => {
            const found = await leavingStore(tx).next({ before: cutoff, after: from, limit: batchSize })
            return { candidates: found, ...(await choose(tx, found, { cutoff, hold: false })) }
          },
          { readOnly: true },
        )
        for (const why of stays.values()) run.stayed[why] = (run.stayed[why] ?? 0) + 1
        if (dryRun) run.archived += rows.length
        else if (rows.length > 0) {
          const written = await write(tenantId, rows)
          const gone = await database.tx(tenantId, (tx) => take(tx, candidates, { cutoff, written }))
          const used = new Set(gone.map(({ fileId }) => fileId))
          const unused = [...new Set(written.map(({ fileId }) => fileId))].filter((id) => !used.has(id))
          if (unused.length > 0) await database.tx(tenantId, (tx) => files.delete(tx, unused))
          run.archived += gone.length
          run.files += used.size
          run.bytes += gone.reduce((sum, { bytes }) => sum + bytes, 0)
        }
        progress?.(run)
        const last = candidates.at(-1)
        if (!last || candidates.length < batchSize) break
        after = { at: last.updated_at, id: last.id }
      }
      if (!dryRun) await database.tx(tenantId, (tx) => leavingStore(tx).ran(clock.now()))
      return run
    },
  }
}

/** A case in a file, before anything says that it is there. */
interface Written {
  id: string
  /** Its rows as they were written. */
  text: string
  fileId: string
  bytes: number
  row: ArchiveRow
  people: ReturnType<typeof sealCase>['people']
}

const kinOf = (rows: CaseRows): Kin => {
  const { id, parentId, mergedIntoId } = stateOfRows(rows)
  return { id, parentId, mergedIntoId }
}

const personRow = (caseId: string, { id, person, key }: Written['people'][number]): Row => ({
  ...{ id, case_id: caseId, kind: person.kind, key },
  ...{ account_id: person.row.account_id ?? null, secret_hash: person.row.secret_hash ?? null },
})
