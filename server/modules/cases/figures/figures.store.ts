import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'

/**
 * The window and place figures are asked for. `unit` undefined: the whole tenant. `unitIds` are the unit and those it followed
 * when borders changed: what happened there counts with it.
 */
export interface FiguresWanted {
  from: Date
  to: Date
  now: Date
  unit?: { level: 'street' | 'community' | 'grid' | 'microgrid'; unitIds: readonly string[] } | undefined
}

/** A share before it is divided. */
export interface Part {
  part: number
  whole: number
}

/** Figures of one holder. */
export interface HolderFigures {
  holder_kind: 'unit' | 'department'
  holder_id: string
  closed: number
  on_time: number
  due: number
  open: number
}

const columnOf = { street: 'street_id', community: 'community_id', grid: 'grid_id', microgrid: 'microgrid_id' } as const

const columns = [
  ...['tenant_id', 'id', 'lifecycle', 'state', 'street_id', 'community_id', 'grid_id', 'microgrid_id', 'holder_kind'],
  ...['holder_id', 'found_by_staff', 'reported_at', 'handled_at', 'closed_at', 'handle_due_at', 'closed_in_time'],
  ...['raised', 'rework', 'reopened', 'satisfaction', 'merged_into_id'],
]
const named = sql.raw(columns.join(', '))
const ofCase = sql.raw(columns.map((column) => `c.${column}`).join(', '))

