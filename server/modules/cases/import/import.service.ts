import { audit } from '../../../platform/audit/audit.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { system } from '../../../platform/policy/actor.ts'
import { departments, saveDepartment, type Territory } from '../../territory/territory.api.ts'
import type { Cases } from '../cases.api.ts'
import { type CaseContext, placementOf } from '../cases.context.ts'
import { casesStore } from '../cases.store.ts'
import { saveCategory } from '../configuration/categories.rules.ts'
import { changeConfiguration } from '../configuration/configuration.service.ts'
import { yearIn } from '../intake/numbers.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import type { Placement } from '../lifecycle/facts.ts'
import { historyOf, idOf, type OldCase, RowRefused, readRow } from './history.rules.ts'
import { importStore } from './import.store.ts'
import type { CaseMapping, Row } from './mapping.ts'
import { type Counted, createTally } from './tally.rules.ts'

/** What an import is given. */
export interface ImportGiven {
  tenant: Tenant
  rows: AsyncIterable<Row>
  mapping: CaseMapping
  dryRun: boolean
  onRefused?(row: Row, code: string): void
  onProgress?(read: number): void
  signal?: AbortSignal
}

/** What came of an import: rows, places, time, departments. */
export interface ImportReport extends Counted {
  dryRun: boolean
  seconds: number
}

/** Rows of one transaction, and transactions at the same time. */
const batch = 500
const atOnce = 3

/**
 * Brings the cases of an earlier system in, streaming: each with a timeline of its own times. Categories and departments
 * that the rows name are made where they are missing. Rows brought in before are refused as such, so an interrupted
 * import is simply started again.
 */
export async function importCases(
  deps: { cases: Cases; territory: Territory },
  given: ImportGiven,
): Promise<ImportReport> {
  const { cases } = deps
  const { tenant, mapping, dryRun } = given
  const began = performance.now()
  const timeZone = mapping.timeZone ?? tenant.timeZone
  const tally = createTally()
  const kept = new Kin(deps, given)
  await kept.load()

  // Two batches are written while the next one is read: the database has more than one core.
  const writing: Promise<void>[] = []
  let waiting: { row: Row; old: OldCase }[] = []
  const seen = new Set<string>()
  const refuse = (row: Row, code: string) => {
    tally.refused(code)
    given.onRefused?.(row, code)
  }
  const write = async (part: { row: Row; old: OldCase }[]) => {
    const ready = part.map(({ row, old }) => ({ row, old, id: idOf(tenant.id, old), ...kept.placed(old) }))
    if (dryRun) {
      for (const { old, named } of ready) tally.taken(old, named)
      return
    }
    await saveBatch({ cases, tenant, kept, ready, refuse, taken: (old, named) => tally.taken(old, named) })
  }
  const flush = async () => {
    const part = waiting
    waiting = []
    await kept.makeMissing(part.map(({ old }) => old))
    const written = write(part)
    // A failure shows at the next await; until then nobody must call it unhandled.
    written.catch(() => {})
    writing.push(written)
    if (writing.length >= atOnce) await writing.shift()
  }
  for await (const row of given.rows) {
    if (given.signal?.aborted) break
    const read = tally.read()
    try {
      const old = readRow(row, mapping, timeZone)
      if (seen.has(old.externalId)) throw new RowRefused('import.twice')
      seen.add(old.externalId)
      waiting.push({ row, old })
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      refuse(row, error.code)
    }
    if (waiting.length >= batch) await flush()
    if (read % 5000 === 0) given.onProgress?.(read)
  }
  await flush()
  await Promise.all(writing)
  // What was made on the way is not yet in memory here; other processes look within seconds.
  if (!dryRun) cases.refresh(tenant.id)
  if (!dryRun) await note(cases, { tenant, taken: tally.counted(kept.names).taken })
  return { ...tally.counted(kept.names), dryRun, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) }
}

interface Ready {
  row: Row
  old: OldCase
  id: string
  placement: Placement
  named: boolean | null
}

async function saveBatch(given: {
  cases: Cases
  tenant: Tenant
  kept: Kin
  ready: Ready[]
  refuse(row: Row, code: string): void
  taken(old: OldCase, named: boolean | null): void
}): Promise<void> {
  const { cases, tenant, kept, ready } = given
  const { database } = cases.deps
  const known = new Set(
    await database.tx(tenant.id, (tx) => importStore(tx).known(ready.map((one) => one.id)), { readOnly: true }),
  )
  const fresh = ready.filter((one) => {
    const isNew = !known.has(one.id)
    known.add(one.id)
    if (!isNew) given.refuse(one.row, 'import.known')
    return isNew
  })
  const byYear = Map.groupBy(fresh, (one) => yearIn(tenant.timeZone, one.old.reportedAt))
  const numbers = new Map<number, string[]>()
  for (const [year, group] of byYear)
    numbers.set(
      year,
      await cases.numbers.take({ tenantId: tenant.id, prefix: tenant.numberPrefix, year, count: group.length }),
    )
  await database.tx(tenant.id, async (tx) => {
    const changes = fresh.map((one) => {
      const number = numbers.get(yearIn(tenant.timeZone, one.old.reportedAt))?.shift() as string
      return historyOf(one.old, {
        id: one.id,
        number,
        placement: one.placement,
        ...kept.holderOf(one.old, one.placement),
        category: kept.categoryOf(one.old),
      })
    })
    await casesStore(tx).save(changes)
  })
  for (const { old, named } of fresh) given.taken(old, named)
}

/** Categories, departments and units that rows name, made as they come up. */
class Kin {
  readonly #deps: { cases: Cases; territory: Territory }
  readonly #given: ImportGiven
  #context!: CaseContext
  #units!: Awaited<ReturnType<Territory['atlas']>>
  readonly #departments = new Map<string, { id: string; name: string }>()
  readonly #categories = new Map<string, { id: string; name: { en: string; zh: string } }>()
  /** Department code → name, for the report. */
  readonly names = new Map<string, string>()

