import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import {
  type NoticeChannel,
  type NoticePreview,
  type NoticeSettings,
  type NoticeTextBody,
  type NoticeTextKey,
  type NoticeTextPair,
  type NoticeTextView,
  noticeChannels,
} from '../../../../contract/notices.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { catalogue } from '../../../platform/messages.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { gatewaysStore } from '../gateways/gateways.store.ts'
import { maskedTo, type Sent, sendByGateway, sendMail, sendPush } from '../going-out/channels.ts'
import { compose, wordsOf } from '../going-out/compose.ts'
import { mailOf } from '../going-out/fan-out.ts'
import { type Kind, variablesOf } from '../kinds/kinds.rules.ts'
import { type NoticesDeps, settingsOf } from '../notices.context.ts'
import { accountOf, checkAdminister, mayAdminister } from '../notices.policy.ts'
import type { NoticeRow } from '../notices.store.ts'
import { accountKey } from '../person.rules.ts'
import { wishesStore } from '../wishes/wishes.store.ts'
import { findTextFault, smsParts, standardText } from './texts.rules.ts'
import { type TextRow, textsStore } from './texts.store.ts'

// messages: notices.sample.*

type Who = { tenant: Tenant; actor: Actor }
type Tried = NoticeTextKey & { locale: Locale; body: NoticeTextBody }

/** A tenant's words and settings. All of it is for administrators; everybody on staff may read it. */
export interface TextsService {
  list(who: Who, channel: NoticeChannel | undefined): Promise<{ items: NoticeTextView[]; mayChange: boolean }>
  /** Refuses `notice.kind_unknown`, `notice.text_malformed`, `notice.variable_unknown`, `notice.subject_required`. */
  save(who: Who, given: NoticeTextKey & { own: NoticeTextPair | null }): Promise<NoticeTextView>
  preview(who: Who, given: Tried & { digest: boolean }): Promise<NoticePreview>
  sendTest(who: Who, given: Tried): Promise<{ sent: boolean; to: string; reason: string | null }>
  settings(who: Who): Promise<{ settings: NoticeSettings; ways: NoticeChannel[]; mayChange: boolean }>
  saveSettings(who: Who, settings: NoticeSettings): Promise<NoticeSettings>
}

