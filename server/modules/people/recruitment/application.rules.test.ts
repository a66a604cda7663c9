import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterReview,
  answerBy,
  appealUntil,
  dueStage,
  endOfDay,
  type Facts,
  lightOf,
  mayWithdraw,
  objectionsOver,
  publishedUntil,
  shownName,
  stages,
  wholeName,
  whyNotDecideAppeal,
  whyNotObject,
  whyNotReview,
} from './application.rules.ts'

const hour = 3_600_000
const start = new Date('2026-03-02T01:00:00Z')
const fresh: Facts = {
  ...{ state: 'applied', stage: null, applicant: 'applicant', publishedUntil: null, endedAt: null, appealed: false },
  ...{ reviews: [], objections: [] },
}
const published: Facts = { ...fresh, state: 'published', publishedUntil: new Date(start.getTime() + 24 * hour) }
const call = { free: 1, separate: true }

describe('a publication', () => {
  test('runs for whole days of the district and turns amber in its last fifth', () => {
    expect(publishedUntil(start, 7, 'Asia/Shanghai').toISOString()).toBe('2026-03-09T16:00:00.000Z')
    expect(endOfDay('2026-03-01', 'UTC').toISOString()).toBe('2026-03-02T00:00:00.000Z')
    const term = { from: start, until: new Date(start.getTime() + 100 * hour) }
    const shown = (hours: number) => lightOf(term, new Date(start.getTime() + hours * hour))
    expect([shown(79), shown(80), shown(100)]).toEqual(['green', 'amber', 'stopped'])
  })

  test('shows no more of a name than was agreed', () => {
    const name = { familyName: '李', givenName: '小梅' }
    expect(shownName(name, 'family_name')).toBe('李')
    expect(shownName(name, 'full_name')).toBe('李小梅')
    expect(wholeName({ familyName: 'Reed', givenName: 'Ann' })).toBe('Ann Reed')
  })

  test('takes one objection of each neighbour while it runs, and none of the applicant', () => {
    const mine = { by: 'neighbour', at: start, answered: false }
    expect(whyNotObject(published, 'neighbour', start)).toBeUndefined()
    expect(whyNotObject({ ...published, objections: [mine] }, 'neighbour', start)).toBe('recruitment.objected_already')
    expect(whyNotObject(published, 'applicant', start)).toBe('recruitment.own_objection')
    expect(whyNotObject(published, 'neighbour', published.publishedUntil as Date)).toBe('recruitment.not_published')
  })
})

describe('the second review', () => {
  const wanted = { stage: 'standing' as const, by: 'desk' }
  const end = published.publishedUntil as Date

  test('waits until the publication is over, and for an answer at most three days', () => {
    expect(whyNotReview(published, call, { ...wanted, now: start })).toBe('recruitment.still_published')
    const late = new Date(end.getTime() - hour)
    const objected = { ...published, objections: [{ by: 'neighbour', at: late, answered: false }] }
    expect(whyNotReview(objected, call, { ...wanted, now: end })).toBe('recruitment.answer_awaited')
    expect(whyNotReview(objected, call, { ...wanted, now: answerBy(late) })).toBeUndefined()
    const answered = { ...published, objections: [{ by: 'neighbour', at: late, answered: true }] }
    expect(whyNotReview(answered, call, { ...wanted, now: end })).toBeUndefined()
  })

  test('is not for whoever objected', () => {
    const objected = { ...published, objections: [{ by: 'desk', at: start, answered: true }] }
    expect(whyNotReview(objected, call, { ...wanted, now: end })).toBe('recruitment.objected_yourself')
  })
})

/** A person, a day and something to do; whatever is refused is left out, as the services do. */
const step = fc.record({
  by: fc.constantFrom('applicant', 'desk', 'street', 'chief'),
  hours: fc.integer({ min: 1, max: 24 * 6 }),
  what: fc.oneof(
    fc.record({ do: fc.constant('review' as const), stage: fc.constantFrom(...stages), passed: fc.boolean() }),
    fc.record({ do: fc.constant('decide' as const), passed: fc.boolean() }),
    fc.record({ do: fc.constantFrom('object' as const, 'answer' as const, 'appeal' as const, 'withdraw' as const) }),
  ),
})

test('whatever people try: reviews in order, nobody in their own cause, two pairs of eyes, one appeal decided by another', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 2 }),
      (steps, separate, free) => {
        let facts: Facts = fresh
        let now = start
        let appeals = 0
        const settle = (stage: (typeof stages)[number], passed: boolean, by: string, appeal: boolean) => {
          const next = afterReview(stage, passed)
          facts = {
            ...facts,
            ...{ state: next.state, stage: next.stage, endedAt: next.ended ? now : null },
            publishedUntil: next.state === 'published' ? new Date(now.getTime() + 72 * hour) : facts.publishedUntil,
            reviews: [...facts.reviews, { stage, appeal, passed, by }],
          }
        }
        for (const { by, hours, what } of steps) {
          now = new Date(now.getTime() + hours * hour)
          const before = facts
          if (what.do === 'review') {
            const { stage, passed } = what
            if (whyNotReview(facts, { free, separate }, { stage, by, now, passed, talked: true })) continue
            expect(dueStage(before.state)).toBe(stage)
            if (stage === 'standing') expect(now >= (before.publishedUntil as Date)).toBe(true)
            settle(stage, passed, by, false)
          } else if (what.do === 'decide') {
            if (whyNotDecideAppeal(facts, { free, separate }, { by, passed: what.passed })) continue
            expect(before.reviews.at(-1)?.by).not.toBe(by)
            settle(before.stage as 'standing', what.passed, by, true)
          } else if (what.do === 'object') {
            if (whyNotObject(facts, by, now)) continue
            facts = { ...facts, objections: [...facts.objections, { by, at: now, answered: false }] }
          } else if (what.do === 'answer') {
            facts = { ...facts, objections: facts.objections.map((each) => ({ ...each, answered: true })) }
          } else if (what.do === 'appeal') {
            if (!appealUntil(facts, now)) continue
            appeals += 1
            facts = { ...facts, state: 'appealed', appealed: true, endedAt: null }
          } else if (mayWithdraw(facts)) {
            facts = { ...facts, state: 'withdrawn', stage: null, endedAt: now }
          }
        }
        expect(appeals).toBeLessThanOrEqual(1)
        expect(facts.reviews.every(({ by }) => by !== 'applicant')).toBe(true)
        // Who objected never decides afterwards, and what stands at its end says since when.
        for (const objection of facts.objections) expect(objection.by).not.toBe('applicant')
        expect(facts.endedAt !== null).toBe(['accepted', 'rejected', 'withdrawn'].includes(facts.state))
        if (facts.state === 'accepted') {
          expect(free).toBeGreaterThan(0)
          const last = stages.map((stage) => facts.reviews.findLast((review) => review.stage === stage))
          expect(last.every((review) => review?.passed)).toBe(true)
          if (separate) expect(new Set(last.map((review) => review?.by)).size).toBeGreaterThan(1)
          expect(objectionsOver(facts, now)).toBe(true)
        }
        if (facts.state === 'published') expect(objectionsOver(facts, now)).toBe(false)
      },
    ),
    { numRuns: 500 },
  )
})
