import { awaitsCourt, inEffect } from './acts.rules.ts'
import type { Fact, Matter, Setting } from './matter.ts'
import { fact, giveUp } from './moves.rules.ts'

/** What only time does, beside the facts of the timeline: something is to be told to people. */
export interface Reminder {
  kind: 'duty_due' | 'visit_due'
  id: string
}

/**
 * What time has done until now: offers that expired, a tier whose time is up, a confirmation nobody may ask for any more, duties
 * and visits whose day has come. What is done at the instant a limit ends is still in time. Run again it does nothing more.
 */
export function passTime(before: Matter, setting: Setting): { after: Matter; facts: Fact[]; reminders: Reminder[] } {
  const m = structuredClone(before)
  const { now, today } = setting
  const facts: Fact[] = []
  for (const offer of m.offers) {
    if (offer.state !== 'open' || now <= new Date(offer.expiresAt)) continue
    offer.state = 'expired'
    facts.push(fact('offer_expired', { n: offer.n }))
  }
  if (isTierOver(m, now)) facts.push(...giveUp(m, setting, { why: 'time_up', words: '' }))
  if (isConfirmationOver(m, now) && m.confirmation) {
    Object.assign(m.confirmation, { result: 'lapsed', at: now.toISOString() })
    facts.push(fact('confirmation_lapsed'))
  }
  const reminders: Reminder[] = []
  if (inEffect(m)) {
    for (const duty of m.duties) {
      if (duty.told || duty.state === 'done' || today < duty.due) continue
      duty.told = true
      reminders.push({ kind: 'duty_due', id: duty.id })
    }
    for (const visit of m.visits) {
      if (visit.told || visit.madeAt || today < visit.due) continue
      visit.told = true
      reminders.push({ kind: 'visit_due', id: visit.id })
    }
  }
  return { after: m, facts, reminders }
}

const isTierOver = (m: Matter, now: Date) =>
  (m.state === 'consented' || m.state === 'in_session') && m.tierDueAt !== null && now > new Date(m.tierDueAt)

/** Nobody may ask any more, and not all did: what all asked for in time waits for the court however long. */
const isConfirmationOver = (m: Matter, now: Date) =>
  m.confirmation !== null && m.confirmation.result === null && !awaitsCourt(m) && now > new Date(m.confirmation.until)

/** When time next has something to do: the first instant at which `passTime` may change something. `startOf`: the instant a day begins. */
export function wakeAt(m: Matter, startOf: (day: string) => Date): Date | null {
  const past = (at: string) => new Date(at).getTime() + 1
  const instants: number[] = m.offers.filter(({ state }) => state === 'open').map(({ expiresAt }) => past(expiresAt))
  if (m.tierDueAt && (m.state === 'consented' || m.state === 'in_session')) instants.push(past(m.tierDueAt))
  if (m.confirmation && m.confirmation.result === null && !awaitsCourt(m)) instants.push(past(m.confirmation.until))
  if (inEffect(m)) {
    for (const { told, state, due } of m.duties) if (!told && state !== 'done') instants.push(startOf(due).getTime())
    for (const { told, madeAt, due } of m.visits) if (!told && !madeAt) instants.push(startOf(due).getTime())
  }
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}
