import type { BuildingFormat, BuildingImportReport } from '../../../../contract/buildings.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { Atlas } from '../atlas.rules.ts'
import type { Refusal } from '../import/map-unit.rules.ts'
import { readRows, type SourceRow } from '../import/read-rows.ts'
import { tellBuildingsChanged } from './buildings.events.ts'
import { type BuildingRecord, buildingsStore, type CompoundRecord } from './buildings.store.ts'
import { type BuildingRow, type CompoundRow, mapBuilding } from './map-building.rules.ts'
import { type Planned, planBuilding, planCompound } from './plan-buildings.rules.ts'

/** Rows written by one statement: a few milliseconds of this process at a time. */
const batch = 500

/** How an import goes on. */
export interface ImportWatch {
  /** Called after each batch with the rows looked at so far. */
  onProgress?: ((rows: number) => void) | undefined
  /** Once it is aborted the import stops with `territory_import.cancelled`. */
  signal?: AbortSignal | undefined
}

/** What an import did, or would do, and every row it does not take. */
export interface Imported {
  report: BuildingImportReport
  refused: Refusal[]
}

/**
 * Takes a file of compounds and buildings in, in the caller's transaction: what is new is created, what is there (by code) is
 * changed, what can't be is refused row by row and left out. In a dry run nothing is written. Throws Refused
 * what `readRows` refuses, `territory_import.running` (another one is under way) and `territory_import.cancelled`.
 */
export async function importBuildings(
  given: {
    tx: Tx
    atlas: Atlas
    format: BuildingFormat
    bytes: AsyncIterable<Uint8Array>
    dryRun: boolean
    now: Date
  } & ImportWatch,
): Promise<Imported> {
  const { tx, dryRun, now, signal, onProgress } = given
  const store = buildingsStore(tx)
  if (!dryRun && !(await store.lock())) throw new Refused('territory_import.running', {}, { status: 409 })
  const began = performance.now()
  const work = new Import({ ...given, store, compounds: await store.compounds() })
  let rows: SourceRow[] = []
  const flush = async () => {
    await work.take(rows)
    rows = []
    onProgress?.(work.rows)
    if (signal?.aborted) throw new Refused('territory_import.cancelled')
  }
  for await (const row of readRows('building', given.format, given.bytes)) if (rows.push(row) === batch) await flush()
  await flush()
  await work.end()
  if (!dryRun && work.wrote) await store.bumpVersion(now)
  return work.result((performance.now() - began) / 1000)
}

/** Writes down who brought buildings in, and tells whoever shows them. */
export async function auditBuildings(
  tx: Tx,
  { imported, actor, now, id }: { imported: Imported; actor: Actor; now: Date; id?: string },
): Promise<void> {
  const { rows, buildings, compounds, refused } = imported.report
  const detail = { rows, buildings, compounds, refused }
  const subject = { kind: 'buildings', ...(id === undefined ? {} : { id }) }
  await audit(tx).record({ actor, action: 'buildings.imported', subject, detail, at: now })
  await tellBuildingsChanged(tx)
}

interface Gone {
  row: number
  code: string
}

interface Surroundings {
  atlas: Atlas
  dryRun: boolean
  now: Date
  store: ReturnType<typeof buildingsStore>
}

