import { Refused } from '../../../platform/errors.ts'
import { maskMail, maskPhone } from '../../../platform/policy/mask.ts'
import { sendWebhook, webhookSecret } from '../../../platform/webhooks/webhook.ts'
import type { GatewayRow } from '../gateways/gateways.store.ts'
import type { NoticesDeps } from '../notices.context.ts'
import type { PushRow } from '../wishes/wishes.store.ts'
import type { WayOut } from './ways.rules.ts'

/** A message with its words, ready for any of the ways. */
export interface Message {
  /** Stays the same however often it is sent. */
  id: string
  subject: string | null
  text: string
  html?: string
  headers?: Record<string, string>
  locale: string
  urgent: boolean
  /** Path on this site that a message on a device opens. */
  path: string
  /** Kinds of news in it, for gateways that send by template. */
  events: readonly string[]
}

/** What came of sending. `gone`: browsers that want nothing any more. */
export type Sent = { ok: true; gone?: string[] } | { ok: false; reason: string; again: boolean; gone?: string[] }

/** How the log names where a message went: never enough to reach anybody. */
export function maskedTo(channel: WayOut, addresses: Readonly<Record<string, string | undefined>>): string {
  const address = addresses[channel]
  if (channel === 'push' || !address) return '***'
  return channel === 'mail' ? maskMail(address) : maskPhone(address)
}

/** Sends a letter. */
export async function sendMail(deps: Pick<NoticesDeps, 'mailer'>, to: string, message: Message): Promise<Sent> {
  const { id, subject, text, html, headers } = message
  return await settled('smtp', () =>
    deps.mailer.send({
      ...{ to, subject: subject ?? '', text, messageId: `${id}@notices.doorstep` },
      ...(html === undefined ? {} : { html }),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...headers },
    }),
  )
}

/** Sends a text or chat message by the tenant's gateways, the first that takes it; else by the installation's. */
export async function sendByGateway(
  deps: Pick<NoticesDeps, 'texter' | 'canText' | 'secret' | 'allowed' | 'clock'>,
  given: { channel: 'sms' | 'chat'; to: string; gateways: readonly GatewayRow[]; message: Message },
): Promise<Sent> {
  const { channel, to, gateways, message } = given
  const { id, text, locale, events } = message
  let last: Sent = { ok: false, reason: 'no_gateway', again: false }
  for (const gateway of gateways.filter((one) => one.active && one.channel === channel)) {
    last = await sendWebhook({
      ...{ url: gateway.url, allowed: deps.allowed, id, now: deps.clock.now() },
      secrets: secretsOf(gateway, { secret: deps.secret, now: deps.clock.now() }),
      content: { id, channel, kind: 'notice', events, to, text, locale },
    })
    if (last.ok) return last
  }
  if (channel === 'chat' || !deps.canText || last.again) return last
  return await settled('gateway', () => deps.texter.send({ id, to, text, kind: 'notice', locale }))
}

/** The secrets that sign for a gateway now: the present one, and the one before for as long as it counts. */
export function secretsOf(gateway: GatewayRow, given: { secret: string; now: Date }): string[] {
  const { id, generation, previous_until: until } = gateway
  const both = until !== null && until > given.now && generation > 1
  return (both ? [generation, generation - 1] : [generation]).map((each) =>
    webhookSecret({ secret: given.secret, id, generation: each }),
  )
}

/** Sends to every browser of a person; it has gone when one took it. What is written on a locked screen names nobody. */
export async function sendPush(
  deps: Pick<NoticesDeps, 'pusher'>,
  browsers: readonly PushRow[],
  message: Message,
): Promise<Sent> {
  const { id, subject, text, path, urgent, locale } = message
  const payload = JSON.stringify({ id, title: subject, body: text, url: path, lang: locale })
  const results = await Promise.all(
    browsers.map(async (browser) => ({ browser, sent: await deps.pusher.push(browser, payload, { urgent }) })),
  )
  const gone = results.flatMap(({ browser, sent }) =>
    !sent.ok && (sent.status === 404 || sent.status === 410) ? [browser.endpoint] : [],
  )
  if (results.some(({ sent }) => sent.ok)) return { ok: true, gone }
  const failures = results.flatMap(({ sent }) => (sent.ok ? [] : [sent]))
  const worth = failures.find((one) => one.again) ?? failures[0]
  return { ok: false, reason: worth?.reason ?? 'no_browser', again: worth?.again ?? false, gone }
}

/** What refused and why, as a stable word: the answer of a server is never kept, it may repeat the address. */
async function settled(by: string, work: () => Promise<void>): Promise<Sent> {
  try {
    await work()
    return { ok: true }
  } catch (error) {
    if (!(error instanceof Refused)) return { ok: false, reason: by, again: true }
    const { smtp, gateway, reason, again } = error.facts as {
      smtp?: number
      gateway?: number
      reason?: string
      again?: boolean
    }
    const code = smtp ?? gateway
    return {
      ok: false,
      reason: code === undefined ? (reason ?? `${by}_unreachable`) : `${by}_${code}`,
      again: again ?? true,
    }
  }
}
