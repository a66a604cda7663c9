import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type CsvError, parse } from 'csv-parse'
import type { ImportFormat } from '../../../../contract/territory-imports.ts'
import { Refused } from '../../../platform/errors.ts'
import { featuresOf, MalformedFeatures } from './feature-stream.ts'
import { unguarded } from './source-text.rules.ts'

/** One row of a file: a line of a CSV, a feature of a GeoJSON. */
export interface SourceRow {
  /** From 1; in a CSV the line of headers isn't counted. */
  row: number
  properties: Record<string, unknown>
  geometry?: unknown
}

/** What is read: begins the code of a refusal, and says how much there may be of it. */
export type Read = 'building' | 'unit' | 'landscape'

/** Bytes a packed file may unfold to: many times a city, not the memory of the machine. */
const mostUnpacked = 1024 * 1024 * 1024
/** Columns of a table: more than any office keeps. */
const mostColumns = 500
/**
 * Rows of a file, and characters of one at most: a file that is a single endless line is refused, not held. The border of a district
 * is longer than the outline of a house.
 */
const most = {
  building: { rows: 1_000_000, characters: 2_000_000 },
  unit: { rows: 200_000, characters: 8_000_000 },
  landscape: { rows: 20_000, characters: 2_000_000 },
} satisfies Record<Read, { rows: number; characters: number }>

/**
 * Reads the rows of a file as its bytes arrive; gzip is known by its first bytes, whatever the file is called. Throws Refused
 * `<what>.file_malformed` where it can't be read, `territory_import.not_utf8`, `.other_file` (a ZIP or a workbook), `.unpacked_large`
 * where it unfolds without end, `.rows_many`, `.columns_many`.
 */
export async function* readRows(
  what: Read,
  format: ImportFormat,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<SourceRow> {
  const { rows: limit, characters } = most[what]
  const plain = await unpacked(bytes)
  let row = 0
  try {
    const texts = decoded(plain)
    for await (const read of format === 'csv' ? readCsv(texts, characters) : readGeoJson(texts, characters)) {
      if (++row > limit) throw new Refused('territory_import.rows_many', { limit })
      yield { row, ...read }
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    const { problem, row: at } = malformation(error)
    if (problem === undefined) throw error
    throw new Refused(`${what}.file_malformed`, { row: at ?? (format === 'csv' ? row + 1 : 0), problem })
  } finally {
    plain.destroy()
  }
}

/** What an error says of the file; undefined where it isn't the file's fault. */
function malformation(error: unknown): { problem?: string; row?: number } {
  if (error instanceof MalformedFeatures) return { problem: error.message, row: error.features }
  const { code, message } = error as { code?: unknown; message?: string }
  const known = /^(Z_|CSV_)/.test(String(code)) || (error as CsvError).name === 'CsvError'
  return known ? { problem: (message ?? '').slice(0, 200) } : {}
}

/** The bytes of a file as they are, or what gzip packed into them. */
async function unpacked(bytes: AsyncIterable<Uint8Array>): Promise<Readable> {
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  async function* all() {
    if (!first.done) yield first.value
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  const source = Readable.from(all(), { objectMode: false })
  const [one, two] = first.done ? [] : first.value
  // A ZIP, which is what workbooks of spreadsheets are as well.
  if (one === 0x50 && two === 0x4b) throw new Refused('territory_import.other_file')
  if (one !== 0x1f || two !== 0x8b) return source
  const gunzip = createGunzip()
  let size = 0
  gunzip.on('data', (part: Buffer) => {
    size += part.length
    if (size > mostUnpacked) gunzip.destroy(new Refused('territory_import.unpacked_large'))
  })
  gunzip.pause()
  return pipeline(source, gunzip, () => {})
}

/** Text out of bytes. A table that a spreadsheet wrote in another encoding is refused: its names would be nonsense. */
async function* decoded(source: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const next = (part?: Uint8Array) => {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode()
    } catch {
      throw new Refused('territory_import.not_utf8')
    }
  }
  for await (const part of source) yield next(part)
  yield next()
}

type Row = Omit<SourceRow, 'row'>

async function* readCsv(texts: AsyncIterable<string>, longest: number): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      if (header.length > mostColumns) throw new Refused('territory_import.columns_many', { limit: mostColumns })
      return header
    },
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
    max_record_size: longest,
  })
  const source = Readable.from(texts, { objectMode: false })
  // A pipe passes data on and not errors.
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  for await (const properties of parser as AsyncIterable<Record<string, string>>) {
    for (const [name, value] of Object.entries(properties)) properties[name] = unguarded(value)
    yield { properties }
  }
}

async function* readGeoJson(texts: AsyncIterable<string>, longest: number): AsyncGenerator<Row> {
  for await (const feature of featuresOf(texts, longest)) {
    const { properties, geometry } = (feature ?? {}) as { properties?: unknown; geometry?: unknown }
    const hasProperties = typeof properties === 'object' && properties && !Array.isArray(properties)
    yield { properties: hasProperties ? (properties as Record<string, unknown>) : {}, geometry }
  }
}
