import type pg from 'pg'
import { ownSchemas } from './secure.ts'

interface ColumnFacts {
  table: string
  name: string
  type: string
  required: boolean
  fallback: string | null
  comment: string | null
  generated: boolean
}

interface TableFacts {
  table: string
  comment: string | null
  secured: boolean
  forced: boolean
}

interface LineFacts {
  table: string
  line: string
}

interface Catalogue {
  tables: TableFacts[]
  columns: ColumnFacts[]
  constraints: LineFacts[]
  indexes: LineFacts[]
  policies: LineFacts[]
  grants: LineFacts[]
  others: string[]
}

// The schema `public` is left out of names, as in the migrations.
const tableName = `CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname`
const ours = `JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN (${ownSchemas})`

/** Reads the shape of our schemas from the catalogue, everything in a fixed order. */
async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  // Expressions and definitions print names without schema only where the search path finds them.
  await client.query('SET search_path = public')
  const read = async <Row>(text: string) => (await client.query(text)).rows as Row[]
  const byTable = (a: { table: string }, b: { table: string }) => (a.table < b.table ? -1 : Number(a.table > b.table))
  return {
    tables: (
      await read<TableFacts>(`
      SELECT ${tableName} AS table, obj_description(c.oid, 'pg_class') AS comment, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced
      FROM pg_class c ${ours} WHERE c.relkind IN ('r', 'p')`)
    ).sort(byTable),
    columns: await read<ColumnFacts>(`
      SELECT ${tableName} AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
        pg_get_expr(d.adbin, d.adrelid) AS fallback, col_description(c.oid, a.attnum) AS comment,
        a.attgenerated <> '' OR a.attidentity = 'a' AS generated
      FROM pg_class c ${ours} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relkind IN ('r', 'p') ORDER BY a.attnum`),
    // PostgreSQL 18 lists NOT NULL as constraints too; the columns say it already.
    constraints: await read<LineFacts>(`
      SELECT ${tableName} AS table, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) AS line
      FROM pg_class c ${ours} JOIN pg_constraint k ON k.conrelid = c.oid
      WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') ORDER BY position(k.contype::text IN 'pufcx'), k.conname COLLATE "C"`),
    indexes: await read<LineFacts>(`
      SELECT ${tableName} AS table, pg_get_indexdef(i.indexrelid) || ';' AS line
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid ${ours}
      WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
      ORDER BY pg_get_indexdef(i.indexrelid) COLLATE "C"`),
    policies: await read<LineFacts>(`
      SELECT ${tableName} AS table, 'policy ' || p.polname || ' on ' || ${tableName}
        || CASE p.polcmd WHEN '*' THEN '' ELSE ' for ' || p.polcmd::text END
        || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
        || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' AS line
      FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid ${ours} ORDER BY p.polname`),
    grants: await read<LineFacts>(`
      SELECT ${tableName} AS table, 'grant ' || lower(string_agg(g.privilege_type, ', ' ORDER BY position(left(g.privilege_type, 1) IN 'SIUD')))
        || ' to ' || r.rolname || ';' AS line
      FROM pg_class c ${ours} CROSS JOIN LATERAL aclexplode(c.relacl) g JOIN pg_roles r ON r.oid = g.grantee AND r.oid <> c.relowner
      WHERE c.relkind IN ('r', 'p') GROUP BY 1, r.rolname`),
    others: (
      await read<{ line: string }>(`
      SELECT CASE c.relkind WHEN 'v' THEN 'view ' || ${tableName} || ' as' || E'\\n' || pg_get_viewdef(c.oid) ELSE 'sequence ' || ${tableName} || ';' END AS line
      FROM pg_class c ${ours} WHERE c.relkind IN ('v', 'm', 'S')
      UNION ALL SELECT trim(pg_get_functiondef(p.oid)) || ';' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname IN (${ownSchemas})
      UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) || ';' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid ${ours} WHERE NOT t.tgisinternal
      ORDER BY 1`)
    ).map((row) => row.line),
  }
}

