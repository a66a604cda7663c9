import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { unprivilegedAccount } from '../platform/database/embedded/account.ts'
import {
  cleanEnvironment,
  socketNumber,
  startPostmaster,
  stopPostmaster,
} from '../platform/database/embedded/postmaster.ts'
import type { TestServer } from './postgres.ts'

/** Where distributions keep the programs of each PostgreSQL, `N` being its number. */
const usual = [
  '/usr/lib/postgresql/N/bin',
  '/usr/pgsql-N/bin',
  '/opt/homebrew/opt/postgresql@N/bin',
  '/usr/local/pgsql-N/bin',
]

/**
 * The folder with the programs of another PostgreSQL than the one that comes along: `wanted` is that folder or a number such as
 * `15`, which is looked for where distributions put it. Undefined when it is not there.
 */
export function findAnotherPostgres(wanted: string): string | undefined {
  const folders = isAbsolute(wanted) ? [wanted] : usual.map((folder) => folder.replace('N', wanted))
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/**
 * Starts a throw-away server of the PostgreSQL in `folder`, fast and not durable, on a socket in a folder of its own. As root it
 * runs as an unprivileged user, which the embedded one does as well: initdb refuses root.
 */
export async function startAnotherPostgres(folder: string): Promise<TestServer> {
  const account = unprivilegedAccount()
  const home = mkdtempSync(join(tmpdir(), 'doorstep-pg-'))
  // As root the server runs under another account, which must be able to pass through.
  chmodSync(home, 0o711)
  const own = join(home, 'server')
  mkdirSync(own, { mode: 0o700 })
  if (account) chownSync(own, account.uid, account.gid)
  const cluster = join(own, 'data')
  const binaries = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
  const as = account && { uid: account.uid, gid: account.gid }
  const drop = () => rmSync(home, { recursive: true, force: true })
  // As most operators have it: the C library's own, which every Debian brings.
  const locale = ['--locale=C.UTF-8', '-E', 'UTF8']
  const made = spawnSync(
    binaries.initdb,
    ['-D', cluster, '-U', 'doorstep', '-A', 'trust', '--no-instructions', '--no-sync', ...locale],
    { cwd: '/', encoding: 'utf8', env: cleanEnvironment(), ...as },
  )
  if (made.status !== 0) {
    drop()
    throw new Error(`${basename(dirname(folder))}: initdb failed\n${made.stderr || made.error?.message}`)
  }
  try {
    const logFile = join(home, 'postgres.log')
    const postmaster = await startPostmaster({ cluster, socket: own, logFile, binaries, account, durable: false })
    return {
      url: `postgres://doorstep@localhost:${socketNumber}/postgres?host=${encodeURIComponent(own)}`,
      async stop() {
        await stopPostmaster(postmaster)
        drop()
      },
    }
  } catch (error) {
    drop()
    throw error
  }
}

/**
 * The server that `DOORSTEP_TEST_POSTGRES` asks for: a number such as 15, a folder of programs, or `postgres://…`, the owner's address
 * of a server that runs. Undefined when it asks for none; throws when there is none such.
 */
export async function anotherServer(): Promise<TestServer | undefined> {
  const wanted = process.env.DOORSTEP_TEST_POSTGRES
  if (!wanted) return undefined
  if (/^postgres(ql)?:/.test(wanted)) return { url: wanted, stop: async () => {} }
  const folder = findAnotherPostgres(wanted)
  if (folder !== undefined) return await startAnotherPostgres(folder)
  throw new Error(`There is no PostgreSQL ${wanted} on this machine: initdb and postgres were not found.`)
}
