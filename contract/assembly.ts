/** Deliberations: a place comes together about one matter, with an agenda, a quorum, resolutions and what follows from them. */
import { z } from 'zod'
import { CaseStateName } from './cases.ts'
import { Day, Id, Instant, LocalizedName } from './common.ts'
import { UnitRef } from './territory.ts'

/** Header with the secret of a sign-up made without an account: never part of an address that logs and histories keep. */
export const signUpSecretHeader = 'x-sign-up-secret'

/** Words in one language or both; what was written in one stands in both places when it comes back. */
const words = (most: number) =>
  z
    .object({ en: z.string().trim().max(most).default(''), zh: z.string().trim().max(most).default('') })
    .refine(({ en, zh }) => en !== '' || zh !== '', { message: 'needs words in one language' })

/** What stands of such words: always something in both places. */
const Said = z.object({ en: z.string(), zh: z.string() })

/** How far a deliberation has come. `draft` is seen by its caller alone. */
// messages: assembly.state.*
export const DeliberationState = z.enum(['draft', 'called', 'cancelled', 'held', 'minutes_out', 'final'])
/** How far a deliberation has come. */
export type DeliberationState = z.infer<typeof DeliberationState>

/** What is to be done with an item of the agenda. */
// messages: assembly.item.*
export const AgendaKind = z.enum(['inform', 'discuss', 'decide'])
/** What is to be done with an item of the agenda. */
export type AgendaKind = z.infer<typeof AgendaKind>

/** What became of an item that was to be decided; `talked_over`: there were too few, nothing is decided. */
// messages: assembly.result.*
export const AgendaResult = z.enum(['carried', 'not_carried', 'talked_over'])
/** What became of an item that was to be decided. */
export type AgendaResult = z.infer<typeof AgendaResult>

/**
 * How many have to be there. `seats`: of the seats of bodies and of residents · `households`: of all households of the place, each with
 * one vote. `need`: more than half, two thirds or more, or a number (`least`).
 */
// messages: assembly.quorum.need.*
export const QuorumRule = z
  .object({
    by: z.enum(['seats', 'households']),
    need: z.enum(['half', 'two_thirds', 'number']),
    least: z.int().min(1).max(100_000).nullable().default(null),
    households: z
      .int()
      .min(1)
      .max(100_000)
      .nullable()
      .default(null)
      .describe('Households of the place, when they count'),
  })
  .refine(({ need, least }) => need !== 'number' || least !== null, { path: ['least'], message: 'needs a number' })
  .refine(({ by, households }) => by !== 'households' || households !== null, {
    path: ['households'],
    message: 'needs the households of the place',
  })
/** How many have to be there. */
export type QuorumRule = z.infer<typeof QuorumRule>

/** Who a seat is for: a department, an organisation, a body in free words (legal aid, police, property company), residents. */
// messages: assembly.seat.*
export const SeatKind = z.enum(['department', 'organisation', 'free', 'residents'])
/** Who a seat is for. */
export type SeatKind = z.infer<typeof SeatKind>

/** What an invited body says: comes, sends somebody, can't. */
// messages: assembly.answer.*
export const SeatAnswer = z.enum(['comes', 'sends', 'cannot'])
/** What an invited body says. */
export type SeatAnswer = z.infer<typeof SeatAnswer>

const Votes = z.object({ for: z.int().min(0), against: z.int().min(0), abstained: z.int().min(0) })
/** Votes as counts; nobody's own. */
export type Votes = z.infer<typeof Votes>

/** An item of the agenda, with what became of it. */
export const AgendaItem = z.object({
  id: Id,
  kind: AgendaKind,
  text: Said,
  resolution: Said.nullable(),
  votes: Votes.nullable(),
  result: AgendaResult.nullable(),
})
/** An item of the agenda. */
export type AgendaItem = z.infer<typeof AgendaItem>

/** Seats of a body or of residents. */
export const Seat = z.object({
  id: Id,
  kind: SeatKind,
  name: LocalizedName,
  count: z.int(),
  answer: SeatAnswer.nullable(),
  present: z.int().nullable().describe('How many of them came'),
  mayAnswer: z.boolean().describe('Whoever asks may answer for it'),
})
/** Seats of a body or of residents. */
export type Seat = z.infer<typeof Seat>

