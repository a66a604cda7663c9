import { expect, test } from 'vitest'
import type { OrderView } from '../../../../contract/cases.ts'
import type { CommandDraft } from '../device/drafts.ts'
import { actionsAfter, actionsOf, commandOf, missingIn } from './actions.rules.ts'

const body = { kind: 'department' as const, id: 'water', name: { en: 'Water', zh: '水务' } }
const order = (more: Partial<OrderView> = {}): OrderView => ({
  ...{ id: 'order', kind: 'whistle', state: 'issued', role: 'lead', target: body, issuedAt: '2026-03-02T01:00:00Z' },
  issuer: { kind: 'unit', id: 'street', name: { en: 'Street', zh: '街道' } },
  ...more,
})
const offers = (...commands: string[]) => commands.map((command) => ({ command, allowed: true }))
const draft = (more: Partial<CommandDraft> = {}): CommandDraft => ({
  ...{ text: '', elsewhere: '', photos: [], conditionId: null, outcome: null, passed: null, visibility: 'public' },
  ...{ days: null, position: null },
  ...more,
})

test('a summoned officer answers first, then arrives, then handles', () => {
  const all = offers('answer', 'return', 'arrive', 'handle', 'comment')
  expect(actionsOf({ offers: all, orders: [order()] }, ['water'])).toEqual({
    step: 'answer',
    more: ['arrive', 'return', 'comment'],
  })
  expect(actionsOf({ offers: all, orders: [order({ state: 'answered' })] }, ['water']).step).toBe('arrive')
  const there = order({ state: 'arrived', arrivedAt: '2026-03-02T02:00:00Z' })
  expect(actionsOf({ offers: all, orders: [there] }, ['water'])).toEqual({ step: 'handle', more: ['comment'] })
})

test('an order of somebody else gives no button', () => {
  expect(actionsOf({ offers: offers('answer', 'comment'), orders: [order()] }, ['power'])).toEqual({
    step: undefined,
    more: ['comment'],
  })
})

test('words are asked for where others read them', () => {
  expect(missingIn('accept', draft())).toBeUndefined()
  expect(missingIn('handle', draft())).toBe('text')
  expect(missingIn('check', draft({ passed: 'yes' }))).toBeUndefined()
  expect(missingIn('check', draft({ passed: 'no' }))).toBe('text')
  expect(missingIn('return_visit', draft({ text: 'Nobody home' }))).toBe('outcome')
})

test('more time is counted from the due time', () => {
  const given = { order: order(), fileIds: [], point: undefined, from: new Date('2026-03-02T09:00:00Z') }
  expect(commandOf('ask_extension', { ...given, draft: draft({ days: 2, text: 'Parts are late' }) })).toEqual({
    ...{ type: 'ask_extension', until: '2026-03-04T09:00:00.000Z', reason: 'Parts are late', orderId: 'order' },
  })
})

test('without a line the work goes on: what was taken on can be done, and nothing is offered twice', () => {
  const now = { step: 'accept' as const, more: ['raise' as const, 'decline' as const, 'comment' as const] }
  expect(actionsAfter(now, [])).toBe(now)
  expect(actionsAfter(now, ['comment'])).toBe(now)
  expect(actionsAfter(now, ['accept'])).toEqual({ step: 'handle', more: ['raise', 'comment'] })
  expect(actionsAfter(now, ['accept', 'handle'])).toEqual({ step: undefined, more: ['comment'] })
  expect(actionsAfter(now, ['answer', 'comment'])).toEqual({ step: 'arrive', more: ['handle', 'comment'] })
})
