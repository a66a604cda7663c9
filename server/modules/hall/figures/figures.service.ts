import { nameIn } from '../../../../contract/common.ts'
import type { HallFigures, PublicRatings } from '../../../../contract/hall-settings.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Download } from '../../../platform/http/serve.ts'
import { tableDownload } from '../../../platform/http/table.ts'
import { textOf } from '../../../platform/messages.ts'
import { type At, type Halls, hallByCode, hallById, reading } from '../hall.context.ts'
import { check, mayReadFigures } from '../hall.policy.ts'
import { nameOf } from '../hall.view.ts'
import { hallStore } from '../settings/hall.store.ts'
import { dayAfter } from '../tickets/slots.rules.ts'
import { fewest, ratingsOf, waitsOf } from './figures.rules.ts'
import { figuresStore } from './figures.store.ts'

/** Days of public ratings. */
const publicDays = 90
/** Days figures are asked of at most, and where nobody says. */
const mostDays = 366
const usualDays = 30
/** Words of visitors shown at most. */
const mostWords = 50

/** Which days are asked of. */
export interface Asked {
  id: string
  from?: string | undefined
  until?: string | undefined
}

/** Waiting, visits and ratings; by service, hour and priority. Throws Refused `hall.not_found`, `platform.forbidden`, `hall.days`. */
export async function hallFigures(halls: Halls, at: At, asked: Asked): Promise<HallFigures> {
  return await reading(halls, at, async (tx, around, now) => {
    const hall = await hallById(tx, around, asked.id)
    check(mayReadFigures(at.actor, hall))
    const until = asked.until ?? hall.time.dayOf(now)
    const from = asked.from ?? dayAfter(until, 1 - usualDays)
    if (from > until || dayAfter(from, mostDays) < until) throw new Refused('hall.days', { most: mostDays })
    const span = { hallId: hall.record.id, from, until }
    const store = figuresStore(tx)
    const tickets = await store.tickets(span, hall.timeZone)
    const ratings = await store.ratings(span)
    const services = await hallStore(tx).services([hall.record.id])
    const done = (some: typeof tickets) => some.filter(({ state }) => state === 'done').length
    const enough = ratings.length >= fewest ? ratings : []
    return {
      hall: { id: hall.record.id, code: hall.record.code, name: hall.name },
      ...{ from, until, all: waitsOf(tickets), priority: waitsOf(tickets.filter(({ priority }) => priority)) },
      appointments: waitsOf(tickets.filter(({ kind }) => kind === 'appointment')),
      others: waitsOf(tickets.filter(({ kind, priority }) => kind === 'walk_in' && !priority)),
      services: services.flatMap((service) => {
        const own = tickets.filter(({ serviceId }) => serviceId === service.id)
        const said = ratings.filter(({ serviceId }) => serviceId === service.id)
        if (own.length === 0 && service.ended) return []
        const about = { id: service.id, letter: service.letter, name: nameOf(service) }
        return [{ ...about, waits: waitsOf(own), ratings: ratingsOf(said, done(own)) }]
      }),
      hours: [...new Set(tickets.flatMap(({ hour }) => (hour === null ? [] : [hour])))]
        .sort((a, b) => a - b)
        .map((hour) => ({ hour, waits: waitsOf(tickets.filter((each) => each.hour === hour)) })),
      joints: await store.joints(span, hall.timeZone),
      ratings: ratingsOf(ratings, done(tickets)),
      words: enough
        .filter(({ words }) => words !== null)
        .slice(0, mostWords)
        .map(({ serviceId, stars, words, day }) => {
          const service = services.find(({ id }) => id === serviceId)
          return { service: service ? nameOf(service) : { en: '–', zh: '–' }, stars, words: words ?? '', day }
        }),
    }
  })
}

/** The same as a table. Throws what `hallFigures` throws. */
export async function figuresTable(halls: Halls, at: At, asked: Asked): Promise<Download> {
  const figures = await hallFigures(halls, at, asked)
  const say = (key: string) => textOf({ locale: at.locale, area: 'hall', key: `hall.table.${key}` })
  // messages: hall.table.*
  const head = ['group', 'which', 'tickets', 'served', 'no_show', 'left', 'median', 'p90', 'longest'].map(say)
  const line = (
    group: string,
    which: string,
    { tickets, served, noShow, left, median, p90, longest }: HallFigures['all'],
  ) => [...[say(group), which, tickets, served, noShow, left, median, p90, longest]]
  const rows = [
    line('all', '', figures.all),
    line('priority', '', figures.priority),
    line('appointments', '', figures.appointments),
    line('others', '', figures.others),
    ...figures.services.map(({ letter, name, waits }) =>
      line('service', `${letter} ${nameIn(name, at.locale)}`, waits),
    ),
    ...figures.hours.map(({ hour, waits }) => line('hour', `${String(hour).padStart(2, '0')}:00`, waits)),
  ]
  return tableDownload(`hall-${figures.hall.code}-${figures.from}-${figures.until}`, head, rows)
}

/** What visitors of the last ninety days said. Throws Refused `hall.not_found`. */
export async function publicRatings(halls: Halls, at: At, code: string): Promise<PublicRatings> {
  return await reading(halls, at, async (tx, around, now) => {
    const hall = await hallByCode(tx, around, code)
    const until = hall.time.dayOf(now)
    const span = { hallId: hall.record.id, from: dayAfter(until, -publicDays), until }
    const ratings = await figuresStore(tx).ratings(span)
    const done = await figuresStore(tx).done(span)
    const services = (await hallStore(tx).services([hall.record.id])).filter(({ ended }) => !ended)
    const of = (id: string) => done.find(({ serviceId }) => serviceId === id)?.count ?? 0
    return {
      all: ratingsOf(
        ratings,
        done.reduce((sum, { count }) => sum + count, 0),
      ),
      services: services.map((service) => ({
        ...{ id: service.id, name: nameOf(service) },
        ratings: ratingsOf(
          ratings.filter(({ serviceId }) => serviceId === service.id),
          of(service.id),
        ),
      })),
    }
  })
}
