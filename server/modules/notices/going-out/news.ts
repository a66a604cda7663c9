import type { Locale } from '../../../../contract/common.ts'
import type { NoticeAudience } from '../../../../contract/notices.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { OutboxEvent } from '../../../platform/outbox/outbox.ts'
import type { Kind } from '../kinds/kinds.rules.ts'
import type { Person } from '../person.rules.ts'
import type { NoticeFacts } from '../texts/texts.rules.ts'

/** Somebody who is to hear of it. */
export interface Hearer extends Person {
  audience: NoticeAudience
  /** The way they chose for this matter (`none`, `mail`, `sms`); undefined for staff, who are reached by their account. */
  hearBack: string | undefined
  /** Undefined: the one they set for themselves, or the tenant's. */
  locale: Locale | undefined
  /** The pages on which staff does this work. */
  surface?: 'console' | 'field'
  /** Which party of a dispute or representative of a petition they are: their link opens it for them alone. */
  party?: string
}

/** What notices are made of: something that happened, and everybody who hears of it. */
export interface News {
  /** The kind's event, such as `case.accepted`. */
  event: string
  matter: { kind: string; id: string; number: string }
  /** Tells this happening apart from others of the same event in the same matter, such as its place in the timeline. */
  occurrence: string
  danger: boolean
  facts: NoticeFacts
  /** Account that did it: nobody hears of what they did themselves. */
  doneBy: string | undefined
  hearers: readonly Hearer[]
}

/** An event as it was published: its name and what it said, ids rather than people's data. */
export interface Happened extends OutboxEvent {
  [fact: string]: unknown
}

/**
 * An event by the type its publisher gave it. What stands in the outbox was written by this installation's own modules and is
 * checked nowhere again: a source asks only for the type that its event's name stands for.
 */
export const heard = <E extends OutboxEvent>(event: Happened): E => event as unknown as E

/** Where one module's news come from. Later modules bring theirs through the notices' door. */
export interface NewsSource {
  kinds: readonly Kind[]
  /** Names of the outbox events that bring news. */
  events: readonly string[]
  /**
   * Fetches outside a transaction what reading needs; what it gives tells inside one what an event is news of, undefined
   * where nobody hears of it.
   */
  open(tenant: Tenant): Promise<(tx: Tx, event: Happened) => Promise<News | undefined>>
}
