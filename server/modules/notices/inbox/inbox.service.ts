import type { z } from 'zod'
import type { Locale, Page } from '../../../../contract/common.ts'
import type { InboxNotice, InboxQuery, KeptCase, Marked, MarkRead } from '../../../../contract/notices.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { isUuid } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { pathOf, wordsOf } from '../going-out/compose.ts'
import type { NoticesArrived } from '../going-out/fan-out.ts'
import type { NoticesDeps } from '../notices.context.ts'
import { accountOf } from '../notices.policy.ts'
import { type NoticeRow, noticesStore } from '../notices.store.ts'
import { accountKey, personKey } from '../person.rules.ts'
import { type TextRow, textsStore } from '../texts/texts.store.ts'

/** Who reads, in which language. */
export interface Reading {
  tenant: Tenant
  actor: Actor
  locale: Locale
}

/** What a person finds under "Notices". */
export interface InboxService {
  list(reading: Reading, query: z.output<typeof InboxQuery>): Promise<Page<InboxNotice>>
  unread(reading: Pick<Reading, 'tenant' | 'actor'>): Promise<{ unread: number; topic: string }>
  mark(reading: Pick<Reading, 'tenant' | 'actor'>, wanted: z.output<typeof MarkRead>): Promise<z.output<typeof Marked>>
  /** Notices of cases on a device, each opened by its secret; what a secret doesn't open is left out. */
  ofCases(reading: Omit<Reading, 'actor'>, cases: readonly z.output<typeof KeptCase>[]): Promise<InboxNotice[]>
}

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const residents = ['reporter', 'follower']
const work = ['requester', 'handler', 'target', 'issuer', 'approver', 'holder']

/** Makes the service of the inbox. */
export function createInbox(deps: NoticesDeps): InboxService {
  const { database, clock } = deps
  const shown = (row: NoticeRow, given: { tenant: Tenant; locale: Locale; own: readonly TextRow[] }): InboxNotice => {
    const { subject, text } = wordsOf(deps, row, { channel: 'inbox', composing: given })
    const { id, event, number } = row
    return {
      ...{ id, event, number, title: subject ?? '', text, link: pathOf(row) },
      audience: row.audience as InboxNotice['audience'],
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    }
  }
  /** The reader's other pages count again. */
  const tell = async (tx: Tx, accountId: string) => {
    const event: NoticesArrived = { name: 'notice.arrived', topics: [`notices:${accountId}`] }
    await outbox(tx).publish(event)
  }
  return {
    async list({ tenant, actor, locale }, { after, limit, show, about }) {
      if (after !== undefined && !isUuid(after)) throw new Refused('input.invalid', {}, { field: 'query.after' })
      const wanted = {
        personKey: accountKey(accountOf(actor)),
        before: after ?? newest,
        unread: show === 'unread',
        audiences: about === 'all' ? null : about === 'mine' ? residents : work,
        limit: limit + 1,
      }
      return await database.tx(
        tenant.id,
        async (tx) => {
          const rows = await noticesStore(tx).inbox(wanted)
          const own = await textsStore(tx).all()
          const items = rows.slice(0, limit).map((row) => shown(row, { tenant, locale, own }))
          return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
        },
        { readOnly: true },
      )
    },
    async unread({ tenant, actor }) {
      const accountId = accountOf(actor)
      const count = (tx: Tx) => noticesStore(tx).unread(accountKey(accountId))
      return { unread: await database.tx(tenant.id, count, { readOnly: true }), topic: `notices:${accountId}` }
    },
    async mark({ tenant, actor }, { ids, all, undo, read }) {
      const accountId = accountOf(actor)
      const key = accountKey(accountId)
      const at = clock.now()
      return await database.tx(tenant.id, async (tx) => {
        const store = noticesStore(tx)
        const changed = all
          ? undo
            ? await store.unmarkAll(key, new Date(undo))
            : await store.markAll(key, at)
          : await store.markSome({ personKey: key, ids: ids ?? [], read, at })
        if (changed > 0) await tell(tx, accountId)
        return { changed, unread: await store.unread(key), at: at.toISOString() }
      })
    },
    async ofCases({ tenant, locale }, cases) {
      return await database.tx(
        tenant.id,
        async (tx) => {
          const own = await textsStore(tx).all()
          const items = new Map<string, InboxNotice>()
          for (const kept of cases) {
            const found = await deps.telling.findHearer(tx, kept)
            if (!found) continue
            const rows = await noticesStore(tx).ofMatter(personKey(found.hearer, deps.secret), found.caseId)
            for (const row of rows) items.set(row.id, shown(row, { tenant, locale, own }))
          }
          return [...items.values()].sort((a, b) => b.id.localeCompare(a.id)).slice(0, 200)
        },
        { readOnly: true },
      )
    },
  }
}
