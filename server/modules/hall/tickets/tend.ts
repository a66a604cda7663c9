import type { Tx } from '../../../platform/database/database.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { Erased } from '../../../platform/identity/personal-data.ts'
import { type Halls, opened, surroundingsOf } from '../hall.context.ts'
import { hallStore } from '../settings/hall.store.ts'
import { dayAfter } from './slots.rules.ts'
import { ticketsStore } from './tickets.store.ts'

/** Hours after which nobody sits at a counter any more who forgot to get up. */
const longestSitting = 16

/**
 * What the night does for the halls of a tenant: ends what days before left open, frees forgotten counters, and takes names, phones and
 * notes from tickets whose time is over. How many of each.
 */
export async function tendHalls(halls: Halls, tenant: Tenant): Promise<{ closed: number; erased: number }> {
  const around = await surroundingsOf(halls, tenant)
  return await halls.database.tx(tenant.id, async (tx) => {
    const now = halls.clock.now()
    const done = { closed: 0, erased: 0 }
    await hallStore(tx).riseAll(new Date(now.getTime() - longestSitting * 3_600_000))
    for (const { record, time } of await opened(tx, around, await hallStore(tx).all())) {
      const today = time.dayOf(now)
      done.closed += await ticketsStore(tx).closeDays({ hallId: record.id, before: today, now })
      const before = dayAfter(today, -record.keepDays)
      done.erased += await ticketsStore(tx).erase({ hallId: record.id, before, now })
    }
    return done
  })
}

/** Visits somebody made while signed in, for their own eyes. */
export async function collectVisits(tx: Tx, accountId: string): Promise<unknown> {
  const tickets = await ticketsStore(tx).ofAccount(accountId)
  return tickets.map(({ day, number, kind, state, priority, slotAt, arrivedAt, name, phone, note, cases }) => ({
    ...{ day, number, kind, state, priority, slotAt, arrivedAt, name, phone, note, cases },
  }))
}

/** Cuts the tie between a person and their visits, which stay as counts. */
export async function eraseVisits(tx: Tx, accountId: string): Promise<Erased> {
  return { erased: await ticketsStore(tx).eraseAccount(accountId) }
}
