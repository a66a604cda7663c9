/** Disputes settled by people's mediation: free, voluntary, confidential. What everybody reads and says of one. */
import { z } from 'zod'
import { TimelineEntry } from './cases.ts'
import { Day, Id, Instant, LocalizedName } from './common.ts'
import { DisputeAgreement, DisputeDuty, DisputeVisit } from './disputes-agreement.ts'
import { DisputeOutsiderKind, DisputeTier } from './disputes-settings.ts'
import { UnitRef } from './territory.ts'

/** Version of the words a party agrees to before mediation begins. */
export const disputeConsentVersion = '2026-11'

/**
 * Where a dispute stands. `applied`: parties are asked · `consented`: all agreed, a session is to come · `in_session` ·
 * `agreed`: the agreement is to be signed · `performing`: it is in effect, duties are open · `performed` · `breached` ·
 * `confirmed` by the court · `refused`: somebody did not want mediation · `failed`: no agreement.
 */
// messages: cases.state.*
export const DisputeStateName = z.enum([
  ...(['applied', 'consented', 'in_session', 'agreed', 'performing', 'performed'] as const),
  ...(['breached', 'confirmed', 'refused', 'failed'] as const),
])
/** Where a dispute stands. */
export type DisputeStateName = z.infer<typeof DisputeStateName>

/** What somebody is to a dispute: everything they may read and do follows from it. */
// messages: disputes.seat.*
export const DisputeSeat = z.enum(['party', 'mediator', 'desk'])
/** What somebody is to a dispute. */
export type DisputeSeat = z.infer<typeof DisputeSeat>

/** What a reader may do now; pages show a control exactly where its name is listed. */
// messages: disputes.act.*
export const DisputeAct = z.enum([
  ...(['consent', 'refuse', 'end', 'represent', 'invite', 'reveal'] as const),
  ...(['ask_mediator', 'ask_outsider', 'ask_extend', 'ask_climb', 'ask_lend', 'answer_ask'] as const),
  ...(['appoint', 'object', 'rule_objection', 'step_back'] as const),
  ...(['schedule', 'hold', 'minutes', 'write_private', 'read_private'] as const),
  ...(['offer', 'answer_offer', 'draft', 'record_oral', 'sign', 'sign_at_desk', 'refuse_sign'] as const),
  ...(['duty_done', 'duty_confirm', 'breach', 'visit', 'ask_confirmation', 'confirmation_result', 'fail'] as const),
])
/** What a reader may do now. */
export type DisputeAct = z.infer<typeof DisputeAct>

/** Who sits in the chair of a dispute. */
export const DisputeChair = z.object({
  id: Id.describe('Of the appointment: another mediator has another one'),
  name: z.string(),
  role: z.string(),
  since: Instant,
  until: Instant.nullable(),
  why: z.enum(['replaced', 'stepped_back', 'objected', 'climbed', 'post_ended']).nullable(),
})
/** Who sits in the chair of a dispute. */
export type DisputeChair = z.infer<typeof DisputeChair>

/** How somebody was asked to act for a party. */
// messages: disputes.mandate.*
const DisputeMandate = z.enum(['spoken', 'written', 'guardian', 'lawyer'])

/** A party as this reader may see it. */
export const DisputeParty = z.object({
  id: Id,
  n: z.int().describe('1: who applied'),
  side: z.enum(['applicant', 'other']),
  you: z.boolean(),
  name: z.string().describe('Masked for everybody but themselves'),
  phone: z.string().nullable().describe('Masked; null for other parties, or where none is known'),
  mail: z.string().nullable(),
  consent: z.enum(['asked', 'given', 'refused']),
  consentAt: Instant.nullable(),
  representative: z.object({ name: z.string(), mandate: DisputeMandate }).nullable(),
  reached: z.enum(['account', 'link', 'none']).describe('How the party comes in; none: hand over an invitation'),
})
/** A party as this reader may see it. */
export type DisputeParty = z.infer<typeof DisputeParty>

/** Something every party has to agree to before it happens. */
// messages: disputes.ask.*
export const DisputeAskKind = z.enum(['mediator', 'outsider', 'extend', 'climb', 'lend'])
/** Something every party has to agree to before it happens. */
export type DisputeAskKind = z.infer<typeof DisputeAskKind>

/** Whom the file may be lent to, with consent only. */
// messages: disputes.lend.*
export const DisputeLendTo = z.enum(['arbitration', 'administration', 'court', 'lawyer'])
/** Whom the file may be lent to. */
export type DisputeLendTo = z.infer<typeof DisputeLendTo>

