import type { Locale } from '../../../../contract/common.ts'
import type { NoticeChannel, NoticeTextBody } from '../../../../contract/notices.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { catalogue } from '../../../platform/messages.ts'
import { secretOfParty } from '../../disputes/disputes.api.ts'
import { secretOfRepresentative } from '../../petitions/petitions.api.ts'
import { type NoticesDeps, siteLink } from '../notices.context.ts'
import type { NoticeRow } from '../notices.store.ts'
import { htmlLetter, type Letter, plainLetter } from '../texts/letter.rules.ts'
import { fill, standardText, valuesOf } from '../texts/texts.rules.ts'
import type { TextRow } from '../texts/texts.store.ts'
import { stopToken } from '../wishes/stop-token.rules.ts'
import type { Message } from './channels.ts'

// messages: notices.digest.*
// messages: notices.letter.*
// messages: notices.joint.*

/** What the words of a message depend on beside its notices. */
export interface Composing {
  tenant: Tenant
  own: readonly TextRow[]
  locale: Locale
}

type Filled = Pick<NoticeRow, 'event' | 'audience' | 'number' | 'facts' | 'matter_id' | 'matter_kind'>

/** Sources of the text of one notice for one way: the tenant's own, else the standard one. */
export function textFor(
  notice: Pick<NoticeRow, 'event' | 'audience'>,
  channel: NoticeChannel,
  { own, locale }: Composing,
): NoticeTextBody {
  const { event, audience } = notice
  const found = own.find((row) => row.event === event && row.audience === audience && row.channel === channel)
  if (found) return locale === 'en' ? found.words.en : found.words.zh
  return standardText(
    { event, audience: audience as Parameters<typeof standardText>[0]['audience'] },
    channel,
    catalogue(locale, 'notices'),
  )
}

/** Where a notice leads on this site; `null` where it leads nowhere. */
export function pathOf(notice: Filled): string | null {
  if (notice.matter_kind === 'recruitment')
    return `/${notice.audience === 'reporter' ? 'my' : 'console/recruitment'}/applications/${notice.matter_id}`
  if (notice.matter_kind === 'team') {
    if (notice.facts.surface === 'console') return `/console/teams/${notice.matter_id}`
    return `/teams/${notice.matter_id}${notice.audience === 'handler' ? '/lead' : ''}`
  }
  if (notice.matter_kind === 'star')
    return notice.audience === 'reporter' ? '/my/stars' : `/console/stars/${notice.matter_id}`
  if (notice.matter_kind === 'points') return '/points'
  if (notice.matter_kind === 'need') return `/points/needs/${notice.matter_id}`
  if (notice.matter_kind === 'organisation') return `/organisations/${notice.matter_id}`
  if (notice.matter_kind === 'concern') return '/console/today'
  if (notice.matter_kind === 'deliberation')
    return `${notice.audience === 'holder' ? '/console' : ''}/deliberations/${notice.matter_id}`
  if (notice.matter_kind === 'dispute')
    return notice.audience === 'reporter' ? `/d/${notice.number}` : `/console/disputes/${notice.number}`
  if (notice.matter_kind !== 'case' || !notice.number) return null
  const isResident = notice.audience === 'reporter' || notice.audience === 'follower'
  return isResident ? `/f/${notice.number}` : `/${notice.facts.surface ?? 'console'}/cases/${notice.matter_id}`
}

/** True where a message asks for the reporter's last word: its link leads to the page where one press gives it. */
const asksToRate = ({ event, audience }: Pick<NoticeRow, 'event' | 'audience'>): boolean =>
  audience === 'reporter' && (event === 'case.closed' || event === 'case.rating_reminded')

/** Best first: most people press the first thing that is true. */
const scores = [5, 4, 3, 2, 1] as const

/** The five faces as links. Opening one says nothing yet: mail programs open links by themselves. */
function facesOf(notice: Filled, link: string, locale: Locale): { text: string; link: string }[] | undefined {
  if (!link || !asksToRate(notice)) return undefined
  const words = catalogue(locale, 'resident')
  const [page, secret] = link.split('#')
  // messages: resident.rate.face.*
  return scores.map((score) => ({
    text: words[`resident.rate.face.${score}`] ?? String(score),
    link: `${page}?score=${score}${secret ? `#${secret}` : ''}`,
  }))
}

/** The link a message carries. The reporter's opens without signing in: its secret stands behind the #, where no server sees it. */
function linkOf(deps: NoticesDeps, notice: Filled, tenant: Tenant): string {
  const path = pathOf(notice)
  if (!path) return ''
  const link = siteLink(deps, tenant, asksToRate(notice) ? `${path}/rate` : path)
  if (link && notice.matter_kind === 'dispute' && notice.facts.party)
    return `${link}#${secretOfParty(deps.secret, notice.facts.party)}`
  // One of those who speak for a joint petition: its own page, with a secret of theirs alone.
  if (link && notice.matter_kind === 'case' && notice.facts.party)
    return `${siteLink(deps, tenant, `/p/${notice.number}`)}#${secretOfRepresentative(deps.secret, notice.facts.party)}`
  return link && notice.audience === 'reporter' && notice.matter_kind === 'case' && notice.matter_id
    ? `${link}#${deps.telling.secretFor(notice.matter_id)}`
    : link
}

