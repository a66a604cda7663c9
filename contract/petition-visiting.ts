/** Visiting days: leaders and departments in villages and streets, published, booked and minuted. */
import { z } from 'zod'
import { HolderView } from './cases.ts'
import { Day, Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'
import { UnitRef } from './territory.ts'

const tags = ['petitions']
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const params = z.object({ id: Id })

/** A visiting day as everybody reads it. */
export const VisitingDay = z.object({
  id: Id,
  title: LocalizedName,
  day: Day,
  from: Instant,
  to: Instant,
  unit: UnitRef,
  place: z.string().describe('The room, in words'),
  host: z.object({ role: z.string(), body: LocalizedName }).describe('Who comes: role and body'),
  department: HolderView.nullable(),
  slotMinutes: z.int(),
  slots: z.array(z.object({ no: z.int(), at: Instant, free: z.boolean() })),
  free: z.int(),
  state: z.enum(['published', 'cancelled', 'over']),
  why: z.string().nullable().describe('Why it was called off'),
  rights: z.object({ keep: z.boolean().describe('May read who booked, minute and call it off') }),
})
/** A visiting day as everybody reads it. */
export type VisitingDay = z.infer<typeof VisitingDay>

/** A visiting day as its keeper writes it, by the place's clock. */
export const VisitingDayInput = z.object({
  title: LocalizedName,
  day: Day,
  from: Time,
  to: Time,
  unitId: Id,
  place: z.string().trim().min(2).max(200),
  hostPostId: Id.describe('The leader’s post'),
  departmentId: Id.optional(),
  slotMinutes: z.int().min(5).max(240).default(20),
})
/** A visiting day as its keeper writes it. */
export type VisitingDayInput = z.infer<typeof VisitingDayInput>

/** What becomes of a slot. */
// messages: petitions.booking.*
export const BookingState = z.enum(['booked', 'cancelled', 'came', 'missed'])

/** One's own booking. */
export const VisitBooking = z.object({
  id: Id,
  number: z.string(),
  day: VisitingDay.pick({ id: true, title: true, day: true, unit: true, place: true, host: true, state: true }),
  slot: z.int(),
  at: Instant,
  state: BookingState,
  subject: z.string(),
  became: z.object({ kind: z.enum(['petition', 'report']), number: z.string() }).nullable(),
})
/** One's own booking. */
export type VisitBooking = z.infer<typeof VisitBooking>

/** A booking as the keeper of the day sees it. */
export const VisitorEntry = VisitBooking.omit({ day: true }).extend({
  name: z.string().nullable().describe('As they gave it; nothing until the day itself'),
  minutes: z.string().nullable(),
  account: z.boolean(),
})
/** A booking as the keeper of the day sees it. */
export type VisitorEntry = z.infer<typeof VisitorEntry>

/** Routes of visiting days. The secret of a booking comes in the header X-Case-Secret. */
export const visitingRoutes = {
  days: route({
    name: 'petitions.visiting_days',
    method: 'GET',
    path: '/api/v1/visiting-days',
    summary: 'Visiting days to come, soonest first; `past` those that were',
    tags,
    access: 'public',
    query: PageQuery.extend({ unitId: Id.optional(), past: z.stringbool().default(false) }),
    reply: pageOf(VisitingDay),
  }),
  day: route({
    name: 'petitions.visiting_day',
    method: 'GET',
    path: '/api/v1/visiting-days/:id',
    summary: 'One visiting day',
    tags,
    access: 'public',
    params,
    reply: VisitingDay,
  }),
  calendar: route({
    name: 'petitions.visiting_calendar',
    method: 'GET',
    path: '/api/v1/visiting-days.ics',
    summary: 'Visiting days to come, for a calendar',
    tags,
    access: 'public',
    query: z.object({ unitId: Id.optional() }),
    produces: 'text/calendar; charset=utf-8',
    reply: z.unknown().meta({ type: 'string' }),
  }),
  publish: route({
    name: 'petitions.publish_visiting_day',
    method: 'POST',
    path: '/api/v1/visiting-days',
    summary: 'Publish a visiting day',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: VisitingDayInput,
    reply: VisitingDay,
  }),
  cancel: route({
    name: 'petitions.cancel_visiting_day',
    method: 'POST',
    path: '/api/v1/visiting-days/:id/cancel',
    summary: 'Call a visiting day off, saying why',
    tags,
    access: 'staff',
    idempotent: true,
    params,
    body: z.object({ reason: z.string().trim().min(2).max(500) }),
    reply: VisitingDay,
  }),
  book: route({
    name: 'petitions.book_visit',
    method: 'POST',
    path: '/api/v1/visiting-days/:id/bookings',
    summary: 'Book a slot, with or without an account',
    tags,
    access: 'public',
    idempotent: true,
    perMinute: 20,
    status: 201,
    params,
    body: z.object({
      slot: z.int().min(1),
      subject: z.string().trim().min(2).max(120),
      name: z.string().trim().max(100).optional(),
      phone: z.string().trim().max(25).optional(),
    }),
    reply: z.object({ booking: VisitBooking, secret: z.string() }),
  }),
  booking: route({
    name: 'petitions.visit_booking',
    method: 'GET',
    path: '/api/v1/visit-bookings/:number',
    summary: 'A booking by number and secret, or signed in',
    tags,
    access: 'public',
    perMinute: 60,
    params: z.object({ number: z.string().max(40) }),
    reply: VisitBooking,
  }),
  cancelBooking: route({
    name: 'petitions.cancel_booking',
    method: 'POST',
    path: '/api/v1/visit-bookings/:number/cancel',
    summary: 'Give a booked slot back',
    tags,
    access: 'public',
    idempotent: true,
    params: z.object({ number: z.string().max(40) }),
    reply: VisitBooking,
  }),
  moveBooking: route({
    name: 'petitions.move_booking',
    method: 'POST',
    path: '/api/v1/visit-bookings/:number/move',
    summary: 'Take another slot instead, in one step; where that one is taken the booking stays as it was',
    tags,
    access: 'public',
    idempotent: true,
    perMinute: 20,
    params: z.object({ number: z.string().max(40) }),
    body: z.object({ dayId: Id, slot: z.int().min(1) }),
    reply: VisitBooking,
  }),
  myBookings: route({
    name: 'petitions.my_bookings',
    method: 'GET',
    path: '/api/v1/my/visit-bookings',
    summary: 'Slots I booked signed in',
    tags,
    access: 'resident',
    reply: z.object({ items: z.array(VisitBooking) }),
  }),
  visitors: route({
    name: 'petitions.visitors',
    method: 'GET',
    path: '/api/v1/visiting-days/:id/bookings',
    summary: 'Who comes to a visiting day, for whoever keeps it; names only on the day itself',
    tags,
    access: 'staff',
    params,
    reply: z.object({ items: z.array(VisitorEntry) }),
  }),
  minute: route({
    name: 'petitions.minute_visit',
    method: 'POST',
    path: '/api/v1/visiting-days/:id/bookings/:bookingId/minutes',
    summary:
      'What was said, and what it becomes: a petition with the visiting leader as its sponsor, a report, or nothing more',
    tags,
    access: 'staff',
    idempotent: true,
    params: z.object({ id: Id, bookingId: Id }),
    body: z.object({
      came: z.boolean(),
      minutes: z.string().trim().max(10_000).optional(),
      becomes: z
        .object({
          kind: z.enum(['petition', 'report']),
          purpose: z.string().max(40).optional(),
          subject: z.string().trim().min(2).max(120),
          account: z.string().trim().min(2).max(20_000),
          categoryId: Id.optional(),
        })
        .optional(),
    }),
    reply: z.object({
      entry: VisitorEntry,
      secret: z.string().nullable().describe('Of what it became; told this once'),
    }),
  }),
} as const
