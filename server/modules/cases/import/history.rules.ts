import { createHash } from 'node:crypto'
import type { Channel, Holder } from '../../../../contract/cases.ts'
import type { LocalizedName, Point } from '../../../../contract/common.ts'
import { dayNumber, instantAt, offsetsAround } from '../clocks/zone.rules.ts'
import { type CaseEvent, type CaseState, type Clock, untouched } from '../lifecycle/case-state.ts'
import { at, type NewEvent, type Placement, told } from '../lifecycle/facts.ts'
import { evolve } from '../lifecycle/replay.rules.ts'
import { type CaseMapping, fill, type Row } from './mapping.ts'

/** A row as the mapping reads it. */
export interface OldCase {
  externalId: string
  reportedAt: Date
  dueAt: Date | null
  closedAt: Date | null
  text: string
  result: string | undefined
  address: string | undefined
  point: Point | null
  unitCode: string | undefined
  category: string[]
  department: string | undefined
  channel: Channel
  foundByStaff: boolean
  /** What the earlier system says; null where it says nothing. */
  onTime: boolean | null
  /** True when it was said to be closed before it came in. */
  adjusted: boolean
}

/** Why a row can't be brought in: a code of the errors catalogue. */
export class RowRefused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?$/

/** An instant with an offset, or a wall clock of `timeZone`. Undefined when the text is neither. */
export function findInstant(text: string, timeZone: string): Date | undefined {
  const match = local.exec(text)
  if (!match) {
    const date = /[zZ]|[+-]\d{2}:?\d{2}$/.test(text) ? new Date(text) : undefined
    return date && !Number.isNaN(date.getTime()) ? date : undefined
  }
  const [, date = '', hour, minute, second = '0', fraction = '0'] = match
  const day = dayNumber(date)
  if (Number.isNaN(day)) return undefined
  const ms = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0'))
  return new Date(instantAt(offsetsAround(timeZone, Number(date.slice(0, 4))), day, ms))
}

/** Reads a row. Throws RowRefused with what is wrong. */
export function readRow(row: Row, mapping: CaseMapping, timeZone: string): OldCase {
  const instant = (template: string | undefined, code: string): Date | null => {
    const text = fill(template, row)
    if (text === undefined) return null
    const date = findInstant(text, timeZone)
    if (!date) throw new RowRefused(code)
    return date
  }
  const externalId = fill(mapping.id, row)
  if (!externalId) throw new RowRefused('import.id_missing')
  const reportedAt = instant(mapping.reportedAt, 'import.reported_malformed')
  if (!reportedAt) throw new RowRefused('import.reported_missing')
  const text = fill(mapping.text, row)
  if (!text) throw new RowRefused('import.text_missing')
  let closedAt = instant(mapping.closedAt, 'import.closed_malformed')
  const adjusted = closedAt !== null && closedAt < reportedAt
  if (adjusted) {
    if (mapping.closedBeforeReported === 'refuse') throw new RowRefused('import.closed_before_reported')
    closedAt = reportedAt
  }
  const source = mapping.channel ? (row[mapping.channel.column] ?? '') : ''
  const says = mapping.onTime ? row[mapping.onTime.column] : undefined
  return {
    externalId,
    reportedAt,
    dueAt: instant(mapping.dueAt, 'import.due_malformed'),
    closedAt,
    text: text.slice(0, 4000),
    result: fill(mapping.result, row),
    address: fill(mapping.address, row),
    point: readPoint(row, mapping),
    unitCode: fill(mapping.unit, row),
    category: mapping.category.flatMap((template) => fill(template, row) ?? []),
    department: fill(mapping.department?.code, row),
    channel: mapping.channel?.values[source] ?? 'import',
    foundByStaff: mapping.foundByStaff.includes(source),
    onTime:
      says === undefined ? null : says === mapping.onTime?.yes ? true : says === mapping.onTime?.no ? false : null,
    adjusted,
  }
}