/** What is asked, with what it needs. */
export const NewDisputeAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mediator'), mediatorId: Id }),
  z.object({
    kind: z.literal('outsider'),
    who: DisputeOutsiderKind,
    name: z.string().trim().min(1).max(100),
    words: z.string().trim().max(500).default(''),
  }),
  z.object({ kind: z.literal('extend'), days: z.int().min(1).max(90), words: z.string().trim().max(500).default('') }),
  z.object({ kind: z.literal('climb'), words: z.string().trim().max(500).default('') }),
  z.object({ kind: z.literal('lend'), to: DisputeLendTo, words: z.string().trim().max(500).default('') }),
])
/** What is asked, with what it needs. */
export type NewDisputeAsk = z.infer<typeof NewDisputeAsk>

/** An ask and what each party said to it. */
export const DisputeAsk = z.object({
  id: Id,
  kind: DisputeAskKind,
  by: z.string().describe('Id of the party, or `mediator`'),
  at: Instant,
  state: z.enum(['open', 'agreed', 'declined', 'withdrawn']),
  answers: z.array(z.object({ partyId: Id, agree: z.boolean(), at: Instant })),
  mine: z.boolean().describe('This reader has still to answer'),
  about: z.object({
    mediator: z.string().optional(),
    who: DisputeOutsiderKind.optional(),
    name: z.string().optional(),
    days: z.int().optional(),
    to: DisputeLendTo.optional(),
    words: z.string().optional(),
  }),
})
/** An ask and what each party said to it. */
export type DisputeAsk = z.infer<typeof DisputeAsk>

/** An objection of a party to the mediator. */
export const DisputeObjection = z.object({
  id: Id,
  partyId: Id,
  appointmentId: Id,
  reason: z.string().describe('Read by its party, and by the desk that rules'),
  at: Instant,
  ruling: z.enum(['upheld', 'dismissed']).nullable(),
  why: z.string().nullable(),
})
/** An objection of a party to the mediator. */
export type DisputeObjection = z.infer<typeof DisputeObjection>

/** A session: when, where, who, and what everybody may read of it afterwards. */
export const DisputeSession = z.object({
  id: Id,
  n: z.int(),
  state: z.enum(['planned', 'held', 'cancelled']),
  from: Instant,
  until: Instant,
  place: LocalizedName.describe('Name of the station, or words'),
  stationId: Id.nullable(),
  sequence: z.int().describe('How often it was changed'),
  present: z.array(Id).describe('Parties who were there'),
  outsiders: z.array(z.string()).describe('Ids of the asks by which they came in'),
  minutes: z.string().nullable().describe('The shared record'),
  ownMinutes: z.string().nullable().describe('The mediator’s own; null for everybody else'),
  why: z.string().nullable().describe('Why it was cancelled or moved'),
})
/** A session. */
export type DisputeSession = z.infer<typeof DisputeSession>

/** One duty as it is offered or agreed. */
export const DisputeTerm = z.object({
  partyId: Id.describe('Who'),
  what: z.string().trim().min(2).max(1000),
  due: Day,
  amount: z
    .int()
    .min(0)
    .max(100_000_000_000)
    .nullable()
    .default(null)
    .describe('Money in fen, where it is about money'),
})
/** One duty as it is offered or agreed. */
export type DisputeTerm = z.infer<typeof DisputeTerm>

/** An offer, or an answer to one with other terms. */
export const DisputeOffer = z.object({
  id: Id,
  n: z.int(),
  by: z.string().describe('Id of the party, or `mediator`'),
  counters: Id.nullable().describe('The offer it answers'),
  terms: z.array(DisputeTerm),
  words: z.string(),
  at: Instant,
  expiresAt: Instant,
  state: z.enum(['open', 'accepted', 'declined', 'withdrawn', 'expired', 'countered']),
  answers: z.array(z.object({ partyId: Id, accept: z.boolean(), at: Instant })),
  mine: z.boolean().describe('This reader has still to answer'),
})
/** An offer. */
export type DisputeOffer = z.infer<typeof DisputeOffer>

/** Which ways are open to somebody whose mediation ended without agreement. */
// messages: disputes.way.*
export const DisputeWay = z.enum(['climb', 'arbitration', 'administration', 'court', 'enforcement', 'apply_again'])
/** Which ways are open. */
export type DisputeWay = z.infer<typeof DisputeWay>

/** A line of a list. The subject only: no names, nothing of what was said. */
export const DisputeLine = z.object({
  id: Id,
  number: z.string(),
  subject: z.string(),
  state: DisputeStateName,
  topic: LocalizedName.nullable(),
  unit: UnitRef.nullable(),
  tier: DisputeTier.pick({ code: true, name: true, level: true }),
  parties: z.int(),
  appliedAt: Instant,
  dueAt: Instant.nullable().describe('Of what is waited for now'),
  chaired: z.boolean().describe('Somebody mediates'),
})
/** A line of a list. */
export type DisputeLine = z.infer<typeof DisputeLine>

