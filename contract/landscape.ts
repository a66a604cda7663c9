/** Rivers, railways and roads: drawn under the units on maps, and lines no proposed unit crosses. */
import { z } from 'zod'
import { route } from './route.ts'

/** Kinds of lines. Units proposed by the planner cross roads, and none of the others. */
export const landscapeKinds = ['river', 'railway', 'main_road', 'road'] as const
export const LandscapeKind = z.enum(landscapeKinds).meta({ id: 'LandscapeKind', description: 'Kind of a line' })
/** Kind of a line. */
export type LandscapeKind = z.infer<typeof LandscapeKind>

/** Lines of one kind, in numbers. */
export const LandscapeCount = z.object({ kind: LandscapeKind, lines: z.int(), kilometres: z.number() })
/** Lines of one kind, in numbers. */
export type LandscapeCount = z.infer<typeof LandscapeCount>

/** What an import of lines did, or would do: the lines of each kind a file holds take the place of those that were there. */
export const LandscapeImportReport = z
  .object({
    rows: z.number().int(),
    lines: z.array(LandscapeCount),
    replaced: z.number().int().meta({ description: 'Lines kept before, of the same kinds' }),
    refused: z.number().int(),
    seconds: z.number(),
  })
  .meta({ id: 'LandscapeImportReport' })
/** What an import of lines did, or would do. */
export type LandscapeImportReport = z.infer<typeof LandscapeImportReport>

const tags = ['territory']

/** Routes of the landscape. Files come in as those of units do: `territoryImportRoutes`. */
export const landscapeRoutes = {
  map: route({
    name: 'territory.landscape',
    method: 'GET',
    path: '/api/v1/territory/landscape',
    summary: 'Rivers, railways and roads as simplified GeoJSON for maps, with an ETag',
    tags,
    reply: z
      .unknown()
      .meta({ description: 'GeoJSON FeatureCollection; properties: kind (LandscapeKind), nameEn, nameZh' }),
    produces: 'application/geo+json',
    access: 'public',
  }),
  counts: route({
    name: 'territory.landscapeCounts',
    method: 'GET',
    path: '/api/v1/territory/landscape/counts',
    summary: 'How many lines of each kind are kept',
    tags,
    reply: z.object({ items: z.array(LandscapeCount) }),
    access: 'staff',
  }),
}
