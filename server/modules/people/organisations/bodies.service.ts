import type { Page } from '../../../../contract/common.ts'
import type { Body, BodyInput, BodyKind, Meeting, MeetingInput } from '../../../../contract/community-lists.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { Atlas } from '../staffing/report.ts'
import { helpStore } from './help.store.ts'
import { type BodyRecord, bodies, listsStore, type MeetingRecord, meetings } from './lists.store.ts'
import { check, mayKeepPlace, mayReadPlace } from './organisations.policy.ts'
import { isDue } from './organisations.rules.ts'
import { cursor, note, once, reading, unitFor } from './organisations.service.ts'
import { organisationsStore } from './organisations.store.ts'
import { type At, type Organisations, today } from './organisations.view.ts'

/** Bodies and committees of units. Throws Refused `unit.not_found`, `page.cursor_malformed`. */
export async function listBodies(
  given: Organisations,
  at: At,
  wanted: {
    unit?: string | undefined
    kind?: BodyKind | undefined
    ended: boolean
    after?: string | undefined
    limit: number
  },
): Promise<Page<Body>> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  if (wanted.unit) atlas.get(wanted.unit)
  const { after, limit } = wanted
  return await reading(given, at, async (tx) => {
    const found = await listsStore(tx).bodies({ ...wanted, after: cursor(after), limit: limit + 1 })
    const seen = { atlas, actor: at.actor, day: today(given, at) }
    const items = found.slice(0, limit).map((each) => bodyAsSeen(each, seen))
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
}

/** All bodies that fit, for a table. */
export async function allBodies(
  given: Organisations,
  at: At,
  wanted: { unit?: string | undefined; kind?: BodyKind | undefined; ended: boolean },
): Promise<Body[]> {
  const rows: Body[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page: Page<Body> = await listBodies(given, at, { ...wanted, after, limit: 500 })
    rows.push(...page.items)
    after = page.next ?? undefined
    more = after !== undefined
  }
  return rows
}

/** Enters a body. Throws Refused `platform.forbidden`, `unit.not_found`, `unit.ended`. */
export async function createBody(given: Organisations, at: At, input: BodyInput): Promise<Body> {
  return await once(given, at, async (tx, now) => {
    check(mayKeepPlace(at.actor, (await unitFor(given, at, input.unitId)).path))
    const body = { ...recordOf(input), id: uuidv7(), endedOn: null, endedWhy: null, version: 1 }
    await bodies.insert(tx, body)
    await note(tx, { at, action: 'body.created', id: body.id, now })
    return await seenBy(given, at, body)
  })
}

/** Changes a body. Throws what `createBody` throws, and Refused `body.not_found`, `body.stale`, `body.ended`. */
export async function saveBody(
  given: Organisations,
  at: At,
  wanted: { id: string; version: number; input: BodyInput },
): Promise<Body> {
  return await once(given, at, async (tx, now) => {
    const before = lastingBody(await bodies.lock(tx, wanted.id))
    const atlas = await given.people.territory.atlas(at.tenantId)
    check(mayKeepPlace(at.actor, atlas.get(before.unitId).path))
    check(mayKeepPlace(at.actor, (await unitFor(given, at, wanted.input.unitId)).path))
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('body.stale', { seen, now: is }, { status: 409 })
    const body = { ...before, ...recordOf(wanted.input), version: before.version + 1 }
    await bodies.update(tx, body)
    await note(tx, { at, action: 'body.changed', id: body.id, now })
    return await seenBy(given, at, body)
  })
}

/** Ends a body; it stays in the register. */
export async function endBody(given: Organisations, at: At, wanted: { id: string; why: string }): Promise<Body> {
  return await once(given, at, async (tx, now) => {
    const before = lastingBody(await bodies.lock(tx, wanted.id))
    const atlas = await given.people.territory.atlas(at.tenantId)
    check(mayKeepPlace(at.actor, atlas.get(before.unitId).path))
    const body = { ...before, endedOn: today(given, at), endedWhy: wanted.why, version: before.version + 1 }
    await bodies.update(tx, body)
    await note(tx, { at, action: 'body.ended', id: body.id, now })
    return await seenBy(given, at, body)
  })
}

/** Joint meetings of a unit, for those who answer for it and the organisations enlisted there. Throws Refused `platform.forbidden`. */
export async function listMeetings(
  given: Organisations,
  at: At,
  wanted: { unit: string; before?: string | undefined },
): Promise<{ items: Meeting[]; mayChange: boolean }> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  const unit = atlas.get(wanted.unit)
  return await reading(given, at, async (tx) => {
    let may = mayReadPlace(at.actor, unit.path)
    if (!may && at.actor.accountId)
      for (const { id } of await organisationsStore(tx).spokenForBy(at.actor.accountId))
        may ||= (await helpStore(tx).enlistmentsOf(id)).some(
          ({ unitId, state }) => unitId === unit.id && state === 'confirmed',
        )
    check(may)
    const records = await listsStore(tx).meetings(unit.id, wanted.before)
    return {
      items: records.map((each) => meetingAsSeen(each, { atlas, actor: at.actor })),
      mayChange: mayKeepPlace(at.actor, unit.path),
    }
  })
}

