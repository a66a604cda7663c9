import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { mapRoutes } from '../../../../contract/map-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people } = town

const report = async (more: Record<string, unknown>) =>
  await app.anonymous().call(caseRoutes.create, { body: { text: 'The lamp is dark', ...more } })

const homeCategory = await (async () => {
  const tenant = (await app.deps.tenants.list()).find(({ id }) => id === app.tenant.id)
  if (!tenant) throw new Error('no tenant')
  const { configuration } = await app.modules.cases.contextOf(tenant)
  const found = [...configuration.categories.keys()].find((id) => configuration.isHome(id) && configuration.isOpen(id))
  if (!found) throw new Error('no category of homes')
  return found
})()

const at = (lat: number, lng: number) => ({ point: { lat, lng } })

test('from afar the map shows numbers, from near by each case, and never more than the desk may see', async () => {
  for (let n = 0; n < 12; n++) await report(at(30.004 + n * 0.00002, 120.004))
  const lone = await report(at(30.03, 120.03))
  const box = '119.9,29.9,120.2,30.1'
  const afar = await people.streetDesk.client.call(mapRoutes.map, {
    query: { scope: 'place', box: box as never, zoom: 9 },
  })
  expect(afar.total).toBe(13)
  expect(afar.items.length + afar.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(13)
  expect(afar.clusters.length).toBeGreaterThan(0)
  const near = await people.streetDesk.client.call(mapRoutes.map, {
    query: { scope: 'place', box: '120.0039,30.0039,120.0041,30.0043' as never, zoom: 22 },
  })
  expect(near.items).toHaveLength(12)
  expect(near.items[0]).toMatchObject({ light: 'green', state: 'reported', text: 'The lamp is dark', coarse: false })
  const other = await people.worker.client.call(mapRoutes.mapList, { query: { scope: 'place' } })
  expect(other.items.map(({ id }) => id)).not.toContain(lone.id)
  const first = await people.streetDesk.client.call(mapRoutes.mapList, { query: { scope: 'place', limit: 5 } })
  const next = await people.streetDesk.client.call(mapRoutes.mapList, {
    query: { scope: 'place', limit: 200, after: first.next ?? '' },
  })
  expect(new Set([...first.items, ...next.items].map(({ id }) => id)).size).toBe(13)
  expect((await app.anonymous().send(mapRoutes.map, {})).status).toBe(401)
})

test('the same filters as the list: by light, by words, by kind', async () => {
  const { items } = await people.streetDesk.client.call(mapRoutes.mapList, {
    query: { scope: 'place', q: 'nothing like that' },
  })
  expect(items).toEqual([])
  const red = await people.streetDesk.client.call(mapRoutes.map, { query: { scope: 'place', light: 'red' as never } })
  expect(red.total).toBe(0)
})

test('a matter of somebody’s home lies at its door only for whoever must go there, and for nobody on a wall', async () => {
  const point = { lat: 30.00512, lng: 120.00537 }
  const text = 'Water comes through the ceiling of flat 301'
  const { id, holder } = await report({ text, categoryId: homeCategory, point })
  const mine = holder.level === 'grid' ? 'worker' : 'communityDesk'
  const find = async (person: keyof typeof people, query: Record<string, unknown> = {}) => {
    const { items } = await people[person].client.call(mapRoutes.mapList, { query: { scope: 'place', ...query } })
    return items.find((one) => one.id === id)
  }
  expect(await find(mine)).toMatchObject({ at: point, coarse: false, text })
  const desk = await find('streetDesk')
  expect(desk).toMatchObject({ coarse: true, text: '' })
  expect(desk?.at).not.toEqual(point)
  expect(desk?.category).not.toBeNull()
  expect(await find(mine, { wall: 'true' })).toMatchObject({ coarse: true, text: '' })
  // Looking through a keyhole doesn't find the door either.
  const keyhole = `${point.lng - 0.0001},${point.lat - 0.0001},${point.lng + 0.0001},${point.lat + 0.0001}`
  expect(await find('streetDesk', { box: keyhole })).toBeUndefined()
  expect(await find(mine, { box: keyhole })).toBeDefined()
})

test('units show how much is open and late there; a grid, which is one person’s, only how much is open', async () => {
  const { items } = await people.districtDesk.client.call(mapRoutes.mapUnits, {
    query: { scope: 'place', level: 'community' },
  })
  const lane = items.find(({ unitId }) => unitId === town.units.community)
  expect(lane).toMatchObject({ name: { en: 'Well Lane' }, late: 0 })
  expect(lane?.open).toBeGreaterThan(10)
  const grids = await people.communityDesk.client.call(mapRoutes.mapUnits, { query: { scope: 'place', level: 'grid' } })
  expect(grids.items.every(({ late }) => late === null)).toBe(true)
  const heat = await people.districtDesk.client.call(mapRoutes.mapHeat, { query: { scope: 'place', zoom: 12 } })
  expect(heat.cells.reduce((sum, [, , n]) => sum + n, 0)).toBe(14)
})
