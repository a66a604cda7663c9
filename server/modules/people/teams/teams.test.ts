import { beforeAll, describe, expect, test } from 'vitest'
import { teamMemberRoutes as members } from '../../../../contract/team-members.ts'
import { type TeamInput, teamRoutes } from '../../../../contract/teams.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Client } from '../../../testing/app.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown, type Town } from '../../../testing/town.ts'
import { instantOf } from './time.rules.ts'

const app = await testApp()
const anybody = app.anonymous()
let town: Town
const both = (en: string, zh: string) => ({ en, zh })
const day = 86_400_000
const on = (days: number) => new Date(app.clock.now().getTime() + days * day).toISOString().slice(0, 10)
const later = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString()

beforeAll(async () => {
  town = await buildTown(app)
})

const input = (over: Partial<TeamInput> = {}): TeamInput => ({
  ...{
    kind: 'volunteer_police',
    unitId: town.units.grid,
    parentId: null,
    organisationId: null,
    name: both('Night watch', '夜巡义警'),
  },
  ...{ about: both('', ''), commitment: both('We stand by each other', '守望相助'), foundedOn: '2026-05-28' },
  ...{ phone: '0990 1', applying: true, ...over },
})
const told = (over: object = {}) => ({
  ...{ name: '李小梅', phone: '13900001111', nameFor: 'leader', skills: [], skillsAgreed: false, agreed: true },
  ...over,
})
const shift = (over: object = {}) => ({
  ...{ kind: 'patrol', title: 'Evening round', from: later(24), until: later(27), beatId: null, place: 'Gate' },
  ...{ risky: false, wanted: 2, note: null, ...over },
})
const desk = () => town.people.communityDesk.client
const found = (over: Partial<TeamInput> = {}) => desk().call(teamRoutes.create, { body: input(over) })
/** Somebody who came in by an invitation. */
async function joined(
  id: string,
  over: { leads?: boolean; told?: object } = {},
): Promise<Client & { memberId: string }> {
  const body = { leads: over.leads ?? false }
  const { secret } = await desk().call(members.invite, { params: { id }, body })
  const person = app.resident()
  const mine = { ...told(over.told), invitation: secret }
  const { memberId } = await person.call(members.join, { params: { id }, body: mine })
  return { ...person, memberId }
}
const refusal = async (sent: Promise<{ status: number; problem: { code: string } }>) => (await sent).problem.code

