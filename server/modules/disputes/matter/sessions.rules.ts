import { Refused } from '../../../platform/errors.ts'
import type { Fact, Matter, Session, Setting } from './matter.ts'
import { fact } from './moves.rules.ts'

/** Hours a session may last. */
const longest = 12
const hour = 3_600_000

function checkTimes(from: string, until: string, now: Date): void {
  const [start, end] = [new Date(from).getTime(), new Date(until).getTime()]
  // A session that has just begun may still be written down.
  if (end <= start || end - start > longest * hour || start < now.getTime() - 24 * hour)
    throw new Refused('disputes.session_time')
}

function planned(m: Matter, id: string): Session {
  const session = m.sessions.find((each) => each.id === id)
  if (!session) throw new Refused('disputes.not_found', {}, { status: 404 })
  if (session.state !== 'planned') throw new Refused('disputes.not_now', {}, { status: 409 })
  return session
}

/** Sets a session. Throws Refused `disputes.session_time`, `disputes.place_required`. */
export function schedule(
  m: Matter,
  given: { from: string; until: string; stationId: string | null; place: string; setting: Setting },
): Fact[] {
  const { from, until, stationId, place, setting } = given
  checkTimes(from, until, setting.now)
  if (!stationId && !place) throw new Refused('disputes.place_required', {}, { field: 'body.place' })
  const n = m.sessions.length + 1
  m.sessions.push({
    ...{ id: setting.newId(), n, state: 'planned', stationId, place, sequence: 0, present: [], outsiders: [] },
    ...{ from: new Date(from).toISOString(), until: new Date(until).toISOString(), minutes: null, why: null },
  })
  return [fact('session_set', { n, from: new Date(from).toISOString() })]
}

/** Moves a session or calls it off. Throws Refused `disputes.not_found`, `disputes.not_now`, `disputes.session_time`. */
export function changeSession(
  m: Matter,
  given: {
    id: string
    cancel: boolean
    from?: string | undefined
    until?: string | undefined
    stationId?: string | null | undefined
    place?: string | undefined
    why: string
    setting: Setting
  },
): Fact[] {
  const session = planned(m, given.id)
  session.sequence += 1
  session.why = given.why || null
  if (given.cancel) {
    session.state = 'cancelled'
    return [fact('session_cancelled', { n: session.n })]
  }
  const from = given.from ?? session.from
  const until = given.until ?? session.until
  checkTimes(from, until, given.setting.now)
  if (given.stationId !== undefined) session.stationId = given.stationId
  if (given.place !== undefined) session.place = given.place
  if (!session.stationId && !session.place) throw new Refused('disputes.place_required', {}, { field: 'body.place' })
  Object.assign(session, { from: new Date(from).toISOString(), until: new Date(until).toISOString() })
  return [fact('session_changed', { n: session.n, from: session.from })]
}

/** It was held. Nobody from outside was there without the consent of every party. Throws Refused `disputes.outsider_without_consent`, `disputes.session_not_begun`. */
export function hold(
  m: Matter,
  given: { id: string; present: string[]; outsiders: string[]; minutes: string; setting: Setting },
): Fact[] {
  const session = planned(m, given.id)
  if (given.setting.now < new Date(session.from)) throw new Refused('disputes.session_not_begun', {}, { status: 409 })
  if (given.present.some((id) => !m.parties.some((party) => party.id === id)))
    throw new Refused('disputes.not_found', {}, { status: 404 })
  const allowed = new Set(
    m.asks.filter(({ kind, state }) => kind === 'outsider' && state === 'agreed').map(({ id }) => id),
  )
  if (given.outsiders.some((id) => !allowed.has(id))) throw new Refused('disputes.outsider_without_consent')
  const { present, outsiders, minutes } = given
  Object.assign(session, { state: 'held', present, outsiders, minutes: minutes || null })
  const begun = m.state === 'consented'
  if (begun) m.state = 'in_session'
  return [fact('session_held', { n: session.n, present: present.length })]
}

/** The shared record of a session that was held. Throws Refused `disputes.not_found`, `disputes.not_now`. */
export function writeMinutes(m: Matter, { id, minutes }: { id: string; minutes: string }): Fact[] {
  const session = m.sessions.find((each) => each.id === id)
  if (!session) throw new Refused('disputes.not_found', {}, { status: 404 })
  if (session.state !== 'held') throw new Refused('disputes.not_now', {}, { status: 409 })
  session.minutes = minutes || null
  return [fact('minutes_written', { n: session.n })]
}
