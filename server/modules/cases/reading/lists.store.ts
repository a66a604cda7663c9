import { type RawBuilder, sql } from 'kysely'
import type { CaseListQuery } from '../../../../contract/case-routes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { findQuery } from '../../../platform/text/search-words.ts'
import { type ReadColumns, stateOf } from '../case-row.rules.ts'
import type { StoredCase } from '../cases.store.ts'
import { type WalkWanted, walkBack } from './walk-back.store.ts'
import { type Box, shownWithin } from './within.store.ts'

/** Whose list it is: all cases of a place, or what some bodies and posts must move. */
export type ListScope =
  | { kind: 'everything' }
  | { kind: 'place'; level: 'street' | 'community' | 'grid' | 'microgrid'; unitId: string }
  | { kind: 'holders'; ids: readonly string[]; handlerPostIds: readonly string[] }
  | { kind: 'orders'; targetIds: readonly string[] }
  | { kind: 'unplaced' }
  | { kind: 'return_visits'; gridIds: readonly string[] | null }

/** What a list shows, after the policy has set its bounds. */
export interface ListWanted {
  scope: ListScope
  /** Narrows further to a unit inside the scope. */
  unit?: { level: 'street' | 'community' | 'grid' | 'microgrid'; unitId: string } | undefined
  open?: boolean | undefined
  lifecycles?: readonly string[] | undefined
  states?: readonly string[] | undefined
  lights?: readonly string[] | undefined
  priorities?: readonly string[] | undefined
  categoryIds?: readonly string[] | undefined
  q?: string | undefined
  reportedFrom?: Date | undefined
  reportedTo?: Date | undefined
  sort: CaseListQuery['sort']
  after?: { at: string; id: string } | undefined
  limit: number
  now: Date
  /** Words are looked for in each case of the place instead of the index of words, which is of all history. */
  looksAtEach?: boolean
  /** Cases a search walks over before it asks the index of words, a thousand unless told; for tests. */
  firstSteps?: number | undefined
}

/** Cases without a running clock come last in lists by due time. */
const never = '9999-12-31T00:00:00.000Z'

const columnOf = { street: 'street_id', community: 'community_id', grid: 'grid_id', microgrid: 'microgrid_id' } as const

interface ListRow extends ReadColumns {
  followers: number
}

const cases = sql.raw('"case" c')

/**
 * What a case is read from, over `"case" c`. Words of the search are as much as all the rest together, and columns by which
 * lists are ordered stand in `detail` too: on a page of a hundred cases they would be half of the work.
 */
export const listedColumns = sql.raw(
  [
    ...['id', 'number', 'lifecycle', 'version', 'state', 'priority', 'channel', 'category_id', 'condition_id', 'text'],
    ...['address', 'lat', 'lng', 'placed', 'unit_id', 'street_id', 'community_id', 'grid_id', 'microgrid_id'],
    ...['holder_kind', 'holder_id', 'handler_post_id', 'reporter_kind', 'found_by_staff', 'confidential'],
    ...['reported_at', 'accepted_at', 'handled_at', 'closed_at', 'handle_due_at', 'closed_in_time', 'raised', 'rework'],
    ...['reopened', 'suspended_until', 'return_visit', 'parent_id', 'merged_into_id', 'followers', 'detail'],
  ]
    .map((column) => `c.${column}`)
    .join(', '),
)
const listed = (row: ListRow): Pick<StoredCase, 'state' | 'followers'> => ({
  state: stateOf(row),
  followers: row.followers,
})

