import type { DeliberationInput } from '../../../contract/assembly.ts'
import { signUpSecretHeader } from '../../../contract/assembly.ts'
import { assemblyStaffRoutes as desk } from '../../../contract/assembly-routes.ts'
import type { Client } from '../../testing/app.ts'
import type { Town } from '../../testing/town.ts'

const both = (en: string, zh: string) => ({ en, zh })

/** A deliberation as tests write it: 5 March 2026, nine to eleven in the morning in the district. */
export const written = (town: Town, more: Partial<DeliberationInput> = {}) => ({
  ...{
    title: both('The charging shed', '充电棚'),
    description: both('Where shall scooters charge?', '电动车在哪里充电？'),
  },
  ...{ unitId: town.units.grid, place: 'Room 2', from: '2026-03-05T01:00:00Z', to: '2026-03-05T03:00:00Z' },
  agenda: [
    { kind: 'inform' as const, text: both('What the rules say', '有关规定') },
    { kind: 'decide' as const, text: both('A shed behind house 3', '在3号楼后建充电棚') },
  ],
  seats: [
    { kind: 'department' as const, bodyId: town.departments.power, count: 1 },
    { kind: 'free' as const, name: both('Property company', '物业公司'), count: 1 },
    { kind: 'residents' as const, name: both('Resident representatives', '居民代表'), count: 8 },
  ],
  ...{ residentSeats: 2, speakers: 1, objectionDays: 5 },
  quorum: { by: 'seats' as const, need: 'half' as const, least: null, households: null },
  ...more,
})

/** Writes one and calls it. */
export async function called(by: Client, town: Town, more: Partial<DeliberationInput> = {}) {
  const { id, version } = await by.call(desk.draft, { body: written(town, more) })
  return await by.call(desk.call, { params: { id }, body: { seen: version } })
}

/** The header with the secret of a sign-up. */
export const showing = (secret: string) => ({ headers: { [signUpSecretHeader]: secret } })
