import { beforeEach, expect, test } from 'vitest'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { documentRoutes } from '../../../contract/documents.ts'
import type { PetitionCommand, PetitionerCommand } from '../../../contract/petition-commands.ts'
import { petitionRoutes as routes } from '../../../contract/petition-routes.ts'
import type { PetitionReceipt } from '../../../contract/petitions.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { lapsePast } from './procedure/commands.service.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { people, departments, units } = town
const nine = '2026-03-02T01:00:00Z'
const words = { en: 'By the rule', zh: '依据规定' }
const byHand = { way: 'by_hand' } as const
const days = (n: number) => app.clock.advance(n * 86_400_000)

beforeEach(() => app.clock.set(nine))

const paid = {
  ...{ purpose: 'pay', subject: 'Wages of two months were not paid', account: 'The site at Well Lane paid nobody.' },
  ...{ fileIds: [], confidential: false },
}
const request = {
  ...paid,
  purpose: 'request',
  subject: 'The drain at the gate floods',
  account: 'Each rain it floods.',
}

async function file(body: Record<string, unknown> = request, by: Client = app.anonymous()): Promise<PetitionReceipt> {
  return await by.call(routes.file, { body })
}

/** An official gives a command to the petition as it stands. */
async function say(by: Client, id: string, command: PetitionCommand) {
  const { version } = await by.call(routes.get, { params: { id } })
  return await by.call(routes.command, { params: { id }, body: { seen: version, command } })
}

const follow = (receipt: { number: string; secret: string }) =>
  app.anonymous().call(routes.follow, {
    ...{ params: { number: receipt.number }, headers: { 'x-case-secret': receipt.secret } },
  })

async function ask(receipt: { number: string; secret: string }, command: PetitionerCommand) {
  return await app.anonymous().call(routes.petitionerCommand, {
    params: { number: receipt.number },
    ...{ headers: { 'x-case-secret': receipt.secret }, body: { command } },
  })
}

const desk = people.districtDesk.client
const reply = (more: Partial<Extract<PetitionCommand, { type: 'reply' }>> = {}): PetitionCommand => ({
  ...{ type: 'reply', result: 'not_supported', grounds: words, outcome: words, service: byHand, fileIds: [] },
  ...more,
})

/** Brought, given to the water department, accepted, taken up and replied to. */
async function replied() {
  const receipt = await file()
  const { id } = receipt
  await say(desk, id, { type: 'route', way: 'opinion', to: { kind: 'department', id: departments.water } })
  const water = people.water.client
  await say(water, id, { type: 'accept', service: byHand })
  await say(water, id, { type: 'take_up' })
  await say(water, id, reply())
  return receipt
}

test('42 workers without wages petition jointly at nine, and hold the written reply the same afternoon', async () => {
  const list = Array.from({ length: 42 }, (_, no) => ({ name: `Worker ${no + 1}`, phone: `1390000${1000 + no}` }))
  const representatives = [
    { name: 'Example Li', phone: '13900001000', role: 'speaker' },
    { name: 'Example Wu', role: 'papers' },
  ]
  const body = { ...paid, joint: { people: 42, representatives, list }, hallVisit: 'A-017', channel: 'counter' }
  const receipt = await desk.call(routes.file, { body })
  expect(receipt.representatives.map(({ role }) => role)).toEqual(['speaker', 'papers'])

  const seen = await desk.call(routes.get, { params: { id: receipt.id } })
  expect(seen).toMatchObject({ people: 42, listed: 42, hallVisit: 'A-017', state: 'registered' })
  expect(seen.sameDay).toBe('2026-03-02T16:00:00.000Z')
  expect(JSON.stringify(seen)).not.toContain('Example Li')
  expect(JSON.stringify(seen)).not.toContain('13900001000')

  await say(desk, receipt.id, { type: 'accept', way: 'opinion', service: byHand })
  const accepted = await desk.call(routes.get, { params: { id: receipt.id } })
  expect(accepted.clocks.find(({ stage }) => stage === 'petition_handle')?.dueAt).toBe('2026-03-02T16:00:00.000Z')
  await say(desk, receipt.id, { type: 'sponsor' })
  await say(desk, receipt.id, { type: 'take_up' })
  app.clock.advance(6 * 3_600_000)
  const answered = await say(desk, receipt.id, reply({ result: 'settled' }))
  expect(answered).toMatchObject({ state: 'replied', sponsor: { role: 'desk' } })
  expect(answered.clocks.find(({ stage }) => stage === 'petition_handle')?.met).toBe(true)

  const speaker = receipt.representatives[0] as { secret: string }
  const other = receipt.representatives[1] as { secret: string }
  expect(await follow({ ...receipt, secret: other.secret })).toMatchObject({ as: 'representative', people: 42 })
  const closed = await ask({ ...receipt, secret: speaker.secret }, { type: 'content' })
  expect(closed).toMatchObject({ state: 'closed', outcome: 'content' })
  const rated = await ask(receipt, { type: 'rate', solved: true, satisfaction: 5 })
  expect(rated.rating).toMatchObject({ satisfaction: 5 })
  expect(await app.anonymous().send(routes.follow, { params: { number: receipt.number } })).toMatchObject({
    status: 404,
  })
})

