import type { BothWords, DisputeSignWay, NewDisputeAgreement } from '../../../../contract/disputes-agreement.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Agreement, Fact, Matter, Setting, Who } from './matter.ts'
import { closeAsks, closeOffers, dropDraft, fact, numberOf, takeEffect } from './moves.rules.ts'
import { checkTerms } from './terms.rules.ts'

const both = ({ en, zh }: BothWords): BothWords => ({ en: en || zh, zh: zh || en })

function write(
  m: Matter,
  { given, form, setting }: { given: NewDisputeAgreement; form: Agreement['form']; setting: Setting },
): void {
  checkTerms(m, given.duties, setting.today)
  m.agreement = {
    ...{ version: (m.agreement?.version ?? 0) + 1, form, words: both(given.words) },
    ...{ writtenAt: setting.now.toISOString(), effectAt: null, sessionId: null, signatures: [], document: null },
  }
  m.duties = given.duties.map(({ partyId, what, due, amount }, index) => ({
    ...{ id: setting.newId(), n: index + 1, partyId, what: both(what), due, amount, state: 'open', told: false },
    ...{ doneAt: null, doneWords: null, fileIds: [], confirmedAt: null, confirmedBy: null, words: null },
  }))
}

/** Writes the agreement or changes it; signatures under the one before hold no more. Throws Refused `disputes.unknown_party`, `disputes.day_past`. */
export function drafted(m: Matter, { given, setting }: { given: NewDisputeAgreement; setting: Setting }): Fact[] {
  const first = m.state !== 'agreed'
  write(m, { given, form: 'written', setting })
  m.state = 'agreed'
  closeOffers(m)
  closeAsks(m, ['extend', 'climb'])
  m.signDueAt ??= setting.after(setting.settings.signDays, setting.now).toISOString()
  return [fact(first ? 'agreed' : 'redrafted', { version: m.agreement?.version ?? 1 })]
}

/** Records what was agreed by word of mouth in a session where every party was: in effect at once. Throws Refused `disputes.session_without_all`. */
export function oral(
  m: Matter,
  { given, sessionId, setting }: { given: NewDisputeAgreement; sessionId: string; setting: Setting },
): Fact[] {
  const session = m.sessions.find(({ id }) => id === sessionId)
  if (session?.state !== 'held' || !m.parties.every(({ id }) => session.present.includes(id)))
    throw new Refused('disputes.session_without_all')
  write(m, { given, form: 'oral', setting })
  if (m.agreement) m.agreement.sessionId = sessionId
  return [fact('oral', { n: session.n }), ...takeEffect(m, setting)]
}

/** One party signs, or staff takes its signature; in effect with the last. Throws Refused `disputes.other_version`, `disputes.file_required`, `disputes.signed`. */
export function sign(
  m: Matter,
  given: {
    version: number
    way: DisputeSignWay
    fileId: string | null
    partyId: string | null
    who: Who
    setting: Setting
  },
): Fact[] {
  const { who, setting, way, fileId } = given
  const { agreement } = m
  if (!agreement || who.seat === 'clock') throw new Refused('disputes.not_now', {}, { status: 409 })
  if (agreement.version !== given.version) throw new Refused('disputes.other_version', {}, { status: 409 })
  const partyId = who.seat === 'party' ? who.partyId : given.partyId
  if (!partyId || !m.parties.some(({ id }) => id === partyId)) throw new Refused('disputes.unknown_party')
  if (agreement.signatures.some((each) => each.partyId === partyId))
    throw new Refused('disputes.signed', {}, { status: 409 })
  if (who.seat === 'party' && way === 'desk') throw new Refused('disputes.file_required', {}, { field: 'body.fileId' })
  if (way !== 'desk' && !fileId) throw new Refused('disputes.file_required', {}, { field: 'body.fileId' })
  agreement.signatures.push({
    ...{ partyId, way, fileId, at: setting.now.toISOString() },
    postId: who.seat === 'party' ? null : who.postId,
  })
  const signed = fact('signed', { party: numberOf(m, partyId), way })
  return agreement.signatures.length === m.parties.length ? [signed, ...takeEffect(m, setting)] : [signed]
}

/** Somebody does not sign: back to the table. */
export function refuseSign(m: Matter, who: Who): Fact[] {
  dropDraft(m)
  m.state = m.sessions.some(({ state }) => state === 'held') ? 'in_session' : 'consented'
  return [fact('sign_refused', { party: who.seat === 'party' ? numberOf(m, who.partyId) : 0 })]
}
