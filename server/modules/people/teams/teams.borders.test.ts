import { expect, test, vi } from 'vitest'
import { organisationRoutes } from '../../../../contract/organisation-routes.ts'
import { teamRoutes } from '../../../../contract/teams.ts'
import { type Boundary, territoryRoutes } from '../../../../contract/territory.ts'
import { type NewUnit, type Step, territoryChangeRoutes } from '../../../../contract/territory-changes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp()
const town = await buildTown(app)
const { grid, nextGrid, farGrid, community, otherCommunity, microgrid } = town.units
const admin = town.people.administrator.client
const patience = { timeout: 30_000, interval: 100 }
const both = (en: string, zh: string) => ({ en, zh })
const box = (lng: number, lat: number, width: number, height: number): Boundary => {
  const at = (i: number, j: number) => [lng + i * width, lat + j * height]
  return { type: 'Polygon', coordinates: [[at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)]] }
}
const unit = (code: string, boundary: Boundary): NewUnit => ({
  ...{ id: uuidv7(), code, name: both(`Grid ${code}`, `网格${code}`), kind: 'comprehensive', boundary },
  ...{ households: null, population: null, calendarCode: null },
})

async function team(unitId: string, en: string): Promise<string> {
  const plain = { kind: 'hobby', parentId: null, organisationId: null, foundedOn: null, phone: null, applying: true }
  const words = { name: both(en, en), about: both('', ''), commitment: both('', '') }
  return (await admin.call(teamRoutes.create, { body: { ...plain, ...words, unitId } })).id
}
const teamAt = async (id: string) => (await admin.call(teamRoutes.get, { params: { id } })).unit.id
async function organisation(unitId: string, ...places: string[]): Promise<string> {
  const { id } = await admin.call(organisationRoutes.create, {
    body: {
      ...{ kind: 'company', registeredNo: null, unitId, name: both('Mill', '磨坊'), about: both('', '') },
      contact: { name: '陈志远', phone: '13800002222', mail: '' },
    },
  })
  for (const place of places)
    await admin.call(organisationRoutes.enlist, { params: { id }, body: { unitId: place, words: null, people: 3 } })
  return id
}
const standing = async (id: string) => {
  const { unit: seat, enlistments } = await admin.call(organisationRoutes.get, { params: { id } })
  return { seat: seat.id, enlisted: enlistments.map((one) => [one.unit.id, one.state]) }
}

async function draft(...steps: Step[]) {
  let change = await admin.call(territoryChangeRoutes.create, { body: { title: 'Borders', reason: '' } })
  const params = { id: change.id }
  for (const step of steps)
    change = await admin.call(territoryChangeRoutes.addStep, { params, body: { revision: change.revision, step } })
  const preview = await admin.call(territoryChangeRoutes.preview, { params })
  const apply = async () => {
    const done = await admin.call(territoryChangeRoutes.schedule, { params, body: { revision: change.revision } })
    expect(done.state).toBe('effective')
  }
  return { errors: preview.findings.filter(({ severity }) => severity === 'error'), moving: preview.moving, apply }
}

test('two grids become one: teams, their beats and organisations of both go on there, each once', async () => {
  const [one, other] = [await team(grid, 'Choir'), await team(nextGrid, 'Chess')]
  const { version } = await admin.call(teamRoutes.get, { params: { id: one } })
  const beat = { id: null, name: 'Round', unitIds: [grid, nextGrid], shape: null }
  await admin.call(teamRoutes.saveBeats, { params: { id: one }, body: { version, items: [beat] } })
  const mill = await organisation(nextGrid, grid, nextGrid)
  const into = unit('MERGED', box(120, 30, 0.02, 0.04))
  const { errors, moving, apply } = await draft({ type: 'merge', unitIds: [grid, nextGrid], into })
  expect(errors).toEqual([])
  expect(moving).toEqual(
    expect.arrayContaining([
      { what: 'teams', count: 2 },
      { what: 'organisations', count: 1 },
    ]),
  )
  await apply()
  await vi.waitFor(async () => expect([await teamAt(one), await teamAt(other)]).toEqual([into.id, into.id]), patience)
  const { beats } = await admin.call(teamRoutes.get, { params: { id: one } })
  expect(beats[0]?.units.map(({ id }) => id)).toEqual([into.id])
  await vi.waitFor(async () => expect((await standing(mill)).seat).toBe(into.id), patience)
  const { enlisted } = await standing(mill)
  expect(enlisted.sort()).toEqual([
    [into.id, 'confirmed'],
    [into.id, 'ended'],
  ])
})

test('a grid is split: they go on in the part with the largest share', async () => {
  const [club, mill] = [await team(farGrid, 'Garden'), await organisation(farGrid, farGrid, otherCommunity)]
  const [small, large] = [unit('SMALL', box(120.02, 30, 0.02, 0.012)), unit('LARGE', box(120.02, 30.012, 0.02, 0.028))]
  const { errors, apply } = await draft({ type: 'split', unitId: farGrid, into: [small, large] })
  expect(errors).toEqual([])
  await apply()
  await vi.waitFor(async () => expect(await teamAt(club)).toBe(large.id), patience)
  await vi.waitFor(async () => expect((await standing(mill)).seat).toBe(large.id), patience)
  expect(new Map((await standing(mill)).enlisted as [string, string][])).toEqual(
    new Map([
      [large.id, 'confirmed'],
      [otherCommunity, 'confirmed'],
    ]),
  )
})

test('a unit that retires into another takes them along; without another it can not while they are there', async () => {
  const readers = await team(microgrid, 'Readers')
  const nobody = await draft({ type: 'retire', unitId: microgrid, successorId: null })
  expect(nobody.errors).toContainEqual(
    expect.objectContaining({ code: 'territory.unit_in_use', facts: { what: 'teams', count: 1 } }),
  )
  const { reply } = await admin.send(territoryRoutes.unit, { params: { id: microgrid } })
  const next = unit('NEXT-01', reply.boundary as Boundary)
  const parentId = reply.ancestors?.at(-1)?.id ?? community
  const made = await draft(
    { type: 'create', parentId, level: 'microgrid', unit: { ...next, kind: null } },
    { type: 'retire', unitId: microgrid, successorId: next.id },
  )
  expect(made.errors).toEqual([])
  await made.apply()
  await vi.waitFor(async () => expect(await teamAt(readers)).toBe(next.id), patience)
})
