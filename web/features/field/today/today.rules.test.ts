import { expect, test } from 'vitest'
import type { CaseSummary } from '../../../../contract/cases.ts'
import { groupsOf } from './today.rules.ts'

const summary = (id: string, more: Partial<CaseSummary> = {}): CaseSummary => ({
  ...{
    id,
    number: `T-${id}`,
    lifecycle: 'report',
    state: 'accepted',
    priority: 'normal',
    channel: 'web',
    category: null,
    text: 'A lamp',
  },
  ...{ address: null, point: null, unit: null, light: 'green', stage: 'handle', dueAt: '2026-03-02T09:00:00Z' },
  holder: { kind: 'unit', id: 'grid', name: { en: 'Grid 1', zh: '第一网格' } },
  ...{ reportedAt: '2026-03-01T09:00:00Z', closedAt: null, version: 1, followers: 0, returnVisitDue: false },
  ...more,
})

test('what is late comes first, and in each colour what is due soonest', () => {
  const groups = groupsOf({
    mine: [
      summary('later', { dueAt: '2026-03-05T09:00:00Z' }),
      summary('sooner', { dueAt: '2026-03-03T09:00:00Z' }),
      summary('late', { light: 'red' }),
    ],
    order: [],
    visit: [summary('visit', { light: 'none', dueAt: null })],
  })
  expect(groups.map(({ light, items }) => [light, ...items.map(({ one }) => one.id)])).toEqual([
    ['red', 'late'],
    ['green', 'sooner', 'later'],
    ['none', 'visit'],
  ])
})

test('a case that is mine and also asked for by an order stands there once and says both', () => {
  const [group] = groupsOf({ mine: [summary('a')], order: [summary('a')], visit: [] })
  expect(group?.items.map(({ why }) => why)).toEqual([['order', 'mine']])
})

test('danger to life never waits behind a nearer date', () => {
  const [group] = groupsOf({
    mine: [summary('near'), summary('danger', { priority: 'danger', dueAt: '2026-03-09T09:00:00Z' })],
    order: [],
    visit: [],
  })
  expect(group?.items.map(({ one }) => one.id)).toEqual(['danger', 'near'])
})
