/** What a desk does with many cases at once, finds, exports, and sees of today. One case alone is in `case-routes.ts`. */
import { z } from 'zod'
import { CaseListQuery } from './case-routes.ts'
import { CaseStateName, HolderView, Offer, Priority } from './cases.ts'
import { Id, Instant, Locale, LocalizedName } from './common.ts'
import { route } from './route.ts'

const tags = ['cases'] as const

/** Cases that may be chosen together at most: what one person can still answer for. */
export const mostChosen = 500

/** A list of cases as it is filtered, without its pages. */
const Filter = CaseListQuery.omit({ after: true, limit: true })

/** A case chosen for a command together with others: what is needed to give it, and to take it back. */
export const ChosenCase = z.object({
  id: Id,
  number: z.string(),
  text: z.string(),
  version: z.number().int(),
  state: CaseStateName,
  holder: HolderView,
  categoryId: Id.nullable(),
  conditionId: Id.nullable(),
  priority: Priority,
  handlerPostId: Id.nullable(),
  /** Open orders that this desk issued. */
  orders: z.array(z.object({ id: Id, kind: z.string(), targetId: Id })),
  offers: z.array(Offer),
})
export type ChosenCase = z.infer<typeof ChosenCase>

/** Somebody else of the staff who has a case open right now: their post, never their name. */
export const Present = z.object({
  /** Stands for one open page, and says nothing else. */
  key: z.string(),
  role: z.string(),
  body: LocalizedName,
  doing: z.enum(['looking', 'writing']),
  /** The command whose form is open. */
  command: z.string().optional(),
})
export type Present = z.infer<typeof Present>

/** A count with what it counts by. */
const Waiting = z.object({
  kind: z.enum(['unit', 'department']),
  id: Id,
  name: LocalizedName,
  level: z.string().nullable(),
  open: z.number().int(),
  /** Null for a grid: it has one worker, and nobody is measured. */
  late: z.number().int().nullable(),
})

/** Today of a desk and its place. Never of a person: there is no field for one. */
export const Today = z.object({
  /** First moment of the day, by the district's clock. */
  since: Instant,
  now: Instant,
  name: LocalizedName,
  cameIn: z.number().int(),
  accepted: z.number().int(),
  handled: z.number().int(),
  closed: z.number().int(),
  open: z.object({ green: z.number().int(), amber: z.number().int(), red: z.number().int(), none: z.number().int() }),
  /** Open cases that become due before the day is over, without those late already. */
  dueToday: z.number().int(),
  waitingFor: z.array(Waiting),
  byCategory: z.array(
    z.object({ id: Id.nullable(), name: LocalizedName.nullable(), cameIn: z.number().int(), open: z.number().int() }),
  ),
  byHour: z.array(z.object({ hour: z.number().int(), cameIn: z.number().int(), closed: z.number().int() })),
})
export type Today = z.infer<typeof Today>

/**
 * Where the same complaint piles up: a topic at a place with cases that wait, were late or came back. Never fewer than
 * `fewest` cases behind each, by as many people, and nothing about any of them: there is no field for one.
 */
export const Concerns = z.object({
  items: z.array(
    z.object({
      category: z.object({ id: Id, name: LocalizedName }),
      place: z.object({ id: Id, level: z.string(), name: LocalizedName }),
      cases: z.number().int(),
      /** Of these, still waiting. */
      open: z.number().int(),
      /** Of these, the same again: reopened, said not to be solved, or reported once more. */
      again: z.number().int(),
      /** Oldest report among them. */
      since: Instant,
      /** The body that owes the answer to most of them. */
      owes: z.object({
        kind: z.enum(['unit', 'department']),
        id: Id,
        name: LocalizedName,
        level: z.string().nullable(),
      }),
    }),
  ),
  fewest: z.number().int(),
  /** Cases reported within so many days count. */
  days: z.number().int(),
})
/** Where the same complaint piles up. */
export type Concerns = z.infer<typeof Concerns>

/** Routes of a desk around its lists. */
export const deskRoutes = {
  size: route({
    name: 'cases.size',
    method: 'GET',
    path: '/api/v1/cases/size',
    summary: 'How many cases a list has, and the first of them, to choose them together',
    tags,
    access: 'staff',
    query: Filter,
    reply: z.object({
      ids: z.array(Id),
      total: z.number().int(),
      /** There are more than were counted. */
      more: z.boolean(),
    }),
  }),
  chosen: route({
    name: 'cases.chosen',
    method: 'POST',
    path: '/api/v1/cases/chosen',
    summary: 'What may be done now with each of several cases',
    tags,
    access: 'staff',
    body: z.object({ ids: z.array(Id).min(1).max(mostChosen) }),
    reply: z.object({ items: z.array(ChosenCase) }),
  }),
  find: route({
    name: 'cases.find',
    method: 'GET',
    path: '/api/v1/cases/find',
    summary: 'The case with this number, open or ended',
    tags,
    access: 'staff',
    query: z.object({ number: z.string().trim().min(1).max(40) }),
    reply: z.object({ id: Id, number: z.string() }),
  }),
  table: route({
    name: 'cases.table',
    method: 'GET',
    path: '/api/v1/cases/table.csv',
    summary: 'A list of cases as a table for spreadsheets, masked',
    tags,
    access: 'staff',
    query: Filter.extend({ locale: Locale.optional() }),
    reply: z.unknown(),
    produces: 'text/csv; charset=utf-8',
  }),
  present: route({
    name: 'cases.present',
    method: 'POST',
    path: '/api/v1/cases/:id/present',
    summary: 'I have this case open; who else has?',
    tags: ['live'],
    access: 'staff',
    params: z.object({ id: Id }),
    body: z.object({
      /** Made by the page, a new one for each. */
      page: z.string().regex(/^[\w-]{8,40}$/),
      doing: z.enum(['looking', 'writing', 'left']),
      command: z
        .string()
        .regex(/^[a-z_]{3,30}$/)
        .optional(),
    }),
    reply: z.object({ others: z.array(Present) }),
  }),
  today: route({
    name: 'cases.today',
    method: 'GET',
    path: '/api/v1/cases/today',
    summary: 'Today of a desk and its place',
    tags,
    access: 'staff',
    query: z.object({ of: z.enum(['desk', 'place']).default('place') }),
    reply: Today,
  }),
  concerns: route({
    name: 'cases.concerns',
    method: 'GET',
    path: '/api/v1/cases/concerns',
    summary: 'Topics at places where cases pile up, for the body that owes the answer',
    tags,
    access: 'staff',
    query: z.object({ of: z.enum(['desk', 'place']).default('place') }),
    reply: Concerns,
  }),
} as const
