/** Notices: what a person hears of, by which way and when; and the notices a desk puts up for a place. */
import { z } from 'zod'
import { Id, Instant, Locale, LocalizedName, PageQuery } from './common.ts'

/** Ways a notice may take to a person. `inbox` stands on the pages, the others go out. */
export const noticeChannels = ['inbox', 'push', 'mail', 'sms', 'chat'] as const
/** One of the ways to a person. */
export const NoticeChannel = z.enum(noticeChannels).meta({ id: 'NoticeChannel' })
/** One of the ways to a person. */
export type NoticeChannel = z.infer<typeof NoticeChannel>

/** What happened, by the name of the fact, such as `case.accepted`; the table of them is served by `notices.texts`. */
export const NoticeEvent = z
  .string()
  .regex(/^[a-z_]+(\.[a-z_]+){1,2}$/)
  .max(80)
/** What happened, by the name of the fact. */
export type NoticeEvent = z.infer<typeof NoticeEvent>

/** What the reader is to the matter. */
export const noticeAudiences = [
  'reporter',
  'requester',
  'handler',
  'target',
  'issuer',
  'approver',
  'holder',
  'follower',
] as const
/** What the reader is to the matter. */
export const NoticeAudience = z.enum(noticeAudiences).meta({ id: 'NoticeAudience' })
/** What the reader is to the matter. */
export type NoticeAudience = z.infer<typeof NoticeAudience>

/** One notice as its reader finds it in the inbox. */
export const InboxNotice = z
  .object({
    id: Id,
    event: NoticeEvent,
    audience: NoticeAudience,
    title: z.string(),
    text: z.string(),
    /** The matter, where the reader may open it: a path on this site. */
    link: z.string().nullable(),
    /** Number of the case. */
    number: z.string().nullable(),
    at: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'InboxNotice' })
/** One notice as its reader finds it in the inbox. */
export type InboxNotice = z.infer<typeof InboxNotice>

/** Which notices of the inbox. `about`: of matters the reader brought or follows, or of their work. */
export const InboxQuery = PageQuery.extend({
  show: z.enum(['all', 'unread']).default('all'),
  about: z.enum(['all', 'mine', 'work']).default('all'),
})

/** Marks notices read or unread: some, or all that came before `before`. */
export const MarkRead = z.object({
  ids: z.array(Id).max(200).optional(),
  all: z.boolean().optional(),
  /** With `all`: marks again as unread what was marked read at this moment. */
  undo: Instant.optional(),
  read: z.boolean().default(true),
})

/** What marking did; `at` goes into `undo`. */
export const Marked = z.object({ changed: z.number().int(), unread: z.number().int(), at: Instant })

/** Minutes after midnight in the zone of the district. */
const MinuteOfDay = z.number().int().min(0).max(1439)

/** When nothing goes out: from one time of day to another, through midnight where `to` is the smaller. */
export const QuietHours = z.object({ from: MinuteOfDay, to: MinuteOfDay }).meta({ id: 'QuietHours' })
/** When nothing goes out. */
export type QuietHours = z.infer<typeof QuietHours>

/** What a person has switched off or on. */
const EventChoice = z.object({ event: NoticeEvent, channel: NoticeChannel.exclude(['inbox']), on: z.boolean() })

/** A person's wishes. Left out or null: what the tenant has set. */
export const NoticePreferences = z
  .object({
    /** `default`: those of the tenant; `none`: at any hour. */
    quiet: z.union([z.literal('default'), z.literal('none'), QuietHours]),
    /** Ways in the order in which they are tried. */
    order: z.array(NoticeChannel.exclude(['inbox'])).max(4),
    choices: z.array(EventChoice).max(400),
    locale: Locale.nullable(),
  })
  .meta({ id: 'NoticePreferences' })
/** A person's wishes. */
export type NoticePreferences = z.infer<typeof NoticePreferences>

/** One kind of notice with what applies to the reader. */
export const NoticeKind = z.object({
  event: NoticeEvent,
  audience: NoticeAudience,
  /** Ways it takes where the reader has not chosen. */
  channels: z.array(NoticeChannel),
  /** Passes quiet hours: always, where life is in danger, or never. */
  passes: z.enum(['never', 'danger', 'always']),
})
/** One kind of notice with what applies to the reader. */
export type NoticeKind = z.infer<typeof NoticeKind>

/** The page of preferences. */
export const PreferencesView = z.object({
  preferences: NoticePreferences,
  /** Ways that exist for this reader, with where they lead, masked. */
  ways: z.array(z.object({ channel: NoticeChannel, to: z.string().nullable(), works: z.boolean() })),
  kinds: z.array(NoticeKind),
  tenantQuiet: QuietHours.nullable(),
  timeZone: z.string(),
})
/** The page of preferences. */
export type PreferencesView = z.infer<typeof PreferencesView>

/** What a browser gives to be reached: as its Push API writes it. */
export const PushSubscription = z.object({
  endpoint: z.url().max(1000),
  keys: z.object({ p256dh: z.string().min(20).max(200), auth: z.string().min(10).max(100) }),
})
/** What a browser gives to be reached. */
export type PushSubscription = z.infer<typeof PushSubscription>

/** A case kept on a device, with the secret that opens it. */
export const KeptCase = z.object({ number: z.string().min(1).max(60), secret: z.string().min(10).max(200) })

