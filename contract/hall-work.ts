/** The one-stop hall as those who work in it see it: a counter, the reception, joint reception. Never a figure of a person. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName } from './common.ts'
import { HallText, JointReception, NewTicket, TakeTicket, TicketKind, TicketState, Wait } from './hall.ts'
import { route } from './route.ts'

/** What a counter is known for. */
// messages: hall.specialty.*
export const Specialty = z.enum([
  ...(['general', 'labour', 'housing', 'overseas', 'mediation', 'legal_advice', 'litigation', 'social'] as const),
])
/** What a counter is known for. */
export type Specialty = z.infer<typeof Specialty>

/** A counter as others see it from their own. */
export const CounterBrief = z.object({
  id: Id,
  number: z.int(),
  name: LocalizedName,
  department: LocalizedName.nullable(),
  specialties: z.array(Specialty),
  serviceIds: z.array(Id),
  seated: z.boolean(),
  paused: z.boolean(),
  free: z.boolean().describe('Somebody sits there, does not pause, and nobody is served'),
  ticket: z.string().nullable().describe('The number that is called or served there now'),
})
/** A counter as others see it from their own. */
export type CounterBrief = z.infer<typeof CounterBrief>

/** The visit at a counter. Name and phone only from the call on, and only while it lasts. */
export const Visit = z.object({
  ticketId: Id,
  number: z.string(),
  state: TicketState,
  kind: TicketKind,
  service: z.object({ id: Id, name: LocalizedName, bring: HallText, minutes: z.int() }),
  slotAt: Instant.nullable(),
  priority: z.boolean(),
  name: z.string().nullable().describe('As the visitor wants to be called; often nothing'),
  phone: z.boolean().describe('A phone number was left; it is shown one at a time, with a reason'),
  calls: z.int(),
  calledAt: Instant,
  startedAt: Instant.nullable(),
  waited: z.int().describe('Minutes from the place earned to the first call'),
  transfers: z.int(),
  note: z.string(),
  cases: z.array(z.string()),
  joint: JointReception.nullable(),
})
/** The visit at a counter. */
export type Visit = z.infer<typeof Visit>

/** The queue of one service, without names. */
export const QueueOfService = z.object({
  service: z.object({ id: Id, letter: z.string(), name: LocalizedName }),
  mine: z.boolean().describe('This counter serves it'),
  waiting: z.int(),
  priority: z.int(),
  appointments: z.int(),
  longest: z.int().nullable().describe('Minutes the longest has waited'),
  counters: z.int(),
})
/** The queue of one service. */
export type QueueOfService = z.infer<typeof QueueOfService>

/** One's counter and what can be done there now. */
export const CounterView = z.object({
  hall: z.object({ id: Id, code: z.string(), name: LocalizedName }),
  counter: CounterBrief,
  seat: z.object({ mine: z.boolean(), since: Instant }).nullable().describe('null: nobody sits there'),
  maySit: z.boolean(),
  visit: Visit.nullable(),
  table: z
    .object({ jointId: Id, lead: z.int(), ticket: z.string(), state: TicketState, counters: z.array(z.int()) })
    .nullable()
    .describe('Seated at the table of another counter'),
  undo: z
    .object({ ticketId: Id, number: z.string(), state: TicketState, until: Instant })
    .nullable()
    .describe('What can be taken back for a few minutes'),
  queue: z.array(QueueOfService),
  counters: z.array(CounterBrief),
})
/** One's counter and what can be done there now. */
export type CounterView = z.infer<typeof CounterView>

/** Where somebody may work. */
export const HallWork = z.object({
  items: z.array(
    z.object({
      id: Id,
      code: z.string(),
      name: LocalizedName,
      keep: z.boolean().describe('May change settings'),
      figures: z.boolean(),
      reception: z.boolean(),
      waiting: z.int(),
      counters: z.array(CounterBrief.extend({ maySit: z.boolean(), mine: z.boolean() })),
    }),
  ),
})
/** Where somebody may work. */
export type HallWork = z.infer<typeof HallWork>

/** A ticket as the reception sees it: no name. */
export const ReceptionTicket = z.object({
  id: Id,
  number: z.string().nullable(),
  kind: TicketKind,
  state: TicketState,
  service: z.object({ id: Id, letter: z.string(), name: LocalizedName }),
  priority: z.boolean(),
  slotAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  counter: z.int().nullable(),
  wait: Wait.nullable(),
  rights: z.object({ checkIn: z.boolean(), back: z.boolean(), leave: z.boolean(), priority: z.boolean() }),
})
/** A ticket as the reception sees it. */
export type ReceptionTicket = z.infer<typeof ReceptionTicket>

/** The reception desk. */
export const Reception = z.object({
  hall: z.object({ id: Id, code: z.string(), name: LocalizedName }),
  tickets: z.array(ReceptionTicket),
  counters: z.array(CounterBrief),
  joints: z.array(JointReception.extend({ ticket: z.string(), leadId: Id, mine: z.boolean() })),
})
/** The reception desk. */
export type Reception = z.infer<typeof Reception>

