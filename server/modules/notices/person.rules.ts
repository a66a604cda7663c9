import { createHmac } from 'node:crypto'

/** Somebody who is to hear, as far as it is known who. */
export interface Person {
  accountId: string | null
  phone: string | null
  mail: string | null
  /** Stable name where there is neither account nor address. */
  ref: string
}

const keyed = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`doorstep person ${text}`).digest('base64url').slice(0, 32)

/** The key of an account. */
export const accountKey = (accountId: string): string => `account:${accountId}`

/** A mail address the way mailboxes compare them. */
const plainMail = (mail: string): string => mail.trim().toLowerCase()
/** Digits alone, without the country's code where it is the home one. */
const plainPhone = (phone: string): string => phone.replaceAll(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '')

/**
 * Who somebody is, so that one person hears once: their account, else where they are reached as a keyed hash that gives
 * nothing away, else what they hold on to.
 */
export function personKey(person: Person, secret: string): string {
  if (person.accountId) return accountKey(person.accountId)
  if (person.phone) return `phone:${keyed(secret, plainPhone(person.phone))}`
  if (person.mail) return `mail:${keyed(secret, plainMail(person.mail))}`
  return person.ref
}

/** Every name under which the same person may turn up again among those who hear of one event. */
export function personMarks(person: Person, secret: string): string[] {
  return [
    personKey(person, secret),
    ...(person.phone ? [`phone:${keyed(secret, plainPhone(person.phone))}`] : []),
    ...(person.mail ? [`mail:${keyed(secret, plainMail(person.mail))}`] : []),
  ]
}
