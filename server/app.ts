import { fileURLToPath } from 'node:url'
import type { FastifyInstance, RouteOptions } from 'fastify'
import packageFile from '../package.json' with { type: 'json' }
import { registerHousekeeping } from './housekeeping.ts'
import { registerMeasures } from './measures.ts'
import { registerAssembly } from './modules/assembly/assembly.register.ts'
import { type Cases, openCases } from './modules/cases/cases.api.ts'
import { registerCases } from './modules/cases/cases.register.ts'
import { registerDisputes } from './modules/disputes/disputes.register.ts'
import { registerHall } from './modules/hall/hall.register.ts'
import { type Notices, openNotices } from './modules/notices/notices.api.ts'
import { registerNotices } from './modules/notices/notices.register.ts'
import { startNewBorders } from './modules/people/new-borders.ts'
import { registerOrganisations } from './modules/people/organisations/organisations.register.ts'
import { openPeople, type People } from './modules/people/people.api.ts'
import { registerPeople } from './modules/people/people.routes.ts'
import { registerPeopleData } from './modules/people/profile.service.ts'
import { registerRecruitment } from './modules/people/recruitment/recruitment.register.ts'
import { registerStations } from './modules/people/stations/stations.register.ts'
import { registerTeams } from './modules/people/teams/teams.register.ts'
import { registerPetitions } from './modules/petitions/petitions.register.ts'
import { registerPoints } from './modules/points/points.register.ts'
import { openTenants, type Tenants } from './modules/tenants/tenants.api.ts'
import { registerTenants } from './modules/tenants/tenants.routes.ts'
import { startBuildingJobs } from './modules/territory/buildings/building-jobs.ts'
import { registerBuildings } from './modules/territory/buildings/buildings.routes.ts'
import { registerTerritoryChanges } from './modules/territory/changes/changes.routes.ts'
import { startDueChanges } from './modules/territory/changes/due-changes.ts'
import { startImports } from './modules/territory/import/import-jobs.ts'
import { registerImports } from './modules/territory/import/imports.routes.ts'
import { registerLandscape } from './modules/territory/landscape/landscape.routes.ts'
import { startPlanJobs } from './modules/territory/planner/plan-jobs.ts'
import { registerPlans } from './modules/territory/planner/plans.routes.ts'
import { openTerritory, type Territory } from './modules/territory/territory.api.ts'
import { territoryTopic } from './modules/territory/territory.events.ts'
import { registerTerritory } from './modules/territory/territory.routes.ts'
import { registerTiles } from './modules/territory/tiles/tiles.routes.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/database.ts'
import { registerDocuments } from './platform/documents/documents.routes.ts'
import { Documents } from './platform/documents/documents.ts'
import { registerFiles } from './platform/files/files.routes.ts'
import { Files } from './platform/files/files.ts'
import { openStorage } from './platform/files/storage.ts'
import { Uploads } from './platform/files/uploads.ts'
import type { Gate } from './platform/http/caller.ts'
import type { Deps } from './platform/http/deps.ts'
import { registerDocument } from './platform/http/document.ts'
import { registerHeaders } from './platform/http/guards.ts'
import { type Health, onlyHealth, registerHealth } from './platform/http/health.ts'
import { type RateLimits, rateLimitsOf, registerRateLimits } from './platform/http/limits.ts'
import { registerMetrics } from './platform/http/metrics.ts'
import { registerPages } from './platform/http/pages.ts'
import { openShell } from './platform/http/shell.ts'
import { createIdentity } from './platform/identity/identity.ts'
import { createJobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log.ts'
import { type Relay, startRelay } from './platform/outbox/relay.ts'
import { createSubscriptions } from './platform/outbox/subscriptions.ts'
import { registerRetention } from './platform/retention/retention.routes.ts'
import { Retention } from './platform/retention/retention.ts'
import { openHub } from './platform/stream/hub.ts'
import { endStreams } from './platform/stream/sse.ts'
import { registerStream, Topics } from './platform/stream/stream.routes.ts'
import { registerTracing } from './platform/tracing/tracing.ts'

/** What an application is built from. */
export interface AppOptions {
  config: Config
  database: Database
  clock: Clock
  log: Log
  /** Limits on how often somebody may call; the usual ones unless told. */
  rateLimits?: RateLimits
  /** Stands before finding out who asks; for tests, which say who they are. */
  gate?: (gate: Gate) => Gate
  /** Routes beside those of the modules; for tests. */
  routes?: (http: FastifyInstance, deps: Deps) => void
  /** Hears of every route as it is registered; for tests that must leave none out. */
  onRoute?: (route: RouteOptions) => void
  /** Whether this process delivers events and works off jobs; true unless told. */
  background?: boolean
  /** The built pages; `dist/web` unless told. */
  webFolder?: string
  /** Figures of the process itself in `/metrics`; off in tests, which open many applications. */
  processMetrics?: boolean
}

/** A built application, and what it was built of. */
export interface App {
  http: FastifyInstance
  deps: Deps
  relay: Relay | undefined
  /** Where it says whether it may be sent requests. */
  health: Health
  /** The doors of the modules, for whoever works in this process without HTTP: the demo, imports, tests. */
  modules: { tenants: Tenants; territory: Territory; people: People; cases: Cases; notices: Notices }
}

/**
 * Puts the application together: platform first, then the modules in the order in which they may know each other.
 * Connects to the database; doesn't listen yet. `http.close()` drains what is under way and lets go of everything opened
 * here; the database stays its opener's.
 */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, database, clock, log } = options
  const background = options.background ?? true
  const rateLimits = options.rateLimits ?? rateLimitsOf(config.rateLimit)

  const hub = await openHub({ database, log })
  const tenants = openTenants({ database, clock })
  const territory = openTerritory({ database, clock })
  const people = openPeople({ database, clock, territory })
  const identity = createIdentity({
    ...config,
    ...{ database, clock, log, tenants, posts: people.posts },
    demo: config.demo !== 'none',
    limits: rateLimits.perAddress > 0,
  })
  const ownGate: Gate = { clock, tenants, resolveActor: (request, tenant) => identity.resolveActor(request, tenant) }
  const gate = options.gate?.(ownGate) ?? ownGate

  const http = openShell({ log, gate, trustProxy: config.trustProxy })
  await registerTracing(http, { traces: config.traces, log })
  if (options.onRoute) http.addHook('onRoute', options.onRoute)
  gate.limitCaller = await registerRateLimits(http, rateLimits)
  registerHeaders(http, { secure: config.publicUrl?.startsWith('https:') ?? false })
  await registerDocument(http, { version: packageFile.version })
  const ofProcess = options.processMetrics ?? true
  const metrics = registerMetrics(http, {
    ...{ database, token: config.metricsToken, ofProcess },
    behindProxy: config.trustProxy > 0,
  })
  const health = registerHealth(http, { database })
  if (config.role === 'worker') onlyHealth(http)
  const pages = await registerPages(http, options.webFolder ?? fileURLToPath(new URL('../dist/web', import.meta.url)))
  http.setNotFoundHandler((request, reply) => pages.answerUnknown(request, reply))

  const disk = await openStorage(config)
  const files = new Files({ database, clock, log, disk })
  const uploads = new Uploads({ database, clock, log, disk, files })
  const documents = new Documents({ database, clock })
  const retention = new Retention({ database, clock, log })
  const subscriptions = createSubscriptions()
  const jobs = createJobs({ database, log, workers: background && config.role !== 'web' })
  const topics = new Topics()
  const deps: Deps = {
    ...{ config, database, clock, log, tenants, identity, files, uploads, documents, retention },
    ...{ subscriptions, jobs, hub, topics, metrics },
  }
  registerTenants(http)
  identity.register(http)
  await registerFiles(http, deps)
  registerDocuments(http, deps)
  registerRetention(http, deps)
  registerStream(http, deps)
  registerHousekeeping(deps)

  territory.follow(hub)
  topics.guard(territoryTopic, () => true)
  registerTerritory(http, { territory })
  registerTerritoryChanges(http, { territory })
  startDueChanges(territory, deps)
  registerImports(http, { territory, jobs })
  startImports(territory, deps)
  registerBuildings(http, { territory })
  startBuildingJobs(territory, deps)
  registerTiles(http, { territory })
  registerLandscape(http, { territory })
  registerPlans(http, { territory, jobs })
  startPlanJobs(territory, deps)
  people.connect(identity, hub)
  registerPeople(http, { people, jobs, tenants, log })
  registerPeopleData(people, identity.personalData)
  startNewBorders(people, subscriptions)
  registerStations(http, deps, people)
  registerTeams(http, deps, people)
  registerOrganisations(http, deps, people)
  registerRecruitment(http, deps, people)

  const cases = openCases({ database, clock, files, secret: config.secret, territory, people })
  registerCases(http, deps, cases)
  const notices = openNotices(deps, { territory, cases })
  registerNotices(http, deps, notices)
  registerPoints(http, deps, cases)
  registerDisputes(http, deps, { cases, people })
  registerPetitions(http, deps, { cases, people })
  registerHall(http, deps, cases)
  registerAssembly(http, deps, cases)
  options.routes?.(http, deps)

  const relay = background ? startRelay({ database, subscriptions, log }) : undefined
  registerMeasures(deps)
  await jobs.start()
  http.addHook('preClose', async () => endStreams())
  http.addHook('onClose', async () => {
    await jobs.stop()
    await relay?.stop()
    await hub.stop()
    identity.close()
  })
  await http.ready()
  return { http, deps, relay, health, modules: { tenants, territory, people, cases, notices } }
}
