import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { CaseCommand } from '../../../contract/case-commands.ts'
import { caseRoutes } from '../../../contract/case-routes.ts'
import { peopleRoutes } from '../../../contract/people.ts'
import { pointsRoutes as routes } from '../../../contract/points.ts'
import { pointsClaimRoutes as claims, type PointsClaim } from '../../../contract/points-claims.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type Client, testApp } from '../../testing/app.ts'
import { buildTown } from '../../testing/town.ts'
import { casesStore } from '../cases/cases.store.ts'
import { tellExpiring } from './mine/mine.service.ts'
import { verifyPoints } from './points.api.ts'

const app = await testApp()
const town = await buildTown(app)
const { communityDesk, gridHead, worker, administrator } = town.people
const both = (en: string, zh = en) => ({ en, zh })
const today = () => app.clock.now().toISOString().slice(0, 10)
const scheme = { unitId: town.units.community, name: both('Well Lane thanks', '水井巷感谢你'), expiryMonths: 24 }
const rule = {
  ...{ name: both('Clean-up', '清洁'), evidence: both('', ''), evidenceNeeded: false, category: 'environment' },
  ...{ source: 'claim', basis: 'deed', points: 4, approvers: ['grid_head', 'grid_worker', 'desk'], from: '2026-01-01' },
  ...{ until: null, perDeed: null, perDay: null, perMonth: null, perPerson: null, assembly: null },
}
let schemeId = ''
let deedRule = ''
let hourRule = ''

beforeAll(async () => {
  const made = await communityDesk.client.call(routes.createScheme, {
    body: { ...scheme, perDay: 10, perMonth: 60, usual: true },
  })
  schemeId = made.id
  expect(made.rules).toHaveLength(10)
  deedRule = made.rules.find(({ name }) => name.en === 'Clean-up together')?.id as string
  hourRule = made.rules.find(({ basis }) => basis === 'hour')?.id as string
})

const claim = (client: Client, more: object = {}) =>
  client.call(claims.claim, { body: { ruleId: deedRule, day: today(), note: 'Swept the yard', ...more } })
const decide = (client: Client, id: string, body: object) => client.send(claims.decide, { params: { id }, body })
const check = async () =>
  expect(
    (await verifyPoints(app.deps.database, { tenantId: app.tenant.id, now: app.clock.now() })).differences,
  ).toEqual([])

