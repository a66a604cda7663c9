import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature covers: the message's id, when it was sent, and every byte of it (Standard Webhooks 1.0). */
export interface Signed {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

const prefix = 'whsec_'

/** Writes key bytes as gateways expect a secret: `whsec_` and base64. */
export const secretText = (key: Buffer): string => `${prefix}${key.toString('base64')}`

/** The bytes of a secret: base64 after `whsec_`, else the text itself. */
function keyOf(secret: string): Buffer {
  return secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), 'base64') : Buffer.from(secret)
}

function signatureOf({ id, timestamp, body }: Signed, secret: string): string {
  return `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** The three headers of a signed message. While a secret is being changed two sign, so that either end may go first. */
export function signatureHeaders(signed: Signed, secrets: readonly string[]): Record<string, string> {
  return {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': secrets.map((secret) => signatureOf(signed, secret)).join(' '),
  }
}

/** Minutes a message may be old or from the future before its receiver should refuse it. */
const tolerance = 5

/** True when one of the signatures is right and the message is of now: what a gateway checks. */
export function isSignedBy(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  given: { body: string; secret: string; now: Date },
): boolean {
  const id = String(headers['webhook-id'] ?? '')
  const timestamp = Number(headers['webhook-timestamp'])
  if (!Number.isInteger(timestamp) || Math.abs(given.now.getTime() / 1000 - timestamp) > tolerance * 60) return false
  const right = Buffer.from(signatureOf({ id, timestamp, body: given.body }, given.secret))
  return String(headers['webhook-signature'] ?? '')
    .split(' ')
    .some((one) => one.length === right.length && timingSafeEqual(Buffer.from(one), right))
}
