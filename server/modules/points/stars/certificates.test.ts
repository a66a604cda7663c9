import { beforeAll, describe, expect, test } from 'vitest'
import { pointsClaimRoutes } from '../../../../contract/points-claims.ts'
import { boardConsentVersion, boardRoutes, certificateRoutes as papers } from '../../../../contract/points-stars.ts'
import { stationRoutes } from '../../../../contract/stations.ts'
import { teamMemberRoutes as memberRoutes } from '../../../../contract/team-members.ts'
import { teamRoutes } from '../../../../contract/teams.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { starSchool } from './testing.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const { communityDesk } = town.people
const both = (en: string, zh = en) => ({ en, zh })
let school: Awaited<ReturnType<typeof starSchool>>

beforeAll(async () => {
  school = await starSchool(app, town)
})

async function helper(name: string, hours: number): Promise<{ me: Client; grantId: string }> {
  const me = app.resident(uuidv7())
  await school.named(me, name)
  return { me, grantId: hours > 0 ? await school.hours(me, hours) : '' }
}
const verify = (code: string) => app.anonymous().send(papers.verify, { body: { code } })

describe('a certificate', () => {
  test('says verified hours until today, and anybody with its code reads exactly what is printed', async () => {
    const nobody = app.resident(uuidv7())
    expect((await nobody.send(papers.issue, { body: {} })).problem.code).toBe('stars.name_missing')
    const { me: idle } = await helper('Idle Test', 0)
    expect((await idle.send(papers.issue, { body: {} })).problem.code).toBe('stars.no_hours')

    const { me } = await helper('李小梅', 3)
    const paper = await me.call(papers.issue, { body: {} })
    expect(paper).toMatchObject({ state: 'valid', name: '李小梅', minutes: 180, grade: null, until: '2026-03-02' })
    expect((await me.call(papers.issue, { body: {} })).id, 'the same again is the one that is there').toBe(paper.id)
    const read = await verify(` ${paper.code.toLowerCase()} `)
    expect(read.reply).toEqual({
      state: 'valid',
      by: { en: expect.any(String), zh: expect.any(String) },
      until: '2026-03-02',
      says: { name: '李小梅', minutes: 180, grade: null, hours: null },
    })
    expect((await verify('AAAA-BBBB-CCCC-DDDD')).problem.code).toBe('stars.code_unknown')
    const other = app.resident(uuidv7())
    expect((await other.send(papers.one, { params: { id: paper.id } })).status).toBe(404)
    expect((await other.send(papers.withdraw, { params: { id: paper.id } })).status).toBe(404)
  })

  test('keeps the name it was printed with, and holds although more hours came', async () => {
    const { me } = await helper('Ada Test', 1)
    const { code } = await me.call(papers.issue, { body: {} })
    await school.named(me, 'Ada Other')
    await school.hours(me, 2)
    expect((await verify(code)).reply).toMatchObject({ state: 'valid', says: { name: 'Ada Test', minutes: 60 } })
    expect((await me.call(papers.issue, { body: {} })).minutes).toBe(180)
    expect((await me.call(papers.list)).items).toHaveLength(2)
  })

  test('holds no more once its hours were put right, and says so without name and figures', async () => {
    const { me, grantId } = await helper('Ada Test', 2)
    const paper = await me.call(papers.issue, { body: {} })
    const body = { points: 0, minutes: 60, why: 'An hour too many' }
    await communityDesk.client.call(pointsClaimRoutes.correct, { params: { id: grantId }, body })
    expect((await verify(paper.code)).reply).toMatchObject({ state: 'corrected', says: null })
    expect((await me.call(papers.one, { params: { id: paper.id } })).state).toBe('corrected')
    const anew = await me.call(papers.issue, { body: {} })
    expect((await verify(anew.code)).reply).toMatchObject({ state: 'valid', says: { minutes: 60 } })
    await me.call(papers.withdraw, { params: { id: anew.id } })
    expect((await verify(anew.code)).reply).toMatchObject({ state: 'withdrawn', says: null })
  })
})

