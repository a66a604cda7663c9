import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { type CaseRow, stateOf } from '../case-row.rules.ts'
import type { CaseState, Doer, EventFacts, EventType } from '../lifecycle/case-state.ts'
import { isPrivate } from '../reading/within.store.ts'
import type { Window } from './moments.rules.ts'

/** Which cases somebody wants to see. */
export interface RequestsWanted {
  /** Case numbers; then nothing else narrows the list. */
  numbers?: readonly string[] | undefined
  categoryIds?: readonly string[] | undefined
  /** Categories whose matters are in somebody's home: whoever asks by category doesn't learn which are. */
  homeIds?: readonly string[] | undefined
  /** Key of the system that asks: it finds by category what it sent itself. */
  keyId?: string | undefined
  open?: boolean | undefined
  reported?: Window | undefined
  /** Last change; for ended cases the end. */
  changed?: { from: Date | undefined; before: Date | undefined } | undefined
  /** Categories whose cases are told to nobody here. */
  hidden: readonly string[]
  limit: number
  offset: number
}

/** The last public fact of a case that says where it stands. */
export interface LastFact {
  type: EventType
  by: Doer
  text: string | null
  facts: EventFacts
}

/** A case as it is told, with what came along when it was sent. */
export interface RequestRow {
  state: CaseState
  updatedAt: Date
  /** The key it was sent with; null where it came another way. */
  keyId: string | null
  mediaUrls: readonly string[]
  last: LastFact | null
}

/** A public fact of a case, and the case it belongs to. */
export interface UpdateRow {
  number: string
  seq: number
  at: Date
  type: EventType
  by: Doer
  text: string | null
  facts: EventFacts
  fileIds: readonly string[]
  channel: string
  categoryId: string | null
  confidential: boolean
  keyId: string | null
  mediaUrls: readonly string[]
  /** State of the case after it, and the fact that led there. */
  state: CaseState['state']
  stateBy: EventType
}

/** Facts that say where a case stands, and so explain its state. */
const telling: readonly EventType[] = [
  ...(['accepted', 'declined', 'raised', 'sent_down', 'assigned', 'whistled', 'dispatched', 'handled'] as const),
  ...(['check_passed', 'check_failed', 'suspended', 'resumed', 'split', 'merged', 'reopened'] as const),
  ...(['merge_undone', 'split_undone', 'part_undone'] as const),
  ...(['voided', 'withdrawn', 'imported', 'closed', 'extension_granted'] as const),
]

/** Facts between the reporter and whoever handles the case. */
const between: readonly EventType[] = ['rated', 'return_visit_due', 'return_visited']

interface ReadRow extends CaseRow {
  updated_at: Date
  key_id: string | null
  media_url: string | null
  last_type: EventType | null
  last_actor: Doer | null
  last_text: string | null
  last_facts: EventFacts | null
}