describe('joining by one’s own agreement', () => {
  test('a resident finds the team near by, reads what it asks, applies, and is in once its leader says so', async () => {
    const { id } = await found({ unitId: town.units.community, name: both('Lane helpers', '里巷帮手') })
    const near = await anybody.call(teamRoutes.near, { query: { unit: town.units.microgrid } })
    expect(near.items.map((card) => card.id)).toContain(id)
    const far = await anybody.call(teamRoutes.near, { query: { unit: town.units.farGrid } })
    expect(far.items.map((card) => card.id)).not.toContain(id)

    const leader = await joined(id, { leads: true })
    const resident = app.resident()
    const params = { id }
    const unsaid = await resident.send(members.join, { params, body: told({ agreed: false }) })
    expect(unsaid.problem.errors?.[0]?.code).toBe('team.consent')
    const { memberId, state } = await resident.call(members.join, { params, body: told({ name: '王大力' }) })
    expect(state).toBe('applied')
    expect(await refusal(resident.send(members.join, { params, body: told() }))).toBe('team.member_already')
    expect((await resident.call(teamRoutes.get, { params })).mine).toMatchObject({ state: 'applied', name: '王大力' })

    await leader.call(members.answer, { params: { id, memberId }, body: { accept: true } })
    expect((await resident.call(teamRoutes.get, { params })).mine).toMatchObject({ state: 'member' })
    const again = leader.send(members.answer, { params: { id, memberId }, body: { accept: true } })
    expect(await refusal(again)).toBe('team.not_waiting')
  })

  test('an invitation names nobody, is used once, for its own team, and can be taken back', async () => {
    const [{ id }, other] = [await found(), await found()]
    const params = { id }
    const invite = () => desk().call(members.invite, { params, body: {} })
    const { secret } = await invite()
    const join = (body: object, where = id) => app.resident().send(members.join, { params: { id: where }, body })
    expect(await refusal(join(told({ invitation: secret }), other.id))).toBe('team.invitation_over')
    expect((await join(told({ invitation: secret }))).reply).toMatchObject({ state: 'member' })
    expect((await join(told({ invitation: secret }))).status).toBe(410)
    const [second, third] = [await invite(), await invite()]
    expect((await desk().call(members.withdrawInvitations, { params })).withdrawn).toBe(2)
    for (const one of [second, third])
      expect(await refusal(join(told({ invitation: one.secret })))).toBe('team.invitation_over')
    expect(await refusal(join(told({ invitation: 'nobody-made-this' })))).toBe('team.invitation_over')
  })

  test('the words that were agreed to stand in the record; taking it back among one’s own data ends the membership', async () => {
    const { id } = await found()
    const accountId = uuidv7()
    const person = app.resident(accountId)
    const { secret } = await desk().call(members.invite, { params: { id }, body: {} })
    const body = told({ skills: ['First aid'], skillsAgreed: true, invitation: secret })
    await person.call(members.join, { params: { id }, body })
    const consents = await app.db.database.tx(app.tenant.id, (tx) =>
      tx.run<{ id: string; purpose: string; text: string }>(
        { name: 'test.consents', text: 'select id, purpose, text_shown "text" from consent where account_id = $1' },
        [accountId],
      ),
    )
    expect(consents.map(({ purpose }) => purpose).sort()).toEqual(['team_membership', 'team_skills'])
    expect(consents.every(({ text }) => text.includes('Night watch'))).toBe(true)
    const given = consents.find(({ purpose }) => purpose === 'team_membership')?.id ?? ''
    await app.db.database.tx(app.tenant.id, (tx) =>
      tx.run({ name: 'test.withdraw', text: 'update consent set withdrawn_at = now() where id = $1' }, [given]),
    )
    expect((await person.call(teamRoutes.get, { params: { id } })).mine).toBeNull()
    expect((await desk().call(members.shifts, { params: { id } })).items).toEqual([])
    expect((await desk().call(teamRoutes.members, { params: { id } })).items).toEqual([])
    // And the person may come again.
    expect((await person.send(members.join, { params: { id }, body: told() })).status).toBe(201)
  })

  test('who leaves takes their number, skills and insurance along; that there was a member stays', async () => {
    const { id } = await found()
    const person = await joined(id, { told: { skills: ['Ladders'], skillsAgreed: true, nameFor: 'public' } })
    await person.call(members.giveProof, { params: { id }, body: { insurer: 'Sunny', from: on(0), until: on(90) } })
    await person.call(members.leave, { params: { id } })
    const [row] = (await desk().call(teamRoutes.members, { params: { id }, query: { left: true } })).items
    expect(row).toMatchObject({ state: 'left', name: '李**', hasPhone: false, proofs: [], leads: false })
    expect(await refusal(person.send(members.leave, { params: { id } }))).toBe('team.not_member')
    const reveal = { params: { id, memberId: person.memberId }, body: { field: 'phone' as const, purpose: 'to call' } }
    expect(await refusal(desk().send(members.reveal, reveal))).toBe('team.nothing_to_see')
  })
})

