/** Merit points: what somebody has, and the schemes and rules by which it is earned. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { Role } from './people.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

/** The seven categories of service. */
// messages: points.category.*
export const PointsCategory = z.enum([
  ...(['study', 'culture', 'environment', 'mediation', 'hardship', 'public_benefit', 'outstanding'] as const),
])
/** One of the seven categories of service. */
export type PointsCategory = z.infer<typeof PointsCategory>

/**
 * Where a rule hears of a deed: from a claim, a case a volunteer handled, a reported hazard that was found and mended, a session of
 * mediation a volunteer led (which becomes a claim that somebody else decides).
 */
// messages: points.source.*
export const PointsSource = z.enum(['claim', 'case_handled', 'hazard_confirmed', 'session_held'])
/** Where a rule hears of a deed. */
export type PointsSource = z.infer<typeof PointsSource>

/** What the points of a rule are for: each hour (by quarters, rounded down), or each deed. */
// messages: points.basis.*
export const PointsBasis = z.enum(['hour', 'deed'])
/** What the points of a rule are for. */
export type PointsBasis = z.infer<typeof PointsBasis>

const Cap = z.int().min(1).max(100_000).nullable()
const words = (most: number) => z.object({ en: z.string().trim().max(most), zh: z.string().trim().max(most) })

/** What a version of a rule says beside its figures. */
export const RuleDetail = z.object({
  name: LocalizedName,
  evidence: words(500).describe('What to show; shown to whoever claims'),
  evidenceNeeded: z.boolean().describe('A claim needs a picture or paper'),
  perDeed: Cap.describe('Points for one deed at most'),
  perDay: Cap.describe('Points for one person on one day at most'),
  perMonth: Cap.describe('Points for one person in one month at most'),
  perPerson: Cap.describe('Points for one person under this rule at most, ever'),
  approvers: z.array(Role).max(10).describe('Posts that may approve, at the place of the deed or above it'),
  assembly: z
    .object({ body: z.string().trim().min(1).max(200), on: Day })
    .nullable()
    .describe('Which assembly or committee approved the rule, and when'),
})
/** What a version of a rule says beside its figures. */
export type RuleDetail = z.infer<typeof RuleDetail>

/** A rule as it is written. */
export const RuleInput = RuleDetail.extend({
  category: PointsCategory,
  source: PointsSource,
  basis: PointsBasis,
  points: z.int().min(-100_000).max(100_000).describe('Per hour or per deed; a rule that takes points away is refused'),
  from: Day,
  until: Day.nullable(),
  fileIds: z.array(Id).max(5).default([]).describe('The minutes of the assembly, or a photo of them'),
})
/** A rule as it is written. */
export type RuleInput = z.infer<typeof RuleInput>

/** A version of a rule. */
export const PointsRule = RuleInput.omit({ fileIds: true }).extend({
  id: Id,
  schemeId: Id,
  version: z.int(),
  savedAt: Instant,
  inForce: z.boolean().describe('Today, by the days it says'),
  files: z.array(z.object({ id: Id, name: z.string() })).describe('The approval of the assembly'),
})
/** A version of a rule. */
export type PointsRule = z.infer<typeof PointsRule>

/** From when on something stands on the review list of a scheme. */
export const ReviewSettings = z.object({
  days: z.int().min(7).max(366).describe('Days that the list looks back'),
  pair: z.int().min(2).max(1000).describe('Approvals in each direction, of two who approve each other'),
  share: z.int().min(1).max(100).describe('Percent of what each of the two approved that is the other’s'),
  burst: z.int().min(2).max(1000).describe('Approvals by one person within an hour'),
})
/** From when on something stands on the review list of a scheme. */
export type ReviewSettings = z.infer<typeof ReviewSettings>

/** A scheme as it is written. */
export const SchemeInput = z.object({
  unitId: Id.describe('The district, street or community (village) it is for'),
  name: LocalizedName,
  perDay: Cap,
  perMonth: Cap,
  expiryMonths: z.int().min(1).max(120).default(24),
  pickUpDays: z.int().min(1).max(60).default(7).describe('Days for which orders of its goods wait'),
  review: ReviewSettings.default({ days: 90, pair: 3, share: 50, burst: 20 }),
})
/** A scheme as it is written. */
export type SchemeInput = z.infer<typeof SchemeInput>

/** A scheme as everybody finds it. */
export const PointsScheme = SchemeInput.extend({
  id: Id,
  unit: UnitRef,
  endedAt: Instant.nullable(),
  version: z.int(),
  rules: z.array(PointsRule).describe('The latest version of each'),
  rights: z.object({ keep: z.boolean(), approve: z.boolean(), report: z.boolean().describe('Reads its reports') }),
})
/** A scheme as everybody finds it. */
export type PointsScheme = z.infer<typeof PointsScheme>

