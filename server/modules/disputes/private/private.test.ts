import { beforeAll, expect, test } from 'vitest'
import { disputeConsentVersion } from '../../../../contract/disputes.ts'
import { disputeRoutes as routes } from '../../../../contract/disputes-routes.ts'
import { disputeStaffRoutes as staff } from '../../../../contract/disputes-staff-routes.ts'
import { retentionRoutes } from '../../../../contract/retention.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { mediationSchool } from '../testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const school = await mediationSchool(app, town)
const { people } = town
const adaAccount = uuidv7()
const ada = app.resident(adaAccount)
const words = 'Between us: I would pay half'
const sides: { number: string; id: string; a: string; b: string; ben: Client; first: string; second: string } = {
  ...{ number: '', id: '', a: '', b: '', ben: app.anonymous(), first: '', second: '' },
}

/** What the application's own role reads of the channels, where the transaction says that somebody reads, or nobody. */
async function bySql(reader?: string): Promise<string[]> {
  return await app.deps.database.tx(app.tenant.id, async (tx) => {
    if (reader !== undefined)
      await tx.run({ name: '', text: "select set_config('doorstep.reader', $1, true)" }, [reader])
    const all = {
      name: '',
      text: 'select words from dispute_private_message union all select words from dispute_own_minutes',
    }
    return (await tx.run<{ words: string }>(all, [])).map((row) => row.words)
  })
}

beforeAll(async () => {
  const dispute = await school.apply({}, ada)
  const { number, ben, id, a, b } = dispute
  const params = { number }
  const seen = () => school.seen(ada, number)
  const agree = { agree: true, consentVersion: disputeConsentVersion }
  await ben.call(routes.consent, { params, body: { seen: await seen(), ...agree } })
  const appoint = async (mediatorId: string) =>
    (await people.communityDesk.client.call(staff.appoint, { params, body: { seen: await seen(), mediatorId } })).chair
      ?.id
  const first = await appoint(school.mediators.grid)
  Object.assign(sides, { number, id, a, b, ben, first })
})

const channel = (party: string) => ({ params: { number: sides.number, id: party } })
const read = async (client: Client, party = sides.a) => {
  const answer = await client.send(routes.readPrivate, channel(party))
  return answer.status === 200 ? answer.reply.items.map((each) => each.words) : answer.status
}

test('a party and its mediator read what they say to each other', async () => {
  await ada.call(routes.writePrivate, { ...channel(sides.a), body: { words } })
  await people.colleague.client.call(routes.writePrivate, { ...channel(sides.a), body: { words: 'I hear you' } })
  expect(await read(ada)).toEqual([words, 'I hear you'])
  expect(await read(people.colleague.client)).toEqual([words, 'I hear you'])
  // The other party has a channel of its own, and nothing is in it.
  expect(await read(people.colleague.client, sides.b)).toEqual([])
})

test('nobody else reads it, whatever their role', async () => {
  const others = Object.entries(people).filter(([name]) => name !== 'colleague')
  expect(others.length).toBeGreaterThan(11)
  for (const [name, { client }] of others) expect({ [name]: await read(client) }).toEqual({ [name]: 404 })
  expect(await read(sides.ben)).toBe(404)
  expect(await read(app.resident())).toBe(404)
  expect(await read(app.anonymous())).toBe(404)
  const write = await sides.ben.send(routes.writePrivate, { ...channel(sides.a), body: { words: 'Hello' } })
  expect(write.status).toBe(404)
})

test('the database shows it to its two sides only: the role of the application reads nothing without saying who reads', async () => {
  expect(await bySql()).toEqual([])
  expect(await bySql('')).toEqual([])
  expect(await bySql(`party:${sides.b}`)).toEqual([])
  expect(await bySql(`mediator:${uuidv7()}`)).toEqual([])
  expect(await bySql(sides.a)).toEqual([])
  for (const { actor } of Object.values(people)) expect(await bySql(actor.accountId)).toEqual([])
  expect(await bySql(`party:${sides.a}`)).toEqual([words, 'I hear you'])
  expect(await bySql(`mediator:${sides.first}`)).toEqual([words, 'I hear you'])
  const forged = app.deps.database.tx(app.tenant.id, async (tx) => {
    await tx.run({ name: '', text: "select set_config('doorstep.reader', $1, true)" }, [`party:${sides.b}`])
    const text = `insert into dispute_private_message (tenant_id, id, dispute_id, party, mediator, author, words, at)
      values ($1, $2, $3, $4, $5, $4, 'forged', now())`
    const side = [`party:${sides.a}`, `mediator:${sides.first}`]
    return await tx.run({ name: '', text }, [app.tenant.id, uuidv7(), sides.id, ...side])
  })
  await expect(forged).rejects.toThrow('row-level security')
})

