import type { DisputeAct, NewDisputeAsk } from '../../../../contract/disputes.ts'
import type { DisputeSignWay, NewDisputeAgreement } from '../../../../contract/disputes-agreement.ts'
import { Refused } from '../../../platform/errors.ts'
import { actsOf } from './acts.rules.ts'
import { drafted, oral, refuseSign, sign } from './agreement.rules.ts'
import { answerAsk, ask, checkChair, object, rule } from './asks.rules.ts'
import { askConfirmation, breach, confirmDuty, confirmed, dutyDone, visit } from './duties.rules.ts'
import type { Chair, Fact, Matter, Setting, Term, Who } from './matter.ts'
import { begin, close, fact, giveUp, leaveChair, numberOf, takeChair } from './moves.rules.ts'
import { answerOffer, offer } from './offers.rules.ts'
import { changeSession, hold, schedule, writeMinutes } from './sessions.rules.ts'

/** What somebody does. */
export type Act =
  | { act: 'consent'; agree: boolean; words: string; partyId?: string }
  | { act: 'end'; words: string }
  | { act: 'ask'; ask: NewDisputeAsk; chair?: Omit<Chair, 'from' | 'tier'> }
  | { act: 'answer_ask'; id: string; agree: boolean }
  | { act: 'appoint'; chair: Omit<Chair, 'from' | 'tier'> }
  | { act: 'object'; reason: string }
  | { act: 'rule_objection'; id: string; uphold: boolean; why: string }
  | { act: 'step_back'; why: 'interest' | 'time' }
  | { act: 'schedule'; from: string; until: string; stationId: string | null; place: string }
  | {
      act: 'change'
      id: string
      cancel: boolean
      from?: string | undefined
      until?: string | undefined
      stationId?: string | null | undefined
      place?: string | undefined
      why: string
    }
  | { act: 'hold'; id: string; present: string[]; outsiders: string[]; minutes: string }
  | { act: 'minutes'; id: string; minutes: string }
  | { act: 'offer'; terms: Term[]; words: string; counters: string | null; days: number | null }
  | { act: 'answer_offer'; id: string; answer: 'accept' | 'decline' | 'withdraw' }
  | { act: 'draft'; agreement: NewDisputeAgreement }
  | { act: 'record_oral'; agreement: NewDisputeAgreement; sessionId: string }
  | { act: 'sign'; version: number; way: DisputeSignWay; fileId: string | null; partyId: string | null }
  | { act: 'refuse_sign'; words: string }
  | { act: 'duty_done'; id: string; words: string; fileIds: string[] }
  | { act: 'duty_confirm'; id: string; done: boolean; words: string }
  | { act: 'breach'; id: string; words: string }
  | { act: 'visit'; id: string; found: 'kept' | 'partly' | 'not_kept' | 'nobody_there'; words: string }
  | { act: 'ask_confirmation' }
  | { act: 'confirmation_result'; confirmed: boolean; words: string }
  | { act: 'fail'; words: string }

/** Which right an act needs. */
function rightOf(act: Act, who: Who): DisputeAct {
  switch (act.act) {
    case 'consent':
      return act.agree ? 'consent' : 'refuse'
    case 'ask':
      return `ask_${act.ask.kind}`
    case 'change':
      return 'schedule'
    case 'sign':
      return who.seat === 'party' ? 'sign' : 'sign_at_desk'
    default:
      return act.act
  }
}

/** A thing by its id. Throws Refused `disputes.not_found`. */
export function one<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((each) => each.id === id)
  if (!found) throw new Refused('disputes.not_found', {}, { status: 404 })
  return found
}

/**
 * Decides an act: gives the matter as it is afterwards and what happened, and leaves the one before as it was. Throws Refused
 * `disputes.not_now` where nobody, or not this seat, may do it now, and what the acts themselves refuse.
 */
export function decide(
  before: Matter,
  { act, who, setting }: { act: Act; who: Who; setting: Setting },
): { after: Matter; facts: Fact[] } {
  const right = rightOf(act, who)
  if (!actsOf(before, who, setting).includes(right))
    throw new Refused('disputes.not_now', { act: right }, { status: 409 })
  const after = structuredClone(before)
  return { after, facts: apply(after, { act, who, setting }) }
}

function apply(m: Matter, { act, who, setting }: { act: Act; who: Who; setting: Setting }): Fact[] {
  const { now } = setting
  switch (act.act) {
    case 'consent':
      return consent(m, { act, who, setting })
    case 'end':
      return m.state === 'applied'
        ? close(m, { state: 'refused', reason: 'withdrawn', words: act.words }, now)
        : close(m, { state: 'failed', reason: 'party_ended', words: act.words }, now)
    case 'ask':
      return ask(m, { given: act.ask, chair: act.chair, who, setting })
    case 'answer_ask':
      return answerAsk(m, { id: act.id, agree: act.agree, who, setting })
    case 'appoint':
      checkChair(m, act.chair)
      return takeChair(m, act.chair, setting)
    case 'object':
      return object(m, { reason: act.reason, who, setting })
    case 'rule_objection':
      return rule(m, { ...act, now })
    case 'step_back':
      leaveChair(m, act.why === 'interest' ? 'stepped_back' : 'replaced', now)
      return [fact('stepped_back')]
    case 'schedule':
      return schedule(m, { ...act, setting })
    case 'change':
      return changeSession(m, { ...act, setting })
    case 'hold':
      return hold(m, { ...act, setting })
    case 'minutes':
      return writeMinutes(m, act)
    case 'offer':
      return offer(m, { ...act, who, setting })
    case 'answer_offer':
      return answerOffer(m, { ...act, who, setting })
    case 'draft':
      return drafted(m, { given: act.agreement, setting })
    case 'record_oral':
      return oral(m, { given: act.agreement, sessionId: act.sessionId, setting })
    case 'sign':
      return sign(m, { ...act, who, setting })
    case 'refuse_sign':
      return refuseSign(m, who)
    case 'duty_done':
      return dutyDone(m, { ...act, who, now })
    case 'duty_confirm':
      return confirmDuty(m, { ...act, who, setting })
    case 'breach':
      return breach(m, { ...act, who, setting })
    case 'visit':
      return visit(m, { ...act, now })
    case 'ask_confirmation':
      return askConfirmation(m, who, now)
    case 'confirmation_result':
      return confirmed(m, { ...act, now })
    case 'fail':
      return giveUp(m, setting, { why: 'failed', words: act.words })
  }
}

function consent(
  m: Matter,
  { act, who, setting }: { act: Extract<Act, { act: 'consent' }>; who: Who; setting: Setting },
): Fact[] {
  const id = who.seat === 'party' ? who.partyId : (act.partyId ?? '')
  const party = one(m.parties, id)
  if (party.consent !== 'asked') throw new Refused('disputes.answered', {}, { status: 409 })
  Object.assign(party, { consent: act.agree ? 'given' : 'refused', consentAt: setting.now.toISOString() })
  if (!act.agree) return close(m, { state: 'refused', reason: 'refused', words: act.words }, setting.now)
  const said = fact('party_consented', { party: numberOf(m, id) })
  return m.parties.every((each) => each.consent === 'given') ? [said, ...begin(m, setting)] : [said]
}
