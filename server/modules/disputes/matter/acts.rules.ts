import type { DisputeAct } from '../../../../contract/disputes.ts'
import type { Duty, Matter, Offer, Setting, Who } from './matter.ts'

/** Mediation goes on: all consented, nothing in effect yet. */
const atTable = (m: Matter) => m.state === 'consented' || m.state === 'in_session'
/** Not over, and no agreement in effect. */
const beforeEffect = (m: Matter) => m.state === 'applied' || atTable(m) || m.state === 'agreed'
/** An agreement is in effect. */
export const inEffect = (m: Matter): boolean => Boolean(m.agreement?.effectAt)
const hasDraft = (m: Matter) => m.state === 'agreed' && m.agreement !== null
const partyOf = (m: Matter, who: Who) =>
  who.seat === 'party' ? m.parties.find(({ id }) => id === who.partyId) : undefined
const isParty = (id: string) => (who: Who) => who.seat === 'party' && who.partyId === id
const byOf = (who: Who) => (who.seat === 'party' ? who.partyId : 'mediator')

/** True when this reader has still to answer an ask. */
export const owesAnswer = (m: Matter, askId: string, who: Who): boolean => {
  const ask = m.asks.find(({ id }) => id === askId)
  return (
    who.seat === 'party' &&
    ask?.state === 'open' &&
    ask.by !== who.partyId &&
    !ask.answers.some(({ partyId }) => partyId === who.partyId)
  )
}

/** True when an offer can be answered at this moment. */
export const isOpen = (offer: Offer, now: Date): boolean => offer.state === 'open' && now <= new Date(offer.expiresAt)

/** True when this party has still to answer an offer. */
export const owesReply = (offer: Offer, who: Who, now: Date): boolean =>
  who.seat === 'party' &&
  isOpen(offer, now) &&
  offer.by !== who.partyId &&
  !offer.answers.some(({ partyId }) => partyId === who.partyId)

/** True once the day of a duty is over and nobody says it is done. */
export const isLate = (duty: Pick<Duty, 'due' | 'state'>, today: string): boolean =>
  today > duty.due && duty.state !== 'done' && duty.state !== 'said_done'

/** True when a duty may be called broken. */
export const isBroken = (duty: Duty, today: string): boolean => today > duty.due && duty.state !== 'done'

/** True while the court may be asked to confirm. */
export const confirmationOpen = (m: Matter, now: Date): boolean =>
  m.confirmation !== null &&
  m.confirmation.result === null &&
  m.agreement?.form === 'written' &&
  now <= new Date(m.confirmation.until)

/** True when all parties asked in time and the court has not answered. */
export const awaitsCourt = (m: Matter): boolean =>
  m.confirmation !== null && m.confirmation.result === null && m.confirmation.asked.length === m.parties.length

interface Act {
  seats: readonly ('party' | 'mediator' | 'desk')[]
  when(m: Matter, who: Who, setting: Setting): boolean
}

const open = (m: Matter) => !m.ending
const chaired = (m: Matter) => m.chair !== null

