import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { Refused } from '../../../platform/errors.ts'

/** One row of a file: a line of a CSV, a feature of a GeoJSON. */
export interface SourceRow {
  /** From 1; in a CSV the line of headers isn't counted. */
  row: number
  properties: Record<string, unknown>
  /** Only GeoJSON: the feature's geometry. */
  geometry?: unknown
}

/** Formats that units can be read from. */
export type UnitFormat = 'geojson' | 'csv'

/**
 * Reads the rows of a file. A CSV is read as it comes; a GeoJSON whole, because its features may come before its type.
 * Throws Refused `unit.file_malformed` where it can't be read at all.
 */
export async function* readUnits(format: UnitFormat, source: string | Readable): AsyncGenerator<SourceRow> {
  if (format === 'csv') yield* readCsv(source)
  else yield* readGeoJson(typeof source === 'string' ? source : await textOf(source))
}

async function* readCsv(source: string | Readable): AsyncGenerator<SourceRow> {
  const input = typeof source === 'string' ? Readable.from([source]) : source
  const parser = parse({ bom: true, columns: true, skip_empty_lines: true, trim: true, relax_column_count: true })
  // A pipe passes data on and not errors.
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let row = 0
  try {
    for await (const properties of parser) yield { row: ++row, properties: unguarded(properties) }
  } catch (error) {
    throw new Refused('unit.file_malformed', { row: row + 1, problem: (error as CsvError).message })
  }
}

/** Takes the quote off that the export puts before cells which a spreadsheet would take for a formula. */
function unguarded(properties: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(properties))
    if (/^'[=+\-@\t\r]/.test(value)) properties[name] = value.slice(1)
  return properties
}

function* readGeoJson(text: string): Generator<SourceRow> {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    throw new Refused('unit.file_malformed', { row: 0, problem: (error as Error).message.slice(0, 200) })
  }
  const collection = read as { type?: unknown; features?: unknown } | null
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    throw new Refused('unit.file_malformed', { row: 0, problem: 'not a GeoJSON FeatureCollection' })
  let row = 0
  for (const feature of collection.features as ({ properties?: unknown; geometry?: unknown } | null)[]) {
    const properties = feature?.properties
    yield {
      row: ++row,
      properties: typeof properties === 'object' && properties ? (properties as Record<string, unknown>) : {},
      geometry: feature?.geometry,
    }
  }
}

async function textOf(source: Readable): Promise<string> {
  const parts: Buffer[] = []
  try {
    for await (const part of source) parts.push(typeof part === 'string' ? Buffer.from(part) : part)
  } catch (error) {
    // Such as a .gz that is cut short.
    throw new Refused('unit.file_malformed', { row: 0, problem: (error as Error).message })
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}