function readPoint(row: Row, mapping: CaseMapping): Point | null {
  const { point } = mapping
  if (!point || (point.unless && row[point.unless.column] === point.unless.is)) return null
  const [lat, lng] = [Number(fill(point.lat, row)), Number(fill(point.lng, row))]
  if (Number.isNaN(lat) || Number.isNaN(lng)) return null
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) throw new RowRefused('import.point_impossible')
  return { lat, lng }
}

/** Id of a brought-in case: made from tenant and old number, so that bringing the file again finds it; sorted by its own time. */
export function idOf(tenantId: string, old: Pick<OldCase, 'externalId' | 'reportedAt'>): string {
  const hash = createHash('sha256').update(`${tenantId} ${old.externalId}`).digest()
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(old.reportedAt.getTime(), 0, 6)
  hash.copy(bytes, 6, 0, 10)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * The timeline of a brought-in case with its own times: reported, accepted with the due time it had, closed when it was.
 * Its clocks say nothing any more: nobody is called to account today for a date of years ago.
 */
export function historyOf(
  old: OldCase,
  given: {
    id: string
    number: string
    placement: Placement
    holder: Holder
    holderName: LocalizedName
    category: { id: string; name: LocalizedName } | null
  },
): { events: CaseEvent[]; state: CaseState } {
  const { holder, placement, category } = given
  const reported = at(old.reportedAt)
  const due = old.dueAt ? at(old.dueAt) : null
  const closed = old.closedAt ? at(old.closedAt) : null
  const clock: Clock | null = due === null ? null : clockOf({ holder, from: old.reportedAt, due: old.dueAt as Date })
  const set: Omit<CaseState, 'version'> = {
    ...untouched,
    id: given.id,
    number: given.number,
    lifecycle: 'report',
    state: 'reported',
    priority: 'normal',
    channel: old.channel,
    categoryId: category?.id ?? null,
    conditionId: null,
    text: old.text,
    answers: [],
    point: old.point,
    address: old.address ?? null,
    ...placement,
    holder,
    reporterKind: old.foundByStaff ? 'staff' : 'anonymous',
    foundByStaff: old.foundByStaff,
    confidential: false,
    files: [],
    reportedAt: reported,
    parentId: null,
  }
  const facts = {
    channel: old.channel,
    to: given.holderName,
    placed: placement.placed,
    before: old.externalId,
    ...(category ? { category: category.name } : {}),
  }
  const steps: [string, NewEvent][] = [[reported, told('reported', { set }, { facts })]]
  steps.push([
    reported,
    told(
      'accepted',
      { set: { state: 'accepted', acceptedAt: reported, handleDueAt: due }, ...(clock ? { clocks: [clock] } : {}) },
      { facts: { by: given.holderName, ...(due ? { due } : {}) } },
    ),
  ])
  if (closed !== null) {
    const met = due === null ? null : closed <= due
    steps.push([
      closed,
      told(
        'closed',
        {
          set: { state: 'closed', closedAt: closed, handledAt: closed, closedInTime: met },
          ...(clock ? { clocks: [{ ...clock, stoppedAt: closed, met }] } : {}),
        },
        { text: old.result, facts: { by: given.holderName } },
      ),
    ])
  }
  const events = steps.map(
    ([when, event], index): CaseEvent => ({ seq: index + 1, at: when, by: { kind: 'system' }, ...event }),
  )
  const state = events.reduce<CaseState | undefined>((current, event) => evolve(current, event), undefined) as CaseState
  return { events, state }
}

function clockOf(given: { holder: Holder; from: Date; due: Date }): Clock {
  const { holder, from, due } = given
  const span = Math.max(0, due.getTime() - from.getTime())
  const share = (part: number) => at(new Date(from.getTime() + span * part))
  return {
    id: 'handle.1',
    stage: 'handle',
    orderId: null,
    body: holder,
    limit: { amount: Math.max(span / 3_600_000, 0.01), unit: 'hours' },
    startedAt: at(from),
    amberAt: share(0.8),
    dueAt: at(due),
    at150: share(1.5),
    at200: share(2),
    next: null,
    stoppedAt: null,
    met: null,
    frozenAt: null,
    extensions: 0,
  }
}
