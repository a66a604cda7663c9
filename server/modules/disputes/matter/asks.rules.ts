import type { NewDisputeAsk } from '../../../../contract/disputes.ts'
import { Refused } from '../../../platform/errors.ts'
import { owesAnswer } from './acts.rules.ts'
import type { Ask, Chair, Fact, Matter, Setting, Who } from './matter.ts'
import { climb, fact, leaveChair, numberOf, takeChair } from './moves.rules.ts'

/** Raises what needs the consent of every party; a party that asks has agreed by asking. Throws Refused `disputes.asked_already`, `disputes.too_long`, `disputes.outsider_not_allowed`. */
export function ask(
  m: Matter,
  given: { given: NewDisputeAsk; chair: Omit<Chair, 'from' | 'tier'> | undefined; who: Who; setting: Setting },
): Fact[] {
  const { given: wanted, chair, who, setting } = given
  const { kind } = wanted
  if (kind !== 'outsider' && kind !== 'lend' && m.asks.some((each) => each.state === 'open' && each.kind === kind))
    throw new Refused('disputes.asked_already', {}, { status: 409 })
  if (kind === 'extend' && wanted.days > setting.settings.extendDays)
    throw new Refused('disputes.too_long', { days: setting.settings.extendDays })
  if (kind === 'outsider' && !setting.settings.outsiders.includes(wanted.who))
    throw new Refused('disputes.outsider_not_allowed')
  if (kind === 'mediator') checkChair(m, chair)
  const at = setting.now.toISOString()
  const { kind: _kind, ...rest } = wanted
  const { mediatorId: _mediator, ...about } = rest as Record<string, unknown>
  const by = who.seat === 'party' ? who.partyId : 'mediator'
  const made: Ask = {
    ...{ id: setting.newId(), kind, by, at, state: 'open' },
    answers: who.seat === 'party' ? [{ partyId: who.partyId, agree: true, at }] : [],
    about: { ...(about as Ask['about']), ...(chair ? { chair } : {}) },
  }
  m.asks.push(made)
  return [fact('asked', { kind, by: who.seat === 'party' ? numberOf(m, by) : 0 }), ...settle(m, made, setting)]
}

/** A party says yes or no; the first no ends it. Throws Refused `disputes.not_found`. */
export function answerAsk(
  m: Matter,
  { id, agree, who, setting }: { id: string; agree: boolean; who: Who; setting: Setting },
): Fact[] {
  const found = m.asks.find((each) => each.id === id)
  if (!found || who.seat !== 'party' || !owesAnswer(m, id, who))
    throw new Refused('disputes.not_found', {}, { status: 404 })
  found.answers.push({ partyId: who.partyId, agree, at: setting.now.toISOString() })
  if (agree) {
    const settled = settle(m, found, setting)
    return settled.length > 0 ? settled : [fact('ask_answered', { kind: found.kind, by: numberOf(m, who.partyId) })]
  }
  found.state = 'declined'
  return [fact('ask_declined', { kind: found.kind })]
}

/** Once every party has said yes, it happens. */
function settle(m: Matter, done: Ask, setting: Setting): Fact[] {
  const all = m.parties.every(({ id }) => done.answers.some(({ partyId, agree }) => partyId === id && agree))
  if (!all) return []
  done.state = 'agreed'
  const agreed = fact('ask_agreed', { kind: done.kind })
  switch (done.kind) {
    case 'mediator':
      if (!done.about.chair) return [agreed]
      checkChair(m, done.about.chair)
      return [agreed, ...takeChair(m, done.about.chair, setting)]
    case 'extend': {
      if (m.tierDueAt === null) return [agreed]
      m.tierDueAt = setting.after(done.about.days ?? 0, new Date(m.tierDueAt)).toISOString()
      return [fact('extended', { days: done.about.days ?? 0 })]
    }
    case 'climb':
      return [agreed, ...climb(m, setting, 'agreed')]
    default:
      return [agreed]
  }
}

/** Whoever stepped back for an interest, or was objected to with success, does not come back. Throws Refused `disputes.mediator_not_free`. */
export function checkChair(m: Matter, chair: Pick<Chair, 'accountId'> | undefined): void {
  const gone = m.chairs.some(
    ({ accountId, why }) => accountId === chair?.accountId && (why === 'objected' || why === 'stepped_back'),
  )
  if (!chair || gone) throw new Refused('disputes.mediator_not_free', {}, { status: 409 })
}

/** A party objects to whoever sits in the chair. */
export function object(m: Matter, { reason, who, setting }: { reason: string; who: Who; setting: Setting }): Fact[] {
  if (!m.chair || who.seat !== 'party') throw new Refused('disputes.not_now', {}, { status: 409 })
  m.objections.push({
    ...{ id: setting.newId(), partyId: who.partyId, appointmentId: m.chair.id, tier: m.tier, reason },
    ...{ at: setting.now.toISOString(), ruling: null, why: null },
  })
  return [fact('objected', { party: numberOf(m, who.partyId) })]
}

/** The desk rules on it. Throws Refused `disputes.not_found`. */
export function rule(
  m: Matter,
  { id, uphold, why, now }: { id: string; uphold: boolean; why: string; now: Date },
): Fact[] {
  const found = m.objections.find((each) => each.id === id)
  if (!found) throw new Refused('disputes.not_found', {}, { status: 404 })
  if (found.ruling) throw new Refused('disputes.answered', {}, { status: 409 })
  Object.assign(found, { ruling: uphold ? 'upheld' : 'dismissed', why })
  if (!uphold) return [fact('objection_dismissed')]
  if (m.chair?.id === found.appointmentId) leaveChair(m, 'objected', now)
  // The same is said of the same chair by others: it is answered, too.
  for (const other of m.objections)
    if (other.ruling === null && other.appointmentId === found.appointmentId)
      Object.assign(other, { ruling: 'upheld', why })
  return [fact('objection_upheld')]
}
