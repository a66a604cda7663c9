import pg from 'pg'

/** PostgreSQL object ids of the types that are read in a way of our own. */
const oid = { int8: 20, int8Array: 1016, date: 1082, dateArray: 1182, textArray: 1009 } as const

/**
 * How values come from PostgreSQL: `bigint` as number after a range check, `date` as the text `YYYY-MM-DD` (a day has no
 * time zone), everything else as `pg` reads it (`timestamptz` as Date, `jsonb` parsed, `numeric` as text).
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (id === oid.int8) return readBigint
    if (id === oid.int8Array)
      return (text: string) => readTextArray(text).map((item) => (item === null ? null : readBigint(item)))
    if (id === oid.date) return (text: string) => text
    if (id === oid.dateArray) return readTextArray
    return pg.types.getTypeParser(id, format as 'text')
  },
}

/** Reads a `bigint` as number. Throws RangeError beyond ±(2⁵³ − 1), where a number would lie. */
export function readBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit into a number`)
  return value
}

function readTextArray(text: string): (string | null)[] {
  const parse = pg.types.getTypeParser(oid.textArray as never, 'text') as (value: string) => (string | null)[]
  return parse(text)
}
