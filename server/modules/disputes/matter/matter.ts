import type { DisputeAskKind, DisputeLendTo, DisputeStateName } from '../../../../contract/disputes.ts'
import type { BothWords, DisputeSignWay } from '../../../../contract/disputes-agreement.ts'
import type { DisputeOutsiderKind, DisputeSettings } from '../../../../contract/disputes-settings.ts'

/** A moment as it is kept in a matter: ISO 8601, UTC. */
type At = string

/** A party without anything that tells who it is. */
export interface MatterParty {
  id: string
  /** 1: who applied. */
  n: number
  consent: 'asked' | 'given' | 'refused'
  consentAt: At | null
}

/** Somebody in the chair. A new appointment has a new id, though the person be the same. */
export interface Chair {
  id: string
  mediatorId: string
  postId: string
  accountId: string
  tier: number
  from: At
}

/** Somebody who sat there before. */
export interface FormerChair extends Chair {
  until: At
  why: 'replaced' | 'stepped_back' | 'objected' | 'climbed' | 'post_ended'
}

/** Something every party has to agree to. */
export interface Ask {
  id: string
  kind: DisputeAskKind
  /** Id of a party, or `mediator`. */
  by: string
  at: At
  state: 'open' | 'agreed' | 'declined' | 'withdrawn'
  answers: { partyId: string; agree: boolean; at: At }[]
  about: {
    /** The chair it would fill. */
    chair?: Omit<Chair, 'from' | 'tier'>
    who?: DisputeOutsiderKind
    name?: string
    days?: number
    to?: DisputeLendTo
    words?: string
  }
}

/** An objection of a party to whoever sits in the chair. */
export interface Objection {
  id: string
  partyId: string
  appointmentId: string
  tier: number
  reason: string
  at: At
  ruling: 'upheld' | 'dismissed' | null
  why: string | null
}

/** A session. The mediator's own minutes are not here: they stand where nobody else can read. */
export interface Session {
  id: string
  n: number
  state: 'planned' | 'held' | 'cancelled'
  from: At
  until: At
  stationId: string | null
  place: string
  sequence: number
  present: string[]
  outsiders: string[]
  minutes: string | null
  why: string | null
}

/** One duty as it is offered. */
export interface Term {
  partyId: string
  what: string
  due: string
  amount: number | null
}

/** An offer, or an answer to one with other terms. */
export interface Offer {
  id: string
  n: number
  by: string
  counters: string | null
  terms: Term[]
  words: string
  at: At
  expiresAt: At
  state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'countered'
  answers: { partyId: string; accept: boolean; at: At }[]
}

/** What was agreed. */
export interface Agreement {
  version: number
  form: 'written' | 'oral'
  words: BothWords
  writtenAt: At
  effectAt: At | null
  sessionId: string | null
  signatures: { partyId: string; way: DisputeSignWay; fileId: string | null; at: At; postId: string | null }[]
  document: { id: string; code: string; hash: string } | null
}

/** A duty of the agreement. */
export interface Duty {
  id: string
  n: number
  partyId: string
  what: BothWords
  due: string
  amount: number | null
  state: 'open' | 'said_done' | 'done' | 'not_done'
  doneAt: At | null
  doneWords: string | null
  fileIds: string[]
  confirmedAt: At | null
  confirmedBy: string | null
  words: string | null
  told: boolean
}

/** A visit some days after the agreement. */
export interface Visit {
  id: string
  days: number
  due: string
  madeAt: At | null
  found: 'kept' | 'partly' | 'not_kept' | 'nobody_there' | null
  words: string | null
  told: boolean
}

/** Time spent at one tier and how it ended; figures are counted from these. */
export interface Run {
  tier: number
  from: At
  until: At | null
  outcome: 'settled' | 'climbed' | 'failed' | 'refused' | null
}

/** A dispute as the rules see it: all that happens between people, and no name. */
export interface Matter {
  state: DisputeStateName
  tier: number
  appliedAt: At
  consentDueAt: At
  /** Until when an agreement is sought at this tier; null before all consented and after the end. */
  tierDueAt: At | null
  signDueAt: At | null
  parties: MatterParty[]
  chair: Chair | null
  chairs: FormerChair[]
  objections: Objection[]
  asks: Ask[]
  sessions: Session[]
  offers: Offer[]
  agreement: Agreement | null
  duties: Duty[]
  visits: Visit[]
  confirmation: {
    until: At
    asked: { partyId: string; at: At }[]
    result: 'confirmed' | 'not_confirmed' | 'lapsed' | null
    words: string | null
    at: At | null
  } | null
  ending: {
    reason: 'refused' | 'withdrawn' | 'party_ended' | 'no_agreement' | 'time_up'
    at: At
    words: string | null
  } | null
  runs: Run[]
}

/** Who acts. `clock`: time itself. */
export type Who =
  | { seat: 'party'; partyId: string }
  | { seat: 'mediator'; postId: string }
  | { seat: 'desk'; postId: string }
  | { seat: 'clock' }

/** What rules are told beside the matter: never read from anywhere else. */
export interface Setting {
  now: Date
  /** The day where the dispute is, `2026-03-01`. */
  today: string
  settings: DisputeSettings
  /** Index of the tier above that has a body here; undefined where there is none. */
  nextTier: number | undefined
  /** Whoever sits in the chair does not hold that post any more. */
  chairGone: boolean
  /** When so many calendar days from an instant are over. */
  after(days: number, from: Date): Date
  /** The day so many days after another. */
  dayAfter(day: string, days: number): string
  newId(): string
}

/** Something that happened, for the timeline: numbers and days, never words of people or names. */
export interface Fact {
  type: string
  facts: Readonly<Record<string, string | number | boolean>>
}

/** A plain new matter. */
export function newMatter(given: {
  parties: readonly { id: string; n: number }[]
  tier: number
  now: Date
  settings: DisputeSettings
  after(days: number, from: Date): Date
}): Matter {
  const at = given.now.toISOString()
  return {
    ...{ state: 'applied', tier: given.tier, appliedAt: at, tierDueAt: null, signDueAt: null },
    consentDueAt: given.after(given.settings.consentDays, given.now).toISOString(),
    parties: given.parties.map(({ id, n }) => ({
      ...{ id, n },
      ...(n === 1 ? { consent: 'given', consentAt: at } : { consent: 'asked', consentAt: null }),
    })),
    ...{ chair: null, chairs: [], objections: [], asks: [], sessions: [], offers: [] },
    ...{ agreement: null, duties: [], visits: [], confirmation: null, ending: null },
    runs: [{ tier: given.tier, from: at, until: null, outcome: null }],
  }
}
