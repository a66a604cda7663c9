import { type Locale, nameIn, type Page } from '../../../../contract/common.ts'
import type { VisitingDay, VisitingDayInput } from '../../../../contract/petition-visiting.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { textOf } from '../../../platform/messages.ts'
import { type CaseContext, spine } from '../../cases/cases.api.ts'
import { type At, type Petitions, reading, writing } from '../petitions.context.ts'
import { bodyView } from '../reading/body.rules.ts'
import { calendarOf, instantAt, mayKeepDay, slotAt, slotsOf } from './visiting.rules.ts'
import { type DayRow, visitingStore } from './visiting.store.ts'

/** A day in words, with the slots that are free. Nobody's booking is in it. */
export function dayView(
  row: DayRow,
  given: { context: CaseContext; at: At; now: Date; taken: ReadonlySet<number> },
): VisitingDay {
  const { context, at, now, taken } = given
  const unit = context.bodies.unit(row.unitId)
  const state = row.cancelledAt ? 'cancelled' : row.endsAt <= now ? 'over' : 'published'
  const slots = Array.from({ length: slotsOf(row) }, (_, index) => {
    const begins = slotAt(row, index + 1)
    return {
      no: index + 1,
      at: begins.toISOString(),
      free: state === 'published' && begins > now && !taken.has(index + 1),
    }
  })
  return {
    ...{ id: row.id, title: row.title, day: row.day, from: row.beginsAt.toISOString(), to: row.endsAt.toISOString() },
    unit: {
      ...{ id: row.unitId, level: unit?.level ?? 'community', code: context.codeOf(row.unitId) },
      name: spine.nameOfBody(context.bodies, { kind: 'unit', id: row.unitId }),
    },
    ...{ place: row.place, host: row.host, slotMinutes: row.slotMinutes, slots, state, why: row.why },
    department: row.departmentId ? bodyView(context, { kind: 'department', id: row.departmentId }) : null,
    free: slots.filter(({ free }) => free).length,
    rights: { keep: mayKeepDay(at.actor, { path: unit?.path ?? [], hostPostId: row.hostPostId }) },
  }
}

