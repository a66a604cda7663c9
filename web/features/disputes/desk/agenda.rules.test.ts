import { expect, test } from 'vitest'
import type { DisputeAgendaItem } from '../../../../contract/disputes.ts'
import { agendaDays } from './agenda.rules.ts'

const item = (id: string, at: string, late = false): DisputeAgendaItem => ({
  ...{ kind: 'session', id, number: 'WD-2026-000001', subject: 'Water through the ceiling', at },
  ...{ until: null, place: null, late },
})

test('an evening in Shanghai stands on its own day, not on that of London; what is late has its own list', () => {
  const days = agendaDays(
    [item('b', '2026-03-02T17:00:00Z'), item('a', '2026-03-02T01:00:00Z'), item('x', '2026-02-01T01:00:00Z', true)],
    'Asia/Shanghai',
  )
  expect(days.map(({ date, items }) => [date, items.map(({ id }) => id)])).toEqual([
    ['2026-03-02', ['a']],
    ['2026-03-03', ['b']],
  ])
})
