import { Readable } from 'node:stream'
import type { Disk } from 'flydrive'
import { houseMigrations, migrate, readMigrations } from '../database/migrate.ts'
import type { Log } from '../log.ts'
import { BackupError } from './error.ts'
import { beginLoad, dropAll, type Load, lookAt, putBackJobs } from './load.store.ts'
import { type BackupHead, fingerprintOf } from './manifest.ts'
import { type Contents, readBackup } from './read.ts'

/** Where a backup is restored into. */
export interface RestoreTarget {
  /** Owner's address of the database. */
  databaseUrl: string
  databaseAppUrl?: string | undefined
  disk: Disk
  secret: string
  /** Whether what is there may be dropped. */
  replace: boolean
  log: Pick<Log, 'info'>
  progress?: (text: string) => void
}

/** A backup that was restored. */
export interface Restored {
  contents: Contents
  /** Jobs that wait again. */
  jobs: number
  /** Migrations that brought an older backup to the present shape. */
  migrated: string[]
}

/**
 * Restores a backup that was checked: tables in the shape they had, all rows, files, then the migrations since, roles and rights, and the jobs
 * that waited. Rows are committed only when everything of the backup was read and is as it was written. Throws BackupError for a target
 * that is in use or not empty, and for a backup of a newer Doorstep.
 */
export async function restoreBackup(file: string, target: RestoreTarget): Promise<Restored> {
  const { databaseUrl: url, secret, databaseAppUrl: appUrl, log, progress } = target
  const { tables, ours, servers } = await lookAt(url)
  if (servers > 0) throw new BackupError('A server is at work on this database. Stop every server first, then restore.')
  if (tables > 0 && !ours)
    throw new BackupError('The database holds tables that are not Doorstep’s. Restore into one of its own.')
  if (tables > 0 && !target.replace)
    throw new BackupError(
      'There is a Doorstep in this database already. To drop it and put the backup in its place, add --replace.',
    )
  if (tables > 0) await dropAll(url)

  let load: Load | undefined
  const jobs: string[] = []
  let last = ''
  let files = 0
  try {
    const contents = await readBackup(file, {
      async head(head) {
        const only = new Set((await sameMigrations(head)).map(({ number }) => number))
        progress?.('Making the tables')
        await migrate({ url, appUrl, secret, log, only })
        load = await beginLoad(url, head)
      },
      async jobs(lines) {
        for (const line of lines) jobs.push(line)
      },
      async rows(table, text) {
        if (table !== last) progress?.(`Table ${table}`)
        last = table
        await load?.rows(table, text)
      },
      async file(key, { content, size }) {
        if (++files % 1_000 === 0) progress?.(`Files: ${files}`)
        // S3 takes no stream whose length it isn't told before.
        await target.disk.putStream(key, Readable.from(content), { contentLength: size })
      },
    })
    progress?.('Checking references')
    await load?.commit()
    const { applied } = await migrate({ url, appUrl, secret, log })
    return { contents, jobs: await putBackJobs(url, jobs), migrated: applied }
  } finally {
    await load?.close()
  }
}

/** Whether a secret is the one a backup was made with. */
export const isItsSecret = (head: BackupHead, secret: string): boolean =>
  head.secret.fingerprint === fingerprintOf(secret)

/** The migrations of a backup, each known here as it was. Throws BackupError where one isn't. */
export async function sameMigrations(head: BackupHead): Promise<BackupHead['migrations']> {
  const own = new Map((await readMigrations(houseMigrations)).map((each) => [each.number, each]))
  for (const { number, name, checksum } of head.migrations) {
    if (own.get(number)?.checksum === checksum) continue
    throw new BackupError(
      own.has(number)
        ? `The backup’s migration ${name} is not the one of this Doorstep. Restore it with the version that made it (${head.doorstep}).`
        : `The backup was made by a newer Doorstep (it knows ${name}). Restore it with that version or a newer one.`,
    )
  }
  return head.migrations
}
