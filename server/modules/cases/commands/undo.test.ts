import { expect, test } from 'vitest'
import type { CaseCommand } from '../../../../contract/case-commands.ts'
import { deskRoutes } from '../../../../contract/case-desk.ts'
import { caseRoutes } from '../../../../contract/case-routes.ts'
import { kinRoutes } from '../../../../contract/kin-routes.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { rowOf } from '../case-row.rules.ts'
import { casesStore } from '../cases.store.ts'
import { replay } from '../lifecycle/replay.rules.ts'
import { findBreak } from '../timeline-hash.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { worker, colleague, gridHead, communityDesk, nextWorker } = town.people
const hour = 3_600_000

const report = async (text: string) =>
  await app
    .anonymous()
    .call(caseRoutes.create, { body: { text, point: town.home, contact: { phone: '13800000000', hearBack: 'sms' } } })
const view = async (id: string) => await worker.client.call(caseRoutes.get, { params: { id } })
const send = async (id: string, command: CaseCommand, client = worker.client) =>
  await client.send(caseRoutes.command, { params: { id }, body: { version: (await view(id)).version, command } })
const give = async (id: string, command: CaseCommand, client = worker.client) => {
  const answer = await send(id, command, client)
  if (answer.status !== 200) throw new Error(`${command.type}: ${answer.status} ${answer.text}`)
  return answer.reply
}
const refusal = async (id: string, client = worker.client) => (await send(id, { type: 'undo' }, client)).problem.code
const offer = async (id: string) => (await view(id)).offers.find(({ command }) => command === 'undo')
const follow = async (id: string) =>
  await app.anonymous().call(caseRoutes.meToo, { params: { id }, body: { hearBack: 'none' } })

/** A case as its row has it, apart from how often it changed; and the row is what the timeline says. */
async function stateOf(id: string) {
  return await app.deps.database.tx(app.tenant.id, async (tx) => {
    const { state } = await casesStore(tx).get(id)
    const events = await casesStore(tx).events(id)
    expect(rowOf(state)).toEqual(rowOf(replay(events)))
    expect(findBreak(events)).toBeUndefined()
    return { ...state, version: 0, undo: null }
  })
}

/** Orders and clocks of their own tables, as lists and sweeps read them. */
const rowsOf = async (id: string) => ({
  orders: await app.db.asOwner(`select id, state, open, due_at from case_order where case_id = '${id}' order by id`),
  clocks: await app.db.asOwner(
    `select id, due_at, stopped_at, met, next_step, next_at from case_clock where case_id = '${id}' order by id`,
  ),
})

test('a merge taken back leaves both cases as they were, with their own dates and followers', async () => {
  const [one, other] = [await report('The lamp is dark'), await report('The bench is broken')]
  await give(one.id, { type: 'accept' })
  await give(one.id, { type: 'assign', postId: colleague.post.id })
  await follow(one.id)
  const mine = await follow(other.id)
  const before = { one: await stateOf(one.id), other: await stateOf(other.id), rows: await rowsOf(one.id) }

  const preview = await worker.client.call(kinRoutes.mergePreview, {
    params: { id: one.id },
    query: { into: other.id },
  })
  await give(one.id, { type: 'merge', intoCaseId: other.id })
  const merged = await view(one.id)
  expect(merged.undo).toEqual({ kind: 'merge', until: preview.undoUntil })
  expect(await offer(one.id)).toEqual({ command: 'undo', allowed: true })
  expect((await view(other.id)).followers).toBe(3)

  // Words and work on the other case alone hinder nothing.
  app.clock.advance(hour)
  await give(one.id, { type: 'comment', text: 'Was it really the same?', visibility: 'internal', fileIds: [] })
  await give(other.id, { type: 'accept' })
  const worked = await stateOf(other.id)
  // The dialog says beforehand what comes back, and for whom.
  const back = await worker.client.call(kinRoutes.undoPreview, { params: { id: one.id } })
  expect(back).toMatchObject({
    ...{ kind: 'merge', because: null, told: 2, moving: 2 },
    back: { number: one.number, state: before.one.state, clocks: [{}] },
    others: [{ number: other.number, ends: false }],
  })
  await give(one.id, { type: 'undo', reason: 'Lamp and bench are two matters' })
  expect(await stateOf(one.id)).toEqual(before.one)
  expect(await stateOf(other.id)).toEqual(worked)
  expect(await rowsOf(one.id)).toEqual(before.rows)
  expect((await view(one.id)).followers).toBe(1)
  expect((await view(other.id)).followers).toBe(1)
  // Whoever follows with a link of their own still does.
  const still = await app
    .anonymous()
    .send(caseRoutes.follow, { params: { number: other.number }, headers: { 'x-case-secret': mine.secret ?? '' } })
  expect(still.status).toBe(200)
  expect((await view(one.id)).timeline.at(-1)).toMatchObject({
    type: 'merge_undone',
    visibility: 'public',
    facts: { numbers: other.number },
  })
  expect((await view(other.id)).timeline.at(-1)).toMatchObject({ type: 'let_go', facts: { number: one.number } })
  // Once is enough, and the two may be merged again.
  expect(await refusal(one.id)).toBe('case.undo_nothing')
  expect(await offer(one.id)).toBeUndefined()
  await give(one.id, { type: 'merge', intoCaseId: other.id })
  expect((await view(other.id)).followers).toBe(3)
})

