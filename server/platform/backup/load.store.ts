import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { ownSchemas } from '../database/secure.ts'
import { jobsSchema } from '../jobs/jobs.ts'
import { BackupError } from './error.ts'
import type { BackupHead } from './manifest.ts'
import { bindOwner, copyStatement, mayPassBy, readTables } from './snapshot.store.ts'

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'doorstep restore' })
  await client.connect()
  await client.query("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '30s'")
  return client
}

/** What is in a database that something is to be restored into. */
export interface Target {
  /** Tables in the schemas Doorstep uses. */
  tables: number
  /** Whether they are Doorstep's. */
  ours: boolean
  /** Connections of servers at work on it. */
  servers: number
}

/** Looks at a database before something is restored into it. */
export async function lookAt(url: string): Promise<Target> {
  const client = await connect(url)
  try {
    const { rows } = await client.query<Target>(`
      SELECT (SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname IN (${ownSchemas}, '${jobsSchema}') AND c.relkind IN ('r', 'p', 'v', 'm')) AS tables,
        to_regclass('public.migration') IS NOT NULL AND to_regclass('public.tenant') IS NOT NULL AS ours,
        (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'doorstep') AS servers`)
    return rows[0] ?? { tables: 0, ours: false, servers: 0 }
  } finally {
    await client.end()
  }
}

/** Drops everything of Doorstep in a database, in one transaction. */
export async function dropAll(url: string): Promise<void> {
  const client = await connect(url)
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ statement: string }>(`
      SELECT 'DROP ' || CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END
        || ' IF EXISTS ' || c.oid::regclass || ' CASCADE' AS statement
      FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      UNION ALL SELECT 'DROP FUNCTION IF EXISTS ' || p.oid::regprocedure || ' CASCADE' FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`)
    for (const { statement } of rows) await client.query(statement)
    await client.query(`DROP SCHEMA IF EXISTS auth CASCADE; DROP SCHEMA IF EXISTS ${jobsSchema} CASCADE`)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

/** Rows on their way into a database whose tables stand: all of them, or none. */
export interface Load {
  /** Adds some rows of a table; tables come one after the other. */
  rows(table: string, text: Buffer): Promise<void>
  /** Puts references and sequences back, and commits. */
  commit(): Promise<void>
  /** Undoes everything. Does nothing after a commit. */
  close(): Promise<void>
}

interface Reference {
  table: string
  name: string
  definition: string
}

/**
 * Begins to load. References between tables are dropped until all rows are there and made anew then, which checks every row; so no special
 * power is needed, and tables may point at each other. Throws BackupError where the tables are not those of the backup.
 */
export async function beginLoad(url: string, head: BackupHead): Promise<Load> {
  const client = await connect(url)
  try {
    await client.query('BEGIN')
    const tables = await readTables(client)
    const bound = !(await mayPassBy(client))
    if (bound) await bindOwner(client, false)
    const { rows: references } = await client.query<Reference>(`
      SELECT k.conrelid::regclass::text AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
      WHERE n.nspname IN (${ownSchemas}) AND k.contype = 'f' AND k.conparentid = 0 ORDER BY 1, 2`)
    for (const { table, name } of references) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quote(name)}`)
    const own = new Set(tables.map(({ name }) => name))
    const unknown = head.tables.filter(({ name }) => !own.has(name)).map(({ name }) => name)
    if (unknown.length > 0) throw new BackupError(`The backup has tables nobody knows here: ${unknown.join(', ')}.`)
    const named = tables.map(({ name }) => name.split('.').map(quote).join('.'))
    await client.query(`TRUNCATE ${named.join(', ')}`)
    return loadOn(client, head, { references, bound })
  } catch (error) {
    await client.end()
    throw error
  }
}

function loadOn(client: pg.Client, head: BackupHead, given: { references: Reference[]; bound: boolean }): Load {
  let open: { table: string; copy: Copy } | undefined
  const finish = async () => {
    await open?.copy.end()
    open = undefined
  }
  return {
    async rows(table, text) {
      if (open?.table !== table) {
        await finish()
        const shape = head.tables.find(({ name }) => name === table)
        if (shape === undefined)
          throw new BackupError(`The backup has rows of ${table}, which its head does not tell of.`)
        open = { table, copy: startCopy(client, copyStatement(shape, 'FROM STDIN')) }
      }
      await open.copy.write(text)
    },
    async commit() {
      await finish()
      for (const { table, name, definition } of given.references)
        await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quote(name)} ${definition}`)
      for (const { name, last, called } of head.sequences)
        await client.query('SELECT setval($1::regclass, $2, $3)', [name, last, called])
      if (given.bound) await bindOwner(client, true)
      await client.query('COMMIT')
      await client.query('ANALYZE')
    },
    async close() {
      await finish().catch(() => {})
      await client.query('ROLLBACK').catch(() => {})
      await client.end()
    },
  }
}

interface Copy {
  write(text: Buffer): Promise<void>
  end(): Promise<void>
}

function startCopy(client: pg.Client, statement: string): Copy {
  const sink = client.query(copyFrom(statement))
  const done = finished(sink)
  done.catch(() => {})
  return {
    async write(text) {
      if (sink.write(text)) return
      await Promise.race([once(sink, 'drain'), done])
    },
    async end() {
      sink.end()
      await done
    },
  }
}

const waitingJob = z.object({ queue: z.looseObject({ name: z.string() }), job: z.looseObject({ id: z.uuid() }) })
const queuePolicy = z.object({
  policy: z.enum(['standard', 'short', 'singleton', 'stately', 'exclusive']).catch('standard'),
  retry_limit: z.int(),
  retry_delay: z.int(),
  retry_backoff: z.boolean(),
  expire_seconds: z.int(),
})

/** Puts jobs back that waited, to be done from the start: into the tables of the queue's present version. @returns how many */
export async function putBackJobs(url: string, lines: readonly string[]): Promise<number> {
  if (lines.length === 0) return 0
  const boss = new PgBoss({
    connectionString: url,
    schema: jobsSchema,
    max: 1,
    supervise: false,
    schedule: false,
    migrate: false,
  })
  boss.on('error', () => {})
  const client = await connect(url)
  try {
    await boss.start()
    const { rows: columns } = await client.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = '${jobsSchema}.job'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    )
    const known = new Set(columns.map(({ name }) => name))
    const queues = new Set<string>()
    let count = 0
    for (const line of lines) {
      const { queue, job } = waitingJob.parse(JSON.parse(line))
      if (!queues.has(queue.name)) {
        const { policy, ...rest } = queuePolicy.parse(queue)
        await boss.createQueue(queue.name, {
          ...{ policy, retryLimit: rest.retry_limit, retryDelay: rest.retry_delay },
          ...{ retryBackoff: rest.retry_backoff, expireInSeconds: rest.expire_seconds },
        })
        queues.add(queue.name)
      }
      const fresh: Record<string, unknown> = { ...job, state: 'created', started_on: null, heartbeat_on: null }
      const names = Object.keys(fresh).filter((name) => known.has(name) && fresh[name] !== null)
      const list = names.map(quote).join(', ')
      const added = await client.query(
        `INSERT INTO ${jobsSchema}.job (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::${jobsSchema}.job, $1::jsonb) ON CONFLICT DO NOTHING`,
        [JSON.stringify(fresh)],
      )
      count += added.rowCount ?? 0
    }
    return count
  } finally {
    await boss.stop({ graceful: false })
    await client.end()
  }
}