/** Days to come, soonest first, or those that were, newest first. */
export async function listDays(
  petitions: Petitions,
  at: At,
  query: { unitId?: string | undefined; past: boolean; after?: string | undefined; limit: number },
): Promise<Page<VisitingDay>> {
  const context = await petitions.cases.contextOf(at.tenant)
  const units = query.unitId ? await unitsUnder(petitions, at, query.unitId) : null
  const now = petitions.clock.now()
  return await reading(petitions, at, async (tx) => {
    const store = visitingStore(tx)
    const { past, limit } = query
    const rows = await store.list({ past, now, units, after: keyOf(query.after), limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const taken = await store.taken(shown.map(({ id }) => id))
    const last = shown.at(-1)
    return {
      items: shown.map((row) => dayView(row, { context, at, now, taken: taken.get(row.id) ?? new Set() })),
      next: rows.length > limit && last ? `${last.beginsAt.toISOString()}_${last.id}` : null,
    }
  })
}

/** A unit and all below it. */
async function unitsUnder({ cases }: Petitions, at: At, unitId: string): Promise<string[]> {
  const atlas = await cases.territory.atlas(at.tenant.id)
  const found: string[] = []
  const walk = (id: string) => {
    found.push(id)
    for (const unit of atlas.children(id)) if (unit.level !== 'microgrid') walk(unit.id)
  }
  walk(unitId)
  return found
}

function keyOf(after: string | undefined): { at: Date; id: string } | null {
  if (!after) return null
  const [begins, id] = after.split('_')
  const at = new Date(begins ?? '')
  if (Number.isNaN(at.getTime()) || !id || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  return { at, id }
}

/** One day. Refuses `case.not_found`. */
export async function getDay(petitions: Petitions, at: At, id: string): Promise<VisitingDay> {
  const context = await petitions.cases.contextOf(at.tenant)
  const now = petitions.clock.now()
  return await reading(petitions, at, async (tx) => {
    const store = visitingStore(tx)
    const row = await store.find(id)
    if (!row) throw new Refused('case.not_found')
    return dayView(row, { context, at, now, taken: (await store.taken([id])).get(id) ?? new Set() })
  })
}

/** Publishes a day. Refuses posts and places nobody knows, and days without room for one visit. */
export async function publishDay(petitions: Petitions, at: At, input: VisitingDayInput): Promise<VisitingDay> {
  const context = await petitions.cases.contextOf(at.tenant)
  const unit = context.bodies.unit(input.unitId)
  if (!unit) throw new Refused('petition.body_unknown', {}, { status: 422, field: 'body.unitId' })
  if (!mayKeepDay(at.actor, { path: unit.path, hostPostId: null })) throw new Refused('platform.forbidden')
  if (input.departmentId && !context.bodies.department(input.departmentId))
    throw new Refused('petition.body_unknown', {}, { status: 422, field: 'body.departmentId' })
  const { timeZone } = at.tenant
  const [beginsAt, endsAt] = [instantAt(timeZone, input.day, input.from), instantAt(timeZone, input.day, input.to)]
  if (slotsOf({ beginsAt, endsAt, slotMinutes: input.slotMinutes }) < 1)
    throw new Refused('petition.day_shape', {}, { status: 422, field: 'body.to' })
  return await writing(petitions, at, async (tx, now) => {
    if (beginsAt <= now) throw new Refused('petition.day_over', {}, { status: 422, field: 'body.day' })
    const [host] = await petitions.people.posts.describe(tx, [input.hostPostId])
    if (!host) throw new Refused('petition.host_unknown', {}, { status: 422, field: 'body.hostPostId' })
    const { title, day, place, hostPostId, slotMinutes, unitId } = input
    const row = {
      ...{ id: uuidv7(), title, day, beginsAt, endsAt, unitId, place, hostPostId, slotMinutes },
      host: {
        role: host.role,
        body: host.place?.name ?? spine.nameOfBody(context.bodies, { kind: 'unit', id: unitId }),
      },
      departmentId: input.departmentId ?? null,
    }
    await visitingStore(tx).insert(row)
    return dayView({ ...row, cancelledAt: null, why: null }, { context, at, now, taken: new Set() })
  })
}

/** Calls a day off, with the reason everybody reads. */
export async function cancelDay(
  petitions: Petitions,
  at: At,
  given: { id: string; reason: string },
): Promise<VisitingDay> {
  const context = await petitions.cases.contextOf(at.tenant)
  return await writing(petitions, at, async (tx, now) => {
    const store = visitingStore(tx)
    const row = await store.find(given.id)
    if (!row) throw new Refused('case.not_found')
    const path = context.bodies.unit(row.unitId)?.path ?? []
    if (!mayKeepDay(at.actor, { path, hostPostId: row.hostPostId })) throw new Refused('platform.forbidden')
    if (row.endsAt <= now || !(await store.cancel(row.id, { now, why: given.reason })))
      throw new Refused('petition.day_over', {}, { status: 409 })
    return dayView({ ...row, cancelledAt: now, why: given.reason }, { context, at, now, taken: new Set() })
  })
}

/** Days to come, for a calendar of somebody's own. */
export async function daysCalendar(
  petitions: Petitions,
  at: At,
  query: { unitId?: string | undefined },
): Promise<string> {
  const context = await petitions.cases.contextOf(at.tenant)
  const units = query.unitId ? await unitsUnder(petitions, at, query.unitId) : null
  const now = petitions.clock.now()
  const rows = await reading(petitions, at, (tx) =>
    visitingStore(tx).list({ past: false, now, units, after: null, limit: 500 }),
  )
  const locale: Locale = at.locale
  const name = textOf({ locale, area: 'petitions', key: 'petitions.visiting.calendar' })
  const days = rows.map((row) => ({
    ...row,
    summary: `${nameIn(row.title, locale)} · ${nameIn(row.host.body, locale)}`,
    location: `${nameIn(spine.nameOfBody(context.bodies, { kind: 'unit', id: row.unitId }), locale)}, ${row.place}`,
  }))
  return calendarOf(days, { name, now })
}
