import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Disputes } from '../disputes.context.ts'
import type { DisputeHappened } from '../disputes.events.ts'
import { disputesStore } from '../disputes.store.ts'
import { startOfDay, worldOf } from '../inside.ts'
import { passTime, wakeAt } from '../matter/time.rules.ts'
import { dueOfMatter, writeDown } from '../written.ts'

/** Disputes looked up at once. */
const atOnce = 100

/**
 * Lets time do what it does in a tenant's disputes, oldest first: each in its own transaction, under the lock of its case, decided
 * from how it stands then. Two workers, or the same again, do nothing twice. Gives in how many something happened.
 */
export async function letTimePass(disputes: Disputes, tenant: Tenant, signal?: AbortSignal): Promise<number> {
  const { database, clock } = disputes
  let done = 0
  for (let more = true; more; ) {
    const due = await database.tx(tenant.id, (tx) => disputesStore(tx).due(clock.now(), atOnce), { readOnly: true })
    for (const { id } of due) {
      if (signal?.aborted) return done
      if (await passOver(disputes, tenant, id)) done += 1
    }
    more = due.length === atOnce
  }
  return done
}

async function passOver(disputes: Disputes, tenant: Tenant, id: string): Promise<boolean> {
  const context = await disputes.cases.contextOf(tenant)
  return await disputes.database.tx(tenant.id, async (tx) => {
    let happened = false
    await disputes.cases.matters.change(tx, {
      ...{ context, caseId: id, lifecycle: 'dispute', by: { kind: 'system' } },
      async decide(state, now) {
        happened = false
        const store = disputesStore(tx)
        const record = await store.lock(id)
        if (!record) return []
        const setting = { ...(await worldOf(disputes, tx, { record, context })), now }
        const { after, facts, reminders } = passTime(record.detail, setting)
        happened = facts.length + reminders.length > 0
        if (reminders.length > 0)
          await outbox(tx).publish<DisputeHappened>(
            ...reminders.map(({ kind, id: about }) => ({
              ...{ name: `dispute.${kind}`, disputeId: record.id, facts: { id: about } },
              ...{ occurrence: about, by: null, byParty: null },
            })),
          )
        if (facts.length > 0) return await writeDown(tx, { state, record, after, facts, setting, context, by: {} })
        const derived = { dueAt: dueOfMatter(after), wakeAt: wakeAt(after, startOfDay(context, record.holderId)) }
        const tierCode = (tier: number) => setting.settings.tiers[tier]?.code ?? ''
        await store.update({ ...record, detail: after }, { ...derived, tierCode }, uuidv7)
        return []
      },
    })
    return happened
  })
}
