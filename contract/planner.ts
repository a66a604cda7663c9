/** The planner: runs that propose grids and microgrids, what they propose beside what is in force, and the way into a draft. */
import { z } from 'zod'
import { Id, Instant, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

/** Levels the planner makes. */
export const PlannedLevel = z.enum(['grid', 'microgrid'])
/** A level the planner makes. */
export type PlannedLevel = z.infer<typeof PlannedLevel>

const Bounds = z
  .object({ min: z.int().min(1).max(100_000), max: z.int().min(1).max(100_000) })
  .refine(({ min, max }) => min <= max, { message: 'min is at most max' })

/**
 * What a run begins with. `fresh`: nothing · `in_force`: the units in force · `plan`: an earlier proposal; with both latter as few
 * households as possible move.
 */
// messages: planner.basis.*
export const PlanBasis = z.enum(['fresh', 'in_force', 'plan'])
/** What a run begins with. */
export type PlanBasis = z.infer<typeof PlanBasis>

/** What somebody asked a run for. */
export const PlanSettings = z
  .object({
    areas: z.array(z.uuid()).min(1).max(500).describe('Districts, streets or communities'),
    bounds: z
      .object({ grid: Bounds, microgrid: Bounds })
      .default({ grid: { min: 300, max: 500 }, microgrid: { min: 40, max: 60 } })
      .describe('Households a unit should hold'),
    seed: z.int().min(0).max(2_147_483_647).default(1).describe('Same seed and buildings, same plan'),
    basis: PlanBasis.default('in_force').describe('Where nothing is in force, it begins with nothing'),
    planId: z.uuid().nullable().default(null).describe('The earlier run, where the basis is `plan`'),
    pins: z
      .array(z.string().trim().min(1).max(80))
      .max(5_000)
      .default([])
      .describe('Codes of units of the basis, of buildings, or `building#entrance`, that stay as they are'),
    landscape: z
      .boolean()
      .default(true)
      .describe('Whether no unit crosses the rivers, railways and main roads of the district'),
    barrierIds: z.array(z.uuid()).max(100).default([]).describe('Files with more lines no unit may cross'),
  })
  .meta({ id: 'PlanSettings' })
/** What somebody asked a run for. */
export type PlanSettings = z.infer<typeof PlanSettings>

/** Units of one level in numbers. */
export const PlanFigures = z
  .object({
    units: z.int(),
    withinBounds: z.int(),
    unavoidable: z
      .int()
      .nullable()
      .describe('Outside the bounds, and no plan could bring them inside; null for units in force'),
    households: z.int().describe('In all of them together'),
    least: z.int(),
    median: z.number(),
    most: z.int(),
    compactness: z.number().describe('Median Polsby-Popper figure, 0 to 1'),
    disconnected: z.int().describe('Units in several pieces'),
  })
  .meta({ id: 'PlanFigures' })
/** Units of one level in numbers. */
export type PlanFigures = z.infer<typeof PlanFigures>

const BothLevels = z.object({ grid: PlanFigures, microgrid: PlanFigures })

/** What is in force beside what is proposed, in numbers. */
export const PlanComparison = z
  .object({
    today: BothLevels,
    proposal: BothLevels,
    moved: z
      .object({ grid: z.int(), microgrid: z.int(), of: z.int() })
      .describe('Households that would get another unit, of those that have one'),
    buildings: z.int(),
    uncounted: z.int().describe('Buildings whose households nobody has counted: they count as none'),
    leftOut: z.int().describe('Buildings that stand outside the boundary of their community'),
  })
  .meta({ id: 'PlanComparison' })
/** What is in force beside what is proposed, in numbers. */
export type PlanComparison = z.infer<typeof PlanComparison>

/** A refusal with its words. */
const Trouble = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()), detail: z.string() })

/** How far a run is. */
// messages: planner.state.*
export const PlanState = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed'])
/** How far a run is. */
export type PlanState = z.infer<typeof PlanState>

