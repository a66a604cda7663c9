/** Giving points: within a household of people who agreed with each other, and to a neighbour's need. Never money. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { OrderStateOfPoints } from './points-exchange.ts'
import { route } from './route.ts'

const Name = z.string().trim().min(1).max(40).describe('What the others of the household call me; my own choice')

/** One's own household. Only its members ever read it. */
export const PointsHousehold = z.object({
  members: z.array(z.object({ id: Id, name: z.string(), me: z.boolean(), since: Instant })),
  invites: z
    .array(z.object({ id: Id, by: z.string(), code: z.string().nullable(), until: Instant }))
    .describe('Invitations nobody has followed yet; the code is shown to whoever made it'),
})
/** One's own household. */
export type PointsHousehold = z.infer<typeof PointsHousehold>

/** One's own household, if any, and how much one may still give. */
export const MyHousehold = z.object({
  household: PointsHousehold.nullable(),
  mostMembers: z.int(),
  mostInMonth: z.int().describe('Points one person may give away in 30 days'),
  left: z.int().describe('What I may still give away now'),
})
/** One's own household, if any, and how much one may still give. */
export type MyHousehold = z.infer<typeof MyHousehold>

/** Where a need stands. */
// messages: points.need.state.*
export const NeedState = z.enum(['open', 'met', 'withdrawn', 'not_met'])
/** Where a need stands. */
export type NeedState = z.infer<typeof NeedState>

/** What goods of a station a need pays for. */
const NeedGood = z.object({
  id: Id,
  name: LocalizedName,
  quantity: z.int(),
  station: z.object({ id: Id, name: LocalizedName }),
})

/** A neighbour's need as everybody reads it: no name, no address, and of what was pledged only the sum. */
export const PointsNeed = z.object({
  id: Id,
  scheme: z.object({ id: Id, name: LocalizedName }),
  title: LocalizedName,
  about: LocalizedName,
  target: z.int(),
  raised: z.int().describe('Points in the pool; once it was met, all of them'),
  until: Day,
  good: NeedGood.nullable().describe('null: help, as its words say'),
  state: NeedState,
  openedAt: Instant,
  endedAt: Instant.nullable(),
  why: z.string().nullable().describe('Why its steward took it back'),
  mine: z.array(z.object({ id: Id, points: z.int(), at: Instant })).describe('What I pledged and did not take back'),
  order: z
    .object({ state: OrderStateOfPoints, code: z.string().nullable(), pickUpBy: Instant })
    .nullable()
    .describe('For its steward: what to hand to the neighbour, who shows the code at the till'),
  rights: z.object({ keep: z.boolean(), order: z.boolean(), close: z.boolean() }),
})
/** A neighbour's need as everybody reads it. */
export type PointsNeed = z.infer<typeof PointsNeed>

/** A need as its steward writes it. */
export const NeedInput = z.object({
  schemeId: Id,
  title: LocalizedName.describe('What is needed; never who needs it'),
  about: LocalizedName.extend({ en: z.string().trim().min(1).max(1000), zh: z.string().trim().min(1).max(1000) }),
  target: z.int().min(1).max(100_000).nullable().default(null).describe('Points; where goods are named, their price'),
  until: Day,
  good: z
    .object({ id: Id, stationId: Id, quantity: z.int().min(1).max(100) })
    .nullable()
    .default(null),
})
/** A need as its steward writes it. */
export type NeedInput = z.infer<typeof NeedInput>

const tags = ['points']
const params = z.object({ id: Id })
const code = z.string().trim().min(8).max(20).describe('As whoever invites shows it')

