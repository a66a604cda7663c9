import { AsyncLocalStorage } from 'node:async_hooks'
import type { Holder } from '../../../contract/cases.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import type { Hub } from '../../platform/stream/hub.ts'
import { departments, type Territory } from '../territory/territory.api.ts'
import type { KeptCalendars, TenantCalendars } from './calendars/kept-calendars.ts'
import { type CaseContext, clockworkOver, placementOf } from './cases.context.ts'
import type { Configurations } from './configuration/configurations.ts'
import { limitsFor } from './configuration/limits.rules.ts'
import type { CaseConfiguration } from './configuration/snapshot.rules.ts'
import type { Bodies, DepartmentBody } from './lifecycle/bodies.ts'

type Atlas = Awaited<ReturnType<Territory['atlas']>>
type Department = DepartmentBody & { phone: string | null }

/** What contexts are made of. */
export interface ContextSources {
  database: Database
  territory: Pick<Territory, 'atlas'>
  configurations: Configurations
  calendars: KeptCalendars
  /** Topic on which territory, departments included, says that it changed. */
  territoryTopic: string
}

/** The contexts of a process, one a tenant, made anew when a part of one changed. */
export interface Contexts {
  of(tenant: Tenant): Promise<CaseContext>
  /** Hears from the hub when any process changes departments. Without it a change is noticed within seconds. */
  follow(hub: Pick<Hub, 'subscribe'>): void
  /** Reads departments again at the next use. */
  refresh(tenantId?: string): void
}

interface Kept {
  departments: Promise<ReadonlyMap<string, Department>> | undefined
  readAt: number
  made: { tenant: Tenant; parts: readonly unknown[]; context: CaseContext } | undefined
}

/** Milliseconds after which departments are read again, should a notice have been missed. */
const readAgainAfter = 5_000

/** Opens the contexts of a process. */
export function openContexts(sources: ContextSources): Contexts {
  const kept = new Map<string, Kept>()
  const outside = AsyncLocalStorage.snapshot()
  let hub: Pick<Hub, 'subscribe'> | undefined

  const keptOf = (tenantId: string): Kept => {
    let known = kept.get(tenantId)
    if (!known) {
      const fresh: Kept = { departments: undefined, readAt: 0, made: undefined }
      known = fresh
      kept.set(tenantId, known)
      hub?.subscribe({
        tenantId,
        topics: [sources.territoryTopic],
        send: () => {
          fresh.departments = undefined
        },
      })
    }
    return known
  }

  const departmentsOf = (tenantId: string, known: Kept) => {
    if (known.departments && performance.now() - known.readAt < readAgainAfter) return known.departments
    known.readAt = performance.now()
    const reading = outside(() => readDepartments(sources.database, tenantId))
    known.departments = reading
    reading.catch(() => {
      if (known.departments === reading) known.departments = undefined
    })
    return reading
  }

  return {
    async of(tenant) {
      const known = keptOf(tenant.id)
      const [atlas, configuration, calendars, bodies] = await Promise.all([
        sources.territory.atlas(tenant.id),
        sources.configurations.configurationOf(tenant.id),
        sources.calendars.calendarsOf(tenant.id),
        departmentsOf(tenant.id, known),
      ])
      const parts = [atlas, configuration, calendars, bodies]
      const { made } = known
      if (made && made.tenant === tenant && made.parts.every((part, index) => part === parts[index]))
        return made.context
      const context = makeContext({ tenant, atlas, configuration, calendars, departments: bodies })
      known.made = { tenant, parts, context }
      return context
    },
    follow(given) {
      hub = given
    },
    refresh(tenantId) {
      for (const [id, known] of kept) if (tenantId === undefined || id === tenantId) known.departments = undefined
    },
  }
}

async function readDepartments(database: Database, tenantId: string): Promise<ReadonlyMap<string, Department>> {
  const rows = await database.tx(tenantId, (tx) => departments(tx), { readOnly: true })
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        unitId: row.unitId,
        name: { en: row.nameEn, zh: row.nameZh },
        calendarCode: row.calendarCode,
        phone: row.phone,
      },
    ]),
  )
}

/** The context of a tenant from its parts. For whoever has them in hand inside a transaction; others ask `Contexts`. */
export function makeContext(given: {
  tenant: Tenant
  atlas: Atlas
  configuration: CaseConfiguration
  calendars: TenantCalendars
  departments: ReadonlyMap<string, Department>
}): CaseContext {
  const { tenant, atlas, configuration, calendars } = given
  const district = atlas.children()[0]?.id ?? ''
  const units = new Map(
    [...atlas.units.values()].map((unit) => [
      unit.id,
      {
        id: unit.id,
        level: unit.level,
        parentId: unit.parentId ?? null,
        path: unit.path,
        name: unit.name,
        calendarCode: unit.calendarCode,
      },
    ]),
  )
  const bodies: Bodies = { unit: (id) => units.get(id), department: (id) => given.departments.get(id), district }
  /** The body's own calendar, else that of the nearest unit above it, else the tenant's. */
  const calendarOf = (body: Holder) => {
    const department = body.kind === 'department' ? given.departments.get(body.id) : undefined
    const unitId = department ? department.unitId : body.id
    const path = (unitId && units.get(unitId)?.path) || []
    const above = [...path].reverse().map((id) => units.get(id)?.calendarCode)
    return calendars.of([department?.calendarCode, ...above, configuration.settings.calendarCode])
  }
  const levelled = (path: readonly string[]) => path.flatMap((id) => units.get(id) ?? [])
  return {
    tenant,
    configuration,
    bodies,
    clockwork: clockworkOver(calendarOf),
    codeOf: (unitId) => atlas.find(unitId)?.code ?? '',
    phoneOf: (body) => (body.kind === 'department' ? (given.departments.get(body.id)?.phone ?? null) : null),
    calendarOf,
    hasDepartment: (id) => given.departments.has(id),
    placeAt: (point) => placementOf(levelled(atlas.placeAt(point)?.path ?? [])),
    placeOf: (unitId) => placementOf(levelled(units.get(unitId)?.path ?? [])),
    limits: (asked) => limitsFor(configuration, asked),
  }
}
