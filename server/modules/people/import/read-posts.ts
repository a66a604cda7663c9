import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { type CsvError, parse } from 'csv-parse'
import { postColumns } from '../../../../contract/people-import.ts'
import { Refused } from '../../../platform/errors.ts'

/** A line of the table: text by column, empty where nothing stands. */
export type PostLine = Record<(typeof postColumns)[number], string>

/** Characters handed on at once, and rows between two turns for others: a few milliseconds of this process at a time. */
const piece = 16_384
const stride = 200

/** More than any district keeps: twelve columns are known, and a city has some 8,000 posts. Longer fields are refused as too long anyway. */
const most = { columns: 100, rows: 100_000, characters: 100_000, field: 400 }

/**
 * Reads the lines of a table of posts, in pieces so that others get their turn. Throws Refused `post_import.file_malformed`,
 * `.column_missing`, `.rows_many`.
 */
export async function readPosts(content: string): Promise<PostLine[]> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      if (header.length > most.columns)
        throw new Refused('post_import.file_malformed', { problem: `more than ${most.columns} columns` })
      for (const column of ['role', 'unit'])
        if (!header.includes(column)) throw new Refused('post_import.column_missing', { column })
      return header
    },
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
    max_record_size: most.characters,
  })
  Readable.from(piecesOf(content), { objectMode: false }).pipe(parser)
  const lines: PostLine[] = []
  try {
    for await (const line of parser as AsyncIterable<Record<string, string>>) {
      const read = {} as PostLine
      for (const column of postColumns)
        read[column] = unguarded(line[column] ?? '')
          .slice(0, most.field)
          .toWellFormed()
      lines.push(read)
      if (lines.length > most.rows) throw new Refused('post_import.rows_many', { limit: most.rows })
      if (lines.length % stride === 0) await setImmediate()
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('post_import.file_malformed', { problem: (error as CsvError).message.slice(0, 200) })
  }
  return lines
}

function* piecesOf(content: string): Generator<string> {
  // PostgreSQL keeps no half of a pair of surrogates.
  const text = content.toWellFormed()
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + piece, text.length)
    // A pair is not torn.
    if (to < text.length && (text.charCodeAt(to) & 0xfc00) === 0xdc00) to++
    yield text.slice(from, to)
    from = to
  }
}

/** Takes the quote off that the export puts before cells which a spreadsheet would take for a formula. */
const unguarded = (value: string): string =>
  /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? value.slice(1) : value