/** A case number as people write it. */
const CaseNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{3,39}$/, 'hall.case_number')
const cases = z.array(CaseNumber).max(10).default([])

const tags = ['hall']
const params = z.object({ id: Id })
const atCounter = (name: string, path: string, summary: string) => ({
  ...{
    name: `hall.${name}`,
    method: 'POST' as const,
    path: `/api/v1/hall/counters/:id/${path}`,
    summary,
    tags,
    params,
  },
  ...{ reply: CounterView, access: 'staff' as const, idempotent: true },
})

/** Routes of counters. */
export const hallCounterRoutes = {
  work: route({
    name: 'hall.work',
    method: 'GET',
    path: '/api/v1/hall/work',
    summary: 'Halls and counters where I may work',
    tags,
    reply: HallWork,
    access: 'staff',
  }),
  counter: route({
    name: 'hall.counter',
    method: 'GET',
    path: '/api/v1/hall/counters/:id',
    summary: 'A counter, its visit, and the queue without names',
    tags,
    params,
    reply: CounterView,
    access: 'staff',
  }),
  sit: route(atCounter('sit', 'sit', 'Sits down at a counter')),
  rise: route(atCounter('rise', 'rise', 'Leaves a counter')),
  pause: route({
    ...atCounter('pause', 'pause', 'Pauses a counter, or goes on'),
    body: z.object({ paused: z.boolean() }),
  }),
  call: route(atCounter('call', 'call', 'Calls the next one, by the rule')),
  recall: route(atCounter('recall', 'recall', 'Calls once more')),
  start: route(atCounter('start', 'start', 'The visitor is there')),
  noShow: route(atCounter('noShow', 'no-show', 'Nobody came')),
  finish: route(atCounter('finish', 'finish', 'The visit is over')),
  undo: route({
    ...atCounter('undo', 'undo', 'Takes back a wrong end, for a few minutes'),
    body: z.object({ ticketId: Id }),
  }),
  transfer: route({
    ...atCounter('transfer', 'transfer', 'Sends the visitor on with the same ticket and the same place'),
    body: z.object({
      serviceId: Id.describe('What for; may be the same service'),
      counterId: Id.nullable().default(null).describe('Only there; null: any counter that offers the service'),
      direct: z.boolean().default(false).describe('Hands over at once; that counter must be free'),
    }),
  }),
  note: route({
    ...atCounter('note', 'note', 'A note for the visit, and numbers of cases that came of it'),
    body: z.object({ note: z.string().trim().max(2000), cases }),
  }),
  phone: route({
    name: 'hall.phone',
    method: 'POST',
    path: '/api/v1/hall/counters/:id/phone',
    summary: 'Shows the phone number of the visit, with a reason that is recorded',
    tags,
    params,
    body: z.object({ purpose: z.string().trim().min(2).max(300) }),
    reply: z.object({ value: z.string() }),
    access: 'staff',
  }),
  joint: route({
    ...atCounter('joint', 'joint', 'Seats other counters at one table for this visit; this counter leads'),
    body: z.object({ counterIds: z.array(Id).min(1).max(9), due: Day.nullable().default(null) }),
  }),
  away: route(atCounter('away', 'away', 'Gets up from the table of another counter')),
  reply: route({
    name: 'hall.reply',
    method: 'POST',
    path: '/api/v1/hall/joints/:id/reply',
    summary: 'The one written reply of a joint reception, by whoever leads it',
    tags,
    params,
    body: z.object({ reply: z.string().trim().min(2).max(8000), cases }),
    reply: JointReception,
    access: 'staff',
    idempotent: true,
  }),
} as const

const byHall = { params, tags, access: 'staff' as const }

/** Routes of the reception desk. */
export const hallReceptionRoutes = {
  reception: route({
    ...byHall,
    name: 'hall.reception',
    method: 'GET',
    path: '/api/v1/hall/:id/reception',
    summary: 'Tickets of today, counters, tables; no names',
    reply: Reception,
  }),
  take: route({
    ...byHall,
    name: 'hall.receptionTake',
    method: 'POST',
    path: '/api/v1/hall/:id/reception/tickets',
    summary: 'Gives a ticket to somebody at the reception',
    body: TakeTicket,
    reply: NewTicket,
    status: 201,
    idempotent: true,
  }),
  act: route({
    name: 'hall.receptionAct',
    method: 'POST',
    path: '/api/v1/hall/tickets/:id/reception',
    summary: 'Checks somebody in, lets them back into the queue, out of it, or first',
    tags,
    params,
    body: z.object({ act: z.enum(['check_in', 'back', 'leave', 'priority', 'no_priority']) }),
    reply: z.object({}),
    access: 'staff',
    idempotent: true,
  }),
} as const
