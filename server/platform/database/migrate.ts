import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Logger } from 'pino'
import { installJobs } from '../jobs/install.ts'
import { appPassword, appRole } from './database.ts'
import { codeOf } from './errors.ts'
import { secureTables } from './secure.ts'
import { splitStatements } from './statements.ts'

/** What a migration is run with. */
export interface MigrateOptions {
  /** Address of the role that owns the tables. */
  url: string
  /** Address of the application's role, when it is not the one made from `secret`. Its name must exist or be makeable. */
  appUrl?: string | undefined
  secret: string
  log: Pick<Logger, 'info'>
  /** Folder of the SQL files; the house's own unless a test says otherwise. */
  folder?: string
  /** Only these, by number: to make a database of an earlier shape. */
  only?: ReadonlySet<number>
}

/** What a migration did. */
export interface Migrated {
  /** Names of the files run now, in order. */
  applied: string[]
  /** How many files the database has had in all. */
  total: number
}

/** The database was migrated by a newer Doorstep than this one. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer'

  /** @param migration name of the migration nobody here knows */
  constructor(migration: string) {
    super(
      `This database belongs to a newer Doorstep: it has had migration ${migration}, which this version does not know. Start that version again, or restore the backup made before the upgrade (docs/operate/backup.md).`,
    )
  }
}

interface MigrationFile {
  number: number
  name: string
  text: string
  checksum: string
}

/** Folder of the house's own migrations. */
export const houseMigrations = fileURLToPath(new URL('../../migrations/', import.meta.url))
// Any number will do; it only has to be the same for everybody who migrates.
const migrationLock = 7_305_508_421

/**
 * Brings the database to the present shape: runs the files that have not run yet, each whole or not at all, makes the
 * application's role, and settles what it may do. Safe to run from many processes at once: they take turns.
 * Throws when a file that has run was changed since, or two files have the same number.
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const { only } = options
  const all = await readMigrations(options.folder ?? houseMigrations)
  const files = all.filter(({ number }) => only === undefined || only.has(number))
  const client = new pg.Client({ connectionString: options.url, application_name: 'doorstep migrate' })
  // A connection lost between two statements fails the next one; unheard it would end the process with a stack trace.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query("SET lock_timeout = '60s'")
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await makeMigrationTable(client)
    if (options.folder === undefined) await refuseNewer(client, all)
    const applied = await applyMigrations(client, files, options.log)
    const role = await ensureRole(client, options)
    await secureTables(client, role)
    await installJobs(client, { url: options.url, role })
    return { applied, total: files.length }
  } finally {
    // Ending the session gives the advisory lock back.
    await client.end()
  }
}

async function makeMigrationTable(client: pg.Client): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS migration (
    number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  await client.query("COMMENT ON TABLE migration IS 'read-only: migrations that have run'")
}

async function applyMigrations(
  client: pg.Client,
  files: MigrationFile[],
  log: Pick<Logger, 'info'>,
): Promise<string[]> {
  const done = await client.query<{ number: number; name: string; checksum: string }>(
    'SELECT number, name, checksum FROM migration',
  )
  const known = new Map(done.rows.map((row) => [row.number, row]))
  const applied: string[] = []
  for (const file of files) {
    const before = known.get(file.number)
    if (before === undefined) {
      await applyFile(client, file)
      applied.push(file.name)
      log.info({ migration: file.name }, 'migrated')
    } else if (before.checksum !== file.checksum) {
      throw new Error(
        `Migration ${file.name} has changed since it ran here (as ${before.name}). Put it back and write a new file for the change.`,
      )
    }
  }
  return applied
}

/** A database that ran a migration nobody here knows belongs to a newer Doorstep: this one would write what that one can't read. */
async function refuseNewer(client: pg.Client, files: MigrationFile[]): Promise<void> {
  const known = new Set(files.map(({ number }) => number))
  const { rows } = await client.query<{ number: number; name: string }>(
    'SELECT number, name FROM migration ORDER BY number',
  )
  const [newer] = rows.filter(({ number }) => !known.has(number))
  if (newer) throw new DatabaseNewer(newer.name)
}

async function applyFile(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('BEGIN')
  try {
    for (const statement of splitStatements(file.text)) {
      try {
        await client.query(statement)
      } catch (error) {
        throw new Error(`${file.name}: ${error instanceof Error ? error.message : String(error)}\n${statement}`, {
          cause: error,
        })
      }
    }
    await client.query('INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)', [
      file.number,
      file.name,
      file.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** The migration files of a folder by number. Throws on a wrong name or a number given twice. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files: MigrationFile[] = []
  for (const name of names) {
    const number = Number(/^(\d{3})_[a-z0-9_]+\.sql$/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(number)) throw new Error(`Migration ${name}: the name must be like 042_what_it_brings.sql`)
    const twin = files.find((file) => file.number === number)
    if (twin) throw new Error(`Migrations ${twin.name} and ${name} have the same number`)
    const text = await readFile(join(folder, name), 'utf8')
    // Line ends differ between checkouts; the meaning doesn't.
    const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
    files.push({ number, name, text, checksum })
  }
  return files
}

/** Makes the application's role where it is missing, and sets its password. Gives back its name. */
async function ensureRole(client: pg.Client, options: MigrateOptions): Promise<string> {
  const login = options.appUrl === undefined ? undefined : new URL(options.appUrl)
  const role = login === undefined ? appRole : decodeURIComponent(login.username)
  const password = login === undefined ? appPassword(options.secret) : decodeURIComponent(login.password)
  const found = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1',
    [role],
  )
  const existing = found.rows[0]
  if (existing?.rolsuper || existing?.rolbypassrls) {
    throw new Error(`Role ${role} may pass by row-level security; the application must log in as a role that may not`)
  }
  // A role given by its own address is the operator's to keep; we only make it when it isn't there.
  if (existing && login) return role
  const what = `${client.escapeIdentifier(role)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`
  try {
    await client.query(
      existing
        ? `ALTER ROLE ${client.escapeIdentifier(role)} LOGIN PASSWORD ${client.escapeLiteral(password)}`
        : `CREATE ROLE ${what}`,
    )
  } catch (error) {
    if (codeOf(error) === '42501') {
      throw new Error(
        `The owner's role may not ${existing ? 'change' : 'create'} the role ${role}. Create it by hand (LOGIN, no BYPASSRLS) and give its address in DATABASE_APP_URL.`,
        { cause: error },
      )
    }
    // Roles belong to the whole server: another database's migration may be doing the same at this moment.
    if (!['42710', '23505', 'XX000'].includes(codeOf(error) ?? '')) throw error
  }
  return role
}
