import { expect, test } from 'vitest'
import type { PointsRule } from '../../../../../contract/points.ts'
import { differing, draftOf } from './rule.rules.ts'

test('what a version says otherwise than the one before is marked, newest first', () => {
  expect(differing(['12', '10', '10'])).toEqual([true, false, false])
  expect(differing(['10'])).toEqual([false])
})

test('the next version begins with all that the last one says', () => {
  const rule = {
    ...{ id: 'r', schemeId: 's', version: 3, savedAt: '2026-03-01T00:00:00Z', inForce: true, files: [] },
    ...draftOf(undefined, '2026-01-01'),
    ...{ points: 7, approvers: ['desk' as const], perDay: 14, until: '2026-12-31' },
  } satisfies PointsRule
  expect(draftOf(rule, '2026-03-02')).toEqual({
    ...draftOf(undefined, '2026-01-01'),
    ...{ points: 7, approvers: ['desk'], perDay: 14, until: '2026-12-31' },
  })
})