/** What Open311 reads and keeps, bound to a transaction. */
export function open311Store(tx: Tx) {
  const tenant = sql`${tx.tenantId}::uuid`
  return {
    /** Cases for the public, newest first; by last change where that was asked for. */
    async listRequests(wanted: RequestsWanted): Promise<RequestRow[]> {
      const byChange = wanted.numbers === undefined && wanted.changed !== undefined
      const order = byChange ? sql`c.updated_at desc, c.id desc` : sql`c.reported_at desc, c.id desc`
      const found = await sql<ReadRow>`
        select c.*, r.key_id, r.media_url, e.type as last_type, e.actor as last_actor, e.body->>'text' as last_text, e.body->'facts' as last_facts
        from (
          select * from "case" c where ${sql.join(conditionsOf(wanted, tenant), sql` and `)}
          order by ${order} limit ${wanted.limit} offset ${wanted.offset}
        ) c
        left join open311_request r on r.tenant_id = ${tenant} and r.case_id = c.id
        left join lateral (
          select x.type, x.actor, x.body from case_event x
          where x.tenant_id = ${tenant} and x.case_id = c.id and x.public and x.type = any(${telling as string[]})
          order by x.seq desc limit 1
        ) e on true
        order by ${order}`.execute(tx.db)
      return found.rows.map((row) => ({
        state: stateOf(row),
        updatedAt: row.updated_at,
        keyId: row.key_id,
        mediaUrls: row.media_url?.split('\n') ?? [],
        last: row.last_type
          ? {
              type: row.last_type,
              by: row.last_actor ?? { kind: 'system' },
              text: row.last_text,
              facts: row.last_facts ?? {},
            }
          : null,
      }))
    },

    /** Public facts in a window, oldest first. The first fact of a case is no update of it. */
    async listUpdates(given: {
      window: Window
      hidden: readonly string[]
      limit: number
      offset: number
    }): Promise<UpdateRow[]> {
      const found = await sql<UpdateRow>`
        select c.number, e.seq, e.at, e.type, e.actor as by, e.body->>'text' as text, coalesce(e.body->'facts', '{}') as facts,
          coalesce(e.body->'fileIds', '[]') as "fileIds", c.channel, c.category_id as "categoryId", c.confidential,
          r.key_id as "keyId", coalesce(u.media_urls, '{}') as "mediaUrls", s.state, s.type as "stateBy"
        from case_event e
        join "case" c on c.tenant_id = e.tenant_id and c.id = e.case_id
        left join open311_request r on r.tenant_id = e.tenant_id and r.case_id = e.case_id
        left join open311_update u on u.tenant_id = e.tenant_id and u.case_id = e.case_id and u.seq = e.seq
        cross join lateral (
          select x.body->'effect'->'set'->>'state' as state, x.type from case_event x
          where x.tenant_id = e.tenant_id and x.case_id = e.case_id and x.seq <= e.seq and x.body->'effect'->'set'->>'state' is not null
          order by x.seq desc limit 1
        ) s
        where e.tenant_id = ${tenant} and e.public and e.type <> 'reported' and e.at >= ${given.window.from} and e.at < ${given.window.before}
          and e.type <> all(${between as string[]})
          and (e.type <> 'commented' or c.channel = 'open311' or e.actor->>'kind' = 'open311')
          and c.lifecycle = 'report' and (c.category_id is null or c.category_id <> all(${given.hidden as string[]}::uuid[]))
        order by e.at, e.case_id, e.seq limit ${given.limit} offset ${given.offset}`.execute(tx.db)
      return found.rows
    },

    /** Id of a case that is told here, by its number. */
    async findCase(
      number: string,
      hidden: readonly string[],
    ): Promise<{ id: string; keyId: string | null } | undefined> {
      const found = await sql<{ id: string; keyId: string | null }>`
        select c.id, r.key_id as "keyId" from "case" c
        left join open311_request r on r.tenant_id = c.tenant_id and r.case_id = c.id
        where ${sql.join(conditionsOf({ numbers: [number], hidden, limit: 1, offset: 0 }, tenant), sql` and `)}`.execute(
        tx.db,
      )
      return found.rows[0]
    },

    /** Notes which key a case was sent with. */
    async addRequest(given: { caseId: string; keyId: string; mediaUrls: readonly string[] }): Promise<void> {
      // No address holds a line break.
      const mediaUrl = given.mediaUrls.join('\n') || null
      await sql`insert into open311_request (tenant_id, case_id, key_id, media_url)
        values (${tenant}, ${given.caseId}::uuid, ${given.keyId}::uuid, ${mediaUrl})`.execute(tx.db)
    },

    /** Uses up an update id of a key. @returns false where it was used before */
    async claimUpdate(given: {
      keyId: string
      updateId: string
      caseId: string
      seq: number
      saidAt: Date
      mediaUrls: readonly string[]
    }): Promise<boolean> {
      const found =
        await sql`insert into open311_update (tenant_id, key_id, update_id, case_id, seq, said_at, media_urls)
        values (${tenant}, ${given.keyId}::uuid, ${given.updateId}, ${given.caseId}::uuid, ${given.seq}, ${given.saidAt}, ${given.mediaUrls as string[]}::text[])
        on conflict (tenant_id, key_id, update_id) do nothing returning seq`.execute(tx.db)
      return found.rows.length > 0
    },
  }
}

function conditionsOf(wanted: RequestsWanted, tenant: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const where = [
    sql`c.tenant_id = ${tenant}`,
    sql`c.lifecycle = 'report'`,
    sql`(c.category_id is null or c.category_id <> all(${wanted.hidden as string[]}::uuid[]))`,
  ]
  if (wanted.numbers) return [...where, sql`c.number = any(${wanted.numbers as string[]})`]
  if (wanted.categoryIds) {
    const own = sql`exists (select from open311_request o where o.tenant_id = ${tenant} and o.case_id = c.id and o.key_id = ${wanted.keyId ?? null}::uuid)`
    where.push(
      sql`c.category_id = any(${wanted.categoryIds as string[]}::uuid[])`,
      sql`(not ${isPrivate(wanted.homeIds ?? [])} or ${own})`,
    )
  }
  if (wanted.open !== undefined) where.push(wanted.open ? sql`c.open` : sql`not c.open`)
  if (wanted.reported)
    where.push(sql`c.reported_at >= ${wanted.reported.from}`, sql`c.reported_at < ${wanted.reported.before}`)
  // A case ends once and may be rated later: the end is what is told, and never after the last change.
  const { from, before } = wanted.changed ?? {}
  if (from) where.push(sql`c.updated_at >= ${from}`, sql`coalesce(c.closed_at, c.updated_at) >= ${from}`)
  if (before) where.push(sql`coalesce(c.closed_at, c.updated_at) < ${before}`)
  return where
}
