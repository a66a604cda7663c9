import type { Attendance, DeliberationInput, DeliberationView, SeatAnswer } from '../../../../contract/assembly.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { findOpenReport } from '../../cases/cases.api.ts'
import { findOrganisation } from '../../people/organisations/organisations.api.ts'
import { type Around, type Assembly, type At, notFound, writing } from '../assembly.context.ts'
import { tell } from '../assembly.events.ts'
import { callingPost, check, departmentsOf, keepingPost } from '../assembly.policy.ts'
import { residentsStore } from '../residents/residents.store.ts'
import { admitted, standings } from '../residents/waiting.rules.ts'
import type { Deliberation, ItemRecord, SeatRecord } from './deliberation.ts'
import { deliberationsStore } from './deliberations.store.ts'
import { checkTime, type Step, stateAfter } from './session.rules.ts'
import { asWaiting, roomIn, viewOf } from './view.ts'

/** What was written in one language stands in both places. */
export const inBoth = ({ en, zh }: { en: string; zh: string }): LocalizedName => ({ en: en || zh, zh: zh || en })

type Changed = { id: string; seen: number }

/** Locks a deliberation for its own desk. Refuses `platform.forbidden`; drafts are not there for anybody else. */
export async function lockForDesk(
  tx: Tx,
  { at }: Around,
  { id, seen, step }: { id: string; seen?: number; step: Step },
): Promise<{ row: Deliberation; next: Deliberation['state'] }> {
  const found = await deliberationsStore(tx).get(id)
  if (!keepingPost(at.actor, found.callerUnitId)) {
    if (found.state === 'draft') throw notFound()
    throw new Refused('platform.forbidden')
  }
  const row = await deliberationsStore(tx).lock(id, seen)
  return { row, next: stateAfter(step, row.state) }
}

/** What a desk wrote, checked against who and what there is. `before`: as it stood, whose answers and minutes are kept. */
async function written(tx: Tx, input: DeliberationInput, around: Around, before?: Deliberation) {
  const { context } = around
  const found = input.caseNumber ? await findOpenReport(tx, input.caseNumber) : undefined
  if (input.caseNumber && !found)
    throw new Refused('assembly.case_unknown', {}, { status: 422, field: 'body.caseNumber' })
  if (input.categoryId && !context.configuration.categories.has(input.categoryId))
    throw new Refused('assembly.category_unknown', {}, { status: 422, field: 'body.categoryId' })
  const agenda: ItemRecord[] = input.agenda.map(({ id, kind, text }) => {
    const known = before?.agenda.find((item) => item.id === id)
    return { id: known?.id ?? uuidv7(), kind, text: inBoth(text), resolution: null, votes: null }
  })
  const seats: SeatRecord[] = []
  for (const { id, kind, bodyId, name, count } of input.seats) {
    const known = before?.seats.find((seat) => seat.id === id && seat.kind === kind && seat.bodyId === (bodyId ?? null))
    const body = bodyId ? await nameOf(tx, around, { kind, bodyId }) : undefined
    const said = body ?? (name && inBoth(name))
    if (!said || (bodyId === undefined && (kind === 'department' || kind === 'organisation')))
      throw new Refused('assembly.seat_unknown', {}, { status: 422, field: 'body.seats' })
    seats.push({
      ...{ id: known?.id ?? uuidv7(), kind, bodyId: body ? (bodyId ?? null) : null, name: said, count },
      ...{ answer: known?.answer ?? null, who: known?.who ?? null },
    })
  }
  if (input.quorum.by === 'seats' && seats.length === 0)
    throw new Refused('assembly.quorum_of_none', {}, { status: 422, field: 'body.seats' })
  return {
    ...{ title: inBoth(input.title), description: inBoth(input.description), place: input.place },
    ...{ caseId: found?.id ?? null, caseNumber: found?.number ?? null, categoryId: input.categoryId ?? null },
    ...{ agenda, seats, residentSeats: input.residentSeats, speakers: input.speakers, quorum: input.quorum },
    objectionDays: input.objectionDays,
  }
}

async function nameOf(
  tx: Tx,
  { context }: Around,
  { kind, bodyId }: { kind: SeatRecord['kind']; bodyId: string },
): Promise<LocalizedName | undefined> {
  if (kind === 'department') return context.bodies.department(bodyId)?.name
  if (kind === 'organisation') return (await findOrganisation(tx, bodyId))?.name
  return undefined
}