/** One notice in words. `link`: as a message carries it. */
export function wordsOf(
  deps: NoticesDeps,
  notice: Filled,
  given: { channel: NoticeChannel; composing: Composing; body?: NoticeTextBody },
): { subject: string | null; text: string; link: string } {
  const { channel, composing } = given
  const { tenant, locale } = composing
  const link = linkOf(deps, notice, tenant)
  const body = given.body ?? textFor(notice, channel, composing)
  const about = { facts: notice.facts, number: notice.number, tenant: tenant.name, timeZone: tenant.timeZone }
  const words = catalogue(locale, 'notices')
  const values = valuesOf({ ...about, link, locale })
  // A matter without category or place is spoken of all the same.
  if (!notice.facts.category) values.category = words['notices.joint.uncategorised'] ?? '–'
  if (!notice.facts.place) values.place = words['notices.joint.unplaced'] ?? '–'
  return {
    subject: body.subject === null ? null : fill(body.subject, values, locale),
    text: fill(body.text, values, locale),
    link,
  }
}

/** A message of one notice, or of several gathered into one. */
export function compose(
  deps: NoticesDeps,
  given: {
    id: string
    channel: Exclude<NoticeChannel, 'inbox'>
    personKey: string
    notices: readonly (Filled & { danger?: boolean })[]
    composing: Composing
    body?: NoticeTextBody
  },
): Message {
  const { id, channel, notices, composing } = given
  const { tenant, locale } = composing
  const words = catalogue(locale, 'notices')
  const say = (key: string, values: Record<string, string | number> = {}) => fill(words[key] ?? key, values, locale)
  const name = locale === 'en' ? tenant.name.en : tenant.name.zh
  const parts = notices.map((notice) =>
    wordsOf(deps, notice, { channel, composing, ...(given.body ? { body: given.body } : {}) }),
  )
  const first = parts[0] ?? { subject: null, text: '', link: '' }
  const several = parts.length > 1
  // Several about one matter lead there; about several, to the inbox.
  const matters = new Set(notices.map((notice) => notice.matter_id))
  const path = (matters.size === 1 && notices[0] ? pathOf(notices[0]) : null) ?? '/notices'
  const events = [...new Set(notices.map((notice) => notice.event))]
  const common = {
    id,
    locale,
    events,
    urgent: notices.some((notice) => notice.danger),
    path: `/t/${tenant.slug}${path}`,
  }
  const count = parts.length
  if (channel === 'push')
    return several
      ? { ...common, subject: first.subject, text: say('notices.digest.push', { count }) }
      : { ...common, subject: first.subject, text: first.text }
  if (channel !== 'mail') {
    if (!several) return { ...common, subject: null, text: first.text }
    const titles = notices
      .map((notice) => wordsOf(deps, notice, { channel: 'inbox', composing }).subject)
      .join(locale === 'en' ? '; ' : '；')
    const link = matters.size === 1 ? first.link : siteLink(deps, tenant, '/notices')
    return { ...common, subject: null, text: say('notices.digest.sms', { tenant: name, count, titles, link }) }
  }
  const stops = stopsOf(deps, given, events)
  const letter: Letter = {
    locale,
    tenant: name,
    subject: several ? say('notices.digest.subject', { count }) : (first.subject ?? name),
    lead: several ? say('notices.digest.lead', { count }) : undefined,
    items: parts.map((part, index) => ({
      title: several ? (part.subject ?? undefined) : undefined,
      text: part.text,
      link: part.link || undefined,
      choices: notices[index] ? facesOf(notices[index], part.link, locale) : undefined,
    })),
    open: say('notices.letter.open'),
    why: say('notices.letter.why', { tenant: name }),
    stops: stops.map(({ key, page }) => ({ text: say(key), link: page })),
  }
  const oneClick = stops[0]?.click
  return {
    ...common,
    subject: letter.subject,
    text: plainLetter(letter),
    html: htmlLetter(letter),
    headers: oneClick
      ? { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {},
  }
}

/** Links that end letters: of this kind where it is one kind, and all of them. The first is what a mail program's own button uses. */
function stopsOf(
  deps: NoticesDeps,
  given: { personKey: string; composing: Composing },
  events: readonly string[],
): { key: string; page: string; click: string }[] {
  const { tenant } = given.composing
  if (!deps.publicUrl) return []
  const [only] = events
  const wanted = [
    ...(events.length === 1 && only ? [{ key: 'notices.letter.stop_one', event: only }] : []),
    { key: 'notices.letter.stop_all', event: null },
  ]
  return wanted.map(({ key, event }) => {
    const token = stopToken(
      { personKey: given.personKey, channel: 'mail', event },
      { secret: deps.secret, tenantId: tenant.id },
    )
    return {
      key,
      page: siteLink(deps, tenant, `/notices/stop/${token}`),
      click: siteLink(deps, tenant, `/api/v1/notice-stops/${token}`),
    }
  })
}
