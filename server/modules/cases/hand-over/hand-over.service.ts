import type { Tx } from '../../../platform/database/database.ts'
import type { TenantDirectory } from '../../../platform/http/tenant.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'
import type { Subscriptions } from '../../../platform/outbox/subscriptions.ts'
import type { CasesDeps } from '../cases.context.ts'
import { casesStore } from '../cases.store.ts'
import type { CommandsService } from '../commands/commands.service.ts'
import { isOrderOpen } from '../lifecycle/case-state.ts'
import { handOverStore } from './hand-over.store.ts'

/** A post has ended; the people module says so. */
interface PostEnded extends OutboxEvent {
  name: 'post.ended'
  postId: string
  successorId?: string | null
}

const handOverJob = 'cases.hand_over'
const batch = 50

/** How many cases a post has open work in: shown before it is handed over. */
export const openWorkOf = (tx: Tx, postId: string): Promise<number> => handOverStore(tx).countWorkOf(postId)

/**
 * When a post ends its open work goes to the successor, or back to the holder where there is none: no case waits for
 * somebody who has left.
 */
export function startHandOver(
  deps: CasesDeps & { jobs: Jobs; tenants: TenantDirectory; commands: Pick<CommandsService, 'apply'> },
  subscriptions: Subscriptions,
): void {
  subscriptions.subscribe<PostEnded>('post.ended', async (tx, event) => {
    await deps.jobs.enqueue(tx, handOverJob, { postId: event.postId, successorId: event.successorId ?? null })
  })
  deps.jobs.work<{ postId: string; successorId: string | null }>(handOverJob, async ({ tenantId, data, signal }) => {
    const tenant = (await deps.tenants.list()).find((one) => one.id === tenantId)
    if (!tenant) return
    const context = await deps.contextOf(tenant)
    while (!signal.aborted) {
      const moved = await deps.database.tx(tenant.id, async (tx) => {
        const ids = await handOverStore(tx).openWorkOf(data.postId, batch)
        for (const stored of await casesStore(tx).listForChange(ids)) {
          const order = stored.state.orders.find((one) => isOrderOpen(one) && one.target.id === data.postId)
          if (!order) continue
          const command = data.successorId
            ? { type: 'assign' as const, postId: data.successorId }
            : { type: 'withdraw_order' as const, orderId: order.id, reason: '–' }
          await deps.commands.apply(tx, {
            context,
            stored,
            command,
            by: { kind: 'system' },
            relations: new Set(['holder', 'issuer']),
          })
        }
        return ids.length
      })
      if (moved < batch) return
    }
  })
}
