import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { coarseDegrees } from '../nearby.rules.ts'
import { conditionsOf, type ListWanted } from '../reading/lists.store.ts'

/** What a map reads: the cases of a list, where they may be shown exactly, and the part of the world in view. */
export interface MapWanted {
  wanted: ListWanted
  /** Categories of homes: coarsened, as is what was brought in confidence. */
  homeIds: readonly string[]
  /** Bodies and posts that must find the door: their own cases are never coarsened. Empty on a wall. */
  own: { holderIds: readonly string[]; postIds: readonly string[] }
  box?: readonly [west: number, south: number, east: number, north: number] | undefined
}

/** One square with what lies in it; `first` is its only case where there is just one. */
export interface MapCell {
  n: number
  red: number
  amber: number
  green: number
  none: number
  lat: number
  lng: number
  south: number
  north: number
  west: number
  east: number
  first: string
}

/** One case as a map has it. */
export interface MapRow {
  id: string
  number: string
  lat: number
  lng: number
  coarse: boolean
  text: string
  category_id: string | null
  state: string
  amber_at: Date | null
  due_at: Date | null
}

/** The due time of what has none, in keys: after all that have one. */
export const endless = '9999-12-31T00:00:00.000Z'

const columnOf = { street: 'street_id', community: 'community_id', grid: 'grid_id' } as const

