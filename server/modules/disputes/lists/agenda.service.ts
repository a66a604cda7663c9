import type { LocalizedName } from '../../../../contract/common.ts'
import { nameIn } from '../../../../contract/common.ts'
import type { DisputeAgendaItem } from '../../../../contract/disputes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { textOf } from '../../../platform/messages.ts'
import { type CalendarEntry, calendarOf } from '../../../platform/text/ical.ts'
import { stationsById } from '../../people/people.api.ts'
import { type At, type Disputes, dayIn, notFound, reading } from '../disputes.context.ts'
import { type DisputeRecord, disputesStore } from '../disputes.store.ts'
import { enter, startOfDay } from '../inside.ts'
import { inEffect, isOpen } from '../matter/acts.rules.ts'
import type { Session } from '../matter/matter.ts'

// messages: disputes.calendar.*

const dayLength = 86_400_000

/** What a mediator has to do between two instants, and what is late; late first, then by time. */
export async function agenda(
  disputes: Disputes,
  at: At,
  { from, to }: { from: string; to: string },
): Promise<{ items: DisputeAgendaItem[] }> {
  const context = await disputes.cases.contextOf(at.tenant)
  const { accountId } = at.actor
  if (!accountId) throw new Refused('platform.forbidden')
  const [since, until] = [new Date(from), new Date(to)]
  return await reading(disputes, at, async (tx) => {
    const now = disputes.clock.now()
    const today = dayIn(at.tenant.timeZone, now)
    const records = await disputesStore(tx).chairedBy(accountId)
    const places = await placesOf(tx, records)
    const items = records.flatMap((record) => {
      const start = startOfDay(context, record.holderId)
      const { number, subject, detail: m } = record
      const item = (kind: DisputeAgendaItem['kind'], id: string, when: Date, late = false): DisputeAgendaItem => ({
        ...{ kind, id, number, subject, at: when.toISOString(), until: null, place: null, late },
      })
      return [
        ...m.sessions
          .filter(({ state }) => state === 'planned')
          .map((session) => ({
            ...item('session', session.id, new Date(session.from), now > new Date(session.until)),
            ...{ until: session.until, place: places(session) },
          })),
        ...(inEffect(m) ? m.visits : [])
          .filter(({ madeAt }) => madeAt === null)
          .map((visit) => item('visit', visit.id, start(visit.due), today > visit.due)),
        ...(inEffect(m) ? m.duties : [])
          .filter(({ state }) => state !== 'done')
          .map((duty) => item('duty', duty.id, start(duty.due), today > duty.due)),
        ...m.offers
          .filter((offer) => isOpen(offer, now))
          .map((offer) => item('offer', offer.id, new Date(offer.expiresAt))),
      ]
    })
    const wanted = items.filter(({ at: when, late }) => late || (new Date(when) >= since && new Date(when) <= until))
    wanted.sort((a, b) => Number(b.late) - Number(a.late) || a.at.localeCompare(b.at))
    return { items: wanted.slice(0, 500) }
  })
}

/** Sessions of the next 90 days of a mediator, for their own calendar. */
export async function agendaCalendar(disputes: Disputes, at: At): Promise<string> {
  const { accountId } = at.actor
  if (!accountId) throw new Refused('platform.forbidden')
  return await reading(disputes, at, async (tx) => {
    const now = disputes.clock.now()
    const records = await disputesStore(tx).chairedBy(accountId)
    const places = await placesOf(tx, records)
    const entries = records.flatMap((record) =>
      record.detail.sessions
        .filter(({ from, state }) => state === 'planned' && Date.parse(from) - now.getTime() < 90 * dayLength)
        .map((session) => entryOf(at, record, { session, place: places(session) })),
    )
    return calendarOf(entries, { of: 'Mediation', now })
  })
}

/** One session, for the calendar of whoever is inside. Throws Refused `disputes.not_found`. */
export async function sessionCalendar(
  disputes: Disputes,
  at: At,
  wanted: { number: string; id: string },
): Promise<string> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await reading(disputes, at, async (tx) => {
    const { record } = await enter(disputes, tx, at, wanted.number, context)
    const session = record.detail.sessions.find(({ id }) => id === wanted.id)
    if (!session) throw notFound()
    const places = await placesOf(tx, [record])
    return calendarOf([entryOf(at, record, { session, place: places(session) })], {
      of: 'Mediation',
      now: disputes.clock.now(),
    })
  })
}

/** A calendar on a phone is seen by others: number, time and place, no subject and no name. */
function entryOf(
  { locale }: At,
  { number }: DisputeRecord,
  { session, place }: { session: Session; place: LocalizedName },
): CalendarEntry {
  return {
    ...{ id: session.id, sequence: session.sequence, cancelled: session.state === 'cancelled' },
    ...{ from: new Date(session.from), until: new Date(session.until), place: nameIn(place, locale) },
    title: textOf({ locale, area: 'disputes', key: 'disputes.calendar.session', values: { number } }),
  }
}

async function placesOf(tx: Tx, records: readonly DisputeRecord[]): Promise<(session: Session) => LocalizedName> {
  const ids = records.flatMap(({ detail }) =>
    detail.sessions.flatMap(({ stationId }) => (stationId ? [stationId] : [])),
  )
  const stations = await stationsById(tx, [...new Set(ids)])
  return ({ stationId, place }) => {
    const station = stations.find(({ id }) => id === stationId)
    return station ? { en: station.nameEn, zh: station.nameZh } : { en: place || '–', zh: place || '–' }
  }
}
