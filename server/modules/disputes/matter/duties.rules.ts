import { Refused } from '../../../platform/errors.ts'
import { isBroken } from './acts.rules.ts'
import type { Duty, Fact, Matter, Setting, Visit, Who } from './matter.ts'
import { fact, numberOf, performedNow } from './moves.rules.ts'

function dutyOf(m: Matter, id: string): Duty {
  const duty = m.duties.find((each) => each.id === id)
  if (!duty) throw new Refused('disputes.not_found', {}, { status: 404 })
  return duty
}

/** Whoever owes a duty says that it is done. Throws Refused `disputes.not_found`, `disputes.answered`. */
export function dutyDone(
  m: Matter,
  { id, words, fileIds, who, now }: { id: string; words: string; fileIds: string[]; who: Who; now: Date },
): Fact[] {
  const duty = dutyOf(m, id)
  if (who.seat !== 'party' || duty.partyId !== who.partyId) throw new Refused('disputes.not_found', {}, { status: 404 })
  if (duty.state === 'done' || duty.state === 'said_done') throw new Refused('disputes.answered', {}, { status: 409 })
  Object.assign(duty, { state: 'said_done', doneAt: now.toISOString(), doneWords: words || null, fileIds })
  return [fact('duty_said_done', { n: duty.n, party: numberOf(m, duty.partyId) })]
}

/** Somebody other than whoever owes it says that it was done, or was not. Throws Refused `disputes.own_duty`, `disputes.answered`. */
export function confirmDuty(
  m: Matter,
  { id, done, words, who, setting }: { id: string; done: boolean; words: string; who: Who; setting: Setting },
): Fact[] {
  const duty = dutyOf(m, id)
  if (who.seat === 'party' && who.partyId === duty.partyId) throw new Refused('disputes.own_duty', {}, { status: 403 })
  if (duty.state === 'done') throw new Refused('disputes.answered', {}, { status: 409 })
  const by = who.seat === 'party' ? who.partyId : 'mediator'
  const at = setting.now.toISOString()
  if (!done) {
    Object.assign(duty, { state: 'not_done', words: words || null, confirmedAt: null, confirmedBy: null })
    return [fact('duty_not_done', { n: duty.n })]
  }
  Object.assign(duty, {
    state: 'done',
    doneAt: duty.doneAt ?? at,
    confirmedAt: at,
    confirmedBy: by,
    words: words || null,
  })
  return [fact('duty_done', { n: duty.n }), ...performedNow(m)]
}

/** A duty was not done in time. Throws Refused `disputes.own_duty`, `disputes.not_late`. */
export function breach(
  m: Matter,
  { id, words, who, setting }: { id: string; words: string; who: Who; setting: Setting },
): Fact[] {
  const duty = dutyOf(m, id)
  if (who.seat === 'party' && who.partyId === duty.partyId) throw new Refused('disputes.own_duty', {}, { status: 403 })
  if (!isBroken(duty, setting.today)) throw new Refused('disputes.not_late', {}, { status: 409 })
  Object.assign(duty, { state: 'not_done', words })
  // What the court confirmed stays confirmed: then the way is enforcement.
  if (m.state === 'performing') m.state = 'breached'
  return [fact('breached', { n: duty.n })]
}

/** What a visit found. Throws Refused `disputes.not_found`, `disputes.answered`. */
export function visit(
  m: Matter,
  { id, found, words, now }: { id: string; found: NonNullable<Visit['found']>; words: string; now: Date },
): Fact[] {
  const one = m.visits.find((each) => each.id === id)
  if (!one) throw new Refused('disputes.not_found', {}, { status: 404 })
  if (one.madeAt) throw new Refused('disputes.answered', {}, { status: 409 })
  Object.assign(one, { madeAt: now.toISOString(), found, words: words || null })
  return [fact('visited', { days: one.days, found })]
}

/** A party asks the court to confirm the agreement. */
export function askConfirmation(m: Matter, who: Who, now: Date): Fact[] {
  if (!m.confirmation || who.seat !== 'party') throw new Refused('disputes.not_now', {}, { status: 409 })
  m.confirmation.asked.push({ partyId: who.partyId, at: now.toISOString() })
  const all = m.confirmation.asked.length === m.parties.length
  return [
    fact('confirmation_asked', { party: numberOf(m, who.partyId) }),
    ...(all ? [fact('confirmation_brought')] : []),
  ]
}

/** What the court decided. */
export function confirmed(m: Matter, given: { confirmed: boolean; words: string; now: Date }): Fact[] {
  if (!m.confirmation) throw new Refused('disputes.not_now', {}, { status: 409 })
  const result = given.confirmed ? 'confirmed' : 'not_confirmed'
  Object.assign(m.confirmation, { result, words: given.words || null, at: given.now.toISOString() })
  if (given.confirmed) m.state = 'confirmed'
  return [fact(result)]
}
