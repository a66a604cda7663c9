import { z } from 'zod'
import { CaseListQuery } from './case-routes.ts'
import { CaseStateName, Light } from './cases.ts'
import { Id, Instant, LocalizedName, Point, pageOf } from './common.ts'
import { route } from './route.ts'

const tags = ['cases'] as const

/** West, south, east, north in degrees, as a comma list. */
export const Box = z.string().transform((text, context): [number, number, number, number] => {
  const [west, south, east, north, ...more] = text.split(',').map(Number)
  const isBox =
    [west, south, east, north].every((each) => Number.isFinite(each)) &&
    more.length === 0 &&
    Math.abs(south as number) <= 90 &&
    Math.abs(north as number) <= 90 &&
    (south as number) < (north as number) &&
    (west as number) < (east as number)
  if (isBox) return [west as number, south as number, east as number, north as number]
  context.addIssue({ code: 'custom', message: 'west,south,east,north' })
  return z.NEVER
})

/** What a map of cases shows: the same filters as the list, `all`: also ended ones; within a box of degrees. */
export const MapQuery = CaseListQuery.omit({ after: true, limit: true, sort: true }).extend({
  box: Box.optional(),
  /** A screen that others pass by: every matter of a home is coarsened, and no words of a report are shown. */
  wall: z.enum(['true', 'false']).optional(),
})

const Lights = z.object({
  red: z.number().int(),
  amber: z.number().int(),
  green: z.number().int(),
  none: z.number().int(),
})

/** One case on a map. `coarse`: matters of a home lie some 150 m off, and are named by their category alone. */
export const MapCase = z.object({
  id: Id,
  number: z.string(),
  at: Point,
  coarse: z.boolean(),
  text: z.string(),
  category: LocalizedName.nullable(),
  state: CaseStateName,
  light: Light,
  dueAt: Instant.nullable(),
})
/** One case on a map. */
export type MapCase = z.infer<typeof MapCase>

/** Cases that lie too close together to tell apart at this distance. `box`: what to look at to tell them apart. */
export const MapCluster = Lights.extend({
  at: Point,
  count: z.number().int(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
})
/** Cases that lie too close together to tell apart. */
export type MapCluster = z.infer<typeof MapCluster>

/** Open work of a unit: how many, how many of them late. Of places, never of a person: a grid has one worker, so `late` is null there. */
export const UnitCount = z.object({
  unitId: Id,
  name: LocalizedName,
  open: z.number().int(),
  late: z.number().int().nullable(),
})
/** Open work of a unit. */
export type UnitCount = z.infer<typeof UnitCount>

/** Routes of the command map. */
export const mapRoutes = {
  map: route({
    name: 'cases.map',
    method: 'GET',
    path: '/api/v1/cases/map',
    summary: 'Cases as points, put together where they lie too close for the zoom',
    tags,
    access: 'staff',
    query: MapQuery.extend({ zoom: z.coerce.number().min(0).max(22).default(12) }),
    reply: z.object({
      /** All cases the filters let through, wherever they are; `unmapped` of them have no point. */
      total: z.number().int(),
      unmapped: z.number().int(),
      lights: Lights,
      clusters: z.array(MapCluster),
      items: z.array(MapCase),
    }),
  }),
  mapHeat: route({
    name: 'cases.map_heat',
    method: 'GET',
    path: '/api/v1/cases/map/heat',
    summary: 'How many cases lie in each small square: latitude, longitude, number',
    tags,
    access: 'staff',
    query: MapQuery.extend({ zoom: z.coerce.number().min(0).max(22).default(12) }),
    reply: z.object({ cells: z.array(z.tuple([z.number(), z.number(), z.number().int()])) }),
  }),
  mapList: route({
    name: 'cases.map_list',
    method: 'GET',
    path: '/api/v1/cases/map/list',
    summary: 'The cases in view, most urgent first',
    tags,
    access: 'staff',
    query: MapQuery.extend({
      after: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    reply: pageOf(MapCase),
  }),
  mapUnits: route({
    name: 'cases.map_units',
    method: 'GET',
    path: '/api/v1/cases/map/units',
    summary: 'Open and late cases of each unit of a level',
    tags,
    access: 'staff',
    query: MapQuery.extend({ level: z.enum(['street', 'community', 'grid']) }),
    reply: z.object({ items: z.array(UnitCount) }),
  }),
} as const