describe('a resident', () => {
  test('claims a deed, somebody else approves it, and the points and hours are theirs', async () => {
    const me = app.resident()
    const asked = await claim(me, { ruleId: hourRule, minutes: 100, unitId: town.units.grid })
    expect(asked).toMatchObject({ state: 'open', mine: true, rights: { withdraw: true, decide: false } })
    const seen = await worker.client.call(claims.claims, { query: { scheme: schemeId } })
    expect(seen.items.find(({ id }) => id === asked.id)).toMatchObject({ mine: false, rights: { decide: true } })
    // An hour and a half was verified: points for whole quarters, hours as they were.
    const answer = await decide(worker.client, asked.id, { approve: true, minutes: 95 })
    expect(answer.reply).toMatchObject({ state: 'approved', granted: { points: 1, minutes: 95 } })
    const mine = await me.call(routes.mine)
    expect(mine).toMatchObject({ available: 1, held: 0, minutes: 95 })
    expect(mine.lots[0]?.expiresAt.slice(0, 10)).toBe('2028-03-02')
    const { items } = await me.call(routes.myLines)
    expect(items.map(({ purpose, unit, amount, what }) => [purpose, unit, amount, what?.en])).toEqual([
      ['grant', 'hour', 95, 'An hour of volunteering'],
      ['grant', 'point', 1, 'An hour of volunteering'],
    ])
    await check()
  })

  test('never decides about their own claim, in whatever post', async () => {
    const { id } = await claim(worker.client)
    expect((await decide(worker.client, id, { approve: true })).problem?.code).toBe('points.own')
    expect((await decide(gridHead.client, id, { approve: true })).problem?.code).toBe('platform.forbidden')
    expect((await decide(communityDesk.client, id, { approve: true })).status).toBe(200)
    expect((await decide(communityDesk.client, id, { approve: true })).problem?.code).toBe('points.claim_decided')
  })

  test('is masked to whoever decides, until they say why they must know; the reason is kept for its bearer', async () => {
    const me = app.resident()
    const body = { name: 'Testina Sample', phone: null, mail: null, homeUnitId: null, homeAddress: null }
    await me.call(peopleRoutes.saveProfile, { body })
    const { id } = await claim(me, { unitId: town.units.grid })
    const { items } = await worker.client.call(claims.claims, { query: { scheme: schemeId, limit: 200 } })
    expect(items.find((one) => one.id === id)?.who).not.toContain('Testina')
    const purpose = 'To ask which yard it was'
    expect(await worker.client.call(claims.reveal, { params: { id }, body: { purpose } })).toEqual({
      value: 'Testina Sample',
    })
    const looks = await app.db.asOwner<{ purpose: string; account: string }>(
      `select purpose, subject_account_id account from audit_entry where subject_id = '${id}' and purpose is not null`,
    )
    expect(looks).toMatchObject([{ purpose }])
    await me.call(claims.withdraw, { params: { id } })
  })

  test('contests a refusal once; whoever refused does not decide again', async () => {
    const me = app.resident()
    const { id } = await claim(me, { unitId: town.units.grid })
    expect((await decide(worker.client, id, { approve: false })).problem?.code).toBe('points.why_required')
    await decide(worker.client, id, { approve: false, why: 'Nobody saw it' })
    await me.call(claims.contest, { params: { id }, body: { words: 'The whole stairwell did' } })
    expect((await decide(worker.client, id, { approve: false, why: 'Still' })).problem?.code).toBe(
      'points.same_decider',
    )
    const answer = await decide(gridHead.client, id, { approve: false, why: 'It was another day' })
    expect(answer.reply).toMatchObject({ state: 'refused', why: 'It was another day', rights: { contest: false } })
    const again = await me.send(claims.contest, { params: { id }, body: { words: 'And yet' } })
    expect(again.problem.code).toBe('points.contested_once')
  })

  test('is thanked as far as caps leave room; what was earned stays, and hours are never capped', async () => {
    const me = app.resident()
    const granted = []
    for (let n = 0; n < 4; n++) {
      const { id } = await claim(me, { minutes: 60 })
      granted.push((await decide(communityDesk.client, id, { approve: true })).reply.granted)
    }
    expect(granted.map((grant) => grant?.points)).toEqual([4, 4, 2, 0])
    expect(granted.map((grant) => grant?.uncapped)).toEqual([4, 4, 4, 4])
    expect(await me.call(routes.mine)).toMatchObject({ available: 10, minutes: 240 })
    await check()
  })

  test('two approvals at the same moment do not pass a cap together', async () => {
    const me = app.resident()
    const ids = []
    for (let n = 0; n < 6; n++) ids.push((await claim(me)).id)
    await Promise.all(ids.map((id) => decide(communityDesk.client, id, { approve: true })))
    expect((await me.call(routes.mine)).available).toBe(10)
    await check()
  })

  test('takes a claim back; tomorrow, long ago, without minutes or elsewhere nothing can be claimed', async () => {
    const me = app.resident()
    const { id } = await claim(me)
    expect(await me.call(claims.withdraw, { params: { id } })).toMatchObject({ state: 'withdrawn' })
    const codeOf = async (body: object) => {
      const all = { ruleId: deedRule, day: today(), note: 'x', ...body }
      return (await me.send(claims.claim, { body: all })).problem?.code
    }
    expect(await codeOf({ day: '2026-03-09' })).toBe('points.claim_day')
    expect(await codeOf({ day: '2025-03-09' })).toBe('points.rule_over')
    expect(await codeOf({ ruleId: hourRule })).toBe('points.claim_minutes')
    expect(await codeOf({ unitId: town.units.farGrid })).toBe('points.claim_place')
  })
})

