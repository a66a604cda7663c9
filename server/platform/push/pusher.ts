import webPush from 'web-push'
import type { AllowedNetworks } from '../webhooks/address.rules.ts'
import { type Posted, postOut } from '../webhooks/post.ts'
import { vapidKeysOf } from './vapid.ts'

/** A browser as it gave itself. */
export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

/** Sends messages to browsers. */
export interface Pusher {
  /** For the browser, when it subscribes. */
  readonly publicKey: string
  /** Encrypts `payload` for this browser alone and hands it to the browser's service. Status 404 and 410: it is gone for good. */
  push(target: PushTarget, payload: string, options: { urgent: boolean }): Promise<Posted>
}

/** Seconds a service keeps a message for a browser that is off. */
const keptFor = 24 * 3600

/** Opens the way to browsers. `contact` tells their services who sends: an address people can write to, or the site itself. */
export function openPusher(given: { secret: string; contact: string; allowed: AllowedNetworks }): Pusher {
  const keys = vapidKeysOf(given.secret)
  return {
    publicKey: keys.publicKey,
    async push({ endpoint, p256dh, auth }, payload, { urgent }) {
      let details: ReturnType<typeof webPush.generateRequestDetails>
      try {
        details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject: given.contact, ...keys },
          TTL: keptFor,
          urgency: urgent ? 'high' : 'normal',
          contentEncoding: 'aes128gcm',
        })
      } catch {
        // Keys that are none: nothing will ever arrive there.
        return { ok: false, status: 410, reason: 'subscription_invalid', again: false }
      }
      const headers = Object.fromEntries(
        Object.entries(details.headers as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
      )
      return await postOut({ url: endpoint, headers, body: details.body ?? '', allowed: given.allowed })
    },
  }
}
