import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { type Account, canReach, unprivilegedAccount } from './embedded/account.ts'
import { type Binaries, findBinaries, sharedFolder } from './embedded/binaries.ts'
import { EmbeddedError } from './embedded/error.ts'
import { holderOf, lockFolder } from './embedded/lock.ts'
import {
  cleanEnvironment,
  findPostmaster,
  isReady,
  type Postmaster,
  socketNumber,
  startPostmaster,
  stopPostmaster,
} from './embedded/postmaster.ts'
import { isAlive } from './embedded/process.ts'

/** A running database of our own. */
export interface Embedded {
  /** Owner's address, password included. */
  url: string
  /** True when a server left behind by a killed process was taken over. */
  adopted: boolean
  /** Stops the server within 5 s, or within the milliseconds given, and gives the data folder free. */
  stop(within?: number): Promise<void>
}

/** What the embedded database is started with. */
export interface EmbeddedOptions {
  /** Data folder of the installation; made when missing. */
  dataDir: string
  log: Pick<Logger, 'info' | 'warn'>
  /** False only in tests: faster, and what is acknowledged may be lost with the machine. */
  durable?: boolean
  /** Hears about steps that take a while. */
  progress?: (text: string) => void
}

/** Kept in `<data>/database.json`, readable by its owner only. */
interface Kept {
  password: string
  /** Folder of the cluster, from the data folder; absolute when the database's user can't reach that. */
  cluster: string
}

const owner = 'doorstep'
const databaseName = 'doorstep'
const version = '18'
/** Longest path of a socket, by the operating system. */
const maxSocketPath = 100

/**
 * Starts the embedded PostgreSQL of a data folder, making it on first use, and holds the folder until it is stopped. A server
 * that outlived a killed process is taken over. Reached through a socket in its own folder only: no port is opened.
 * Throws AlreadyRunning when another process holds the folder, and errors in plain sentences for everything else.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const unlock = lockFolder(dataDir)
  try {
    const { kept, cluster, account, binaries } = prepare(dataDir, options)
    const begin = async () => {
      const running = await findPostmaster(cluster)
      const logFile = join(dataDir, 'postgres.log')
      const socket = socketFolder(cluster, account)
      const durable = options.durable ?? true
      return {
        running,
        postmaster: running ?? (await startPostmaster({ cluster, socket, logFile, binaries, account, durable })),
      }
    }
    const { running, postmaster } = await begin()
    if (running) options.log.warn({ pid: running.pid }, 'took over the database left running by a killed process')
    const watched = keepRunning(postmaster, { again: async () => (await begin()).postmaster, log: options.log })
    const stop = async (within?: number) => {
      await stopPostmaster(await watched.end(), within)
      unlock()
    }
    return { url: addressOf(cluster, kept), adopted: running !== undefined, stop }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Milliseconds between looks whether the server still runs, and before the next try when it does not start. */
const lookEvery = 500
const longestPause = 10_000

/**
 * Starts the server again when it is gone without our doing: killed by the system when memory ran out, or ended because its disk was
 * full. Tries for as long as it takes; meanwhile requests are answered with 503. `end` stops looking and gives the server that runs.
 */
function keepRunning(
  first: Postmaster,
  how: { again: () => Promise<Postmaster>; log: Pick<Logger, 'info' | 'warn'> },
): { end(): Promise<Postmaster> } {
  let present = first
  let starting: Promise<void> | undefined
  let failures = 0
  let notBefore = 0
  const timer = setInterval(() => {
    if (starting || isAlive(present.pid) || performance.now() < notBefore) return
    how.log.warn({ pid: present.pid }, 'the database is gone; it is started again')
    starting = how
      .again()
      .then(
        (postmaster) => {
          present = postmaster
          failures = 0
          how.log.warn({ pid: present.pid }, 'the database is back')
        },
        (error: unknown) => {
          notBefore = performance.now() + Math.min(lookEvery * 2 ** failures++, longestPause)
          how.log.warn({ err: error }, 'the database does not start yet')
        },
      )
      .finally(() => {
        starting = undefined
      })
  }, lookEvery)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await starting
      return present
    },
  }
}

/** Owner's address of the embedded database that another process runs on this data folder now; undefined when none does. */
export function findRunningEmbedded(dataDir: string): string | undefined {
  const kept = readKept(dataDir)
  if (!kept || !holderOf(dataDir)) return undefined
  const cluster = resolve(dataDir, kept.cluster)
  return isReady(cluster) ? addressOf(cluster, kept) : undefined
}

interface Prepared {
  kept: Kept
  cluster: string
  account: Account | undefined
  binaries: Binaries
}

