import { isIP } from 'node:net'
import type { z } from 'zod'
import type { Page } from '../../../../contract/common.ts'
import type { Delivery, NewNoticeWebhook, NoticeChannel, NoticeWebhook } from '../../../../contract/notices.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { mayReach } from '../../../platform/webhooks/address.rules.ts'
import { sendWebhook, webhookSecret } from '../../../platform/webhooks/webhook.ts'
import { secretsOf } from '../going-out/channels.ts'
import { type DeliveryRow, deliveriesStore } from '../going-out/deliveries.store.ts'
import { enqueueDelivery } from '../going-out/fan-out.ts'
import type { NoticesDeps } from '../notices.context.ts'
import { checkAdminister } from '../notices.policy.ts'
import { noticesStore } from '../notices.store.ts'
import { type GatewayRow, gatewaysStore } from './gateways.store.ts'

type Who = { tenant: Tenant; actor: Actor }
type WithSecret = { webhook: NoticeWebhook; secret: string }

/** Gateways of a tenant, and the log of what went through them and the other ways. For administrators. */
export interface GatewaysService {
  list(who: Who): Promise<NoticeWebhook[]>
  /** Refuses `notice.address_closed` for addresses inside a closed network. */
  add(who: Who, given: z.output<typeof NewNoticeWebhook>): Promise<WithSecret>
  activate(who: Who, given: { id: string; active: boolean }): Promise<NoticeWebhook>
  rotate(who: Who, id: string): Promise<WithSecret>
  test(who: Who, id: string): Promise<{ ok: boolean; reason: string | null }>
  deliveries(
    who: Who,
    query: {
      after?: string | undefined
      limit: number
      state?: Delivery['state'] | undefined
      channel?: NoticeChannel | undefined
    },
  ): Promise<Page<Delivery>>
  /** Refuses `notice.not_failed` (409): only what was given up may be tried again, and only while its address is known. */
  retry(who: Who, id: string): Promise<Delivery>
}

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** How long the secret before the present one still signs. */
const bothFor = 86_400_000

/** Makes the service of gateways and the log. */
export function createGateways(deps: NoticesDeps): GatewaysService {
  const { database, clock } = deps
  const viewOf = (row: GatewayRow): NoticeWebhook => {
    const { id, channel, name, url, active } = row
    const until = row.previous_until && row.previous_until > clock.now() ? row.previous_until.toISOString() : null
    return { id, channel, name, url, active, previousUntil: until, createdAt: row.created_at.toISOString() }
  }
  const secretOf = ({ id, generation }: GatewayRow) => webhookSecret({ secret: deps.secret, id, generation })
  const change = async (
    who: Who,
    given: { action: string; id?: string; work: (tx: Tx) => Promise<GatewayRow | undefined> },
  ) => {
    const postId = checkAdminister(who.actor)
    return await database.tx(who.tenant.id, async (tx) => {
      const row = await given.work(tx)
      if (!row) throw new Refused('notice.gateway_not_found', {}, { status: 404 })
      await audit(tx).record({
        ...{ actor: who.actor, ...(postId ? { postId } : {}), action: given.action },
        ...{ subject: { kind: 'notice_webhook', id: row.id }, at: clock.now() },
        detail: { name: row.name, active: row.active },
      })
      return row
    })
  }
  const deliveryOf = (row: DeliveryRow, carried: { notices: number; events: string[] } | undefined): Delivery => ({
    ...{ id: row.id, to: row.masked, state: row.state, reason: row.reason, attempts: row.attempts },
    channel: row.channel as NoticeChannel,
    notices: carried?.notices ?? 0,
    events: carried?.events ?? [],
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
  })

  return {
    async list({ tenant, actor }) {
      checkAdminister(actor)
      const rows = await database.tx(tenant.id, (tx) => gatewaysStore(tx).all(), { readOnly: true })
      return rows.map(viewOf)
    },
    async add(who, { channel, name, url }) {
      const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
      // A name is looked at again each time it is used; an address can be refused at once.
      if ((isIP(host) && !mayReach(host, deps.allowed)) || host === 'localhost')
        throw new Refused('notice.address_closed', {}, { field: 'body.url' })
      const fresh = { id: uuidv7(), channel, name, url, created_at: clock.now() }
      const row = await change(who, { action: 'notices.gateway_added', work: (tx) => gatewaysStore(tx).add(fresh) })
      return { webhook: viewOf(row), secret: secretOf(row) }
    },
    async activate(who, { id, active }) {
      return viewOf(
        await change(who, { action: 'notices.gateway_changed', work: (tx) => gatewaysStore(tx).activate(id, active) }),
      )
    },
    async rotate(who, id) {
      const until = new Date(clock.now().getTime() + bothFor)
      const row = await change(who, {
        action: 'notices.gateway_rotated',
        work: (tx) => gatewaysStore(tx).rotate(id, until),
      })
      return { webhook: viewOf(row), secret: secretOf(row) }
    },
    async test({ tenant, actor }, id) {
      checkAdminister(actor)
      const rows = await database.tx(tenant.id, (tx) => gatewaysStore(tx).all(), { readOnly: true })
      const gateway = rows.find((row) => row.id === id)
      if (!gateway) throw new Refused('notice.gateway_not_found', {}, { status: 404 })
      const now = clock.now()
      const messageId = uuidv7()
      const sent = await sendWebhook({
        ...{ url: gateway.url, allowed: deps.allowed, id: messageId, now },
        secrets: secretsOf(gateway, { secret: deps.secret, now }),
        content: {
          id: messageId,
          channel: gateway.channel,
          kind: 'test',
          events: [],
          to: '',
          text: 'Doorstep',
          locale: tenant.locale,
        },
      })
      return { ok: sent.ok, reason: sent.ok ? null : sent.reason }
    },
    async deliveries({ tenant, actor }, { after, limit, state, channel }) {
      checkAdminister(actor)
      if (after !== undefined && !isUuid(after)) throw new Refused('input.invalid', {}, { field: 'query.after' })
      return await database.tx(
        tenant.id,
        async (tx) => {
          const rows = await deliveriesStore(tx).page({ before: after ?? newest, state, channel, limit: limit + 1 })
          const page = rows.slice(0, limit)
          const carried = await noticesStore(tx).eventsOf(page.map((row) => row.id))
          const items = page.map((row) => deliveryOf(row, carried.get(row.id)))
          return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
        },
        { readOnly: true },
      )
    },
    async retry({ tenant, actor }, id) {
      checkAdminister(actor)
      return await database.tx(tenant.id, async (tx) => {
        const store = deliveriesStore(tx)
        const row = await store.find(id)
        if (!row) throw new Refused('notice.delivery_not_found', {}, { status: 404 })
        if (row.state !== 'failed' || !row.ways) throw new Refused('notice.not_failed', {}, { status: 409 })
        const now = clock.now()
        const { channel, fallback, masked } = row
        await store.turn({ id, channel, fallback, masked, reason: row.reason ?? 'again', dueAt: now })
        await enqueueDelivery(tx, deps, { id, due: now })
        const carried = await noticesStore(tx).eventsOf([id])
        return deliveryOf({ ...row, state: 'waiting', attempts: 0, due_at: now }, carried.get(id))
      })
    },
  }
}
