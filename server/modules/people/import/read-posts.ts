import { type CsvError, parse } from 'csv-parse/sync'
import { postColumns } from '../../../../contract/people-import.ts'
import { Refused } from '../../../platform/errors.ts'

/** A line of the table: text by column, empty where nothing stands. */
export type PostLine = Record<(typeof postColumns)[number], string>

/** Reads the lines of a table of posts. Throws Refused `post_import.file_malformed`, `post_import.column_missing`. */
export function readPosts(content: string): PostLine[] {
  let lines: Record<string, string>[]
  try {
    lines = parse(content, { bom: true, columns: true, skip_empty_lines: true, trim: true, relax_column_count: true })
  } catch (error) {
    throw new Refused('post_import.file_malformed', { problem: (error as CsvError).message.slice(0, 200) })
  }
  const known = lines[0] ?? {}
  for (const column of ['role', 'unit'])
    if (lines.length > 0 && !(column in known)) throw new Refused('post_import.column_missing', { column })
  return lines.map((line) => {
    const read = {} as PostLine
    for (const column of postColumns) read[column] = unguarded(line[column] ?? '')
    return read
  })
}

/** Takes the quote off that the export puts before cells which a spreadsheet would take for a formula. */
const unguarded = (value: string): string => (/^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value)
