import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { Refused } from '../errors.ts'
import { uuidv7 } from '../ids.ts'
import type { CaughtMessages } from '../mail/caught.ts'

/** One text message to one phone. Operators that send by template take `kind` and `values` instead of `text`. */
export interface TextMessage {
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

/** Header that carries the signature. */
const signatureHeader = 'x-doorstep-signature'

/**
 * Signature of a message: `t=<seconds since 1970>,v1=<hex HMAC-SHA-256 of "<t>.<body>">`. The time is signed too, so that
 * an old message can't be played again.
 */
export function sign({ body, secret, at }: { body: string; secret: string; at: Date }): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/** Sends through a webhook. Follows no redirect: the message goes where the operator said, and nowhere else. */
export function webhookTexter({ url, secret, clock, timeout = 10_000 }: WebhookOptions): Texter {
  return {
    async send(message) {
      const body = JSON.stringify({ id: uuidv7(), ...message })
      let status: number
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'doorstep',
            [signatureHeader]: sign({ body, secret, at: clock.now() }),
          },
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        })
        status = response.status
        await response.body?.cancel()
      } catch (cause) {
        throw new Refused('sms.unavailable', {}, { status: 503, cause, retryAfter: 60 })
      }
      if (status < 200 || status > 299)
        throw new Refused('sms.unavailable', { gateway: status }, { status: 503, retryAfter: 60 })
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