  constructor(deps: { cases: Cases; territory: Territory }, given: ImportGiven) {
    this.#deps = deps
    this.#given = given
  }

  async load(): Promise<void> {
    const { tenant } = this.#given
    this.#units = await this.#deps.territory.atlas(tenant.id)
    this.#context = await this.#deps.cases.contextOf(tenant)
    const known = await this.#deps.cases.deps.database.tx(tenant.id, (tx) => departments(tx), { readOnly: true })
    for (const { id, code, nameEn } of known) this.#know(code, id, nameEn)
    const { categories } = this.#context.configuration
    for (const { id, name, path } of categories.values())
      this.#categories.set(path.map((one) => categories.get(one)?.name.en ?? '').join('\n'), { id, name })
  }

  #know(code: string, id: string, name: string): void {
    this.#departments.set(code, { id, name })
    this.names.set(code, name)
  }

  async makeMissing(rows: readonly OldCase[]): Promise<void> {
    const wantedDepartments = new Set(
      rows.flatMap((old) => (old.department && !this.#departments.has(old.department) ? [old.department] : [])),
    )
    const wantedCategories = new Set(
      rows.flatMap((old) =>
        old.category.length > 0 && !this.#categories.has(old.category.join('\n')) ? [old.category.join('\n')] : [],
      ),
    )
    for (const code of wantedDepartments) await this.#makeDepartment(code)
    if (wantedCategories.size > 0) await this.#makeCategories([...wantedCategories].map((path) => path.split('\n')))
  }

  async #makeDepartment(code: string): Promise<void> {
    const { tenant, mapping, dryRun } = this.#given
    const name = mapping.department?.names[code] ?? code
    const id = uuidv7()
    this.#know(code, id, name)
    if (dryRun) return
    const district = this.#context.bodies.district || null
    await this.#deps.cases.deps.database.tx(tenant.id, (tx) =>
      saveDepartment(tx, { id, code, nameEn: name, nameZh: name, unitId: district, phone: null, calendarCode: null }),
    )
  }

  async #makeCategories(paths: readonly string[][]): Promise<void> {
    const { tenant, dryRun } = this.#given
    const { cases, territory } = this.#deps
    const { database, clock } = cases.deps
    const make = (add: (parent: string | null, name: string, code: string) => string) => {
      for (const path of paths) {
        let parent: string | null = null
        for (let depth = 1; depth <= path.length; depth++) {
          const key = path.slice(0, depth).join('\n')
          const name = path[depth - 1] as string
          const known = this.#categories.get(key)
          const id: string = known?.id ?? add(parent, name, codeOf(path.slice(0, depth)))
          if (!known) this.#categories.set(key, { id, name: { en: name, zh: name } })
          parent = id
        }
      }
    }
    if (dryRun) return make(() => uuidv7())
    const change = { database, clock, territory, configurations: cases.configurations }
    await changeConfiguration(change, { tenantId: tenant.id, actor: system, through: 'import' }, (draft) => {
      const codes = new Set([...draft.categories.values()].map((category) => category.code))
      make((parentId, name, code) => {
        let free = code
        for (let n = 2; codes.has(free); n++) free = `${code.slice(0, 56)}.${n}`
        codes.add(free)
        const input = { parentId, code: free, name: { en: name.slice(0, 200), zh: name.slice(0, 200) } }
        return saveCategory(draft, { input: { ...plain, ...input } }).id
      })
    })
  }

  /** Where a row lies: by its point, else by the unit it names. `named`: whether its point lies in that unit; null without both. */
  placed(old: OldCase): { placement: Placement; named: boolean | null } {
    const named = old.unitCode ? this.#units.findByCode(old.unitCode) : undefined
    if (!old.point) return { placement: this.#at(named?.path ?? []), named: null }
    const found = this.#units.placeAt(old.point)
    return { placement: this.#at(found?.path ?? []), named: named ? (found?.path.includes(named.id) ?? false) : null }
  }

  #at(path: readonly string[]): Placement {
    return placementOf(path.flatMap((id) => this.#units.find(id) ?? []))
  }

  holderOf(old: OldCase, placement: Placement) {
    const { bodies } = this.#context
    const department = old.department ? this.#departments.get(old.department) : undefined
    if (department)
      return {
        holder: { kind: 'department' as const, id: department.id },
        holderName: { en: department.name, zh: department.name },
      }
    const holder = {
      kind: 'unit' as const,
      id: placement.gridId ?? placement.communityId ?? placement.streetId ?? bodies.district,
    }
    return { holder, holderName: nameOfBody(bodies, holder) }
  }

  categoryOf(old: OldCase) {
    return old.category.length === 0 ? null : (this.#categories.get(old.category.join('\n')) ?? null)
  }
}

/** A category as the import makes it: residents don't choose it until somebody has looked at it. */
const plain = {
  keywords: [],
  questions: [],
  danger: false,
  home: false,
  cityObject: null,
  cityEvent: null,
  open: false,
  active: true,
  position: 0,
}

const codeOf = (path: readonly string[]): string =>
  path
    .map(
      (name) =>
        name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '') || 'x',
    )
    .join('.')
    .slice(0, 60)

async function note(cases: Cases, given: { tenant: Tenant; taken: number }): Promise<void> {
  await cases.deps.database.tx(given.tenant.id, (tx) =>
    audit(tx).record({
      actor: system,
      action: 'cases.imported',
      subject: { kind: 'tenant', id: given.tenant.id },
      detail: { cases: given.taken },
      at: cases.deps.clock.now(),
    }),
  )
}
