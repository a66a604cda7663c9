import { nameIn } from '../../../../contract/common.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database, Tx } from '../../../platform/database/database.ts'
import type { TenantDirectory } from '../../../platform/http/tenant.ts'
import type { Jobs } from '../../../platform/jobs/jobs.ts'
import type { Mailer } from '../../../platform/mail/mailer.ts'
import { textOf } from '../../../platform/messages.ts'
import type { Subscriptions } from '../../../platform/outbox/subscriptions.ts'
import type { Texter } from '../../../platform/sms/texter.ts'
import type { CasesDeps } from '../cases.context.ts'
import type { CaseHappened } from '../cases.events.ts'
import { casesStore } from '../cases.store.ts'
import type { Configurations } from '../configuration/configurations.ts'
import { followersStore } from '../followers.store.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import { noticeSecret } from '../secret.rules.ts'
import { findWay, type Notice, toldFacts } from './telling.rules.ts'
import { tellingStore } from './telling.store.ts'

/** What telling needs. */
export interface TellingDeps extends CasesDeps {
  database: Database
  clock: Clock
  tenants: TenantDirectory
  configurations: Configurations
  jobs: Jobs
  mailer: Mailer
  texter: Texter
  /** Where people reach this installation; links are left out of notices where it isn't known. */
  publicUrl: string | undefined
}

const tellJob = 'cases.tell'
const remindJob = 'cases.remind'
const day = 86_400_000
const batch = 500

/**
 * Tells whoever brought or follows a case how it goes, by the way they chose, and invites the reporter to rate: once per
 * closing, with one reminder. Messages go out by jobs, so that a slow mail server holds nothing up.
 */
export function startTelling(deps: TellingDeps, subscriptions: Subscriptions): void {
  for (const fact of toldFacts)
    subscriptions.subscribe<CaseHappened>(`case.${fact}`, async (tx, event) => {
      if (!event.public) return
      if (fact === 'closed') await invite(tx, deps, event.caseId)
      if (fact === 'reopened') await tellingStore(tx).noteReopened(event.caseId)
      await deps.jobs.enqueue(tx, tellJob, { caseId: event.caseId, notice: fact, seq: event.seq })
    })
  subscriptions.subscribe<CaseHappened>('case.rated', async (tx, event) => {
    const { state } = await casesStore(tx).get(event.caseId)
    if (state.rating)
      await tellingStore(tx).noteRated({ caseId: state.id, round: state.rating.round, at: new Date(state.rating.at) })
  })
  deps.jobs.work<{ caseId: string; notice: Notice; seq: number }>(tellJob, async ({ tenantId, data }) => {
    if (tenantId) await tell(deps, { tenantId, ...data })
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

async function remind(deps: TellingDeps, tenantId: string): Promise<number> {
  return await deps.database.tx(tenantId, async (tx) => {
    const due = await tellingStore(tx).takeReminders(deps.clock.now(), batch)
    for (const { case_id } of due) await deps.jobs.enqueue(tx, tellJob, { caseId: case_id, notice: 'remind', seq: 0 })
    return due.length
  })
}

async function tell(
  deps: TellingDeps,
  given: { tenantId: string; caseId: string; notice: Notice; seq: number },
): Promise<void> {
  const { tenantId, caseId, notice, seq } = given
  const tenant = (await deps.tenants.list()).find((one) => one.id === tenantId)
  if (!tenant) return
  const context = await deps.contextOf(tenant)
  const told = await deps.database.tx(
    tenantId,
    async (tx) => {
      const { state } = await casesStore(tx).get(caseId)
      const [event] = seq > 0 ? await casesStore(tx).events(caseId, seq - 1) : []
      const contact = await followersStore(tx).findContact(caseId)
      const followers = notice === 'remind' ? [] : await followersStore(tx).list(caseId)
      return { state, event, contact, followers }
    },
    { readOnly: true },
  )
  // What somebody wrote themselves is no news to them.
  if (notice === 'commented' && told.event?.by.kind !== 'staff') return
  const secret = noticeSecret({ secret: deps.secret, caseId })
  const base = deps.publicUrl ? `${deps.publicUrl}/t/${tenant.slug}/f/${told.state.number}` : ''
  const people = [
    ...(told.contact ? [{ ...told.contact, link: base && `${base}#${secret}` }] : []),
    ...told.followers.map((follower) => ({ ...follower, link: base })),
  ]
  for (const person of people) {
    const way = findWay(person)
    if (!way) continue
    const locale = person.locale === 'en' ? 'en' : 'zh-CN'
    const values = {
      number: told.state.number,
      holder: nameIn(nameOfBody(context.bodies, told.state.holder), locale),
      tenant: nameIn(tenant.name, locale),
      text: told.event?.text ?? '',
      link: person.link,
    }
    // messages: cases.tell.*
    const text = textOf({ locale, area: 'cases', key: `cases.tell.${notice}`, values })
    if (way.channel === 'sms') await deps.texter.send({ to: way.to, text, kind: 'notice', locale })
    else
      await deps.mailer.send({
        to: way.to,
        subject: textOf({ locale, area: 'cases', key: 'cases.tell.subject', values }),
        text,
      })
  }
}
