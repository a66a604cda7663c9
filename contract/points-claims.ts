/** Claims of points with evidence, who decides about them, and the list of what should be looked at. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { PointsBasis, PointsCategory } from './points.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

/** Where a claim stands. */
// messages: points.claim.*
export const ClaimState = z.enum(['open', 'approved', 'refused', 'contested', 'withdrawn'])
/** Where a claim stands. */
export type ClaimState = z.infer<typeof ClaimState>

const File = z.object({ id: Id, name: z.string() })

/** A claim as its owner and whoever decides read it. */
export const PointsClaim = z.object({
  id: Id,
  schemeId: Id,
  rule: z.object({
    id: Id,
    version: z.int(),
    name: LocalizedName,
    category: PointsCategory,
    basis: PointsBasis,
    points: z.int(),
  }),
  who: z.string().nullable().describe('Masked for others; null where no name is known'),
  mine: z.boolean(),
  unit: UnitRef,
  day: Day,
  minutes: z.int().nullable(),
  note: z.string(),
  files: z.array(File),
  state: ClaimState,
  askedAt: Instant,
  decidedAt: Instant.nullable(),
  why: z.string().nullable(),
  contested: z.string().nullable().describe('Why its owner does not agree'),
  granted: z
    .object({ id: Id, points: z.int(), minutes: z.int(), uncapped: z.int().describe('What it would be without caps') })
    .nullable(),
  rights: z.object({ decide: z.boolean(), contest: z.boolean(), withdraw: z.boolean(), correct: z.boolean() }),
})
/** A claim as its owner and whoever decides read it. */
export type PointsClaim = z.infer<typeof PointsClaim>

/** A line of the review list: something to look at, never something that was done wrong. */
export const ReviewItem = z.object({
  kind: z
    .enum(['pair', 'burst', 'cap'])
    .describe('pair: two who approve each other · burst: many approvals within an hour · cap: a cap was reached'),
  key: z.string(),
  count: z.int(),
  since: Instant,
  until: Instant,
  claimIds: z.array(Id).describe('The claims behind it, at most 50; none for what came from cases'),
  rule: LocalizedName.nullable(),
  looked: z.object({ at: Instant, words: z.string() }).nullable().describe('When somebody last looked at it'),
})
/** A line of the review list. */
export type ReviewItem = z.infer<typeof ReviewItem>

const tags = ['points']
const params = z.object({ id: Id })
const Why = z.string().trim().max(1000)

/** Routes of claims, grants and the review list. */
export const pointsClaimRoutes = {
  claim: route({
    name: 'points.claim',
    method: 'POST',
    path: '/api/v1/points/claims',
    summary: 'Claims points for a deed, with evidence; somebody else decides',
    tags,
    body: z.object({
      ruleId: Id,
      unitId: Id.optional().describe('Where it was; the place of the scheme unless told'),
      day: Day,
      minutes: z.int().min(1).max(1440).nullable().default(null).describe('How long; needed where a rule counts hours'),
      note: z.string().trim().min(1).max(1000),
      fileIds: z.array(Id).max(5).default([]),
    }),
    reply: PointsClaim,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  myClaims: route({
    name: 'points.myClaims',
    method: 'GET',
    path: '/api/v1/my/points/claims',
    summary: 'My claims, newest first',
    tags,
    query: PageQuery,
    reply: pageOf(PointsClaim),
    access: 'resident',
  }),
  withdraw: route({
    name: 'points.withdrawClaim',
    method: 'POST',
    path: '/api/v1/points/claims/:id/withdraw',
    summary: 'Takes a claim back before it is decided',
    tags,
    params,
    reply: PointsClaim,
    access: 'resident',
    idempotent: true,
  }),
  contest: route({
    name: 'points.contestClaim',
    method: 'POST',
    path: '/api/v1/points/claims/:id/contest',
    summary: 'Does not agree with a refusal: somebody other than whoever refused decides, once',
    tags,
    params,
    body: z.object({ words: z.string().trim().min(2).max(1000) }),
    reply: PointsClaim,
    access: 'resident',
    idempotent: true,
  }),
  claims: route({
    name: 'points.claims',
    method: 'GET',
    path: '/api/v1/points/claims',
    summary: 'Claims this reader may decide about or keeps the scheme of, oldest first',
    tags,
    query: PageQuery.extend({ scheme: Id, state: ClaimState.default('open') }),
    reply: pageOf(PointsClaim),
    access: 'staff',
  }),
  decide: route({
    name: 'points.decideClaim',
    method: 'POST',
    path: '/api/v1/points/claims/:id/decision',
    summary: 'Approves or refuses a claim; never one’s own',
    tags,
    params,
    body: z.object({
      approve: z.boolean(),
      minutes: z
        .int()
        .min(1)
        .max(1440)
        .nullable()
        .default(null)
        .describe('What was verified, where it is other than claimed'),
      why: Why.default('').describe('Needed for a refusal; the owner reads it'),
    }),
    reply: PointsClaim,
    access: 'staff',
    idempotent: true,
  }),
  reveal: route({
    name: 'points.revealClaim',
    method: 'POST',
    path: '/api/v1/points/claims/:id/reveal',
    summary: 'Shows the name of whoever claims, with a reason; they can read who looked',
    tags,
    params,
    body: z.object({ purpose: z.string().trim().max(300) }),
    reply: z.object({ value: z.string() }),
    access: 'staff',
    idempotent: true,
  }),
  correct: route({
    name: 'points.correct',
    method: 'POST',
    path: '/api/v1/points/grants/:id/correction',
    summary: 'Puts a mistaken grant right by a counter-entry that names it; takes only what is still there of it',
    tags,
    params,
    body: z.object({
      points: z.int().min(0).max(100_000),
      minutes: z.int().min(0).max(100_000),
      why: z.string().trim().min(2).max(1000).describe('What was mistaken; its owner reads it'),
    }),
    reply: z.object({ done: z.literal(true) }),
    access: 'staff',
    idempotent: true,
  }),
  review: route({
    name: 'points.review',
    method: 'GET',
    path: '/api/v1/points/schemes/:id/review',
    summary: 'What the steward of a scheme should look at; nothing follows from it by itself',
    tags,
    params,
    reply: z.object({ items: z.array(ReviewItem) }),
    access: 'staff',
  }),
  look: route({
    name: 'points.look',
    method: 'POST',
    path: '/api/v1/points/schemes/:id/review',
    summary: 'Says what was found when somebody looked',
    tags,
    params,
    body: z.object({
      kind: z.enum(['pair', 'burst', 'cap']),
      key: z.string().min(1).max(300),
      words: z.string().trim().min(2).max(1000),
    }),
    reply: z.object({ done: z.literal(true) }),
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
}
