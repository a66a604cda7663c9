import { once } from 'node:events'
import { createWriteStream, openSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { BackupError } from './error.ts'
import { type BackupSource, type Made, makeBackup } from './make.ts'
import type { Contents } from './read.ts'
import { noteBackup } from './snapshot.store.ts'

/** Where a backup goes. */
export interface Destination {
  /** A file, a folder (there, or ending in a slash), or `-` for standard output. */
  out: string
  /** How many of the backups in a folder stay; all unless told. */
  keep?: number | undefined
}

/** A backup at its place. */
export interface BackedUp {
  /** Undefined for standard output. */
  file: string | undefined
  /** Older ones that made room. */
  deleted: string[]
  made: Made
}

/**
 * Makes a backup and puts it in its place when it is whole and on the disk, readable by its owner only; until then it is called `….part`. Never
 * writes over a file. Throws BackupError.
 */
export async function backUp(source: BackupSource, to: Destination): Promise<BackedUp> {
  if (to.out === '-') {
    const made = await makeBackup(source, process.stdout)
    await note(source, made)
    return { file: undefined, deleted: [], made }
  }
  const folder = await isFolder(to.out)
  if (to.keep !== undefined && !folder) throw new BackupError('--keep needs a folder to look in: give one with --out.')
  const file = folder ? join(to.out, nameAt(new Date())) : to.out
  if (await stat(file).catch(() => undefined))
    throw new BackupError(`There is a file ${file} already; a backup never writes over one.`)
  await mkdir(dirname(resolve(file)), { recursive: true, mode: 0o700 })
  const part = `${file}.part`
  await rm(part, { force: true })
  try {
    const made = await write(source, part)
    await rename(part, file)
    await syncFolder(dirname(resolve(file)))
    await note(source, made)
    const deleted = to.keep === undefined ? [] : await deleteOlder(to.out, to.keep)
    return { file, deleted, made }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function write(source: BackupSource, part: string): Promise<Made> {
  const fd = openSync(part, 'wx', 0o600)
  const sink = createWriteStream(part, { fd, flush: true, highWaterMark: 1024 * 1024 })
  const done = finished(sink)
  done.catch(() => {})
  try {
    // A full disk ends the sink, not the wait for room in it.
    const made = await Promise.race([makeBackup(source, sink), done.then(() => Promise.reject(new Error('closed')))])
    sink.end()
    await done
    return made
  } catch (error) {
    if (!sink.closed) {
      sink.destroy()
      await once(sink, 'close')
    }
    throw error
  }
}

const note = (source: BackupSource, { madeAt, bytes, rows, files }: Made) =>
  noteBackup(source.databaseUrl, { madeAt, bytes, rows, files: files.count })

async function isFolder(out: string): Promise<boolean> {
  if (out.endsWith('/')) return true
  return (await stat(out).catch(() => undefined))?.isDirectory() ?? false
}

const nameAt = (now: Date): string => `doorstep-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar`
const nameOfBackup = /^doorstep-\d{8}T\d{6}Z\.tar$/

async function deleteOlder(folder: string, keep: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => nameOfBackup.test(name)).sort()
  const older = names.slice(0, Math.max(0, names.length - keep))
  for (const name of older) await rm(join(folder, name))
  return older
}

/** So that the new name survives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What is in a backup, for a person. */
export function describeBackup({ head, manifest, bytes }: Contents): string[] {
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
  return [
    `Backup of ${head.madeAt}, made by Doorstep ${head.doorstep} on PostgreSQL ${head.postgres}, ${bytes} bytes.`,
    `${rows} rows of ${head.tables.length} tables, ${manifest.jobs} waiting jobs, ${manifest.files.count} files.`,
    `Last migration: ${basename(head.migrations.at(-1)?.name ?? 'none', '.sql')}.`,
    head.secret.kept ? 'The installation’s secret is in it.' : 'The installation’s secret is NOT in it.',
    ...(manifest.files.missing.length > 0
      ? [`${manifest.files.missing.length} files had no bytes when it was made.`]
      : []),
  ]
}
