import { type CaseRow, stateOf } from '../case-row.rules.ts'
import type { CaseState } from '../lifecycle/case-state.ts'
import type { ArchiveRow } from './archive.store.ts'
import type { CaseRows, Placed, Row } from './record.rules.ts'

/** An instant as PostgreSQL writes it in JSON, as rules write it. */
const iso = (value: unknown): string | null => (typeof value === 'string' ? new Date(value).toISOString() : null)

/** The case of its rows, as rules see it. */
export function stateOfRows({ tables }: Pick<CaseRows, 'tables'>): CaseState {
  const row = tables.case[0] as Row
  const instants = Object.entries(row)
    .filter(([name]) => name.endsWith('_at') || name === 'suspended_until')
    .map(([name, value]) => [name, iso(value)])
  return stateOf({ ...row, ...Object.fromEntries(instants) } as unknown as CaseRow)
}

/** When a case ended: closed, or said to be over otherwise. */
export const endedAt = ({ tables }: Pick<CaseRows, 'tables'>): Date => {
  const row = tables.case[0] as Row
  return new Date((row.closed_at ?? row.updated_at) as string)
}

const copied = [
  ...(['id', 'number', 'lifecycle', 'state', 'version', 'head', 'category_id', 'unit_id', 'street_id'] as const),
  ...(['community_id', 'grid_id', 'microgrid_id', 'holder_kind', 'holder_id', 'found_by_staff'] as const),
  ...(['confidential', 'reported_at', 'handled_at', 'closed_at', 'handle_due_at', 'closed_in_time', 'raised'] as const),
  ...(['rework', 'reopened', 'satisfaction', 'parent_id', 'merged_into_id'] as const),
]

/** Stages of clocks, and kinds of orders, that figures count. */
const countedStages: readonly unknown[] = ['accept', 'arrive']

/**
 * The row by which an archived case is found and counted. `counted` holds what figures ask of its clocks, orders and invitations, by
 * short names: `k` clocks (stage, due, whether it stopped, whether it was met), `o` orders (issued, whether returned), `i` invitations
 * (invited, rated).
 */
export function lookUpRow(
  rows: CaseRows,
  given: { placed: Placed; fileId: string; key: string; now: Date },
): ArchiveRow {
  const row = rows.tables.case[0] as Row
  const counted = {
    k: rows.tables.case_clock
      .filter(({ stage }) => countedStages.includes(stage))
      .map(({ stage, due_at, stopped_at, met }) => ({ s: stage, d: due_at, e: stopped_at !== null, m: met })),
    o: rows.tables.case_order
      .filter(({ kind }) => kind !== 'supervise')
      .map(({ issued_at, returned }) => ({ a: issued_at, r: Number(returned) > 0 })),
    i: rows.tables.rating_invitation.map(({ invited_at, rated_at }) => ({ a: invited_at, r: rated_at })),
  }
  const ended = endedAt(rows)
  const instants = [
    ...[row.reported_at, row.handled_at, row.closed_at, row.handle_due_at],
    ...[...counted.k.map(({ d }) => d), ...counted.o.map(({ a }) => a), ...counted.i.map(({ a }) => a)],
  ].flatMap((at) => (typeof at === 'string' ? [new Date(at).getTime()] : []))
  const { placed, fileId, key, now } = given
  return {
    ...Object.fromEntries(copied.map((name) => [name, row[name]])),
    id: rows.id,
    ...{ counted, ended_at: ended, counts_until: new Date(Math.max(ended.getTime(), ...instants)) },
    ...{ file_id: fileId, file_at: placed.at, file_length: placed.length, digest: placed.digest, key },
    archived_at: now,
  }
}
