import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { reachDatabase } from './installation.ts'
import { BackupError } from './platform/backup/error.ts'
import type { BackupHead } from './platform/backup/manifest.ts'
import { isItsSecret, type Restored, restoreBackup } from './platform/backup/restore.ts'
import { type ConfigFlags, loadConfig, readConfig } from './platform/config.ts'
import { openStorage } from './platform/files/storage.ts'
import { openLog } from './platform/log.ts'

/** What is restored, and where to. */
export interface RestoreGiven {
  /** A backup that was checked. */
  file: string
  head: BackupHead
  /** The secret in it, if it is. */
  secret: string | undefined
  flags: ConfigFlags & { database?: string | undefined; replace?: boolean; newSecret?: boolean }
  progress?: (text: string) => void
}

/**
 * Restores a backup into the installation that flags and environment describe: its secret, the database, the files. Throws BackupError for a
 * target that isn't empty or has another secret, AlreadyRunning where a server holds the data folder.
 */
export async function restoreInto(
  given: RestoreGiven,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Restored & { dataDir: string; external: boolean; secret: 'same' | 'other' }> {
  const { flags, file, progress } = given
  const replace = flags.replace === true
  const asked = flags.database === undefined ? environment : { ...environment, DATABASE_URL: flags.database }
  const wanted = readConfig({ data: flags.data }, asked)
  const filesFolder = join(wanted.dataDir, 'files')
  const holdsFiles = wanted.s3 === undefined && existsSync(filesFolder)
  if (holdsFiles && !replace)
    throw new BackupError(
      `There are files in ${filesFolder} already. To drop them and put the backup in their place, add --replace.`,
    )
  if (!wanted.databaseUrl && existsSync(join(wanted.dataDir, 'database.json')) && !replace)
    throw new BackupError(
      `There is a Doorstep in ${wanted.dataDir} already. To drop it and put the backup in its place, add --replace.`,
    )
  const secret = chooseSecret(given, wanted)
  const config = loadConfig(
    { data: flags.data },
    secret.value === undefined ? asked : { ...asked, DOORSTEP_SECRET: secret.value },
  )
  const log = openLog({ level: 'warn', to: pino.destination(2) })
  const server = await reachDatabase(config, { log, alone: true, ...(progress && { progress }) })
  // Files that were there stay until the backup is in place.
  const aside = `${filesFolder}.before-restore`
  try {
    if (holdsFiles) await rename(filesFolder, aside)
    const restored = await restoreBackup(file, {
      ...{ databaseUrl: server.url, databaseAppUrl: config.databaseAppUrl, secret: config.secret, replace, log },
      disk: await openStorage(config),
      ...(progress && { progress }),
    })
    rmSync(aside, { recursive: true, force: true })
    if (secret.write) keepSecret(config)
    const external = config.databaseUrl !== undefined
    return { ...restored, dataDir: config.dataDir, external, secret: secret.other ? 'other' : 'same' }
  } catch (error) {
    if (holdsFiles && existsSync(aside)) {
      rmSync(filesFolder, { recursive: true, force: true })
      await rename(aside, filesFolder)
    } else if (config.s3 === undefined) {
      rmSync(filesFolder, { recursive: true, force: true })
    }
    throw error
  } finally {
    await server.stop()
  }
}

/** Settles with which secret the restored installation runs; `write` when it is to be kept in the data folder afterwards. */
function chooseSecret(
  { head, flags, secret }: RestoreGiven,
  wanted: { dataDir: string; secret?: string | undefined },
): { value?: string; write: boolean; other: boolean } {
  const place = join(wanted.dataDir, 'secret')
  const kept = existsSync(place) ? readFileSync(place, 'utf8').trim() : undefined
  const present = wanted.secret ?? kept
  if (present !== undefined && isItsSecret(head, present)) return { value: present, write: false, other: false }
  // An installation that is replaced gives its secret up too, unless the operator sets one.
  const mayWrite = wanted.secret === undefined && (kept === undefined || flags.replace === true)
  if (secret !== undefined && mayWrite) return { value: secret, write: true, other: false }
  if (flags.newSecret) return { write: false, other: true }
  const where = wanted.secret === undefined ? place : 'DOORSTEP_SECRET'
  throw new BackupError(
    present === undefined
      ? 'The backup does not hold the installation’s secret. Set DOORSTEP_SECRET to it, or go on without with --new-secret: codes and links made with it stop working.'
      : `The secret in ${where} is not the one of the backup. Put the right one there, or go on with --new-secret: codes and links made with the old one stop working.`,
  )
}

/** Puts the secret of the backup into the data folder, whole or not at all. */
function keepSecret({ dataDir, secret }: { dataDir: string; secret: string }): void {
  const place = join(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  writeFileSync(`${place}.new`, `${secret}\n`, { mode: 0o600 })
  renameSync(`${place}.new`, place)
}