describe('a board', () => {
  const station = {
    ...{ code: 'WL0701M', kind: 'micro', name: both('Gate station', '大门微站'), hours: [], hoursNote: both('', '') },
    ...{
      point: null,
      dutyPhone: null,
      supervisionPhone: null,
      closed: false,
      address: both('12 Well Lane', '水井巷12号'),
    },
    ...{ venue: { owner: 'Sunny Property', agreement: 'Shared', until: null }, amenities: [] },
  }
  const join = (who: Client, params: { kind: 'station' | 'team'; id: string }, shown = 'full') =>
    who.send(boardRoutes.join, { params, body: { shown, consentVersion: boardConsentVersion } })

  test('of a station shows who wants to be thanked there, in groups, and nobody once they leave', async () => {
    const body = { ...station, unitId: town.units.grid }
    const { id } = await communityDesk.client.call(stationRoutes.create, { body })
    const params = { kind: 'station', id } as const
    const read = async () => (await app.anonymous().call(boardRoutes.board, { params })).groups
    const [ada, ben, cleo] = [await helper('Zoe Test', 20), await helper('Ben Test', 21), await helper('Cleo Test', 1)]
    await helper('Absent Test', 24)
    expect(await read()).toEqual([])
    for (const { me } of [ada, ben]) expect((await join(me, params)).status).toBe(200)
    await join(cleo.me, params, 'masked')
    expect(await read()).toEqual([
      { hours: 20, names: ['Ben Test', 'Zoe Test'] },
      { hours: 0, names: ['C*** T***'] },
    ])
    expect((await ada.me.call(boardRoutes.mine)).items).toMatchObject([{ kind: 'station', id, joined: true }])
    const left = await ben.me.call(boardRoutes.leave, { params })
    expect(left).toMatchObject({ mine: null, mayJoin: true })
    await app.db.asOwner(`update consent set withdrawn_at = now() where purpose = 'points.board' and withdrawn_at is null
      and subject_id = (select id::text from points_board_seat where name like 'C%')`)
    expect(await read()).toEqual([{ hours: 20, names: ['Zoe Test'] }])
    app.clock.advance(370 * 86_400_000)
    expect(await read(), 'only the help of a year').toEqual([{ hours: 0, names: ['Zoe Test'] }])
  })

  test('of a team is for its members; whoever leaves the team has left its board', async () => {
    const { id } = await communityDesk.client.call(teamRoutes.create, {
      body: {
        ...{ kind: 'volunteer_police', unitId: town.units.grid, parentId: null, organisationId: null },
        ...{ name: both('Night watch', '夜巡'), about: both('', ''), commitment: both('Together', '守望') },
        ...{ foundedOn: null, phone: null, applying: true },
      },
    })
    const params = { kind: 'team', id } as const
    const { me } = await helper('Ada Test', 1)
    expect((await join(me, params)).problem.code).toBe('stars.not_a_member')
    const { secret } = await communityDesk.client.call(memberRoutes.invite, { params: { id }, body: { leads: false } })
    const told = { name: 'Ada Test', phone: '13900001111', nameFor: 'leader', skills: [], skillsAgreed: false }
    await me.call(memberRoutes.join, { params: { id }, body: { ...told, agreed: true, invitation: secret } })
    expect((await me.call(boardRoutes.mine)).items).toMatchObject([{ kind: 'team', id, joined: false }])
    expect((await join(me, params)).reply.mine).toMatchObject({ name: 'Ada Test' })
    await me.call(memberRoutes.leave, { params: { id } })
    expect((await app.anonymous().call(boardRoutes.board, { params })).groups).toEqual([])
    const unknown = await app.anonymous().send(boardRoutes.board, { params: { kind: 'team', id: uuidv7() } })
    expect(unknown.problem.code).toBe('stars.board_not_found')
  })
})
