import { z } from 'zod'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
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

const Counted = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  ended: z.number().int().meta({ description: 'Gone: they stay to be found, and count no more' }),
})

/** A building with its doors. Counts only: who lives there is nowhere. */
export const Building = z
  .object({
    id: Id,
    code: z.string(),
    name: LocalizedName,
    address: z.string().nullable(),
    compound: z.object({ id: Id, code: z.string(), name: LocalizedName }).nullable(),
    households: z.number().int().nullable(),
    floors: z.number().int().nullable(),
    entrances: z.array(Entrance),
    lng: z.number(),
    lat: z.number(),
    places: z.array(UnitRef).meta({ description: 'Where it stands, district first' }),
    endedAt: Instant.nullable().meta({ description: 'Since when it is gone' }),
  })
  .meta({ id: 'Building' })
/** A building with its doors. */
export type Building = z.infer<typeof Building>

/** What an import did, or would do. */
export const BuildingImportReport = z
  .object({
    rows: z.number().int(),
    buildings: Counted,
    compounds: Counted,
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

/** What may be drawn as vector tiles: the units of a level, or the buildings. */
export const TileLevel = z.enum([...Level.options, 'building'])
/** What may be drawn as vector tiles. */
export type TileLevel = z.infer<typeof TileLevel>

const tags = ['territory']
const idParams = z.object({ id: Id })

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
    params: idParams,
    body: z.object({ managedBy: ManagedBy }),
    reply: Compound,
    access: 'staff',
    idempotent: true,
  }),
  endCompound: route({
    name: 'buildings.endCompound',
    method: 'POST',
    path: '/api/v1/territory/compounds/:id/end',
    summary: 'Says that a compound is gone; it stays to be found. Refused while buildings stand in it',
    tags,
    params: idParams,
    reply: z.object({ id: Id }),
    access: 'staff',
    idempotent: true,
  }),
  list: route({
    name: 'buildings.list',
    method: 'GET',
    path: '/api/v1/territory/buildings',
    summary: 'Buildings that stand, by code',
    tags,
    query: PageQuery.extend({
      compound: Id.optional(),
      text: z.string().trim().max(200).optional().meta({ description: 'Part of a code, a name or an address' }),
    }),
    reply: pageOf(Building),
    access: 'staff',
  }),
  get: route({
    name: 'buildings.get',
    method: 'GET',
    path: '/api/v1/territory/buildings/:id',
    summary: 'One building, also one that is gone',
    tags,
    params: idParams,
    reply: Building,
    access: 'staff',
  }),
  end: route({
    name: 'buildings.end',
    method: 'POST',
    path: '/api/v1/territory/buildings/:id/end',
    summary: 'Says that a building is gone: it counts no more, and stays to be found',
    tags,
    params: idParams,
    reply: Building,
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
