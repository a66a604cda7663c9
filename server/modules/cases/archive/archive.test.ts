import { expect, test } from 'vitest'
import { archiveRoutes } from '../../../../contract/archive.ts'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { retentionRoutes } from '../../../../contract/retention.ts'
import { testClock } from '../../../platform/clock.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { verifyCases } from '../cases.api.ts'
import { createArchiver } from './archiver.ts'

// Long ago: the database lets only what is a year old by its own clock go.
const app = await testApp({ background: false, clock: testClock('2020-03-02T01:00:00Z') })
const town = await buildTown(app)
const { people } = town
const { archive } = app.modules.cases
const day = 86_400_000
const year = 366 * day
const tenantId = app.tenant.id
const resident = app.resident()
const why = 'Somebody asks about it again'

const report = async (client: Client, more: Record<string, unknown> = {}) =>
  await client.call(caseRoutes.create, { body: { text: 'The lamp at the well is dark', point: town.home, ...more } })
const view = async (id: string, client = people.districtDesk.client) =>
  await client.call(caseRoutes.get, { params: { id } })
async function give(id: string, command: CaseCommand, client = people.worker.client, headers = {}) {
  const { version } = await view(id)
  const answer = await client.send(caseRoutes.command, { params: { id }, body: { version, command }, headers })
  if (answer.status !== 200) throw new Error(`${command.type}: ${answer.status} ${answer.text}`)
  return answer.reply
}
async function closed(id: string) {
  await give(id, { type: 'accept' })
  await give(id, { type: 'handle', text: 'New bulb', fileIds: [] })
  await give(id, { type: 'check', passed: true }, people.communityDesk.client)
}
const tables = [
  ...['"case"', 'case_event', 'case_order', 'case_clock', 'case_contact', 'case_follower', 'rating_invitation'],
]
/** Every row of these cases in the tables of daily work, as text. */
async function rowsOf(ids: readonly string[]) {
  const all: Record<string, string[]> = {}
  for (const table of tables) {
    const column = table === '"case"' ? 'id' : 'case_id'
    const rows = await app.db.asOwner<{ row: string }>(
      `select t::text as row from ${table} t where ${column} = any($1::uuid[]) order by 1`,
      [ids],
    )
    all[table] = rows.map(({ row }) => row)
  }
  return all
}
const isHot = async (id: string) => (await rowsOf([id]))['"case"']?.length === 1
const inArchive = async () =>
  (await app.db.asOwner<{ number: string }>('select number from case_archive order by number')).map((row) => row.number)
/** All figures of 2020 but what is open now. */
const figures = async () => {
  const query = { from: '2020-02-01T00:00:00.000Z', to: '2020-12-01T00:00:00.000Z' }
  const { open: _open, ...all } = await people.districtDesk.client.call(caseRoutes.figures, { query })
  return all
}
const run = () => archive.run({ tenantId })

// What happened in 2020: one with everything, one anonymous, one declined, one merged into the first, one still open.
const contact = { name: 'Resident One', phone: '13800000001', hearBack: 'sms' }
const rich = await report(resident, { contact })
const twin = await report(app.anonymous(), { text: 'Dark lamp, again' })
await give(rich.id, { type: 'accept' })
await give(twin.id, { type: 'merge', intoCaseId: rich.id, reason: 'The same lamp' })
await give(rich.id, { type: 'assign', postId: people.colleague.post.id })
const follower = app.resident()
await follower.call(caseRoutes.meToo, { params: { id: rich.id }, body: { hearBack: 'none' } })
await give(rich.id, { type: 'comment', text: 'The ladder comes tomorrow', visibility: 'public' } as CaseCommand)
await give(rich.id, { type: 'handle', text: 'New bulb', fileIds: [] }, people.colleague.client)
await give(rich.id, { type: 'check', passed: true }, people.communityDesk.client)
await app.db.asOwner(
  `insert into rating_invitation (tenant_id, case_id, round, invited_at, ends_at, rated_at) values ($1, $2, 1, '2020-03-03', '2020-03-17', '2020-03-04')`,
  [tenantId, rich.id],
)
await give(rich.id, { type: 'rate', solved: true, satisfaction: 5, words: 'Thank you' }, resident)
const plain = await report(app.anonymous())
await closed(plain.id)
const declined = await report(app.anonymous())
await give(declined.id, { type: 'decline', reason: 'Somebody else sees to it', elsewhere: '12345' })
const open = await report(app.anonymous())
const all = [rich, twin, plain, declined]
const before = { rows: await rowsOf(all.map(({ id }) => id)), figures: await figures() }
app.clock.advance(3 * year)

