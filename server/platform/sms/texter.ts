import type { Clock } from '../clock.ts'
import { Refused } from '../errors.ts'
import { uuidv7 } from '../ids.ts'
import type { CaughtMessages } from '../mail/caught.ts'
import { allowedNetworks } from '../webhooks/address.rules.ts'
import { sendWebhook } from '../webhooks/webhook.ts'

/** One text message to one phone. Operators that send by template take `kind` and `values` instead of `text`. */
export interface TextMessage {
  /** Stays the same when a message is sent again, so that the gateway can know it. */
  id?: string
  to: string
  text: string
  kind: 'code' | 'notice'
  values?: Readonly<Record<string, string>>
  locale: string
}

/** Sends text messages. `send` is done once the gateway took it; refuses with `sms.unavailable` (503) otherwise. */
export interface Texter {
  send(message: TextMessage): Promise<void>
}

/** The district's own gateway: a web address that gets one signed POST per message. */
export interface WebhookOptions {
  url: string
  /** Shared with the gateway, which checks the signature with it. */
  secret: string
  clock: Clock
  /** Milliseconds the gateway has to answer, 10 s unless told. */
  timeout?: number
}

/** The operator of the installation names this gateway, so it may stand anywhere. */
const anywhere = allowedNetworks(['0.0.0.0/0', '::/0'])

/** Sends through a webhook. Follows no redirect: the message goes where the operator said, and nowhere else. */
export function webhookTexter({ url, secret, clock, timeout }: WebhookOptions): Texter {
  return {
    async send({ id = uuidv7(), ...message }) {
      const where = { url, allowed: anywhere, ...(timeout === undefined ? {} : { timeout }) }
      const sent = await sendWebhook({
        ...where,
        ...{ id, secrets: [secret], content: { id, ...message }, now: clock.now() },
      })
      if (sent.ok) return
      const { status, reason, again } = sent
      const facts = { ...(status === undefined ? {} : { gateway: status }), reason, again }
      throw new Refused('sms.unavailable', facts, { status: 503, retryAfter: 60 })
    },
  }
}

/** Keeps messages where the demo shows them, and sends nothing. */
export function catchingTexter(caught: CaughtMessages): Texter {
  return {
    async send({ to, text }) {
      caught.add({ channel: 'sms', to, text })
    },
  }
}

/** Refuses every message with `sms.not_set_up` (503): no gateway is configured. */
export const noTexter: Texter = {
  async send() {
    throw new Refused('sms.not_set_up', {}, { status: 503 })
  },
}
