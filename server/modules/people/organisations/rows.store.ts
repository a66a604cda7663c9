import type { Prepared, Tx } from '../../../platform/database/database.ts'

/** How a field of a record is kept: its column, and whether it is a day (read as text) or JSON (written as text). */
export type ColumnOf = string | { day: string } | { json: string }

/** Plain reads and writes of one table, made from its columns. */
export interface Rows<R> {
  /** Columns of a select, from the table's alias `x`. */
  readonly columns: string
  find(tx: Tx, id: string): Promise<R | undefined>
  /** The row, which nobody else changes until the transaction ends. */
  lock(tx: Tx, id: string): Promise<R | undefined>
  /** False where a unique rule of the table says there is such a row. */
  insert(tx: Tx, row: R): Promise<boolean>
  update(tx: Tx, row: R): Promise<void>
}

/** Reads and writes of a table whose record has these fields. */
export function rowsOf<R extends { id: string }>(
  table: string,
  fields: { [F in keyof R & string]: ColumnOf },
): Rows<R> {
  const names = Object.keys(fields) as (keyof R & string)[]
  const columnOf = (field: keyof R & string): string => {
    const column: ColumnOf = fields[field]
    return typeof column === 'string' ? column : 'day' in column ? column.day : column.json
  }
  const isDay = (field: keyof R & string) => typeof fields[field] !== 'string' && 'day' in (fields[field] as object)
  const isJson = (field: keyof R & string) => typeof fields[field] !== 'string' && 'json' in (fields[field] as object)
  const columns = names.map((name) => `x.${columnOf(name)}${isDay(name) ? '::text' : ''} "${name}"`).join(', ')
  const values = (tx: Tx, row: R): unknown[] => [
    tx.tenantId,
    ...names.map((name) => (isJson(name) && row[name] !== null ? JSON.stringify(row[name]) : row[name])),
  ]
  const statement = (name: string, text: string): Prepared => ({ name: `${table}.${name}`, text })
  const find = statement('row', `select ${columns} from ${table} x where x.tenant_id = $1 and x.id = $2`)
  const lock = statement('lock', `${find.text} for update`)
  const insert = statement(
    'insert',
    `insert into ${table} (tenant_id, ${names.map(columnOf).join(', ')})
     values ($1, ${names.map((_name, n) => `$${n + 2}`).join(', ')}) on conflict do nothing returning id`,
  )
  const update = statement(
    'update',
    `update ${table} set ${names.map((name, n) => `${columnOf(name)} = $${n + 2}`).join(', ')}
     where tenant_id = $1 and id = $${names.indexOf('id') + 2}`,
  )
  return {
    columns,
    find: async (tx, id) => (await tx.run<R>(find, [tx.tenantId, id]))[0],
    lock: async (tx, id) => (await tx.run<R>(lock, [tx.tenantId, id]))[0],
    insert: async (tx, row) => (await tx.run(insert, values(tx, row))).length > 0,
    update: async (tx, row) => void (await tx.run(update, values(tx, row))),
  }
}
