/** Territory as the world sees it: the tree of units, the map, and which unit a place lies in. */
import { z } from 'zod'
import { Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

/** Levels of the tree, widest first. A grid lies in exactly one community, never directly under a street. */
export const levels = ['district', 'street', 'community', 'grid', 'microgrid'] as const
// messages: territory.level.*
export const Level = z.enum(levels).meta({ id: 'Level', description: 'Level of the tree of units' })
/** Level of the tree. */
export type Level = z.infer<typeof Level>

/** Only grids have a kind: `comprehensive` 综合网格, or `dedicated` 专属网格 (a campus, a market, a plant). */
// messages: territory.kind.*
export const GridKind = z.enum(['comprehensive', 'dedicated'])
/** Kind of a grid. */
export type GridKind = z.infer<typeof GridKind>

/** A unit as it is named elsewhere: enough to show it and to link to it. */
export const UnitRef = z
  .object({ id: z.uuid(), level: Level, code: z.string(), name: LocalizedName })
  .meta({ id: 'UnitRef' })
/** A unit as it is named elsewhere. */
export type UnitRef = z.infer<typeof UnitRef>

const Position = z.array(z.number()).min(2).max(3)
/** GeoJSON geometry of a unit (RFC 7946): longitude before latitude, degrees WGS 84. */
export const Boundary = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(Position))) }),
])
/** GeoJSON geometry of a unit. */
export type Boundary = z.infer<typeof Boundary>

/** A row of the tree. `households` and `population` are counts; null where nobody has counted. */
export const UnitRow = UnitRef.extend({
  parentId: z.uuid().nullable(),
  kind: GridKind.nullable(),
  households: z.int().nullable(),
  population: z.int().nullable(),
  hasBoundary: z.boolean(),
  children: z.int().describe('How many units lie directly below'),
})
/** A row of the tree. */
export type UnitRow = z.infer<typeof UnitRow>

