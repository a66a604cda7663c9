import { z } from 'zod'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { Bytes } from './files.ts'
import { route } from './route.ts'
import { Level, UnitRef } from './territory.ts'

/** Who looks after a compound. `nobody` is 无物管; `unknown` is what somebody still has to find out. */
export const ManagedBy = z
  .enum(['property_company', 'owners', 'nobody', 'unknown'])
  .meta({ id: 'ManagedBy', description: 'Who looks after a compound' })
/** Who looks after a compound. */
export type ManagedBy = z.infer<typeof ManagedBy>

/** A named group of buildings. */
export const Compound = z
  .object({
    id: Id,
    code: z.string(),
    name: LocalizedName,
    managedBy: ManagedBy,
    buildings: z.number().int(),
    households: z.number().int().meta({ description: 'Of the buildings where they were counted' }),
    places: z.array(UnitRef).meta({ description: 'Where most of its buildings lie, district first' }),
  })
  .meta({ id: 'Compound' })
/** A named group of buildings. */
export type Compound = z.infer<typeof Compound>

/** Outline of a building, or the point where it stands. */
export const BuildingShape = z.union([
  z.object({ type: z.literal('Point'), coordinates: z.array(z.number()) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) }),
])
/** Outline of a building, or the point where it stands. */
export type BuildingShape = z.infer<typeof BuildingShape>

/** A door of a building, with the households behind it. */
export const Entrance = z
  .object({ number: z.string(), households: z.number().int().nullable() })
  .meta({ id: 'Entrance' })
/** A door of a building, with the households behind it. */
export type Entrance = z.infer<typeof Entrance>

/** What an import did, or would do. */
export const BuildingImportReport = z
  .object({
    rows: z.number().int(),
    buildings: z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
    compounds: z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
    entrances: z.number().int().meta({ description: 'Of the buildings taken' }),
    households: z.number().int().meta({ description: 'Of the buildings taken' }),
    refused: z.number().int(),
    seconds: z.number(),
  })
  .meta({ id: 'BuildingImportReport' })
/** What an import did, or would do. */
export type BuildingImportReport = z.infer<typeof BuildingImportReport>

/** Formats buildings can be read from. */
export const BuildingFormat = z.enum(['geojson', 'csv'])
/** A format buildings can be read from. */
export type BuildingFormat = z.infer<typeof BuildingFormat>

/** How far an import is: bytes arrive, a dry run looks at each row, a run takes them; nothing is kept of one that is cancelled. */
export const BuildingImportState = z.enum([
  ...['receiving', 'ready', 'waiting', 'running', 'checked', 'done', 'cancelled', 'failed'],
] as ['receiving', 'ready', 'waiting', 'running', 'checked', 'done', 'cancelled', 'failed'])

/** A file of buildings that was sent, and what came of it. */
export const BuildingImport = z
  .object({
    id: Id,
    name: z.string(),
    format: BuildingFormat,
    size: z.number().int().meta({ description: 'Bytes' }),
    received: z.number().int().meta({ description: 'Bytes that arrived: where the next piece begins' }),
    state: BuildingImportState,
    dryRun: z.boolean().meta({ description: 'Whether the last run was to change nothing' }),
    cancelAsked: z.boolean(),
    rows: z.number().int().meta({ description: 'Rows looked at so far' }),
    share: z.number().min(0).max(1).meta({ description: 'Of the file looked at so far' }),
    report: BuildingImportReport.nullable(),
    problem: z
      .object({ code: z.string(), facts: z.record(z.string(), z.unknown()), detail: z.string() })
      .nullable()
      .meta({ description: 'Why the last run failed' }),
    createdAt: Instant,
  })
  .meta({ id: 'BuildingImport' })
/** A file of buildings that was sent, and what came of it. */
export type BuildingImport = z.infer<typeof BuildingImport>

/** A row that was not taken. */
export const RefusedBuildingRow = z.object({
  row: z.number().int(),
  code: z.string().nullable(),
  reason: z.string(),
  facts: z.record(z.string(), z.unknown()),
  detail: z.string().meta({ description: 'Why, in words' }),
})
/** A row that was not taken. */
export type RefusedBuildingRow = z.infer<typeof RefusedBuildingRow>

/** Bytes of a file of buildings at most, as it is sent. */
export const maxBuildingFileBytes = 128 * 1024 * 1024

/** What may be drawn as vector tiles: the units of a level, or the buildings. */
export const TileLevel = z.enum([...Level.options, 'building'])
/** What may be drawn as vector tiles. */
export type TileLevel = z.infer<typeof TileLevel>

const tags = ['territory']
const importParams = z.object({ id: Id })
const importsPath = '/api/v1/territory/building-imports'

