import type { LandscapeCount, LandscapeImportReport, LandscapeKind } from '../../../../contract/landscape.ts'
import type { ImportFormat } from '../../../../contract/territory-imports.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { Refusal } from '../import/map-unit.rules.ts'
import { readRows } from '../import/read-rows.ts'
import { type TerritoryChanged, territoryTopic } from '../territory.events.ts'
import { landscapeStore } from './landscape.store.ts'
import { type Line, mapLine } from './map-line.rules.ts'

/** Corners of all lines of a file: what a large city has of rivers, railways and roads. */
const mostCorners = 400_000

/** What was understood of a file. */
export interface ReadLandscape {
  rows: number
  lines: Line[]
  refused: Refusal[]
}

/** Reads a file of lines, touching no database. Throws Refused as `readRows`, `landscape.geojson_only`, `landscape.large`. */
export async function readLandscape(given: {
  format: ImportFormat
  bytes: AsyncIterable<Uint8Array>
  onProgress: (rows: number) => void
}): Promise<ReadLandscape> {
  if (given.format !== 'geojson') throw new Refused('landscape.geojson_only')
  const read: ReadLandscape = { rows: 0, lines: [], refused: [] }
  let corners = 0
  for await (const source of readRows('landscape', given.format, given.bytes)) {
    read.rows++
    const mapped = mapLine(source)
    if ('refusal' in mapped) read.refused.push(mapped.refusal)
    else {
      corners += mapped.line.corners
      if (corners > mostCorners) throw new Refused('landscape.large', { limit: mostCorners })
      read.lines.push(mapped.line)
    }
    if (read.rows % 200 === 0) given.onProgress(read.rows)
  }
  return read
}

/** Puts the lines of a file in the place of those kept of the same kinds, or says what that would do. */
export async function bringLandscape(
  tx: Tx,
  { read, dryRun, actor, now }: { read: ReadLandscape; dryRun: boolean; actor: Actor; now: Date },
): Promise<Omit<LandscapeImportReport, 'seconds'>> {
  const { rows, refused } = read
  const kinds = [...new Set(read.lines.map(({ kind }) => kind))]
  const before = (await landscapeStore(tx).counts()).filter(({ kind }) => kinds.includes(kind))
  const lines = kinds.map((kind) => countOf(kind, read.lines))
  const replaced = before.reduce((sum, count) => sum + count.lines, 0)
  if (!dryRun && kinds.length > 0) {
    await landscapeStore(tx).replace(kinds, read.lines, now)
    const detail = { lines: read.lines.length, kinds, replaced, refused: refused.length }
    await audit(tx).record({ actor, action: 'landscape.imported', subject: { kind: 'territory' }, detail, at: now })
    await outbox(tx).publish<TerritoryChanged>({ name: 'territory.changed', topics: [territoryTopic] })
  }
  return { rows, lines, replaced, refused: refused.length }
}

function countOf(kind: LandscapeKind, all: readonly Line[]): LandscapeCount {
  const lines = all.filter((line) => line.kind === kind)
  const metres = lines.reduce((sum, line) => sum + line.metres, 0)
  return { kind, lines: lines.length, kilometres: Math.round(metres / 100) / 10 }
}