test('nothing of it is in the timeline, in events, in the audit, in notices or in search', async () => {
  for (const table of ['outbox', 'audit_entry', 'case_event', '"case"', 'dispute', 'notice', 'idempotency_key']) {
    const rows = await app.db.asOwner<{ n: number }>(
      `select count(*)::int n from ${table} t where t::text like '%pay half%'`,
    )
    expect({ table, ...rows[0] }).toEqual({ table, n: 0 })
  }
})

test('another mediator reads nothing from before, the one before nothing any more, and the party all of it', async () => {
  const { number, a } = sides
  const params = { number }
  const objected = await ada.call(routes.object, {
    params,
    body: { seen: await school.seen(ada, number), reason: 'A cousin of Ben' },
  })
  expect(objected.objections).toHaveLength(1)
  // What a party says against a mediator is read by the desk, not by the mediator.
  expect((await people.colleague.client.call(routes.get, { params })).objections).toEqual([])
  await people.communityDesk.client.call(staff.rule, {
    params: { number, id: objected.objections[0]?.id as string },
    body: { seen: await school.seen(ada, number), uphold: true, why: 'They are cousins' },
  })
  expect(await read(people.colleague.client)).toBe(404)
  const back = await people.communityDesk.client.send(staff.appoint, {
    params,
    body: { seen: await school.seen(ada, number), mediatorId: school.mediators.grid },
  })
  expect(back.problem.code).toBe('disputes.mediator_not_free')
  await ada.call(routes.ask, { params, body: { seen: await school.seen(ada, number), ask: { kind: 'climb' } } })
  const [ask] = (await sides.ben.call(routes.get, { params })).asks
  await sides.ben.call(routes.answerAsk, {
    params: { number, id: ask?.id as string },
    body: { seen: await school.seen(ada, number), agree: true },
  })
  await people.communityDesk.client.call(staff.appoint, {
    params,
    body: { seen: await school.seen(ada, number), mediatorId: school.mediators.community },
  })
  expect(await read(people.worker.client)).toEqual([])
  await people.worker.client.call(routes.writePrivate, { ...channel(a), body: { words: 'Tell me' } })
  expect(await read(people.worker.client)).toEqual(['Tell me'])
  expect(await read(ada)).toEqual([words, 'I hear you', 'Tell me'])
})

test('erased, a party takes its channels along', async () => {
  const { identity } = app.deps
  const part = identity.personalData.parts.find(({ name }) => name === 'disputes')
  const told = await app.deps.database.tx(app.tenant.id, (tx) => part?.collect(tx, adaAccount) ?? Promise.resolve())
  expect(JSON.stringify(told)).toContain(words)
  await app.deps.database.tx(app.tenant.id, (tx) => part?.erase(tx, adaAccount) ?? Promise.reject())
  expect(await bySql(`party:${sides.a}`)).toEqual([])
  expect((await app.db.asOwner('select * from dispute_private_message')).length).toBe(0)
  expect((await ada.send(routes.get, { params: { number: sides.number } })).status).toBe(404)
  const names = await app.db.asOwner<{ name: string }>('select name from dispute_party order by n')
  expect(names.map(({ name }) => name)).toEqual(['', 'Ben Test'])
})

test('a year after the mediation was over what was said in private is gone, for its two sides too; the dispute stays', async () => {
  const clock = app.clock
  const dispute = await school.apply({}, ada)
  const params = { number: dispute.number }
  const seen = () => school.seen(ada, dispute.number)
  const agree = { agree: true, consentVersion: disputeConsentVersion }
  await dispute.ben.call(routes.consent, { params, body: { seen: await seen(), ...agree } })
  const mediatorId = school.mediators.grid
  await people.communityDesk.client.call(staff.appoint, { params, body: { seen: await seen(), mediatorId } })
  const side = { params: { number: dispute.number, id: dispute.a } }
  await ada.call(routes.writePrivate, { ...side, body: { words } })
  const kept = async () => (await ada.call(routes.readPrivate, side)).items.length
  const year = 366 * 86_400_000
  clock.advance(year)
  await app.deps.retention.run(app.tenant.id)
  expect(await kept(), 'it still goes on').toBe(1)

  await ada.call(routes.end, { params, body: { seen: await seen(), words: '' } })
  clock.advance(year / 2)
  await app.deps.retention.run(app.tenant.id)
  expect(await kept()).toBe(1)
  clock.advance(year)
  await app.deps.retention.run(app.tenant.id)
  expect(await kept()).toBe(0)
  expect((await ada.call(routes.get, { params })).state).toBe('failed')
  const { items } = await app.anonymous().call(retentionRoutes.list)
  expect(items.find(({ kind }) => kind === 'dispute_private')).toMatchObject({
    ...{ days: 365, end: 'deleted', bounds: { min: 30, max: 1_095 }, last: { rows: 1 } },
  })
})