/** Makes the service of texts and settings. */
export function createTexts(deps: NoticesDeps): TextsService {
  const { database, clock, kinds } = deps

  const getKind = ({ event, audience }: NoticeTextKey): Kind => {
    const kind = kinds.find(event, audience)
    if (!kind) throw new Refused('notice.kind_unknown', { event }, { field: 'body.event' })
    return kind
  }
  const check = (kind: Kind, channel: NoticeChannel, pair: NoticeTextPair, at: string) => {
    const fault = findTextFault(pair, { channel, variables: variablesOf(kind, channel) })
    if (!fault) return
    const { code, field, ...facts } = fault
    throw new Refused(code, facts, { field: `${at}.${field}` })
  }
  const viewOf = (kind: Kind, channel: NoticeChannel, own: TextRow | undefined): NoticeTextView => ({
    ...{ event: kind.event, audience: kind.audience, channel },
    standard: {
      en: standardText(kind, channel, catalogue('en', 'notices')),
      zh: standardText(kind, channel, catalogue('zh-CN', 'notices')),
    },
    own: own?.words ?? null,
    variables: [...variablesOf(kind, channel)],
    changedAt: own?.changed_at.toISOString() ?? null,
  })
  const record = async (tx: Tx, { actor }: Who, given: { action: string; detail: Record<string, unknown> }) => {
    const postId = checkAdminister(actor)
    await audit(tx).record({
      actor,
      ...(postId ? { postId } : {}),
      action: given.action,
      subject: { kind: 'notices', id: tx.tenantId },
      detail: given.detail,
      at: clock.now(),
    })
  }
  const waysIn = async (tx: Tx): Promise<NoticeChannel[]> => {
    const gateways = (await gatewaysStore(tx).all()).filter((gateway) => gateway.active)
    const has = (channel: string) => gateways.some((gateway) => gateway.channel === channel)
    const works: Record<NoticeChannel, boolean> = {
      ...{ inbox: true, push: true, mail: deps.canMail, sms: deps.canText || has('sms'), chat: has('chat') },
    }
    return noticeChannels.filter((channel) => works[channel])
  }
  /** A message with sample values; `several`: as it looks when notices have gathered. */
  const sample = (who: Who, given: Tried & { id: string; several: boolean }) => {
    const { event, audience, locale, body, id } = given
    const channel = given.channel as Exclude<NoticeChannel, 'inbox'>
    const notice = sampleNotice({ event, audience, tenant: who.tenant, now: clock.now() })
    const notices = given.several
      ? [notice, { ...notice, number: `${who.tenant.numberPrefix}-2026-000043`, matter_id: 'other' }]
      : [notice]
    return compose(deps, {
      ...{ id, channel, personKey: accountKey(accountOf(who.actor)), notices, body },
      composing: { tenant: who.tenant, own: [], locale },
    })
  }
  const checkTried = (who: Who, given: Tried, at: string) => {
    checkAdminister(who.actor)
    check(getKind(given), given.channel, { en: given.body, zh: given.body }, at)
  }

  return {
    async list({ tenant, actor }, channel) {
      const rows = await database.tx(tenant.id, (tx) => textsStore(tx).all(), { readOnly: true })
      const wanted = channel ? [channel] : noticeChannels
      const items = kinds.all.flatMap((kind) =>
        wanted.map((each) =>
          viewOf(
            kind,
            each,
            rows.find((row) => row.event === kind.event && row.audience === kind.audience && row.channel === each),
          ),
        ),
      )
      return { items, mayChange: mayAdminister(actor) }
    },
    async save(who, { own, ...key }) {
      checkAdminister(who.actor)
      const kind = getKind(key)
      if (own) check(kind, key.channel, own, 'body.own')
      return await database.tx(who.tenant.id, async (tx) => {
        const row = own ? { ...key, words: own, changed_at: clock.now() } : undefined
        if (row) await textsStore(tx).save({ ...row, id: uuidv7() })
        else await textsStore(tx).remove(key)
        await record(tx, who, { action: 'notices.text_changed', detail: { ...key, own: own !== null } })
        return viewOf(kind, key.channel, row)
      })
    },
    async preview(who, given) {
      checkTried(who, given, 'body.body')
      const { channel, locale, digest } = given
      if (channel === 'inbox') {
        const notice = sampleNotice({ ...given, tenant: who.tenant, now: clock.now() })
        const composing = { tenant: who.tenant, own: [], locale }
        const { subject, text } = wordsOf(deps, notice, { channel, composing, body: given.body })
        return { subject, text, html: null, parts: null }
      }
      const { subject, text, html } = sample(who, { ...given, id: 'sample', several: digest })
      return { subject, text, html: html ?? null, parts: channel === 'sms' ? smsParts(text) : null }
    },
    async sendTest(who, given) {
      checkTried(who, given, 'body.body')
      const { channel } = given
      if (channel === 'inbox') throw new Refused('notice.no_way', { channel }, { status: 409 })
      const accountId = accountOf(who.actor)
      const account = await deps.accounts.find(accountId)
      const { browsers, gateways } = await database.tx(
        who.tenant.id,
        async (tx) => ({
          browsers: await wishesStore(tx).pushOf([accountKey(accountId)]),
          gateways: await gatewaysStore(tx).all(),
        }),
        { readOnly: true },
      )
      const mail = account ? mailOf(account.mail) : undefined
      const phone = account?.phone ?? undefined
      const to = channel === 'mail' ? mail : channel === 'push' ? browsers[0]?.id : phone
      if (!to || (channel === 'mail' && !deps.canMail)) throw new Refused('notice.no_way', { channel }, { status: 409 })
      const message = sample(who, { ...given, id: uuidv7(), several: false })
      const sent: Sent =
        channel === 'mail'
          ? await sendMail(deps, to, message)
          : channel === 'push'
            ? await sendPush(deps, browsers, message)
            : await sendByGateway(deps, { channel, to, gateways, message })
      return { sent: sent.ok, to: maskedTo(channel, { [channel]: to }), reason: sent.ok ? null : sent.reason }
    },
    async settings({ tenant, actor }) {
      return await database.tx(
        tenant.id,
        async (tx) => ({ settings: await settingsOf(tx), ways: await waysIn(tx), mayChange: mayAdminister(actor) }),
        { readOnly: true },
      )
    },
    async saveSettings(who, settings) {
      checkAdminister(who.actor)
      return await database.tx(who.tenant.id, async (tx) => {
        await textsStore(tx).saveSettings(settings, clock.now())
        await record(tx, who, { action: 'notices.settings_changed', detail: { ...settings } })
        return settings
      })
    },
  }
}

/** A notice about nothing real, for previews. */
function sampleNotice(given: {
  event: string
  audience: string
  tenant: Tenant
  now: Date
}): Pick<NoticeRow, 'event' | 'audience' | 'number' | 'facts' | 'matter_id' | 'matter_kind'> {
  const word = (key: string): LocalizedName => ({
    en: catalogue('en', 'notices')[`notices.sample.${key}`] ?? key,
    zh: catalogue('zh-CN', 'notices')[`notices.sample.${key}`] ?? key,
  })
  return {
    ...{ event: given.event, audience: given.audience, matter_kind: 'case', matter_id: 'sample' },
    number: `${given.tenant.numberPrefix}-2026-000042`,
    facts: {
      ...{ category: word('category'), holder: word('holder'), place: word('place') },
      words: word('words').zh,
      due: new Date(given.now.getTime() + 4 * 3_600_000).toISOString(),
    },
  }
}
