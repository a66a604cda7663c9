import type { Acceptance, StationHave, StationKind } from '../../../../contract/stations.ts'
import { Refused } from '../../../platform/errors.ts'

/** The four haves, in the order of the acceptance list. */
export const haves: readonly StationHave[] = ['structure', 'duties', 'contacts', 'workflow']

/** The last letter of a station's code says what it is. */
export const letterOf: Readonly<Record<StationKind, string>> = {
  micro: 'M',
  volunteer: 'V',
  mediation: 'D',
  petition: 'P',
  hall: 'H',
}

/** Throws Refused `station.code_kind` where the last letter of the code is another kind's. */
export function checkCode(station: { code: string; kind: StationKind }): void {
  const letter = letterOf[station.kind]
  if (!station.code.endsWith(letter))
    throw new Refused('station.code_kind', { letter }, { status: 422, field: 'body.code' })
}

/** What acceptance needs to know of a look at one of the haves. */
export interface Look {
  have: StationHave
  passed: boolean
  at: Date
  /** Day, `2026-03-01`: the last on which it is good. */
  goodUntil: string
}

/**
 * Where acceptance stands on a day: the last look at each have counts. Accepted only when all four stand; due again from the
 * day after the first of them is no longer good.
 */
export function acceptanceOf(looks: readonly Look[], today: string): Acceptance {
  const last = haves.flatMap((have) => {
    const of = looks.filter((look) => look.have === have)
    const newest = of.reduce<Look | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined)
    return newest?.passed ? [newest] : []
  })
  const standing = last.filter(({ goodUntil }) => goodUntil >= today).map(({ have }) => have)
  const all = last.length === haves.length
  const acceptedAt = all ? new Date(Math.max(...last.map(({ at }) => at.getTime()))).toISOString() : null
  const dueOn = all ? dayAfter(last.map(({ goodUntil }) => goodUntil).sort()[0] as string) : null
  return { state: !all ? 'open' : standing.length === haves.length ? 'accepted' : 'due', standing, acceptedAt, dueOn }
}

/** The next days, today among them until the hours are over, on which somebody is there. At most `count`, none past `lastDay`. */
export function nextDates(
  plan: { days: readonly number[]; until: string; firstDay: string | null; lastDay: string | null },
  now: { day: string; time: string },
  count = 3,
): string[] {
  const found: string[] = []
  const start = plan.firstDay && plan.firstDay > now.day ? plan.firstDay : now.day
  let day = start
  // Every day of the week comes within seven days, so `count` weeks hold enough of them.
  for (let n = 0; n < 7 * count + 7 && found.length < count; n += 1, day = dayAfter(day)) {
    if (plan.lastDay && day > plan.lastDay) break
    if (!plan.days.includes(weekdayOf(day))) continue
    if (day === now.day && plan.until <= now.time) continue
    found.push(day)
  }
  return found
}

/** 1 Monday to 7 Sunday. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** The day after a day. */
export const dayAfter = (day: string): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10)

/** The same day a year on. */
export const yearAfter = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + 1)
  return date.toISOString().slice(0, 10)
}

/** The day and the time of day of an instant in a zone. */
export function clockIn(timeZone: string, at: Date): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` }
}

/** Of the numbers along the way up, the nearest unit that has one of a kind speaks for that kind. `depth`: larger is nearer. */
export function nearest<N extends { kind: string; depth: number }>(numbers: readonly N[]): N[] {
  const deepest = new Map<string, number>()
  for (const { kind, depth } of numbers) deepest.set(kind, Math.max(deepest.get(kind) ?? -1, depth))
  return numbers.filter(({ kind, depth }) => kind === 'other' || deepest.get(kind) === depth)
}
