import type { Pairing } from '../../../../contract/organisations.ts'
import { maskMail, maskName, maskPhone } from '../../../platform/policy/mask.ts'

/** Where an agreement stands on a day: one whose term is over has ended by itself. */
export const pairingState = (
  { state, until }: { state: 'offered' | 'agreed' | 'refused' | 'ended'; until: string },
  today: string,
): Pairing['state'] => (state === 'agreed' && until < today ? 'over' : state)

/** The contact of an organisation, masked. */
export const maskedContact = (contact: { name: string; phone: string; mail: string }) => ({
  name: maskName(contact.name),
  phone: contact.phone ? maskPhone(contact.phone) : '',
  mail: contact.mail ? maskMail(contact.mail) : '',
})

/** True when a body's term is over. */
export const isDue = (termUntil: string | null, today: string): boolean => termUntil !== null && termUntil < today