function prepare(dataDir: string, options: EmbeddedOptions): Prepared {
  const kept = readKept(dataDir)
  if (kept) {
    const cluster = resolve(dataDir, kept.cluster)
    if (!existsSync(join(cluster, 'PG_VERSION'))) {
      throw new EmbeddedError(`The database of ${dataDir} should be in ${cluster}, but is not there.`)
    }
    const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    if (found !== version) {
      throw new EmbeddedError(
        `The database in ${cluster} is of PostgreSQL ${found}; this Doorstep brings PostgreSQL ${version}.`,
      )
    }
    const account = unprivilegedAccount(statSync(cluster).uid)
    return { kept, cluster, account, binaries: findBinaries(account) }
  }
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new EmbeddedError(
      `There is a database in ${dataDir}/postgres, but its password (${dataDir}/database.json) is missing.`,
    )
  }
  options.progress?.('Making the database')
  const account = unprivilegedAccount()
  const binaries = findBinaries(account)
  const made = makeCluster({ dataDir, account, binaries, durable: options.durable ?? true })
  return { kept: made, cluster: resolve(dataDir, made.cluster), account, binaries }
}

interface NewCluster {
  dataDir: string
  account: Account | undefined
  binaries: Binaries
  durable: boolean
}

/** Makes the cluster beside its final place and moves it there when whole: a start that is broken off leaves no half of it. */
function makeCluster({ dataDir, account, binaries, durable }: NewCluster): Kept {
  const reachable = account === undefined || canReach(account, dataDir)
  const cluster = reachable
    ? join(dataDir, 'postgres')
    : join(sharedFolder(), `${nameOf(dataDir)}-${randomBytes(6).toString('hex')}`)
  const draft = `${cluster}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (account) chownSync(draft, account.uid, account.gid)

  const kept = { password: randomBytes(24).toString('base64url'), cluster: reachable ? 'postgres' : cluster }
  const as = account && { uid: account.uid, gid: account.gid }
  const initdb = spawnSync(
    binaries.initdb,
    [
      ...['-D', draft, '-U', owner, '-A', 'trust', '-E', 'UTF8'],
      // The same order and case rules on every machine, whatever its languages are.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--no-instructions', ...(durable ? [] : ['--no-sync'])],
    ],
    { cwd: '/', encoding: 'utf8', env: cleanEnvironment(), ...as },
  )
  if (initdb.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new EmbeddedError(`The embedded database could not be made:\n${initdb.stderr || initdb.error?.message}`)
  }
  // Only through the socket and only with a password, from the first start on.
  writeFileSync(join(draft, 'pg_hba.conf'), 'local all all scram-sha-256\n')
  makeDatabase({ binaries, cluster: draft, password: kept.password, as })
  renameSync(draft, cluster)
  writeFileSync(join(dataDir, 'database.json'), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  return kept
}

/** Something by which an operator knows again whose database it is. */
const nameOf = (dataDir: string) => basename(dataDir.endsWith('/.doorstep') ? dirname(dataDir) : dataDir)

interface NewDatabase {
  binaries: Binaries
  cluster: string
  password: string
  as: { uid: number; gid: number } | undefined
}

/** Our database, and the owner's password; made by the server in its single-user mode, which asks for none. */
function makeDatabase({ binaries, cluster, password, as }: NewDatabase): void {
  const done = spawnSync(binaries.postgres, ['--single', '-D', cluster, 'postgres'], {
    cwd: '/',
    input: `CREATE DATABASE ${databaseName};\nALTER ROLE ${owner} PASSWORD '${password}';\n`,
    encoding: 'utf8',
    env: cleanEnvironment(),
    ...as,
  })
  if (done.status !== 0 || /ERROR|FATAL/.test(done.stderr)) {
    throw new EmbeddedError(`The embedded database could not be made:\n${done.stderr || done.error?.message}`)
  }
}

/** In the cluster's own folder, which nobody else may enter; where that path is too long for a socket, in a short one. */
function socketFolder(cluster: string, account?: Account): string {
  if (cluster.length <= maxSocketPath - '/.s.PGSQL.5432'.length) return cluster
  const folder = join(tmpdir(), `doorstep-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Fails when somebody else made it first: their folder is not to be trusted.
  chmodSync(folder, 0o700)
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

function addressOf(cluster: string, kept: Kept): string {
  const address = new URL(`postgres://${owner}@localhost:${socketNumber}/${databaseName}`)
  address.password = kept.password
  // Wins over the host name, which is there so that every program can read the address.
  address.searchParams.set('host', socketFolder(cluster))
  return address.href
}

function readKept(dataDir: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as Kept
  } catch {
    return undefined
  }
}
