import { expect, test } from 'vitest'
import type { Holder } from '../../../../contract/cases.ts'
import type { Bodies } from '../lifecycle/bodies.ts'
import type { CaseEvent, CaseState } from '../lifecycle/case-state.ts'
import { concernedBy } from './news.rules.ts'

const both = (name: string) => ({ en: name, zh: name })
const paths: Record<string, string[]> = { d: ['d'], s: ['d', 's'], c: ['d', 's', 'c'] }
const bodies: Bodies = {
  district: 'd',
  unit(id) {
    const path = paths[id]
    const level = (['district', 'street', 'community'] as const)[(path?.length ?? 1) - 1] ?? 'community'
    return path && { id, level, parentId: path.at(-2) ?? null, path, name: both(id), calendarCode: null }
  },
  department: (id) => (id === 'office' ? { id, unitId: 's', name: both(id), calendarCode: null } : undefined),
}
const unit = (id: string): Holder => ({ kind: 'unit', id })
const office: Holder = { kind: 'department', id: 'office' }

/** Who rules on what was said about a petition that a body holds, against another. */
function approver(holder: Holder, against: Holder | null) {
  const state = {
    lifecycle: 'petition',
    holder,
    matter: { against },
    orders: [],
    extension: null,
  } as unknown as CaseState
  const event = { type: 'petition.objected', effect: {} } as unknown as CaseEvent
  return concernedBy(event, { state, bodies, before: [] }).approver
}

test.each<[string, Holder, Holder | null, object]>([
  ['nobody is complained about: the level above', office, null, { unitId: 's', roles: ['desk'] }],
  ['the street is: not it, but the district', office, unit('s'), { unitId: 'd', roles: ['desk'] }],
  ['somebody elsewhere is: the level above all the same', unit('c'), office, { unitId: 's', roles: ['desk'] }],
  ['the district is: nobody of its desk, its supervisor', unit('s'), unit('d'), { unitId: 'd', roles: ['supervisor'] }],
  ['the district holds it: its supervisor', unit('d'), null, { unitId: 'd', roles: ['supervisor'] }],
])('whose duty a petition is, is asked of whoever is above it; %s', (_what, holder, against, seat) => {
  expect(approver(holder, against)).toEqual([seat])
})