/** Reads cases for maps, bound to a transaction. Places of homes are coarsened before anything is counted or cut. */
export function mapStore(tx: Tx) {
  const { tenantId } = tx
  return {
    /** How many there are in all, by colour, and how many without a point. */
    async totals(given: MapWanted) {
      const where = conditionsOf(given.wanted, tenantId)
      const found = await sql<{
        total: number
        unmapped: number
        red: number
        amber: number
        green: number
        none: number
      }>`
        select count(*)::int total, count(*) filter (where c.lat is null)::int unmapped, ${lightCounts(given.wanted.now)}
        from "case" c where ${sql.join(where, sql` and `)}`.execute(tx.db)
      return found.rows[0] ?? { total: 0, unmapped: 0, red: 0, amber: 0, green: 0, none: 0 }
    },

    /** What lies in each square of a net over the box. */
    async cells(given: MapWanted, cell: { lng: number; lat: number }): Promise<MapCell[]> {
      const { now } = given.wanted
      const found = await sql<MapCell>`
        with hit as materialized (select c.id, c.due_at, c.amber_at, ${shownAt(given)} from "case" c where ${within(given, tenantId)})
        select count(*)::int n, ${lightCounts(now)}, avg(c.lat)::float8 lat, avg(c.lng)::float8 lng,
          min(c.lat)::float8 south, max(c.lat)::float8 north, min(c.lng)::float8 west, max(c.lng)::float8 east, min(c.id::text) "first"
        from hit c ${inBox(given.box)}
        group by floor(c.lng / ${cell.lng}::float8), floor(c.lat / ${cell.lat}::float8)`.execute(tx.db)
      return found.rows
    },

    /** Latitude, longitude and number of cases of each square. */
    async heat(
      given: MapWanted,
      cell: { lng: number; lat: number },
    ): Promise<{ lat: number; lng: number; n: number }[]> {
      const found = await sql<{ lat: number; lng: number; n: number }>`
        with hit as materialized (select ${shownAt(given)} from "case" c where ${within(given, tenantId)})
        select avg(c.lat)::float8 lat, avg(c.lng)::float8 lng, count(*)::int n from hit c ${inBox(given.box)}
        group by floor(c.lng / ${cell.lng}::float8), floor(c.lat / ${cell.lat}::float8)`.execute(tx.db)
      return found.rows
    },

    /** Cases by id, in no order. */
    async byId(given: MapWanted, ids: readonly string[]): Promise<MapRow[]> {
      if (ids.length === 0) return []
      const found = await sql<MapRow>`select ${rowOf(given)} from "case" c
        where c.tenant_id = ${tenantId} and c.id = any(${ids as string[]}::uuid[])`.execute(tx.db)
      return found.rows
    },

    /** Cases in view, most urgent first, from a key on; one more than the limit where there is a next page. */
    async list(given: MapWanted): Promise<MapRow[]> {
      const { after, limit } = given.wanted
      const from = after
        ? sql`where (coalesce(c.due_at, ${endless}::timestamptz), c.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql``
      const found = await sql<MapRow>`
        with hit as materialized (select ${rowOf(given)} from "case" c where ${within(given, tenantId)}),
             seen as (select * from hit c ${inBox(given.box)})
        select * from seen c ${from} order by coalesce(c.due_at, ${endless}::timestamptz), c.id limit ${limit + 1}`.execute(
        tx.db,
      )
      return found.rows
    },

    /** Open and late cases by unit of a level. */
    async units(
      given: MapWanted,
      level: keyof typeof columnOf,
    ): Promise<{ unit_id: string; open: number; late: number }[]> {
      const where = conditionsOf(given.wanted, tenantId)
      const unit = sql.ref(`c.${columnOf[level]}`)
      const found = await sql<{ unit_id: string; open: number; late: number }>`
        select ${unit} unit_id, count(*)::int "open", count(*) filter (where c.due_at < ${given.wanted.now})::int late
        from "case" c where ${sql.join(where, sql` and `)} and ${unit} is not null group by 1`.execute(tx.db)
      return found.rows
    },
  }
}

const lightCounts = (now: Date): RawBuilder<unknown> => sql`
  count(*) filter (where c.due_at < ${now})::int red,
  count(*) filter (where c.due_at >= ${now} and c.amber_at <= ${now})::int amber,
  count(*) filter (where c.due_at >= ${now} and c.amber_at > ${now})::int green,
  count(*) filter (where c.due_at is null)::int "none"`

/** True where the exact place is for the body that must go there alone. */
function isCoarse({ homeIds, own }: MapWanted): RawBuilder<unknown> {
  const mine =
    own.holderIds.length + own.postIds.length === 0
      ? sql`false`
      : sql`(c.holder_id = any(${own.holderIds as string[]}::uuid[]) or c.handler_post_id = any(${own.postIds as string[]}::uuid[])
          or exists (select 1 from case_order o where o.tenant_id = c.tenant_id and o.case_id = c.id and o.open
            and o.target_id = any(${[...own.holderIds, ...own.postIds]}::uuid[])))`
  return sql`((c.confidential or coalesce(c.category_id = any(${homeIds as string[]}::uuid[]), false)) and not coalesce(${mine}, false))`
}

function shownAt(given: MapWanted): RawBuilder<unknown> {
  const shown = (column: 'lat' | 'lng') => {
    const exact = sql.ref(`c.${column}`)
    return sql`case when ${isCoarse(given)} then round((${exact} / ${coarseDegrees}::float8)::numeric)::float8 * ${coarseDegrees}::float8 else ${exact} end`
  }
  return sql`${shown('lat')} lat, ${shown('lng')} lng`
}

const rowOf = (given: MapWanted): RawBuilder<unknown> =>
  sql`c.id, c.number, left(c.text, 160) "text", c.category_id, c.state, c.amber_at, c.due_at, ${isCoarse(given)} coarse, ${shownAt(given)}`

/** The list's own conditions, with a point, and roughly in the box: exactly only once places are coarsened. */
function within({ wanted, box }: MapWanted, tenantId: string): RawBuilder<unknown> {
  const where = conditionsOf(wanted, tenantId)
  if (!box) where.push(sql`c.lat is not null`)
  else {
    const [west, south, east, north] = box
    where.push(
      sql`c.lat between ${south - coarseDegrees} and ${north + coarseDegrees} and c.lng between ${west - coarseDegrees} and ${east + coarseDegrees}`,
    )
  }
  return sql.join(where, sql` and `)
}

function inBox(box: MapWanted['box']): RawBuilder<unknown> {
  if (!box) return sql``
  const [west, south, east, north] = box
  return sql`where c.lat between ${south} and ${north} and c.lng between ${west} and ${east}`
}