/** The unit whose desk calls for a place; throws Refused `unit.not_found`, `platform.forbidden`. */
function callerFor({ at, context }: Around, unitId: string): string {
  const unit = context.bodies.unit(unitId)
  if (!unit) throw new Refused('unit.not_found', { id: unitId })
  const post = callingPost(at.actor, unit.path)
  check(post !== undefined)
  return post?.unitId ?? unitId
}

/** Writes one down. Nobody but the desk sees it yet. */
export async function draft(assembly: Assembly, at: At, input: DeliberationInput): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const callerUnitId = callerFor(around, input.unitId)
    const [beginsAt, endsAt] = [new Date(input.from), new Date(input.to)]
    checkTime({ beginsAt, endsAt }, around.now)
    const row: Deliberation = {
      ...(await written(tx, input, around)),
      ...{ id: uuidv7(), state: 'draft', version: 1, unitId: input.unitId, callerUnitId, beginsAt, endsAt, moved: 0 },
      ...{ why: null, attendance: null, documentId: null, documentCode: null, minutesAt: null, objectUntil: null },
      ...{ finalAt: null, createdAt: around.now },
    }
    await deliberationsStore(tx).insert(row)
    return await viewOf(tx, row, around)
  })
}

/** Changes what was written. Once it is called the place, the time and the quorum stand: people have planned by them. */
export async function save(
  assembly: Assembly,
  at: At,
  { id, seen, ...input }: Changed & DeliberationInput,
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const { row } = await lockForDesk(tx, around, { id, seen, step: 'save' })
    const [beginsAt, endsAt] = [new Date(input.from), new Date(input.to)]
    const fresh = await written(tx, input, around, row)
    if (row.state === 'draft') {
      const callerUnitId = callerFor(around, input.unitId)
      checkTime({ beginsAt, endsAt }, around.now)
      const saved = { ...row, ...fresh, unitId: input.unitId, callerUnitId, beginsAt, endsAt }
      return await viewOf(tx, await deliberationsStore(tx).save(saved), around)
    }
    const isMoved = beginsAt.getTime() !== row.beginsAt.getTime() || endsAt.getTime() !== row.endsAt.getTime()
    if (isMoved || input.place !== row.place || input.unitId !== row.unitId)
      throw new Refused('assembly.move_instead', {}, { status: 409 })
    const { quorum, objectionDays } = row
    if (
      JSON.stringify(sorted(quorum)) !== JSON.stringify(sorted(input.quorum)) ||
      objectionDays !== input.objectionDays
    )
      throw new Refused('assembly.quorum_fixed', {}, { status: 409 })
    const saved = await deliberationsStore(tx).save({ ...row, ...fresh, quorum, objectionDays })
    await tellAdmitted(tx, { before: row, after: saved, at })
    return await viewOf(tx, saved, around)
  })
}

const sorted = (object: object) => Object.entries(object).sort(([a], [b]) => a.localeCompare(b))

/** More seats or turns: whoever has waited for one is told. */
async function tellAdmitted(tx: Tx, given: { before: Deliberation; after: Deliberation; at: At }): Promise<void> {
  const { before, after, at } = given
  const signUps = asWaiting(await residentsStore(tx).of([after.id]))
  const signUpIds = admitted(standings(signUps, roomIn(before)), standings(signUps, roomIn(after)))
  if (signUpIds.length === 0) return
  await tell(tx, {
    ...{ name: 'deliberation.admitted', deliberationId: after.id, occurrence: `v${after.version}`, signUpIds },
    by: at.actor.accountId ?? null,
  })
}

/** Throws a draft away. */
export async function discard(assembly: Assembly, at: At, id: string): Promise<{ discarded: boolean }> {
  return await writing(assembly, at, async (tx, around) => {
    await lockForDesk(tx, around, { id, step: 'discard' })
    await deliberationsStore(tx).remove(id)
    return { discarded: true }
  })
}

/** A change of the state alone, told to whoever it concerns. */
async function moveOn(
  assembly: Assembly,
  at: At,
  given: Changed & {
    step: Step
    change?: (row: Deliberation, around: Around) => Partial<Deliberation>
    tells?: 'deliberation.called' | 'deliberation.moved' | 'deliberation.cancelled'
  },
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const { row, next } = await lockForDesk(tx, around, given)
    const saved = await deliberationsStore(tx).save({ ...row, ...given.change?.(row, around), state: next })
    if (given.tells)
      await tell(tx, {
        ...{ name: given.tells, deliberationId: row.id, occurrence: `v${saved.version}` },
        by: at.actor.accountId ?? null,
      })
    return await viewOf(tx, saved, around)
  })
}

