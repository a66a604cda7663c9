/** What a person who draws a draft needs: its tree, its units with their very corners, and steps worked out for them. */
import { z } from 'zod'
import { route } from './route.ts'
import { Boundary, UnitRef, UnitRow } from './territory.ts'
import { Step } from './territory-changes.ts'

/** What a draft does to a unit that is in force after it. */
// messages: territory.status.*
export const DraftStatus = z.enum(['same', 'created', 'redrawn', 'moved', 'amended'])
/** What a draft does to a unit that is in force after it. */
export type DraftStatus = z.infer<typeof DraftStatus>

/** A row of the tree as a draft leaves it. */
export const DraftRow = UnitRow.extend({ status: DraftStatus }).meta({ id: 'DraftRow' })
/** A row of the tree as a draft leaves it. */
export type DraftRow = z.infer<typeof DraftRow>

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/**
 * What somebody wants to do, said in their terms. `cut`: along a line · `join`: several into one · `create`: a new one below
 * `parentId`; with `trim` only the ground that is inside the parent and belongs to no other part of it is taken.
 */
export const Wish = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('cut'),
      unitId: z.uuid(),
      line: z.array(Position).min(2).max(500),
      keep: z
        .boolean()
        .optional()
        .describe('The parts below stay whole and the border goes around them; true unless told'),
    }),
    z.object({ type: z.literal('join'), unitIds: z.array(z.uuid()).min(2).max(500) }),
    z.object({
      type: z.literal('create'),
      parentId: z.uuid(),
      boundary: Boundary.nullable(),
      trim: z.boolean().default(true),
    }),
  ])
  .meta({ id: 'TerritoryWish' })
/** What somebody wants to do, said in their terms. */
export type Wish = z.infer<typeof Wish>

/** A unit of a draft with its boundary corner by corner, and the units of its level that touch it. */
export const DrawnUnit = z.object({
  unit: DraftRow,
  ancestors: z.array(UnitRef),
  boundary: Boundary.nullable(),
  neighbours: z
    .array(z.object({ unit: UnitRef, parentId: z.uuid().nullable(), boundary: Boundary }))
    .describe('Where borders meet, all boundaries have the same corners, to the last digit'),
})
/** A unit of a draft with its boundary corner by corner, and the units of its level that touch it. */
export type DrawnUnit = z.infer<typeof DrawnUnit>

const tags = ['territory']
const params = z.object({ id: z.uuid() })
const path = '/api/v1/territory/changes/:id'

/** Routes for drawing a draft. Nothing here changes anything. */
export const territoryDrawingRoutes = {
  tree: route({
    name: 'territory.changeTree',
    method: 'GET',
    path: `${path}/tree`,
    summary:
      'The units directly below one unit as the draft leaves them, by code; without `parent`, the top of the tree',
    tags,
    params,
    query: z.object({ parent: z.uuid().optional() }),
    reply: z.object({ items: z.array(DraftRow) }),
    access: 'staff',
  }),
  search: route({
    name: 'territory.searchChange',
    method: 'GET',
    path: `${path}/search`,
    summary: 'Units of the draft whose name or code has these words in it',
    tags,
    params,
    query: z.object({
      text: z.string().trim().min(1).max(200),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    reply: z.object({ items: z.array(z.object({ unit: UnitRef, ancestors: z.array(UnitRef) })) }),
    access: 'staff',
  }),
  unit: route({
    name: 'territory.changeUnit',
    method: 'GET',
    path: `${path}/units/:unitId`,
    summary: 'A unit as the draft leaves it, with every corner of its boundary and those of its neighbours',
    tags,
    params: params.extend({ unitId: z.uuid() }),
    reply: DrawnUnit,
    access: 'staff',
  }),
  propose: route({
    name: 'territory.proposeStep',
    method: 'POST',
    path: `${path}/propose`,
    summary:
      'Works out the step for what somebody wants: boundaries, free codes, names and households. It is not added',
    tags,
    params,
    body: Wish,
    reply: z.object({ step: Step }),
    access: 'staff',
    bodyLimit: 8 * 1024 * 1024,
  }),
}