/** One unit whole: its ancestors (district first), its boundary, and the box around it (west, south, east, north). */
export const Unit = UnitRow.extend({
  ancestors: z.array(UnitRef),
  boundary: Boundary.nullable(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  calendarCode: z.string().nullable(),
  validFrom: Instant,
  validTo: Instant.nullable(),
})
/** One unit whole. */
export type Unit = z.infer<typeof Unit>

/** Where a place lies, district first, as deep as is known; `metres` is how far outside the boundary it is (0 inside). */
export const Place = z.object({ units: z.array(UnitRef), metres: z.number() })
/** Where a place lies. */
export type Place = z.infer<typeof Place>

/** A public body with duties and officers. */
export const Department = z.object({
  id: z.uuid(),
  code: z.string(),
  name: LocalizedName,
  unit: UnitRef.nullable().describe('The district or street it serves'),
  phone: z.string().nullable(),
  calendarCode: z.string().nullable(),
})
/** A public body with duties and officers. */
export type Department = z.infer<typeof Department>

/** Boundaries for a map: a GeoJSON FeatureCollection. */
export interface MapFeatures {
  type: 'FeatureCollection'
  features: {
    type: 'Feature'
    /** Id of the unit. */
    id: string
    properties: {
      level: Level
      code: string
      nameEn: string
      nameZh: string
      kind: GridKind | null
      parentId: string | null
    }
    geometry: Boundary
  }[]
}

/** How the columns (CSV) or properties (GeoJSON) of a file become units. Every row becomes one unit of `level`. */
export const UnitMapping = z.object({
  level: Level.optional().describe('Level of every row; without it, `levelProperty` says it row by row'),
  levelProperty: z.string().max(300).optional(),
  codeProperty: z.string().max(300).optional().describe('Default: code'),
  codeTemplate: z
    .string()
    .max(300)
    .optional()
    .describe('Makes the code from properties: "W{ward}"; {ward:2} pads with zeros to 2'),
  nameProperty: z.string().max(300).optional().describe('One name for both languages'),
  nameEnProperty: z.string().max(300).optional().describe('Default: name_en'),
  nameZhProperty: z.string().max(300).optional().describe('Default: name_zh'),
  nameTemplate: z.string().max(300).optional().describe('Makes the name from properties: "Ward {ward}"'),
  nameZhTemplate: z.string().max(300).optional(),
  parentProperty: z
    .string()
    .max(300)
    .optional()
    .describe('Property that holds the code of the unit above. Default: parent'),
  parentTemplate: z.string().max(300).optional().describe('Makes the code of the unit above from properties'),
  parent: z.string().max(300).optional().describe('Code of the unit above, the same for every row'),
  kindProperty: z.string().max(300).optional(),
  householdsProperty: z.string().max(300).optional(),
  populationProperty: z.string().max(300).optional(),
  calendarProperty: z.string().max(300).optional(),
  boundaryProperty: z
    .string()
    .max(300)
    .optional()
    .describe('CSV: column with the boundary as GeoJSON. Default: boundary'),
})
/** How the columns or properties of a file become units. */
export type UnitMapping = z.infer<typeof UnitMapping>

/** Why a row was not taken. `row` counts from 1; `reason` is a key of the errors catalogue. */
export const RefusedRow = z.object({
  row: z.int(),
  code: z.string().nullable(),
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  detail: z.string().optional().describe('For people, in their language'),
})
/** Why a row was not taken. */
export type RefusedRow = z.infer<typeof RefusedRow>

/** What an import did, or in a dry run would do. Rows refused are left out; the others are taken. */
export const ImportReport = z.object({
  dryRun: z.boolean(),
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.array(RefusedRow),
  refusedTotal: z.int().describe('All refusals; `refused` lists the first 1,000'),
})
/** What an import did, or would do. */
export type ImportReport = z.infer<typeof ImportReport>

const tags = ['territory']
const idParams = z.object({ id: z.uuid() })
/** West, south, east, north in degrees, separated by commas. */
const Box = z
  .string()
  .regex(/^-?\d{1,3}(\.\d+)?(,-?\d{1,3}(\.\d+)?){3}$/)
  .describe('west,south,east,north')

/** Routes of the territory. */
export const territoryRoutes = {
  tree: route({
    name: 'territory.tree',
    method: 'GET',
    path: '/api/v1/territory/tree',
    summary: 'The units directly below one unit; without `parent`, the top of the tree',
    tags,
    query: PageQuery.extend({ parent: z.uuid().optional() }),
    reply: pageOf(UnitRow),
    access: 'public',
  }),
  unit: route({
    name: 'territory.unit',
    method: 'GET',
    path: '/api/v1/territory/units/:id',
    summary: 'One unit with its ancestors and its boundary',
    tags,
    params: idParams,
    reply: Unit,
    access: 'public',
  }),
  search: route({
    name: 'territory.search',
    method: 'GET',
    path: '/api/v1/territory/search',
    summary: 'Units whose name or code fits the words of an address',
    tags,
    query: z.object({
      text: z.string().trim().min(1).max(200),
      level: Level.optional(),
      within: z.uuid().optional().describe('Only this unit and those below it'),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    reply: z.object({ items: z.array(z.object({ unit: UnitRef, ancestors: z.array(UnitRef) })) }),
    access: 'public',
  }),
  place: route({
    name: 'territory.place',
    method: 'GET',
    path: '/api/v1/territory/place',
    summary: 'The units a point lies in; within 50 m of the nearest boundary counts as inside',
    tags,
    query: z.object({ lat: z.coerce.number().min(-90).max(90), lng: z.coerce.number().min(-180).max(180) }),
    reply: z.object({ place: Place.nullable().describe('null: outside the territory') }),
    access: 'public',
  }),
  map: route({
    name: 'territory.map',
    method: 'GET',
    path: '/api/v1/territory/map',
    summary: 'Simplified boundaries of one level as GeoJSON, with an ETag',
    tags,
    query: z.object({
      level: Level.default('street'),
      box: Box.optional(),
      within: z.uuid().optional().describe('Only units below this one'),
    }),
    reply: z
      .unknown()
      .meta({ description: 'GeoJSON FeatureCollection; properties: level, code, nameEn, nameZh, kind, parentId' }),
    produces: 'application/geo+json',
    access: 'public',
  }),
  departments: route({
    name: 'territory.departments',
    method: 'GET',
    path: '/api/v1/territory/departments',
    summary: 'Departments, by code',
    tags,
    query: PageQuery,
    reply: pageOf(Department),
    access: 'public',
  }),
  saveDepartment: route({
    name: 'territory.saveDepartment',
    method: 'PUT',
    path: '/api/v1/territory/departments/:code',
    summary: 'Creates or changes a department',
    tags,
    params: z.object({ code: z.string().min(1).max(64) }),
    body: z.object({
      name: LocalizedName,
      unitId: z.uuid().nullable(),
      phone: z.string().max(40).nullable(),
      calendarCode: z.string().max(64).nullable(),
    }),
    reply: Department,
    access: 'staff',
    idempotent: true,
  }),
  exportUnits: route({
    name: 'territory.exportUnits',
    method: 'GET',
    path: '/api/v1/territory/export',
    summary: 'Units with boundaries as GeoJSON or CSV, in the shape the import reads',
    tags,
    query: z.object({ format: z.enum(['geojson', 'csv']).default('geojson'), level: Level.optional() }),
    reply: z.unknown().meta({ description: 'The file' }),
    access: 'staff',
    produces: 'application/octet-stream',
  }),
}
