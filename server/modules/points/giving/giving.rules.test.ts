import { expect, test } from 'vitest'
import type { Refused } from '../../../platform/errors.ts'
import {
  checkGift,
  checkNobody,
  checkPledge,
  checkRoom,
  checkUntil,
  isPast,
  mayClose,
  mostInMonth,
} from './giving.rules.ts'

/** Code and facts of a refusal; undefined where nothing was refused. */
function refusal(work: () => void) {
  try {
    work()
    return undefined
  } catch (error) {
    const { code, facts } = error as Refused
    return { code, ...facts }
  }
}

test('somebody gives away what a family needs, and no more in a month', () => {
  expect(refusal(() => checkGift(mostInMonth, 0))).toBeUndefined()
  expect(refusal(() => checkGift(1, mostInMonth - 1))).toBeUndefined()
  expect(refusal(() => checkGift(21, mostInMonth - 20))).toMatchObject({ code: 'points.gift_cap', left: 20 })
  expect(refusal(() => checkGift(1, mostInMonth + 5))).toMatchObject({ left: 0 })
})

test('a household is a family, not a club', () => {
  expect(refusal(() => checkRoom(7))).toBeUndefined()
  expect(refusal(() => checkRoom(8))).toMatchObject({ code: 'points.household_full' })
})

test('a need takes what is missing, until its last day', () => {
  const need = { state: 'open', target: 50, until: '2026-03-10' }
  const at = { points: 10, raised: 40, today: '2026-03-10' }
  expect(refusal(() => checkPledge(need, at))).toBeUndefined()
  expect(refusal(() => checkPledge(need, { ...at, points: 11 }))).toMatchObject({
    code: 'points.pledge_more',
    missing: 10,
  })
  expect(refusal(() => checkPledge(need, { ...at, today: '2026-03-11' }))).toMatchObject({ code: 'points.need_over' })
  expect(refusal(() => checkPledge({ ...need, state: 'met' }, at))).toMatchObject({ code: 'points.need_over' })
  expect([isPast('2026-03-10', '2026-03-10'), isPast('2026-03-10', '2026-03-11')]).toEqual([false, true])
})

test('a need ends on a day from tomorrow, within ninety days', () => {
  expect(refusal(() => checkUntil('2026-03-02', '2026-03-01'))).toBeUndefined()
  expect(refusal(() => checkUntil('2026-05-30', '2026-03-01'))).toBeUndefined()
  expect(refusal(() => checkUntil('2026-03-01', '2026-03-01'))).toMatchObject({ code: 'points.need_day' })
  expect(refusal(() => checkUntil('2026-05-31', '2026-03-01'))).toMatchObject({ code: 'points.need_day' })
})

test('a need is not closed while somebody can pick up what it paid for, or has', () => {
  const orders = [undefined, 'lapsed', 'cancelled', 'refunded', 'waiting', 'picked_up']
  expect(orders.map((order) => mayClose('met', order))).toEqual([true, true, true, true, false, false])
  expect([mayClose('open', undefined), mayClose('not_met', undefined)]).toEqual([true, false])
})

test('a need tells of nobody by number', () => {
  expect(refusal(() => checkNobody(['Rice for four weeks', '四周的大米']))).toBeUndefined()
  expect(refusal(() => checkNobody(['Rice', '请打 13800138000']))).toMatchObject({ code: 'points.need_person' })
})