test('a petition is rated within the days after its end, and later that is refused in words', async () => {
  const receipt = await replied()
  await ask(receipt, { type: 'content' })
  const { rateUntil } = await follow(receipt)
  expect(rateUntil).not.toBeNull()
  app.clock.set(rateUntil as string)
  const view = await follow(receipt)
  expect(view.rateUntil).toBeNull()
  expect(view.offers.find(({ command }) => command === 'rate')).toMatchObject({ because: 'petition.rate_late' })
  const late = await app.anonymous().send(routes.petitionerCommand, {
    params: { number: receipt.number },
    headers: { 'x-case-secret': receipt.secret },
    body: { command: { type: 'rate', solved: true, satisfaction: 5 } },
  })
  expect(late).toMatchObject({ status: 409, problem: { code: 'petition.rate_late' } })
})

test('a petition goes through review and second review, with a hearing, to its end', async () => {
  const receipt = await replied()
  const { id } = receipt
  days(10)
  const inReview = await ask(receipt, { type: 'ask_review', reason: 'Nobody came to look' })
  expect(inReview).toMatchObject({ state: 'in_review', holder: { id: units.district } })
  expect(
    await people.water.client.send(routes.command, {
      params: { id },
      body: {
        seen: inReview.version,
        command: { type: 'give_review', result: 'confirmed', grounds: words, outcome: words },
      },
    }),
  ).toMatchObject({ status: 403, problem: { code: 'petition.not_yours' } })
  const given = {
    result: 'confirmed' as const,
    grounds: words,
    outcome: words,
    service: byHand,
    fileIds: [] as string[],
  }
  const review: PetitionCommand = { type: 'give_review', ...given }
  await say(desk, id, review)
  days(5)
  const again = await ask(receipt, { type: 'ask_re_review', reason: 'Still nobody came' })
  const due = again.clocks.find(({ stage }) => stage === 're_review')?.dueAt
  const supervisor = people.supervisor.client
  const hearing = {
    type: 'call_hearing',
    from: '2026-03-20',
    to: '2026-03-21',
    place: 'Hall 2',
    people: 'Both',
  } as const
  const called = await say(supervisor, id, hearing)
  const later = called.clocks.find(({ stage }) => stage === 're_review')?.dueAt
  expect(Date.parse(later ?? '') - Date.parse(due ?? '')).toBe(2 * 86_400_000)
  const { version } = await desk.call(routes.get, { params: { id } })
  const body = { seen: version, command: { ...given, type: 'give_re_review' } }
  expect((await desk.send(routes.command, { params: { id }, body })).problem.code).toBe('petition.own_reply')
  const final = await say(supervisor, id, { ...given, type: 'give_re_review' })
  expect(final).toMatchObject({ state: 'closed', outcome: 'final' })
  const read = await follow(receipt)
  expect(read.papers.map(({ kind }) => kind)).toEqual(['acceptance', 'reply', 'review', 're_review'])
  expect(read.papers.every(({ served }) => served !== null)).toBe(true)
  const paper = read.papers.find(({ kind }) => kind === 'reply')
  const code = paper?.document?.code ?? ''
  const shown = await app.anonymous().call(documentRoutes.get, {
    ...{ params: { code }, headers: { 'x-case-secret': receipt.secret } },
  })
  expect(shown).toMatchObject({ kind: 'reply', intact: true, content: { number: receipt.number } })
  expect(JSON.stringify(shown.content)).toContain('within 30 days')
  expect((await app.anonymous().send(documentRoutes.get, { params: { code } })).status).toBe(404)
  // The case of the spine is where everything else of the house looks.
  const spine = await desk.call(caseRoutes.get, { params: { id } })
  expect(spine).toMatchObject({ lifecycle: 'petition', state: 'closed', text: request.subject })
})

