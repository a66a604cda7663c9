import { randomUUID } from 'node:crypto'
import type { Session } from '../../contract/identity.ts'
import type { PointsRule, PointsScheme } from '../../contract/points.ts'
import type { PointsClaim } from '../../contract/points-claims.ts'
import type { PointsGood, PointsOrder } from '../../contract/points-exchange.ts'
import type { StationRow } from '../../contract/stations.ts'
import type { Visitor } from '../visitor.ts'
import type { Sight, Tour } from './sights.ts'

const both = (en: string, zh: string) => ({ en, zh })

/** A scheme of the visitor's community with a claim that waits, goods on a shelf, and an order that somebody comes for. */
interface Laid {
  schemeId: string
  stationId: string
  code: string
}

const laid = new WeakMap<Visitor, Laid>()

async function lay(visitor: Visitor): Promise<Laid> {
  const before = laid.get(visitor)
  if (before) return before
  const stepInto = (key: string) => visitor.context.request.post('/api/v1/demo/step-in', { data: { key } })
  const { posts } = await visitor.api<Session>('/api/v1/session')
  const unitId = posts.find(({ place }) => place?.kind === 'unit')?.place?.id ?? ''
  const station = (await visitor.api<{ items: StationRow[] }>(`/api/v1/stations?unit=${unitId}&limit=1`)).items[0]
  const stationId = station?.id ?? ''
  const scheme = await visitor.post<PointsScheme>('/api/v1/points/schemes', {
    ...{ unitId, name: both('Thanks of the neighbourhood', '邻里感谢积分'), perDay: null, perMonth: 400, usual: true },
  })
  const rule = scheme.rules.find(({ source, basis }) => source === 'claim' && basis === 'hour') as PointsRule
  const good = await visitor.post<PointsGood>('/api/v1/points/goods', {
    ...{ schemeId: scheme.id, name: both('Washing powder, 1 kg', '洗衣粉 1 公斤'), about: both('', '') },
    ...{
      points: 1,
      perPerson: 4,
      givenBy: both('Corner shop (sample)', '街角小店（示例）')[visitor.locale === 'en' ? 'en' : 'zh'],
    },
  })
  await visitor.post(`/api/v1/points/goods/${good.id}/stock`, { stationId, kind: 'received', quantity: 24, words: '' })
  await stepInto('neighbour')
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const claims: PointsClaim[] = []
  for (const [minutes, note] of [
    [120, both('Read to the children in the library.', '在图书室给孩子们读书。')],
    [90, both('Carried shopping up to the fifth floor for three neighbours.', '帮三位邻居把东西提上五楼。')],
    [60, both('Swept the yard after the storm.', '暴雨后清扫院子。')],
  ] as const)
    claims.push(
      await visitor.post<PointsClaim>('/api/v1/points/claims', {
        ...{ ruleId: rule.id, day, minutes, note: visitor.locale === 'en' ? note.en : note.zh, fileIds: [] },
      }),
    )
  await stepInto('community')
  await visitor.post(`/api/v1/points/claims/${claims[0]?.id}/decision`, { approve: true })
  await stepInto('neighbour')
  const order = await visitor.post<PointsOrder>('/api/v1/points/orders', { goodId: good.id, stationId, quantity: 2 })
  await stepInto('community')
  const made = { schemeId: scheme.id, stationId, code: order.code ?? randomUUID() }
  laid.set(visitor, made)
  return made
}

const sight = (name: string, show: (visitor: Visitor, made: Laid) => Promise<void>): Sight => ({
  name,
  show: async (visitor) => show(visitor, await lay(visitor)),
})

/** Merit points as those see them who hand goods over and keep a scheme. */
export const pointsWork: Tour = {
  name: 'points at work',
  role: 'community',
  sights: [
    sight('till, an order that is picked up', async (visitor, { stationId, code }) => {
      await visitor.open(`/console/points/till?station=${stationId}`)
      await visitor.page.getByLabel(visitor.t('merit.till.code')).fill(code)
      await visitor.press(visitor.t('merit.till.find'))
      await visitor.page.getByRole('button', { name: visitor.t('merit.till.hand_over'), exact: true }).waitFor()
    }),
    sight('scheme, claims that wait', async (visitor, { schemeId }) => {
      await visitor.go(`/console/points/schemes/${schemeId}?tab=claims`)
      await visitor.page.getByRole('button', { name: visitor.t('merit.claims.approve') }).waitFor()
    }),
    sight('scheme, report of the month', async (visitor, { schemeId, code }) => {
      await visitor.post('/api/v1/points/orders/pick-up', { code })
      const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()).slice(0, 7)
      await visitor.go(`/console/points/schemes/${schemeId}?tab=report&month=${month}`, { stay: true })
      await visitor.page.locator('[data-report]').waitFor()
    }),
  ],
}