/** SQL of the figures, bound to a transaction. The formulas are the product's public promise: design page «The case loop». */
export function figuresStore(tx: Tx) {
  /** The promise is about reports: other lifecycles have figures of their own. */
  const inPlace = (wanted: FiguresWanted): RawBuilder<unknown> =>
    wanted.unit
      ? sql`and c.lifecycle = 'report' and ${sql.ref(`c.${columnOf[wanted.unit.level]}`)} = any(${wanted.unit.unitIds}::uuid[])`
      : sql`and c.lifecycle = 'report'`

  /**
   * Cases as figures count them, of daily work and of the archive. `counts_until` is the last instant of an archived case that a figure
   * may ask for: those of long ago aren't looked at.
   */
  const cases = ({ from }: FiguresWanted) => sql`(select ${named}, open from "case" where tenant_id = ${tx.tenantId}
    union all select ${named}, false from case_archive where tenant_id = ${tx.tenantId} and counts_until >= ${from})`

  const one = async <Row>(query: RawBuilder<Row>): Promise<Row> => {
    const { rows } = await query.execute(tx.db)
    return rows[0] as Row
  }

  return {
    /** Closed and on-time share: of the cases due in the window, without those suspended. */
    async closing(wanted: FiguresWanted): Promise<{ due: number; closed: number; onTime: number }> {
      return await one(sql<{ due: number; closed: number; onTime: number }>`
        select count(*)::int due, count(*) filter (where c.state = 'closed')::int closed,
               count(*) filter (where c.state = 'closed' and c.closed_in_time)::int "onTime"
        from ${cases(wanted)} c where c.tenant_id = ${tx.tenantId} and c.handle_due_at >= ${wanted.from} and c.handle_due_at < ${wanted.to}
          and c.state not in ('suspended', 'declined', 'void', 'merged') ${inPlace(wanted)}`)
    },

    /** Clocks of a stage due in the window: how many were met. One dropped unjudged (an order withdrawn) doesn't count. */
    async stage(stage: 'accept' | 'arrive', wanted: FiguresWanted): Promise<Part> {
      return await one(sql<Part>`
        select count(*) filter (where c.met)::int part, count(*)::int whole from (
          select ${ofCase}, k.met from case_clock k join "case" c on c.tenant_id = k.tenant_id and c.id = k.case_id
          where k.tenant_id = ${tx.tenantId} and k.stage = ${stage} and k.due_at >= ${wanted.from} and k.due_at < ${wanted.to}
            and (k.stopped_at is null or k.met is not null)
          union all
          select ${ofCase}, k.m from case_archive c
            cross join jsonb_to_recordset(c.counted -> 'k') as k(s text, d timestamptz, e boolean, m boolean)
          where c.tenant_id = ${tx.tenantId} and c.counts_until >= ${wanted.from} and k.s = ${stage} and k.d >= ${wanted.from}
            and k.d < ${wanted.to} and (not k.e or k.m is not null)
        ) c where c.state <> 'void' ${inPlace(wanted)}`)
    },

    /** Cases that failed a check at least once, of those handled in the window. */
    async rework(wanted: FiguresWanted): Promise<Part> {
      return await one(sql<Part>`
        select count(*) filter (where c.rework > 0)::int part, count(*)::int whole from ${cases(wanted)} c
        where c.tenant_id = ${tx.tenantId} and coalesce(c.handled_at, c.closed_at) >= ${wanted.from}
          and coalesce(c.handled_at, c.closed_at) < ${wanted.to} and (c.handled_at is not null or c.rework > 0) ${inPlace(wanted)}`)
    },

    /** Closed in the window without having been raised, per level of the last holder, with the number raised beside it. */
    async levels(wanted: FiguresWanted): Promise<{ level: string; solved: number; closed: number; raised: number }[]> {
      const { rows } = await sql<{ level: string; solved: number; closed: number; raised: number }>`
        select coalesce(u.level, 'department') as level, count(*) filter (where c.raised = 0)::int solved, count(*)::int closed,
               count(*) filter (where c.raised > 0)::int raised
        from ${cases(wanted)} c left join unit u on u.tenant_id = c.tenant_id and u.id = c.holder_id and c.holder_kind = 'unit'
        where c.tenant_id = ${tx.tenantId} and c.state = 'closed' and c.closed_at >= ${wanted.from} and c.closed_at < ${wanted.to} ${inPlace(wanted)}
        group by 1`.execute(tx.db)
      return rows
    },

    /** Closed in the window and, within 90 days, neither reopened nor brought again as the same matter. */
    async oneTime(wanted: FiguresWanted): Promise<Part> {
      return await one(sql<Part>`
        select count(*) filter (where c.reopened = 0 and not exists (
                 select 1 from ${cases(wanted)} again where again.tenant_id = c.tenant_id and again.merged_into_id = c.id
                   and again.reported_at > c.closed_at and again.reported_at < c.closed_at + interval '90 days'))::int part,
               count(*)::int whole
        from ${cases(wanted)} c where c.tenant_id = ${tx.tenantId} and c.state = 'closed' and c.closed_at >= ${wanted.from} and c.closed_at < ${wanted.to} ${inPlace(wanted)}`)
    },

    /** Rated 4 to 5 of the rated, and rated of the invited. Always shown together. */
    async ratings(wanted: FiguresWanted): Promise<{ content: number; rated: number; invited: number }> {
      return await one(sql<{ content: number; rated: number; invited: number }>`
        select count(*) filter (where c.gave_at is not null and c.satisfaction >= 4)::int content,
               count(c.gave_at)::int rated, count(*)::int invited from (
          select ${ofCase}, i.rated_at as gave_at from rating_invitation i join "case" c on c.tenant_id = i.tenant_id and c.id = i.case_id
          where i.tenant_id = ${tx.tenantId} and i.invited_at >= ${wanted.from} and i.invited_at < ${wanted.to}
          union all
          select ${ofCase}, i.r from case_archive c cross join jsonb_to_recordset(c.counted -> 'i') as i(a timestamptz, r timestamptz)
          where c.tenant_id = ${tx.tenantId} and c.counts_until >= ${wanted.from} and i.a >= ${wanted.from} and i.a < ${wanted.to}
        ) c where true ${inPlace(wanted)}`)
    },

    /** Cases reported in the window: found by grid staff of all. */
    async found(wanted: FiguresWanted): Promise<Part> {
      return await one(sql<Part>`
        select count(*) filter (where c.found_by_staff)::int part, count(*)::int whole from ${cases(wanted)} c
        where c.tenant_id = ${tx.tenantId} and c.reported_at >= ${wanted.from} and c.reported_at < ${wanted.to} and c.state <> 'void' ${inPlace(wanted)}`)
    },

    /** Orders issued in the window: returned of all. */
    async returns(wanted: FiguresWanted): Promise<Part> {
      return await one(sql<Part>`
        select count(*) filter (where c.came_back)::int part, count(*)::int whole from (
          select ${ofCase}, o.returned > 0 as came_back from case_order o join "case" c on c.tenant_id = o.tenant_id and c.id = o.case_id
          where o.tenant_id = ${tx.tenantId} and o.issued_at >= ${wanted.from} and o.issued_at < ${wanted.to} and o.kind <> 'supervise'
          union all
          select ${ofCase}, o.r from case_archive c cross join jsonb_to_recordset(c.counted -> 'o') as o(a timestamptz, r boolean)
          where c.tenant_id = ${tx.tenantId} and c.counts_until >= ${wanted.from} and o.a >= ${wanted.from} and o.a < ${wanted.to}
        ) c where true ${inPlace(wanted)}`)
    },

    /** Per holder: closed and on time of those due in the window, and what is open now. */
    async holders(wanted: FiguresWanted): Promise<HolderFigures[]> {
      const { rows } = await sql<HolderFigures>`
        select c.holder_kind, c.holder_id,
               count(*) filter (where due and c.state = 'closed')::int closed,
               count(*) filter (where due and c.state = 'closed' and c.closed_in_time)::int on_time,
               count(*) filter (where due and c.state <> 'suspended')::int due,
               count(*) filter (where c.open)::int open
        from (select *, (handle_due_at >= ${wanted.from} and handle_due_at < ${wanted.to}) is true as due from ${cases(wanted)} every_case where tenant_id = ${tx.tenantId}
                and (open or handle_due_at >= ${wanted.from} and handle_due_at < ${wanted.to}) and state not in ('declined', 'void', 'merged')) c
        where true ${inPlace(wanted)}
        group by 1, 2 order by count(*) desc limit 300`.execute(tx.db)
      return rows
    },
  }
}
