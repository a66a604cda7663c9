import type { Tx } from '../../../platform/database/database.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import { publishChanges } from '../cases.events.ts'
import { casesStore } from '../cases.store.ts'
import type { CommandsService } from '../commands/commands.service.ts'
import type { CaseState } from '../lifecycle/case-state.ts'
import { evolve } from '../lifecycle/replay.rules.ts'
import { strike } from '../lifecycle/sweep.rules.ts'
import { sweepStore } from './sweep.store.ts'

/** What a run of the sweep did. */
export interface SweepDone {
  /** Cases whose clocks said something. */
  cases: number
  /** Facts written: ambers, reds and the orders that went with them. */
  events: number
  /** Suspensions that ended by their date. */
  resumed: number
}

/** Looks after clocks: amber, red, supervision, the end of suspensions. */
export interface SweepService {
  /** Handles everything that is due for a tenant, however much it is. Two runs at once share the work and do nothing twice. */
  run(tenant: Tenant, signal?: AbortSignal): Promise<SweepDone>
}

/** Cases of one transaction: large enough to be quick, small enough not to hold desks up. */
const batch = 500

/** Makes the sweep. */
export function createSweep(deps: CasesDeps & { commands: Pick<CommandsService, 'apply'> }): SweepService {
  const strikeBatch = async (tx: Tx, context: CaseContext, now: Date) => {
    const ids = await sweepStore(tx).takeDue(now, batch)
    const stored = await casesStore(tx).listForChange(ids)
    const changes = stored.flatMap(({ state, head }) => {
      const events = strike(state, { now, bodies: context.bodies, newId: uuidv7 })
      return events.length === 0
        ? []
        : [{ state: events.reduce<CaseState>((current, event) => evolve(current, event), state), events, head }]
    })
    await casesStore(tx).save(changes)
    await publishChanges(tx, changes, context.bodies)
    return {
      found: ids.length,
      cases: changes.length,
      events: changes.reduce((sum, change) => sum + change.events.length, 0),
    }
  }

  const resumeBatch = async (tx: Tx, context: CaseContext, now: Date) => {
    const ids = await sweepStore(tx).takeSuspended(now, batch)
    const stored = await casesStore(tx).listForChange(ids)
    for (const one of stored) {
      await deps.commands.apply(tx, {
        context,
        stored: one,
        command: { type: 'resume' },
        by: { kind: 'system' },
        relations: new Set(['holder']),
      })
    }
    return stored.length
  }

  return {
    async run(tenant, signal) {
      const context = await deps.contextOf(tenant)
      const done: SweepDone = { cases: 0, events: 0, resumed: 0 }
      const now = deps.clock.now()
      while (!signal?.aborted) {
        const resumed = await deps.database.tx(tenant.id, (tx) => resumeBatch(tx, context, now))
        done.resumed += resumed
        if (resumed < batch) break
      }
      while (!signal?.aborted) {
        const { found, cases, events } = await deps.database.tx(tenant.id, (tx) => strikeBatch(tx, context, now))
        done.cases += cases
        done.events += events
        if (found === 0 || cases === 0) break
      }
      return done
    },
  }
}
