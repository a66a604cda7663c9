import type { Page } from '../../../../contract/common.ts'
import type { Call, CallInput, DeskCall, Published } from '../../../../contract/recruitment.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { checkPlace } from '../posts.rules.ts'
import { endOfDay } from './application.rules.ts'
import { applicationsStore } from './applications.store.ts'
import { type CallRecord, callsStore } from './calls.store.ts'
import { type At, firstId, found, getCall, move, type Recruitment, reading, writing } from './recruitment.context.ts'
import { check, decidingPost, mayOversee, mayRecruit, placesRecruited } from './recruitment.policy.ts'
import { callAsSeen, consentFor, deskCallAsSeen, publishedAsSeen } from './recruitment.view.ts'

/** Names one page of a public list of one call holds. */
const published = 200

type Paged = { after?: string | undefined; limit: number }

/** A page of open calls, newest first. Throws Refused `unit.not_found`. */
export async function openCalls(
  { people }: Recruitment,
  { tenantId }: At,
  wanted: Paged & { unit?: string | undefined },
): Promise<Page<Call>> {
  const atlas = await people.territory.atlas(tenantId)
  const path = wanted.unit === undefined ? undefined : atlas.get(wanted.unit).path
  const now = people.clock.now()
  return await reading(people, tenantId, async (tx) => {
    const calls = await callsStore(tx).open({ now, before: wanted.after, path, limit: wanted.limit + 1 })
    return pageOf(calls, wanted.limit, (call) => callAsSeen(call, atlas, now))
  })
}

/** A call, whose names are published for it now, and whether the reader applied. Throws Refused `recruitment.not_found`. */
export async function publicCall(
  { people }: Recruitment,
  { tenantId, actor, locale }: At,
  id: string,
): Promise<{
  call: Call
  published: Published[]
  applied: string | null
  consent: { version: string; text: string }
}> {
  const atlas = await people.territory.atlas(tenantId)
  const now = people.clock.now()
  return await reading(people, tenantId, async (tx) => {
    const call = await getCall(tx, id)
    const store = applicationsStore(tx)
    const shown = await store.published({ now, after: firstId, callId: id, limit: published })
    return {
      call: callAsSeen(call, atlas, now),
      published: shown.map((each) => publishedAsSeen(each, atlas, now)),
      consent: consentFor(locale, call.objectionDays),
      applied: (actor.accountId && (await store.findMineFor(id, actor.accountId))) || null,
    }
  })
}

/** A page of the names published now. */
export async function publishedNames(
  { people }: Recruitment,
  { tenantId }: At,
  wanted: Paged,
): Promise<Page<Published>> {
  const atlas = await people.territory.atlas(tenantId)
  const now = people.clock.now()
  return await reading(people, tenantId, async (tx) => {
    const { after = firstId, limit } = wanted
    const shown = await applicationsStore(tx).published({ now, after, callId: undefined, limit: limit + 1 })
    return pageOf(shown, limit, (each) => publishedAsSeen(each, atlas, now))
  })
}

/** A page of the calls of the reader's places, newest first. Throws Refused `platform.forbidden`. */
export async function deskCalls(
  { people }: Recruitment,
  { tenantId, actor }: At,
  wanted: Paged & { show: 'open' | 'all' },
): Promise<Page<DeskCall>> {
  const places = placesRecruited(actor)
  const atlas = await people.territory.atlas(tenantId)
  const now = people.clock.now()
  return await reading(people, tenantId, async (tx) => {
    const openAt = wanted.show === 'open' ? now : undefined
    const calls = await callsStore(tx).page({ ...places, before: wanted.after, openAt, limit: wanted.limit + 1 })
    return pageOf(calls, wanted.limit, (call) => deskCallAsSeen(call, { atlas, actor, now }))
  })
}

/** One call as its desk reads it. Throws Refused `recruitment.not_found`, `platform.forbidden`. */
export async function deskCall(recruitment: Recruitment, at: At, id: string): Promise<DeskCall> {
  return await reading(recruitment.people, at.tenantId, (tx) => asSeen(recruitment, tx, at, id))
}

async function asSeen({ people }: Recruitment, tx: Tx, { tenantId, actor }: At, id: string): Promise<DeskCall> {
  const atlas = await people.territory.atlas(tenantId)
  const call = found(await callsStore(tx).findCounted(id))
  const paths = [call.unitId, ...call.unitIds].map((unitId) => atlas.get(unitId).path)
  check(paths.some((path) => mayOversee(actor, call.role, path)))
  return deskCallAsSeen(call, { atlas, actor, now: people.clock.now() })
}

/**
 * Opens a call. Throws Refused `platform.forbidden`, `unit.not_found`, `unit.ended`, `post.role_place`,
 * `recruitment.unit_elsewhere`, `recruitment.closes_in_past`.
 */