test('nothing goes before the district chooses, and only its administrator does, within one and ten years', async () => {
  expect(await run()).toMatchObject({ years: null, archived: 0 })
  const { client } = people.administrator
  expect(await client.call(archiveRoutes.state)).toMatchObject({ years: null, cases: 0, mayChoose: true })
  const body = { years: 2, why: 'The council decided so' }
  for (const who of [people.worker, people.districtDesk, people.supervisor])
    expect((await who.client.send(archiveRoutes.choose, { body })).status).toBe(403)
  for (const years of [0, 11])
    expect((await client.send(archiveRoutes.choose, { body: { ...body, years } })).problem.code).toBe('archive.years')
  expect(await archive.run({ tenantId, dryRun: true, years: 2 })).toMatchObject({ archived: 4, files: 0 })
  expect(await client.call(archiveRoutes.choose, { body })).toMatchObject({ years: 2 })
  const { items } = await app.anonymous().call(retentionRoutes.list)
  expect(items.find(({ kind }) => kind === 'case_archived')).toMatchObject({ days: 730, end: 'archived' })
  expect(await inArchive()).toEqual([])
})

test('killed before anything is taken away, everything stays; killed in the middle of taking, too', async () => {
  const { database, clock, files } = app.deps
  const dies = createArchiver({
    ...{ database, clock },
    files: {
      keep: async (given) => {
        await files.keep(given)
        throw new Error('killed after writing')
      },
      attach: (tx, given) => files.attach(tx, given),
      delete: (tx, ids) => files.delete(tx, ids),
    },
  })
  await expect(dies.run({ tenantId })).rejects.toThrow('killed after writing')
  const half = createArchiver({
    database: {
      ...database,
      tx: (tenant, work, options) =>
        database.tx(
          tenant,
          async (tx) => {
            const result = await work(tx)
            if (!options?.readOnly) throw new Error('killed before the commit')
            return result
          },
          options,
        ),
    },
    ...{ clock, files },
  })
  await expect(half.run({ tenantId })).rejects.toThrow('killed before the commit')
  expect(await rowsOf(all.map(({ id }) => id))).toEqual(before.rows)
  expect(await inArchive()).toEqual([])
})

test('two at once take each case once; what is open stays', async () => {
  const runs = await Promise.all([run(), run()])
  expect(runs.reduce((sum, { archived }) => sum + archived, 0)).toBe(4)
  expect(await inArchive()).toEqual(all.map(({ number }) => number).sort())
  for (const { id } of all) expect(await rowsOf([id])).toEqual(Object.fromEntries(tables.map((table) => [table, []])))
  expect(await isHot(open.id)).toBe(true)
  expect(await run()).toMatchObject({ archived: 0 })
})

test('no figure changes', async () => {
  expect(await figures()).toEqual(before.figures)
  expect(before.figures.satisfaction).toMatchObject({ part: 1, whole: 1 })
  expect(before.figures.acceptInTime.whole).toBeGreaterThan(0)
})

test('the case page is read as before, by those of the place and nobody else; nothing can be done with it', async () => {
  const page = await view(rich.id, people.worker.client)
  expect(page).toMatchObject({ number: rich.number, state: 'closed', offers: [], archived: { mayBringBack: true } })
  expect(page.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['reported', 'commented', 'rated']))
  expect(page.reporter.phone).toBe('***01')
  expect((await people.nextWorker.client.send(caseRoutes.get, { params: { id: rich.id } })).status).toBe(404)
  const command = { version: page.version, command: { type: 'comment', text: 'Hello', visibility: 'public' } }
  const sent = await people.worker.client.send(caseRoutes.command, { params: { id: rich.id }, body: command })
  expect(sent.status).toBe(404)
  const purpose = 'Calling back about the bill'
  const looked = { params: { id: rich.id }, body: { field: 'phone', purpose } }
  expect(await people.worker.client.call(caseRoutes.reveal, looked)).toEqual({ value: contact.phone })
  const { looks } = await resident.call(caseRoutes.follow, { params: { number: rich.number } })
  expect(looks).toMatchObject([{ field: 'phone', purpose }])
})