/** These cases, in the order of the ids. */
async function byIds(tx: Tx, ids: readonly string[]): Promise<ListRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ListRow>`select ${listedColumns} from ${cases}
    where c.tenant_id = ${tx.tenantId} and c.id = any(${ids as string[]}::uuid[])`.execute(tx.db)
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Lists of cases, bound to a transaction. Every list pages by key and has an index made for it. */
export function listsStore(tx: Tx) {
  return {
    /** One page, and one row more when there is a next one. */
    async list(wanted: ListWanted): Promise<Pick<StoredCase, 'state' | 'followers'>[]> {
      const where = conditionsOf({ ...wanted, looksAtEach: await isAmongFew(tx, wanted) }, tx.tenantId)
      // Closed cases have no clock, so lists of open cases by due time keep to the small indexes of open ones.
      const key = wanted.sort === 'due' ? sql`coalesce(c.due_at, ${never}::timestamptz)` : sql`c.reported_at`
      const dueFirst = wanted.sort === 'due'
      if (wanted.after) {
        const { at, id } = wanted.after
        where.push(dueFirst ? afterDue(at, id) : sql`(c.reported_at, c.id) < (${at}::timestamptz, ${id}::uuid)`)
      }
      const order = dueFirst ? sql`c.due_at nulls last, c.id` : sql`${key} desc, c.id desc`
      const walked = walksBack(wanted) ? await walkBack(tx, walkOf(wanted, tx.tenantId)) : undefined
      const rows = walked ? await byIds(tx, walked.ids) : []
      if (rows.length > wanted.limit || walked?.atEnd) return rows.map(listed)
      if (walked) where.push(sql`(c.reported_at, c.id) < (${walked.last.at}::timestamptz, ${walked.last.id}::uuid)`)
      const found = await sql<ListRow>`select ${listedColumns} from ${cases} where ${sql.join(where, sql` and `)}
        order by ${order} limit ${wanted.limit + 1 - rows.length}`.execute(tx.db)
      return [...rows, ...found.rows].map(listed)
    },

    /** How many open cases there are by light. */
    async counts(scope: ListScope, now: Date): Promise<{ green: number; amber: number; red: number; none: number }> {
      const where = conditionsOf({ scope, open: true, sort: 'due', limit: 0, now }, tx.tenantId)
      const found = await sql<{ green: number; amber: number; red: number; none: number }>`
        select count(*) filter (where c.due_at >= ${now} and c.amber_at > ${now})::int green,
               count(*) filter (where c.due_at >= ${now} and c.amber_at <= ${now})::int amber,
               count(*) filter (where c.due_at < ${now})::int red,
               count(*) filter (where c.due_at is null)::int none
        from ${cases} where ${sql.join(where, sql` and `)}`.execute(tx.db)
      return found.rows[0] ?? { green: 0, amber: 0, red: 0, none: 0 }
    },

    async count(scope: ListScope, now: Date): Promise<number> {
      const where = conditionsOf(
        { scope, ...(scope.kind === 'return_visits' ? {} : { open: true }), sort: 'due', limit: 0, now },
        tx.tenantId,
      )
      const found = await sql<{
        n: number
      }>`select count(*)::int n from ${cases} where ${sql.join(where, sql` and `)}`.execute(tx.db)
      return found.rows[0]?.n ?? 0
    },

    /** How many cases a list has, counted up to `most`, and the ids of the first `limit` of them in its order. */
    async size(wanted: ListWanted, most: number): Promise<{ ids: string[]; total: number }> {
      const where = sql.join(conditionsOf(wanted, tx.tenantId), sql` and `)
      const order = wanted.sort === 'due' ? sql`c.due_at nulls last, c.id` : sql`c.reported_at desc, c.id desc`
      const found = await sql<{ id: string }>`
        select c.id from ${cases} where ${where} order by ${order} limit ${wanted.limit}`.execute(tx.db)
      if (found.rows.length < wanted.limit) return { ids: found.rows.map((row) => row.id), total: found.rows.length }
      const counted = await sql<{ n: number }>`
        select count(*)::int n from (select 1 from ${cases} where ${where} limit ${most + 1}) counted`.execute(tx.db)
      return { ids: found.rows.map((row) => row.id), total: counted.rows[0]?.n ?? 0 }
    },

    /** Cases by id, in the order of their due times. */
    async many(ids: readonly string[]): Promise<Pick<StoredCase, 'state' | 'followers'>[]> {
      if (ids.length === 0) return []
      const found = await sql<ListRow>`
        select ${listedColumns} from ${cases} where c.tenant_id = ${tx.tenantId} and c.id = any(${ids as string[]}::uuid[])
        order by c.due_at nulls last, c.id`.execute(tx.db)
      return found.rows.map(listed)
    },

    /** Open cases inside a box of degrees as everybody may find them, newest first, with their distance left to the caller. */
    async near(given: {
      box: Box
      homeIds: readonly string[]
      since: Date
      categoryIds: readonly string[] | null
      limit: number
    }): Promise<Pick<StoredCase, 'state' | 'followers'>[]> {
      const branch = given.categoryIds ? sql`and c.category_id = any(${given.categoryIds as string[]}::uuid[])` : sql``
      const found = await sql<ListRow>`select ${listedColumns} from ${cases}
        where c.tenant_id = ${tx.tenantId} and c.open and c.lifecycle = 'report' and ${shownWithin(given.box, given.homeIds)}
          and c.reported_at >= ${given.since} ${branch}
        order by c.reported_at desc limit ${given.limit}`.execute(tx.db)
      return found.rows.map(listed)
    },

    /** Cases somebody brought or follows with their account, newest first. */
    async mine(given: {
      accountId: string
      after?: string | undefined
      limit: number
    }): Promise<(Pick<StoredCase, 'state' | 'followers'> & { relation: 'reporter' | 'follower' })[]> {
      const after = given.after ? sql`and c.id < ${given.after}::uuid` : sql``
      const found = await sql<ListRow & { relation: 'reporter' | 'follower' }>`
        with mine as (
          select case_id, 'reporter' as relation from case_contact where tenant_id = ${tx.tenantId} and account_id = ${given.accountId}
          union all
          select case_id, 'follower' from case_follower where tenant_id = ${tx.tenantId} and account_id = ${given.accountId}
        )
        select ${listedColumns}, mine.relation from mine join ${cases} on c.tenant_id = ${tx.tenantId} and c.id = mine.case_id
        where true ${after} order by c.id desc limit ${given.limit + 1}`.execute(tx.db)
      return found.rows.map((row) => ({ ...listed(row), relation: row.relation }))
    },

    /** Number and state of cases by id, archived ones too: parents, children, survivors. */
    async kin(ids: readonly string[]): Promise<{ id: string; number: string; state: string }[]> {
      if (ids.length === 0) return []
      const found = await sql<{ id: string; number: string; state: string }>`
        select id, number, state from "case" where tenant_id = ${tx.tenantId} and id = any(${ids as string[]}::uuid[])
        union all select id, number, state from case_archive where tenant_id = ${tx.tenantId} and id = any(${ids as string[]}::uuid[])
        order by number`.execute(tx.db)
      return found.rows
    },
  }
}

