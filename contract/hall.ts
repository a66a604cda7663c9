/** The one-stop hall as visitors meet it: what it offers, tickets, appointments, the screen on the wall. */
import { z } from 'zod'
import { Day, Id, Instant, LocalizedName } from './common.ts'
import { route } from './route.ts'

/** Header that proves whose ticket it is; on the page it is the part of the address behind `#`. */
export const ticketSecretHeader = 'x-ticket-secret'

/** Where a ticket stands. */
// messages: hall.state.*
export const TicketState = z.enum(['booked', 'waiting', 'called', 'serving', 'done', 'no_show', 'left', 'cancelled'])
/** Where a ticket stands. */
export type TicketState = z.infer<typeof TicketState>

/** How somebody came to a ticket. */
export const TicketKind = z.enum(['walk_in', 'appointment'])
/** How somebody came to a ticket. */
export type TicketKind = z.infer<typeof TicketKind>

/** Minutes of waiting, honestly a range. */
export const Wait = z.object({ low: z.int(), high: z.int() }).describe('Minutes')
/** Minutes of waiting. */
export type Wait = z.infer<typeof Wait>

/** What a code of a hall looks like in an address. */
export const HallCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,29}$/, 'hall.code_form')

/** Words in both languages, which may be empty. */
export const HallText = z.object({ en: z.string().trim().max(500), zh: z.string().trim().max(500) })

/** A service as visitors read it. */
export const HallService = z.object({
  id: Id,
  code: z.string(),
  letter: z.string(),
  name: LocalizedName,
  department: LocalizedName.nullable(),
  minutes: z.int().describe('Usual minutes of a visit'),
  bring: HallText.describe('What to bring; may be empty'),
  bookableOn: z.array(z.int().min(1).max(7)).describe('Weekdays it has times to book on, 1 Monday; empty: none'),
  counters: z.int().describe('Counters open for it now'),
  waiting: z.int(),
  wait: Wait.nullable().describe('Of somebody who takes a ticket now; null: no counter is open for it'),
  today: z
    .array(z.object({ from: Instant, until: Instant }))
    .nullable()
    .describe('When its counters are staffed today, where they have hours of their own; null: as the hall'),
  over: z.boolean().describe('Nobody sits at its counters now, and nobody will today: no ticket is given'),
})
/** A service as visitors read it. */
export type HallService = z.infer<typeof HallService>

/** A hall as visitors read it. */
export const Hall = z.object({
  id: Id,
  code: z.string(),
  name: LocalizedName,
  address: HallText,
  phone: z.string().nullable(),
  note: HallText.describe('What the hall says to everybody; may be empty'),
  timeZone: z.string(),
  open: z.boolean(),
  always: z.boolean(),
  changesAt: Instant.nullable().describe('When it closes, or opens'),
  days: z.array(z.object({ date: Day, openings: z.array(z.object({ from: Instant, until: Instant })) })),
  counters: z.int().describe('Counters open now'),
  waiting: z.int(),
  aheadDays: z.int().describe('How far ahead appointments are taken'),
  graceMinutes: z.int(),
  bound: z.int().describe('Nobody waits behind more later arrivals than this'),
  services: z.array(HallService),
})
/** A hall as visitors read it. */
export type Hall = z.infer<typeof Hall>

/** What the screen on the wall shows. No names, nowhere. */
export const HallDisplay = z.object({
  id: Id,
  code: z.string(),
  name: LocalizedName,
  open: z.boolean(),
  now: Instant,
  called: z
    .array(
      z.object({
        ticket: z.string(),
        counter: z.int(),
        counterName: LocalizedName,
        state: TicketState,
        calls: z.int().describe('Once more each time it is called'),
        at: Instant,
      }),
    )
    .describe('Latest first'),
  waiting: z.int(),
  services: z.array(
    z.object({ letter: z.string(), name: LocalizedName, waiting: z.int(), counters: z.int(), wait: Wait.nullable() }),
  ),
})
/** What the screen on the wall shows. */
export type HallDisplay = z.infer<typeof HallDisplay>

/** What a visitor said afterwards. */
export const HallRating = z.object({
  solved: z.boolean(),
  stars: z.int().min(1).max(5),
  words: z.string().trim().max(1000).nullable().default(null),
})
/** What a visitor said afterwards. */
export type HallRating = z.infer<typeof HallRating>

/** Several counters at one table for one visit. */
export const JointReception = z.object({
  id: Id,
  lead: z.object({ number: z.int(), name: LocalizedName }),
  counters: z.array(z.object({ number: z.int(), name: LocalizedName })),
  begunAt: Instant,
  endedAt: Instant.nullable(),
  due: Day.nullable().describe('The day by which the reply is given'),
  reply: z.string().nullable(),
  cases: z.array(z.string()),
  repliedAt: Instant.nullable(),
  document: z
    .string()
    .nullable()
    .describe('Code of the reply as a paper: /documents/<code>, with the secret of the ticket behind #'),
})
/** Several counters at one table for one visit. */
export type JointReception = z.infer<typeof JointReception>

