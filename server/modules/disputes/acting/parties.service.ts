import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { DisputeInvitation, DisputeRepresentative, DisputeView } from '../../../../contract/disputes.ts'
import { disputeConsentVersion } from '../../../../contract/disputes.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { spine } from '../../cases/cases.api.ts'
import { type At, type Disputes, notFound, writing } from '../disputes.context.ts'
import { disputesStore } from '../disputes.store.ts'
import { codeHash, enter, type Inside } from '../inside.ts'
import { actsOf } from '../matter/acts.rules.ts'
import { type PartyRecord, partiesStore } from '../parties.store.ts'
import { viewOf } from '../reading/view.ts'
import { act } from './act.service.ts'

type Invitation = z.infer<typeof DisputeInvitation>

/** How long a code on paper works, in days. */
const inviteDays = 30
const dayLength = 86_400_000
/** Letters and digits nobody confuses when typing from paper. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** Makes the invitation of a party; the one before works no more. */
export async function inviteParty(tx: Tx, partyId: string, now: Date): Promise<Invitation> {
  let code = ''
  while (code.length < 12)
    for (const byte of randomBytes(12)) if (byte < 248 && code.length < 12) code += letters[byte % 31]
  const until = new Date(now.getTime() + inviteDays * dayLength)
  await partiesStore(tx).invite(partyId, codeHash(code), until)
  return { code, until: until.toISOString() }
}

/** An invitation to hand to a party on paper. Throws Refused `disputes.not_found`, `disputes.not_now`. */
export async function invite(disputes: Disputes, at: At, wanted: { number: string; id: string }): Promise<Invitation> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await writing(disputes, at, async (tx, now) => {
    const inside = await enter(disputes, tx, at, wanted.number, context)
    const party = allowed(inside, 'invite', wanted.id)
    await audit(tx).record({
      ...{ actor: at.actor, ...(inside.post ? { postId: inside.post.id } : {}), action: 'dispute.invited', at: now },
      subject: subjectOf(inside, party),
      detail: { number: inside.record.number, party: party.n },
    })
    return await inviteParty(tx, party.id, now)
  })
}

/** Opens an invitation: it works once. Throws Refused `disputes.code_unknown`. */
export async function claimInvitation(
  disputes: Disputes,
  at: At,
  wanted: { number: string; code: string },
): Promise<{ secret: string }> {
  return await writing(disputes, at, async (tx, now) => {
    const record = await disputesStore(tx).findByNumber(wanted.number)
    const parties = record ? await partiesStore(tx).of(record.id) : []
    const hash = codeHash(wanted.code)
    const party = parties.find(
      ({ inviteHash, inviteUntil }) => inviteHash === hash && inviteUntil !== null && inviteUntil > now,
    )
    if (!party) throw new Refused('disputes.code_unknown', {}, { status: 404, field: 'body.code' })
    const secret = spine.newSecret()
    await partiesStore(tx).claim(party.id, spine.hashSecret(secret))
    return { secret }
  })
}

/** A party says whether it wants mediation, or staff writes down what it said at the desk. */
export async function consent(
  disputes: Disputes,
  at: At,
  given: {
    number: string
    seen: number
    agree: boolean
    words: string
    consentVersion?: string
    /** At the desk: which party, and how it said so. */
    desk?: { partyId: string; how: 'spoken' | 'written' }
  },
): Promise<DisputeView> {
  const { number, seen, agree, words, desk } = given
  if (!desk && agree && given.consentVersion !== disputeConsentVersion)
    throw new Refused('disputes.consent_version', {}, { status: 409, field: 'body.consentVersion' })
  return await act(disputes, at, {
    ...{ number, seen },
    make: () => ({ act: 'consent', agree, words, ...(desk ? { partyId: desk.partyId } : {}) }),
    async alongside(tx, { inside }) {
      const partyId = inside.who.seat === 'party' ? inside.who.partyId : desk?.partyId
      if (partyId) await partiesStore(tx).consent(partyId, disputeConsentVersion, desk?.how ?? 'self')
    },
  })
}

/** Names who acts for a party; both are kept. A party does it itself, or those who keep the dispute write it down. */
export async function represent(
  disputes: Disputes,
  at: At,
  wanted: { number: string; id: string; representative: z.infer<typeof DisputeRepresentative> | null },
): Promise<DisputeView> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await writing(disputes, at, async (tx, now) => {
    const inside = await enter(disputes, tx, at, wanted.number, context)
    const party = allowed(inside, 'represent', wanted.id)
    if (inside.who.seat === 'party' && inside.who.partyId !== party.id) throw notFound()
    const by = wanted.representative
    await partiesStore(tx).represent(party.id, by && { name: by.name, phone: by.phone ?? null, mandate: by.mandate })
    await audit(tx).record({
      ...{ actor: at.actor, action: by ? 'dispute.represented' : 'dispute.represented_no_more', at: now },
      subject: subjectOf(inside, party),
      detail: { number: inside.record.number, party: party.n, ...(by ? { mandate: by.mandate } : {}) },
    })
    return await viewOf(disputes, tx, await enter(disputes, tx, at, wanted.number, context), at)
  })
}

/** Fields of a party that can be shown, one at a time. */
export type Revealed = 'name' | 'phone' | 'mail' | 'representative' | 'representativePhone'

/** Shows one masked field, with a reason that the party can read. Throws Refused `disputes.not_found`, `disputes.nothing_to_see`. */
export async function revealParty(
  disputes: Disputes,
  at: At,
  wanted: { number: string; id: string; field: Revealed; purpose: string },
): Promise<{ value: string }> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await writing(disputes, at, async (tx, now) => {
    const inside = await enter(disputes, tx, at, wanted.number, context)
    const party = allowed(inside, 'reveal', wanted.id)
    const { name, phone, mail, representativeName: representative, representativePhone } = party
    const value = { name, phone, mail, representative, representativePhone }[wanted.field]
    if (!value) throw new Refused('disputes.nothing_to_see', {}, { status: 404 })
    await reveal({
      ...{ tx, actor: at.actor, ...(inside.post ? { postId: inside.post.id } : {}), at: now },
      ...{ subject: subjectOf(inside, party), field: `party.${wanted.field}`, purpose: wanted.purpose },
      detail: { number: inside.record.number },
    })
    return { value }
  })
}

const subjectOf = ({ record }: Inside, { accountId }: PartyRecord) => ({
  ...{ kind: 'dispute', id: record.id, ...(accountId ? { accountId } : {}) },
})

function allowed(inside: Inside, right: 'invite' | 'represent' | 'reveal', partyId: string): PartyRecord {
  const { record, who, setting, parties } = inside
  const party = parties.find(({ id, erasedAt }) => id === partyId && erasedAt === null)
  if (!party) throw notFound()
  if (!actsOf(record.detail, who, setting).includes(right))
    throw new Refused('disputes.not_now', { act: right }, { status: 409 })
  return party
}