/** Every act × whose it is × when. Pages, routes and rules read this one table. */
export const acts: Readonly<Record<DisputeAct, Act>> = {
  consent: { seats: ['party', 'mediator', 'desk'], when: (m, who) => m.state === 'applied' && owesConsent(m, who) },
  refuse: { seats: ['party', 'mediator', 'desk'], when: (m, who) => m.state === 'applied' && owesConsent(m, who) },
  end: { seats: ['party'], when: beforeEffect },
  represent: { seats: ['party', 'mediator', 'desk'], when: open },
  invite: { seats: ['mediator', 'desk'], when: open },
  reveal: { seats: ['mediator', 'desk'], when: () => true },
  ask_mediator: { seats: ['party'], when: (m) => atTable(m) },
  ask_outsider: { seats: ['party', 'mediator'], when: atTable },
  ask_extend: { seats: ['party', 'mediator'], when: atTable },
  ask_climb: { seats: ['party', 'mediator'], when: (m, _who, { nextTier }) => atTable(m) && nextTier !== undefined },
  ask_lend: { seats: ['party', 'mediator'], when: () => true },
  answer_ask: { seats: ['party'], when: (m, who) => m.asks.some(({ id }) => owesAnswer(m, id, who)) },
  appoint: { seats: ['desk'], when: (m, _who, { chairGone }) => atTable(m) && (!chaired(m) || chairGone) },
  object: {
    seats: ['party'],
    when: (m, who, { settings }) =>
      (atTable(m) || m.state === 'agreed') &&
      chaired(m) &&
      !m.objections.some((o) => isParty(o.partyId)(who) && (o.ruling === null || o.appointmentId === m.chair?.id)) &&
      m.objections.filter((o) => isParty(o.partyId)(who) && o.tier === m.tier).length < settings.objections,
  },
  rule_objection: { seats: ['desk'], when: (m) => m.objections.some(({ ruling }) => ruling === null) },
  step_back: { seats: ['mediator'], when: () => true },
  schedule: { seats: ['mediator'], when: (m) => atTable(m) || m.state === 'agreed' },
  hold: {
    seats: ['mediator'],
    when: (m) => m.sessions.some(({ state }) => state === 'planned') && (atTable(m) || m.state === 'agreed'),
  },
  minutes: { seats: ['mediator'], when: (m) => m.sessions.some(({ state }) => state === 'held') && !inEffect(m) },
  write_private: { seats: ['party', 'mediator'], when: (m) => chaired(m) && !m.ending },
  read_private: { seats: ['party', 'mediator'], when: () => true },
  offer: { seats: ['party', 'mediator'], when: (m) => atTable(m) && chaired(m) },
  answer_offer: {
    seats: ['party', 'mediator'],
    when: (m, who, { now }) =>
      atTable(m) && m.offers.some((each) => owesReply(each, who, now) || (isOpen(each, now) && each.by === byOf(who))),
  },
  draft: { seats: ['mediator'], when: (m) => atTable(m) || m.state === 'agreed' },
  record_oral: { seats: ['mediator'], when: (m) => m.state === 'in_session' },
  sign: {
    seats: ['party'],
    when: (m, who) => hasDraft(m) && chaired(m) && !m.agreement?.signatures.some((s) => isParty(s.partyId)(who)),
  },
  sign_at_desk: { seats: ['mediator', 'desk'], when: (m) => hasDraft(m) && chaired(m) },
  refuse_sign: { seats: ['party'], when: hasDraft },
  duty_done: {
    seats: ['party'],
    when: (m, who) =>
      inEffect(m) && m.duties.some((d) => isParty(d.partyId)(who) && (d.state === 'open' || d.state === 'not_done')),
  },
  duty_confirm: {
    seats: ['party', 'mediator'],
    when: (m, who) => inEffect(m) && m.duties.some((d) => !isParty(d.partyId)(who) && d.state !== 'done'),
  },
  breach: {
    seats: ['party', 'mediator'],
    when: (m, who, { today }) =>
      inEffect(m) && m.state !== 'breached' && m.duties.some((d) => !isParty(d.partyId)(who) && isBroken(d, today)),
  },
  visit: { seats: ['mediator', 'desk'], when: (m) => inEffect(m) && m.visits.some(({ madeAt }) => madeAt === null) },
  ask_confirmation: {
    seats: ['party'],
    when: (m, who, { now }) =>
      confirmationOpen(m, now) && !m.confirmation?.asked.some(({ partyId }) => isParty(partyId)(who)),
  },
  confirmation_result: { seats: ['mediator', 'desk'], when: awaitsCourt },
  fail: { seats: ['mediator'], when: (m) => atTable(m) || m.state === 'agreed' },
}

function owesConsent(m: Matter, who: Who): boolean {
  const asked = m.parties.filter(({ consent }) => consent === 'asked')
  return who.seat === 'party' ? asked.some(({ id }) => id === partyOf(m, who)?.id) : asked.length > 0
}

/** Everything somebody may do now. */
export function actsOf(m: Matter, who: Who, setting: Setting): DisputeAct[] {
  if (who.seat === 'clock') return []
  const { seat } = who
  return (Object.keys(acts) as DisputeAct[]).filter((name) => {
    const act = acts[name]
    return act.seats.includes(seat) && act.when(m, who, setting)
  })
}
