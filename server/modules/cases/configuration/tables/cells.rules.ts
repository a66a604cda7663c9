import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { Refused } from '../../../../platform/errors.ts'

/** One row of a table: texts by column. A column the table doesn't have is absent. */
export type Row = Readonly<Record<string, string>>

/** Rows of a table at most. */
const mostRows = 10_000

/**
 * Writes a table that spreadsheets open well: UTF-8 with its mark, CRLF, quoted where needed, and no cell that a
 * spreadsheet would take for a formula.
 */
export function writeTable(columns: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => guarded(row[column] ?? '')))
  return stringify([[...columns], ...cells], { bom: true, record_delimiter: '\r\n' })
}

/**
 * Reads a table as `writeTable` writes it; columns may come in any order and some may be missing.
 * Refuses `configuration.table_malformed`, `configuration.columns_unknown`, `configuration.table_too_long`.
 */
export function readTable(content: string, columns: readonly string[]): Row[] {
  const [head, ...body] = parsed(content)
  const names = (head ?? []).map((name) => name.trim().toLowerCase())
  const strange = names.filter((name) => !columns.includes(name))
  if (strange.length > 0 || names.length === 0) {
    throw new Refused('configuration.columns_unknown', {
      columns: strange.slice(0, 10).join(', '),
      known: columns.join(', '),
    })
  }
  if (new Set(names).size < names.length) throw new Refused('configuration.table_malformed', { line: 1 })
  if (body.length > mostRows) throw new Refused('configuration.table_too_long', { rows: body.length, limit: mostRows })
  return body.map((cells) => Object.fromEntries(names.map((name, n) => [name, unguarded(cells[n] ?? '')])))
}

function parsed(content: string): string[][] {
  try {
    return parse(content, { bom: true, skip_empty_lines: true, relax_column_count: false })
  } catch (error) {
    const line = (error as { lines?: unknown }).lines
    throw new Refused('configuration.table_malformed', { line: typeof line === 'number' ? line : 1 }, { cause: error })
  }
}

// A spreadsheet runs a cell that begins so, full-width signs too. An apostrophe before it makes it text; one that was there already gets
// another, so that reading gives back exactly what was written.
const risky = /^'*[=+\-@\t\r\n＝＋－＠]/

const guarded = (text: string): string => (risky.test(text) ? `'${text}` : text)

const unguarded = (text: string): string => (text.startsWith("'") && risky.test(text) ? text.slice(1) : text)
