import pg from 'pg'
import { ownSchemas, rightsOf } from '../database/secure.ts'
import { jobsSchema } from '../jobs/jobs.ts'

/** Questions about the whole database, asked as its owner, one connection. Changes nothing. */
export interface Examination {
  server(): Promise<{ version: number; now: Date }>
  migrations(): Promise<{ number: number; name: string; checksum: string }[]>
  role(name: string): Promise<{ special: boolean; login: boolean } | undefined>
  /** Tables of tenants whose rows are not kept apart. */
  looseTables(): Promise<string[]>
  /** Tables on which the role may do other things than their comment says. */
  wrongRights(role: string): Promise<string[]>
  tenants(): Promise<{ id: string; slug: string; hostNames: string[]; timeZone: string }[]>
  /** Connections of servers at work on this database. */
  servers(): Promise<number>
  outbox(tenantId: string): Promise<{ waiting: number; parked: number; seconds: number }>
  /** Seconds for which the oldest clock has waited that should have spoken. */
  overdue(tenantId: string): Promise<number>
  jobs(): Promise<{ failed: { name: string; count: number }[]; stuck: number; late: number; seconds: number }>
  lastBackup(): Promise<Date | undefined>
  calendars(tenantId: string): Promise<{ code: string; definition: unknown }[]>
  /** Files in the order they came, from behind: the newest `limit`. */
  newestFiles(tenantId: string, limit: number): Promise<{ id: string; storageKey: string; claimed: boolean }[]>
  /** Of these files, those that have a row. */
  knownFiles(tenantId: string, ids: readonly string[]): Promise<Set<string>>
  close(): Promise<void>
}

/** Opens the connection. Throws when the database can't be reached. */
export async function openExamination(url: string): Promise<Examination> {
  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'doorstep doctor', connectionTimeoutMillis: 5_000 },
    ...{ statement_timeout: 60_000 },
  })
  await client.connect()
  const all = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows
  const one = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
    const [row] = await all<Row>(text, values)
    if (row === undefined) throw new Error('The database answered nothing')
    return row
  }
  const has = async (table: string) =>
    (await one<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table])).there
  /** Where the owner is bound by row-level security, it sees a tenant's rows like this. */
  const of = async <Row extends pg.QueryResultRow>(tenantId: string, text: string, values: unknown[] = []) => {
    await client.query("SELECT set_config('doorstep.tenant', $1, false)", [tenantId])
    return await all<Row>(text, [tenantId, ...values])
  }
  return {
    async server() {
      return await one('SELECT current_setting($1)::int AS version, clock_timestamp() AS now', ['server_version_num'])
    },
    async migrations() {
      return (await has('public.migration'))
        ? await all('SELECT number, name, checksum FROM migration ORDER BY number')
        : []
    },
    async role(name) {
      const [row] = await all<{ special: boolean; login: boolean }>(
        'SELECT rolsuper OR rolbypassrls AS special, rolcanlogin AS login FROM pg_roles WHERE rolname = $1',
        [name],
      )
      return row
    },
    async looseTables() {
      const rows = await all<{ name: string }>(`
        SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN (${ownSchemas})
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT (c.relrowsecurity AND c.relforcerowsecurity
          AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1`)
      return rows.map(({ name }) => name)
    },
    async wrongRights(role) {
      const rows = await all<{ name: string; comment: string | null; rights: string[] }>(
        `SELECT c.oid::regclass::text AS name, obj_description(c.oid, 'pg_class') AS comment,
          coalesce(array_agg(g.privilege_type::text) FILTER (WHERE g.privilege_type IS NOT NULL), '{}') AS rights
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN (${ownSchemas})
          LEFT JOIN LATERAL (SELECT e.privilege_type FROM aclexplode(c.relacl) e JOIN pg_roles r ON r.oid = e.grantee AND r.rolname = $1) g ON true
        WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' AND NOT c.relispartition GROUP BY 1, 2 ORDER BY 1`,
        [role],
      )
      const same = (a: string[], b: string[]) => a.toSorted().join() === b.toSorted().join()
      return rows.filter(({ comment, rights }) => !same(rights, rightsOf(comment))).map(({ name }) => name)
    },
    async tenants() {
      return await all('SELECT id, slug, host_names AS "hostNames", time_zone AS "timeZone" FROM tenant ORDER BY slug')
    },
    async servers() {
      const { n } = await one<{ n: number }>(
        "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'doorstep'",
      )
      return n
    },
    async outbox(tenantId) {
      const [row] = await of<{ waiting: number; parked: number; seconds: number }>(
        tenantId,
        `SELECT count(*) FILTER (WHERE parked_at IS NULL)::int AS waiting, count(parked_at)::int AS parked,
          coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE parked_at IS NULL)), 0)::float8 AS seconds
        FROM outbox WHERE tenant_id = $1 AND delivered_at IS NULL`,
      )
      return row ?? { waiting: 0, parked: 0, seconds: 0 }
    },
    async overdue(tenantId) {
      const [row] = await of<{ seconds: number }>(
        tenantId,
        `SELECT greatest(0, extract(epoch FROM now() - min(next_at)))::float8 AS seconds FROM case_clock WHERE tenant_id = $1 AND next_at <= now()`,
      )
      return row?.seconds ?? 0
    },
    async jobs() {
      if (!(await has(`${jobsSchema}.job`))) return { failed: [], stuck: 0, late: 0, seconds: 0 }
      const failed = await all<{ name: string; count: number }>(
        `SELECT name, count(*)::int AS count FROM ${jobsSchema}.job WHERE state = 'failed' AND completed_on > now() - interval '7 days' GROUP BY 1 ORDER BY 2 DESC`,
      )
      const rest = await one<{ stuck: number; late: number; seconds: number }>(`
        SELECT count(*) FILTER (WHERE state = 'active' AND started_on < now() - expire_seconds * interval '1 second' - interval '5 minutes')::int AS stuck,
          count(*) FILTER (WHERE state IN ('created', 'retry') AND start_after < now() - interval '15 minutes')::int AS late,
          coalesce(extract(epoch FROM now() - min(start_after) FILTER (WHERE state IN ('created', 'retry') AND start_after < now())), 0)::float8 AS seconds
        FROM ${jobsSchema}.job WHERE state < 'completed'`)
      return { failed, ...rest }
    },
    async lastBackup() {
      if (!(await has('public.backup_made'))) return undefined
      return (await one<{ at: Date | null }>('SELECT max(made_at) AS at FROM backup_made')).at ?? undefined
    },
    calendars: (tenantId) => of(tenantId, 'SELECT code, definition FROM calendar WHERE tenant_id = $1 ORDER BY code'),
    newestFiles: (tenantId, limit) =>
      of(
        tenantId,
        `SELECT id, storage_key AS "storageKey", owner_id IS NOT NULL AS claimed FROM file WHERE tenant_id = $1 ORDER BY id DESC LIMIT $2`,
        [limit],
      ),
    async knownFiles(tenantId, ids) {
      const rows = await of<{ id: string }>(
        tenantId,
        'SELECT id FROM file WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
        [ids],
      )
      return new Set(rows.map(({ id }) => id))
    },
    close: () => client.end(),
  }
}