test('a department says it is not its duty; the level above gives it to another, and the petitioner reads none of that quarrel', async () => {
  const receipt = await file()
  const { id } = receipt
  await say(desk, id, { type: 'route', way: 'opinion', to: { kind: 'department', id: departments.water } })
  const objected = await say(people.water.client, id, { type: 'object', reason: 'Drains are the housing office’s' })
  const [objection] = objected.objections
  const ruling = {
    type: 'rule_objection',
    objectionId: objection?.id ?? '',
    upheld: true,
    reason: 'By the list',
  } as const
  const ruled = await say(desk, id, { ...ruling, to: { kind: 'department', id: departments.housing } })
  expect(ruled).toMatchObject({ state: 'routed', holder: { id: departments.housing } })
  expect((await follow(receipt)).objections).toEqual([])
  expect((await people.housing.client.call(routes.list, {})).items.map(({ number }) => number)).toContain(
    receipt.number,
  )
})

test('what one does not accept says where to turn; another procedure of the law ends it here; what is taken back is void', async () => {
  const one = await file()
  const street = await say(desk, one.id, { type: 'not_accept', grounds: words, whereTo: words, service: byHand })
  expect(street).toMatchObject({ state: 'not_accepted', outcome: 'not_accepted' })
  const two = await file()
  await say(desk, two.id, { type: 'accept', way: 'arbitration', service: byHand })
  await say(desk, two.id, { type: 'take_up' })
  const { version } = await desk.call(routes.get, { params: { id: two.id } })
  const wrong = { params: { id: two.id }, body: { seen: version, command: reply({ result: 'supported' }) } }
  expect((await desk.send(routes.command, wrong)).problem.code).toBe('petition.result_unfit_way')
  expect(await say(desk, two.id, reply({ result: 'led_to_procedure' }))).toMatchObject({
    ...{ state: 'closed', outcome: 'led_elsewhere' },
  })
  const three = await file()
  expect(await ask(three, { type: 'withdraw' })).toMatchObject({ state: 'void', outcome: 'withdrawn' })
})

test('an officer with an interest steps back, or is made to, and from then on does and reads nothing of it', async () => {
  const receipt = await file()
  const { id } = receipt
  await say(desk, id, { type: 'accept', way: 'opinion', service: byHand })
  await say(desk, id, { type: 'take_up' })
  const asked = await ask(receipt, { type: 'ask_to_step_back', reason: 'Works with the builder' })
  const [recusal] = asked.recusals
  const supervisor = people.supervisor.client
  const seen = await supervisor.call(routes.get, { params: { id } })
  expect(seen.recusals).toMatchObject([{ askedBy: 'petitioner', reason: 'Works with the builder' }])
  await say(supervisor, id, {
    type: 'rule_recusal',
    recusalId: recusal?.id ?? '',
    upheld: true,
    reason: words,
    service: byHand,
  })
  const recused = await desk.call(routes.get, { params: { id } })
  expect(recused).toMatchObject({ account: null, petitioner: null, handler: null })
  expect(recused.offers.every(({ allowed }) => !allowed)).toBe(true)
  expect((await follow(receipt)).papers.at(-1)?.kind).toBe('recusal')
})

test('a command upon what changed since is refused, and the same key twice is one deed', async () => {
  const receipt = await file()
  const { id } = receipt
  const { version } = await desk.call(routes.get, { params: { id } })
  const body = { seen: version, command: { type: 'accept', way: 'opinion', service: byHand } }
  const key = uuidv7()
  await desk.call(routes.command, { key, params: { id }, body })
  expect((await desk.call(routes.command, { key, params: { id }, body })).papers).toHaveLength(1)
  expect((await desk.send(routes.command, { params: { id }, body })).problem.code).toBe('case.stale')
})

