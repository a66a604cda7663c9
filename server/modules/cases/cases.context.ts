import type { Holder, Limit, Priority, Stage } from '../../../contract/cases.ts'
import type { Point } from '../../../contract/common.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Files } from '../../platform/files/files.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import type { Calendar } from './clocks/calendar.rules.ts'
import { atShare, dueOf, extend, refusalWindow, shiftBySuspension } from './clocks/limit.rules.ts'
import type { CaseConfiguration } from './configuration/snapshot.rules.ts'
import type { Bodies } from './lifecycle/bodies.ts'
import type { Clockwork, Placement } from './lifecycle/facts.ts'

/** What a tenant's cases are decided by, all of it in memory: intake and commands read no configuration from the database. */
export interface CaseContext {
  tenant: Tenant
  configuration: CaseConfiguration
  bodies: Bodies
  clockwork: Clockwork
  /** Code of a unit, for people who know the tree by numbers. */
  codeOf(unitId: string): string
  /** Duty phone of a body that residents may call; null where there is none. */
  phoneOf(body: Holder): string | null
  /** The working calendar a body follows. */
  calendarOf(body: Holder): Calendar
  /** Departments by id, for routing. */
  hasDepartment(id: string): boolean
  /** Units of a point, deepest known; `placed: false` outside everything. */
  placeAt(point: Point): Placement
  /** Units of a unit itself. */
  placeOf(unitId: string): Placement
  limits(given: { conditionId: string | null; categoryId: string | null; priority: Priority }): Record<Stage, Limit>
}

/** What the case services work with. */
export interface CasesDeps {
  database: Database
  clock: Clock
  files: Files
  /** Secret of the installation. */
  secret: string
  contextOf(tenant: Tenant): Promise<CaseContext>
}

/** Working-time arithmetic over compiled calendars; `calendarOf` gives the calendar that a body follows. */
export function clockworkOver(calendarOf: (body: Holder) => Calendar): Clockwork {
  return {
    at: (body, limit, from, share) => {
      const running = { limit, calendar: calendarOf(body), from }
      return share === 1 ? dueOf(running) : atShare({ ...running, share })
    },
    shift: (body, limit, at, from, to) => shiftBySuspension({ due: at, limit, calendar: calendarOf(body), from, to }),
    extend: (body, limit, given) => extend({ limit, calendar: calendarOf(body), ...given }),
    refuseUntil: (body, limit, from) => refusalWindow({ limit, calendar: calendarOf(body), from }),
  }
}

/** Where a unit path leads: the columns of a case. Empty path: nowhere. */
export function placementOf(path: readonly { id: string; level: string }[]): Placement {
  const at = (level: string) => path.find((unit) => unit.level === level)?.id ?? null
  return {
    placed: path.length > 0,
    unitId: path.at(-1)?.id ?? null,
    streetId: at('street'),
    communityId: at('community'),
    gridId: at('grid'),
    microgridId: at('microgrid'),
  }
}

/** The path of a placement, district first, as routing wants it. */
export function pathOfPlacement(
  placement: Placement,
  bodies: Bodies,
): { id: string; level: import('../../platform/policy/actor.ts').Level }[] {
  if (!placement.unitId) return []
  const path = bodies.unit(placement.unitId)?.path ?? []
  return path.flatMap((id) => {
    const unit = bodies.unit(id)
    return unit ? [{ id, level: unit.level }] : []
  })
}
