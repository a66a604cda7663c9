import type { NewCase } from '../../../../contract/cases.ts'
import type { VisitBooking } from '../../../../contract/petition-visiting.ts'
import { NewPetition } from '../../../../contract/petitions.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type CaseContext, spine } from '../../cases/cases.api.ts'
import { prepareFiling } from '../filing/filing.service.ts'
import { type At, accountOf, dayIn, type Petitions, reading, writing } from '../petitions.context.ts'
import { dayView } from './days.service.ts'
import { newNumber } from './numbers.rules.ts'
import { mayKeepDay, slotAt, slotsOf } from './visiting.rules.ts'
import { type BookingRow, type DayRow, visitingStore } from './visiting.store.ts'

function bookingView(row: BookingRow, day: DayRow, given: { context: CaseContext; at: At; now: Date }): VisitBooking {
  const { id, title, day: date, unit, place, host, state } = dayView(day, { ...given, taken: new Set() })
  return {
    ...{ id: row.id, number: row.number, slot: row.slot, at: slotAt(day, row.slot).toISOString(), state: row.state },
    day: { id, title, day: date, unit, place, host, state },
    subject: row.subject ?? '',
    became: row.becameKind && row.becameNumber ? { kind: row.becameKind, number: row.becameNumber } : null,
  }
}

async function dayOf(tx: Tx, id: string): Promise<DayRow> {
  const day = await visitingStore(tx).find(id)
  if (!day) throw new Refused('case.not_found')
  return day
}

/** Books a slot. Of two who want the same at the same moment one gets it, and the other is told. */
export async function bookVisit(
  petitions: Petitions,
  at: At,
  given: { dayId: string; slot: number; subject: string; name?: string | undefined; phone?: string | undefined },
): Promise<{ booking: VisitBooking; secret: string }> {
  const context = await petitions.cases.contextOf(at.tenant)
  const secret = spine.newSecret()
  const number = newNumber('V')
  return await writing(petitions, at, async (tx, now) => {
    const day = await dayOf(tx, given.dayId)
    checkSlot(day, given.slot, now)
    const accountId = at.actor.accountId && at.actor.posts.length === 0 ? at.actor.accountId : null
    if (accountId) {
      const mine = await visitingStore(tx).ofAccount(accountId)
      if (mine.some(({ dayId, state }) => dayId === day.id && state === 'booked'))
        throw new Refused('petition.booking_many', {}, { status: 409 })
    }
    const row = {
      ...{ id: uuidv7(), dayId: day.id, number, slot: given.slot, subject: given.subject, name: given.name || null },
      ...{ phone: given.phone || null, accountId, secretHash: spine.hashSecret(secret), bookedAt: now },
    }
    if (!(await visitingStore(tx).book(row))) throw new Refused('petition.slot_taken', {}, { status: 409 })
    const whole = { ...row, state: 'booked' as const, minutes: null, becameKind: null, becameNumber: null }
    return { booking: bookingView(whole, day, { context, at, now }), secret }
  })
}

/** Throws Refused `petition.day_over`, `petition.slot_unknown`. */
function checkSlot(day: DayRow, slot: number, now: Date): void {
  if (day.cancelledAt || day.endsAt <= now) throw new Refused('petition.day_over', {}, { status: 409 })
  if (slot > slotsOf(day) || slotAt(day, slot) <= now)
    throw new Refused('petition.slot_unknown', {}, { status: 422, field: 'body.slot' })
}

/** The booking of whoever shows its secret, or made it signed in. */
async function mineByNumber(tx: Tx, at: At, number: string): Promise<BookingRow> {
  const row = await visitingStore(tx).byNumber(number)
  const isMine =
    row !== undefined &&
    ((at.secret !== undefined && spine.hashSecret(at.secret) === row.secretHash) ||
      (row.accountId !== null && row.accountId === at.actor.accountId))
  if (!row || !isMine) throw new Refused('case.not_found')
  return row
}

/** One's own booking. */
export async function getBooking(petitions: Petitions, at: At, number: string): Promise<VisitBooking> {
  const context = await petitions.cases.contextOf(at.tenant)
  const now = petitions.clock.now()
  return await reading(petitions, at, async (tx) => {
    const row = await mineByNumber(tx, at, number)
    return bookingView(row, await dayOf(tx, row.dayId), { context, at, now })
  })
}