/** A run of the planner. */
export const PlanRun = z
  .object({
    id: Id,
    state: PlanState,
    share: z.number().min(0).max(1).describe('Of the work done so far'),
    cancelAsked: z.boolean(),
    areas: z.array(UnitRef),
    settings: PlanSettings,
    communities: z.int(),
    planned: z.int().describe('Communities that have a proposal'),
    figures: PlanComparison.nullable().describe('Of all communities together, once the run is done'),
    problem: Trouble.nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'PlanRun' })
/** A run of the planner. */
export type PlanRun = z.infer<typeof PlanRun>

/** One community of a run. `changeId`: the draft its proposal went into. */
export const PlanCommunity = z
  .object({
    unit: UnitRef,
    state: z.enum(['waiting', 'planned', 'left_out']),
    problem: Trouble.nullable().describe('Why it was left out'),
    figures: PlanComparison.nullable(),
    changeId: Id.nullable(),
  })
  .meta({ id: 'PlanCommunity' })
/** One community of a run. */
export type PlanCommunity = z.infer<typeof PlanCommunity>

/** A proposed unit. */
export const PlannedUnit = z
  .object({
    code: z.string().describe('Its name in the plan; of units that go on, their code'),
    level: PlannedLevel,
    community: UnitRef,
    parent: z.string().nullable(),
    households: z.int(),
    buildings: z.int(),
    within: z.boolean().describe('Inside the bounds'),
    compactness: z.number(),
  })
  .meta({ id: 'PlannedUnit' })
/** A proposed unit. */
export type PlannedUnit = z.infer<typeof PlannedUnit>

/** A file with rivers, railways or main roads, kept for all runs. */
export const PlanBarrier = z
  .object({ id: Id, name: z.string(), lines: z.int(), kilometres: z.number(), createdAt: Instant })
  .meta({ id: 'PlanBarrier' })
/** A file with rivers, railways or main roads. */
export type PlanBarrier = z.infer<typeof PlanBarrier>

const tags = ['territory']
const params = z.object({ id: z.uuid() })
const path = '/api/v1/territory/plans'
const barriersPath = '/api/v1/territory/plan-barriers'
const geoJson = z.unknown().meta({ description: 'GeoJSON FeatureCollection' })

