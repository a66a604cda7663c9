/** Files of units, of buildings and of the landscape on their way in: sent in pieces, looked at row by row, then taken, or stopped. */
import { z } from 'zod'
import { BuildingImportReport } from './buildings.ts'
import { Id, Instant, PageQuery, pageOf } from './common.ts'
import { Bytes } from './files.ts'
import { LandscapeImportReport } from './landscape.ts'
import { route } from './route.ts'
import { UnitMapping } from './territory.ts'

/** What a file holds. */
export const ImportKind = z.enum(['buildings', 'units', 'landscape'])
/** What a file holds. */
export type ImportKind = z.infer<typeof ImportKind>

/** How a file is written. */
export const ImportFormat = z.enum(['geojson', 'csv'])
/** How a file is written. */
export type ImportFormat = z.infer<typeof ImportFormat>

/** How far an import is: bytes arrive, a dry run looks at each row, a run takes them; nothing is kept of one that is cancelled. */
export const ImportState = z.enum([
  ...['receiving', 'ready', 'waiting', 'running', 'checked', 'done', 'cancelled', 'failed'],
] as ['receiving', 'ready', 'waiting', 'running', 'checked', 'done', 'cancelled', 'failed'])
/** How far an import is. */
export type ImportState = z.infer<typeof ImportState>

/** What an import of units did, or would do. */
export const UnitImportReport = z
  .object({
    rows: z.number().int(),
    units: z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
    refused: z.number().int(),
    seconds: z.number(),
  })
  .meta({ id: 'UnitImportReport' })
/** What an import of units did, or would do. */
export type UnitImportReport = z.infer<typeof UnitImportReport>

/** A file that was sent, and what came of it. */
export const TerritoryImport = z
  .object({
    id: Id,
    kind: ImportKind,
    name: z.string(),
    format: ImportFormat,
    size: z.number().int().meta({ description: 'Bytes' }),
    received: z.number().int().meta({ description: 'Bytes that arrived: where the next piece begins' }),
    state: ImportState,
    dryRun: z.boolean().meta({ description: 'Whether the last run was to change nothing' }),
    cancelAsked: z.boolean(),
    rows: z.number().int().meta({ description: 'Rows looked at so far' }),
    share: z.number().min(0).max(1).meta({ description: 'Of the work done so far' }),
    report: z.union([BuildingImportReport, UnitImportReport, LandscapeImportReport]).nullable(),
    problem: z
      .object({ code: z.string(), facts: z.record(z.string(), z.unknown()), detail: z.string() })
      .nullable()
      .meta({ description: 'Why the last run failed' }),
    createdAt: Instant,
  })
  .meta({ id: 'TerritoryImport' })
/** A file that was sent, and what came of it. */
export type TerritoryImport = z.infer<typeof TerritoryImport>

/** A row that was not taken. */
export const RefusedImportRow = z.object({
  row: z.number().int(),
  code: z.string().nullable(),
  reason: z.string(),
  facts: z.record(z.string(), z.unknown()),
  detail: z.string().meta({ description: 'Why, in words' }),
})
/** A row that was not taken. */
export type RefusedImportRow = z.infer<typeof RefusedImportRow>

/** Bytes of a file at most, as it is sent. */
export const maxImportBytes = 128 * 1024 * 1024

const tags = ['territory']
const params = z.object({ id: Id })
const path = '/api/v1/territory/imports'

/** Routes of files on their way in. */
export const territoryImportRoutes = {
  list: route({
    name: 'territory.imports',
    method: 'GET',
    path,
    summary: 'The latest files of units or of buildings, newest first',
    tags,
    query: z.object({ kind: ImportKind }),
    reply: z.object({ items: z.array(TerritoryImport) }),
    access: 'staff',
  }),
  open: route({
    name: 'territory.openImport',
    method: 'PUT',
    path: `${path}/:id`,
    summary: 'Begin to send a file in pieces, under an id made by the sender; sent again it tells how far it is',
    tags,
    params,
    body: z.object({
      kind: ImportKind,
      name: z.string().min(1).max(300),
      size: z
        .number()
        .int()
        .min(1)
        .max(maxImportBytes)
        .meta({ description: 'Bytes of the whole; gzip is known by its first bytes' }),
      format: ImportFormat,
    }),
    reply: TerritoryImport,
    access: 'staff',
  }),
  append: route({
    name: 'territory.appendImport',
    method: 'PATCH',
    path: `${path}/:id`,
    summary: 'Send the piece that begins at `offset`',
    tags,
    params,
    query: z.object({ offset: z.coerce.number().int().min(0) }),
    consumes: 'application/octet-stream',
    body: Bytes,
    bodyLimit: 1024 * 1024,
    reply: TerritoryImport,
    access: 'staff',
    perMinute: 600,
  }),
  get: route({
    name: 'territory.getImport',
    method: 'GET',
    path: `${path}/:id`,
    summary: 'How far an import is',
    tags,
    params,
    reply: TerritoryImport,
    access: 'staff',
    perMinute: 600,
  }),
  start: route({
    name: 'territory.startImport',
    method: 'POST',
    path: `${path}/:id/runs`,
    summary: 'Looks at every row (dry run), or takes what the file holds',
    tags,
    params,
    body: z.object({
      dryRun: z.boolean(),
      mapping: UnitMapping.optional().meta({ description: 'Of units; left out, the one of the run before' }),
    }),
    reply: TerritoryImport,
    access: 'staff',
    idempotent: true,
  }),
  cancel: route({
    name: 'territory.cancelImport',
    method: 'POST',
    path: `${path}/:id/cancel`,
    summary: 'Stops a run; nothing of it is kept',
    tags,
    params,
    reply: TerritoryImport,
    access: 'staff',
    idempotent: true,
  }),
  refusals: route({
    name: 'territory.importRefusals',
    method: 'GET',
    path: `${path}/:id/refusals`,
    summary: 'Rows that were not taken, and why',
    tags,
    params,
    query: PageQuery,
    reply: pageOf(RefusedImportRow),
    access: 'staff',
  }),
}
