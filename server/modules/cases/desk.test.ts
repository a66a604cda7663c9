import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../contract/case-commands.ts'
import { deskRoutes } from '../../../contract/case-desk.ts'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { viewRoutes } from '../../../contract/case-views.ts'
import { shiftRoutes } from '../../../contract/shift-notes.ts'
import type { Client } from '../../testing/app.ts'
import { testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { type ListWanted, listsStore } from './reading/lists.store.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people } = town

const report = (more: Record<string, unknown> = {}, by: Client = app.anonymous()) =>
  by.call(caseRoutes.create, { body: { text: 'The street lamp at the gate is dark', point: town.home, ...more } })

async function give(client: Client, id: string, command: CaseCommand) {
  const { version } = await client.call(caseRoutes.get, { params: { id } })
  return await client.call(caseRoutes.command, { params: { id }, body: { version, command } })
}

const numbers = (list: { items: { number: string }[] }) => list.items.map((item) => item.number)
const search = async (q: string, by = people.worker) =>
  numbers(await by.client.call(caseRoutes.list, { query: { scope: 'place', q } }))

test('a desk finds a case by words, part of its number and its address, in both languages', async () => {
  const lamp = await report({ text: '灯笼街幸福里小区门口路灯不亮 near the school gates', address: '幸福里3号楼' })
  for (const words of ['路灯', '幸福里 路灯', '灯笼街 路灯 school', 'gate', 'SCHOOL 门口', '３号楼', lamp.number])
    expect(await search(words), words).toContain(lamp.number)
  const running = String(Number(lamp.number.split('-').at(-1)))
  expect(await search(running)).toContain(lamp.number)
  expect(await search('路灯 swimming')).toEqual([])
})

test('nobody finds a person by a phone number, however it is written', async () => {
  const told = await report({ text: 'Ring me at 138-0013-8000 or 13800138000 about the drain', address: 'Mill 4' })
  for (const phone of ['13800138000', '138 0013 8000', '0013', '13800'])
    expect(await search(phone), phone).not.toContain(told.number)
  expect(await search('drain')).toContain(told.number)
})

test('words said when the place is found out find the case from then on', async () => {
  const lost = await report({ text: 'A bench is broken', point: undefined })
  const desk = people.districtDesk.client
  await give(desk, lost.id, { type: 'place', unitId: town.units.grid, address: 'Pomegranate Lane' })
  expect(await search('pomegranate')).toContain(lost.number)
  expect(await search('bench')).toContain(lost.number)
})

test('the number leads to a case wherever it is, but only those who may see it', async () => {
  const { id, number } = await report()
  const query = { number: number.toLowerCase() }
  expect(await people.worker.client.call(deskRoutes.find, { query })).toEqual({ id, number })
  expect((await people.nextWorker.client.send(deskRoutes.find, { query })).status).toBe(404)
})

test('a list says how many cases it has, and which may be chosen together', async () => {
  const one = await report({ text: 'Whole list one zebra' })
  const two = await report({ text: 'Whole list two zebra' })
  const size = await people.worker.client.call(deskRoutes.size, { query: { scope: 'mine', q: 'zebra' } })
  expect(size).toMatchObject({ total: 2, more: false })
  expect(new Set(size.ids)).toEqual(new Set([one.id, two.id]))
  const { items } = await people.worker.client.call(deskRoutes.chosen, { body: { ids: size.ids } })
  expect(items[0]?.offers).toContainEqual({ command: 'accept', allowed: true })
  expect(items[0]?.offers).toContainEqual(expect.objectContaining({ command: 'assign', allowed: false }))
  const foreign = await people.nextWorker.client.call(deskRoutes.chosen, { body: { ids: size.ids } })
  expect(foreign.items).toEqual([])
})

test('work given to somebody is taken back by its reverse command while nothing else happened', async () => {
  const { id } = await report()
  await give(people.gridHead.client, id, { type: 'accept' })
  await give(people.gridHead.client, id, { type: 'assign', postId: people.worker.post.id })
  const chosen = async () =>
    (await people.gridHead.client.call(deskRoutes.chosen, { body: { ids: [id] } })).items[0] as NonNullable<
      Awaited<ReturnType<typeof people.gridHead.client.call<typeof deskRoutes.chosen>>>['items'][number]
    >
  const given = await chosen()
  const order = given.orders.find((one) => one.targetId === people.worker.post.id)
  expect(order?.kind).toBe('assign')
  const back = { type: 'withdraw_order' as const, orderId: order?.id ?? '', reason: 'Taken back' }
  await give(people.gridHead.client, id, { type: 'comment', text: 'Meanwhile', visibility: 'internal', fileIds: [] })
  const late = { params: { id }, body: { version: given.version, command: back } }
  expect((await people.gridHead.client.send(caseRoutes.command, late)).status).toBe(200)
  expect(await chosen()).toMatchObject({ state: 'accepted', handlerPostId: null, orders: [] })
})

test('a stale command says what changed in words that can be shown, and to a reporter only what is public', async () => {
  const { id, secret } = await report()
  const { version } = await people.worker.client.call(caseRoutes.get, { params: { id } })
  await give(people.worker.client, id, { type: 'accept' })
  await give(people.worker.client, id, { type: 'raise', reason: 'Not ours' })
  const late = await people.communityDesk.client.send(caseRoutes.command, {
    params: { id },
    body: { version, command: { type: 'accept' } },
  })
  expect(late.problem.code).toBe('case.stale')
  expect(late.problem.facts?.changes).toMatchObject([
    { type: 'accepted', by: { en: 'Grid 1' } },
    { type: 'raised', text: 'Not ours', facts: { to: { en: 'Well Lane' } } },
  ])
  const reporter = await app.anonymous().send(caseRoutes.command, {
    params: { id },
    body: { version, command: { type: 'withdraw' } },
    headers: { 'x-case-secret': secret },
  })
  expect(reporter.problem.code).toBe('case.stale')
  expect(JSON.stringify(reporter.problem.facts?.changes)).not.toContain('Not ours')
})

test('a table opens in a spreadsheet: marked as UTF-8, no formula in it, no phone number, nothing beyond the list', async () => {
  await report({ text: '=HYPERLINK("http://bad") quokka 13800138000', confidential: false })
  await report({ text: '幸福里 quokka，漏水' })
  await report({ text: '＝1+1 quokka' })
  const answer = await people.worker.client.send(deskRoutes.table, {
    query: { scope: 'place', q: 'quokka', locale: 'zh-CN' },
  })
  expect(answer.status).toBe(200)
  expect(answer.headers['x-total-rows']).toBe('3')
  expect(answer.text.startsWith('\uFEFF编号,')).toBe(true)
  const rows: string[][] = parse(answer.text, { bom: true })
  expect(rows).toHaveLength(4)
  const texts = rows.slice(1).map((row) => row[6])
  expect(texts.some((text) => text?.startsWith("'=HYPERLINK"))).toBe(true)
  expect(texts).toContain("'＝1+1 quokka")
  expect(answer.text).not.toContain('13800138000')
  expect(texts).toContain('幸福里 quokka，漏水')
  expect((await app.resident().send(deskRoutes.table, { query: {} })).status).toBe(403)
  const elsewhere = await people.nextWorker.client.send(deskRoutes.table, { query: { scope: 'place', q: 'quokka' } })
  expect(elsewhere.headers['x-total-rows']).toBe('0')
})

test('a search through years of history shows each case once, newest first, page by page', async () => {
  const now = app.clock.now().getTime()
  const daysAgo = [0.5, 2, 3, 3, 3, 11, 12, 47, 100, 192, 500, 768, 769, 2_000]
  const ids: string[] = []
  for (const days of daysAgo) {
    const { id } = await report({ text: `Numbat ${days} wallaby` })
    const at = new Date(now - days * 86_400_000)
    await app.db.asOwner('update "case" set reported_at = $2 where id = $1', [id, at])
    ids.push(id)
  }
  const search = async (more: Record<string, unknown>) =>
    await people.worker.client.call(caseRoutes.list, {
      query: { scope: 'place', sort: 'reported', q: 'numbat wallaby', state: ['reported', 'closed'], ...more } as never,
    })
  for (const limit of [1, 3, 5, 100]) {
    const found: { id: string; reportedAt: string }[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await search({ limit, ...(after ? { after } : {}) })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      found.push(...page.items)
      after = page.next
    }
    expect(new Set(found.map((one) => one.id))).toEqual(new Set(ids))
    expect(found).toHaveLength(ids.length)
    const order = [...found].sort((a, b) => (`${a.reportedAt} ${a.id}` < `${b.reportedAt} ${b.id}` ? 1 : -1))
    expect(found.map((one) => one.id)).toEqual(order.map((one) => one.id))
  }
  // Walking and the index of words together give the same, wherever the one leaves off for the other.
  const wanted: Omit<ListWanted, 'limit'> = {
    scope: { kind: 'everything' },
    q: 'numbat',
    sort: 'reported',
    now: app.clock.now(),
  }
  const byStore = async (more: Pick<ListWanted, 'limit' | 'firstSteps'>) =>
    (await app.db.database.tx(app.tenant.id, (tx) => listsStore(tx).list({ ...wanted, ...more }))).map(
      ({ state }) => state.id,
    )
  const all = await byStore({ limit: 100, firstSteps: 1_000 })
  expect(new Set(all)).toEqual(new Set(ids))
  for (const firstSteps of [1, 2, 5, 9])
    for (const limit of [1, 4, 100]) expect(await byStore({ limit, firstSteps })).toEqual(all.slice(0, limit + 1))
  const ago = (days: number) => new Date(now - days * 86_400_000).toISOString()
  expect((await search({ reportedFrom: ago(200), reportedTo: ago(3) })).items).toHaveLength(5)
  expect((await search({ reportedFrom: ago(2.5) })).items).toHaveLength(2)
})

test('pages of a table follow each other without a gap', async () => {
  for (let n = 0; n < 8; n++) await report({ text: `Wombat ${n}` })
  const answer = await people.worker.client.send(deskRoutes.table, { query: { scope: 'place', q: 'wombat' } })
  expect(new Set((parse(answer.text, { bom: true }) as string[][]).map((row) => row[0])).size).toBe(9)
})

test('desks share a list, decide who may change it, and everybody orders their own', async () => {
  const { communityDesk, water, worker } = people
  const body = { name: 'Late ones', query: { light: 'red' }, shared: true }
  const kept = await communityDesk.client.call(viewRoutes.save, { body })
  expect(kept).toMatchObject({ shared: true, sharedWith: { en: 'Well Lane' }, editors: 'owner', mine: true })
  const colleague = app.as({ ...communityDesk.post, id: crypto.randomUUID() })
  const seen = (await colleague.call(viewRoutes.list)).items.find((view) => view.id === kept.id)
  expect(seen).toMatchObject({ mine: false, mayChange: false })
  expect((await worker.client.call(viewRoutes.list)).items).toEqual([])
  const rename = { params: { id: kept.id }, body: { name: 'Late' } }
  expect((await colleague.send(viewRoutes.change, rename)).status).toBe(403)
  await communityDesk.client.call(viewRoutes.change, { params: { id: kept.id }, body: { editors: 'desk' } })
  expect(await colleague.call(viewRoutes.change, rename)).toMatchObject({ name: 'Late', mayChange: true })
  expect((await colleague.send(viewRoutes.change, { params: { id: kept.id }, body: { shared: false } })).status).toBe(
    403,
  )
  expect((await colleague.send(viewRoutes.remove, { params: { id: kept.id } })).status).toBe(404)

  const own = await communityDesk.client.call(viewRoutes.save, { body: { name: 'Zoo', query: { q: 'zoo' } } })
  const order = { order: [own.id, kept.id], standard: own.id }
  const { items } = await communityDesk.client.call(viewRoutes.arrange, { body: order })
  expect(items.map((view) => [view.id, view.standard])).toEqual([
    [own.id, true],
    [kept.id, false],
  ])
  const department = await water.client.call(viewRoutes.save, { body: { ...body, name: 'Ours' } })
  expect(department.sharedWith?.en).toBeTruthy()
})

test('today counts what came in and what was done, of places and bodies and never of a person', async () => {
  const before = await people.communityDesk.client.call(deskRoutes.today, { query: { of: 'place' } })
  const { id } = await report({ text: 'Counted today' })
  await give(people.worker.client, id, { type: 'accept' })
  await give(people.worker.client, id, { type: 'handle', text: 'Done at once', fileIds: [] })
  await give(people.communityDesk.client, id, { type: 'check', passed: true })
  const after = await people.communityDesk.client.call(deskRoutes.today, { query: { of: 'place' } })
  for (const figure of ['cameIn', 'accepted', 'handled', 'closed'] as const)
    expect(after[figure] - before[figure], figure).toBe(1)
  expect(after.waitingFor.every((row) => row.level !== 'grid' || row.late === null)).toBe(true)
  expect(JSON.stringify(after)).not.toContain(people.worker.post.id)
  const raised = await report({ text: 'Goes up' })
  await give(people.worker.client, raised.id, { type: 'raise', reason: 'Too big' })
  const desk = await people.communityDesk.client.call(deskRoutes.today, { query: { of: 'desk' } })
  expect(desk).toMatchObject({ cameIn: expect.any(Number), name: { en: 'Well Lane' } })
  expect(desk.cameIn).toBeGreaterThan(0)
  expect((await app.resident().send(deskRoutes.today)).status).toBe(403)
})

test('one shift tells the next what is open and what to watch; it is taken once, and stays as it was written', async () => {
  const desk = people.communityDesk
  const { id, number } = await report({ text: 'Watch this wall' })
  await give(people.worker.client, id, { type: 'raise', reason: 'Wall may fall' })
  const until = new Date(app.clock.now().getTime() + 12 * 3_600_000).toISOString()
  const preview = await desk.client.call(shiftRoutes.preview, { query: { until } })
  expect(preview.counts.open).toBeGreaterThan(0)
  const body = { until, text: 'The wall comes first.', watched: [{ caseId: id, note: 'Call the builder at nine' }] }
  const note = await desk.client.call(shiftRoutes.write, { body })
  const own = await desk.client.send(shiftRoutes.take, { params: note })
  expect(own.problem.code).toBe('shift.own_note')
  const incoming = app.as({ ...desk.post, id: crypto.randomUUID() })
  const read = await incoming.call(shiftRoutes.get, { params: note })
  expect(read).toMatchObject({
    text: body.text,
    mayTake: true,
    taken: null,
    watched: [{ number, note: 'Call the builder at nine' }],
  })
  await incoming.call(shiftRoutes.take, { params: note })
  expect((await incoming.call(shiftRoutes.list)).items[0]).toMatchObject({
    id: note.id,
    watched: 1,
    taken: { by: { role: 'desk' } },
  })
  const third = app.as({ ...desk.post, id: crypto.randomUUID() })
  expect((await third.send(shiftRoutes.take, { params: note })).problem.code).toBe('shift.taken')
  expect((await people.streetDesk.client.send(shiftRoutes.get, { params: note })).status).toBe(404)
  expect((await people.assistant.client.send(shiftRoutes.preview, { query: { until } })).status).toBe(403)
  const carried = await incoming.call(shiftRoutes.preview, { query: { until } })
  expect(carried.carried).toMatchObject([{ case: { number }, note: 'Call the builder at nine' }])
  await expect(app.deps.database.tx(app.tenant.id, (tx) => tx.db.deleteFrom('shift_note').execute())).rejects.toThrow()
})

test('each reader reads an answer that was chosen in their own language', async () => {
  const categories = (await people.worker.client.request({ method: 'GET', url: '/api/v1/categories' })).json() as {
    items?: {
      id: string
      questions: {
        code: string
        kind: string
        required: boolean
        values?: { key: string; name: { en: string; zh: string } }[]
      }[]
    }[]
  }
  const found = categories.items?.find(
    (one) =>
      one.questions.filter((each) => each.kind === 'one_of').length > 0 &&
      one.questions.every((each) => each.kind === 'one_of' || !each.required),
  )
  if (!found) throw new Error('No category asks to choose one')
  const asked = found.questions.filter((each) => each.kind === 'one_of')
  const answers = Object.fromEntries(asked.map((each) => [each.code, each.values?.[0]?.key]))
  const { id } = await report({ categoryId: found.id, answers })
  const view = await people.worker.client.call(caseRoutes.get, { params: { id } })
  expect(view.answers[0]?.answer).toEqual(asked.find((each) => each.code === view.answers[0]?.code)?.values?.[0]?.name)
})

test('search may use its index below row-level security: it need not walk the whole list', async () => {
  const [match] = await app.db.asOwner<{ known: boolean }>(
    `select proleakproof as known from pg_proc where oid = 'pg_catalog.ts_match_vq(tsvector, tsquery)'::regprocedure`,
  )
  expect(match?.known).toBe(true)
})