export async function openCall(recruitment: Recruitment, at: At, input: CallInput): Promise<DeskCall> {
  const { people } = recruitment
  const { actor } = at
  const atlas = await people.territory.atlas(at.tenantId)
  const unit = atlas.get(input.unitId)
  check(mayRecruit(actor, input.role, unit.path))
  const unitIds = [...new Set(input.unitIds)]
  for (const id of unitIds) {
    const one = atlas.get(id)
    if (!one.valid) throw new Refused('unit.ended', { code: one.code })
    if (!one.path.includes(unit.id)) throw new Refused('recruitment.unit_elsewhere', {}, { field: 'body.unitIds' })
    checkPlace({ role: input.role, level: one.level, hasDepartment: false })
  }
  return await writing(people, at, async (tx, now) => {
    const id = uuidv7()
    const post = decidingPost(actor, unit.path)
    await callsStore(tx).insert(
      {
        ...{ id, role: input.role, unitId: unit.id, unitIds, places: input.places, phone: input.phone || null },
        ...{ requirementsEn: input.requirements.en, requirementsZh: input.requirements.zh, separate: input.separate },
        ...{ closesAt: closing(input.closesOn, at, now), objectionDays: input.objectionDays },
        ...{ termMonths: input.termMonths, openedAt: now, openedBy: post?.id ?? null, version: 1 },
        ...{ cancelledAt: null, cancelledWhy: null },
      },
      uuidv7,
    )
    const detail = { role: input.role, places: input.places }
    await note(tx, { at, action: 'recruitment.call_opened', id, now, detail })
    return await asSeen(recruitment, tx, at, id)
  })
}

/** Changes a call. Throws Refused `recruitment.not_found`, `recruitment.stale`, `recruitment.closes_in_past`, `platform.forbidden`. */
export async function changeCall(
  recruitment: Recruitment,
  at: At,
  wanted: Pick<CallInput, 'places' | 'requirements' | 'closesOn' | 'phone'> & { id: string; version: number },
): Promise<DeskCall> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const call = await locked(recruitment, tx, at, wanted)
    if (wanted.places < call.taken) throw new Refused('recruitment.places_taken', { taken: call.taken })
    const closesAt = closing(wanted.closesOn, at, now)
    const words = { requirementsEn: wanted.requirements.en, requirementsZh: wanted.requirements.zh }
    await callsStore(tx).update({ ...call, ...words, places: wanted.places, closesAt, phone: wanted.phone || null })
    await note(tx, { at, action: 'recruitment.call_changed', id: call.id, now, detail: {} })
    return await asSeen(recruitment, tx, at, call.id)
  })
}

/** Takes no more applications. Throws Refused `recruitment.not_found`, `recruitment.stale`, `platform.forbidden`. */
export async function closeCall(
  recruitment: Recruitment,
  at: At,
  wanted: { id: string; version: number },
): Promise<DeskCall> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const call = await locked(recruitment, tx, at, wanted)
    await callsStore(tx).update({ ...call, closesAt: new Date(Math.min(call.closesAt.getTime(), now.getTime())) })
    await note(tx, { at, action: 'recruitment.call_closed', id: call.id, now, detail: {} })
    return await asSeen(recruitment, tx, at, call.id)
  })
}

/**
 * Calls a call off: applications under way end, published names go off the page, objections are destroyed, and whoever applied reads
 * why. Who was accepted keeps the post. Throws Refused `recruitment.not_found`, `.stale`, `.cancelled`, `.ended` where nothing is
 * left to call off, `platform.forbidden`.
 */
export async function cancelCall(
  recruitment: Recruitment,
  at: At,
  wanted: { id: string; version: number; why: string },
): Promise<DeskCall> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const call = await locked(recruitment, tx, at, wanted)
    const store = applicationsStore(tx)
    const waiting = await store.underWay(call.id)
    if (now >= call.closesAt && waiting.length === 0) throw new Refused('recruitment.ended', {}, { status: 409 })
    await callsStore(tx).cancel(call.id, now, wanted.why)
    const change = { state: 'cancelled' as const, stage: null, endedAt: now }
    for (const record of waiting) {
      await move(tx, { record, change, happened: ['cancelled'], by: at.actor.accountId })
      await store.dropObjections(record.id)
    }
    await note(tx, { at, action: 'recruitment.call_cancelled', id: call.id, now, detail: { ended: waiting.length } })
    return await asSeen(recruitment, tx, at, call.id)
  })
}

async function locked(
  { people }: Recruitment,
  tx: Tx,
  at: At,
  wanted: { id: string; version: number },
): Promise<CallRecord> {
  const call = found(await callsStore(tx).lock(wanted.id))
  const atlas = await people.territory.atlas(at.tenantId)
  check(mayRecruit(at.actor, call.role, atlas.get(call.unitId).path))
  if (wanted.version !== call.version)
    throw new Refused('recruitment.stale', { seen: wanted.version, now: call.version })
  if (call.cancelledAt) throw new Refused('recruitment.cancelled', {}, { status: 409 })
  return call
}

function closing(day: string, { timeZone }: At, now: Date): Date {
  const closesAt = endOfDay(day, timeZone)
  if (closesAt <= now) throw new Refused('recruitment.closes_in_past', {}, { field: 'body.closesOn' })
  return closesAt
}

function pageOf<R extends { id: string }, T>(records: readonly R[], limit: number, seen: (record: R) => T): Page<T> {
  const shown = records.slice(0, limit)
  return { items: shown.map(seen), next: records.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

async function note(
  tx: Tx,
  given: { at: At; action: string; id: string; now: Date; detail: Record<string, unknown> },
): Promise<void> {
  const { at, action, id, now, detail } = given
  await audit(tx).record({ actor: at.actor, action, subject: { kind: 'recruitment_call', id }, detail, at: now })
}