/** A dispute as one of those inside reads it. */
export const DisputeView = DisputeLine.extend({
  version: z.int().describe('Goes back as `seen` with every act'),
  seat: DisputeSeat,
  partyId: Id.nullable().describe('Which party the reader is'),
  may: z.array(DisputeAct),
  account: z.string().describe('What happened, in the words of whoever applied'),
  wish: z.string().describe('What they hope for'),
  address: z.string().nullable(),
  tiers: z.array(DisputeTier.pick({ code: true, name: true, level: true, days: true, joins: true })),
  tierIndex: z.int(),
  holder: LocalizedName,
  tierDueAt: Instant.nullable(),
  consent: z.object({ version: z.string(), text: z.string() }),
  parties: z.array(DisputeParty),
  chair: DisputeChair.nullable(),
  chairs: z.array(DisputeChair).describe('Who sat there before'),
  objections: z.array(DisputeObjection),
  asks: z.array(DisputeAsk),
  sessions: z.array(DisputeSession),
  offers: z.array(DisputeOffer),
  agreement: DisputeAgreement.nullable(),
  duties: z.array(DisputeDuty),
  visits: z.array(DisputeVisit),
  confirmation: z
    .object({
      until: Instant,
      open: z.boolean(),
      asked: z.array(z.object({ partyId: Id, at: Instant })),
      result: z.enum(['confirmed', 'not_confirmed', 'lapsed']).nullable(),
      words: z.string().nullable(),
      at: Instant.nullable(),
    })
    .nullable(),
  ending: z
    .object({
      reason: z.enum(['refused', 'withdrawn', 'party_ended', 'no_agreement', 'time_up']),
      at: Instant,
      words: z.string().nullable(),
    })
    .nullable(),
  ways: z.array(DisputeWay).describe('What is open now; words under disputes.way.*'),
  timeline: z.array(TimelineEntry),
})
/** A dispute as one of those inside reads it. */
export type DisputeView = z.infer<typeof DisputeView>

/** How a party hears of what happens. */
const Reach = {
  name: z.string().trim().min(1).max(100),
  phone: z
    .string()
    .trim()
    .regex(/^[+0-9 ()-]{5,25}$/)
    .optional(),
  mail: z.email().max(200).optional(),
  hearBack: z.enum(['none', 'sms', 'mail']).default('none'),
}

/** Somebody who acts for a party; both are kept. */
export const DisputeRepresentative = z.object({
  name: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(25).optional(),
  mandate: DisputeMandate,
})
/** Somebody who acts for a party. */
export type DisputeRepresentative = z.infer<typeof DisputeRepresentative>

/** An application for mediation. */
export const NewDispute = z.object({
  categoryId: Id.optional().describe('Topic, of the branch of disputes'),
  subject: z.string().trim().min(2).max(120).describe('One plain line without names; it stands in lists'),
  account: z.string().trim().min(2).max(4000).describe('What happened; the parties and their mediator read it'),
  wish: z.string().trim().max(1000).default(''),
  unitId: Id.optional(),
  point: z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }).optional(),
  address: z.string().trim().max(300).optional(),
  applicant: z.object(Reach),
  others: z.array(z.object(Reach)).min(1).max(9),
  fileIds: z.array(Id).max(10).default([]),
  consentVersion: z.string().max(20).describe('The words the applicant agreed to'),
  onBehalf: DisputeRepresentative.pick({ mandate: true })
    .optional()
    .describe('Staff applies for somebody: how that was asked of them'),
  fromCase: z.string().max(40).optional().describe('Number of the case it grew out of'),
})
/** An application for mediation. */
export type NewDispute = z.infer<typeof NewDispute>

/** A code on paper that lets a party in once, and gives it a secret of its own. */
export const DisputeInvitation = z.object({ code: z.string(), until: Instant })

/** The receipt; `secret` is shown once and opens the page of the dispute for whoever applied. */
export const DisputeReceipt = z.object({
  id: Id,
  number: z.string(),
  secret: z.string().nullable().describe('Null where staff applied for somebody'),
  invitation: DisputeInvitation.nullable().describe('To hand to whoever staff applied for'),
})

/** A message of a private channel; nobody but its two sides reads it, in the database neither. */
export const DisputePrivateMessage = z.object({
  id: Id,
  at: Instant,
  from: z.enum(['party', 'mediator']),
  mine: z.boolean(),
  words: z.string(),
  appointmentId: Id,
})
/** A message of a private channel. */
export type DisputePrivateMessage = z.infer<typeof DisputePrivateMessage>

/** Something a mediator has to do on a day. */
export const DisputeAgendaItem = z.object({
  kind: z.enum(['session', 'visit', 'duty', 'objection', 'offer']),
  id: Id,
  number: z.string(),
  subject: z.string(),
  at: Instant,
  until: Instant.nullable(),
  place: LocalizedName.nullable(),
  late: z.boolean(),
})
/** Something a mediator has to do on a day. */
export type DisputeAgendaItem = z.infer<typeof DisputeAgendaItem>
