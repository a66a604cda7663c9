import type { DisputeParty } from '../../../../contract/disputes.ts'
import { maskMail, maskName, maskPhone } from '../../../platform/policy/mask.ts'
import type { Matter, Who } from '../matter/matter.ts'
import type { PartyRecord } from '../parties.store.ts'

/** A party as this reader may see it: masked for everybody but itself. How it is reached, other parties do not learn at all. */
export function partyAsSeen(party: PartyRecord, m: Matter, who: Who): DisputeParty {
  const you = who.seat === 'party' && who.partyId === party.id
  const isStaff = who.seat === 'mediator' || who.seat === 'desk'
  const { consent, consentAt } = m.parties.find(({ id }) => id === party.id) ?? { consent: 'asked', consentAt: null }
  const shown = <T>(value: T | null, mask: (plain: T) => T) =>
    value === null ? null : you ? value : isStaff ? mask(value) : null
  return {
    ...{ id: party.id, n: party.n, side: party.n === 1 ? 'applicant' : 'other', you, consent, consentAt },
    name: you ? party.name : maskName(party.name),
    phone: shown(party.phone, maskPhone),
    mail: shown(party.mail, maskMail),
    representative: party.representativeName
      ? {
          name: you ? party.representativeName : maskName(party.representativeName),
          mandate: party.representativeMandate as NonNullable<DisputeParty['representative']>['mandate'],
        }
      : null,
    reached: party.accountId ? 'account' : party.secretHash || party.phone || party.mail ? 'link' : 'none',
  }
}

/** Names as they stand in an agreement: in full for those who sign it and their mediator, masked for the desk. */
export const namesOf = (parties: readonly PartyRecord[], who: Who): { partyId: string; name: string }[] =>
  parties.map(({ id, name }) => ({ partyId: id, name: who.seat === 'desk' ? maskName(name) : name }))