/** A deliberation as a line of a list. */
export const DeliberationLine = z.object({
  id: Id,
  state: DeliberationState,
  title: Said,
  unit: UnitRef,
  place: z.string().describe('The room, in words'),
  from: Instant,
  to: Instant,
  moved: z.boolean(),
  free: z.int().describe('Seats for residents that nobody has signed up for'),
  waiting: z.int(),
  decided: z.int().describe('Resolutions that were carried'),
})
/** A deliberation as a line of a list. */
export type DeliberationLine = z.infer<typeof DeliberationLine>

/** A question sent before. Nobody's name is kept with it. */
export const Question = z.object({
  id: Id,
  at: Instant,
  text: z.string().nullable(),
  leftOut: z.string().nullable().describe('Why the desk took it off the list'),
  answer: z.string().nullable(),
})
/** A question sent before. */
export type Question = z.infer<typeof Question>

/** An objection to the minutes, and what the chair says to it. */
export const Objection = z.object({
  id: Id,
  at: Instant,
  text: z.string().nullable().describe('Null where it was left out of the public list'),
  answer: z.object({ upheld: z.boolean(), words: z.string(), at: Instant }).nullable(),
})
/** An objection to the minutes. */
export type Objection = z.infer<typeof Objection>

/** What follows from a resolution, as everybody may see it. */
export const FollowUp = z.object({
  id: Id,
  itemId: Id,
  what: Said,
  body: LocalizedName.nullable().describe('Who has to do it'),
  due: Day,
  number: z.string().describe('Of the case'),
  state: CaseStateName,
  done: z.boolean(),
  late: z.boolean(),
})
/** What follows from a resolution. */
export type FollowUp = z.infer<typeof FollowUp>

/** A deliberation as everybody reads it. No resident is named in it. */
export const DeliberationView = DeliberationLine.extend({
  version: z.int(),
  description: Said,
  caller: UnitRef.describe('The desk that called it'),
  about: z.object({
    caseNumber: z.string().nullable().describe('The report it began with'),
    category: LocalizedName.nullable().describe('What keeps coming up in the place'),
    categoryId: Id.nullable(),
  }),
  why: z.string().nullable().describe('Why it was moved or called off'),
  agenda: z.array(AgendaItem),
  seats: z.array(Seat),
  residentSeats: z.int(),
  speakers: z.object({ most: z.int(), free: z.int() }),
  quorum: z.object({
    rule: QuorumRule,
    of: z.int().describe('Seats or households there are'),
    needed: z.int(),
    present: z.int().nullable(),
    met: z.boolean().nullable(),
  }),
  attendance: z.object({ residents: z.int(), households: z.int().nullable() }).nullable(),
  questions: z.array(Question),
  minutes: z
    .object({
      document: z.string().describe('Code of the paper'),
      outAt: Instant,
      objectUntil: Instant,
      finalAt: Instant.nullable(),
    })
    .nullable(),
  objections: z.array(Objection),
  objectionDays: z.int().describe('Working days for objections'),
  followUps: z.array(FollowUp),
  may: z.object({
    keep: z.boolean().describe('Belongs to the desk that called it'),
    signUp: z.boolean(),
    ask: z.boolean(),
    object: z.boolean(),
  }),
}).meta({ id: 'Deliberation' })
/** A deliberation as everybody reads it. */
export type DeliberationView = z.infer<typeof DeliberationView>

/** A deliberation as its desk writes it. */
export const DeliberationInput = z.object({
  title: words(120),
  description: words(4000),
  unitId: Id,
  place: z.string().trim().min(2).max(200),
  from: Instant,
  to: Instant,
  caseNumber: z.string().trim().max(40).optional(),
  categoryId: Id.optional(),
  agenda: z
    .array(z.object({ id: Id.optional(), kind: AgendaKind, text: words(500) }))
    .min(1)
    .max(20),
  seats: z
    .array(
      z.object({
        id: Id.optional(),
        kind: SeatKind,
        bodyId: Id.optional().describe('Of a department or an organisation'),
        name: words(120).optional().describe('Of seats that are not a known body’s'),
        count: z.int().min(1).max(200).default(1),
      }),
    )
    .max(30)
    .default([]),
  residentSeats: z.int().min(0).max(2000).describe('Seats residents may sign up for'),
  speakers: z.int().min(0).max(50).default(5),
  quorum: QuorumRule,
  objectionDays: z.int().min(1).max(30).default(5),
})
/** A deliberation as its desk writes it. */
export type DeliberationInput = z.infer<typeof DeliberationInput>

