import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { uuidv7 } from '../ids.ts'
import { ownSchemas, rightsOf } from './secure.ts'

interface Column {
  name: string
  type: string
  required: boolean
  fallback: boolean
}

/** Walks the catalogue of the migrated database: a table that breaks a rule fails here, whoever adds it. */
describe('every table of a tenant', async () => {
  const { database, url, asOwner, addTenant } = await testDatabase()
  const tables = await asOwner<{ table: string; comment: string | null }>(`
    select c.oid::regclass::text as table, obj_description(c.oid, 'pg_class') as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in (${ownSchemas})
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum > 0
    where c.relkind in ('r', 'p') order by 1`)
  const tenants: string[] = []
  const client = new pg.Client({ connectionString: url })
  beforeAll(async () => {
    await client.connect()
    // References are not followed: only row-level security is tried with the rows that are planted.
    await client.query('set session_replication_role = replica')
    tenants.push(await addTenant(), await addTenant())
  })
  afterAll(() => client.end())
  const [own, other] = [0, 1]
  const inTenant = (which: number, text: string) =>
    database.tx(tenants[which] ?? '', async (tx) => {
      // What only its two sides may read is read as the side that is planted.
      await tx.run({ name: '', text: "set local doorstep.reader = 'x'" }, [])
      return await tx.run<{ n: number }>({ name: '', text }, [])
    })

  test('is found here at all', () => {
    expect(tables.length).toBeGreaterThan(10)
  })

  test('has row-level security, enabled and forced, with a policy by tenant', async () => {
    const open = await asOwner(`
      select c.oid::regclass::text as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        join pg_namespace n on n.oid = c.relnamespace and n.nspname in (${ownSchemas})
      where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
          and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = (NULLIF(current_setting(''doorstep.tenant''::text, true), ''''::text))::uuid%'))`)
    expect(open).toEqual([])
  })

  test('has no second policy that opens it', async () => {
    const many = await asOwner(
      `select polrelid::regclass::text as table from pg_policy where polpermissive group by 1 having count(*) > 1`,
    )
    expect(many).toEqual([])
  })

  test('requires its tenant, and begins its key, its unique rules and its references with it', async () => {
    const loose = await asOwner(`
      select k.conrelid::regclass::text as table, k.conname, pg_get_constraintdef(k.oid)
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant_id'
      where (k.contype in ('p', 'u') and not a.attnum = any(k.conkey))
        or (k.contype = 'f' and exists (select from pg_attribute f where f.attrelid = k.confrelid and f.attname = 'tenant_id')
          and not a.attnum = any(k.conkey))`)
    expect(loose).toEqual([])
    const looseIndexes = await asOwner(`
      select i.indexrelid::regclass::text as index from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant_id'
      where i.indisunique and not a.attnum = any(i.indkey::smallint[])`)
    expect(looseIndexes).toEqual([])
    const keyless = await asOwner(
      `select t from unnest($1::text[]) t where not exists (select from pg_constraint where conrelid = t::regclass and contype = 'p')`,
      [tables.map(({ table }) => table)],
    )
    expect(keyless).toEqual([])
    const optional = await asOwner(`
      select attrelid::regclass::text as table from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
      where attname = 'tenant_id' and (not attnotnull or atttypid <> 'uuid'::regtype)`)
    expect(optional).toEqual([])
  })

  test('has no triggers, no sequences, and no reference that empties itself', async () => {
    const triggers = await asOwner(`
      select tgrelid::regclass::text as table, tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
        join pg_namespace n on n.oid = c.relnamespace and n.nspname in (${ownSchemas}) where not tgisinternal`)
    expect(triggers).toEqual([])
    const emptied = await asOwner(`
      select conrelid::regclass::text as table, conname from pg_constraint where contype = 'f' and (confdeltype in ('n', 'd') or confupdtype in ('n', 'd'))
        and connamespace in (select oid from pg_namespace where nspname in (${ownSchemas}))`)
    expect(emptied).toEqual([])
    const sequences = await asOwner(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in (${ownSchemas}) where relkind = 'S'`,
    )
    expect(sequences).toEqual([])
  })

  test('may be used by the application only as its comment says', async () => {
    const granted = await asOwner<{ table: string; comment: string | null; rights: string[] }>(`
      select c.oid::regclass::text as table, obj_description(c.oid, 'pg_class') as comment, array_agg(g.privilege_type::text order by 1) as rights
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in (${ownSchemas})
        cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee and r.rolname = 'doorstep_app'
      where c.relkind in ('r', 'p') group by 1, 2`)
    expect(granted.length).toBeGreaterThan(tables.length)
    for (const { table, comment, rights } of granted) {
      expect({ table, rights: rights.sort() }).toEqual({ table, rights: rightsOf(comment).sort() })
    }
  })

  test('that is a history by its name can only grow', () => {
    const histories = tables.filter(({ table }) => /(^|[._])(event|entry|seal|ledger|history)$/.test(table))
    expect(histories.map(({ table }) => table)).toEqual(expect.arrayContaining(['audit_entry', 'audit_seal']))
    for (const history of histories) expect(history).toMatchObject({ comment: expect.stringMatching(/^append-only:/) })
  })

  test('the application logs in as somebody without special powers', async () => {
    const [role] = await asOwner(
      "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = 'doorstep_app'",
    )
    expect(new Set(Object.values(role ?? {}))).toEqual(new Set([false]))
    const owned = await asOwner("select count(*)::int as n from pg_class where relowner = 'doorstep_app'::regrole")
    expect(owned).toEqual([{ n: 0 }])
  })

  describe.each(tables)('$table', ({ table, comment }) => {
    beforeAll(async () => {
      await plant(table, tenants[own] ?? '')
    })

    test('shows its rows to their tenant, to nobody else, and not without one', async () => {
      const count = `select count(*) as n from ${table}`
      expect(await inTenant(own, count)).not.toEqual([{ n: 0 }])
      expect(await inTenant(other, count)).toEqual([{ n: 0 }])
      expect((await database.pool.query(count)).rows).toEqual([{ n: 0 }])
    })

    test('takes no row of another tenant, and none without one', async () => {
      const copy = await copyStatement(table, tenants[own] ?? '')
      await expect(inTenant(other, copy)).rejects.toThrow('row-level security')
      await expect(database.pool.query(copy)).rejects.toThrow('row-level security')
    })

    test('changes nothing of another tenant', async () => {
      const rights = rightsOf(comment)
      const update = `update ${table} set tenant_id = tenant_id`
      const remove = `delete from ${table}`
      for (const [right, statement] of [
        ['UPDATE', update],
        ['DELETE', remove],
      ] as const) {
        if (rights.includes(right)) {
          const { rowCount } = await database.pool.query(statement)
          expect(rowCount).toBe(0)
        } else {
          await expect(inTenant(own, statement)).rejects.toThrow('permission denied')
        }
      }
      await expect(inTenant(own, `truncate ${table}`)).rejects.toThrow('permission denied')
    })
  })

  const columnsOf = (table: string) =>
    asOwner<Column>(
      `select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required, a.atthasdef as fallback
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
      [table],
    )

  const filler: Readonly<Record<string, string>> = {
    'timestamp with time zone': 'now()',
    date: 'current_date',
    boolean: 'false',
    point: "point '(0,0)'",
    tsvector: "''::tsvector",
  }

  function fillingOf(column: Column, tenant: string): string {
    if (column.name === 'tenant_id') return `'${tenant}'`
    if (column.type === 'uuid') return `'${uuidv7()}'`
    if (column.type.endsWith('[]')) return "'{}'"
    if (column.type === 'jsonb') return "'{}'"
    if (/int|numeric|double|real/.test(column.type)) return '1'
    return filler[column.type] ?? "'x'"
  }

  /** Puts a row into a table as the owner, past its checks. */
  async function plant(table: string, tenant: string): Promise<void> {
    const columns = (await columnsOf(table)).filter((column) => column.required && !column.fallback)
    const checks = await client.query(
      "select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'",
      [table],
    )
    for (const { conname } of checks.rows)
      await client.query(`alter table ${table} drop constraint ${client.escapeIdentifier(conname)}`)
    const names = columns.map((column) => client.escapeIdentifier(column.name))
    await client.query(`insert into ${table} (${names}) values (${columns.map((column) => fillingOf(column, tenant))})`)
  }

  async function copyStatement(table: string, tenant: string): Promise<string> {
    const columns = (await columnsOf(table)).filter((column) => column.required && !column.fallback)
    const names = columns.map((column) => `"${column.name}"`)
    return `insert into ${table} (${names}) values (${columns.map((column) => fillingOf(column, tenant))})`
  }
})

/** What may never be changed, what isn't of one district: said once more here, so that a comment forgotten or lost is noticed. */
describe('every table is one of these', async () => {
  const { asOwner } = await testDatabase()
  const tables = await asOwner<{ table: string; comment: string | null; of_tenant: boolean }>(`
    select replace(c.oid::regclass::text, '"', '') as table, obj_description(c.oid, 'pg_class') as comment,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as of_tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in (${ownSchemas})
    where c.relkind in ('r', 'p') order by 1`)
  const named = (beginning: string) =>
    tables.flatMap((each) => (each.comment?.startsWith(beginning) ? [each.table] : [])).sort()

  test('it can only grow', () => {
    const histories = [
      ...[
        'audit_entry',
        'audit_seal',
        'case_archive',
        'case_event',
        'dispute_settings',
        'document',
        'duty_list',
        'open311_update',
      ],
      ...['points_entry', 'points_grant', 'points_ladder', 'points_look', 'points_lot_move', 'points_rule_version'],
      ...['points_stock_move', 'shift_note', 'shift_note_taken', 'station_check', 'unit_succession', 'unit_version'],
    ].sort()
    expect(named('append-only:')).toEqual(histories)
  })

  test('it can only be read', () => {
    expect(named('read-only:')).toEqual(['backup_made', 'migration'])
  })

  test('it stands outside the districts, or each of its rows is of one', () => {
    const outside = tables.flatMap((each) => (each.of_tenant ? [] : [each.table])).sort()
    expect(outside).toEqual(
      [
        ...['auth.account', 'auth.code_sent', 'auth.passkey', 'auth.rate_limit', 'auth.session', 'auth.two_factor'],
        ...['auth.user', 'auth.verification', 'backup_made', 'migration', 'tenant'],
      ].sort(),
    )
  })
})