test('found by number, month, place and category, by those of the place', async () => {
  const { client } = people.communityDesk
  const list = async (query: Record<string, unknown>, who = client) =>
    (await who.call(archiveRoutes.list, { query })).items.map(({ number }) => number).sort()
  expect(await list({})).toEqual(all.map(({ number }) => number).sort())
  expect(await list({}, people.nextWorker.client)).toEqual([])
  expect(await list({ number: plain.number.toLowerCase() })).toEqual([plain.number])
  expect(await list({ from: '2020-03-01T00:00:00.000Z', to: '2020-04-01T00:00:00.000Z' })).toHaveLength(4)
  expect(await list({ from: '2020-04-01T00:00:00.000Z' })).toEqual([])
  expect(await list({ unitId: town.units.grid })).toHaveLength(4)
  const first = await client.call(archiveRoutes.list, { query: { limit: 3 } })
  const rest = await client.call(archiveRoutes.list, { query: { limit: 3, after: first.next as string } })
  expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 1, null])
  const elsewhere = { query: { unitId: town.units.farGrid } }
  expect((await people.worker.client.send(archiveRoutes.list, elsewhere)).status).toBe(403)
  expect((await people.administrator.client.call(archiveRoutes.state)).cases).toBe(4)
  const searched = await client.call(caseRoutes.list, { query: { scope: 'place', q: plain.number } })
  expect(searched.items).toMatchObject([{ number: plain.number, archivedAt: expect.any(String) }])
  const hidden = await people.nextWorker.client.call(caseRoutes.list, { query: { scope: 'place', q: plain.number } })
  expect(hidden.items).toEqual([])
})

test('whoever brought it still reads it by their link, and finds it among their own; so does a follower', async () => {
  const follow = async (client: Client, number: string, secret?: string) =>
    await client.send(caseRoutes.follow, {
      params: { number },
      headers: secret ? { 'x-case-secret': secret } : {},
    })
  expect((await follow(app.anonymous(), plain.number, plain.secret)).reply).toMatchObject({
    ...{ number: plain.number, isReporter: true, offers: [], archivedAt: expect.any(String) },
  })
  expect((await follow(app.anonymous(), plain.number, 'wrong')).status).toBe(404)
  expect((await follow(follower, rich.number)).reply).toMatchObject({ isReporter: false })
  const mine = async (client: Client) =>
    (await client.call(archiveRoutes.mine)).items.map(({ number, relation }) => [number, relation])
  expect(await mine(resident)).toEqual([[rich.number, 'reporter']])
  expect(await mine(follower)).toEqual([[rich.number, 'follower']])
  expect(await mine(app.resident())).toEqual([])
})

test('every archived case is verified with the others; a byte that changed is found', async () => {
  const { files, database } = app.deps
  const verify = async () => await verifyCases(database, tenantId, files)
  expect(await verify()).toMatchObject({ cases: 1, archived: 4, differences: [] })
  const [row] = await app.db.asOwner<{ digest: string }>('select digest from case_archive where id = $1', [plain.id])
  await app.db.asOwner('update case_archive set digest = $2 where id = $1', [plain.id, 'x'])
  expect((await verify()).differences).toMatchObject([{ number: plain.number, what: 'archive' }])
  await app.db.asOwner('update case_archive set digest = $2 where id = $1', [plain.id, row?.digest])
})

test('the application itself may delete no line of history, nor a row of the look-up', async () => {
  const attempts = [
    'delete from case_event',
    'delete from case_archive',
    `select case_archive_take('${tenantId}', array['${open.id}'::uuid])`,
    `select case_archive_return('${tenantId}', array['${plain.id}'::uuid])`,
  ]
  for (const text of attempts)
    await expect(
      app.deps.database.tx(tenantId, (tx) => tx.run({ name: `test.${attempts.indexOf(text)}`, text }, [])),
    ).rejects.toThrow(/permission denied|stays/)
})

