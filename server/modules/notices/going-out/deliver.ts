import type { Locale } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { gatewaysStore } from '../gateways/gateways.store.ts'
import { findTenant, type NoticesDeps, settingsOf } from '../notices.context.ts'
import { noticesStore } from '../notices.store.ts'
import { textsStore } from '../texts/texts.store.ts'
import { wishesStore } from '../wishes/wishes.store.ts'
import { maskedTo, type Sent, sendByGateway, sendMail, sendPush } from './channels.ts'
import { compose } from './compose.ts'
import { type DeliveryRow, deliveriesStore } from './deliveries.store.ts'
import { enqueueDelivery } from './fan-out.ts'
import { afterFailure } from './retry.rules.ts'
import type { WayOut } from './ways.rules.ts'

const batch = 100
const dayLength = 86_400_000
/** Days in which a person may try again what was given up. */
const daysToTryAgain = 7

/**
 * Sends one message that is due. It is taken first, so that of two workers one sends it; whoever dies in between leaves it to
 * be taken again after a few minutes, under the same id. What came of it is written together with the job that goes on.
 */
export async function deliver(deps: NoticesDeps, given: { tenantId: string; id: string }): Promise<void> {
  const { tenantId, id } = given
  const tenant = await findTenant(deps, tenantId)
  if (!tenant) return
  const taken = await deps.database.tx(tenantId, async (tx) => {
    const row = await deliveriesStore(tx).claim(id, deps.clock.now())
    if (!row) return undefined
    const notices = await noticesStore(tx).ofDelivery(id)
    const wish = (await wishesStore(tx).findAll([row.person_key])).get(row.person_key)
    const wanted = notices.filter(
      (notice) => notice.read_at === null && !isOff(wish?.choices ?? [], notice.event, row.channel),
    )
    if (wanted.length === 0) {
      const reason = notices.some((notice) => notice.read_at === null) ? 'switched_off' : 'read_already'
      await deliveriesStore(tx).settle({ id, state: 'skipped', reason, dueAt: null, sentAt: null })
      return undefined
    }
    return {
      ...{ row, wanted },
      own: await textsStore(tx).all(),
      gateways: await gatewaysStore(tx).all(),
      browsers: row.channel === 'push' ? await wishesStore(tx).pushOf([row.person_key]) : [],
    }
  })
  if (!taken) return
  const { row, wanted, own, gateways, browsers } = taken
  const channel = row.channel as WayOut
  // A browser is asked in its own language.
  const locale: Locale = (browsers[0]?.locale ?? row.locale) === 'en' ? 'en' : 'zh-CN'
  let sent: Sent
  try {
    const message = compose(deps, {
      id,
      channel,
      personKey: row.person_key,
      notices: wanted,
      composing: { tenant, own, locale },
    })
    const to = row.ways?.[channel] ?? ''
    sent =
      channel === 'push'
        ? await sendPush(deps, browsers, message)
        : channel === 'mail'
          ? await sendMail(deps, to, message)
          : await sendByGateway(deps, { channel, to, gateways, message })
  } catch (error) {
    // A text that can't be filled, say: the next way may have another one.
    deps.log.error({ err: error, delivery: id }, 'a notice could not be put together')
    sent = { ok: false, reason: 'text', again: false }
  }
  await deps.database.tx(tenantId, async (tx) => {
    for (const endpoint of sent.gone ?? []) await wishesStore(tx).removePush(endpoint)
    await settle(tx, deps, row, sent)
  })
}

/** True when a person has switched this way off for this kind, or for all kinds. */
function isOff(
  choices: readonly { event: string; channel: string; on: boolean }[],
  event: string,
  channel: string,
): boolean {
  const said = choices.find((one) => one.event === event && one.channel === channel)
  return !(said?.on ?? choices.find((one) => one.event === 'all.all' && one.channel === channel)?.on ?? true)
}

async function settle(tx: Tx, deps: NoticesDeps, row: DeliveryRow, sent: Sent): Promise<void> {
  const { id } = row
  const now = deps.clock.now()
  const store = deliveriesStore(tx)
  if (sent.ok) return await store.settle({ id, state: 'sent', reason: null, dueAt: null, sentAt: now })
  const { reason } = sent
  const next = afterFailure({ attempts: row.attempts, again: sent.again, fallback: row.fallback })
  if (next.do === 'give_up') return await store.settle({ id, state: 'failed', reason, dueAt: null, sentAt: null })
  if (next.do === 'retry') {
    const due = new Date(now.getTime() + next.after)
    await store.settle({ id, state: 'waiting', reason, dueAt: due, sentAt: null })
    return await enqueueDelivery(tx, deps, { id, due })
  }
  const { channel, fallback } = next
  const masked = maskedTo(channel as WayOut, row.ways ?? {})
  await store.turn({ id, channel, fallback, masked, reason, dueAt: now })
  await enqueueDelivery(tx, deps, { id, due: now })
}

/** Sends everything of a tenant that is due: what a stopped process left behind. Gives how many it took up. */
export async function deliverDue(deps: NoticesDeps, tenantId: string, signal?: AbortSignal): Promise<number> {
  let done = 0
  for (;;) {
    const ids = await deps.database.tx(tenantId, (tx) => deliveriesStore(tx).due(deps.clock.now(), batch), {
      readOnly: true,
    })
    for (const id of ids) {
      if (signal?.aborted) return done
      await deliver(deps, { tenantId, id })
      done += 1
    }
    if (ids.length < batch) return done
  }
}

/** Deletes what has been kept long enough. */
export async function forgetOld(deps: NoticesDeps, tenantId: string): Promise<void> {
  const settings = await deps.database.tx(tenantId, settingsOf, { readOnly: true })
  const before = (days: number) => new Date(deps.clock.now().getTime() - days * dayLength)
  const each = async (work: (tx: Tx) => Promise<number>) => {
    while ((await deps.database.tx(tenantId, work)) === 1_000);
  }
  await deps.database.tx(tenantId, (tx) => deliveriesStore(tx).forgetWays(before(daysToTryAgain)))
  await each((tx) => noticesStore(tx).forget(before(settings.keepDays), 1_000))
  await each((tx) => deliveriesStore(tx).forget(before(settings.logDays), 1_000))
}
