import fc from 'fast-check'
import { expect, test } from 'vitest'
import { admitted, roomOf, standings, type Waiting } from './waiting.rules.ts'

const one = (id: string, wish: Waiting['wish'] = 'attend', withdrawn = false): Waiting => ({ id, wish, withdrawn })
const room = { seats: 3, speakers: 1 }
const people = [one('a', 'speak'), one('b', 'speak'), one('c'), one('d', 'speak'), one('e')]

test('first come, first seated; who waits knows how many are before, for a seat and for a turn to speak', () => {
  const found = standings(people, room)
  expect(found.get('a')).toEqual({ state: 'speaks', ahead: 0, toSpeak: null })
  expect(found.get('b')).toEqual({ state: 'seat', ahead: 0, toSpeak: 0 })
  expect(found.get('d')).toEqual({ state: 'waiting', ahead: 0, toSpeak: null })
  expect(found.get('e')).toEqual({ state: 'waiting', ahead: 1, toSpeak: null })
  expect(roomOf(people, room)).toEqual({ free: 0, waiting: 2, turns: 0 })
})

test('who gives a seat back makes room for whoever waits longest, and the turn goes to the next who wants to speak', () => {
  const before = standings(people, room)
  const left = people.map((person) => (person.id === 'a' ? { ...person, withdrawn: true } : person))
  expect(admitted(before, standings(left, room))).toEqual(['b', 'd'])
  expect(standings(left, room).get('b')?.state).toBe('speaks')
})

test('nobody is passed by somebody who came later, and no seat stays empty while somebody waits', () => {
  const people = fc.array(
    fc.record({ wish: fc.constantFrom('attend' as const, 'speak' as const), withdrawn: fc.boolean() }),
  )
  fc.assert(
    fc.property(people, fc.nat(6), fc.nat(4), (given, seats, speakers) => {
      const all = given.map((each, index) => ({ ...each, id: String(index) }))
      const states = [...standings(all, { seats, speakers }).values()].filter(({ state }) => state !== 'withdrawn')
      const firstWaiting = states.findIndex(({ state }) => state === 'waiting')
      const { free, waiting } = roomOf(all, { seats, speakers })
      return (
        (firstWaiting === -1 || states.slice(firstWaiting).every(({ state }) => state === 'waiting')) &&
        (waiting === 0 || free === 0)
      )
    }),
  )
})
