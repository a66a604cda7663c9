import { z } from 'zod'
import { CommandRequest } from './case-commands.ts'
import {
  CaseStateName,
  CaseSummary,
  CaseView,
  Contact,
  FollowView,
  Lifecycle,
  Light,
  NearbyCase,
  NewCase,
  Priority,
  Receipt,
} from './cases.ts'
import { Id, Instant, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

const tags = ['cases'] as const
const CaseId = z.object({ id: Id })
const Flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item))

/** What a list of cases shows. `scope`: `place` all in the acting post's place, `mine` what it must move, `orders` its orders. */
export const CaseListQuery = PageQuery.extend({
  scope: z.enum(['mine', 'place', 'orders', 'unplaced', 'return_visits']).default('mine'),
  /** A unit inside the acting post's place. */
  unitId: Id.optional(),
  open: Flag.optional(),
  /** Reports, disputes, petitions: all where none is named. */
  lifecycle: list(Lifecycle).optional(),
  state: list(CaseStateName).optional(),
  light: list(Light).optional(),
  priority: list(Priority).optional(),
  /** The category or any below it. */
  categoryId: Id.optional(),
  /** Words, a number, or part of an address. */
  q: z.string().trim().max(200).optional(),
  reportedFrom: Instant.optional(),
  reportedTo: Instant.optional(),
  sort: z.enum(['due', 'reported']).default('due'),
})
export type CaseListQuery = z.infer<typeof CaseListQuery>

/** Share as the product promises it: a count beside every share; null where there is nothing to divide by. */
export const Share = z.object({ part: z.number().int(), whole: z.number().int(), share: z.number().nullable() })
export type Share = z.infer<typeof Share>

export const Figures = z.object({
  from: Instant,
  to: Instant,
  closed: Share,
  onTime: Share,
  acceptInTime: Share,
  arriveInTime: Share,
  rework: Share,
  solvedAtLevel: z.array(z.object({ level: z.string(), solved: Share, raised: z.number().int() })),
  oneTime: Share,
  satisfaction: Share,
  response: Share,
  foundFirst: Share,
  returned: Share,
  open: z.object({ green: z.number().int(), amber: z.number().int(), red: z.number().int(), none: z.number().int() }),
  byHolder: z.array(
    z.object({
      kind: z.string(),
      id: Id,
      name: z.object({ en: z.string(), zh: z.string() }),
      closed: Share,
      onTime: Share,
      open: z.number().int(),
    }),
  ),
})
export type Figures = z.infer<typeof Figures>

/** Routes of the case loop. */
export const caseRoutes = {
  create: route({
    name: 'cases.create',
    method: 'POST',
    path: '/api/v1/cases',
    summary: 'Bring a matter',
    tags,
    access: 'public',
    idempotent: true,
    status: 201,
    body: NewCase,
    reply: Receipt,
  }),
  list: route({
    name: 'cases.list',
    method: 'GET',
    path: '/api/v1/cases',
    summary: 'Cases of the acting post',
    tags,
    access: 'staff',
    query: CaseListQuery,
    reply: pageOf(CaseSummary),
  }),
  counts: route({
    name: 'cases.counts',
    method: 'GET',
    path: '/api/v1/cases/counts',
    summary: 'Open cases of the acting post by light',
    tags,
    access: 'staff',
    query: z.object({ scope: z.enum(['mine', 'place', 'orders']).default('mine') }),
    reply: z.object({
      green: z.number().int(),
      amber: z.number().int(),
      red: z.number().int(),
      none: z.number().int(),
      unplaced: z.number().int(),
      returnVisits: z.number().int(),
    }),
  }),
  nearby: route({
    name: 'cases.nearby',
    method: 'GET',
    path: '/api/v1/cases/nearby',
    summary: 'Open cases near a point in the same branch of the category tree',
    tags,
    access: 'public',
    query: z.object({
      lat: z.coerce.number().min(-90).max(90),
      lng: z.coerce.number().min(-180).max(180),
      categoryId: Id.optional(),
    }),
    reply: z.object({ items: z.array(NearbyCase) }),
  }),
  get: route({
    name: 'cases.get',
    method: 'GET',
    path: '/api/v1/cases/:id',
    summary: 'One case for staff',
    tags,
    access: 'staff',
    params: CaseId,
    reply: CaseView,
  }),
  command: route({
    name: 'cases.command',
    method: 'POST',
    path: '/api/v1/cases/:id/commands',
    summary: 'Give a case a command',
    tags,
    access: 'public',
    idempotent: true,
    params: CaseId,
    body: CommandRequest,
    reply: z.object({
      id: Id,
      number: z.string(),
      version: z.number().int(),
      state: CaseStateName,
      children: z.array(z.object({ id: Id, number: z.string() })).optional(),
    }),
  }),
  reveal: route({
    name: 'cases.reveal',
    method: 'POST',
    path: '/api/v1/cases/:id/reveal',
    summary: 'See one masked field, saying why; the person sees that you looked',
    tags,
    access: 'staff',
    params: CaseId,
    body: z.object({
      field: z.enum(['name', 'phone', 'mail', 'address', 'onBehalfOf']),
      purpose: z.string().trim().min(3).max(300),
    }),
    reply: z.object({ value: z.string() }),
  }),
  follow: route({
    name: 'cases.follow',
    method: 'GET',
    path: '/api/v1/follow/:number',
    summary: 'Follow a case by number; the secret comes in the header X-Case-Secret',
    tags,
    access: 'public',
    params: z.object({ number: z.string().max(40) }),
    reply: FollowView,
  }),
  meToo: route({
    name: 'cases.me_too',
    method: 'POST',
    path: '/api/v1/cases/:id/followers',
    summary: 'Me too: hear how it ends instead of filing another',
    tags,
    access: 'public',
    perMinute: 60,
    idempotent: true,
    status: 201,
    params: CaseId,
    body: Contact.pick({ phone: true, mail: true, hearBack: true }).extend({
      /** A desk lets a caller join: the caller follows, not the account of the desk. */
      forSomebodyElse: z.boolean().default(false),
    }),
    reply: z.object({ number: z.string(), secret: z.string(), followers: z.number().int() }),
  }),
  mine: route({
    name: 'cases.mine',
    method: 'GET',
    path: '/api/v1/my/cases',
    summary: 'Cases I brought or follow',
    tags,
    access: 'resident',
    query: PageQuery,
    reply: pageOf(CaseSummary.omit({ holder: true }).extend({ relation: z.enum(['reporter', 'follower']) })),
  }),
  around: route({
    name: 'cases.around',
    method: 'GET',
    path: '/api/v1/cases/around',
    summary: 'Open matters around a unit, those of a building together with its grid’s; of homes no more than the grid',
    tags,
    access: 'public',
    query: z.object({ unitId: Id }),
    reply: z.object({
      items: z.array(
        NearbyCase.omit({ distance: true }).extend({ here: z.boolean().describe('In the very building asked about') }),
      ),
    }),
  }),
  figures: route({
    name: 'cases.figures',
    method: 'GET',
    path: '/api/v1/cases/figures',
    summary: 'The public promise in numbers',
    tags,
    access: 'staff',
    query: z.object({ from: Instant, to: Instant, unitId: Id.optional() }),
    reply: Figures,
  }),
} as const
