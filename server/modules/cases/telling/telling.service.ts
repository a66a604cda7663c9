import type { Clock } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/database/database.ts'
import type { TenantDirectory } from '../../../platform/http/tenant.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import { type OutboxEvent, outbox } from '../../../platform/outbox/outbox.ts'
import type { Subscriptions } from '../../../platform/outbox/subscriptions.ts'
import type { CaseHappened } from '../cases.events.ts'
import { casesStore } from '../cases.store.ts'
import type { Configurations } from '../configuration/configurations.ts'
import { tellingStore } from './telling.store.ts'

/** What inviting people to rate needs. */
export interface TellingDeps {
  database: Database
  clock: Clock
  tenants: TenantDirectory
  configurations: Configurations
  jobs: Jobs
}

/** Whoever brought a closed case is asked for their word, or reminded of it once. */
export interface RatingDue extends OutboxEvent {
  name: 'case.rating_reminded'
  caseId: string
  number: string
  /** Which closing it is about. */
  round: number
}

const remindJob = 'cases.remind'
const day = 86_400_000
const batch = 500

/**
 * Invites the reporter to rate: once per closing, with one reminder. That somebody is to be told is published as an event;
 * who hears it, and by which way, is up to whoever listens.
 */
export function startTelling(deps: TellingDeps, subscriptions: Subscriptions): void {
  subscriptions.subscribe<CaseHappened>('case.closed', async (tx, event) => {
    if (event.public) await invite(tx, deps, event.caseId)
  })
  subscriptions.subscribe<CaseHappened>('case.reopened', async (tx, event) => {
    await tellingStore(tx).noteReopened(event.caseId)
  })
  subscriptions.subscribe<CaseHappened>('case.rated', async (tx, event) => {
    const { state } = await casesStore(tx).get(event.caseId)
    if (state.rating)
      await tellingStore(tx).noteRated({ caseId: state.id, round: state.rating.round, at: new Date(state.rating.at) })
  })
  deps.jobs.work(remindJob, async ({ signal }) => {
    for (const tenant of await deps.tenants.list())
      while (!signal.aborted && (await remind(deps, tenant.id)) === batch);
  })
  deps.jobs.schedule(remindJob, '17 * * * *')
}

async function invite(tx: Tx, deps: TellingDeps, caseId: string): Promise<void> {
  const { state } = await casesStore(tx).get(caseId)
  // Nobody is asked for a word on what staff found themselves.
  if (state.state !== 'closed' || !state.closedAt || state.reporterKind === 'staff') return
  const { settings } = await deps.configurations.configurationOf(tx)
  const closed = Date.parse(state.closedAt)
  await tellingStore(tx).invite({
    caseId,
    round: state.round,
    now: new Date(closed),
    remindAt: new Date(closed + settings.ratingReminderDays * day),
    endsAt: new Date(closed + settings.ratingDays * day),
  })
}

/** Publishes the reminders that are due, each once. Gives how many. */
export async function remind(deps: Pick<TellingDeps, 'database' | 'clock'>, tenantId: string): Promise<number> {
  return await deps.database.tx(tenantId, async (tx) => {
    const due = await tellingStore(tx).takeReminders(deps.clock.now(), batch)
    const events: RatingDue[] = []
    for (const { case_id: caseId, round } of due) {
      const { state } = await casesStore(tx).get(caseId)
      events.push({ name: 'case.rating_reminded', caseId, number: state.number, round, topics: [] })
    }
    await outbox(tx).publish(...events)
    return due.length
  })
}