/**
 * Whether a list may be found by walking: a search by words through all of history, in an order and a place that have an
 * index. Open cases are few however long the history is.
 */
function walksBack({ q, sort, open, scope, unit }: ListWanted): boolean {
  if (!q || sort !== 'reported' || open === true || unit?.level === 'microgrid') return false
  return scope.kind === 'everything' || (scope.kind === 'place' && scope.level !== 'microgrid')
}

/** Open cases among which words are looked for one by one: some milliseconds. */
const few = 5_000

/**
 * Whether a search looks among so few open cases that looking at each costs less than the index of words, which must read all
 * of history that has one of two common words: its work would grow with every year for the same list.
 */
async function isAmongFew(tx: Tx, { q, open, scope, unit, now }: ListWanted): Promise<boolean> {
  if (!q || open !== true || (scope.kind !== 'everything' && scope.kind !== 'place')) return false
  const where = conditionsOf({ scope, unit, open, now, sort: 'due', limit: 0 }, tx.tenantId)
  const found = await sql<{ n: number }>`
    select count(*)::int n from (select 1 from ${cases} where ${sql.join(where, sql` and `)} limit ${few + 1}) counted`.execute(
    tx.db,
  )
  return (found.rows[0]?.n ?? 0) <= few
}

function walkOf(wanted: ListWanted, tenantId: string): WalkWanted {
  const { scope, unit, now, after, reportedFrom, reportedTo, limit, firstSteps } = wanted
  return {
    path: conditionsOf({ scope, unit, now, reportedFrom, reportedTo, sort: 'reported', limit }, tenantId),
    fits: sql.join(conditionsOf(wanted, tenantId), sql` and `),
    ...{ after, limit, firstSteps },
  }
}

