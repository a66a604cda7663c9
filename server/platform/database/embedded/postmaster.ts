import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './error.ts'
import { commandOf, isAlive, until } from './process.ts'

/** A database server process. */
export interface Postmaster {
  pid: number
}

/** What a database server is started with. */
export interface PostmasterOptions {
  /** Folder of the cluster. */
  cluster: string
  /** Folder of the socket; the only way in, there is no port. */
  socket: string
  logFile: string
  binaries: Binaries
  account?: Account | undefined
  /** False only in tests: what is acknowledged may then be lost with the machine. */
  durable: boolean
}

/** Number in the name of the socket; nothing listens on it. */
export const socketNumber = 5432

const startPatience = 120_000
const maxLog = 10 * 1024 * 1024

/** Starts a database server and waits until it takes connections, recovery included. Throws with its last words. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const end = Date.now() + 10_000
  for (;;) {
    const outcome = await tryStart(options)
    if (typeof outcome !== 'string') return outcome
    // Sessions of a server that was killed need a moment to notice; until then its shared memory is in use.
    if (!/shared memory block|lock file .* already exists/.test(outcome) || Date.now() > end) {
      throw new EmbeddedError(`The embedded database did not start:\n${outcome}\nMore in ${options.logFile}.`)
    }
    await until(() => false, 200)
  }
}

/** The server that runs on a cluster now, left behind by somebody else; a note left by one that is gone is removed. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const pid = readNote(cluster)?.pid
  if (pid === undefined) return undefined
  if (!isAlive(pid) || !isServerOf(pid, cluster)) {
    // PostgreSQL itself only looks whether the number is in use, and would refuse to start because of a stranger.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return undefined
  }
  const ready = await until(() => !isAlive(pid) || readNote(cluster)?.status === 'ready', 30_000)
  if (ready && isAlive(pid)) return { pid }
  await stopPostmaster({ pid })
  return undefined
}

/** True when a server on this cluster takes connections. */
export function isReady(cluster: string): boolean {
  const note = readNote(cluster)
  return note?.status === 'ready' && isAlive(note.pid) && isServerOf(note.pid, cluster)
}

/**
 * Stops a database server within `ms`: gently, and if that takes too long at once, which the next start recovers from;
 * nothing that was acknowledged is lost either way.
 */
export async function stopPostmaster({ pid }: Postmaster, ms = 4_800): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', Math.max(200, ms - 800)],
    ['SIGQUIT', 500],
    ['SIGKILL', 300],
  ] as const) {
    if (!isAlive(pid)) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await until(() => !isAlive(pid), patience)) return
  }
}

async function tryStart(options: PostmasterOptions): Promise<Postmaster | string> {
  rotate(options.logFile)
  const log = openSync(options.logFile, 'a', 0o600)
  const from = statSync(options.logFile).size
  const child = spawn(options.binaries.postgres, ['-D', options.cluster, ...settings(options)], {
    cwd: '/',
    // A group of its own: Ctrl-C in the terminal must reach us first, so that requests are drained before it stops.
    detached: true,
    stdio: ['ignore', log, log],
    env: cleanEnvironment(),
    ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
  })
  closeSync(log)
  let ended: string | undefined
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended ??= `It ended with ${signal ?? code}.`
  })
  child.unref()
  const ready = await until(
    () => ended !== undefined || (readNote(options.cluster)?.pid === child.pid && isReady(options.cluster)),
    startPatience,
  )
  if (ended === undefined && ready && child.pid !== undefined) return { pid: child.pid }
  if (child.pid !== undefined) await stopPostmaster({ pid: child.pid })
  const said = readFileSync(options.logFile).subarray(from).toString().trim().split('\n').slice(-8).join('\n')
  return said || ended || `It was not ready within ${startPatience / 1000} s.`
}

function settings({ socket, durable }: PostmasterOptions): string[] {
  const mega = 1024 * 1024
  const memory = totalmem() / mega
  const buffers = Math.round(Math.min(1024, Math.max(128, memory / 8)))
  const values: Record<string, string | number> = {
    listen_addresses: '',
    port: socketNumber,
    unix_socket_directories: socket,
    max_connections: 100,
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.round(memory / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: memory > 4000 ? '256MB' : '64MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and the details of errors can hold what people wrote: neither goes into a log.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    dynamic_shared_memory_type: smallSharedMemory() ? 'mmap' : 'posix',
  }
  if (!durable) Object.assign(values, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Containers often come with 64 MB of it, which one parallel query can fill. */
function smallSharedMemory(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 256 * 1024 * 1024
  } catch {
    return true
  }
}

/** Nothing of the caller's: `PGDATA`, `PGPORT` and their like would win over what we say. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LD_LIBRARY_PATH } = process.env
  return { PATH, HOME, TMPDIR, LD_LIBRARY_PATH, LC_ALL: 'C', TZ: 'UTC' }
}

/** What a server notes in its folder: its pid in the first line, in the eighth whether it takes connections. */
function readNote(cluster: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined
  } catch {
    return undefined
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = commandOf(pid)
  return command.includes('postgres') && command.includes(cluster)
}

function rotate(file: string): void {
  try {
    if (statSync(file).size > maxLog) renameSync(file, `${file}.1`)
  } catch {
    // There is none yet.
  }
}
