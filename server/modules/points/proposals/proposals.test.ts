import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { pointsRoutes } from '../../../../contract/points.ts'
import { pointsProposalRoutes as routes } from '../../../../contract/points-proposals.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { mostProposals, proposed } from './proposals.rules.ts'

const both = (en: string, zh = en) => ({ en, zh })

test('the first few are proposed, without what was put by and what no rule may reward', () => {
  const topic = (id: string, name = both('Lamps', '路灯')) => ({ category: { id, name }, place: { id: 'here' } })
  const nameOf = (of: ReturnType<typeof topic>) => of.category.name
  const ids = (found: readonly ReturnType<typeof topic>[], putBy: { categoryId: string; unitId: string }[] = []) =>
    proposed(found, { putBy, nameOf }).map(({ category }) => category.id)
  const all = ['a', 'b', 'c', 'd', 'e'].map((id) => topic(id))
  expect(ids(all)).toEqual(['a', 'b', 'c'])
  expect(ids(all)).toHaveLength(mostProposals)
  expect(ids(all, [{ categoryId: 'a', unitId: 'here' }])).toEqual(['b', 'c', 'd'])
  expect(ids(all, [{ categoryId: 'a', unitId: 'elsewhere' }])).toEqual(['a', 'b', 'c'])
  expect(ids([topic('x', both('Whereabouts of tenants', '租客信息')), topic('y')])).toEqual(['y'])
})

test('what comes up often at a place is proposed to its stewards as a rule for help, until they put it by', async () => {
  const app = await testApp({ background: false })
  const town = await buildTown(app)
  const { communityDesk } = town.people
  const lamp = await town.category('opinions.surroundings.lamp')
  const scheme = { unitId: town.units.community, name: both('Thanks', '感谢'), perDay: null, perMonth: null }
  const { id } = await communityDesk.client.call(pointsRoutes.createScheme, { body: scheme })
  const read = async () => {
    // What is found is kept for a minute.
    app.clock.advance(61_000)
    return await communityDesk.client.call(routes.proposals, { params: { id } })
  }
  const report = (n: number) =>
    app.anonymous().call(caseRoutes.create, {
      body: {
        ...{ text: 'The lamp is dark', point: town.home, categoryId: lamp, locale: 'en', answers: { fault: 'out' } },
        contact: { phone: String(13_700_000_000 + n), hearBack: 'sms' },
      },
    })
  for (let n = 0; n < 4; n++) await report(n)
  expect((await read()).items).toEqual([])
  await report(5)
  const { items, fewest } = await read()
  expect(items).toMatchObject([{ category: { id: lamp }, cases: fewest, open: fewest }])
  const [one] = items
  expect(one?.name.en).toBe(`Help with: ${one?.category.name.en}`)
  // A topic and a place: nothing of it is about somebody.
  expect(Object.keys(one ?? {}).sort()).toEqual(['cases', 'category', 'name', 'open', 'place', 'since'])
  expect(JSON.stringify(items)).not.toContain('1370000')
  const body = { categoryId: lamp, placeId: one?.place.id as string }
  expect((await communityDesk.client.call(routes.putBy, { params: { id }, body })).items).toEqual([])
  expect((await read()).items).toEqual([])
  // A scheme elsewhere has nothing of it.
  const other = { ...scheme, unitId: town.units.otherCommunity }
  const { administrator } = town.people
  const there = await administrator.client.call(pointsRoutes.createScheme, { body: other })
  expect((await administrator.client.call(routes.proposals, { params: { id: there.id } })).items).toEqual([])
})