test('nobody merges a case into one that they can’t open, and the dialog says so before', async () => {
  const mine = await report('The lamp of the gate')
  const theirs = await app
    .anonymous()
    .call(caseRoutes.create, { body: { text: 'A lamp elsewhere', unitId: town.units.nextGrid } })
  expect((await worker.client.send(caseRoutes.get, { params: { id: theirs.id } })).status).not.toBe(200)
  const refused = await send(mine.id, { type: 'merge', intoCaseId: theirs.id })
  expect([refused.status, refused.problem.code]).toEqual([422, 'case.merge_into_foreign'])
  const preview = await worker.client.call(kinRoutes.mergePreview, {
    params: { id: mine.id },
    query: { into: theirs.id },
  })
  expect(preview.because).toBe('case.merge_into_foreign')
  // Whoever sits above both may.
  await give(mine.id, { type: 'merge', intoCaseId: theirs.id }, communityDesk.client)
})

test('nothing is taken back once work was shown on both as one, after its time, or by somebody else', async () => {
  const [one, other] = [await report('A hole'), await report('The same hole')]
  await give(one.id, { type: 'merge', intoCaseId: other.id })
  expect((await send(one.id, { type: 'undo' }, nextWorker.client)).status).toBeGreaterThan(400)
  await give(other.id, { type: 'accept' })
  await give(other.id, { type: 'handle', text: 'Filled', fileIds: [] })
  expect(await refusal(one.id)).toBe('case.undo_went_on')

  const [late, stays] = [await report('A sign'), await report('The same sign')]
  await give(late.id, { type: 'merge', intoCaseId: stays.id })
  app.clock.advance(73 * hour)
  expect((await view(late.id)).undo).toBeNull()
  expect(await offer(late.id)).toMatchObject({ allowed: false, because: 'case.undo_late' })
  expect(await refusal(late.id)).toBe('case.undo_late')
})

test('a split taken back: the parts end unjudged, whoever followed one follows the whole', async () => {
  const { id, number } = await report('Lamp and bench')
  await give(id, { type: 'accept' })
  const before = { state: await stateOf(id), rows: await rowsOf(id) }
  const { children = [] } = await give(id, { type: 'split', children: [{ text: 'The lamp' }, { text: 'The bench' }] })
  expect((await view(id)).undo?.kind).toBe('split')
  await follow(children[0]?.id ?? '')
  app.clock.advance(hour)
  await give(id, { type: 'undo' })
  expect(await stateOf(id)).toEqual(before.state)
  expect(await rowsOf(id)).toEqual(before.rows)
  expect((await view(id)).followers).toBe(1)
  for (const child of children) {
    const state = await stateOf(child.id)
    expect(state).toMatchObject({ state: 'void', parentId: id })
    expect(state.clocks.every((clock) => clock.stoppedAt !== null && clock.met === null)).toBe(true)
    expect((await view(child.id)).timeline.at(-1)).toMatchObject({ type: 'part_undone', facts: { number } })
  }
  // It goes on as any other, and may be split anew.
  await give(id, { type: 'split', children: [{ text: 'The lamp' }, { text: 'The bench' }] })
})

test('a split stays once somebody has begun with a part, or gone on with the whole', async () => {
  const split = async () => {
    const { id } = await report('Two things')
    await give(id, { type: 'accept' })
    const { children = [] } = await give(id, { type: 'split', children: [{ text: 'One' }, { text: 'Two' }] })
    return { id, part: children[1]?.id ?? '' }
  }
  const begun = await split()
  await give(begun.part, { type: 'accept' })
  expect(await refusal(begun.id)).toBe('case.undo_went_on')
  const gone = await split()
  await give(gone.id, { type: 'categorise', categoryId: await town.category('opinions.surroundings.lamp') })
  expect(await refusal(gone.id)).toBe('case.undo_nothing')
  expect((await view(gone.id)).undo).toBeNull()
})

test('a part merged elsewhere comes back while its parent is open; what a merge closed stays closed', async () => {
  const { id } = await report('Three things')
  const other = await report('One of them, seen by somebody else')
  await give(id, { type: 'accept' })
  const { children = [] } = await give(id, { type: 'split', children: [{ text: 'One' }, { text: 'Two' }] })
  const [first, second] = children.map((child) => child.id) as [string, string]
  await give(first, { type: 'merge', intoCaseId: other.id })
  await give(first, { type: 'undo' })
  expect((await view(id)).timeline.at(-1)).toMatchObject({ type: 'child_back' })
  expect((await view(id)).state).toBe('handling')
  await give(first, { type: 'merge', intoCaseId: other.id })
  const last = await worker.client.call(kinRoutes.mergePreview, { params: { id: second }, query: { into: other.id } })
  expect(last.undoUntil).toBeNull()
  await give(second, { type: 'merge', intoCaseId: other.id })
  expect((await view(id)).state).toBe('closed')
  expect(await refusal(second)).toBe('case.undo_went_on')
  await Promise.all([id, first, second, other.id].map(stateOf))
})

test('figures count what was taken back as if it had never been', async () => {
  const figures = async () => {
    const { cameIn, closed, open } = await communityDesk.client.call(deskRoutes.today, { query: { of: 'place' } })
    return { cameIn, closed, open }
  }
  const [one, other] = [await report('A branch'), await report('A tree')]
  await give(one.id, { type: 'accept' }, gridHead.client)
  const before = await figures()
  await give(one.id, { type: 'merge', intoCaseId: other.id })
  await give(one.id, { type: 'undo' })
  await give(one.id, { type: 'split', children: [{ text: 'Branch' }, { text: 'Leaves' }] })
  await give(one.id, { type: 'undo' })
  expect(await figures()).toEqual(before)
})
