import { expect, test } from 'vitest'
import { acceptanceOf, clockIn, haves, nearest, nextDates, yearAfter } from './stations.rules.ts'

const plan = { days: [2, 4], until: '11:00', firstDay: null, lastDay: null }

test('an officer’s next days: today until the hours are over, none before the first day or after the last', () => {
  // 2026-03-03 is a Tuesday.
  expect(nextDates(plan, { day: '2026-03-03', time: '10:59' })).toEqual(['2026-03-03', '2026-03-05', '2026-03-10'])
  expect(nextDates(plan, { day: '2026-03-03', time: '11:00' })).toEqual(['2026-03-05', '2026-03-10', '2026-03-12'])
  const term = { ...plan, firstDay: '2026-03-09', lastDay: '2026-03-10' }
  expect(nextDates(term, { day: '2026-03-03', time: '08:00' })).toEqual(['2026-03-10'])
  expect(nextDates({ ...plan, days: [] }, { day: '2026-03-03', time: '08:00' })).toEqual([])
})

test('acceptance needs all four haves; the last look at each counts', () => {
  const at = (n: number) => new Date(1_700_000_000_000 + n)
  const looks = haves.map((have, n) => ({ have, passed: true, at: at(n), goodUntil: `2026-06-0${n + 1}` }))
  expect(acceptanceOf(looks, '2026-06-01')).toMatchObject({ state: 'accepted', dueOn: '2026-06-02' })
  expect(acceptanceOf(looks, '2026-06-02')).toMatchObject({ state: 'due', standing: haves.slice(1) })
  const fell = [...looks, { have: 'duties' as const, passed: false, at: at(9), goodUntil: '2026-09-09' }]
  expect(acceptanceOf(fell, '2026-06-01')).toMatchObject({ state: 'open', acceptedAt: null, dueOn: null })
  expect(acceptanceOf([], '2026-06-01').state).toBe('open')
})

test('the nearest unit speaks for a kind; other numbers all stand', () => {
  const number = (kind: string, depth: number) => ({ kind, depth })
  const all = [number('water', 0), number('water', 3), number('gas', 1), number('other', 0), number('other', 3)]
  expect(nearest(all)).toEqual([all[1], all[2], all[3], all[4]])
})

test('days are the district’s, also where the clock of the world says yesterday', () => {
  expect(clockIn('Asia/Shanghai', new Date('2026-03-02T17:30:00Z'))).toEqual({ day: '2026-03-03', time: '01:30' })
  expect(yearAfter('2024-02-29')).toBe('2025-03-01')
})
