import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a stop link names: whose messages of which way, and of which event; without one, all of them. */
export interface Stop {
  personKey: string
  channel: string
  event: string | null
}

const sign = (text: string, secret: string, tenantId: string): string =>
  createHmac('sha256', secret).update(`stop ${tenantId} ${text}`).digest('base64url').slice(0, 27)

/** A token for a stop link: it says whom it is for by a key that gives nothing away, and works in one tenant alone. */
export function stopToken(stop: Stop, given: { secret: string; tenantId: string }): string {
  const text = Buffer.from(JSON.stringify([stop.personKey, stop.channel, stop.event])).toString('base64url')
  return `${text}.${sign(text, given.secret, given.tenantId)}`
}

/** Reads a token; undefined where somebody changed it or it belongs elsewhere. */
export function readStopToken(token: string, given: { secret: string; tenantId: string }): Stop | undefined {
  const [text = '', signature = ''] = token.split('.')
  const right = Buffer.from(sign(text, given.secret, given.tenantId))
  const offered = Buffer.from(signature)
  if (offered.length !== right.length || !timingSafeEqual(offered, right)) return undefined
  const [personKey, channel, event] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
    string,
    string,
    string | null,
  ]
  return { personKey, channel, event }
}
