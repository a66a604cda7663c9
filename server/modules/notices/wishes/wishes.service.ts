import type { z } from 'zod'
import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import type {
  KeptCase,
  NoticeChannel,
  NoticePreferences,
  PreferencesView,
  PushSubscription,
  StopView,
} from '../../../../contract/notices.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Actor, anonymous } from '../../../platform/policy/actor.ts'
import { maskMail, maskPhone } from '../../../platform/policy/mask.ts'
import { mayReach } from '../../../platform/webhooks/address.rules.ts'
import { gatewaysStore } from '../gateways/gateways.store.ts'
import { mailOf } from '../going-out/fan-out.ts'
import { type NoticesDeps, settingsOf } from '../notices.context.ts'
import { accountOf } from '../notices.policy.ts'
import { accountKey, personKey } from '../person.rules.ts'
import { readStopToken, type Stop } from './stop-token.rules.ts'
import { type WishRow, wishesStore } from './wishes.store.ts'

type Who = { tenant: Tenant; actor: Actor }
type Me = { id: string; account: Awaited<ReturnType<NoticesDeps['accounts']['find']>> }

/** What people wish: ways, quiet hours, what is switched off; browsers; links in letters. */
export interface WishesService {
  view(who: Who): Promise<z.output<typeof PreferencesView>>
  /** Refuses `notice.kind_unknown` for a choice about nothing. */
  save(who: Who, wanted: NoticePreferences): Promise<z.output<typeof PreferencesView>>
  /** Refuses `notice.secret_wrong` (403) where nobody is signed in and no secret opens a case, `notice.browser_unknown`. */
  addBrowser(
    who: Who,
    given: { subscription: PushSubscription; locale: Locale; cases: readonly z.output<typeof KeptCase>[] },
  ): Promise<{ covers: number }>
  removeBrowser(tenant: Tenant, endpoint: string): Promise<void>
  /** Refuses `notice.link_invalid` (404). */
  stop(tenant: Tenant, token: string): Promise<z.output<typeof StopView>>
  setStop(
    tenant: Tenant,
    given: { token: string; stopped: boolean; everything: boolean },
  ): Promise<z.output<typeof StopView>>
}

/** What stands for every kind of notice in a choice. */
const everyKind = 'all.all'