/** A ticket as its owner sees it. */
export const HallTicket = z.object({
  id: Id,
  number: z.string().nullable().describe('null: an appointment nobody has checked in yet'),
  code: z.string().describe('For checking in at the kiosk or the reception'),
  kind: TicketKind,
  state: TicketState,
  hall: z.object({ id: Id, code: z.string(), name: LocalizedName, address: HallText }),
  service: z.object({ id: Id, name: LocalizedName, bring: HallText, minutes: z.int() }),
  day: Day,
  slotAt: Instant.nullable(),
  checkInFrom: Instant.nullable(),
  priority: z.boolean(),
  ahead: z.int().nullable().describe('Tickets that are likely to be called before; null: not waiting'),
  wait: Wait.nullable(),
  counter: z.object({ number: z.int(), name: LocalizedName }).nullable(),
  calledAt: Instant.nullable(),
  backUntil: Instant.nullable().describe('A missed call: until when one comes back without losing everything'),
  holdUntil: Instant.nullable(),
  name: z.string().nullable(),
  cases: z.array(z.string()).describe('Numbers of cases that came of the visit'),
  joint: JointReception.nullable(),
  rating: HallRating.nullable(),
  rights: z.object({
    checkIn: z.boolean(),
    move: z.boolean(),
    cancel: z.boolean(),
    late: z.boolean(),
    leave: z.boolean(),
    back: z.boolean(),
    rate: z.boolean(),
  }),
})
/** A ticket as its owner sees it. */
export type HallTicket = z.infer<typeof HallTicket>

/** A ticket that was just taken, with what proves whose it is. */
export const NewTicket = z.object({ secret: z.string(), ticket: HallTicket })
/** A ticket that was just taken. */
export type NewTicket = z.infer<typeof NewTicket>

const Name = z.string().trim().min(1).max(60).nullable().default(null)
const Phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[\d+() /-]{5,40}$/, 'hall.phone')
  .nullable()
  .default(null)

/** What somebody who stands in the hall says. */
export const TakeTicket = z.object({
  serviceId: Id,
  priority: z
    .boolean()
    .default(false)
    .describe('Elderly, disabled, pregnant or with a small child: your word is enough'),
  name: Name,
})
/** What somebody who stands in the hall says. */
export type TakeTicket = z.infer<typeof TakeTicket>

/** An appointment as it is wished for. */
export const BookTicket = TakeTicket.extend({ at: Instant, phone: Phone })
/** An appointment as it is wished for. */
export type BookTicket = z.infer<typeof BookTicket>

const tags = ['hall']
const byCode = z.object({ code: HallCode })
const params = z.object({ id: Id })
const checkInCode = z.string().trim().min(6).max(20)

const ofTicket = (name: string, path: string, summary: string) => ({
  ...{ name: `hall.${name}`, method: 'POST' as const, path: `/api/v1/hall/tickets/:id/${path}`, summary, tags, params },
  ...{ reply: HallTicket, access: 'public' as const, idempotent: true, perMinute: 60 },
})

/** Routes for visitors. Whose ticket it is, the header `x-ticket-secret` proves. */
export const hallRoutes = {
  list: route({
    name: 'hall.list',
    method: 'GET',
    path: '/api/v1/halls',
    summary: 'Halls, what they offer, what to bring, how long one waits now',
    tags,
    reply: z.object({ items: z.array(Hall) }),
    access: 'public',
  }),
  one: route({
    name: 'hall.one',
    method: 'GET',
    path: '/api/v1/halls/:code',
    summary: 'One hall',
    tags,
    params: byCode,
    reply: Hall,
    access: 'public',
  }),
  display: route({
    name: 'hall.display',
    method: 'GET',
    path: '/api/v1/halls/:code/display',
    summary: 'The screen on the wall: tickets and counters, no names',
    tags,
    params: byCode,
    reply: HallDisplay,
    access: 'public',
  }),
  slots: route({
    name: 'hall.slots',
    method: 'GET',
    path: '/api/v1/halls/:code/slots',
    summary: 'Times at which a service takes appointments on a day',
    tags,
    params: byCode,
    query: z.object({ service: Id, day: Day }),
    reply: z.object({ items: z.array(z.object({ at: Instant, left: z.int() })) }),
    access: 'public',
  }),
  take: route({
    name: 'hall.take',
    method: 'POST',
    path: '/api/v1/halls/:code/tickets',
    summary: 'Takes a ticket in the hall',
    tags,
    params: byCode,
    body: TakeTicket,
    reply: NewTicket,
    status: 201,
    access: 'public',
    idempotent: true,
    perMinute: 60,
  }),
  book: route({
    name: 'hall.book',
    method: 'POST',
    path: '/api/v1/halls/:code/appointments',
    summary: 'Books an appointment',
    tags,
    params: byCode,
    body: BookTicket,
    reply: NewTicket,
    status: 201,
    access: 'public',
    idempotent: true,
    perMinute: 20,
  }),
  checkInByCode: route({
    name: 'hall.checkInByCode',
    method: 'POST',
    path: '/api/v1/halls/:code/check-in',
    summary: 'Says at the kiosk that one is there: by the code of the appointment; or comes back after a missed call',
    tags,
    params: byCode,
    body: z.object({ ticket: checkInCode }),
    reply: z.object({ number: z.string(), ahead: z.int().nullable(), wait: Wait.nullable() }),
    access: 'public',
    idempotent: true,
    perMinute: 20,
  }),
  ticket: route({
    name: 'hall.ticket',
    method: 'GET',
    path: '/api/v1/hall/tickets/:id',
    summary: 'My ticket: where it stands, how long it may take',
    tags,
    params,
    reply: HallTicket,
    access: 'public',
  }),
  checkIn: route(ofTicket('checkIn', 'check-in', 'I am there')),
  late: route(
    ofTicket(
      'late',
      'late',
      'I am running late: an appointment keeps its window longer, whoever waits lets others go first',
    ),
  ),
  leave: route(ofTicket('leave', 'leave', 'Leaves the queue, or cancels an appointment')),
  back: route(ofTicket('back', 'back', 'Comes back after a missed call')),
  move: route({
    ...ofTicket('move', 'move', 'Moves an appointment'),
    body: z.object({ at: Instant }),
  }),
  rate: route({
    ...ofTicket('rate', 'rating', 'Says how it was; once'),
    body: HallRating,
  }),
} as const
