import { Refused } from '../../../platform/errors.ts'
import { isOpen, owesReply } from './acts.rules.ts'
import { drafted } from './agreement.rules.ts'
import type { Fact, Matter, Offer, Setting, Term, Who } from './matter.ts'
import { fact, numberOf } from './moves.rules.ts'
import { checkTerms } from './terms.rules.ts'

function offerOf(m: Matter, id: string): Offer {
  const found = m.offers.find((each) => each.id === id)
  if (!found) throw new Refused('disputes.not_found', {}, { status: 404 })
  return found
}

/** Makes an offer; the one it answers is open no more. Throws Refused `disputes.unknown_party`, `disputes.offer_over`, `disputes.day_past`. */
export function offer(
  m: Matter,
  given: {
    terms: Term[]
    words: string
    counters: string | null
    days: number | null
    who: Who
    setting: Setting
  },
): Fact[] {
  const { who, setting, counters } = given
  checkTerms(m, given.terms, setting.today)
  const by = who.seat === 'party' ? who.partyId : 'mediator'
  if (counters) {
    const answered = offerOf(m, counters)
    if (!isOpen(answered, setting.now)) throw new Refused('disputes.offer_over', {}, { status: 409 })
    if (answered.by === by) throw new Refused('disputes.own_offer', {}, { status: 409 })
    answered.state = 'countered'
  }
  const n = m.offers.length + 1
  const at = setting.now.toISOString()
  m.offers.push({
    ...{ id: setting.newId(), n, by, counters, terms: given.terms, words: given.words, at, state: 'open' },
    expiresAt: setting.after(given.days ?? setting.settings.offerDays, setting.now).toISOString(),
    answers: who.seat === 'party' ? [{ partyId: who.partyId, accept: true, at }] : [],
  })
  return [fact('offer_made', { n, by: who.seat === 'party' ? numberOf(m, by) : 0 })]
}

/** Accepts, declines or takes back; what all accepted becomes the draft of the agreement. Throws Refused `disputes.offer_over`, `disputes.not_found`. */
export function answerOffer(
  m: Matter,
  given: { id: string; answer: 'accept' | 'decline' | 'withdraw'; who: Who; setting: Setting },
): Fact[] {
  const { answer, who, setting } = given
  const found = offerOf(m, given.id)
  if (!isOpen(found, setting.now)) throw new Refused('disputes.offer_over', {}, { status: 409 })
  const by = who.seat === 'party' ? who.partyId : 'mediator'
  if (answer === 'withdraw') {
    if (found.by !== by) throw new Refused('disputes.not_found', {}, { status: 404 })
    found.state = 'withdrawn'
    return [fact('offer_withdrawn', { n: found.n })]
  }
  if (who.seat !== 'party' || !owesReply(found, who, setting.now))
    throw new Refused('disputes.not_found', {}, { status: 404 })
  found.answers.push({ partyId: who.partyId, accept: answer === 'accept', at: setting.now.toISOString() })
  if (answer === 'decline') {
    found.state = 'declined'
    return [fact('offer_declined', { n: found.n, by: numberOf(m, who.partyId) })]
  }
  if (!m.parties.every(({ id }) => found.answers.some(({ partyId, accept }) => partyId === id && accept)))
    return [fact('offer_partly', { n: found.n, by: numberOf(m, who.partyId) })]
  found.state = 'accepted'
  const duties = found.terms.map(({ what, ...term }) => ({ ...term, what: { en: what, zh: what } }))
  const words = { en: found.words, zh: found.words }
  return [fact('offer_accepted', { n: found.n }), ...drafted(m, { given: { words, duties }, setting })]
}