/** Publishes it, and lets the invited bodies know. */
export const call = (assembly: Assembly, at: At, given: Changed): Promise<DeliberationView> =>
  moveOn(assembly, at, {
    ...{ ...given, step: 'call', tells: 'deliberation.called' },
    change(row, { now }) {
      checkTime(row, now)
      return {}
    },
  })

/** Moves it. Answers of bodies are asked for anew: who could come on Monday may not on Friday. */
export const move = (
  assembly: Assembly,
  at: At,
  given: Changed & { from: string; to: string; place: string; why: string },
): Promise<DeliberationView> =>
  moveOn(assembly, at, {
    ...{ ...given, step: 'move', tells: 'deliberation.moved' },
    change(row, { now }) {
      const time = { beginsAt: new Date(given.from), endsAt: new Date(given.to) }
      checkTime(time, now)
      const isOtherTime = time.beginsAt.getTime() !== row.beginsAt.getTime()
      const seats = isOtherTime ? row.seats.map((seat) => ({ ...seat, answer: null, who: null })) : row.seats
      return { ...time, place: given.place, why: given.why, moved: row.moved + 1, seats }
    },
  })

/** Calls it off. */
export const cancel = (assembly: Assembly, at: At, given: Changed & { why: string }): Promise<DeliberationView> =>
  moveOn(assembly, at, {
    ...{ ...given, step: 'cancel', tells: 'deliberation.cancelled' },
    change: () => ({ why: given.why }),
  })

/** Takes attendance, as counts. Once it has begun, and again until the minutes are out. */
export const hold = (assembly: Assembly, at: At, given: Changed & Attendance): Promise<DeliberationView> =>
  moveOn(assembly, at, {
    ...{ ...given, step: 'hold' },
    change(row, { now }) {
      if (now < row.beginsAt) throw new Refused('assembly.not_begun', {}, { status: 409 })
      const counts = new Map(given.seats.map(({ id, present }) => [id, present]))
      if (row.seats.some(({ id, count }) => (counts.get(id) ?? 0) > count))
        throw new Refused('assembly.seats_many', {}, { status: 422, field: 'body.seats' })
      const { by, households } = row.quorum
      if (by === 'households' && (given.households === null || given.households > (households ?? 0)))
        throw new Refused('assembly.households_many', { households }, { status: 422, field: 'body.households' })
      const seats = Object.fromEntries(row.seats.map(({ id }) => [id, counts.get(id) ?? 0]))
      return { attendance: { seats, residents: given.residents, households: given.households } }
    },
  })

/** Takes back that it was held, with all that was counted. */
export const reopen = (assembly: Assembly, at: At, given: Changed): Promise<DeliberationView> =>
  moveOn(assembly, at, { ...given, step: 'reopen', change: () => ({ attendance: null }) })

/** An invited body answers: its own people, or the desk for one that called. */
export async function answerInvitation(
  assembly: Assembly,
  at: At,
  given: { id: string; seatId: string; answer: SeatAnswer | null; who?: string | undefined },
): Promise<DeliberationView> {
  return await writing(assembly, at, async (tx, around) => {
    const row = await deliberationsStore(tx).lock(given.id)
    if (row.state === 'draft') throw notFound()
    const seat = row.seats.find(({ id, kind }) => id === given.seatId && kind !== 'residents')
    if (!seat) throw notFound()
    check(keepingPost(at.actor, row.callerUnitId) !== undefined || (await speaksFor(tx, at, seat)))
    stateAfter('answer', row.state)
    const who = given.answer === 'cannot' || given.answer === null ? null : given.who || null
    const seats = row.seats.map((one) => (one.id === seat.id ? { ...one, answer: given.answer, who } : one))
    return await viewOf(tx, await deliberationsStore(tx).save({ ...row, seats }), around)
  })
}

async function speaksFor(tx: Tx, { actor }: At, { kind, bodyId }: SeatRecord): Promise<boolean> {
  if (!bodyId) return false
  if (kind === 'department') return departmentsOf(actor).includes(bodyId)
  const organisation = kind === 'organisation' ? await findOrganisation(tx, bodyId) : undefined
  return actor.accountId !== undefined && (organisation?.speakers.includes(actor.accountId) ?? false)
}