test('when the days to ask run out it closes, once, with two workers at it', async () => {
  const receipt = await replied()
  days(31)
  const [tenant] = (await app.deps.tenants.list()) as [Tenant]
  const petitions = { cases: app.modules.cases, people: app.modules.people, ...app.deps }
  const counts = await Promise.all([lapsePast(petitions, tenant), lapsePast(petitions, tenant)])
  expect(counts[0] + counts[1]).toBe(1)
  const read = await follow(receipt)
  expect(read).toMatchObject({ state: 'closed', outcome: 'lapsed' })
  expect(read.timeline.filter(({ type }) => type === 'petition.lapsed')).toHaveLength(1)
})

test('whoever is signed in finds their petitions; erased, the petition stays without them', async () => {
  const account = uuidv7()
  const me = app.resident(account)
  const receipt = await file(request, me)
  expect((await me.call(routes.mine, {})).items).toMatchObject([{ number: receipt.number }])
  expect(await me.call(routes.follow, { params: { number: receipt.number } })).toMatchObject({ as: 'petitioner' })
  const part = app.deps.identity.personalData.parts.find(({ name }) => name === 'petitions')
  await app.deps.database.tx(app.tenant.id, async (tx) => {
    expect(await part?.collect(tx, account)).toMatchObject({
      petitions: [{ number: receipt.number, account: request.account }],
    })
    expect(await part?.erase(tx, account)).toMatchObject({ erased: 1 })
  })
  expect((await me.call(routes.mine, {})).items).toEqual([])
})

test('five years after its end the account and the names are gone, and the papers stay', async () => {
  const joint = {
    people: 2,
    representatives: [{ name: 'Example Shi', role: 'speaker' }],
    list: [{ name: 'Example Ma' }],
  }
  const receipt = await file({ ...request, joint })
  await say(desk, receipt.id, { type: 'not_accept', grounds: words, whereTo: words, service: byHand })
  const end = () => app.deps.retention.run(app.tenant.id)
  days(365 * 4)
  await end()
  expect((await follow(receipt)).account).toBe(request.account)
  days(365 * 2)
  await end()
  const read = await follow(receipt)
  expect([read.account, read.representatives[0]?.name, read.papers.length]).toEqual(['', '', 1])
})

test('a new procedure begins on a day to come, and what was brought before keeps its limits', async () => {
  const admin = people.administrator.client
  const { settings } = await app.anonymous().call(routes.setup)
  const { id: _id, madeAt: _at, inForce: _now, ...now } = settings
  const limits = { ...now.limits, register: { amount: 10, unit: 'calendar_days' } }
  const body = { ...now, limits, fromDay: '2026-03-05' }
  expect((await desk.send(routes.saveSettings, { body })).status).toBe(403)
  await admin.call(routes.saveSettings, { body })
  expect((await file()).dueAt).toBe('2026-03-17T16:00:00.000Z')
  days(4)
  expect((await file()).dueAt).toBe('2026-03-16T16:00:00.000Z')
  expect((await admin.call(routes.settings)).versions.map(({ inForce }) => inForce)).toEqual([true, false])
})

test('a PDF goes with a petition like a photo: whoever brought it and whoever deals with it read it, nobody else', async () => {
  const edge = 'edge-of-the-part'
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="lease.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  const me = app.resident(uuidv7())
  const sent = await me.request({
    method: 'POST',
    url: '/api/v1/files',
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), pdf, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
  const { id } = sent.json() as { id: string }
  const receipt = await file({ ...request, fileIds: [id] }, me)
  const view = await me.call(routes.follow, { params: { number: receipt.number } })
  expect(view.files).toMatchObject([{ id, name: 'lease.pdf', mime: 'application/pdf', purpose: 'report' }])
  const read = async (client: Client) => (await client.request({ url: `/api/v1/files/${id}` })).statusCode
  expect(await read(me)).toBe(200)
  expect(await read(desk)).toBe(200)
  for (const other of [app.resident(uuidv7()), app.anonymous()]) expect(await read(other)).toBe(404)
})
