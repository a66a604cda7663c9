import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../platform/http/deps.ts'
import { registerArchive } from './archive/archive.routes.ts'
import { openedStore } from './archive/opened.store.ts'
import { alsoInArchive } from './archive/retention.ts'
import { registerCalendars } from './calendars/calendars.routes.ts'
import type { Cases } from './cases.api.ts'
import { registerCaseRoutes, secretOf } from './cases.routes.ts'
import { configurationTopic } from './configuration/configuration.events.ts'
import { registerCaseConfiguration } from './configuration/configuration.routes.ts'
import { registerDeskRoutes } from './desk.routes.ts'
import { startHandOver } from './hand-over/hand-over.service.ts'
import { startNewBorders } from './hand-over/new-borders.ts'
import { registerOutsideSystems } from './open311/open311.register.ts'
import { createPresence, presenceTopic } from './presence/presence.service.ts'
import { isPassFor } from './reading/file-pass.rules.ts'
import { registerPublicReading } from './reading/public.routes.ts'
import { createPublicReading } from './reading/public.service.ts'
import { unitWithin } from './reading/scope.rules.ts'
import { registerTryOut } from './routing/try.routes.ts'
import { registerSuggestions } from './suggestions/suggestions.routes.ts'
import { startTelling } from './telling/telling.service.ts'
import { tellingStore } from './telling/telling.store.ts'

/** How often clocks are looked at: a cron line, every minute. */
const everyMinute = '* * * * *'

/** When bodies hear where the same complaint piles up: a cron line, UTC; eight in the morning in China. */
const everyMorning = '7 0 * * *'

/** Puts the case loop into the application: routes, the guards of its files and topics, the job that looks after clocks. */
export function registerCases(app: FastifyInstance, deps: Deps, cases: Cases): void {
  const { files, topics, jobs, tenants, clock, database } = deps
  cases.follow(deps.hub)
  registerPublicReading(app, createPublicReading(cases.deps))
  registerCaseRoutes(app, cases)
  registerDesks(app, deps, cases)
  registerCalendars(app, { database, clock, calendars: cases.calendars })
  registerCaseConfiguration(app, { database, clock, territory: cases.territory, configurations: cases.configurations })
  registerTryOut(app, cases.deps)
  registerOutsideSystems(app, deps, cases)
  registerSuggestions(app, deps, cases)

  files.guard('case', async ({ file, tenant, actor, request }) => {
    const { pass } = request.query as { pass?: unknown }
    if (typeof pass === 'string' && isPassFor(pass, { fileId: file.id, secret: cases.deps.secret, now: clock.now() }))
      return true
    const asked = { caseId: file.ownerId, secret: secretOf(request) }
    if (await cases.reading.maySeeFiles({ tenant, actor }, asked)) return true
    return await cases.matters.maySeeFiles({ tenant, actor, request, caseId: file.ownerId })
  })

  // What a topic tells is that a case changed, by its id: no more than its follower knows. Lists of a body are for staff of it.
  topics.guard('case', () => true)
  topics.guard(configurationTopic, () => true)
  topics.guard('body', async ({ tenant, actor, id }) => {
    if (actor.posts.some((post) => post.departmentId === id || post.unitId === id)) return true
    const { bodies } = await cases.contextOf(tenant)
    try {
      unitWithin(actor, id, bodies)
      return true
    } catch {
      return false
    }
  })

  jobs.work(
    'cases.sweep',
    async ({ signal }) => {
      for (const tenant of await tenants.list()) await cases.sweep.run(tenant, signal)
    },
    { policy: 'short', timeout: 600 },
  )
  jobs.schedule('cases.sweep', everyMinute)

  jobs.work(
    'cases.concerns',
    async ({ signal }) => {
      for (const tenant of await tenants.list()) if (!signal.aborted) await cases.concerns.tell(tenant)
    },
    { policy: 'short', timeout: 600 },
  )
  jobs.schedule('cases.concerns', everyMorning)

  deps.retention.register({
    ...{ kind: 'case_contact', days: 1_095, end: 'anonymised', bounds: { min: 180, max: 3_650 } },
    endSome: alsoInArchive((tx, given) => tellingStore(tx).forgetContacts(given)),
  })
  registerArchive(app, deps, cases.archive)
  const { personalData } = deps.identity
  startTelling({ database, clock, tenants, jobs, configurations: cases.configurations }, deps.subscriptions)
  startHandOver({ ...cases.deps, jobs, tenants, commands: cases.commands }, deps.subscriptions)
  startNewBorders({ ...cases.deps, jobs, tenants, territory: cases.territory }, deps.subscriptions)
  personalData.register(
    'cases',
    async (tx, accountId) => {
      const [hot, old] = [await tellingStore(tx).collect(accountId), await cases.archive.collect(tx, accountId)]
      return { brought: [...hot.brought, ...old.brought], follows: [...hot.follows, ...old.follows] }
    },
    async (tx, accountId) => {
      const inDailyWork = () => tellingStore(tx).erase(accountId)
      // Once more at the end: a case may have come back in between.
      const erased = (await inDailyWork()) + (await openedStore(tx).erase(accountId)) + (await inDailyWork())
      return { erased }
    },
  )
}

/** Desks: their lists and shifts, and who has a case open while it is open, in memory and nowhere else. */
function registerDesks(app: FastifyInstance, deps: Deps, cases: Cases): void {
  const presence = createPresence(cases.deps, deps)
  registerDeskRoutes(app, { ...cases, presence })
  deps.topics.guard(presenceTopic, ({ tenant, actor, id }) => presence.mayHear({ tenant, actor }, id))
  app.addHook('onReady', () => presence.start())
  app.addHook('onClose', () => presence.stop())
}