describe('a hazard', () => {
  const done = async (client: Client, id: string, command: CaseCommand) => {
    const { state } = await app.deps.database.tx(app.tenant.id, (tx) => casesStore(tx).get(id))
    await client.call(caseRoutes.command, { params: { id }, body: { version: state.version, command } })
  }

  test('that was found and mended thanks whoever reported it, once, however often the case closes', async () => {
    const me = app.resident()
    const { id } = await me.call(caseRoutes.create, {
      body: {
        text: 'Bicycles charge in the stairwell',
        point: town.home,
        categoryId: await town.category('hazards.ebike'),
      },
    })
    await done(worker.client, id, { type: 'accept' })
    await done(worker.client, id, { type: 'handle', text: 'Moved outside', fileIds: [] })
    await done(gridHead.client, id, { type: 'check', passed: true })
    await app.relay?.drain(app.tenant.id)
    await vi.waitFor(async () => expect((await me.call(routes.mine)).available).toBe(2), {
      timeout: 30_000,
      interval: 200,
    })
    const { caseClosed } = await import('./earning/grants.service.ts')
    const { database, clock, files, tenants } = app.deps
    const points = { cases: app.modules.cases, database, clock, files, tenants, secret: app.config.secret }
    expect(await caseClosed(points, { tenantId: app.tenant.id, caseId: id })).toBe(0)
    expect((await me.call(routes.myLines)).items[0]?.what?.en).toBe('A hazard that was found and mended')
    await check()
  })
})

describe('the catalogue of rules', () => {
  const add = (over: object) =>
    communityDesk.client.send(routes.createRule, { params: { id: schemeId }, body: { ...rule, ...over } })

  test.each([
    ['points that go down', { points: -5 }, 'points.rule_subtracts'],
    ['nothing at all', { points: 0 }, 'points.rule_subtracts'],
    ['a deduction in words', { name: both('Litter', '乱扔垃圾扣分') }, 'points.rule_subtracts'],
    ['a penalty', { name: both('Penalty for noise') }, 'points.rule_subtracts'],
    ['denouncing', { name: both('Tip', '举报邻居') }, 'points.rule_about_persons'],
    ['information about people', { evidence: both('Whereabouts of the tenant', '') }, 'points.rule_about_persons'],
    ['collecting data', { name: both('Door to door', '流动人口信息采集') }, 'points.rule_about_persons'],
    ['watching somebody', { name: both('Help', '协助稳控重点人员') }, 'points.rule_about_persons'],
    ['a key group, spaced', { name: both('Help', '重 点 人 员 走访') }, 'points.rule_about_persons'],
    ['not petitioning', { name: both('Quiet', '全年无上访') }, 'points.rule_about_persons'],
    ['nobody who approves', { approvers: [] }, 'points.rule_approvers'],
    ['volunteers who approve', { approvers: ['volunteer'] }, 'points.rule_approvers'],
    ['an end before its beginning', { until: '2025-01-01' }, 'points.rule_days'],
    ['a cap below one deed', { perDay: 3 }, 'points.rule_cap'],
    ['hours of a case', { source: 'case_handled', basis: 'hour' }, 'points.rule_hours'],
  ])('refuses %s, with words', async (_what, over, code) => {
    const answer = await add(over)
    expect(answer.problem).toMatchObject({ code, status: 422 })
    expect(answer.problem.detail.length).toBeGreaterThan(20)
  })

  test('takes ordinary ones, in every version; a claim keeps the version it was made under', async () => {
    const assembly = { body: 'Village assembly', on: '2026-02-01' }
    const made = (await add({ assembly, name: both('Fine arts evening', '美术之夜') })).reply
    expect(made).toMatchObject({ version: 1, inForce: true, assembly })
    const me = app.resident()
    const { id } = await claim(me, { ruleId: made.id })
    const params = { id: made.id }
    const body = { ...rule, points: 9, version: 1 }
    expect(await communityDesk.client.call(routes.saveRule, { params, body })).toMatchObject({ version: 2, points: 9 })
    expect((await communityDesk.client.send(routes.saveRule, { params, body })).problem.code).toBe('points.rule_stale')
    const answer = await decide(communityDesk.client, id, { approve: true })
    expect(answer.reply).toMatchObject({ rule: { version: 1, points: 4 }, granted: { points: 4 } })
    const versions = await app.anonymous().call(routes.ruleVersions, { params })
    expect(versions.items.map(({ version }) => version)).toEqual([2, 1])
  })
})

