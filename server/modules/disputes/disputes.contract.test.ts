import { expect, test } from 'vitest'
import { disputeRoutes } from '../../../contract/disputes-routes.ts'
import { disputeSettingRoutes, disputeStaffRoutes } from '../../../contract/disputes-staff-routes.ts'

const all = [disputeRoutes, disputeStaffRoutes, disputeSettingRoutes].flatMap((each) => Object.values(each))

test('every route of disputes has a name of its own', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

test('whatever changes something is done once, however often it is sent', () => {
  for (const route of all)
    if (route.method !== 'GET') expect({ [route.name]: route.idempotent }).toEqual({ [route.name]: true })
})