/** Gives a slot back; somebody else may have it at once. */
export async function cancelBooking(petitions: Petitions, at: At, number: string): Promise<VisitBooking> {
  const context = await petitions.cases.contextOf(at.tenant)
  return await writing(petitions, at, async (tx, now) => {
    const { id } = await mineByNumber(tx, at, number)
    const row = await visitingStore(tx).lock(id)
    if (row?.state !== 'booked') throw new Refused('petition.booking_done', {}, { status: 409 })
    const done = { ...row, state: 'cancelled' as const }
    await visitingStore(tx).update(done)
    return bookingView(done, await dayOf(tx, row.dayId), { context, at, now })
  })
}

/** Takes another slot instead, in one step: where that one is taken, or over, the old one stays theirs. */
export async function moveBooking(
  petitions: Petitions,
  at: At,
  given: { number: string; dayId: string; slot: number },
): Promise<VisitBooking> {
  const context = await petitions.cases.contextOf(at.tenant)
  const { number, dayId, slot } = given
  try {
    return await writing(petitions, at, async (tx, now) => {
      const { id } = await mineByNumber(tx, at, number)
      const row = await visitingStore(tx).lock(id)
      if (row?.state !== 'booked') throw new Refused('petition.booking_done', {}, { status: 409 })
      const day = await dayOf(tx, dayId)
      checkSlot(day, slot, now)
      if (row.accountId && dayId !== row.dayId) {
        const mine = await visitingStore(tx).ofAccount(row.accountId)
        if (mine.some((one) => one.dayId === dayId && one.state === 'booked'))
          throw new Refused('petition.booking_many', {}, { status: 409 })
      }
      await visitingStore(tx).move(id, { dayId, slot })
      return bookingView({ ...row, dayId, slot }, day, { context, at, now })
    })
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new Refused('petition.slot_taken', {}, { status: 409 })
    throw error
  }
}

/** Bookings made signed in. */
export async function myBookings(petitions: Petitions, at: At): Promise<{ items: VisitBooking[] }> {
  const context = await petitions.cases.contextOf(at.tenant)
  const accountId = accountOf(at)
  const now = petitions.clock.now()
  return await reading(petitions, at, async (tx) => {
    const items: VisitBooking[] = []
    for (const row of await visitingStore(tx).ofAccount(accountId))
      items.push(bookingView(row, await dayOf(tx, row.dayId), { context, at, now }))
    return { items }
  })
}

type Entry = Omit<VisitBooking, 'day'> & { name: string | null; minutes: string | null; account: boolean }

/** A booking for whoever keeps the day: the name only from the day itself on. */
function entryOf(row: BookingRow, day: DayRow, given: { context: CaseContext; at: At; now: Date }): Entry {
  const { day: _day, ...view } = bookingView(row, day, given)
  const isDay = dayIn(given.at.tenant.timeZone, given.now) >= day.day
  return { ...view, name: isDay ? row.name : null, minutes: row.minutes, account: row.accountId !== null }
}

function checkKeeper(at: At, day: DayRow, { bodies }: CaseContext): void {
  const path = bodies.unit(day.unitId)?.path ?? []
  if (!mayKeepDay(at.actor, { path, hostPostId: day.hostPostId })) throw new Refused('platform.forbidden')
}

/** Who comes to a day. */
export async function listVisitors(petitions: Petitions, at: At, dayId: string): Promise<{ items: Entry[] }> {
  const context = await petitions.cases.contextOf(at.tenant)
  const now = petitions.clock.now()
  return await reading(petitions, at, async (tx) => {
    const day = await dayOf(tx, dayId)
    checkKeeper(at, day, context)
    const rows = await visitingStore(tx).ofDay(dayId)
    return {
      items: rows.filter(({ state }) => state !== 'cancelled').map((row) => entryOf(row, day, { context, at, now })),
    }
  })
}