/**
 * The shape of the database as text, the same for the same shape wherever it runs: for `server/schema.sql`. It is made to be
 * read and compared, not to be run.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const catalogue = await readCatalogue(client)
  const parts = catalogue.tables.map((table) => describeTable(table, catalogue))
  const head = '-- The database after all migrations. Written by tools/schema.mjs; to change it, write a migration.\n'
  return `${[head, ...parts, ...catalogue.others].join('\n').trimEnd()}\n`
}

function describeTable(table: TableFacts, catalogue: Catalogue): string {
  const of = (facts: LineFacts[]) => facts.filter((fact) => fact.table === table.table).map((fact) => fact.line)
  const columns = catalogue.columns.filter((column) => column.table === table.table)
  const inside = [...columns.map(describeColumn), ...of(catalogue.constraints).map((line) => `  ${line}`)]
  const security = [table.secured && 'enabled', table.forced && 'forced'].filter(Boolean).join(', ')
  const comments = columns
    .filter((column) => column.comment !== null)
    .map((column) => `comment on column ${table.table}.${column.name} is ${quoted(column.comment)};`)
  return [
    `table ${table.table} (\n${inside.join(',\n')}\n);`,
    ...(table.comment === null ? [] : [`comment on table ${table.table} is ${quoted(table.comment)};`]),
    ...comments,
    ...of(catalogue.indexes),
    ...(security === '' ? [] : [`row level security ${security};`]),
    ...of(catalogue.policies),
    ...of(catalogue.grants),
    '',
  ].join('\n')
}

function describeColumn(column: ColumnFacts): string {
  const parts = [column.name, column.type]
  if (column.required) parts.push('not null')
  if (column.fallback !== null) parts.push(`${column.generated ? 'generated' : 'default'} ${column.fallback}`)
  return `  ${parts.join(' ')}`
}

const quoted = (text: string | null): string => `'${(text ?? '').replaceAll("'", "''")}'`

/** The shape of the database as types for Kysely: for `schema.gen.ts`. */
export async function generateTypes(client: pg.Client): Promise<string> {
  const catalogue = await readCatalogue(client)
  const interfaces = catalogue.tables.map((table) => {
    const columns = catalogue.columns.filter((column) => column.table === table.table)
    const lines = columns.flatMap((column) => [
      ...(column.comment === null ? [] : [`  /** ${column.comment.replaceAll('*/', '* /')} */`]),
      `  ${column.name}: ${typeOf(column)}`,
    ])
    const comment = table.comment === null ? '' : `/** ${table.comment.replaceAll('*/', '* /')} */\n`
    return `${comment}export interface ${interfaceName(table.table)} {\n${lines.join('\n')}\n}\n`
  })
  const map = catalogue.tables.map((table) => {
    const key = table.table.includes('.') ? `'${table.table}'` : table.table
    return `  ${key}: ${interfaceName(table.table)}`
  })
  const imports = ['ColumnType', 'Generated', 'GeneratedAlways'].filter(
    (name) => name === 'ColumnType' || interfaces.some((text) => text.includes(`${name}<`)),
  )
  return [
    '// The tables of the migrated database as types. Written by tools/schema.mjs; to change it, write a migration.',
    `import type { ${imports.join(', ')} } from 'kysely'\n`,
    '/** Read: whatever the JSON holds, to be checked by a schema. Written: its text, from JSON.stringify. */',
    'export type Json = ColumnType<unknown, string, string>\n',
    '/** Read: x and y. Written: the text `(x,y)`. */',
    'export type Point = ColumnType<{ x: number; y: number }, string, string>\n',
    ...interfaces,
    `/** Every table by its name. */\nexport interface Database {\n${map.join('\n')}\n}\n`,
  ].join('\n')
}

const interfaceName = (table: string): string =>
  table.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase())

// What `pg` gives for each type with our readers (types.ts).
const plainTypes: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  'character varying': 'string',
  numeric: 'string',
  date: 'string',
  'time without time zone': 'string',
  tsvector: 'string',
  inet: 'string',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
}

function typeOf(column: ColumnFacts): string {
  const bare = column.type.replace(/\(.*\)/, '')
  const optional = column.required ? '' : ' | null'
  const structured = { jsonb: 'Json', json: 'Json', point: 'Point' }[bare]
  if (structured !== undefined) return structuredType(structured, column)
  const element = plainTypes[bare.replace(/\[\]$/, '')]
  if (element === undefined) throw new Error(`No type is known for ${column.table}.${column.name}: ${column.type}`)
  const type = `${element}${bare.endsWith('[]') ? '[]' : ''}${optional}`
  if (column.generated) return `GeneratedAlways<${type}>`
  return column.fallback === null ? type : `Generated<${type}>`
}

function structuredType(name: string, column: ColumnFacts): string {
  if (column.required && column.fallback === null) return name
  const read = name === 'Point' ? '{ x: number; y: number }' : 'unknown'
  const inserted = `string${column.required ? '' : ' | null'}${column.fallback === null ? '' : ' | undefined'}`
  const nullable = column.required ? '' : ' | null'
  return `ColumnType<${read}${read === 'unknown' ? '' : nullable}, ${inserted}, string${nullable}>`
}
