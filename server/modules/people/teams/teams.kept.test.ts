import { describe, expect, test } from 'vitest'
import { organisationRoutes } from '../../../../contract/organisation-routes.ts'
import { teamMemberRoutes as members } from '../../../../contract/team-members.ts'
import { type TeamInput, teamRoutes } from '../../../../contract/teams.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { nightOfTeams } from './teams.night.ts'

const app = await testApp()
const town = await buildTown(app)
const desk = town.people.communityDesk.client
const both = (en: string, zh: string) => ({ en, zh })
const day = 86_400_000
const on = (days: number) => new Date(app.clock.now().getTime() + days * day).toISOString().slice(0, 10)
const later = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString()
const input = (over: Partial<TeamInput> = {}): TeamInput => ({
  ...{ kind: 'pingan', unitId: town.units.grid, parentId: null, organisationId: null, name: both('Watch', '守望队') },
  ...{ about: both('', ''), commitment: both('', ''), foundedOn: null, phone: null, applying: true, ...over },
})
const found = (over: Partial<TeamInput> = {}) => desk.call(teamRoutes.create, { body: input(over) })
const told = { name: '李小梅', phone: '13900001111', nameFor: 'leader', skills: ['Ladders'], skillsAgreed: true }
const shift = (over: object = {}) => ({
  ...{ kind: 'patrol', title: 'Round', from: later(24), until: later(27), beatId: null, place: null },
  ...{ risky: false, wanted: null, note: null, ...over },
})
async function joined(id: string, leads = false) {
  const { secret } = await desk.call(members.invite, { params: { id }, body: { leads } })
  const accountId = uuidv7()
  const client = app.resident(accountId)
  const body = { ...told, agreed: true, invitation: secret }
  const { memberId } = await client.call(members.join, { params: { id }, body })
  return { client, accountId, memberId }
}
const night = () =>
  nightOfTeams({ people: app.modules.people, files: app.deps.files }, { id: app.tenant.id, timeZone: 'Asia/Shanghai' })
const refusal = async (sent: Promise<{ problem: { code: string } }>) => (await sent).problem.code
const withdraw = (accountId: string, purpose: string) =>
  app.db.asOwner(`update consent set withdrawn_at = now() where account_id = '${accountId}' and purpose = '${purpose}'`)
const rowsOf = async (memberId: string) =>
  (
    await app.db.asOwner<{ phone: string | null; skills: string[]; proofs: number }>(
      `select phone, skills, (select count(*)::int from team_insurance where member_id = m.id) proofs
       from team_member m where id = '${memberId}'`,
    )
  )[0]

