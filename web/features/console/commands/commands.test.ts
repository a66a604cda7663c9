import { expect, test } from 'vitest'
import type { OrderView } from '../../../../contract/cases.ts'
import { commandOf, emptyValues, missingIn, ordersFor, type Values } from './build.ts'
import { emptyPart } from './kin.ts'
import { offeredOf } from './next.ts'

const zone = 'Asia/Shanghai'
const body = (id: string) => ({ kind: 'unit' as const, id, name: { en: id, zh: id } })
const order = (id: string, more: Partial<OrderView> = {}): OrderView => ({
  id,
  kind: 'whistle',
  state: 'issued',
  role: 'lead',
  issuer: body('street'),
  target: { kind: 'department', id: 'water', name: { en: 'Water', zh: '水务' } },
  issuedAt: '2026-03-02T01:00:00Z',
  ...more,
})
const filled = (values: Partial<Values>, orders: OrderView[] = []): Values => ({
  ...emptyValues({ orders }, 'comment', []),
  ...values,
})

test('a failed check says why, a passed one need not', () => {
  expect(missingIn('check', filled({}), zone)).toEqual({ passed: 'needed' })
  expect(missingIn('check', filled({ passed: 'no' }), zone)).toEqual({ text: 'needed' })
  expect(missingIn('check', filled({ passed: 'yes' }), zone)).toEqual({})
})

test('more time is refused with a reason and granted without', () => {
  expect(missingIn('rule_extension', filled({ granted: 'no' }), zone)).toEqual({ reason: 'needed' })
  expect(missingIn('rule_extension', filled({ granted: 'yes' }), zone)).toEqual({})
  expect(commandOf('rule_extension', filled({ granted: 'yes' }), { timeZone: zone, fileIds: [] })).toEqual({
    type: 'rule_extension',
    granted: true,
    reason: undefined,
  })
})

test('a returned order that goes elsewhere needs to say where', () => {
  const values = filled({ orderId: 'o1', ruling: 'retarget', reason: 'Not water but power' })
  expect(missingIn('rule_return', values, zone)).toEqual({ targetId: 'needed' })
  expect(commandOf('rule_return', { ...values, targetId: 'power' }, { timeZone: zone, fileIds: [] })).toMatchObject({
    target: { kind: 'department', id: 'power' },
  })
  // A target chosen before the mind was changed does not go along.
  expect(
    commandOf('rule_return', { ...values, targetId: 'power', ruling: 'overrule' }, { timeZone: zone, fileIds: [] }),
  ).toMatchObject({ ruling: 'overrule', target: undefined })
})

test('a whistle names its lead only among those it summons, and its time by the clock of the district', () => {
  const values = filled({ departmentIds: ['water', 'power'], leadId: 'housing', arriveBy: '2026-03-02T14:00' })
  expect(commandOf('whistle', values, { timeZone: zone, fileIds: [] })).toMatchObject({
    departmentIds: ['water', 'power'],
    leadId: undefined,
    arriveBy: '2026-03-02T06:00:00.000Z',
  })
  expect(missingIn('whistle', filled({}), zone)).toEqual({ departmentIds: 'needed' })
})

const part = (text: string) => ({ ...emptyPart, text })

test('splitting takes two parts at least; empty lines are no parts', () => {
  expect(missingIn('split', filled({ parts: [part('The lamp'), part(' '), part('')] }), zone)).toEqual({
    parts: 'two_parts',
  })
  expect(
    commandOf('split', filled({ parts: [part('The lamp'), part(''), part('The bench')] }), {
      timeZone: zone,
      fileIds: [],
    }),
  ).toMatchObject({ children: [{ text: 'The lamp' }, { text: 'The bench' }] })
})

test('an officer answers the own order and no other', () => {
  const orders = [order('o1', { target: { kind: 'department', id: 'power', name: { en: '', zh: '' } } }), order('o2')]
  expect(ordersFor({ orders }, 'answer', ['water']).map(({ id }) => id)).toEqual(['o2'])
  expect(emptyValues({ orders }, 'answer', ['water']).orderId).toBe('o2')
})

test('whoever handles for the case itself names no order', () => {
  const orders = [order('o1', { state: 'answered' })]
  expect(emptyValues({ orders }, 'handle', ['grid']).orderId).toBeNull()
  expect(emptyValues({ orders }, 'handle', ['water']).orderId).toBe('o1')
})

test('a ruling looks at returned orders, a return not at supervision', () => {
  const orders = [order('o1', { state: 'returned' }), order('o2', { kind: 'supervise' })]
  expect(ordersFor({ orders }, 'rule_return', ['street']).map(({ id }) => id)).toEqual(['o1'])
  expect(ordersFor({ orders }, 'return', ['water'])).toEqual([])
})

test('the likely next step stands first, and what ends a case never does', () => {
  const offers = ['void', 'decline', 'comment', 'raise', 'accept'].map((command) => ({ command, allowed: true }))
  expect(offeredOf({ offers, orders: [] }, []).now).toEqual(['accept', 'comment', 'raise', 'decline', 'void'])
})

test('what cannot be given now stands aside with its reason; the reporter’s own commands do not show', () => {
  const offers = [
    { command: 'check', allowed: false, because: 'case.not_now_open' },
    { command: 'rate', allowed: false, because: 'case.rated' },
  ]
  expect(offeredOf({ offers, orders: [] }, [])).toEqual({
    now: [],
    notNow: [{ command: 'check', because: 'case.not_now_open' }],
  })
})

test('being told to hurry does not push the work itself aside', () => {
  const offers = ['answer', 'handle', 'raise'].map((command) => ({ command, allowed: true }))
  const hurried = [order('o1', { kind: 'supervise', target: { kind: 'unit', id: 'grid', name: { en: '', zh: '' } } })]
  expect(offeredOf({ offers, orders: hurried }, ['grid']).now).toEqual(['handle', 'answer', 'raise'])
  expect(offeredOf({ offers, orders: [order('o2')] }, ['water']).now[0]).toBe('answer')
})
