import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type CsvError, parse } from 'csv-parse'
import type { BuildingFormat } from '../../../../contract/buildings.ts'
import { Refused } from '../../../platform/errors.ts'
import { featuresOf } from './feature-stream.ts'

/** One row of a file: a line of a CSV, a feature of a GeoJSON. */
export interface SourceRow {
  /** From 1; in a CSV the line of headers isn't counted. */
  row: number
  properties: Record<string, unknown>
  geometry?: unknown
}

/** Bytes a packed file may unfold to: a hundred times a city, not the memory of the machine. */
const mostUnpacked = 4 * 1024 * 1024 * 1024

/** Characters of one line at most, as of one feature: a file that is a single endless line is refused, not held. */
const longestRow = 2_000_000

/**
 * Reads the rows of a file as its bytes arrive; gzip is known by its first bytes, whatever the file is called. Throws Refused
 * `building.file_malformed` where it can't be read, `.file_too_large` where it unfolds without end.
 */
export async function* readBuildings(
  format: BuildingFormat,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<SourceRow> {
  const plain = await unpacked(bytes)
  try {
    yield* format === 'csv' ? readCsv(plain) : readGeoJson(plain)
  } catch (error) {
    if (error instanceof Refused || !isUnzipping(error)) throw error
    throw new Refused('building.file_malformed', { row: 0, problem: (error as Error).message })
  } finally {
    plain.destroy()
  }
}

const isUnzipping = (error: unknown): boolean => /^Z_/.test(String((error as { code?: unknown })?.code))

/** The bytes of a file as they are, or what gzip packed into them. Throws Refused `building.file_too_large` as they are read. */
export async function unpacked(bytes: AsyncIterable<Uint8Array>): Promise<Readable> {
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  async function* all() {
    if (!first.done) yield first.value
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  const source = Readable.from(all(), { objectMode: false })
  const packed = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b
  if (!packed) return source
  const gunzip = createGunzip()
  let size = 0
  gunzip.on('data', (part: Buffer) => {
    size += part.length
    if (size > mostUnpacked) gunzip.destroy(new Refused('building.file_too_large'))
  })
  gunzip.pause()
  return pipeline(source, gunzip, () => {})
}

async function* readCsv(source: Readable): AsyncGenerator<SourceRow> {
  const parser = parse({
    bom: true,
    columns: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
    max_record_size: longestRow,
  })
  // A pipe passes data on and not errors.
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let row = 0
  try {
    for await (const properties of parser) yield { row: ++row, properties: unguarded(properties) }
  } catch (error) {
    if (error instanceof Refused || isUnzipping(error)) throw error
    throw new Refused('building.file_malformed', { row: row + 1, problem: (error as CsvError).message })
  }
}

/** Takes the quote off that the export puts before cells which a spreadsheet would take for a formula. */
function unguarded(properties: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(properties))
    if (/^'[=+\-@\t\r]/.test(value)) properties[name] = value.slice(1)
  return properties
}

async function* readGeoJson(source: Readable): AsyncGenerator<SourceRow> {
  source.setEncoding('utf8')
  let row = 0
  for await (const feature of featuresOf(source)) {
    const { properties, geometry } = (feature ?? {}) as { properties?: unknown; geometry?: unknown }
    yield {
      row: ++row,
      properties: typeof properties === 'object' && properties ? (properties as Record<string, unknown>) : {},
      geometry,
    }
  }
}
