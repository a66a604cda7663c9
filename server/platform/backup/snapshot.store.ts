import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ownSchemas } from '../database/secure.ts'
import { uuidv7 } from '../ids.ts'
import { jobsSchema } from '../jobs/jobs.ts'
import { BackupError } from './error.ts'
import type { BackupHead } from './manifest.ts'

/** A table as it is copied out. */
export interface TableShape {
  /** With its schema, such as `public.case_event`. */
  name: string
  /** Its columns in order, but for those the database works out. */
  columns: string[]
}

/** A file's row, as far as its bytes need it. */
export interface FileRow {
  tenantId: string
  id: string
  storageKey: string
  sha256: string
}

/** What a backup left in the table of backups. */
export interface BackupRow {
  madeAt: Date
  bytes: number
  rows: number
  files: number
}

/** The whole database at one instant, whoever writes meanwhile. */
export interface Snapshot {
  /** The instant. */
  at: Date
  describe(): Promise<Pick<BackupHead, 'postgres' | 'migrations' | 'tables' | 'sequences'>>
  /** The rows of a table in PostgreSQL's text format: one a line. */
  copyOut(table: TableShape): Readable
  /** Jobs that wait or are under way, with their queues, as JSON; without those that come by the clock. */
  waitingJobs(): AsyncGenerator<string>
  /** Files whose row is there, a page at a time. */
  files(): AsyncGenerator<FileRow[]>
  close(): Promise<void>
}

const quote = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')

/** A statement that copies a table; the same columns in the same order both ways. */
export const copyStatement = (table: TableShape, direction: 'FROM STDIN' | 'TO STDOUT'): string => {
  const columns = table.columns.map((column) => quote(column)).join(', ')
  return direction === 'FROM STDIN'
    ? `COPY ${quote(table.name)} (${columns}) FROM STDIN`
    : `COPY (SELECT ${columns} FROM ${quote(table.name)}) TO STDOUT`
}

/** Tables of our own schemas that hold rows, by name: each partitioned one as a whole. */
export async function readTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT n.nspname || '.' || c.relname AS name, coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = ''), '{}') AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname IN (${ownSchemas}) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    GROUP BY 1 ORDER BY 1`)
  return rows
}

/** Whether row-level security hides nothing from the role of this connection. */
export async function mayPassBy(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ passes: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS passes FROM pg_roles WHERE rolname = current_user',
  )
  return rows[0]?.passes === true
}

/** Lets the tables' owner see all rows (`NO FORCE`), or binds it again; the application's role stays bound either way. */
export async function bindOwner(client: pg.Client, bound: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN (${ownSchemas}) AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relforcerowsecurity <> ${bound} ORDER BY 1`)
  for (const { name } of rows) {
    await client.query(`ALTER TABLE ${quote(name)} ${bound ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`)
  }
}

/**
 * Opens a snapshot on a connection of its own, as the owner. Where the owner is bound by row-level security it is let free for as
 * long as the snapshot is open. Throws BackupError where there is no Doorstep in the database.
 */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, application_name: 'doorstep backup' })
  await client.connect()
  let freed = false
  const close = async () => {
    await client.query('ROLLBACK').catch(() => {})
    if (freed) await bindOwner(client, true)
    await client.end()
  }
  try {
    await client.query(
      "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '30s'",
    )
    const found = await client.query<{ there: boolean }>("SELECT to_regclass('public.migration') IS NOT NULL AS there")
    if (!found.rows[0]?.there) throw new BackupError('There is no Doorstep in this database: nothing to back up.')
    if (!(await mayPassBy(client))) {
      freed = true
      await bindOwner(client, false)
    }
    // Rather an error than a backup without the rows that a policy hides.
    await client.query('SET row_security = off')
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await client.query<{ at: Date }>('SELECT now() AS at')
    return snapshotOn(client, rows[0]?.at ?? new Date(), close)
  } catch (error) {
    await close()
    throw error
  }
}

function snapshotOn(client: pg.Client, at: Date, close: () => Promise<void>): Snapshot {
  return {
    at,
    close,
    async describe() {
      const version = await client.query<{ server_version: string }>('SHOW server_version')
      const migrations = await client.query<{ number: number; name: string; checksum: string }>(
        'SELECT number, name, checksum FROM public.migration ORDER BY number',
      )
      return {
        postgres: version.rows[0]?.server_version ?? '',
        migrations: migrations.rows,
        tables: await readTables(client),
        sequences: await readSequences(client),
      }
    },
    copyOut: (table) => client.query(copyTo(copyStatement(table, 'TO STDOUT'))),
    async *waitingJobs() {
      const there = await client.query<{ there: boolean }>(
        `SELECT to_regclass('${jobsSchema}.job') IS NOT NULL AS there`,
      )
      if (!there.rows[0]?.there) return
      const text = `SELECT id, jsonb_build_object('queue', to_jsonb(q), 'job', to_jsonb(j))::text AS line
        FROM ${jobsSchema}.job j JOIN ${jobsSchema}.queue q ON q.name = j.name
        WHERE j.state IN ('created', 'retry', 'active') AND j.id > $1
          AND j.name NOT LIKE '\\_\\_pgboss%' AND NOT EXISTS (SELECT FROM ${jobsSchema}.schedule s WHERE s.name = j.name)
        ORDER BY j.id LIMIT 1000`
      for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
        const { rows } = await client.query<{ id: string; line: string }>(text, [last])
        for (const { line } of rows) yield line
        const end = rows.at(-1)
        if (end === undefined) return
        last = end.id
      }
    },
    async *files() {
      const text = `SELECT tenant_id AS "tenantId", id, storage_key AS "storageKey", sha256 FROM public.file
        WHERE (tenant_id, id) > ($1, $2) ORDER BY tenant_id, id LIMIT 500`
      const least = '00000000-0000-0000-0000-000000000000'
      for (let [tenantId, id] = [least, least]; ; ) {
        const { rows } = await client.query<FileRow>(text, [tenantId, id])
        const end = rows.at(-1)
        if (end === undefined) return
        yield rows
        ;[tenantId, id] = [end.tenantId, end.id]
      }
    },
  }
}

async function readSequences(client: pg.Client): Promise<BackupHead['sequences']> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT schemaname || '.' || sequencename AS name FROM pg_sequences WHERE schemaname IN (${ownSchemas}) ORDER BY 1`)
  const sequences = []
  for (const { name } of rows) {
    const at = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${quote(name)}`,
    )
    for (const state of at.rows) sequences.push({ name, ...state })
  }
  return sequences
}

/** Notes that a backup came to its end. Does nothing in a database from before such notes. */
export async function noteBackup(url: string, row: BackupRow): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'doorstep backup' })
  await client.connect()
  try {
    const found = await client.query<{ there: boolean }>(
      "SELECT to_regclass('public.backup_made') IS NOT NULL AS there",
    )
    if (!found.rows[0]?.there) return
    await client.query(
      'INSERT INTO backup_made (id, made_at, bytes, row_count, file_count) VALUES ($1, $2, $3, $4, $5)',
      [uuidv7(), row.madeAt, row.bytes, row.rows, row.files],
    )
  } finally {
    await client.end()
  }
}
