import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import packageFile from '../package.json' with { type: 'json' }
import { registerTenants } from './modules/tenants/tenants.routes.ts'
import { tenantDirectory } from './modules/tenants/tenants.service.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/database.ts'
import { registerFiles } from './platform/files/files.routes.ts'
import { Files } from './platform/files/files.ts'
import { openStorage } from './platform/files/storage.ts'
import type { Gate } from './platform/http/caller.ts'
import type { Deps } from './platform/http/deps.ts'
import { registerDocument } from './platform/http/document.ts'
import { registerHeaders } from './platform/http/guards.ts'
import { registerHealth } from './platform/http/health.ts'
import { type RateLimits, rateLimitsOf, registerRateLimits } from './platform/http/limits.ts'
import { registerMetrics } from './platform/http/metrics.ts'
import { registerPages } from './platform/http/pages.ts'
import { openShell } from './platform/http/shell.ts'
import { createIdentity } from './platform/identity/identity.ts'
import type { Posts } from './platform/identity/posts.ts'
import type { Log } from './platform/log.ts'
import { type Relay, startRelay } from './platform/outbox/relay.ts'
import { createSubscriptions } from './platform/outbox/subscriptions.ts'
import { openHub } from './platform/stream/hub.ts'
import { endStreams } from './platform/stream/sse.ts'

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
}

/**
 * Puts the application together: platform first, then the modules in the order in which they may know each other.
 * Connects to the database; doesn't listen yet. `http.close()` drains what is under way and lets go of everything opened
 * here; the database stays its opener's.
 */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, database, clock, log } = options
  const rateLimits = options.rateLimits ?? rateLimitsOf(config.rateLimit)
  const tenants = tenantDirectory(database)
  const subscriptions = createSubscriptions()
  const files = new Files({ database, clock, log, disk: await openStorage(config) })
  const hub = await openHub({ database, log })
  const identity = createIdentity({
    ...config,
    ...{ database, clock, log, tenants, posts: noPosts },
    demo: config.demo !== 'none',
    limits: rateLimits.perAddress > 0,
  })
  const ownGate: Gate = { clock, tenants, resolveActor: (request, tenant) => identity.resolveActor(request, tenant) }
  const gate = options.gate?.(ownGate) ?? ownGate

  const http = openShell({ log, gate, trustProxy: config.trustProxy })
  gate.limitCaller = await registerRateLimits(http, rateLimits)
  await registerHeaders(http, { secure: config.publicUrl?.startsWith('https:') ?? false })
  await registerDocument(http, { version: packageFile.version })
  const metrics = registerMetrics(http, {
    database,
    token: config.metricsToken,
    ofProcess: options.processMetrics ?? true,
  })
  registerHealth(http, { database })
  const pages = await registerPages(http, options.webFolder ?? fileURLToPath(new URL('../dist/web', import.meta.url)))
  http.setNotFoundHandler((request, reply) => pages.answerUnknown(request, reply))

  const deps: Deps = { config, database, clock, log, tenants, identity, files, subscriptions, hub, metrics }
  registerTenants(http)
  identity.register(http)
  await registerFiles(http, deps)
  options.routes?.(http, deps)

  const relay = options.background === false ? undefined : startRelay({ database, subscriptions, log })
  http.addHook('preClose', async () => endStreams())
  http.addHook('onClose', async () => {
    await relay?.stop()
    await hub.stop()
    identity.close()
  })
  await http.ready()
  return { http, deps, relay }
}

const noPosts: Posts = {
  ofAccount: async () => [],
  findPost: async () => undefined,
  describe: async () => [],
}
