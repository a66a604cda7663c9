import type pg from 'pg'
import { ownSchemas } from './secure.ts'

/** Column by whose hash a cluster spreads rows. */
const by = 'tenant_id'

/** Where a table stands in a cluster: spread by tenant, whole on every node, or on the coordinator alone. */
export type Place = 'distributed' | 'reference' | 'local'

/** How a schema would stand in a Citus cluster. */
export interface Distribution {
  tables: { name: string; place: Place }[]
  /** What keeps a table from being spread, in plain words; empty where nothing does. */
  faults: string[]
  /** Statements that spread it, in their order; to be run by a superuser on the coordinator. */
  statements: string[]
}

interface TableRow {
  name: string
  /** Type of the tenant's column; null where there is none. */
  tenant: string | null
  required: boolean
  triggers: string[]
  sequences: string[]
  parents: number
}

interface KeyRow {
  table: string
  name: string
  columns: string[]
}

interface ReferenceRow {
  name: string
  from: string
  to: string
  from_columns: string[]
  to_columns: string[]
  on_delete: string
  on_update: string
}

const readTables = `
  select c.oid::regclass::text as name, format_type(t.atttypid, t.atttypmod) as tenant, coalesce(t.attnotnull, false) as required,
    array(select tgname::text from pg_trigger where tgrelid = c.oid and not tgisinternal) as triggers,
    array(select a.attname::text from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')) as sequences,
    (select count(*)::int from pg_inherits where inhrelid = c.oid) as parents
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute t on t.attrelid = c.oid and t.attname = '${by}' and not t.attisdropped
  where c.relkind in ('r', 'p') and n.nspname in (${ownSchemas}) order by 1`

// Unique indexes are all of them: primary keys, unique constraints, and those made for themselves, partial ones too.
const readKeys = `
  select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
    array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])) as columns
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where (i.indisunique or i.indisexclusion) and c.relkind in ('r', 'p') and n.nspname in (${ownSchemas}) order by 1, 2`

const readReferences = `
  select o.conname::text as name, o.conrelid::regclass::text as from, o.confrelid::regclass::text as to,
    array(select a.attname::text from unnest(o.conkey) with ordinality k(n, at) join pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.n order by at) as from_columns,
    array(select a.attname::text from unnest(o.confkey) with ordinality k(n, at) join pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.n order by at) as to_columns,
    o.confdeltype::text as on_delete, o.confupdtype::text as on_update
  from pg_constraint o join pg_namespace n on n.oid = o.connamespace
  where o.contype = 'f' and n.nspname in (${ownSchemas}) order by 2, 1`

/**
 * Says how the schema of a database would be spread over a Citus cluster, and what forbids it; Citus itself isn't asked, so any
 * PostgreSQL will do. Tables with a tenant are spread by it, all of them co-located; tables without one that they refer to stand whole
 * on every node; all others (sign-in, queues, migrations) stay on the coordinator. Changes nothing.
 */
export async function readDistribution(client: Pick<pg.Client, 'query'>): Promise<Distribution> {
  const tables = (await client.query<TableRow>(readTables)).rows
  const keys = (await client.query<KeyRow>(readKeys)).rows
  const references = (await client.query<ReferenceRow>(readReferences)).rows
  const spread = new Set(tables.filter(({ tenant }) => tenant !== null).map(({ name }) => name))
  const whole = new Set<string>()
  // What a table on every node refers to must stand there, too.
  for (let before = -1; before !== whole.size; ) {
    before = whole.size
    for (const { from, to } of references) if ((spread.has(from) || whole.has(from)) && !spread.has(to)) whole.add(to)
  }
  const placeOf = (name: string): Place => (spread.has(name) ? 'distributed' : whole.has(name) ? 'reference' : 'local')
  const faults = [
    ...tables.flatMap((table) => (spread.has(table.name) ? faultsOfTable(table) : [])),
    ...keys
      .filter(({ table, columns }) => spread.has(table) && !columns.includes(by))
      .map(({ table, name }) => `${table}: unique index ${name} has no ${by}, so it can't hold over all nodes`),
    ...references.flatMap((reference) => faultsOfReference(reference, placeOf)),
  ]
  const order = inOrder(
    tables.map(({ name }) => name).filter((name) => placeOf(name) !== 'local'),
    references,
  )
  if (order.circle.length > 0) faults.push(`${order.circle.join(', ')}: refer to each other in a circle`)
  return {
    tables: tables.map(({ name }) => ({ name, place: placeOf(name) })),
    faults,
    statements: statementsFor(order.names, placeOf),
  }
}

function faultsOfTable({ name, tenant, required, triggers, sequences, parents }: TableRow): string[] {
  return [
    ...(tenant === 'uuid' ? [] : [`${name}: ${by} is ${tenant}; tables are co-located only by the same type, uuid`]),
    ...(required ? [] : [`${name}: ${by} may be null`]),
    ...triggers.map((trigger) => `${name}: trigger ${trigger}; Citus runs none on tables it spreads`),
    ...sequences.map((column) => `${name}: ${column} counts by a sequence, which is one place for all nodes`),
    ...(parents > 0 ? [`${name}: inherits from another table`] : []),
  ]
}

function faultsOfReference(reference: ReferenceRow, placeOf: (name: string) => Place): string[] {
  const { name, from, to, from_columns: own, to_columns: others } = reference
  const [here, there] = [placeOf(from), placeOf(to)]
  if (here === 'local' && there === 'local') return []
  if (here !== 'distributed')
    return there === 'distributed' ? [`${from}: ${name} refers to ${to}, which is spread by tenant`] : []
  const faults: string[] = []
  if (there === 'distributed' && own.findIndex((column, at) => column === by && others[at] === by) < 0)
    faults.push(`${from}: ${name} refers to ${to} without ${by} on both sides, so it crosses nodes`)
  // n: set null, d: set default. Both would write the column by which rows are spread.
  const writes = [reference.on_delete, reference.on_update].some((how) => how === 'n' || how === 'd')
  if (writes && own.includes(by)) faults.push(`${from}: ${name} would set ${by} to null or its default`)
  return faults
}

/** Names so that whoever is referred to comes first; what refers in a circle is left over. */
function inOrder(names: string[], references: readonly ReferenceRow[]): { names: string[]; circle: string[] } {
  const done = new Set<string>()
  let left = names
  for (let before = -1; before !== left.length; ) {
    before = left.length
    left = left.filter((name) => {
      const waits = references.some(
        ({ from, to }) => from === name && to !== name && names.includes(to) && !done.has(to),
      )
      if (!waits) done.add(name)
      return waits
    })
  }
  return { names: [...done], circle: left }
}

function statementsFor(names: readonly string[], placeOf: (name: string) => Place): string[] {
  const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`
  const first = names.find((name) => placeOf(name) === 'distributed')
  return [
    'create extension if not exists citus',
    // SET LOCAL doorstep.tenant must reach the workers, whose policies ask for it.
    "alter role doorstep_app set citus.propagate_set_commands = 'local'",
    ...names
      .filter((name) => placeOf(name) === 'reference')
      .map((name) => `select create_reference_table(${quoted(name)})`),
    ...names
      .filter((name) => placeOf(name) === 'distributed')
      .map(
        (name) =>
          `select create_distributed_table(${quoted(name)}, '${by}', colocate_with => ${name === first ? "'none'" : quoted(first ?? '')})`,
      ),
  ]
}
