import type { TenantDirectory } from '../../../platform/http/tenant.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Subscriptions } from '../../../platform/outbox/subscriptions.ts'
import { rearrangementOf, type Territory, type TerritoryRearranged } from '../../territory/territory.api.ts'
import type { CasesDeps } from '../cases.context.ts'
import { publishChanges } from '../cases.events.ts'
import { casesStore } from '../cases.store.ts'
import type { CaseState } from '../lifecycle/case-state.ts'
import { resettle } from '../lifecycle/new-borders.rules.ts'
import { evolve } from '../lifecycle/replay.rules.ts'
import { newBordersStore } from './new-borders.store.ts'

const job = 'cases.new_borders'
/** Cases of one transaction. */
const batch = 200
const firstId = '00000000-0000-0000-0000-000000000000'

/**
 * When a change of the territory takes effect, open cases go on at the units that follow. Closed ones keep the unit they came in
 * with. However often the job begins anew, a case that is where it belongs is left alone.
 */
export function startNewBorders(
  deps: CasesDeps & {
    jobs: Jobs
    tenants: TenantDirectory
    territory: Pick<Territory, 'refresh' | 'stakes'>
  },
  subscriptions: Subscriptions,
): void {
  deps.territory.stakes.register('open_cases', (tx, unitIds) => newBordersStore(tx).countAt(unitIds))
  subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    await deps.jobs.enqueue(tx, job, { changeId })
  })
  deps.jobs.work<{ changeId: string }>(job, async ({ tenantId, data, signal }) => {
    const tenant = (await deps.tenants.list()).find((one) => one.id === tenantId)
    if (!tenant) return
    // The tree this process remembers may still be the one before.
    deps.territory.refresh(tenant.id)
    const context = await deps.contextOf(tenant)
    const { ended, moved, successions } = await deps.database.tx(
      tenant.id,
      (tx) => rearrangementOf(tx, data.changeId),
      { readOnly: true },
    )
    const main = new Map<string, string>()
    for (const { predecessorId, successorId } of successions)
      if (!main.has(predecessorId)) main.set(predecessorId, successorId)
    const successorOf = (unitId: string) => main.get(unitId)
    for (let after = firstId; !signal.aborted; ) {
      const ids = await deps.database.tx(tenant.id, async (tx) => {
        const found = await newBordersStore(tx).touched({ ended, moved, after, limit: batch })
        const changes = (await casesStore(tx).listForChange(found)).flatMap(({ state, head }) => {
          const byPoint = state.point ? context.placeAt(state.point) : undefined
          const unitId = state.unitId && (successorOf(state.unitId) ?? state.unitId)
          const placement = byPoint?.placed || !unitId ? (byPoint ?? nowhere) : context.placeOf(unitId)
          const events = resettle(state, { now: deps.clock.now(), bodies: context.bodies, placement, successorOf })
          if (events.length === 0) return []
          return [{ state: events.reduce<CaseState>((current, event) => evolve(current, event), state), events, head }]
        })
        await casesStore(tx).save(changes)
        await publishChanges(tx, changes, context.bodies)
        return found
      })
      if (ids.length < batch) return
      after = ids.at(-1) ?? after
    }
  })
}

const nowhere = { placed: false, unitId: null, streetId: null, communityId: null, gridId: null, microgridId: null }