/** Makes the service of wishes. */
export function createWishes(deps: NoticesDeps): WishesService {
  const { database, clock, kinds } = deps

  const waysOf = async (tx: Tx, { account, id: accountId }: Me): Promise<z.output<typeof PreferencesView>['ways']> => {
    const gateways = (await gatewaysStore(tx).all()).filter((gateway) => gateway.active)
    const mail = account ? mailOf(account.mail) : undefined
    const phone = account?.phone ?? undefined
    const browsers = await wishesStore(tx).pushOf([accountKey(accountId)])
    const byGateway = (channel: 'sms' | 'chat') => gateways.some((gateway) => gateway.channel === channel)
    const way = (channel: NoticeChannel, to: string | null, works: boolean) => ({ channel, to, works })
    return [
      way('inbox', null, true),
      way('push', browsers.length > 0 ? String(browsers.length) : null, browsers.length > 0),
      way('mail', mail ? maskMail(mail) : null, deps.canMail && mail !== undefined),
      way('sms', phone ? maskPhone(phone) : null, phone !== undefined && (deps.canText || byGateway('sms'))),
      way('chat', phone ? maskPhone(phone) : null, phone !== undefined && byGateway('chat')),
    ]
  }

  /**
   * Accounts stand outside the tenant's tables: read before its transaction is opened. Inside, each reader would hold one
   * connection and wait for a second, and as many readers as there are connections would wait for each other.
   */
  const meOf = async (actor: Actor): Promise<Me> => {
    const id = accountOf(actor)
    return { id, account: await deps.accounts.find(id) }
  }

  const viewIn = async (tx: Tx, { tenant, actor }: Who, me: Me): Promise<z.output<typeof PreferencesView>> => {
    const wish = (await wishesStore(tx).findAll([accountKey(me.id)])).get(accountKey(me.id))
    const isStaff = actor.posts.length > 0
    const settings = await settingsOf(tx)
    return {
      preferences: {
        quiet: wish?.quiet ?? 'default',
        order: (wish?.ways ?? []) as NoticePreferences['order'],
        choices: (wish?.choices ?? []) as NoticePreferences['choices'],
        locale: (wish?.locale ?? null) as Locale | null,
      },
      ways: await waysOf(tx, me),
      kinds: kinds.all
        .filter(({ audience }) => isStaff || audience === 'reporter' || audience === 'follower')
        .map((kind) => ({ ...kind, channels: [...kind.channels] })),
      tenantQuiet: settings.quiet,
      timeZone: tenant.timeZone,
    }
  }

  const stopViewOf = (tenant: Tenant, stop: Stop, wish: WishRow | undefined): z.output<typeof StopView> => {
    const tenantName: LocalizedName = tenant.name
    const { channel, event } = stop
    const isOff = (of: string) => wish?.choices.some((one) => one.event === of && one.channel === channel && !one.on)
    const stopped = (isOff(everyKind) || (event !== null && isOff(event))) ?? false
    return { channel: channel as NoticeChannel, event, stopped, tenant: tenantName }
  }

  const readStop = (tenant: Tenant, token: string): Stop => {
    const stop = readStopToken(token, { secret: deps.secret, tenantId: tenant.id })
    if (!stop) throw new Refused('notice.link_invalid', {}, { status: 404 })
    return stop
  }

  return {
    async view(who) {
      const me = await meOf(who.actor)
      return await database.tx(who.tenant.id, (tx) => viewIn(tx, who, me), { readOnly: true })
    },
    async save(who, wanted) {
      const me = await meOf(who.actor)
      const key = accountKey(me.id)
      const known = new Set([everyKind, ...kinds.all.map((kind) => kind.event)])
      const unknown = wanted.choices.find((choice) => !known.has(choice.event))
      if (unknown) throw new Refused('notice.kind_unknown', { event: unknown.event }, { field: 'body.choices' })
      return await database.tx(who.tenant.id, async (tx) => {
        await wishesStore(tx).save({
          id: uuidv7(),
          person_key: key,
          quiet: wanted.quiet === 'default' ? null : wanted.quiet,
          ways: [...new Set(wanted.order)],
          choices: wanted.choices,
          locale: wanted.locale,
          at: clock.now(),
        })
        return await viewIn(tx, who, me)
      })
    },
    async addBrowser({ tenant, actor }, { subscription, locale, cases }) {
      const { endpoint, keys } = subscription
      const { protocol, hostname } = new URL(endpoint)
      const isLocal = mayReach(hostname.replace(/^\[|\]$/g, ''), deps.allowed)
      if (protocol !== 'https:' && !isLocal) throw new Refused('notice.browser_unknown', {}, { status: 422 })
      return await database.tx(tenant.id, async (tx) => {
        const people = new Set<string>()
        if (actor.accountId && actor !== anonymous) people.add(accountKey(actor.accountId))
        for (const kept of cases) {
          const found = await deps.telling.findHearer(tx, kept)
          if (found) people.add(personKey(found.hearer, deps.secret))
        }
        if (people.size === 0) throw new Refused('notice.secret_wrong', {}, { status: 403 })
        const store = wishesStore(tx)
        await store.leavePush(endpoint, [...people])
        for (const person_key of people)
          await store.addPush({ id: uuidv7(), person_key, endpoint, ...keys, locale, at: clock.now() })
        return { covers: people.size }
      })
    },
    async removeBrowser(tenant, endpoint) {
      await database.tx(tenant.id, (tx) => wishesStore(tx).removePush(endpoint))
    },
    async stop(tenant, token) {
      const stop = readStop(tenant, token)
      const read = (tx: Tx) => wishesStore(tx).findAll([stop.personKey])
      const wishes = await database.tx(tenant.id, read, { readOnly: true })
      return stopViewOf(tenant, stop, wishes.get(stop.personKey))
    },
    async setStop(tenant, { token, stopped, everything }) {
      const stop = readStop(tenant, token)
      const event = everything ? everyKind : (stop.event ?? everyKind)
      return await database.tx(tenant.id, async (tx) => {
        const store = wishesStore(tx)
        const wish = await store.findForChange(stop.personKey)
        const { channel } = stop
        // Letting it come again undoes whatever kept it away.
        const others = (wish?.choices ?? []).filter(
          (one) => one.channel !== channel || (one.event !== event && (stopped || one.event !== everyKind)),
        )
        const changed: WishRow = {
          ...{
            person_key: stop.personKey,
            quiet: wish?.quiet ?? null,
            ways: wish?.ways ?? [],
            locale: wish?.locale ?? null,
          },
          choices: stopped ? [...others, { event, channel, on: false }] : others,
        }
        await store.save({ ...changed, id: uuidv7(), at: clock.now() })
        return stopViewOf(tenant, stop, changed)
      })
    },
  }
}