describe('a steward', () => {
  test('puts a mistaken grant right by a line that names it, never more than is there, never their own', async () => {
    const me = app.resident()
    const { id } = await claim(me, { minutes: 30 })
    const granted = (await decide(worker.client, id, { approve: true })).status
    expect(granted).toBe(403)
    const grant = (await decide(communityDesk.client, id, { approve: true })).reply.granted?.id as string
    const correct = (body: object, client = communityDesk.client) =>
      client.send(claims.correct, {
        params: { id: grant },
        body: { points: 0, minutes: 0, why: 'Counted twice', ...body },
      })
    expect((await correct({})).problem.code).toBe('points.correct_nothing')
    expect((await correct({ points: 5 })).problem).toMatchObject({ code: 'points.correct_more', facts: { left: 4 } })
    expect((await correct({ points: 1, minutes: 30 })).status).toBe(200)
    expect(await me.call(routes.mine)).toMatchObject({ available: 3, minutes: 0 })
    const lines = (await me.call(routes.myLines)).items.filter(({ purpose }) => purpose === 'correction')
    expect(lines.map(({ unit, amount, words, what }) => [unit, amount, words, what?.en])).toEqual([
      ['hour', -30, 'Counted twice', 'Clean-up together'],
      ['point', -1, 'Counted twice', 'Clean-up together'],
    ])
    await check()
  })

  test('is told where a grant says something else than its lines, whichever account of the scheme they came from', async () => {
    const me = app.resident()
    const asked = await claim(me, { ruleId: hourRule, minutes: 240, unitId: town.units.grid })
    const { granted } = (await decide(worker.client, asked.id, { approve: true, minutes: 240 })).reply as PointsClaim
    const kinds = async () => {
      const { differences } = await verifyPoints(app.deps.database, { tenantId: app.tenant.id, now: app.clock.now() })
      return differences.map(({ kind, id }) => [kind, id])
    }
    const row = `where id = '${granted?.id}'`
    for (const column of ['points', 'minutes']) {
      await app.db.asOwner(`update points_grant set ${column} = ${column} - 1 ${row}`)
      expect(await kinds()).toEqual([['grants', granted?.id]])
      await app.db.asOwner(`update points_grant set ${column} = ${column} + 1 ${row}`)
    }
    const account = `where id = (select debit_id from points_entry where id = (select entry_id from points_grant ${row}))`
    await app.db.asOwner(`update points_account set owner = 'another' ${account}`)
    expect(await kinds()).toContainEqual(['grants', granted?.id])
    await app.db.asOwner(`update points_account set owner = '${schemeId}' ${account}`)
    await check()
  })

  test('sees pairs and caps to look at, without names, and nothing follows by itself', async () => {
    const two = [worker, town.people.colleague]
    for (const [who, by] of [two, two.toReversed()])
      for (let n = 0; n < 3; n++) {
        // A part-time worker approves by a rule of its own.
        const { id } = await claim(who?.client as Client, { ruleId: pairRule, unitId: town.units.grid })
        expect((await decide(by?.client as Client, id, { approve: true })).status).toBe(200)
      }
    const params = { id: schemeId }
    const { items } = await communityDesk.client.call(claims.review, { params })
    const pair = items.find(({ kind }) => kind === 'pair')
    expect(pair).toMatchObject({ count: 6, looked: null })
    expect(items.some(({ kind, rule: of }) => kind === 'cap' && of !== null)).toBe(true)
    expect(JSON.stringify(items)).not.toMatch(/account-/)
    const words = 'They clean the same yard; a third person will approve from now on'
    await communityDesk.client.call(claims.look, { params, body: { kind: 'pair', key: pair?.key, words } })
    const after = await communityDesk.client.call(claims.review, { params })
    expect(after.items.find(({ kind }) => kind === 'pair')?.looked?.words).toBe(words)
  })

  let pairRule = ''
  beforeAll(async () => {
    const body = { ...rule, points: 1, approvers: ['grid_worker', 'grid_worker_part_time'] }
    pairRule = (await communityDesk.client.call(routes.createRule, { params: { id: schemeId }, body })).id
  })

  test('ends a scheme: what was earned stays, nothing new can be claimed', async () => {
    const own = { ...scheme, unitId: town.units.otherCommunity, perDay: null, perMonth: null, usual: true }
    const made = await administrator.client.call(routes.createScheme, { body: own })
    const { unitId: _, ...rest } = { ...scheme, perDay: 5, perMonth: null }
    const params = { id: made.id }
    await administrator.client.call(routes.saveScheme, { params, body: { ...rest, version: 1, ended: true } })
    const ended = await app.anonymous().call(routes.scheme, { params })
    expect(ended.endedAt).not.toBeNull()
    const body = { ruleId: made.rules[1]?.id, day: today(), note: 'x' }
    expect((await app.resident().send(claims.claim, { body })).problem.code).toBe('points.rule_over')
    const near = await app.anonymous().call(routes.schemes, { query: { unit: town.units.farGrid } })
    expect(near.items).toEqual([])
    const found = async (client: Client, query: object) =>
      (await client.call(routes.schemes, { query: { ended: true, ...query } })).items.some(({ id }) => id === made.id)
    expect(await found(administrator.client, { near: true })).toBe(true)
    expect(await found(communityDesk.client, { near: true })).toBe(false)
    expect(await found(communityDesk.client, { q: 'nothing like it' })).toBe(false)
  })
})

