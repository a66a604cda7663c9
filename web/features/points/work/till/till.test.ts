import { describe, expect, test } from 'vitest'
import { codeIn, enterDoes, outcomeOf } from './till.rules.ts'

const now = Date.parse('2026-03-02T10:00:00Z')
const order = { state: 'waiting' as const, pickUpBy: '2026-03-05T10:00:00Z', station: { id: 'gate' } }

describe('at the till', () => {
  test.each([
    ['abcd-efgh-jkmn', 'ABCD-EFGH-JKMN'],
    ['ABCDEFGHJKMN\n', 'ABCD-EFGH-JKMN'],
    ['https://example.org/points/orders#ABCD-EFGH-2345', 'ABCD-EFGH-2345'],
    ['ABCD EFGH 2345', 'ABCD-EFGH-2345'],
  ])('a code is known in %j', (text, code) => expect(codeIn(text)).toBe(code))

  test.each(['', 'soap', 'ABCD-EFGH', 'ABCDEFGHJKMNP', 'OOOO-1111-LLLL'])('%j is no code', (text) =>
    expect(codeIn(text)).toBeUndefined(),
  )

  test('an order is handed over at its own station and in its time', () => {
    expect(outcomeOf(order, { stationId: 'gate', now })).toBe('ready')
    expect(outcomeOf(order, { stationId: null, now })).toBe('ready')
    expect(outcomeOf(order, { stationId: 'market', now })).toBe('elsewhere')
    expect(outcomeOf({ ...order, pickUpBy: '2026-03-02T10:00:00Z' }, { stationId: 'gate', now })).toBe('lapsed')
    expect(outcomeOf({ ...order, state: 'picked_up' }, { stationId: 'market', now })).toBe('picked_up')
  })

  test('the Enter of the next code never hands over the order before it', () => {
    const shown = { code: 'ABCD-EFGH-JKMN', outcome: 'ready' as const }
    expect(enterDoes('ABCD-EFGH-JKMN', null)).toBe('find')
    expect(enterDoes('abcdefghjkmn', shown)).toBe('hand_over')
    expect(enterDoes('2345-2345-2345', shown)).toBe('find')
    expect(enterDoes('ABCD-EFGH-JKMN', { ...shown, outcome: 'picked_up' })).toBe('find')
    expect(enterDoes('', shown)).toBe('none')
  })
})
