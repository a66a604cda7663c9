import { expect, test } from 'vitest'
import { certificateCode, certificateHash, stateOf } from './certificate.rules.ts'
import {
  contestUntil,
  gradeOf,
  groupsOf,
  ladderClimbs,
  lightOf,
  objectionsOver,
  type StarFacts,
  usualLadder,
  whyNotAgree,
  whyNotDecide,
  whyNotObject,
} from './stars.rules.ts'

const day = 86_400_000
const now = new Date('2026-03-20T09:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * day)
const star = (over: Partial<StarFacts> = {}): StarFacts => ({
  ...{ state: 'published', owner: 'ada', hours: 100, publishedUntil: at(-1), decidedAt: null, contested: false },
  ...{ firstDecidedBy: null, objections: [], ...over },
})
const decide = (facts: StarFacts, over: Partial<Parameters<typeof whyNotDecide>[1]> = {}) =>
  whyNotDecide(facts, { by: 'desk', now, minutes: 6000, ...over })

test('the national ladder begins at a hundred hours; a minute less is no star yet', () => {
  expect([5999, 6000, 17_999, 18_000, 90_000, 900_000].map((minutes) => gradeOf(usualLadder, minutes))).toEqual([
    0, 1, 1, 2, 5, 5,
  ])
  expect(ladderClimbs({ hours: [10, 20] })).toBe(true)
  expect(ladderClimbs({ hours: [10, 10] })).toBe(false)
})

test('nothing is published that was not proposed or whose hours were put right meanwhile', () => {
  expect(whyNotAgree({ state: 'proposed', hours: 100 }, 6000)).toBeUndefined()
  expect(whyNotAgree({ state: 'declined', hours: 100 }, 6000)).toBeUndefined()
  expect(whyNotAgree({ state: 'proposed', hours: 100 }, 5999)).toBe('stars.hours_short')
  expect(whyNotAgree({ state: 'granted', hours: 100 }, 6000)).toBe('stars.under_way')
})

test('anybody but its owner objects once, while it is published', () => {
  const published = star({ publishedUntil: at(1) })
  expect(whyNotObject(published, 'neighbour', now)).toBeUndefined()
  expect(whyNotObject(published, 'ada', now)).toBe('stars.own')
  expect(whyNotObject(star(), 'neighbour', now)).toBe('stars.not_published')
  const objections = [{ by: 'neighbour', at: now, answered: false }]
  expect(whyNotObject({ ...published, objections }, 'neighbour', now)).toBe('stars.objected_already')
})

test('nobody decides about their own star, one they objected to, before its time, or twice', () => {
  expect(decide(star())).toBeUndefined()
  expect(decide(star(), { by: 'ada' })).toBe('stars.own')
  expect(decide(star(), { by: undefined })).toBe('stars.own')
  expect(decide(star({ publishedUntil: at(1) }))).toBe('stars.still_published')
  expect(decide(star({ state: 'granted' }))).toBe('stars.not_due')
  expect(decide(star({ state: 'contested', firstDecidedBy: 'desk' }))).toBe('stars.same_decider')
  expect(decide(star({ objections: [{ by: 'desk', at: at(-9), answered: true }] }))).toBe('stars.objected_yourself')
})

test('an objection waits three days for its answer, and whoever decides then says why', () => {
  const objected = (days: number, answered = false) => star({ objections: [{ by: 'b', at: at(days), answered }] })
  expect(decide(objected(-2))).toBe('stars.answer_awaited')
  expect(decide(objected(-3))).toBeUndefined()
  expect(decide(objected(-2, true))).toBeUndefined()
  expect(decide(objected(-3), { wanted: { grant: true, why: '' } })).toBe('stars.why_required')
  expect(decide(star(), { wanted: { grant: true, why: '' } })).toBeUndefined()
  expect(decide(star(), { wanted: { grant: false, why: '' } })).toBe('stars.why_required')
  expect(decide(star(), { minutes: 5999, wanted: { grant: true, why: '' } })).toBe('stars.hours_short')
})

test('a refusal can be contested once within ten days; objections go when nobody needs them', () => {
  const refused = { state: 'refused', contested: false, decidedAt: at(-9) } as const
  expect(contestUntil(refused, now)).toEqual(at(1))
  expect(contestUntil({ ...refused, decidedAt: at(-10) }, now)).toBeUndefined()
  expect(contestUntil({ ...refused, contested: true }, now)).toBeUndefined()
  expect(objectionsOver(refused, now)).toBe(false)
  expect(objectionsOver({ ...refused, decidedAt: at(-10) }, now)).toBe(true)
  expect(objectionsOver({ ...refused, state: 'granted' }, now)).toBe(true)
  expect(objectionsOver({ ...refused, state: 'contested' }, now)).toBe(false)
})

test('a publication is green, amber in its last fifth, and stops', () => {
  const term = { from: at(-8), until: at(2) }
  expect(lightOf({ ...term, from: at(-7) }, now)).toBe('green')
  expect(lightOf(term, now)).toBe('amber')
  expect(lightOf({ ...term, until: now }, now)).toBe('stopped')
})

test('a board groups by hours, its names stand by the alphabet, and nobody is last by a little', () => {
  const seats = [
    { name: 'Zoe', minutes: 6000 },
    { name: 'Ben', minutes: 11_000 },
    { name: 'Li', minutes: 0 },
    { name: 'Ann', minutes: 1199 },
  ]
  expect(groupsOf(seats, 'en')).toEqual([
    { hours: 100, names: ['Ben', 'Zoe'] },
    { hours: 0, names: ['Ann', 'Li'] },
  ])
})

test('a code is found however it is typed, and tells nothing of its certificate', () => {
  const code = certificateCode('secret', 'one')
  expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/)
  expect(certificateHash(code.toLowerCase().replaceAll('-', ' '))).toBe(certificateHash(code))
  expect(certificateCode('secret', 'two')).not.toBe(code)
  expect(certificateCode('other', 'one')).not.toBe(code)
})

test('a certificate of hours holds as long as all of them do, one of a star as long as they reach it', () => {
  const hours = { minutes: 6100, hours: null, withdrawnAt: null }
  expect(stateOf(hours, 6100)).toBe('valid')
  expect(stateOf(hours, 6099)).toBe('corrected')
  expect(stateOf({ ...hours, hours: 100 }, 6000)).toBe('valid')
  expect(stateOf({ ...hours, hours: 100 }, 5999)).toBe('corrected')
  expect(stateOf({ ...hours, withdrawnAt: now }, 6100)).toBe('withdrawn')
})
