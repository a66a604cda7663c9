import type { EventType } from '../lifecycle/case-state.ts'

/** What the reporter hears of, by the name of the fact. Everything else they find on the follow page. */
export const toldFacts = [
  'accepted',
  'declined',
  'closed',
  'suspended',
  'resumed',
  'reopened',
  'merged',
  'voided',
  'commented',
  'extension_granted',
] as const satisfies readonly (EventType | 'closed')[]

/** A notice: one of the facts told, or the one reminder to rate. */
export type Notice = (typeof toldFacts)[number] | 'remind'

/** Where somebody wants to hear back; undefined when they don't, or left nothing to reach them by. */
export function findWay(person: {
  hear_back: string
  phone: string | null
  mail: string | null
}): { channel: 'sms' | 'mail'; to: string } | undefined {
  if (person.hear_back === 'sms' && person.phone) return { channel: 'sms', to: person.phone }
  if (person.hear_back === 'mail' && person.mail) return { channel: 'mail', to: person.mail }
  return undefined
}
