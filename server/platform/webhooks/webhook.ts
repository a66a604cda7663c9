import { hkdfSync } from 'node:crypto'
import { type Post, type Posted, postOut } from './post.ts'
import { secretText, signatureHeaders } from './signature.rules.ts'

/** The secret of a gateway in its nth generation, made from the installation's secret: nothing to keep, nothing to leak. */
export function webhookSecret(given: { secret: string; id: string; generation: number }): string {
  const info = `webhook ${given.id} ${given.generation}`
  return secretText(Buffer.from(hkdfSync('sha256', given.secret, 'doorstep', info, 32)))
}

/** A message for a gateway. `id` stays the same when it is sent again, so that the gateway can know it. */
export interface WebhookMessage extends Pick<Post, 'url' | 'allowed' | 'timeout'> {
  id: string
  /** The present secret first; two while one is being changed. */
  secrets: readonly string[]
  content: Readonly<Record<string, unknown>>
  now: Date
}

/** Sends one signed message (Standard Webhooks). Never throws. */
export async function sendWebhook(message: WebhookMessage): Promise<Posted> {
  const { id, secrets, content, now, ...where } = message
  const body = JSON.stringify(content)
  const timestamp = Math.floor(now.getTime() / 1000)
  return await postOut({
    ...where,
    body,
    headers: { 'content-type': 'application/json', ...signatureHeaders({ id, timestamp, body }, secrets) },
  })
}
