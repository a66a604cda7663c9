import type { PointsGood } from '../../contract/points-exchange.ts'
import { openVisitor, type Visitor } from '../visitor.ts'

/** A scheme with one rule worth something, and a good on a shelf. */
export interface Stocked {
  schemeId: string
  goodId: string
  stationId: string
  /** The desk that looks after it. */
  desk: Visitor
}

interface Items {
  items: { id: string; name: { en: string } }[]
}

const both = (en: string, zh: string) => ({ en, zh })
/** Name of the rule that claims of these walks go by. */
export const ruleName = both('Reading to neighbours who see badly', '为视力不好的邻居读报')
/** Name of what they order. */
export const goodName = both('Bag of rice, 2.5 kg', '大米 2.5 公斤')
const schemeName = both('Thanks among neighbours', '邻里感谢积分')

/** Lets the desk of a community of the demo open a scheme, a rule and a shelf, where that has not happened yet. */
export async function stock(visitor: Visitor): Promise<Stocked> {
  const browser = visitor.context.browser()
  if (!browser) throw new Error('A visitor without a browser')
  const desk = await openVisitor({ browser, url: new URL(visitor.page.url()).origin, wish: { role: 'community' } })
  const { posts } = await desk.api<{ posts: { place: { id: string } }[] }>('/api/v1/session')
  const unitId = posts[0]?.place.id
  const station = (await desk.api<Items>(`/api/v1/stations?unit=${unitId}&limit=1`)).items[0]
  if (!station) throw new Error('The demo has no station in the community of its desk')
  const { items: goods } = await desk.api<{ items: PointsGood[] }>('/api/v1/points/goods?limit=200')
  const known = goods.find(({ name }) => name.en === goodName.en)
  if (known) return { schemeId: known.schemeId, goodId: known.id, stationId: station.id, desk }
  const scheme = { unitId, name: schemeName, perDay: null, perMonth: null, usual: true }
  const { id: schemeId } = await desk.post<{ id: string }>('/api/v1/points/schemes', scheme)
  await desk.post(`/api/v1/points/schemes/${schemeId}/rules`, {
    ...{
      name: ruleName,
      category: 'hardship',
      source: 'claim',
      basis: 'hour',
      points: 20,
      from: '2026-01-01',
      until: null,
    },
    ...{ evidence: both('A few words are enough.', '简单说明即可。'), evidenceNeeded: false, approvers: ['desk'] },
    ...{ perDeed: null, perDay: null, perMonth: null, perPerson: null },
    assembly: { body: 'Assembly of the residents / 居民会议', on: '2025-12-20' },
  })
  const { id: goodId } = await desk.post<{ id: string }>('/api/v1/points/goods', {
    ...{ schemeId, name: goodName, about: both('From this year’s harvest.', '今年的新米。'), points: 25, perPerson: 2 },
    givenBy: 'Sample Grain Shop / 示例粮店',
  })
  const came = { stationId: station.id, kind: 'received', quantity: 40 }
  await desk.post(`/api/v1/points/goods/${goodId}/stock`, came)
  return { schemeId, goodId, stationId: station.id, desk }
}

/** Claims for a visitor, lets the desk approve it, and orders: so that each page has something to show. */
export async function earnAndOrder(visitor: Visitor): Promise<void> {
  const { desk, schemeId, goodId, stationId } = await stock(visitor)
  const { rules } = await visitor.api<{ rules: Items['items'] }>(`/api/v1/points/schemes/${schemeId}`)
  const ruleId = rules.find(({ name }) => name.en === ruleName.en)?.id
  const day = new Date().toISOString().slice(0, 10)
  const claim = { ruleId, day, minutes: 150, note: 'Read the paper to two neighbours / 给两位邻居读报' }
  const { id } = await visitor.post<{ id: string }>('/api/v1/points/claims', claim)
  await desk.post(`/api/v1/points/claims/${id}/decision`, { approve: true })
  await desk.close()
  const mine = await visitor.api<{ items: { state: string }[] }>('/api/v1/my/points/orders')
  if (!mine.items.some(({ state }) => state === 'waiting'))
    await visitor.post('/api/v1/points/orders', { goodId, stationId, quantity: 1 })
}
