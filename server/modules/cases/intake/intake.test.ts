import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { casesStore } from '../cases.store.ts'
import { findBreak } from '../timeline-hash.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)

const body = (text: string) => ({ text, point: town.home })
const send = (text: string, key = uuidv7(), client = app.anonymous()) =>
  client.send(caseRoutes.create, { body: body(text), key })
const saying = (text: string) =>
  app.db.asOwner<{ id: string; number: string; xmin: string }>(
    'select id, number, xmin::text from "case" where text = $1',
    [text],
  )

test('forty neighbours report at the same moment: each has a case of their own, and they share a few commits', async () => {
  await send('The first one fills what is kept in memory')
  const words = Array.from({ length: 40 }, (_, n) => `Dark lamp number ${n}`)
  const answers = await Promise.all(words.map((text) => send(text)))
  expect(answers.map(({ status }) => status)).toEqual(words.map(() => 201))
  expect(new Set(answers.map(({ reply }) => reply.number)).size).toBe(40)
  const cases = (await Promise.all(words.map(saying))).flat()
  expect(cases.map(({ number }) => number).sort()).toEqual(answers.map(({ reply }) => reply.number).sort())
  expect(new Set(cases.map(({ xmin }) => xmin)).size).toBeLessThan(20)
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    for (const { id } of cases) expect(findBreak(await casesStore(tx).events(id))).toBeUndefined()
  })
  const told = await app.db.asOwner<{ n: number }>(
    `select count(*)::int n from outbox where name = 'case.reported' and body->>'caseId' = any($1)`,
    [cases.map(({ id }) => id)],
  )
  expect(told[0]?.n).toBe(40)
})

test('one report that no column can hold is refused alone; those it came with are filed', async () => {
  // Half a character: the door lets it pass, the database does not.
  const words = Array.from({ length: 12 }, (_, n) => (n === 5 ? 'Broken \ud800 words' : `Wet cellar number ${n}`))
  const answers = await Promise.all(words.map((text) => send(text)))
  expect(answers.map(({ status }) => status)).toEqual(words.map((_, n) => (n === 5 ? 400 : 201)))
  expect(answers[5]?.problem.code).toBe('platform.input_unholdable')
  for (const [n, text] of words.entries()) if (n !== 5) expect(await saying(text)).toHaveLength(1)
})

test('a report sent ten times at once, among others, is one case, and everybody hears of the same one', async () => {
  const key = uuidv7()
  const others = Array.from({ length: 6 }, (_, n) => send(`Loose stone number ${n}`))
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('Loose stone at the school', key)))
  expect(await saying('Loose stone at the school')).toHaveLength(1)
  expect(new Set(answers.map(({ status, reply }) => `${status} ${reply.number} ${reply.secret}`)).size).toBe(1)
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(9)
  expect((await Promise.all(others)).every(({ status }) => status === 201)).toBe(true)
})

const photos = async (count: number, by: string | null = null): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => randomUUID())
  await app.db.asOwner(
    `insert into file (tenant_id, id, name, mime, size, sha256, storage_key, created_by, created_at)
     select $1, id, 'photo.jpg', 'image/jpeg', 1, 'x', id::text, $3, now() from unnest($2::uuid[]) id`,
    [app.tenant.id, ids, by],
  )
  return ids
}
const ownerOf = async (id: string) =>
  (
    await app.db.asOwner<{ owner_kind: string | null; owner_id: string | null }>(
      'select owner_kind, owner_id from file where id = $1',
      [id],
    )
  )[0]
const showing = (text: string, fileIds: string[], key = uuidv7()) =>
  app.anonymous().send(caseRoutes.create, { body: { ...body(text), fileIds }, key })

test('reports with photos share commits too, and each keeps its own', async () => {
  const ids = await photos(24)
  const words = Array.from({ length: 12 }, (_, n) => `Cracked step number ${n}`)
  const answers = await Promise.all(words.map((text, n) => showing(text, ids.slice(2 * n, 2 * n + 2))))
  expect(answers.map(({ status }) => status)).toEqual(words.map(() => 201))
  for (const [n, { reply }] of answers.entries())
    for (const id of ids.slice(2 * n, 2 * n + 2))
      expect(await ownerOf(id)).toEqual({ owner_kind: 'case', owner_id: reply.id })
  const cases = (await Promise.all(words.map(saying))).flat()
  expect(new Set(cases.map(({ xmin }) => xmin)).size).toBeLessThan(12)
})

test('a photo that is not to be had refuses its report and no other: gone, somebody else’s, or wanted by two at once', async () => {
  const [mine, wanted] = (await photos(2)) as [string, string]
  const [theirs] = (await photos(1, 'somebody else')) as [string]
  const answers = await Promise.all([
    showing('Bent rail, with a photo', [mine]),
    showing('Bent rail, the photo is gone', [randomUUID()]),
    showing('Bent rail, the photo is theirs', [theirs]),
    showing('Bent rail, one photo', [wanted]),
    showing('Bent rail, the same photo', [wanted]),
    send('Bent rail, no photo'),
  ])
  const [whole, gone, other, one, two, bare] = answers.map(({ status }) => status)
  expect({ whole, gone, other, bare }).toEqual({ whole: 201, gone: 422, other: 422, bare: 201 })
  expect([one, two].sort()).toEqual([201, 422])
  expect(answers[1]?.problem.code).toBe('file.not_found')
  expect((await ownerOf(theirs))?.owner_id).toBeNull()
  expect((await ownerOf(wanted))?.owner_id).toBe(answers.slice(3, 5).find(({ status }) => status === 201)?.reply.id)
})

test('a report with a photo sent five times at once is one case with one photo', async () => {
  const [id] = (await photos(1)) as [string]
  const key = uuidv7()
  const answers = await Promise.all(Array.from({ length: 5 }, () => showing('Split hose', [id], key)))
  expect(new Set(answers.map(({ status, reply }) => `${status} ${reply.number}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(201)
  expect(await saying('Split hose')).toHaveLength(1)
  expect((await ownerOf(id))?.owner_id).toBe(answers[0]?.reply.id)
})

test('the same key with other words is refused, in one batch as after it', async () => {
  const key = uuidv7()
  const [one, other, beside] = await Promise.all([
    send('A lamp', key),
    send('A lift', key),
    send('A third matter beside them'),
  ])
  expect([one.status, other.status].sort()).toEqual([201, 409])
  expect(beside.status).toBe(201)
  expect((await send('A drain', key)).problem.code).toBe('idempotency.content_differs')
  expect(await saying('A drain')).toHaveLength(0)
})

test('reports of two districts never share a transaction, and neither sees the other’s', async () => {
  const elsewhere = await app.db.addTenant('elsewhere')
  await buildTown(app, elsewhere, 'elsewhere')
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      send(`Fallen branch number ${n}`, uuidv7(), app.anonymous(n % 2 === 0 ? 'test' : 'elsewhere')),
    ),
  )
  expect(answers.every(({ status }) => status === 201)).toBe(true)
  const rows = await app.db.asOwner<{ tenant_id: string; xmin: string }>(
    `select tenant_id, xmin::text from "case" where text like 'Fallen branch%'`,
  )
  const of = (id: string) => new Set(rows.filter((row) => row.tenant_id === id).map(({ xmin }) => xmin))
  expect(rows.filter((row) => row.tenant_id === elsewhere)).toHaveLength(5)
  expect([...of(elsewhere)].filter((xmin) => of(app.tenant.id).has(xmin))).toEqual([])
})
