import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import pino from 'pino'
import type { App } from './app.ts'
import { Failure } from './commandline.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Config, type ConfigFlags, loadConfig } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database/database.ts'
import { findRunningEmbedded, startEmbedded } from './platform/database/embedded.ts'
import { type Migrated, migrate } from './platform/database/migrate.ts'
import type { Tenant } from './platform/http/tenant.ts'
import { type Log, openLog } from './platform/log.ts'

/** An installation with its database up, in the present shape, and opened. */
export interface Installation {
  config: Config
  clock: Clock
  database: Database
  /** Owner's address of the database. */
  databaseUrl: string
  migrated: Migrated
  log: Log
  /** Closes the connections; in a second and a half at most. */
  closeDatabase(): Promise<void>
  /** Closes the connections, and stops the database if it was started here. */
  close(): Promise<void>
}

/** How an installation is opened. */
export interface OpenOptions {
  config: Config
  log?: Log
  /** True for the server: it holds the data folder and starts the database. Else one that runs already will do. */
  alone?: boolean
  progress?: (text: string) => void
  /** Hears how to stop the database as soon as it runs, for a start that is broken off. */
  serverUp?: (stop: (within?: number) => Promise<void>) => void
}

/**
 * Opens the installation a configuration describes: database (external, or the embedded one), migrations. Throws
 * AlreadyRunning, EmbeddedError, and what the database says when it can't be reached.
 */
export async function openInstallation(options: OpenOptions): Promise<Installation> {
  const { config } = options
  const log =
    options.log ?? openLog({ level: config.logLevel ?? 'warn', to: pino.destination({ dest: 2, sync: true }) })
  const server = await reachDatabase(config, { ...options, log })
  options.serverUp?.(server.stop)
  try {
    const migrated = await migrate({
      url: server.url,
      appUrl: config.databaseAppUrl,
      secret: config.secret,
      log,
    })
    const database = openDatabase({
      url: server.url,
      appUrl: config.databaseAppUrl,
      secret: config.secret,
      poolSize: config.poolSize,
      log,
    })
    // A connection that can't be closed must not keep the database from being stopped.
    const closeDatabase = () => Promise.race([database.close(), sleep(1_500, undefined, { ref: false })])
    const close = async () => {
      await closeDatabase()
      await server.stop()
    }
    return { config, clock: systemClock, database, databaseUrl: server.url, migrated, log, closeDatabase, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** A database that can be reached. */
export interface DatabaseServer {
  /** Owner's address. */
  url: string
  /** Stops it if it was started here. */
  stop(within?: number): Promise<void>
}

/**
 * Finds the database of a configuration as it is: the external one, an embedded one that runs, or the embedded one started for as long as it is
 * needed. Nothing is migrated.
 */
export async function reachDatabase(
  config: Config,
  options: Omit<OpenOptions, 'config'> & { log: Log },
): Promise<DatabaseServer> {
  const notOurs = async () => {}
  if (config.databaseUrl) return { url: config.databaseUrl, stop: notOurs }
  const running = options.alone ? undefined : findRunningEmbedded(config.dataDir)
  if (running) return { url: running, stop: notOurs }
  return await startEmbedded({
    dataDir: config.dataDir,
    log: options.log,
    ...(options.progress && { progress: options.progress }),
  })
}

/** Opens the installation for one command, and closes it whatever comes of it. */
export async function withInstallation<Result>(
  flags: ConfigFlags,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation({ config: loadConfig(flags) })
  try {
    return await work(installation)
  } finally {
    await installation.close()
  }
}

/** A command's installation, and the application on it: everything but the server's own work. */
export interface CommandApp extends Installation {
  deps: App['deps']
  modules: App['modules']
}

/** Opens the application for one command. */
export async function withApp<Result>(
  flags: ConfigFlags,
  work: (given: CommandApp) => Promise<Result>,
): Promise<Result> {
  return await withInstallation(flags, async (installation) => {
    const { buildApp } = await import('./app.ts')
    const app = await buildApp({ ...installation, background: false, processMetrics: false })
    try {
      return await work({ ...installation, deps: app.deps, modules: app.modules })
    } finally {
      await app.http.close()
    }
  })
}

/** The same for a command about one tenant: the one named, or the only one. Throws Failure when that leaves it open. */
export async function withTenant<Result>(
  flags: ConfigFlags & { tenant?: string | undefined },
  work: (given: CommandApp & { tenant: Tenant }) => Promise<Result>,
): Promise<Result> {
  return await withApp(flags, async (given) => {
    const tenants = await given.deps.tenants.list()
    const slugs = tenants.map((each) => each.slug).join(', ')
    if (tenants.length === 0) throw new Failure('There is no tenant yet. Make one: npx doorstep tenant create --help')
    if (flags.tenant === undefined && tenants.length > 1) {
      throw new Failure(`There are several tenants. Say which one with --tenant: ${slugs}.`)
    }
    const tenant = flags.tenant === undefined ? tenants[0] : tenants.find((each) => each.slug === flags.tenant)
    if (!tenant) throw new Failure(`There is no tenant "${flags.tenant}". There are: ${slugs}.`)
    return await work({ ...given, tenant })
  })
}

/** Adds `--data`, which says where the installation is. `DATABASE_URL` counts as for the server. */
export function placed(command: Command): Command {
  return command.option('--data <folder>', 'data folder of the installation (default: DOORSTEP_DATA or .doorstep)')
}