test('brought back by whoever could reopen it, whole, to the last character; those it hangs on come along', async () => {
  const bring = async (client: Client, id: string) =>
    await client.send(archiveRoutes.bringBack, { params: { id }, body: { why } })
  expect((await bring(people.nextWorker.client, twin.id)).status).toBe(404)
  expect((await bring(people.assistant.client, twin.id)).status).toBe(403)
  const both = await Promise.all([bring(people.communityDesk.client, twin.id), bring(people.worker.client, twin.id)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const back = await rowsOf([rich.id, twin.id])
  for (const table of tables) expect(before.rows[table]).toEqual(expect.arrayContaining(back[table] as string[]))
  expect(back['"case"']).toHaveLength(2)
  expect(back.case_event?.length).toBeGreaterThan(8)
  expect(await inArchive()).toEqual([plain.number, declined.number].sort())
  expect((await view(rich.id)).archived).toBeUndefined()
  const entries = await app.db.asOwner<{ purpose: string }>(
    `select purpose from audit_entry where action = 'archive.brought_back'`,
  )
  expect(entries).toEqual([{ purpose: why }, { purpose: why }])
  expect(await run()).toMatchObject({ archived: 0, stayed: { returned: 2 } })
  app.clock.advance(91 * day)
  expect(await run()).toMatchObject({ archived: 2 })
  expect(await figures()).toEqual(before.figures)
})

test('erasing a person reaches into the files: nobody can open what they hold of them, the case stays', async () => {
  const part = app.deps.identity.personalData.parts.find(({ name }) => name === 'cases')
  if (!part || resident === undefined) throw new Error('nobody collects')
  const account = (
    await app.db.asOwner<{ account_id: string }>(
      `select account_id from case_archive_person where kind = 'reporter' and account_id is not null`,
    )
  )[0]?.account_id as string
  const { database } = app.deps
  const known = await database.tx(tenantId, (tx) => part.collect(tx, account))
  expect(JSON.stringify(known)).toContain('13800000001')
  expect(await database.tx(tenantId, (tx) => part.erase(tx, account))).toMatchObject({ erased: 1 })
  expect(JSON.stringify(await database.tx(tenantId, (tx) => part.collect(tx, account)))).not.toContain('138')
  expect((await view(rich.id)).reporter).toEqual({ kind: 'resident', confidential: false, revealable: [] })
  expect((await resident.call(archiveRoutes.mine)).items).toEqual([])
  await people.worker.client.call(archiveRoutes.bringBack, { params: { id: rich.id }, body: { why } })
  const back = await rowsOf([rich.id])
  expect(back.case_contact).toEqual([])
  expect(back.case_follower).toHaveLength(before.rows.case_follower?.length ?? 0)
})

test('the time of names and phones ends in the archive as it does outside', async () => {
  app.clock.advance(91 * day)
  expect(await run()).toMatchObject({ archived: 1 })
  const named = await report(resident, { contact })
  await give(named.id, { type: 'decline', reason: 'Somebody else sees to it', elsewhere: '12345' })
  app.clock.set('2025-10-01T00:00:00Z')
  expect(await run()).toMatchObject({ archived: 1 })
  expect((await view(named.id)).reporter.phone).toBe('***01')
  await people.administrator.client.call(retentionRoutes.set, {
    ...{ params: { kind: 'case_contact' }, body: { days: 180, why } },
  })
  await app.deps.retention.run(tenantId)
  expect((await view(named.id)).reporter.phone).toBeUndefined()
})

test('whoever adds a column to the tables of a case says what old ones get in it when they come back', async () => {
  const columns = await app.db.asOwner<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = any($1::text[]) order by 1`,
    [[...tables.map((table) => table.replaceAll('"', '')), 'open311_request', 'open311_update']],
  )
  // Another number: files of schema 1 have no such column. Fill it in `putBack`, then count it here.
  expect(columns).toHaveLength(132)
})
