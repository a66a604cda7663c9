import { expect, test } from 'vitest'
import { isFinal, mayAsk, mayCheckIn, mayObject, maySignUp, stateAfter } from './session.rules.ts'

const at = (text: string) => new Date(`2026-03-05T${text}Z`)

test('called, held, minutes out, final; only what nobody has read yet can be taken back', () => {
  expect(stateAfter('call', 'draft')).toBe('called')
  expect(stateAfter('hold', 'called')).toBe('held')
  expect(stateAfter('reopen', 'held')).toBe('called')
  expect(stateAfter('publish', 'held')).toBe('minutes_out')
  expect(stateAfter('end', 'minutes_out')).toBe('final')
  for (const [step, state] of [
    ['discard', 'called'],
    ['reopen', 'minutes_out'],
    ['minutes', 'minutes_out'],
    ['cancel', 'held'],
    ['move', 'cancelled'],
  ] as const)
    expect(() => stateAfter(step, state)).toThrow('assembly.not_now')
})

test('minutes become final with the last second of the time for objections, once each objection has its answer', () => {
  const session = { state: 'minutes_out' as const, objectUntil: at('10:00:00') }
  expect(isFinal(session, { open: 0, now: at('09:59:59.999') })).toBe(false)
  expect(isFinal(session, { open: 0, now: at('10:00:00') })).toBe(true)
  expect(isFinal(session, { open: 1, now: at('23:00:00') })).toBe(false)
  expect(mayObject(session, at('09:59:59.999'))).toBe(true)
  expect(mayObject(session, at('10:00:00'))).toBe(false)
  expect(isFinal({ ...session, state: 'final' }, { open: 0, now: at('23:00:00') })).toBe(false)
})

test('one signs up until it ends, asks until it begins, and ticks oneself off from an hour before', () => {
  const session = { state: 'called' as const, residentSeats: 2, beginsAt: at('10:00:00'), endsAt: at('12:00:00') }
  expect([at('09:59:59'), at('11:59:59'), at('12:00:00')].map((now) => maySignUp(session, now))).toEqual([
    ...[true, true, false],
  ])
  expect(maySignUp({ ...session, residentSeats: 0 }, at('08:00:00'))).toBe(false)
  expect([at('09:59:59'), at('10:00:00')].map((now) => mayAsk(session, now))).toEqual([true, false])
  expect([at('08:59:59'), at('09:00:00'), at('12:00:00')].map((now) => mayCheckIn(session, now))).toEqual([
    ...[false, true, true],
  ])
})