/** Routes of households and of needs. */
export const pointsGivingRoutes = {
  household: route({
    name: 'points.household',
    method: 'GET',
    path: '/api/v1/my/household',
    summary: 'My household, and how much I may give',
    tags,
    reply: MyHousehold,
    access: 'resident',
  }),
  open: route({
    name: 'points.openHousehold',
    method: 'POST',
    path: '/api/v1/my/household',
    summary: 'Opens a household with only me in it',
    tags,
    body: z.object({ name: Name }),
    reply: MyHousehold,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  invite: route({
    name: 'points.inviteToHousehold',
    method: 'POST',
    path: '/api/v1/my/household/invites',
    summary: 'Makes a code that one person can join by, for seven days',
    tags,
    reply: MyHousehold,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  endInvite: route({
    name: 'points.endInvite',
    method: 'POST',
    path: '/api/v1/my/household/invites/:id/end',
    summary: 'Takes an invitation back; any member may',
    tags,
    params,
    reply: MyHousehold,
    access: 'resident',
    idempotent: true,
  }),
  look: route({
    name: 'points.lookAtInvite',
    method: 'POST',
    path: '/api/v1/my/household/look',
    summary: 'Who invites, before I say yes',
    tags,
    body: z.object({ code }),
    reply: z.object({ by: z.string(), members: z.int(), until: Instant }),
    access: 'resident',
    perMinute: 20,
  }),
  join: route({
    name: 'points.joinHousehold',
    method: 'POST',
    path: '/api/v1/my/household/join',
    summary: 'Joins by a code, under a name of my choice',
    tags,
    body: z.object({ code, name: Name }),
    reply: MyHousehold,
    access: 'resident',
    idempotent: true,
  }),
  leave: route({
    name: 'points.leaveHousehold',
    method: 'POST',
    path: '/api/v1/my/household/leave',
    summary: 'Leaves; points stay with whoever has them',
    tags,
    reply: MyHousehold,
    access: 'resident',
    idempotent: true,
  }),
  give: route({
    name: 'points.give',
    method: 'POST',
    path: '/api/v1/my/household/gifts',
    summary: 'Gives points to somebody of my household',
    tags,
    body: z.object({ memberId: Id, points: z.int().min(1).max(100_000) }),
    reply: MyHousehold,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  needs: route({
    name: 'points.needs',
    method: 'GET',
    path: '/api/v1/points/needs',
    summary: 'Needs of neighbours that one can pledge points to',
    tags,
    query: PageQuery.extend({ scheme: Id.optional(), ended: z.stringbool().default(false) }),
    reply: pageOf(PointsNeed),
    access: 'public',
  }),
  need: route({
    name: 'points.need',
    method: 'GET',
    path: '/api/v1/points/needs/:id',
    summary: 'One need',
    tags,
    params,
    reply: PointsNeed,
    access: 'public',
  }),
  openNeed: route({
    name: 'points.openNeed',
    method: 'POST',
    path: '/api/v1/points/needs',
    summary: 'Opens a need of a scheme',
    tags,
    body: NeedInput,
    reply: PointsNeed,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  closeNeed: route({
    name: 'points.closeNeed',
    method: 'POST',
    path: '/api/v1/points/needs/:id/close',
    summary: 'Takes a need back; everybody gets back what they pledged',
    tags,
    params,
    body: z.object({ why: z.string().trim().min(2).max(500) }),
    reply: PointsNeed,
    access: 'staff',
    idempotent: true,
  }),
  orderNeed: route({
    name: 'points.orderNeed',
    method: 'POST',
    path: '/api/v1/points/needs/:id/order',
    summary: 'Orders the goods of a need that was met, where that did not happen by itself or lapsed',
    tags,
    params,
    reply: PointsNeed,
    access: 'staff',
    idempotent: true,
  }),
  pledge: route({
    name: 'points.pledge',
    method: 'POST',
    path: '/api/v1/points/needs/:id/pledges',
    summary: 'Pledges points; they come back if the need is not met',
    tags,
    params,
    body: z.object({ points: z.int().min(1).max(100_000) }),
    reply: PointsNeed,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  unpledge: route({
    name: 'points.takeBackPledge',
    method: 'POST',
    path: '/api/v1/points/pledges/:id/back',
    summary: 'Takes a pledge back while its need is open',
    tags,
    params,
    reply: PointsNeed,
    access: 'resident',
    idempotent: true,
  }),
}