/** What a visit came to. */
export interface Minuted {
  dayId: string
  bookingId: string
  came: boolean
  minutes?: string | undefined
  becomes?:
    | {
        kind: 'petition' | 'report'
        purpose?: string | undefined
        subject: string
        account: string
        categoryId?: string | undefined
      }
    | undefined
}

/** Minutes a visit. What is brought becomes a petition with the visiting leader as its sponsor, or a report. */
export async function minuteVisit(
  petitions: Petitions,
  at: At,
  given: Minuted,
): Promise<{ entry: Entry; secret: string | null }> {
  const context = await petitions.cases.contextOf(at.tenant)
  const { becomes } = given
  if (given.came && !given.minutes)
    throw new Refused('petition.minutes_missing', {}, { status: 422, field: 'body.minutes' })
  const file = becomes?.kind === 'petition' ? await prepareFiling(petitions, at) : undefined
  const report = becomes?.kind === 'report' ? await reportOf(petitions, at, given) : undefined
  return await writing(petitions, at, async (tx, now) => {
    const day = await dayOf(tx, given.dayId)
    checkKeeper(at, day, context)
    const row = await visitingStore(tx).lock(given.bookingId)
    if (row?.dayId !== day.id) throw new Refused('case.not_found')
    if (row.state !== 'booked') throw new Refused('petition.booking_done', {}, { status: 409 })
    if (dayIn(at.tenant.timeZone, now) < day.day) throw new Refused('petition.booking_early', {}, { status: 409 })
    const filed =
      file && becomes
        ? await file(tx, {
            input: petitionOf(becomes, { row, day }),
            now,
            along: { sponsor: { postId: day.hostPostId, ...day.host } },
          })
        : report
    const done: BookingRow = {
      ...row,
      ...{ state: given.came ? 'came' : 'missed', minutes: given.minutes ?? null },
      ...{ becameKind: filed && becomes ? becomes.kind : null, becameNumber: filed?.number ?? null },
    }
    await visitingStore(tx).update(done)
    return { entry: entryOf(done, day, { context, at, now }), secret: filed?.secret ?? null }
  })
}

const petitionOf = (
  becomes: NonNullable<Minuted['becomes']>,
  { row, day }: { row: BookingRow; day: DayRow },
): NewPetition =>
  NewPetition.parse({
    ...{ purpose: becomes.purpose ?? 'request', subject: becomes.subject, account: becomes.account },
    ...{ unitId: day.unitId, channel: 'counter', ...(becomes.categoryId ? { categoryId: becomes.categoryId } : {}) },
    ...(row.name ? { onBehalfOf: { name: row.name, phone: row.phone ?? undefined, mandate: 'spoken' } } : {}),
  })

/** A report goes the way of every report, in a transaction of its own; the visit then names its number. */
async function reportOf(petitions: Petitions, at: At, given: Minuted): Promise<{ number: string; secret: string }> {
  const { becomes } = given
  const context = await petitions.cases.contextOf(at.tenant)
  const { day, row } = await reading(petitions, at, async (tx) => {
    const of = await dayOf(tx, given.dayId)
    checkKeeper(at, of, context)
    const booking = (await visitingStore(tx).ofDay(given.dayId)).find(({ id }) => id === given.bookingId)
    if (booking && booking.state !== 'booked') throw new Refused('petition.booking_done', {}, { status: 409 })
    return { day: of, row: booking }
  })
  if (!row || !becomes) throw new Refused('case.not_found')
  if (dayIn(at.tenant.timeZone, petitions.clock.now()) < day.day)
    throw new Refused('petition.booking_early', {}, { status: 409 })
  const input: NewCase = {
    ...{
      text: `${becomes.subject}\n\n${becomes.account}`,
      answers: {},
      fileIds: [],
      confidential: false,
      unitId: day.unitId,
    },
    ...{ channel: 'counter', ...(becomes.categoryId ? { categoryId: becomes.categoryId } : {}) },
    ...(row.name ? { onBehalfOf: { name: row.name, phone: row.phone ?? undefined, mandate: 'spoken' } } : {}),
  }
  const { tenant, actor, locale } = at
  const claim = at.claim ? { ...at.claim, route: `${at.claim.route}.report` } : undefined
  return await petitions.cases.intake.report({ tenant, actor, input, claim, locale, channel: 'counter' })
}