test('a month before points expire their owner hears of it, once; then they are gone by themselves', async () => {
  const me = app.resident()
  const { id } = await claim(me)
  await decide(communityDesk.client, id, { approve: true })
  const tenantId = app.tenant.id
  const tell = () => tellExpiring(app.deps.database, { tenantId, now: app.clock.now() })
  const before = app.clock.now()
  expect(await tell()).toBe(0)
  app.clock.set('2028-02-10T00:00:00Z')
  expect(await tell()).toBeGreaterThan(0)
  expect(await tell()).toBe(0)
  expect((await me.call(routes.mine)).lots).toMatchObject([{ points: 4, soon: true }])
  app.clock.set('2028-03-03T00:00:00Z')
  expect(await me.call(routes.mine)).toMatchObject({ available: 0, lots: [] })
  app.clock.set(before)
})

test('who leaves takes their name along; the books still add up', async () => {
  const accountId = uuidv7()
  const me = app.resident(accountId)
  const { id } = await claim(me)
  await decide(communityDesk.client, id, { approve: true })
  const part = app.deps.identity.personalData.parts.find(({ name }) => name === 'points')
  const told = await app.deps.database.tx(app.tenant.id, (tx) => part?.collect(tx, accountId) as Promise<unknown>)
  expect(JSON.stringify(told)).toContain('Swept the yard')
  await app.deps.database.tx(app.tenant.id, (tx) => part?.erase(tx, accountId) as Promise<unknown>)
  for (const table of ['points_account', 'points_claim', 'points_entry', 'points_grant']) {
    const rows = await app.db.asOwner<{ n: number }>(
      `select count(*)::int n from ${table} t where tenant_id = $1 and t::text like $2`,
      [app.tenant.id, `%${accountId}%`],
    )
    expect(rows[0]?.n, table).toBe(0)
  }
  await check()
})
