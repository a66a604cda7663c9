import type pg from 'pg'

/** The schemas our migrations fill, as a list for SQL. Jobs have one of their own that they look after themselves. */
export const ownSchemas = "'public', 'auth'"

interface TableFacts {
  schema: string
  name: string
  comment: string | null
  has_tenant: boolean
  secured: boolean
  forced: boolean
  policies: number
}

/**
 * Settles for every table who may do what, whatever the migration forgot: row-level security by tenant, enabled and forced,
 * on each table with `tenant_id`; and the rights of the application's role, which follow from the table's comment:
 * `append-only: …` may be read and added to, `read-only: …` may be read, anything else may be changed. Functions of ours may be
 * called by the application's role and by nobody else: they run with the owner's rights.
 */
export async function secureTables(client: pg.Client, role: string): Promise<void> {
  const roleName = client.escapeIdentifier(role)
  const { rows } = await client.query<TableFacts>(`
    SELECT n.nspname AS schema, c.relname AS name, obj_description(c.oid, 'pg_class') AS comment, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) AS has_tenant,
      (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN (${ownSchemas}) AND c.relkind IN ('r', 'p') ORDER BY 1, 2`)
  await client.query('BEGIN')
  for (const schema of new Set(['public', ...rows.map((row) => row.schema)])) {
    const schemaName = client.escapeIdentifier(schema)
    await client.query(`GRANT USAGE ON SCHEMA ${schemaName} TO ${roleName}`)
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schemaName} TO ${roleName}`)
  }
  for (const table of rows) {
    const name = `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`
    if (table.has_tenant && !table.secured) await client.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`)
    if (table.has_tenant && !table.forced) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`)
    if (table.has_tenant && table.policies === 0) {
      await client.query(
        `CREATE POLICY tenant ON ${name} USING (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid)`,
      )
    }
    await client.query(`REVOKE ALL ON ${name} FROM ${roleName}`)
    await client.query(`GRANT ${rightsOf(table.comment).join(', ')} ON ${name} TO ${roleName}`)
  }
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${roleName}`)
  // Accounts and sessions belong to the installation, not to a tenant: they stand in a schema of their own.
  const { rows: schemas } = await client.query("SELECT FROM pg_namespace WHERE nspname = 'auth'")
  if (schemas.length > 0) {
    await client.query(`GRANT USAGE ON SCHEMA auth TO ${roleName}`)
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO ${roleName}`)
  }
  const functions = await client.query<{ signature: string }>(`
    SELECT p.oid::regprocedure::text AS signature FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
      AND pg_get_userbyid(p.proowner) = current_user AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`)
  for (const { signature } of functions.rows) {
    await client.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`)
    await client.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${roleName}`)
  }
  await client.query('COMMIT')
  await letSearchUseItsIndex(client)
}

const insufficientPrivilege = '42501'

/**
 * Below row-level security PostgreSQL asks the tenant first and uses an index only for operators it knows to tell nothing of
 * the rows: full-text search is not marked so, and would walk the whole list. `@@` compares and neither fails nor writes, so it
 * is marked. Only a superuser may; where the owner is none, search works without its index.
 */
async function letSearchUseItsIndex(client: pg.Client): Promise<void> {
  const match = 'pg_catalog.ts_match_vq(tsvector, tsquery)'
  const { rows } = await client.query<{ known: boolean }>(
    `SELECT proleakproof AS known FROM pg_proc WHERE oid = '${match}'::regprocedure`,
  )
  if (rows[0]?.known) return
  try {
    await client.query(`ALTER FUNCTION ${match} LEAKPROOF`)
  } catch (error) {
    if ((error as { code?: string }).code !== insufficientPrivilege) throw error
  }
}

/** What the application's role may do with a table that has this comment. */
export function rightsOf(comment: string | null): string[] {
  if (comment?.startsWith('append-only:')) return ['SELECT', 'INSERT']
  if (comment?.startsWith('read-only:')) return ['SELECT']
  return ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
}