/** A text of one way in one language. `subject`: title of a mail or a push message. ICU MessageFormat. */
export const NoticeTextBody = z.object({
  subject: z.string().trim().max(200).nullable(),
  text: z.string().trim().min(1).max(2000),
})
/** A text of one way in one language. */
export type NoticeTextBody = z.infer<typeof NoticeTextBody>

/** Both languages. */
export const NoticeTextPair = z.object({ en: NoticeTextBody, zh: NoticeTextBody })
/** Both languages. */
export type NoticeTextPair = z.infer<typeof NoticeTextPair>

/** Names a text. */
export const NoticeTextKey = z.object({ event: NoticeEvent, audience: NoticeAudience, channel: NoticeChannel })
/** Names a text. */
export type NoticeTextKey = z.infer<typeof NoticeTextKey>

/** A text with what it may say. */
export const NoticeTextView = NoticeTextKey.extend({
  standard: NoticeTextPair,
  own: NoticeTextPair.nullable(),
  variables: z.array(z.string()),
  changedAt: Instant.nullable(),
}).meta({ id: 'NoticeTextView' })
/** A text with what it may say. */
export type NoticeTextView = z.infer<typeof NoticeTextView>

/** How a message looks when it arrives. */
export const NoticePreview = z
  .object({
    subject: z.string().nullable(),
    text: z.string(),
    /** The letter as a mail program shows it; only for mail. */
    html: z.string().nullable(),
    /** For text messages: how many the operator will count. */
    parts: z.number().int().nullable(),
  })
  .meta({ id: 'NoticePreview' })
/** How a message looks when it arrives. */
export type NoticePreview = z.infer<typeof NoticePreview>

/** What became of one message on its way. Who it was for is masked. */
export const Delivery = z
  .object({
    id: Id,
    channel: NoticeChannel,
    to: z.string(),
    state: z.enum(['waiting', 'sending', 'sent', 'failed', 'skipped']),
    /** Why it failed, is tried again or was left out: a stable word. */
    reason: z.string().nullable(),
    attempts: z.number().int(),
    notices: z.number().int(),
    events: z.array(NoticeEvent),
    createdAt: Instant,
    dueAt: Instant.nullable(),
    sentAt: Instant.nullable(),
  })
  .meta({ id: 'Delivery' })
/** What became of one message on its way. */
export type Delivery = z.infer<typeof Delivery>

/** What applies to everybody in the tenant. */
export const NoticeSettings = z
  .object({
    quiet: QuietHours.nullable(),
    /** Minutes in which several notices for one person become one; 0: each by itself. */
    gatherMinutes: z.number().int().min(0).max(240),
    /** Days notices stay in an inbox, and deliveries in the log. */
    keepDays: z.number().int().min(7).max(730),
    logDays: z.number().int().min(1).max(365),
  })
  .meta({ id: 'NoticeSettings' })
/** What applies to everybody in the tenant. */
export type NoticeSettings = z.infer<typeof NoticeSettings>

/** A gateway for text messages or chat: an address that gets one signed POST for each message. */
export const NoticeWebhook = z
  .object({
    id: Id,
    channel: z.enum(['sms', 'chat']),
    name: z.string(),
    url: z.string(),
    active: z.boolean(),
    /** The secret before the present one still signs too, until then. */
    previousUntil: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'NoticeWebhook' })
/** A gateway for text messages or chat. */
export type NoticeWebhook = z.infer<typeof NoticeWebhook>

/** A new gateway. */
export const NewNoticeWebhook = z.object({
  channel: z.enum(['sms', 'chat']),
  name: z.string().trim().min(1).max(100),
  url: z.url({ protocol: /^https?$/ }).max(500),
})

/** A notice a desk puts up for everybody in a place: a water cut, a meeting, a collection day. */
export const Bulletin = z
  .object({
    id: Id,
    unit: z.object({ id: Id, level: z.string(), name: LocalizedName }),
    title: LocalizedName,
    text: z.object({ en: z.string(), zh: z.string() }),
    /** Something people must act on: shown first. */
    important: z.boolean(),
    from: Instant,
    until: Instant,
    publishedAt: Instant,
  })
  .meta({ id: 'Bulletin', description: 'A notice for everybody in a place' })
/** A notice a desk puts up for everybody in a place. */
export type Bulletin = z.infer<typeof Bulletin>

/** A bulletin as its desk sees it. */
export const DeskBulletin = Bulletin.extend({
  state: z.enum(['planned', 'shown', 'over', 'taken_down']),
  mayChange: z.boolean(),
}).meta({ id: 'DeskBulletin' })
/** A bulletin as its desk sees it. */
export type DeskBulletin = z.infer<typeof DeskBulletin>

/** A new bulletin. */
export const NewBulletin = z.object({
  unitId: Id,
  title: z.object({ en: z.string().trim().min(1).max(120), zh: z.string().trim().min(1).max(120) }),
  text: z.object({ en: z.string().trim().min(1).max(2000), zh: z.string().trim().min(1).max(2000) }),
  important: z.boolean().default(false),
  from: Instant,
  until: Instant,
})
/** A new bulletin. */
export type NewBulletin = z.infer<typeof NewBulletin>

/** What a stop link would stop. */
export const StopView = z.object({
  channel: NoticeChannel,
  event: NoticeEvent.nullable(),
  stopped: z.boolean(),
  tenant: LocalizedName,
})