class Import {
  rows = 0
  wrote = false
  readonly #given: Surroundings
  readonly #compounds: Map<string, CompoundRecord>
  readonly #seen = { compound: new Map<string, number>(), building: new Map<string, number>() }
  readonly #refused: Refusal[] = []
  readonly #counts = {
    buildings: { created: 0, changed: 0, unchanged: 0, ended: 0 },
    compounds: { created: 0, changed: 0, unchanged: 0, ended: 0 },
    entrances: 0,
    households: 0,
  }
  /** Buildings whose compound is not known yet: it may stand further down. */
  #waiting: BuildingRow[] = []
  /** Compounds that are gone: whether something stands in them is known at the end. */
  #goneCompounds: Gone[] = []
  /** Buildings of each compound that this file ends. */
  readonly #left = new Map<string, number>()

  constructor(given: Surroundings & { compounds: readonly CompoundRecord[] }) {
    this.#given = given
    this.#compounds = new Map(given.compounds.map((compound) => [compound.code, compound]))
  }

  async take(rows: readonly SourceRow[]): Promise<void> {
    this.rows += rows.length
    const compounds: CompoundRow[] = []
    const buildings: BuildingRow[] = []
    const gone: Gone[] = []
    for (const row of rows) {
      const understood = mapBuilding(row)
      if ('refusal' in understood) this.#refused.push(understood.refusal)
      else if ('gone' in understood) {
        const { kind } = understood.gone
        if (this.#isFirst(kind, understood.gone))
          (kind === 'building' ? gone : this.#goneCompounds).push(understood.gone)
      } else if ('compound' in understood) {
        if (this.#isFirst('compound', understood.compound)) compounds.push(understood.compound)
      } else if (this.#isFirst('building', understood.building)) buildings.push(understood.building)
    }
    await this.#takeCompounds(compounds)
    const isKnown = ({ compoundCode }: BuildingRow) => compoundCode === undefined || this.#compounds.has(compoundCode)
    this.#waiting.push(...buildings.filter((row) => !isKnown(row)))
    await this.#takeBuildings(buildings.filter(isKnown))
    await this.#endBuildings(gone)
  }

  async end(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    for (let from = 0; from < waiting.length; from += batch)
      await this.#takeBuildings(waiting.slice(from, from + batch))
    await this.#endCompounds()
  }

  result(seconds: number): Imported {
    const refused = this.#refused.sort((a, b) => a.row - b.row)
    const report = {
      ...this.#counts,
      ...{ rows: this.rows, refused: refused.length, seconds: Math.round(seconds * 100) / 100 },
    }
    return { report, refused }
  }

  /** The first row of a code counts; the others are refused, so that nobody has to guess which one was meant. */
  #isFirst(kind: 'compound' | 'building', { row, code }: { row: number; code: string }): boolean {
    const before = this.#seen[kind].get(code)
    if (before === undefined) this.#seen[kind].set(code, row)
    else this.#refused.push({ row, code, reason: 'building.code_twice', facts: { code, row: before } })
    return before === undefined
  }

  async #takeCompounds(rows: readonly CompoundRow[]): Promise<void> {
    if (rows.length === 0) return
    const sorted = this.#sort(
      'compounds',
      rows.map((row) => planCompound(row, this.#compounds.get(row.code), uuidv7)),
    )
    for (const compound of sorted.all) this.#compounds.set(compound.code, compound)
    const { store, now, dryRun } = this.#given
    if (dryRun) return
    if (sorted.create.length > 0) await store.insertCompounds(sorted.create, now)
    if (sorted.change.length > 0) await store.updateCompounds(sorted.change, now)
  }

  async #takeBuildings(rows: readonly BuildingRow[]): Promise<void> {
    if (rows.length === 0) return
    const { store, atlas, now, dryRun } = this.#given
    const there = new Map((await store.byCode(rows.map(({ code }) => code))).map((each) => [each.code, each]))
    const sorted = this.#sort(
      'buildings',
      rows.map((row) =>
        planBuilding(row, { before: there.get(row.code), compounds: this.#compounds, atlas, newId: uuidv7 }),
      ),
    )
    for (const { entrances, households } of sorted.all) {
      this.#counts.entrances += entrances.length
      this.#counts.households += households ?? 0
    }
    if (dryRun) return
    if (sorted.create.length > 0) await store.insert(sorted.create, now)
    if (sorted.change.length > 0) await store.update(sorted.change, sorted.doors, now)
  }

  async #endBuildings(rows: readonly Gone[]): Promise<void> {
    if (rows.length === 0) return
    const { store, now, dryRun } = this.#given
    const there = new Map((await store.byCode(rows.map(({ code }) => code))).map((each) => [each.code, each]))
    const ids: string[] = []
    for (const { row, code } of rows) {
      const found = there.get(code)
      if (!found) this.#refused.push({ row, code, reason: 'building.gone_unknown', facts: { code } })
      else {
        ids.push(found.id)
        if (found.compoundId !== null) this.#left.set(found.compoundId, (this.#left.get(found.compoundId) ?? 0) + 1)
      }
    }
    this.#counts.buildings.ended += ids.length
    if (dryRun || ids.length === 0) return
    await store.end(ids, now)
    this.wrote = true
  }

  /** A compound in which something stands is in use: it can't be gone. */
  async #endCompounds(): Promise<void> {
    const known = this.#goneCompounds.flatMap(({ row, code }) => {
      const found = this.#compounds.get(code)
      if (!found) this.#refused.push({ row, code, reason: 'building.gone_unknown', facts: { code } })
      return found ? [{ row, code, id: found.id }] : []
    })
    if (known.length === 0) return
    const { store, now, dryRun } = this.#given
    const standing = await store.standingIn(known.map(({ id }) => id))
    const ids = known.flatMap(({ row, code, id }) => {
      // In a dry run those that the file ends still stand.
      const count = (standing.get(id) ?? 0) - (dryRun ? (this.#left.get(id) ?? 0) : 0)
      if (count > 0) this.#refused.push({ row, code, reason: 'compound.in_use', facts: { count } })
      return count > 0 ? [] : [id]
    })
    this.#counts.compounds.ended += ids.length
    if (dryRun || ids.length === 0) return
    await store.endCompounds(ids, now)
    this.wrote = true
  }

  #sort<Written extends CompoundRecord | BuildingRecord>(
    kind: 'buildings' | 'compounds',
    planned: readonly Planned<Written>[],
  ): { create: Written[]; change: Written[]; doors: Written[]; all: Written[] } {
    const sorted = { create: [] as Written[], change: [] as Written[], doors: [] as Written[], all: [] as Written[] }
    const counts = this.#counts[kind]
    for (const each of planned) {
      if ('refusal' in each) this.#refused.push(each.refusal)
      else if ('create' in each) {
        sorted.create.push(each.create)
        sorted.all.push(each.create)
      } else if ('change' in each) {
        sorted.change.push(each.change)
        sorted.all.push(each.change)
        if (each.doors) sorted.doors.push(each.change)
      } else sorted.all.push(each.same)
    }
    counts.created += sorted.create.length
    counts.changed += sorted.change.length
    counts.unchanged += sorted.all.length - sorted.create.length - sorted.change.length
    this.wrote ||= sorted.create.length + sorted.change.length > 0
    return sorted
  }
}
