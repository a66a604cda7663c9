import type { Holder } from '../../../../contract/cases.ts'
import { type Bodies, findAbove, nameOfBody } from './bodies.ts'
import { type CaseEvent, type CaseState, type Clock, type ClockStep, isRunning } from './case-state.ts'
import { superviseOrder } from './decide-holder.rules.ts'
import { at, type NewEvent, noted } from './facts.ts'

/** The instant at which a clock next has something to say; null when it is stopped, frozen or has said everything. */
export function nextStrike(clock: Clock): string | null {
  if (!isRunning(clock) || clock.next === null) return null
  return { amber: clock.amberAt, due: clock.dueAt, at150: clock.at150, at200: clock.at200 }[clock.next]
}

const following: Record<ClockStep, ClockStep | null> = { amber: 'due', due: 'at150', at150: 'at200', at200: null }

/**
 * What the clocks of a case have to say by now. Amber tells handler and desk. Red, 150 % and 200 % each send one
 * `supervise` order to the next level above that was not yet told. After a day of downtime all that was missed comes at
 * once; an amber that red has overtaken is left out.
 */
export function strike(before: CaseState, facts: { now: Date; bodies: Bodies; newId(): string }): CaseEvent[] {
  const events: CaseEvent[] = []
  let supervised = before.supervised
  const now = at(facts.now)
  for (const original of before.clocks) {
    let clock = original
    for (let due = nextStrike(clock); due !== null && due <= now; due = nextStrike(clock)) {
      const step = clock.next as ClockStep
      clock = { ...clock, next: following[step] }
      if (step === 'amber' && clock.dueAt <= now) continue
      const effect: NewEvent['effect'] = { clocks: [clock] }
      const told = { stage: clock.stage, step, due: clock.dueAt, body: nameOfBody(facts.bodies, clock.body) }
      if (step !== 'amber') {
        const target = findUntold(facts.bodies, clock.body, supervised)
        if (target) {
          supervised = [...supervised, target.id]
          effect.set = { supervised }
          effect.orders = [
            superviseOrder({ id: facts.newId(), issuer: clock.body, target, text: null, now: facts.now }),
          ]
          Object.assign(told, { to: nameOfBody(facts.bodies, target) })
        }
      }
      const event = noted(step === 'amber' ? 'amber' : 'red', effect, { facts: told })
      events.push({ seq: before.version + events.length + 1, at: now, by: { kind: 'system' }, ...event })
    }
  }
  return events
}

/** The lowest level above a body that has no `supervise` order from the clocks yet. */
function findUntold(bodies: Bodies, body: Holder, told: readonly string[]): Holder | undefined {
  let above = findAbove(bodies, body)
  while (above && told.includes(above.id)) above = findAbove(bodies, above)
  return above
}
