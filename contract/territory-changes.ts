/** Changes of the territory: prepared as a draft, checked, previewed, and in force at an instant. */
import { z } from 'zod'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'
import { Boundary, GridKind, Level, UnitRef } from './territory.ts'

const Count = z.int().min(0).max(100_000_000).nullable()
const Code = z.string().trim().min(1).max(64)

/** A unit to be made. `id` is made by the sender, so that later steps of the same draft can name it. */
export const NewUnit = z
  .object({
    id: z.uuid(),
    code: Code,
    name: LocalizedName,
    kind: GridKind.nullable().default(null),
    boundary: Boundary.nullable(),
    households: Count.default(null),
    population: Count.default(null),
    calendarCode: z.string().max(64).nullable().default(null),
    parentId: z
      .uuid()
      .optional()
      .describe('In place of others: the unit above, where it is not that of the ones replaced'),
  })
  .meta({ id: 'NewUnit' })
/** A unit to be made. */
export type NewUnit = z.infer<typeof NewUnit>

/** Most units one step may name: all grids of a large district. */
const most = 12_000
const ids = (least: number) => z.array(z.uuid()).min(least).max(most)

/**
 * One thing done to the territory in a draft. `recut` replaces any number of sibling units by any number of new ones;
 * `split` and `merge` are its two simplest forms, by the names people use.
 */
// messages: territory.step.*
export const Step = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('create'), parentId: z.uuid(), level: Level, unit: NewUnit }),
    z.object({
      type: z.literal('redraw'),
      units: z
        .array(z.object({ unitId: z.uuid(), boundary: Boundary, households: Count.optional() }))
        .min(1)
        .max(most),
    }),
    z.object({ type: z.literal('split'), unitId: z.uuid(), into: z.array(NewUnit).min(2).max(500) }),
    z.object({ type: z.literal('merge'), unitIds: ids(2), into: NewUnit }),
    z.object({
      type: z.literal('recut'),
      unitIds: ids(1),
      into: z.array(NewUnit).min(1).max(most),
      shares: z
        .array(z.object({ unitId: z.uuid(), into: z.uuid(), share: z.number().gt(0).max(1) }))
        .max(10 * most)
        .optional()
        .describe('Who follows whom, where somebody has counted; without it the area decides'),
    }),
    z.object({ type: z.literal('retire'), unitId: z.uuid(), successorId: z.uuid().nullable().default(null) }),
    z.object({ type: z.literal('move'), unitIds: ids(1), parentId: z.uuid() }),
    z.object({
      type: z.literal('amend'),
      unitId: z.uuid(),
      code: Code.optional(),
      name: LocalizedName.optional(),
      kind: GridKind.nullable().optional(),
      households: Count.optional(),
      population: Count.optional(),
    }),
  ])
  .meta({ id: 'TerritoryStep' })
/** One thing done to the territory in a draft. */
export type Step = z.infer<typeof Step>

/** `draft`: being prepared · `scheduled`: takes effect at its instant · `effective`: in force · `discarded`: given up. */
// messages: territory.change.state.*
export const changeStates = ['draft', 'scheduled', 'effective', 'discarded'] as const
/** State of a change. */
export const ChangeState = z.enum(changeStates)
/** State of a change. */
export type ChangeState = z.infer<typeof ChangeState>

/**
 * Something a draft gets wrong (`error`) or somebody should look at (`notice`). `code` is a key of the errors catalogue;
 * `where` is the very place, to be drawn on the map.
 */
export const Finding = z
  .object({
    severity: z.enum(['error', 'notice']),
    code: z.string(),
    unitIds: z.array(z.uuid()),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    where: Boundary.nullable(),
    words: z.string().optional().describe('For people, in their language'),
  })
  .meta({ id: 'TerritoryFinding' })
/** Something a draft gets wrong or somebody should look at. */
export type Finding = z.infer<typeof Finding>

/** A change in a list. `revision` grows with every edit; whoever edits says which one they saw. */
export const ChangeRow = z
  .object({
    id: Id,
    title: z.string(),
    reason: z.string(),
    state: ChangeState,
    revision: z.int(),
    steps: z.int().describe('How many steps count, undone ones left out'),
    createdAt: Instant,
    updatedAt: Instant,
    effectiveAt: Instant.nullable(),
    tookEffectAt: Instant.nullable(),
    heldBack: z.array(Finding).nullable().describe('Why it did not take effect when its instant came'),
  })
  .meta({ id: 'TerritoryChange' })
/** A change in a list. */
export type ChangeRow = z.infer<typeof ChangeRow>

/** A unit as a draft leaves it. `status` says what the draft does to it. */
export const DraftUnit = z
  .object({
    unit: UnitRef,
    parentId: z.uuid().nullable(),
    kind: GridKind.nullable(),
    status: z.enum(['created', 'ended', 'redrawn', 'moved', 'amended']),
    households: z.int().nullable(),
    householdsBefore: z.int().nullable(),
    predecessors: z.array(UnitRef),
    successors: z.array(z.object({ unit: UnitRef, share: z.number().min(0).max(1) })),
  })
  .meta({ id: 'DraftUnit' })
/** A unit as a draft leaves it. */
export type DraftUnit = z.infer<typeof DraftUnit>

