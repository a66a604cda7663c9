import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../platform/http/deps.ts'
import type { OutboxEvent } from '../../platform/outbox/outbox.ts'
import { deliveriesStore } from './going-out/deliveries.store.ts'
import { deliverJob } from './going-out/fan-out.ts'
import type { Happened } from './going-out/news.ts'
import type { Notices } from './notices.api.ts'
import { settingsOf, standardSettings } from './notices.context.ts'
import { registerNoticeRoutes, registerOneClick } from './notices.routes.ts'
import { noticesStore } from './notices.store.ts'
import { accountKey } from './person.rules.ts'
import { wishesStore } from './wishes/wishes.store.ts'

/** Name of the job that makes notices of an event. */
const hearJob = 'notices.hear'

/** Puts notices into the application: routes, what they listen to, the jobs that send and forget. */
export function registerNotices(app: FastifyInstance, deps: Deps, notices: Notices): void {
  const { subscriptions, jobs, topics, tenants, identity } = deps
  registerNoticeRoutes(app, notices)
  registerOneClick(app, notices)
  topics.guard('notices', ({ actor, id }) => actor.accountId === id)
  // What hangs on a notice board anybody may read.
  topics.guard('bulletins', () => true)

  // By a job: whom a fact concerns is read from much that is kept in memory, which a transaction must not wait for. Twice
  // the same job writes the same notices, so nobody hears twice.
  for (const name of new Set(notices.sources.flatMap((source) => source.events)))
    subscriptions.subscribe<OutboxEvent>(name, async (tx, { topics: _topics, publishedAt: _at, ...event }) => {
      await jobs.enqueue(tx, hearJob, { event })
    })
  jobs.work<{ event: Happened }>(
    hearJob,
    async ({ tenantId, data }) => {
      if (tenantId) await notices.hearOf(tenantId, data.event)
    },
    { concurrency: 2, timeout: 120 },
  )
  jobs.work<{ id: string }>(
    deliverJob,
    async ({ tenantId, data }) => {
      if (tenantId) await notices.deliver({ tenantId, id: data.id })
    },
    { concurrency: 3, timeout: 120 },
  )
  const everyTenant = async (work: (tenantId: string) => Promise<unknown>, signal: AbortSignal) => {
    for (const tenant of await tenants.list()) if (!signal.aborted) await work(tenant.id)
  }
  jobs.work('notices.sweep', ({ signal }) => everyTenant((tenantId) => notices.deliverDue(tenantId, signal), signal), {
    policy: 'short',
    timeout: 600,
  })
  jobs.schedule('notices.sweep', '* * * * *')
  jobs.work('notices.forget', ({ signal }) => everyTenant((tenantId) => notices.forgetOld(tenantId), signal), {
    policy: 'short',
  })
  jobs.schedule('notices.forget', '41 3 * * *')
  deps.retention.register({
    ...{ kind: 'notice', days: standardSettings.keepDays, end: 'deleted' },
    chosenElsewhere: async (tx) => (await settingsOf(tx)).keepDays,
  })

  identity.personalData.register(
    'notices',
    async (tx, accountId) => {
      const key = accountKey(accountId)
      const wishes = wishesStore(tx)
      return {
        notices: await noticesStore(tx).collect(key),
        wishes: (await wishes.findAll([key])).get(key) ?? null,
        browsers: (await wishes.pushOf([key])).length,
      }
    },
    async (tx, accountId) => {
      const key = accountKey(accountId)
      const notices = await noticesStore(tx).erase(key)
      const deliveries = await deliveriesStore(tx).erase(key)
      return { erased: notices + deliveries + (await wishesStore(tx).erase(key)) }
    },
  )
}
