import type { NoticeSettings } from '../../../../contract/notices.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type OutboxEvent, outbox } from '../../../platform/outbox/outbox.ts'
import { gatewaysStore } from '../gateways/gateways.store.ts'
import type { Kind } from '../kinds/kinds.rules.ts'
import { findTenant, type NoticesDeps, settingsOf } from '../notices.context.ts'
import { noticesStore } from '../notices.store.ts'
import { personKey, personMarks } from '../person.rules.ts'
import { type WishRow, wishesStore } from '../wishes/wishes.store.ts'
import { maskedTo } from './channels.ts'
import { deliveriesStore } from './deliveries.store.ts'
import type { Happened, Hearer, News, NewsSource } from './news.ts'
import { dueOf } from './quiet.rules.ts'
import { type Addresses, type WayOut, waysFor } from './ways.rules.ts'

/** Something came into inboxes: the pages of these people count again. */
export interface NoticesArrived extends OutboxEvent {
  name: 'notice.arrived'
}

/** Names of the job that sends one message. */
export const deliverJob = 'notices.deliver'

/** One person who hears, once, as the closest of what they are to the matter. */
interface Listener {
  hearer: Hearer
  kind: Kind
  key: string
}

/** Makes notices of an event, whichever sources know it. */
export async function hearOf(
  deps: NoticesDeps,
  given: { tenantId: string; event: Happened; sources: readonly NewsSource[] },
): Promise<void> {
  const { tenantId, event } = given
  const tenant = await findTenant(deps, tenantId)
  if (!tenant) return
  for (const source of given.sources.filter((one) => one.events.includes(event.name))) {
    const read = await source.open(tenant)
    await deps.database.tx(tenantId, async (tx) => {
      const news = await read(tx, event)
      if (news) await fanOut(tx, deps, { tenant, news })
    })
  }
}

/**
 * Writes one notice for each person who hears of it, and plans the messages that carry it outside, all in one transaction: an
 * event told twice changes nothing, one person in several roles hears once.
 */
async function fanOut(tx: Tx, deps: NoticesDeps, given: { tenant: Tenant; news: News }): Promise<void> {
  const { tenant, news } = given
  const listeners = listenersOf(deps, news)
  if (listeners.length === 0) return
  const keys = listeners.map(({ key }) => key)
  const settings = await settingsOf(tx)
  const wishes = await wishesStore(tx).findAll(keys)
  const browsers = new Set((await wishesStore(tx).pushOf(keys)).map((row) => row.person_key))
  const gateways = (await gatewaysStore(tx).all()).filter((gateway) => gateway.active)
  const works: Record<WayOut, boolean> = {
    push: true,
    mail: deps.canMail,
    sms: deps.canText || gateways.some((gateway) => gateway.channel === 'sms'),
    chat: gateways.some((gateway) => gateway.channel === 'chat'),
  }
  const arrived: string[] = []
  for (const listener of listeners) {
    const { key, hearer, kind } = listener
    const wish = wishes.get(key)
    const addresses = await addressesOf(deps, { listener, works, push: browsers.has(key), wish })
    const { facts } = news
    const noticeId = uuidv7()
    const locale = wish?.locale ?? hearer.locale ?? tenant.locale
    const isNew = await noticesStore(tx).add({
      id: noticeId,
      person_key: key,
      event_key: `${news.event} ${news.matter.id} ${news.occurrence}`,
      event: news.event,
      audience: kind.audience,
      ...{ matter_kind: news.matter.kind, matter_id: news.matter.id, number: news.matter.number },
      danger: news.danger,
      facts: {
        ...factsFor(kind, facts),
        ...(hearer.surface ? { surface: hearer.surface } : {}),
        ...(hearer.party ? { party: hearer.party } : {}),
      },
      locale,
      at: deps.clock.now(),
      delivery_id: null,
    })
    if (!isNew) continue
    if (hearer.accountId) arrived.push(`notices:${hearer.accountId}`)
    const ways = waysFor({
      ...{ kind, addresses, hearBack: hearer.hearBack },
      ...{ order: wish?.ways ?? [], choices: wish?.choices ?? [] },
    })
    await plan(tx, deps, { tenant, noticeId, listener, ways, addresses, locale, settings, wish, danger: news.danger })
  }
  const events: NoticesArrived[] = []
  for (let from = 0; from < arrived.length; from += 20)
    events.push({ name: 'notice.arrived', topics: arrived.slice(from, from + 20) })
  await outbox(tx).publish(...events)
}