/** What somebody has. */
export const MyPoints = z.object({
  available: z.int().describe('Points to use now'),
  held: z.int().describe('Points kept for orders'),
  minutes: z.int().describe('Volunteer hours, in minutes; spending never lowers them'),
  lots: z
    .array(z.object({ points: z.int(), expiresAt: Instant, soon: z.boolean().describe('Within 30 days') }))
    .describe('What expires when, first to expire first; in this order they are spent'),
})
/** What somebody has. */
export type MyPoints = z.infer<typeof MyPoints>

/** Why a line stands in somebody's account. */
// messages: points.purpose.*
export const LinePurpose = z.enum([
  ...(['grant', 'gift', 'pledge', 'order', 'order_held', 'order_back', 'expiry', 'correction', 'refund'] as const),
])
/** Why a line stands in somebody's account. */
export type LinePurpose = z.infer<typeof LinePurpose>

/** A line of somebody's own account. */
export const PointsLine = z.object({
  id: Id,
  at: Instant,
  purpose: LinePurpose,
  unit: z.enum(['point', 'hour']),
  amount: z.int().describe('Points or minutes; below zero where they went away'),
  what: LocalizedName.nullable().describe('The rule it was earned by, or what was ordered'),
  words: z.string().nullable().describe('Why a line was put right'),
  who: z.string().nullable().describe('With whom, in a gift: the name they chose for their household'),
})
/** A line of somebody's own account. */
export type PointsLine = z.infer<typeof PointsLine>

const tags = ['points']
const params = z.object({ id: Id })

/** Routes of one's own points, of schemes and of rules. */
export const pointsRoutes = {
  mine: route({
    name: 'points.mine',
    method: 'GET',
    path: '/api/v1/my/points',
    summary: 'What I have, and what expires when',
    tags,
    reply: MyPoints,
    access: 'resident',
  }),
  myLines: route({
    name: 'points.myLines',
    method: 'GET',
    path: '/api/v1/my/points/lines',
    summary: 'How I came by it and what became of it, newest first',
    tags,
    query: PageQuery,
    reply: pageOf(PointsLine),
    access: 'resident',
  }),
  schemes: route({
    name: 'points.schemes',
    method: 'GET',
    path: '/api/v1/points/schemes',
    summary: 'Schemes with their rules: what helps here, and what it earns',
    tags,
    query: PageQuery.extend({
      unit: Id.optional().describe('Only those that hold for this place'),
      near: z.stringbool().default(false).describe('Only at places of the reader’s posts, above and below them'),
      q: z.string().trim().max(100).default('').describe('A part of the name'),
      ended: z.stringbool().default(false).describe('Also those that ended'),
    }),
    reply: pageOf(PointsScheme).extend({ mayCreate: z.boolean() }),
    access: 'public',
  }),
  scheme: route({
    name: 'points.scheme',
    method: 'GET',
    path: '/api/v1/points/schemes/:id',
    summary: 'One scheme with its rules',
    tags,
    params,
    reply: PointsScheme,
    access: 'public',
  }),
  createScheme: route({
    name: 'points.createScheme',
    method: 'POST',
    path: '/api/v1/points/schemes',
    summary: 'Opens a scheme for a place, with the usual rules or with none',
    tags,
    body: SchemeInput.extend({ usual: z.boolean().default(false).describe('Begin with the usual rules') }),
    reply: PointsScheme,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  saveScheme: route({
    name: 'points.saveScheme',
    method: 'PUT',
    path: '/api/v1/points/schemes/:id',
    summary: 'Changes a scheme; its place stays',
    tags,
    params,
    body: SchemeInput.omit({ unitId: true }).extend({ version: z.int(), ended: z.boolean().default(false) }),
    reply: PointsScheme,
    access: 'staff',
    idempotent: true,
  }),
  createRule: route({
    name: 'points.createRule',
    method: 'POST',
    path: '/api/v1/points/schemes/:id/rules',
    summary: 'Adds a rule',
    tags,
    params,
    body: RuleInput,
    reply: PointsRule,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  saveRule: route({
    name: 'points.saveRule',
    method: 'PUT',
    path: '/api/v1/points/rules/:id',
    summary: 'Writes the next version of a rule; what was earned keeps the version it was earned under',
    tags,
    params,
    body: RuleInput.extend({ version: z.int() }),
    reply: PointsRule,
    access: 'staff',
    idempotent: true,
  }),
  ruleVersions: route({
    name: 'points.ruleVersions',
    method: 'GET',
    path: '/api/v1/points/rules/:id/versions',
    summary: 'Every version of a rule, newest first',
    tags,
    params,
    reply: z.object({ items: z.array(PointsRule) }),
    access: 'public',
  }),
}
