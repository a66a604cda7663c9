import type { LocalizedName } from '../../../../contract/common.ts'
import type { DisputeChair, DisputeLine, DisputeView, DisputeWay } from '../../../../contract/disputes.ts'
import { disputeConsentVersion } from '../../../../contract/disputes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { textOf } from '../../../platform/messages.ts'
import { maskAddress } from '../../../platform/policy/mask.ts'
import { type CaseContext, spine } from '../../cases/cases.api.ts'
import { getPost, stationsById } from '../../people/people.api.ts'
import type { At, Disputes } from '../disputes.context.ts'
import type { DisputeRow } from '../disputes.store.ts'
import type { Inside } from '../inside.ts'
import { actsOf, confirmationOpen, isLate, owesAnswer, owesReply } from '../matter/acts.rules.ts'
import type { Chair, FormerChair, Matter, Setting } from '../matter/matter.ts'
import { privateStore } from '../private/private.store.ts'
import { dueOfMatter } from '../written.ts'
import { namesOf, partyAsSeen } from './parties.view.ts'

// messages: disputes.consent.text

/** What somebody agrees to before mediation begins, in their language. */
export const consentWords = (at: Pick<At, 'locale'>): { version: string; text: string } => ({
  version: disputeConsentVersion,
  text: textOf({ locale: at.locale, area: 'disputes', key: 'disputes.consent.text' }),
})

/** Which ways are open now to somebody whose mediation did not end well, or whose agreement is not kept. */
export function waysOf(m: Matter, { nextTier }: Pick<Setting, 'nextTier'>): DisputeWay[] {
  if (m.state === 'refused' || m.state === 'failed') return ['arbitration', 'administration', 'court', 'apply_again']
  if (m.state === 'breached') return ['enforcement', 'court']
  const atTable = m.state === 'consented' || m.state === 'in_session'
  return atTable && nextTier !== undefined ? ['climb'] : []
}

/** What a list shows of a dispute: its subject, and nothing that was said. */
export function lineOf(context: CaseContext, row: DisputeRow, settings: Setting['settings']): DisputeLine {
  const tier = settings.tiers[row.tier] ?? settings.tiers[0]
  if (!tier) throw new Error('a ladder without tiers')
  const unit = context.bodies.unit(row.unitId)
  const { code, name, level } = tier
  return {
    ...{ id: row.id, number: row.number, subject: row.subject, state: row.state, parties: row.parties },
    topic: topicOf(context, row.categoryId),
    unit: unit ? { id: unit.id, level: unit.level, code: context.codeOf(unit.id), name: unit.name } : null,
    tier: { code, name, level },
    ...{ appliedAt: row.appliedAt.toISOString(), dueAt: row.dueAt?.toISOString() ?? null, chaired: row.chaired },
  }
}

/** The name of a topic. */
export const topicOf = (context: CaseContext, categoryId: string | null): LocalizedName | null =>
  (categoryId && context.configuration.categories.get(categoryId)?.name) || null

/** A dispute as this reader, who is inside, may see it. */
export async function viewOf(disputes: Disputes, tx: Tx, inside: Inside, at: At): Promise<DisputeView> {
  const { context, record, parties, who, setting } = inside
  const m = record.detail
  const state = await disputes.cases.matters.get(tx, { caseId: record.id, lifecycle: 'dispute' })
  const timeline = await disputes.cases.matters.timeline(tx, { context, state, forReporter: who.seat === 'party' })
  const stations = await stationsById(tx, [
    ...new Set(m.sessions.flatMap(({ stationId }) => (stationId ? [stationId] : []))),
  ])
  const own =
    who.seat === 'mediator' && m.chair ? await privateStore(tx, `mediator:${m.chair.id}`).minutes(record.id) : undefined
  const { unitId, categoryId } = record
  const row: DisputeRow = {
    ...record,
    ...{ unitId, categoryId, state: m.state, tier: m.tier, parties: m.parties.length, chaired: m.chair !== null },
    ...{ appliedAt: new Date(m.appliedAt), dueAt: null },
  }
  const mineOnly = who.seat === 'party' ? who.partyId : null
  return {
    ...lineOf(context, row, setting.settings),
    ...{ dueAt: dueOfMatter(m), version: state.version, seat: who.seat === 'clock' ? 'desk' : who.seat },
    ...{ partyId: mineOnly, may: actsOf(m, who, setting) },
    // Who only keeps the desk learns what it is about from its subject; the account is for those at the table.
    ...(who.seat === 'desk' ? { account: '', wish: '' } : { account: record.account, wish: record.wish }),
    address: record.address && (who.seat === 'desk' ? maskAddress(record.address) : record.address),
    tiers: setting.settings.tiers,
    tierIndex: m.tier,
    holder: spine.nameOfBody(context.bodies, state.holder),
    tierDueAt: m.tierDueAt,
    consent: consentWords(at),
    parties: parties.map((party) => partyAsSeen(party, m, who)),
    chair: m.chair && (await chairAsSeen(tx, m.chair)),
    chairs: await Promise.all(m.chairs.map((each) => chairAsSeen(tx, each))),
    objections: m.objections
      .filter(({ partyId }) => who.seat === 'desk' || partyId === mineOnly)
      .map(({ tier: _, ...objection }) => objection),
    asks: m.asks.map(({ about: { chair, ...about }, ...ask }) => ({
      ...ask,
      mine: owesAnswer(m, ask.id, who),
      about: { ...about, ...(chair ? { mediator: chair.mediatorId } : {}) },
    })),
    sessions: m.sessions.map((session) => {
      const station = stations.find(({ id }) => id === session.stationId)
      const { place } = session
      return {
        ...session,
        place: station ? { en: station.nameEn, zh: station.nameZh } : { en: place || '–', zh: place || '–' },
        minutes: who.seat === 'desk' ? null : session.minutes,
        ownMinutes: own?.get(session.id) ?? null,
      }
    }),
    offers:
      who.seat === 'desk' ? [] : m.offers.map((offer) => ({ ...offer, mine: owesReply(offer, who, setting.now) })),
    agreement: m.agreement && {
      ...{ version: m.agreement.version, form: m.agreement.form, words: m.agreement.words },
      ...{ writtenAt: m.agreement.writtenAt, effectAt: m.agreement.effectAt, document: m.agreement.document },
      names: namesOf(parties, who),
      signatures: m.agreement.signatures.map(({ postId: _, ...signature }) => signature),
    },
    duties: m.duties.map(({ told: _, ...duty }) => ({ ...duty, late: isLate(duty, setting.today) })),
    visits: m.visits.map(({ told: _, ...visit }) => visit),
    confirmation: m.confirmation && { ...m.confirmation, open: confirmationOpen(m, setting.now) },
    ending: m.ending,
    ways: waysOf(m, setting),
    timeline,
  }
}

async function chairAsSeen(tx: Tx, chair: Chair | FormerChair): Promise<DisputeChair> {
  const post = await getPost(tx, chair.postId)
  const until = 'until' in chair ? { until: chair.until, why: chair.why } : { until: null, why: null }
  return { id: chair.id, name: post.holderName ?? post.title ?? '–', role: post.role, since: chair.from, ...until }
}