/** Everybody once: under their account, or any address they share with somebody already on the list. */
function listenersOf(deps: NoticesDeps, news: News): Listener[] {
  const heard = new Set<string>()
  const listeners: Listener[] = []
  for (const kind of deps.kinds.of(news.event))
    for (const hearer of news.hearers) {
      if (hearer.audience !== kind.audience) continue
      if (hearer.accountId && hearer.accountId === news.doneBy) continue
      const marks = personMarks(hearer, deps.secret)
      if (marks.some((mark) => heard.has(mark))) continue
      for (const mark of marks) heard.add(mark)
      listeners.push({ hearer, kind, key: personKey(hearer, deps.secret) })
    }
  return listeners
}

/** Staff's notices carry no words of anybody; those are read in the case, by whoever may. */
function factsFor(kind: Kind, facts: News['facts']): News['facts'] {
  const isResident = kind.audience === 'reporter' || kind.audience === 'follower'
  return isResident ? facts : { ...facts, words: null }
}

/**
 * Where somebody is reached. Phone and address given with a case are used for it alone, and only by the way chosen with it;
 * staff is reached at their account.
 */
async function addressesOf(
  deps: NoticesDeps,
  given: { listener: Listener; works: Record<WayOut, boolean>; push: boolean; wish: WishRow | undefined },
): Promise<Addresses> {
  const { listener, works, wish } = given
  const { hearer, kind } = listener
  const addresses: Addresses = given.push && works.push ? { push: true } : {}
  if (hearer.hearBack !== undefined) {
    if (hearer.hearBack === 'mail' && hearer.mail && works.mail) addresses.mail = hearer.mail
    if (hearer.hearBack === 'sms' && hearer.phone && works.sms) addresses.sms = hearer.phone
  }
  const chosen = (channel: WayOut) => wish?.choices.some((one) => one.channel === channel && one.on) ?? false
  const usual = (channel: WayOut) => hearer.hearBack === undefined && kind.channels.includes(channel)
  const missing = (['mail', 'sms', 'chat'] as const).filter(
    (channel) => works[channel] && addresses[channel] === undefined && (chosen(channel) || usual(channel)),
  )
  if (missing.length === 0 || !hearer.accountId) return addresses
  const account = await deps.accounts.find(hearer.accountId)
  if (!account || account.erasedAt) return addresses
  for (const channel of missing) {
    const address = channel === 'mail' ? mailOf(account.mail) : account.phone
    if (address) addresses[channel] = address
  }
  return addresses
}

/** Accounts that sign in by phone have a mail address only in name. */
export const mailOf = (mail: string): string | undefined => (mail.endsWith('.invalid') ? undefined : mail)

async function plan(
  tx: Tx,
  deps: NoticesDeps,
  given: {
    tenant: Tenant
    noticeId: string
    listener: Listener
    ways: WayOut[]
    addresses: Addresses
    locale: string
    settings: NoticeSettings
    wish: WishRow | undefined
    danger: boolean
  },
): Promise<void> {
  const { tenant, noticeId, listener, ways, addresses, locale, settings, wish } = given
  const [channel, ...fallback] = ways
  if (!channel) return
  const now = deps.clock.now()
  const { passes } = listener.kind
  const due = dueOf({
    now,
    urgent: passes === 'always' || (passes === 'danger' && given.danger),
    gatherMinutes: settings.gatherMinutes,
    quiet: wish?.quiet === 'none' ? null : (wish?.quiet ?? settings.quiet),
    timeZone: tenant.timeZone,
  })
  const gathers = due > now
  const store = deliveriesStore(tx)
  const { push: _browsers, ...out } = addresses
  for (;;) {
    const joined = gathers ? await store.findGathering({ personKey: listener.key, channel, fallback }) : undefined
    if (joined) return await noticesStore(tx).attach(noticeId, joined)
    const id = uuidv7()
    const isMine = await store.add({
      ...{ id, person_key: listener.key, channel, fallback, ways: out, locale, gathers },
      ...{ masked: maskedTo(channel, out), created_at: now, due_at: due },
    })
    if (!isMine) continue
    await noticesStore(tx).attach(noticeId, id)
    return await enqueueDelivery(tx, deps, { id, due })
  }
}

/** Lets a message be sent when it is due; the minute's sweep looks after what a stopped process left behind. */
export async function enqueueDelivery(tx: Tx, deps: NoticesDeps, given: { id: string; due: Date }): Promise<void> {
  const wait = given.due.getTime() - deps.clock.now().getTime()
  const startAfter = wait > 0 ? { startAfter: new Date(Date.now() + wait) } : {}
  await deps.jobs.enqueue(tx, deliverJob, { id: given.id }, startAfter)
}