describe('shifts', () => {
  test('nobody stands on the roster without having agreed', async () => {
    const { id } = await found({ kind: 'hobby' })
    const [leader, one, two] = [await joined(id, { leads: true }), await joined(id), await joined(id)]
    const params = { id }
    const planned = await leader.call(members.createShift, { params, body: shift() })
    const at = { id, shiftId: planned.id }
    const asked = await leader.call(members.ask, { params: at, body: { memberIds: [one.memberId, two.memberId] } })
    expect(asked).toMatchObject({ agreed: [], waiting: [{ memberId: one.memberId }, { memberId: two.memberId }] })
    await one.call(members.agree, { params: at, body: { agree: true } })
    await two.call(members.agree, { params: at, body: { agree: false } })
    const [seen] = (await leader.call(members.shifts, { params })).items
    expect(seen).toMatchObject({ agreed: [{ name: '李小梅' }], waiting: [], declined: 1 })
    const [forOther] = (await two.call(members.shifts, { params })).items
    expect(forOther, 'another member reads the name as it was agreed').toMatchObject({ agreed: [{ name: '李**' }] })

    // Another time is another promise.
    const moved = { ...shift({ from: later(48), until: later(50) }), version: planned.version }
    const again = await leader.call(members.saveShift, { params: at, body: moved })
    expect(again).toMatchObject({ agreed: [], waiting: [{ memberId: one.memberId }], version: 2 })
    expect(await refusal(leader.send(members.saveShift, { params: at, body: moved }))).toBe('team.shift_stale')
    await leader.call(members.cancelShift, { params: at, body: { why: 'Rain' } })
    expect(await refusal(one.send(members.agree, { params: at, body: { agree: true } }))).toBe('team.shift_over')
    expect((await one.call(teamRoutes.mine)).items[0]?.shifts[0]).toMatchObject({ cancelledWhy: 'Rain' })
  })

  test('a risky one takes nobody whose insurance is not good for all of it', async () => {
    const { id } = await found()
    const [leader, person] = [await joined(id, { leads: true }), await joined(id)]
    const params = { id }
    const risky = shift({ risky: true, from: later(24), until: later(40) })
    const { id: shiftId } = await leader.call(members.createShift, { params, body: risky })
    const at = { id, shiftId }
    const agree = () => person.send(members.agree, { params: at, body: { agree: true } })
    expect((await agree()).problem).toMatchObject({ status: 422, code: 'team.uninsured_self' })
    const ask = { params: at, body: { memberIds: [person.memberId] } }
    expect(await refusal(leader.send(members.ask, ask))).toBe('team.uninsured')

    const paper = { insurer: 'Sunny Insurance', from: on(-1), until: on(60) }
    await person.call(members.giveProof, { params, body: paper })
    expect((await agree()).status, 'nobody has looked at the paper').toBe(422)
    const proof = (await leader.call(teamRoutes.members, { params })).items.flatMap(({ proofs }) => proofs)[0]
    expect(proof).toMatchObject({ state: 'waiting', insurer: 'Sunny Insurance' })
    const seen = { params: { id, proofId: proof?.id ?? '' }, body: { good: true } }
    expect(await refusal(person.send(members.seeProof, seen))).toBe('platform.forbidden')
    await leader.call(members.seeProof, seen)
    expect((await agree()).reply).toMatchObject({ mine: 'agreed' })

    // Nobody passes their own paper, not even who leads.
    await leader.call(members.giveProof, { params, body: paper })
    const own = (await leader.call(teamRoutes.get, { params })).mine?.insurance[0]?.id ?? ''
    const look = { params: { id, proofId: own }, body: { good: true } }
    expect(await refusal(leader.send(members.seeProof, look))).toBe('team.proof_own')
    expect((await desk().send(members.seeProof, look)).status).toBe(200)
  })

  test('the watch shows where nobody is out', async () => {
    const { id } = await found({ kind: 'pingan' })
    const [leader, person] = [await joined(id, { leads: true }), await joined(id)]
    const start = instantOf(on(2), '18:00', 'Asia/Shanghai')
    const iso = (hours: number) => new Date(start + hours * 3_600_000).toISOString()
    const { id: shiftId } = await leader.call(members.createShift, {
      params: { id },
      body: shift({ from: iso(1), until: iso(3) }),
    })
    const gaps = async () =>
      (
        await leader.call(members.shifts, {
          params: { id },
          query: { from: on(2), days: 1, watch: '18:00-24:00' },
        })
      ).gaps
    expect(await gaps()).toEqual([{ from: iso(0), until: iso(6) }])
    await person.call(members.agree, { params: { id, shiftId }, body: { agree: true } })
    expect(await gaps()).toEqual([
      { from: iso(0), until: iso(1) },
      { from: iso(3), until: iso(6) },
    ])
  })
})