/** What a change would mean: what is wrong with it, each unit touched, and what else moves. */
export const ChangePreview = z
  .object({
    findings: z.array(Finding),
    errors: z.int(),
    units: z.array(DraftUnit).describe('The first 2,000; `counts` has all'),
    counts: z.object({
      created: z.int(),
      ended: z.int(),
      redrawn: z.int(),
      moved: z.int(),
      amended: z.int(),
      householdsMoved: z.int().describe('Households that get another unit of the same level'),
    }),
    moving: z
      .array(z.object({ what: z.string().describe('territory.moving.<what>'), count: z.int() }))
      .describe('Open cases, posts … that go to a successor'),
  })
  .meta({ id: 'ChangePreview' })
/** What a change would mean. */
export type ChangePreview = z.infer<typeof ChangePreview>

/** What a unit was, is and became. */
export const UnitHistory = z.object({
  unit: UnitRef,
  versions: z.array(
    z.object({
      from: Instant,
      to: Instant.nullable(),
      code: z.string(),
      name: LocalizedName,
      kind: GridKind.nullable(),
      parentId: z.uuid().nullable(),
      households: z.int().nullable(),
      population: z.int().nullable(),
      boundary: Boundary.nullable(),
      changeId: Id.nullable().describe('The change that ended this version'),
    }),
  ),
  predecessors: z.array(z.object({ unit: UnitRef, share: z.number(), at: Instant, changeId: Id })),
  successors: z.array(z.object({ unit: UnitRef, share: z.number(), at: Instant, changeId: Id })),
})
/** What a unit was, is and became. */
export type UnitHistory = z.infer<typeof UnitHistory>

const tags = ['territory']
const params = z.object({ id: z.uuid() })
const revision = z.int().min(0).describe('The revision the sender has seen')
const path = '/api/v1/territory/changes'

/** A command on one change: it tells the revision its sender has seen, and gives the change back. */
const command = <Body extends z.ZodRawShape = Record<never, z.ZodType>>(given: {
  name: string
  /** Below the change's own address. */
  at: string
  summary: string
  body?: Body
  method?: 'POST' | 'PATCH'
  bodyLimit?: number
}) => {
  const { at, body, method = 'POST', ...rest } = given
  return route({
    ...{ ...rest, method, path: `${path}/:id${at}`, tags, params },
    body: z.object({ revision, ...(body as Body) }),
    reply: ChangeRow,
    access: 'staff',
    idempotent: true,
  })
}

/** Routes of changes of the territory. */
export const territoryChangeRoutes = {
  list: route({
    name: 'territory.changes',
    method: 'GET',
    path,
    summary: 'Changes of the territory, newest first',
    tags,
    query: PageQuery.extend({ state: ChangeState.optional() }),
    reply: pageOf(ChangeRow),
    access: 'staff',
  }),
  create: route({
    name: 'territory.createChange',
    method: 'POST',
    path,
    summary: 'Begins a draft',
    tags,
    body: z.object({ title: z.string().trim().min(1).max(200), reason: z.string().trim().max(2_000).default('') }),
    reply: ChangeRow,
    access: 'staff',
    idempotent: true,
  }),
  get: route({
    name: 'territory.change',
    method: 'GET',
    path: `${path}/:id`,
    summary: 'A change with its steps, and those undone that can be done again',
    tags,
    params,
    reply: z.object({ change: ChangeRow, steps: z.array(Step), undone: z.array(Step) }),
    access: 'staff',
  }),
  describe: command({
    name: 'territory.describeChange',
    at: '',
    method: 'PATCH',
    summary: 'Changes the title and the reason of a draft',
    body: { title: z.string().trim().min(1).max(200), reason: z.string().trim().max(2_000) },
  }),
  addStep: command({
    name: 'territory.addStep',
    at: '/steps',
    summary: 'Adds a step to a draft; what was undone is forgotten',
    body: { step: Step },
    bodyLimit: 8 * 1024 * 1024,
  }),
  undo: command({ name: 'territory.undoStep', at: '/undo', summary: 'Undoes the last step of a draft' }),
  redo: command({ name: 'territory.redoStep', at: '/redo', summary: 'Does the step again that was undone last' }),
  preview: route({
    name: 'territory.previewChange',
    method: 'GET',
    path: `${path}/:id/preview`,
    summary: 'What a change would mean as the territory stands now',
    tags,
    params,
    reply: ChangePreview,
    access: 'staff',
  }),
  map: route({
    name: 'territory.changeMap',
    method: 'GET',
    path: `${path}/:id/map`,
    summary: 'The units of one level as the draft leaves them, as GeoJSON with their status',
    tags,
    params,
    query: z.object({ level: Level.default('grid'), within: z.uuid().optional() }),
    reply: z.unknown().meta({
      description: 'GeoJSON FeatureCollection; properties: level, code, nameEn, nameZh, kind, parentId, status',
    }),
    produces: 'application/geo+json',
    access: 'staff',
  }),
  schedule: command({
    name: 'territory.scheduleChange',
    at: '/schedule',
    summary: 'Lets a draft without errors take effect at an instant; without one, at once',
    body: { effectiveAt: Instant.optional() },
  }),
  withdraw: command({
    name: 'territory.withdrawChange',
    at: '/withdraw',
    summary: 'Takes a scheduled change back before its instant: it is a draft again',
  }),
  discard: command({
    name: 'territory.discardChange',
    at: '/discard',
    summary: 'Gives a draft up; it stays in the list',
  }),
  history: route({
    name: 'territory.unitHistory',
    method: 'GET',
    path: '/api/v1/territory/units/:id/history',
    summary: 'What a unit was, is and became',
    tags,
    params,
    reply: UnitHistory,
    access: 'public',
  }),
}