/** Routes of the planner. */
export const plannerRoutes = {
  list: route({
    name: 'planner.plans',
    method: 'GET',
    path,
    summary: 'Runs of the planner, newest first',
    tags,
    reply: z.object({ items: z.array(PlanRun) }),
    access: 'staff',
  }),
  ground: route({
    name: 'planner.ground',
    method: 'GET',
    path: `${path}/ground`,
    summary: 'What stands in an area: communities, buildings and households the planner would work on',
    tags,
    query: z.object({
      areas: z
        .string()
        .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,499}$/)
        .describe('Ids, separated by commas'),
    }),
    reply: z.object({
      communities: z.int(),
      undrawn: z.int().describe('Communities without a boundary'),
      buildings: z.int(),
      uncounted: z.int(),
      households: z.int(),
    }),
    access: 'staff',
  }),
  start: route({
    name: 'planner.start',
    method: 'POST',
    path,
    summary: 'Asks for a plan of one or several areas; each community is planned by itself',
    tags,
    body: PlanSettings,
    reply: PlanRun,
    access: 'staff',
    idempotent: true,
  }),
  get: route({
    name: 'planner.plan',
    method: 'GET',
    path: `${path}/:id`,
    summary: 'A run with its communities',
    tags,
    params,
    reply: z.object({ run: PlanRun, communities: z.array(PlanCommunity) }),
    access: 'staff',
    perMinute: 600,
  }),
  cancel: route({
    name: 'planner.cancel',
    method: 'POST',
    path: `${path}/:id/cancel`,
    summary: 'Stops a run',
    tags,
    params,
    reply: PlanRun,
    access: 'staff',
    idempotent: true,
  }),
  resume: route({
    name: 'planner.resume',
    method: 'POST',
    path: `${path}/:id/resume`,
    summary: 'Goes on with a run that broke or was stopped; what is planned already stays',
    tags,
    params,
    reply: PlanRun,
    access: 'staff',
    idempotent: true,
  }),
  remove: route({
    name: 'planner.remove',
    method: 'DELETE',
    path: `${path}/:id`,
    summary: 'Removes a run that is over; drafts made from it stay',
    tags,
    params,
    reply: z.object({ removed: z.literal(true) }),
    access: 'staff',
    idempotent: true,
  }),
  units: route({
    name: 'planner.units',
    method: 'GET',
    path: `${path}/:id/units`,
    summary: 'Proposed units in the order of the plan',
    tags,
    params,
    query: PageQuery.extend({
      level: PlannedLevel.default('grid'),
      community: z.uuid().optional(),
      outside: z.enum(['true', 'false']).default('false').describe('Only those outside the bounds'),
    }),
    reply: pageOf(PlannedUnit),
    access: 'staff',
  }),
  map: route({
    name: 'planner.map',
    method: 'GET',
    path: `${path}/:id/map`,
    summary: 'Proposed units of a level for a map',
    tags,
    params,
    query: z.object({ level: PlannedLevel.default('grid'), community: z.uuid().optional() }),
    reply: geoJson,
    produces: 'application/geo+json',
    access: 'staff',
  }),
  today: route({
    name: 'planner.today',
    method: 'GET',
    path: `${path}/:id/today`,
    summary:
      'The units that were in force where the run planned, for a map, with the households counted in their buildings',
    tags,
    params,
    query: z.object({ level: PlannedLevel.default('grid'), community: z.uuid().optional() }),
    reply: geoJson,
    produces: 'application/geo+json',
    access: 'staff',
  }),
  file: route({
    name: 'planner.file',
    method: 'GET',
    path: `${path}/:id/file`,
    summary: 'The proposal as the file that `doorstep plan` writes',
    tags,
    params,
    query: z.object({ community: z.uuid().optional() }),
    reply: geoJson,
    produces: 'application/geo+json',
    access: 'staff',
  }),
  accept: route({
    name: 'planner.accept',
    method: 'POST',
    path: `${path}/:id/accept`,
    summary: 'Puts the proposals for some communities into a draft of a change; nothing takes effect by it',
    tags,
    params,
    body: z.object({
      communities: z.array(z.uuid()).min(1).max(2_000),
      title: z.string().trim().min(1).max(200),
      reason: z.string().trim().max(2_000).default(''),
    }),
    reply: z.object({ changeId: Id, steps: z.int() }),
    access: 'staff',
    idempotent: true,
  }),
  barriers: route({
    name: 'planner.barriers',
    method: 'GET',
    path: barriersPath,
    summary: 'Files with lines no unit may cross',
    tags,
    reply: z.object({ items: z.array(PlanBarrier) }),
    access: 'staff',
  }),
  addBarrier: route({
    name: 'planner.addBarrier',
    method: 'POST',
    path: barriersPath,
    summary: 'Keeps a GeoJSON file with rivers, railways or main roads',
    tags,
    body: z.object({
      name: z.string().trim().min(1).max(200),
      content: z.string().min(2).max(4_000_000).describe('The file'),
    }),
    bodyLimit: 6 * 1024 * 1024,
    reply: PlanBarrier,
    access: 'staff',
    idempotent: true,
  }),
  barrierMap: route({
    name: 'planner.barrierMap',
    method: 'GET',
    path: `${barriersPath}/:id/map`,
    summary: 'The lines of a file',
    tags,
    params,
    reply: geoJson,
    produces: 'application/geo+json',
    access: 'staff',
  }),
  removeBarrier: route({
    name: 'planner.removeBarrier',
    method: 'DELETE',
    path: `${barriersPath}/:id`,
    summary: 'Removes a file of lines; plans made with it stay as they are',
    tags,
    params,
    reply: z.object({ removed: z.literal(true) }),
    access: 'staff',
    idempotent: true,
  }),
}