/** Writes a joint meeting down. Throws Refused `platform.forbidden`, `unit.not_found`, `unit.ended`. */
export async function createMeeting(given: Organisations, at: At, input: MeetingInput): Promise<Meeting> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  return await once(given, at, async (tx, now) => {
    check(mayKeepPlace(at.actor, (await unitFor(given, at, input.unitId)).path))
    const meeting = { ...input, minutes: input.minutes || null, id: uuidv7(), version: 1 }
    await meetings.insert(tx, meeting)
    await note(tx, { at, action: 'meeting.created', id: meeting.id, now })
    return meetingAsSeen(meeting, { atlas, actor: at.actor })
  })
}

/** Changes a meeting, or says that an action is done. Throws Refused `meeting.not_found`, `meeting.stale`, `platform.forbidden`. */
export async function saveMeeting(
  given: Organisations,
  at: At,
  wanted: { id: string; version: number; input: MeetingInput },
): Promise<Meeting> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  return await once(given, at, async (tx, now) => {
    const before = await meetings.lock(tx, wanted.id)
    if (!before) throw new Refused('meeting.not_found')
    check(mayKeepPlace(at.actor, atlas.get(before.unitId).path))
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('meeting.stale', { seen, now: is }, { status: 409 })
    const { unitId } = before
    const words = { ...wanted.input, minutes: wanted.input.minutes || null, unitId }
    const meeting = { ...before, ...words, version: before.version + 1 }
    await meetings.update(tx, meeting)
    await note(tx, { at, action: 'meeting.changed', id: meeting.id, now })
    return meetingAsSeen(meeting, { atlas, actor: at.actor })
  })
}

function lastingBody(body: BodyRecord | undefined): BodyRecord {
  if (!body) throw new Refused('body.not_found')
  if (body.endedOn !== null) throw new Refused('body.ended', {}, { status: 409 })
  return body
}

function recordOf(input: BodyInput) {
  const { kind, unitId, name, members, formedOn, termUntil, contact } = input
  return { kind, unitId, nameEn: name.en, nameZh: name.zh, members, formedOn, termUntil, contact: contact || null }
}

async function seenBy(given: Organisations, at: At, body: BodyRecord): Promise<Body> {
  const atlas = await given.people.territory.atlas(at.tenantId)
  return bodyAsSeen(body, { atlas, actor: at.actor, day: today(given, at) })
}

function bodyAsSeen(body: BodyRecord, { atlas, actor, day }: { atlas: Atlas; actor: Actor; day: string }): Body {
  const { nameEn, nameZh, ...rest } = body
  const unit = atlas.get(body.unitId)
  return {
    ...rest,
    ...{ name: { en: nameEn, zh: nameZh }, unit: unit.ref, due: isDue(body.termUntil, day) },
    mayChange: body.endedOn === null && mayKeepPlace(actor, unit.path),
  }
}

function meetingAsSeen(meeting: MeetingRecord, { atlas, actor }: { atlas: Atlas; actor: Actor }): Meeting {
  const unit = atlas.get(meeting.unitId)
  return { ...meeting, unit: unit.ref, mayChange: mayKeepPlace(actor, unit.path) }
}
