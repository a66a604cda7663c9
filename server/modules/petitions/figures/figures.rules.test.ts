import { expect, test } from 'vitest'
import { type Counted, few, figuresOf } from './figures.rules.ts'

const day = (text: string) => new Date(`2026-${text}T00:00:00Z`)
const span = { from: day('01-01'), to: day('07-01'), now: day('07-01') }
let no = 0

function petition(more: Partial<Counted>): Counted {
  no += 1
  return {
    ...{
      id: String(no),
      filedAt: day('02-01'),
      tellDueAt: day('02-16'),
      toldAt: day('02-10'),
      replyDueAt: day('04-10'),
    },
    ...{ repliedAt: day('03-01'), state: 'closed', endedAt: day('04-01'), reviewAsked: false, broughtAgainAt: null },
    ...{ satisfaction: null, ...more },
  }
}

test('the figures are those somebody counts by hand', () => {
  const all = [
    petition({ satisfaction: 5 }),
    petition({ satisfaction: 4, reviewAsked: true }),
    petition({ satisfaction: 2, broughtAgainAt: day('05-01') }),
    // Brought again on the ninety-first day: it was solved for ninety.
    petition({ broughtAgainAt: new Date(day('04-01').getTime() + 91 * 86_400_000) }),
    // Told and replied to late.
    petition({ toldAt: day('02-20'), repliedAt: day('04-20') }),
    // Nobody told them, nobody replied, both days are past.
    petition({ toldAt: null, repliedAt: null, state: 'routed', endedAt: null }),
    // Not yet due: in neither figure.
    petition({
      tellDueAt: day('07-20'),
      toldAt: null,
      replyDueAt: null,
      repliedAt: null,
      state: 'registered',
      endedAt: null,
    }),
    // Taken back: in none but what was brought.
    petition({ state: 'void', toldAt: null, repliedAt: null }),
  ]
  expect(figuresOf(all, span)).toMatchObject({
    brought: 8,
    acceptedInTime: { part: 4, whole: 6, share: 4 / 6 },
    repliedInTime: { part: 4, whole: 6 },
    oneTime: { part: 3, whole: 5, share: 0.6 },
    satisfaction: { part: 2, whole: 3 },
    response: { part: 3, whole: 5 },
  })
})

test('where there is nothing to divide by there is no share, and groups of one to four are not told in public', () => {
  expect(figuresOf([], span).oneTime).toEqual({ part: 0, whole: 0, share: null })
  expect([0, 1, 4, 5, 6].map(few)).toEqual([0, null, null, 5, 6])
})