/** Whether somebody comes to listen or to speak. */
// messages: assembly.wish.*
export const SignUpWish = z.enum(['attend', 'speak'])
/** Where a sign-up stands: a seat, a seat and a turn to speak, the waiting list, given back. */
// messages: assembly.sign_up.*
export const SignUpState = z.enum(['seat', 'speaks', 'waiting', 'withdrawn'])
/** Where a sign-up stands. */
export type SignUpState = z.infer<typeof SignUpState>

/** Somebody who wants to come. Name and ways to be reached are forgotten 30 days after the session. */
export const SignUpInput = z.object({
  wish: SignUpWish,
  name: z.string().trim().max(60).optional(),
  phone: z.string().trim().max(25).optional(),
  mail: z.union([z.literal(''), z.email().max(200)]).optional(),
  hearBack: z.enum(['none', 'mail', 'sms']).default('none').describe('How to tell them when it is moved or called off'),
})
/** Somebody who wants to come. */
export type SignUpInput = z.infer<typeof SignUpInput>

/** One's own sign-up. */
export const SignUp = z.object({
  id: Id,
  deliberationId: Id,
  wish: SignUpWish,
  state: SignUpState,
  ahead: z.int().describe('How many wait before, on the waiting list'),
  toSpeak: z.int().nullable().describe('Waits for a turn to speak, with so many before'),
  here: z.boolean(),
  mayCheckIn: z.boolean(),
})
/** One's own sign-up. */
export type SignUp = z.infer<typeof SignUp>

/** A sign-up as the desk that called sees it: masked. */
export const SignUpEntry = z.object({
  id: Id,
  no: z.int(),
  wish: SignUpWish,
  state: SignUpState,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  account: z.boolean(),
  here: z.boolean(),
})
/** A sign-up as the desk that called sees it. */
export type SignUpEntry = z.infer<typeof SignUpEntry>

/** A deliberation on the desk that called it. */
export const DeliberationWork = z.object({
  view: DeliberationView,
  input: DeliberationInput.describe('As it was written, for writing on'),
  signUps: z.array(SignUpEntry),
  who: z.record(z.string(), z.string()).describe('By seat: whom a body sends'),
})
/** A deliberation on the desk that called it. */
export type DeliberationWork = z.infer<typeof DeliberationWork>

/** Where somebody may call a deliberation, and whom they may invite. */
export const DeliberationSetup = z.object({
  places: z.array(UnitRef.extend({ households: z.int().nullable(), path: z.array(LocalizedName) })),
  departments: z.array(z.object({ id: Id, name: LocalizedName })),
  organisations: z.array(z.object({ id: Id, name: LocalizedName })),
})
/** Where somebody may call a deliberation, and whom they may invite. */
export type DeliberationSetup = z.infer<typeof DeliberationSetup>

/** Who came, as counts. */
export const Attendance = z.object({
  seats: z.array(z.object({ id: Id, present: z.int().min(0).max(200) })).max(30),
  residents: z.int().min(0).max(5000),
  households: z.int().min(0).max(100_000).nullable().default(null),
})
/** Who came, as counts. */
export type Attendance = z.infer<typeof Attendance>

/** What was said and decided. */
export const MinutesInput = z.object({
  items: z.array(z.object({ id: Id, resolution: words(4000).nullable(), votes: Votes.nullable() })).max(20),
  answers: z
    .array(z.object({ id: Id, text: z.string().trim().min(1).max(2000) }))
    .max(300)
    .default([]),
})
/** What was said and decided. */
export type MinutesInput = z.infer<typeof MinutesInput>

/** A case that follows from a resolution: a new one, or one there is already (`number`). */
export const FollowUpInput = z.object({
  itemId: Id,
  what: words(500),
  body: z.object({ kind: z.enum(['department', 'unit']), id: Id }).optional(),
  due: Day,
  number: z.string().trim().max(40).optional(),
  categoryId: Id.optional(),
})
/** A case that follows from a resolution. */
export type FollowUpInput = z.infer<typeof FollowUpInput>

/** What the chair says to an objection; `correction`: what the minutes say from now on. */
export const ObjectionAnswer = z.object({
  upheld: z.boolean(),
  words: z.string().trim().min(2).max(2000),
  correction: z.object({ itemId: Id, resolution: words(4000) }).optional(),
})
/** What the chair says to an objection. */
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>
