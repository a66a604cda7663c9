import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { kinRoutes } from '../../../../contract/kin-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { likelihood } from './similar.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people, home } = town

const report = async (body: Record<string, unknown>) => await app.anonymous().call(caseRoutes.create, { body })
const similar = async (query: Record<string, unknown>, person: keyof typeof people = 'communityDesk') =>
  (await people[person].client.call(kinRoutes.similar, { query })).items

test('while somebody speaks, the desk sees the same matter told by another, and why it may be the same', async () => {
  const lamp = await report({ text: '小区门口的路灯坏了，晚上一片漆黑', point: home })
  const noise = await report({ text: 'Karaoke until midnight', point: { lat: home.lat + 0.008, lng: home.lng } })
  const found = await similar({ text: '门口路灯不亮', lat: home.lat + 0.0002, lng: home.lng })
  expect(found[0]).toMatchObject({ id: lamp.id, mine: true, state: 'reported', light: 'green' })
  expect(found[0]?.because).toEqual(expect.arrayContaining(['place', 'words']))
  expect(found[0]?.distance).toBeLessThan(30)
  expect(found.map(({ id }) => id)).not.toContain(noise.id)
  // Told without a place, the words alone are enough.
  expect((await similar({ text: 'karaoke again at midnight' }))[0]?.id).toBe(noise.id)
  expect(await similar({ text: '路灯', except: lamp.id })).toEqual([])
})

test('of another desk’s case no more is shown than to everybody', async () => {
  const secret = await report({ text: 'My neighbour floods my kitchen', point: home, confidential: true })
  const [found] = (await similar({ lat: home.lat, lng: home.lng }, 'power')).filter(({ id }) => id === secret.id)
  expect(found).toMatchObject({ mine: false, text: '' })
  expect(found?.point).not.toEqual(home)
})

test('a resident sees first what says the same at the place, and of homes neither words nor place', async () => {
  const at = { lat: home.lat - 0.003, lng: home.lng - 0.003 }
  const bin = await report({ text: '垃圾桶满了，垃圾堆在楼下', point: at })
  const dog = await report({ text: 'A dog barks in the yard', point: { lat: at.lat + 0.0001, lng: at.lng } })
  const quarrel = await report({
    ...{ text: '垃圾堆在我家门口，邻居不讲理', point: at },
    categoryId: await town.category('disputes.neighbours'),
  })
  const alike = async (body: Record<string, unknown>) =>
    (await app.anonymous().call(kinRoutes.alike, { body: { text: '楼下垃圾堆满了', ...body } })).items
  const found = await alike({ point: at })
  expect(found[0]).toMatchObject({ id: bin.id, because: ['place', 'words'] })
  expect(found.findIndex(({ id }) => id === dog.id)).toBeGreaterThan(0)
  const hidden = found.find(({ id }) => id === quarrel.id)
  if (hidden) expect(hidden).toMatchObject({ text: '', because: ['place'] })
  expect(JSON.stringify(found)).not.toContain('不讲理')
  // Of a building as of a point; words alone, of no place, find nothing.
  expect((await alike({ unitId: town.units.microgrid }))[0]).toMatchObject({ id: bin.id })
  expect(await alike({})).toEqual([])
})

test('whoever asks from here and there learns of a home no closer place than the map shows, and not its building', async () => {
  // Two homes that the map shows as one place, far from each other's door.
  const shown = { lat: 30.024, lng: 120.0075 }
  const doors = [
    { lat: shown.lat + 0.0006, lng: shown.lng - 0.0006 },
    { lat: shown.lat - 0.0006, lng: shown.lng + 0.0006 },
  ]
  const categoryId = await town.category('disputes.neighbours')
  const ids: string[] = []
  for (const point of doors) ids.push((await report({ text: 'They shout', point, categoryId })).id)
  const anybody = app.anonymous()
  let found = 0
  for (let n = 0; n < 24; n++) {
    const point = { lat: shown.lat + (n - 12) * 0.00017, lng: shown.lng + ((n % 5) - 2) * 0.0004 }
    for (const list of [
      await anybody.call(kinRoutes.alike, { body: { point } }),
      await anybody.call(caseRoutes.nearby, { query: point }),
    ]) {
      const met = ids.map((id) => list.items.some((one) => one.id === id))
      expect(met[0], JSON.stringify(point)).toBe(met[1])
      if (met[0]) found++
    }
  }
  expect(found).toBeGreaterThan(4)
  const atHome = await report({ text: 'They shout here', point: home, categoryId })
  for (const unitId of [town.units.microgrid, town.units.grid]) {
    const { items } = await anybody.call(kinRoutes.alike, { body: { unitId } })
    expect(items.some(({ id }) => id === atHome.id)).toBe(unitId === town.units.grid)
  }
})

test('nobody learns by asking whether a word stands where it is not shown', async () => {
  const at = { lat: home.lat + 0.006, lng: home.lng + 0.006 }
  const { id } = await report({ text: `${'The gate squeaks at night. '.repeat(9)} Ask Lovelace.`, point: at })
  const asked = async (text: string) =>
    (await app.anonymous().call(kinRoutes.alike, { body: { text, point: at } })).items.find((one) => one.id === id)
  expect((await asked('gate squeaks night'))?.because).toContain('words')
  expect((await asked('lovelace'))?.because).toEqual(['place'])
})

test('two callers that one desk lets join are two people', async () => {
  const { id } = await report({ text: 'The bench is broken', point: home })
  const join = async (phone: string) =>
    await people.communityDesk.client.call(caseRoutes.meToo, {
      params: { id },
      body: { phone, hearBack: 'sms', forSomebodyElse: true },
    })
  expect((await join('13800000001')).followers).toBe(1)
  expect((await join('13800000002')).followers).toBe(2)
})

test('being of the same kind alone makes nothing the same matter', () => {
  const nothing = { words: ['lamp'], otherWords: ['noise'], metres: 900, sameUnit: false, sameBranch: true }
  expect(likelihood(nothing).score).toBe(0)
  expect(likelihood({ ...nothing, metres: 10 }).score).toBeGreaterThan(0.5)
})
