import { isDeepStrictEqual } from 'node:util'
import type { ImportReport, UnitMapping } from '../../../../contract/territory.ts'
import type { ImportFormat } from '../../../../contract/territory-imports.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { type TerritoryChanged, territoryTopic } from '../territory.events.ts'
import { territoryStore, type UnitWrite } from '../territory.store.ts'
import { type Candidate, mapUnit, type Refusal } from './map-unit.rules.ts'
import { planUnits } from './plan-units.rules.ts'
import { readRows } from './read-rows.ts'

/** What was understood of a file, before it meets the tree. */
export interface ReadFile {
  rows: number
  candidates: Candidate[]
  refused: Refusal[]
}

/** Reads and understands a file. Touches no database, so that no transaction waits for a slow disk. */
export async function readUnitFile(given: {
  format: ImportFormat
  source: string | AsyncIterable<Uint8Array>
  mapping: UnitMapping
  onProgress?: (rows: number) => void
}): Promise<ReadFile> {
  const read: ReadFile = { rows: 0, candidates: [], refused: [] }
  const bytes = typeof given.source === 'string' ? wholeOf(given.source) : given.source
  for await (const source of readRows('unit', given.format, bytes)) {
    read.rows++
    const result = mapUnit(source, given.mapping)
    if ('candidate' in result) read.candidates.push(result.candidate)
    else read.refused.push(result.refusal)
    if (read.rows % 500 === 0) given.onProgress?.(read.rows)
  }
  return read
}

async function* wholeOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** What came of a file, with every row refused. */
export interface UnitsImported {
  rows: number
  created: number
  changed: number
  unchanged: number
  refused: Refusal[]
}

/** Refusals listed in a report; the rest is counted. */
const listed = 1000
/** Units written by one statement. */
const chunk = 500

/**
 * Fits a file's units into the tree: what is new is created, what is there (by code) is changed, what can't be is refused row by
 * row and left out. In a dry run nothing is written.
 */
async function importUnits(given: {
  tx: Tx
  read: ReadFile
  dryRun: boolean
  now: Date
  onProgress?: ((written: number, of: number) => void) | undefined
}): Promise<UnitsImported> {
  const { tx, read, dryRun, now } = given
  const store = territoryStore(tx)
  // Two imports at once must not both create the same code: the second waits here, and then sees what the first made.
  if (!dryRun) await store.bumpVersion(now)
  const existing = (await store.units()).filter((unit) => unit.validTo === null)
  const idOf = new Map(existing.map((unit) => [unit.code, unit.id]))
  const drawn = read.candidates.flatMap(({ code, boundary }) => (boundary ? (idOf.get(code) ?? []) : []))
  const boundaryOf = new Map((await store.boundariesOf(drawn)).map(({ id, boundary }) => [id, boundary]))
  const plan = planUnits({
    candidates: read.candidates,
    existing,
    sameBoundary: (id, { boundary }) => !boundary || isDeepStrictEqual(boundary, boundaryOf.get(id)),
    newId: uuidv7,
  })
  if (!dryRun) {
    const total = plan.create.length + plan.change.length
    let written = 0
    const inChunks = async (units: readonly UnitWrite[], write: (units: readonly UnitWrite[]) => Promise<void>) => {
      for (let from = 0; from < units.length; from += chunk) {
        const part = units.slice(from, from + chunk)
        await write(part)
        written += part.length
        given.onProgress?.(written, total)
      }
    }
    await inChunks(plan.create, (units) => store.insertUnits(units, now))
    await inChunks(plan.change, (units) => store.updateUnits(units))
    if (total > 0) {
      const changed: TerritoryChanged = { name: 'territory.changed', topics: [territoryTopic] }
      await outbox(tx).publish(changed)
    }
  }
  const refused = [...read.refused, ...plan.refused].sort((a, b) => a.row - b.row)
  const { create, change, unchanged } = plan
  return { rows: read.rows, created: create.length, changed: change.length, unchanged, refused }
}

/** The same, and writes down who did it. */
export async function bringIn(
  tx: Tx,
  given: {
    file: ReadFile
    dryRun: boolean
    actor: Actor
    now: Date
    onProgress?: ((written: number, of: number) => void) | undefined
  },
): Promise<UnitsImported> {
  const { file, dryRun, actor, now, onProgress } = given
  const imported = await importUnits({ tx, read: file, dryRun, now, onProgress })
  if (!dryRun) {
    const { rows, created, changed, refused } = imported
    const detail = { rows, created, changed, refused: refused.length }
    await audit(tx).record({ actor, action: 'units.imported', subject: { kind: 'territory' }, detail, at: now })
  }
  return imported
}

/** What came of it, as a report lists it. */
export function reportOf({ refused, ...counts }: UnitsImported, dryRun: boolean): ImportReport {
  return { dryRun, ...counts, refused: refused.slice(0, listed), refusedTotal: refused.length }
}