describe('the register', () => {
  test('keeps kinds, beats and belonging; what ends stays with its history', async () => {
    const parent = await found({ unitId: town.units.community, kind: 'pingan' })
    const child = await found({ parentId: parent.id })
    const save = (id: string, over: object, version: number) =>
      desk().send(teamRoutes.save, { params: { id }, body: { ...input(over), version } })
    expect(await refusal(save(parent.id, { parentId: child.id, kind: 'pingan' }, 1))).toBe('team.parent_loop')
    expect((await desk().call(teamRoutes.get, { params: { id: parent.id } })).children).toMatchObject([
      { id: child.id },
    ])
    const line = {
      type: 'LineString' as const,
      coordinates: [[120.001, 30.001] as [number, number], [120.01, 30.01] as [number, number]],
    }
    const beats = (items: object[], version: number) =>
      desk().call(teamRoutes.saveBeats, { params: { id: child.id }, body: { version, items } })
    const first = await beats(
      [
        { id: null, name: 'Upper', unitIds: [town.units.microgrid], shape: null },
        { id: null, name: 'River', unitIds: [], shape: line },
      ],
      1,
    )
    expect(first.beats).toMatchObject([{ name: 'Upper', units: [{ id: town.units.microgrid }] }, { shape: line }])
    const second = await beats([{ id: first.beats[1]?.id, name: 'River walk', unitIds: [], shape: line }], 2)
    expect(second.beats.map(({ id, name }) => [id, name])).toEqual([[first.beats[1]?.id, 'River walk']])
    expect(await refusal(save(child.id, { parentId: parent.id }, 1))).toBe('team.stale')

    const ended = await desk().call(teamRoutes.end, {
      params: { id: child.id },
      body: { why: 'Joined the street team' },
    })
    expect(ended).toMatchObject({ endedWhy: 'Joined the street team', applying: false })
    const names = async (query: object) =>
      (await desk().call(teamRoutes.register, { query: { limit: 200, ...query } })).items.map(({ id }) => id)
    expect(await names({})).not.toContain(child.id)
    expect(await names({ ended: true })).toContain(child.id)
    const { items } = await desk().call(teamRoutes.history, { params: { id: child.id } })
    expect(items.map(({ action }) => action)).toEqual(['team.ended', 'team.beats', 'team.beats', 'team.created'])
    expect(items[0]?.role).toBe('desk')

    const admin = town.people.administrator.client
    const { items: kinds } = await anybody.call(teamRoutes.kinds)
    const own = { code: 'river_watch', name: both('River watch', '护河队'), insured: true, active: true }
    const lose = admin.send(teamRoutes.saveKinds, { body: { items: [own] } })
    expect(await refusal(lose)).toBe('team.kind_in_use')
    await admin.call(teamRoutes.saveKinds, { body: { items: [...kinds, own] } })
    expect((await found({ kind: 'river_watch' })).kind.name.zh).toBe('护河队')
  })

  test('comes page by page by name, and leaves as a table that names nobody', async () => {
    const { id } = await found({ name: both('=cmd', '=公式') })
    await joined(id, { told: { nameFor: 'public' } })
    const all = (await desk().call(teamRoutes.register, { query: { limit: 200 } })).items.map((row) => row.id)
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const query: { limit: number; after?: string } = { limit: 3, ...(after ? { after } : {}) }
      const page: { items: { id: string }[]; next: string | null } = await desk().call(teamRoutes.register, { query })
      seen.push(...page.items.map((row) => row.id))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(all)
    const table = await desk().send(teamRoutes.export)
    expect(table.text).toContain("'=cmd")
    for (const secret of ['李小梅', '13900001111']) expect(table.text).not.toContain(secret)
  })

  test('public figures never describe fewer than five people', async () => {
    const small = await found({ unitId: town.units.nextGrid, name: both('Four', '四人队') })
    for (let n = 0; n < 4; n++) await joined(small.id)
    const card = async () =>
      (await anybody.call(teamRoutes.near, { query: { q: 'Four' } })).items.map(({ members: count }) => count)
    const figure = async () =>
      (await anybody.call(teamRoutes.figures, { query: { unit: town.units.community } })).items.find(
        ({ unit }) => unit.id === town.units.nextGrid,
      )
    expect(await card()).toEqual([null])
    expect(await figure()).toMatchObject({ teams: 1, members: null })
    expect((await anybody.call(teamRoutes.get, { params: { id: small.id } })).count).toBeNull()
    await joined(small.id)
    expect(await card()).toEqual([5])
    expect(await figure()).toMatchObject({ teams: 1, members: 5 })
  })
})
