import { expect, test } from 'vitest'
import type { ChosenCase } from '../../../../contract/case-desk.ts'
import { bulkCommand, canUndo, emptyBulk, forEachOf, missingIn, obstacleFor, reverseOf, tally } from './bulk.rules.ts'

const before: ChosenCase = {
  ...{ id: 'c', number: 'T-1', text: 'Lamp', version: 3, state: 'accepted', priority: 'normal' },
  holder: { kind: 'unit', id: 'u', name: { en: 'Well Lane', zh: '水井巷' } },
  ...{ categoryId: 'cat', conditionId: 'cond', handlerPostId: null, orders: [] },
  offers: [
    { command: 'assign', allowed: true },
    { command: 'accept', allowed: false, because: 'case.not_now_open' },
  ],
}

test('work given to somebody is taken back by withdrawing that very order, or by giving it to whoever had it', () => {
  const now = { ...before, handlerPostId: 'p', orders: [{ id: 'o', kind: 'assign', targetId: 'p' }] }
  expect(reverseOf('assign', { before, now, reason: 'back' })).toEqual([
    { type: 'withdraw_order', orderId: 'o', reason: 'back' },
  ])
  expect(reverseOf('assign', { before: { ...before, handlerPostId: 'q' }, now, reason: 'back' })).toEqual([
    { type: 'assign', postId: 'q' },
  ])
})

test('every department called is called off, and none that was at work before', () => {
  const old = { id: 'old', kind: 'dispatch', targetId: 'd0' }
  const now = {
    ...before,
    orders: [old, { id: 'n1', kind: 'dispatch', targetId: 'd1' }, { id: 'n2', kind: 'dispatch', targetId: 'd2' }],
  }
  const back = reverseOf('dispatch', { before: { ...before, orders: [old] }, now, reason: 'back' })
  expect(back.map((command) => 'orderId' in command && command.orderId)).toEqual(['n1', 'n2'])
})

test('a changed priority keeps category and condition, forth and back', () => {
  const command = bulkCommand('priority', { ...emptyBulk, priority: 'urgent' }, before)
  expect(command).toEqual({ type: 'categorise', categoryId: 'cat', conditionId: 'cond', priority: 'urgent' })
  expect(reverseOf('priority', { before, now: { ...before, priority: 'urgent' }, reason: '' })).toEqual([
    { ...command, priority: 'normal' },
  ])
})

test('what told the reporter, or gave the case away, has no way back', () => {
  expect((['accept', 'raise', 'send_down'] as const).map(canUndo)).toEqual([false, false, false])
})

test('each case says for itself why it cannot be given a command', () => {
  expect(obstacleFor('assign', before)).toBeUndefined()
  expect(obstacleFor('accept', before)).toBe('case.not_now_open')
  expect(obstacleFor('dispatch', before)).toBe('case.not_yours_to_decide')
  expect(missingIn('send_down', { ...emptyBulk, reason: ' x' })).toEqual(['unitId', 'reason'])
})

test('stopping finishes what is under way and sends nothing more', async () => {
  const stop = new AbortController()
  const sent: number[] = []
  await forEachOf(
    [1, 2, 3, 4, 5],
    async (one) => {
      sent.push(one)
      await Promise.resolve()
      if (one === 2) stop.abort()
    },
    { width: 1, signal: stop.signal },
  )
  expect(sent).toEqual([1, 2])
  expect(tally([{ id: 'a', number: '1', text: '', outcome: 'done' }]).done).toBe(1)
})
