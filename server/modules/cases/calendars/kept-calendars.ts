import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from '../../../platform/database/database.ts'
import type { Hub } from '../../../platform/stream/hub.ts'
import type { Calendar } from '../clocks/calendar.rules.ts'
import { calendarsTopic } from './calendars.events.ts'
import { officeCode } from './calendars.rules.ts'
import { loadCalendars } from './calendars.service.ts'
import { calendarsStore } from './calendars.store.ts'

/** Milliseconds after which a process asks whether its calendars are still the newest, should a notice have been missed. */
const checkAfter = 5_000

/** Compiled calendars of one tenant. Never changes: a change makes a new one. */
export interface TenantCalendars {
  readonly byCode: ReadonlyMap<string, Calendar>
  /**
   * The calendar a body follows: the first of these codes that is known, `office` otherwise. Give the body's own code, then
   * those of the units above it from the nearest up, then the tenant's.
   */
  of(codes: readonly (string | null | undefined)[]): Calendar
}

/** The calendars this process keeps, tenant by tenant. */
export interface KeptCalendars {
  /**
   * The tenant's calendars; costs nothing once they are there. Opens a transaction of its own where it must: ask for it
   * before opening one.
   */
  calendarsOf(tenantId: string): Promise<TenantCalendars>
  /** Reads them again at the next use (of all tenants without an id). */
  refresh(tenantId?: string): void
  /** Hears from the hub when any process has changed a calendar. Without it a change is noticed within seconds, by asking. */
  follow(hub: Pick<Hub, 'subscribe'>): void
}

interface Kept {
  calendars: TenantCalendars | undefined
  edition: number
  loading: Promise<TenantCalendars> | undefined
  /** How often a refresh was asked for, and as of which one the calendars were read. */
  asked: number
  readAsOf: number
  checkedAt: number
}

/** Opens the calendars of a process. */
export function keepCalendars(database: Pick<Database, 'tx'>): KeptCalendars {
  const kept = new Map<string, Kept>()
  let hub: Pick<Hub, 'subscribe'> | undefined
  // Reading happens outside whatever transaction the caller is in: what it has not committed is nobody else's yet.
  const outside = AsyncLocalStorage.snapshot()
  const readOnly = { readOnly: true }

  const listen = (tenantId: string, known: Kept) => {
    hub?.subscribe({ tenantId, topics: [calendarsTopic], send: () => void known.asked++ })
  }

  function keptOf(tenantId: string): Kept {
    const known = kept.get(tenantId)
    if (known) return known
    const fresh = { calendars: undefined, edition: -1, loading: undefined, asked: 1, readAsOf: 0, checkedAt: 0 }
    kept.set(tenantId, fresh)
    listen(tenantId, fresh)
    return fresh
  }

  async function read(tenantId: string, known: Kept): Promise<TenantCalendars> {
    const asOf = known.asked
    const { edition, byCode } = await database.tx(
      tenantId,
      // The edition first: whatever commits in between makes the calendars newer than it, never older.
      async (tx) => ({ edition: await calendarsStore(tx).edition(), byCode: await loadCalendars(tx) }),
      readOnly,
    )
    // Same definitions: the calendars already there have their years laid out.
    if (!known.calendars || edition !== known.edition) known.calendars = tenantCalendars(byCode)
    known.edition = edition
    known.readAsOf = asOf
    known.checkedAt = performance.now()
    return known.calendars
  }

  function load(tenantId: string, known: Kept): Promise<TenantCalendars> {
    known.loading ??= outside(() => read(tenantId, known)).finally(() => {
      known.loading = undefined
    })
    return known.loading
  }

  /** In the background: a missed notice costs some seconds of age, never a wait. */
  function check(tenantId: string, known: Kept): void {
    known.checkedAt = performance.now()
    void outside(async () => {
      try {
        const edition = await database.tx(tenantId, (tx) => calendarsStore(tx).edition(), readOnly)
        if (edition !== known.edition) await load(tenantId, known)
      } catch {
        // The database is away: what is known is still the best there is. The next use asks again.
      }
    })
  }

  return {
    async calendarsOf(tenantId) {
      const known = keptOf(tenantId)
      if (known.calendars && known.readAsOf === known.asked) {
        if (performance.now() - known.checkedAt > checkAfter) check(tenantId, known)
        return known.calendars
      }
      const calendars = await load(tenantId, known)
      // That reading had begun before the change was told: once more.
      return known.readAsOf === known.asked ? calendars : await load(tenantId, known)
    },
    refresh(tenantId) {
      for (const known of tenantId === undefined ? kept.values() : [keptOf(tenantId)]) known.asked++
    },
    follow(given) {
      hub = given
      for (const [tenantId, known] of kept) listen(tenantId, known)
    },
  }
}

/** Compiled calendars, ready to be asked which one a body follows. Throws where `office` is missing. */
export function tenantCalendars(byCode: ReadonlyMap<string, Calendar>): TenantCalendars {
  const office = byCode.get(officeCode)
  if (!office) throw new Error('A tenant always has the calendar "office"')
  return {
    byCode,
    of(codes) {
      for (const code of codes) {
        const calendar = code ? byCode.get(code) : undefined
        if (calendar) return calendar
      }
      return office
    },
  }
}