/** Compounds, buildings, their files, and the tiles a map draws. */
export const buildingRoutes = {
  compounds: route({
    name: 'buildings.compounds',
    method: 'GET',
    path: '/api/v1/territory/compounds',
    summary: 'Compounds by code, with who looks after them',
    tags,
    query: PageQuery.extend({
      managedBy: z
        .string()
        .regex(/^(property_company|owners|nobody|unknown)(,(property_company|owners|nobody|unknown)){0,3}$/)
        .optional()
        .meta({ description: 'Only these, separated by commas: nobody,unknown' }),
      text: z.string().trim().max(200).optional().meta({ description: 'Part of a name or a code' }),
    }),
    reply: pageOf(Compound),
    access: 'staff',
  }),
  saveManagedBy: route({
    name: 'buildings.saveManagedBy',
    method: 'PUT',
    path: '/api/v1/territory/compounds/:id/managed-by',
    summary: 'Says who looks after a compound',
    tags,
    params: importParams,
    body: z.object({ managedBy: ManagedBy }),
    reply: Compound,
    access: 'staff',
    idempotent: true,
  }),
  export: route({
    name: 'buildings.export',
    method: 'GET',
    path: '/api/v1/territory/buildings/export',
    summary: 'Compounds, buildings and entrances as GeoJSON or CSV, in the shape the import reads',
    tags,
    query: z.object({ format: BuildingFormat.default('geojson') }),
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'staff',
    produces: 'application/octet-stream',
  }),
  imports: route({
    name: 'buildings.imports',
    method: 'GET',
    path: importsPath,
    summary: 'The latest files of buildings, newest first',
    tags,
    reply: z.object({ items: z.array(BuildingImport) }),
    access: 'staff',
  }),
  openImport: route({
    name: 'buildings.openImport',
    method: 'PUT',
    path: `${importsPath}/:id`,
    summary:
      'Begin to send a file of buildings in pieces, under an id made by the sender; sent again it tells how far it is',
    tags,
    params: importParams,
    body: z.object({
      name: z.string().min(1).max(300).meta({ description: 'A name that ends in .gz is unpacked' }),
      size: z.number().int().min(1).max(maxBuildingFileBytes).meta({ description: 'Bytes of the whole' }),
      format: BuildingFormat,
    }),
    reply: BuildingImport,
    access: 'staff',
  }),
  appendImport: route({
    name: 'buildings.appendImport',
    method: 'PATCH',
    path: `${importsPath}/:id`,
    summary: 'Send the piece that begins at `offset`',
    tags,
    params: importParams,
    query: z.object({ offset: z.coerce.number().int().min(0) }),
    consumes: 'application/octet-stream',
    body: Bytes,
    bodyLimit: 1024 * 1024,
    reply: BuildingImport,
    access: 'staff',
    perMinute: 600,
  }),
  getImport: route({
    name: 'buildings.getImport',
    method: 'GET',
    path: `${importsPath}/:id`,
    summary: 'How far an import is',
    tags,
    params: importParams,
    reply: BuildingImport,
    access: 'staff',
    perMinute: 600,
  }),
  startImport: route({
    name: 'buildings.startImport',
    method: 'POST',
    path: `${importsPath}/:id/runs`,
    summary: 'Looks at every row (dry run), or takes the buildings in',
    tags,
    params: importParams,
    body: z.object({ dryRun: z.boolean() }),
    reply: BuildingImport,
    access: 'staff',
    idempotent: true,
  }),
  cancelImport: route({
    name: 'buildings.cancelImport',
    method: 'POST',
    path: `${importsPath}/:id/cancel`,
    summary: 'Stops a run; nothing of it is kept',
    tags,
    params: importParams,
    reply: BuildingImport,
    access: 'staff',
    idempotent: true,
  }),
  refusals: route({
    name: 'buildings.refusals',
    method: 'GET',
    path: `${importsPath}/:id/refusals`,
    summary: 'Rows that were not taken, and why',
    tags,
    params: importParams,
    query: PageQuery,
    reply: pageOf(RefusedBuildingRow),
    access: 'staff',
  }),
  tile: route({
    name: 'territory.tile',
    method: 'GET',
    path: '/api/v1/territory/tiles/:z/:x/:y',
    summary:
      'One vector tile (MVT, layer `units` or `buildings`) of the units of a level or of the buildings, with an ETag',
    tags,
    params: z.object({
      z: z.coerce.number().int().min(0).max(18),
      x: z.coerce.number().int().min(0),
      y: z
        .string()
        .regex(/^\d{1,6}\.mvt$/)
        .meta({ description: 'Row of the tile and .mvt' }),
    }),
    query: z.object({ level: TileLevel }),
    reply: z.unknown().meta({ description: 'Mapbox vector tile' }),
    produces: 'application/vnd.mapbox-vector-tile',
    access: 'public',
    perMinute: 3000,
  }),
}
