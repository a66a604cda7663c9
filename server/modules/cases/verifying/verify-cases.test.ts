import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { verifyCases } from '../cases.api.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)

test('every case is what its timeline tells; whoever changes a row or a line of history is found', async () => {
  const report = async (text: string) =>
    (await app.resident().call(caseRoutes.create, { body: { text, point: town.home } })).number
  const [first, second, third] = [await report('A lamp is out'), await report('A bin is full'), await report('A hole')]
  const verify = async () => {
    const { cases, events, differences } = await verifyCases(app.db.database, app.tenant.id, app.deps.files)
    return { cases, hasEvents: events >= cases, wrong: differences.map(({ number, what }) => [number, what]) }
  }
  expect(await verify()).toEqual({ cases: 3, hasEvents: true, wrong: [] })
  await app.db.asOwner(`update "case" set priority = 'urgent' where number = $1`, [second])
  await app.db.asOwner(
    `update case_event e set body = jsonb_set(body, '{effect,set,text}', '"Nothing"') from "case" c where c.number = $1 and e.case_id = c.id and e.seq = 1`,
    [third],
  )
  await app.db.asOwner(`update "case" set head = 'x' where number = $1`, [first])
  expect((await verify()).wrong).toEqual([
    [first, 'head'],
    [second, 'priority'],
    [third, 'chain'],
  ])
})
