import type { CaseState } from './lifecycle/case-state.ts'
import { currentClock, isOpen } from './lifecycle/case-state.ts'

/** Parts of a case that no list asks for: kept together in `detail`. */
const detailKeys = [
  'stateBefore',
  'answers',
  'files',
  'orders',
  'clocks',
  'handledBy',
  'reopenedByReporter',
  'round',
  'extension',
  'suspension',
  'supervised',
  'rating',
  'children',
  'undo',
  'matter',
] as const

/** `detail` of a case row. */
export type CaseDetail = Pick<CaseState, (typeof detailKeys)[number]>

/** The columns of table `case` that follow from its timeline, by name. Instants are ISO texts. */
export interface CaseRow {
  id: string
  number: string
  lifecycle: string
  version: number
  state: string
  open: boolean
  priority: string
  channel: string
  category_id: string | null
  condition_id: string | null
  text: string
  address: string | null
  lat: number | null
  lng: number | null
  placed: boolean
  unit_id: string | null
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  microgrid_id: string | null
  holder_kind: string
  holder_id: string
  handler_post_id: string | null
  reporter_kind: string
  found_by_staff: boolean
  confidential: boolean
  reported_at: string
  accepted_at: string | null
  handled_at: string | null
  closed_at: string | null
  handle_due_at: string | null
  closed_in_time: boolean | null
  raised: number
  rework: number
  reopened: number
  suspended_until: string | null
  stage: string | null
  amber_at: string | null
  due_at: string | null
  satisfaction: number | null
  solved: boolean | null
  rated_at: string | null
  return_visit: string | null
  parent_id: string | null
  merged_into_id: string | null
  detail: CaseDetail
}

/** The row of a case. `stateOf` turns it back: nothing is lost on the way. */
export function rowOf(state: CaseState): CaseRow {
  const clock = currentClock(state)
  return {
    id: state.id,
    number: state.number,
    lifecycle: state.lifecycle,
    version: state.version,
    state: state.state,
    open: isOpen(state),
    priority: state.priority,
    channel: state.channel,
    category_id: state.categoryId,
    condition_id: state.conditionId,
    text: state.text,
    address: state.address,
    lat: state.point?.lat ?? null,
    lng: state.point?.lng ?? null,
    placed: state.placed,
    unit_id: state.unitId,
    street_id: state.streetId,
    community_id: state.communityId,
    grid_id: state.gridId,
    microgrid_id: state.microgridId,
    holder_kind: state.holder.kind,
    holder_id: state.holder.id,
    handler_post_id: state.handlerPostId,
    reporter_kind: state.reporterKind,
    found_by_staff: state.foundByStaff,
    confidential: state.confidential,
    reported_at: state.reportedAt,
    accepted_at: state.acceptedAt,
    handled_at: state.handledAt,
    closed_at: state.closedAt,
    handle_due_at: state.handleDueAt,
    closed_in_time: state.closedInTime,
    raised: state.raised,
    rework: state.rework,
    reopened: state.reopened,
    suspended_until: state.suspendedUntil,
    stage: clock?.stage ?? null,
    amber_at: clock?.amberAt ?? null,
    due_at: clock?.dueAt ?? null,
    satisfaction: state.rating?.satisfaction ?? null,
    solved: state.rating?.solved ?? null,
    rated_at: state.rating?.at ?? null,
    return_visit: state.returnVisit,
    parent_id: state.parentId,
    merged_into_id: state.mergedIntoId,
    detail: Object.fromEntries(detailKeys.map((key) => [key, state[key]])) as CaseDetail,
  }
}

/** What a case is read from: the columns that do not follow from `detail`. */
export type ReadColumns = Omit<
  CaseRow,
  'open' | 'stage' | 'amber_at' | 'due_at' | 'satisfaction' | 'solved' | 'rated_at'
>

type Read = { [K in keyof ReadColumns]: ReadColumns[K] extends string | null ? ReadColumns[K] | Date : ReadColumns[K] }

const iso = (value: string | Date | null): string | null => (value instanceof Date ? value.toISOString() : value)

/** The case of a row as read from the database (instants as Date) or made by `rowOf`. */
export function stateOf(row: Read): CaseState {
  return {
    id: row.id as string,
    number: row.number as string,
    lifecycle: row.lifecycle as CaseState['lifecycle'],
    version: row.version,
    state: row.state as CaseState['state'],
    priority: row.priority as CaseState['priority'],
    channel: row.channel as CaseState['channel'],
    categoryId: row.category_id as string | null,
    conditionId: row.condition_id as string | null,
    text: row.text as string,
    point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    address: row.address as string | null,
    placed: row.placed,
    unitId: row.unit_id as string | null,
    streetId: row.street_id as string | null,
    communityId: row.community_id as string | null,
    gridId: row.grid_id as string | null,
    microgridId: row.microgrid_id as string | null,
    holder: { kind: row.holder_kind as CaseState['holder']['kind'], id: row.holder_id as string },
    handlerPostId: row.handler_post_id as string | null,
    reporterKind: row.reporter_kind as CaseState['reporterKind'],
    foundByStaff: row.found_by_staff,
    confidential: row.confidential,
    reportedAt: iso(row.reported_at) as string,
    acceptedAt: iso(row.accepted_at),
    handledAt: iso(row.handled_at),
    closedAt: iso(row.closed_at),
    handleDueAt: iso(row.handle_due_at),
    closedInTime: row.closed_in_time,
    raised: row.raised,
    rework: row.rework,
    reopened: row.reopened,
    suspendedUntil: iso(row.suspended_until),
    returnVisit: row.return_visit as CaseState['returnVisit'],
    parentId: row.parent_id as string | null,
    mergedIntoId: row.merged_into_id as string | null,
    ...row.detail,
  }
}