describe('what people told a team', () => {
  test('what somebody can do is read no more once that consent is taken back, and may be told again', async () => {
    const { id } = await found()
    const [leader, person] = [await joined(id, true), await joined(id)]
    const skills = async () =>
      (await leader.client.call(teamRoutes.members, { params: { id } })).items.find((one) => one.id === person.memberId)
        ?.skills
    expect(await skills()).toEqual(['Ladders'])
    await withdraw(person.accountId, 'team_skills')
    expect(await skills()).toEqual([])
    expect((await desk.call(teamRoutes.get, { params: { id } })).skills).toEqual([{ skill: 'Ladders', members: 1 }])
    await person.client.call(members.saveMine, { params: { id }, body: told })
    expect(await skills()).toEqual(['Ladders'])
  })

  test('whoever takes the consent back among their own data is forgotten by the night: number, skills and papers', async () => {
    const { id } = await found()
    const [leader, person] = [await joined(id, true), await joined(id)]
    await person.client.call(members.giveProof, { params: { id }, body: { insurer: 'S', from: on(0), until: on(9) } })
    await withdraw(person.accountId, 'team_membership')
    await withdraw(leader.accountId, 'team_membership')
    await night()
    expect(await rowsOf(person.memberId)).toEqual({ phone: null, skills: [], proofs: 0 })
    const leads = await app.db.asOwner(
      `select 1 from team_lead where member_id = '${leader.memberId}' and term_to is null`,
    )
    expect(leads).toEqual([])
  })

  test('a team that ends keeps nobody’s number, skills or papers, and leaves nobody waiting', async () => {
    const { id } = await found()
    const person = await joined(id)
    const applicant = app.resident()
    const { memberId } = await applicant.call(members.join, { params: { id }, body: { ...told, agreed: true } })
    await person.client.call(members.giveProof, { params: { id }, body: { insurer: 'S', from: on(0), until: on(9) } })
    await desk.call(teamRoutes.end, { params: { id }, body: { why: 'Nobody was left' } })
    for (const one of [person.memberId, memberId])
      expect(await rowsOf(one)).toEqual({ phone: null, skills: [], proofs: 0 })
    const look = { params: { id, memberId: person.memberId }, body: { field: 'phone' as const, purpose: 'to call' } }
    expect(await refusal(desk.send(members.reveal, look))).toBe('team.nothing_to_see')
    expect((await applicant.call(teamRoutes.mine)).items).toEqual([])
  })

  test('nobody can count how often somebody came: rosters are forgotten after two months', async () => {
    const { id } = await found()
    const [leader, person] = [await joined(id, true), await joined(id)]
    const from = on(1)
    const { id: shiftId } = await leader.client.call(members.createShift, { params: { id }, body: shift() })
    await person.client.call(members.agree, { params: { id, shiftId }, body: { agree: true } })
    app.clock.advance(40 * day)
    await night()
    const seen = async () =>
      (await desk.call(members.shifts, { params: { id }, query: { from, days: 3 } })).items.map(
        (one) => one.agreed.length,
      )
    expect(await seen()).toEqual([1])
    app.clock.advance(24 * day)
    expect(await seen(), 'older rosters are not served').toEqual([])
    await night()
    expect(await app.db.asOwner(`select 1 from team_shift_member where shift_id = '${shiftId}'`)).toEqual([])
  })

  test('a paper that is refused later takes its member off risky rosters until they can agree again', async () => {
    const { id } = await found()
    const [leader, person] = [await joined(id, true), await joined(id)]
    const params = { id }
    await person.client.call(members.giveProof, { params, body: { insurer: 'S', from: on(-1), until: on(60) } })
    const proofId = (await person.client.call(teamRoutes.get, { params })).mine?.insurance[0]?.id ?? ''
    await leader.client.call(members.seeProof, { params: { id, proofId }, body: { good: true } })
    const made = await leader.client.call(members.createShift, { params, body: shift({ risky: true }) })
    await person.client.call(members.agree, { params: { id, shiftId: made.id }, body: { agree: true } })
    await leader.client.call(members.seeProof, { params: { id, proofId }, body: { good: false, why: 'Another name' } })
    const [after] = (await leader.client.call(members.shifts, { params })).items
    expect(after).toMatchObject({ agreed: [], waiting: [{ memberId: person.memberId }] })
  })

  test('links and papers have a most', async () => {
    const { id } = await found()
    const person = await joined(id)
    const proof = { params: { id }, body: { insurer: 'S', from: on(0), until: on(9) } }
    for (let n = 0; n < 20; n += 1) await person.client.call(members.giveProof, proof)
    expect(await refusal(person.client.send(members.giveProof, proof))).toBe('team.proofs_many')
    await app.db.asOwner(`insert into team_invitation (tenant_id, id, team_id, secret_hash, made_at, good_until)
      select '${app.tenant.id}', gen_random_uuid(), '${id}', 'x' || n, now(), 'infinity' from generate_series(1, 200) n`)
    expect(await refusal(desk.send(members.invite, { params: { id }, body: {} }))).toBe('team.invitations_many')
    await desk.call(members.withdrawInvitations, { params: { id } })
    const { items } = await desk.call(teamRoutes.history, { params: { id } })
    expect(items[0]?.action).toBe('team.invitations_withdrawn')
  })
})

describe('whom a team belongs to', () => {
  const save = (id: string, over: Partial<TeamInput>, version: number) =>
    desk.send(teamRoutes.save, { params: { id }, body: { ...input(over), version } })

  test('two teams cannot be put below each other at the same moment', async () => {
    for (let n = 0; n < 3; n += 1) {
      const [one, two] = [await found(), await found()]
      const sent = await Promise.all([save(one.id, { parentId: two.id }, 1), save(two.id, { parentId: one.id }, 1)])
      expect(sent.map(({ status }) => status).sort()).toEqual([200, 422])
    }
  })

  test('a foreign place’s team cannot be used as a roof, nor one that has ended', async () => {
    const admin = town.people.administrator.client
    const far = await admin.call(teamRoutes.create, { body: input({ unitId: town.units.farGrid }) })
    const own = await found()
    expect(await refusal(save(own.id, { parentId: far.id }, 1))).toBe('team.parent_elsewhere')
    const over = await found()
    await desk.call(teamRoutes.end, { params: { id: over.id }, body: { why: 'Over' } })
    expect(await refusal(save(own.id, { parentId: over.id }, 1))).toBe('team.ended')
  })

  test('an organisation nobody has confirmed is not named on a team’s public page', async () => {
    const contact = { name: '陈志远', phone: '13800002222', mail: '' }
    const body = { kind: 'company', registeredNo: null, unitId: town.units.street, about: both('', ''), contact }
    const speaker = app.resident()
    const secret = await speaker.call(organisationRoutes.create, {
      body: { ...body, name: both('Quiet Ltd', '静公司') },
    })
    expect(await refusal(desk.send(teamRoutes.create, { body: input({ organisationId: secret.id }) }))).toBe(
      'organisation.not_found',
    )
    const { id } = await found()
    await app.db.asOwner(`update team set organisation_id = '${secret.id}' where id = '${id}'`)
    expect((await app.anonymous().send(teamRoutes.get, { params: { id } })).text).not.toContain('Quiet')
  })

  test('two who lay down kinds at once get two answers, and no fault', async () => {
    const { items } = await desk.call(teamRoutes.kinds)
    const admin = town.people.administrator.client
    const sent = await Promise.all([1, 2, 3].map(() => admin.send(teamRoutes.saveKinds, { body: { items } })))
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200])
  })
})