/** Rows after a key in a list by due time, nulls last. */
const afterDue = (at: string, id: string): RawBuilder<unknown> =>
  at === never
    ? sql`(c.due_at is null and c.id > ${id}::uuid)`
    : sql`((c.due_at, c.id) > (${at}::timestamptz, ${id}::uuid) or c.due_at is null)`

/** The key a list goes on from. */
export const keyOf = (
  state: { dueAt: string | null; reportedAt: string; id: string },
  sort: CaseListQuery['sort'],
): { at: string; id: string } => ({
  at: sort === 'due' ? (state.dueAt ?? never) : state.reportedAt,
  id: state.id,
})

/** Conditions of a list over `"case" c`, for every reading of it: rows, counts, a map. */
export function conditionsOf(wanted: ListWanted, tenantId: string): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [sql`c.tenant_id = ${tenantId}`, scopeOf(wanted.scope)]
  const { now } = wanted
  if (wanted.unit) where.push(sql`${sql.ref(`c.${columnOf[wanted.unit.level]}`)} = ${wanted.unit.unitId}::uuid`)
  if (wanted.open !== undefined) where.push(wanted.open ? sql`c.open` : sql`not c.open`)
  if (wanted.lifecycles?.length) where.push(sql`c.lifecycle = any(${wanted.lifecycles as string[]})`)
  if (wanted.states?.length) where.push(sql`c.state = any(${wanted.states as string[]})`)
  if (wanted.priorities?.length) where.push(sql`c.priority = any(${wanted.priorities as string[]})`)
  if (wanted.categoryIds) where.push(sql`c.category_id = any(${wanted.categoryIds as string[]}::uuid[])`)
  if (wanted.reportedFrom) where.push(sql`c.reported_at >= ${wanted.reportedFrom}`)
  if (wanted.reportedTo) where.push(sql`c.reported_at < ${wanted.reportedTo}`)
  if (wanted.lights?.length)
    where.push(
      sql`(${sql.join(
        wanted.lights.map((light) => lightIs(light, now)),
        sql` or `,
      )})`,
    )
  if (wanted.q) {
    const query = findQuery(wanted.q)
    // Words that are none, such as a phone number, find nothing: a filter never widens a list.
    const has = sql`c.search @@ to_tsquery('simple', ${query})`
    // Asked this way, no index of words can answer.
    where.push(query ? (wanted.looksAtEach ? sql`(${has}) is true` : has) : sql`false`)
  }
  return where
}

function lightIs(light: string, now: Date): RawBuilder<unknown> {
  if (light === 'red') return sql`c.due_at < ${now}`
  if (light === 'amber') return sql`(c.due_at >= ${now} and c.amber_at <= ${now})`
  return light === 'green' ? sql`(c.due_at >= ${now} and c.amber_at > ${now})` : sql`c.due_at is null`
}

function scopeOf(scope: ListScope): RawBuilder<unknown> {
  switch (scope.kind) {
    case 'everything':
      return sql`true`
    case 'place':
      return sql`${sql.ref(`c.${columnOf[scope.level]}`)} = ${scope.unitId}::uuid`
    case 'holders': {
      const held = sql`c.holder_id = any(${scope.ids as string[]}::uuid[])`
      return scope.handlerPostIds.length === 0
        ? held
        : sql`(${held} or c.handler_post_id = any(${scope.handlerPostIds as string[]}::uuid[]))`
    }
    case 'orders':
      return sql`c.id in (select o.case_id from case_order o where o.tenant_id = c.tenant_id and o.open and o.target_id = any(${scope.targetIds as string[]}::uuid[]))`
    case 'unplaced':
      return sql`not c.placed`
    case 'return_visits':
      return scope.gridIds === null
        ? sql`c.return_visit = 'due'`
        : sql`(c.return_visit = 'due' and c.grid_id = any(${scope.gridIds as string[]}::uuid[]))`
  }
}
