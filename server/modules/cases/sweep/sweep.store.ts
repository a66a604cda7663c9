import type { Prepared, Tx } from '../../../platform/database/database.ts'

const dueCases: Prepared = {
  name: 'sweep.due',
  // The oldest due first. Cases somebody else holds at this moment are passed over and come with the next look; the window is wider
  // than a batch, so that workers who look at the same time share what is due. However much is due, no more than the window is read.
  text: `with due as (
      select case_id, next_at from case_clock where tenant_id = $1 and next_at <= $2 order by next_at limit $3 * 4
    )
    select c.id from "case" c join (select case_id, min(next_at) as first from due group by case_id) d on d.case_id = c.id
    where c.tenant_id = $1 order by d.first limit $3 for update of c skip locked`,
}

const overSuspensions: Prepared = {
  name: 'sweep.suspended',
  text: `select id from "case" where tenant_id = $1 and state = 'suspended' and suspended_until <= $2
    order by suspended_until limit $3 for update skip locked`,
}

const oldestDue: Prepared = {
  name: 'sweep.oldest_due',
  text: 'select min(next_at) as oldest from case_clock where tenant_id = $1 and next_at <= $2',
}

/** What the sweep looks for, bound to a transaction; what it finds is locked until the transaction ends. */
export function sweepStore(tx: Tx) {
  const ids = async (statement: Prepared, now: Date, limit: number) =>
    (await tx.run<{ id: string }>(statement, [tx.tenantId, now, limit])).map((row) => row.id)
  return {
    /** Cases with a clock that has something to say, longest due first. */
    takeDue: (now: Date, limit: number) => ids(dueCases, now, limit),
    /** Cases whose suspension has ended. */
    takeSuspended: (now: Date, limit: number) => ids(overSuspensions, now, limit),
    /** Since when the oldest clock has had something to say; null when none has. Locks nothing. */
    async oldestDue(now: Date): Promise<Date | null> {
      const [row] = await tx.run<{ oldest: Date | null }>(oldestDue, [tx.tenantId, now])
      return row?.oldest ?? null
    },
  }
}
