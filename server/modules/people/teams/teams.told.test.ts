import { expect, test } from 'vitest'
import { noticeRoutes } from '../../../../contract/notice-routes.ts'
import { teamMemberRoutes as members } from '../../../../contract/team-members.ts'
import { teamRoutes } from '../../../../contract/teams.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type Client, testApp } from '../../../testing/app.ts'
import { buildTown } from '../../../testing/town.ts'
import { nightOfTeams } from './teams.night.ts'
import { insuranceEnd } from './teams.rules.ts'

const app = await testApp({ background: false })
const town = await buildTown(app)
const desk = town.people.communityDesk.client
const both = (en: string, zh: string) => ({ en, zh })
const day = 86_400_000
const on = (days: number) => new Date(app.clock.now().getTime() + days * day).toISOString().slice(0, 10)
const later = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString()
const { id } = await desk.call(teamRoutes.create, {
  body: {
    ...{ kind: 'volunteer_police', unitId: town.units.grid, parentId: null, organisationId: null, applying: true },
    ...{
      name: both('Night watch', '夜巡队'),
      about: both('', ''),
      commitment: both('', ''),
      foundedOn: null,
      phone: null,
    },
  },
})
const told = { name: '李小梅', phone: '13900001111', nameFor: 'leader', skills: [], skillsAgreed: false, agreed: true }
const person = () => app.resident(uuidv7())
async function joined(leads = false): Promise<Client & { memberId: string }> {
  const { secret } = await desk.call(members.invite, { params: { id }, body: { leads } })
  const client = person()
  const body = { ...told, invitation: secret }
  return { ...client, memberId: (await client.call(members.join, { params: { id }, body })).memberId }
}
let heardUntil = '00000000-0000-0000-0000-000000000000'
/** Delivers each new event twice, as a relay may after a crash. */
async function deliver() {
  const rows = await app.db.asOwner<{ id: string; name: string; body: object }>(
    `select id, name, body from outbox where name like 'team.%' and name <> 'team.changed' and id > '${heardUntil}' order by id`,
  )
  for (const { name, body } of [...rows, ...rows])
    await app.modules.notices.hearOf(app.tenant.id, { ...body, name, topics: [] })
  heardUntil = rows.at(-1)?.id ?? heardUntil
  expect(JSON.stringify(rows)).not.toMatch(/李|1390000/)
}
const inbox = async (client: Client) =>
  (await client.call(noticeRoutes.inbox, { query: { limit: 200 } })).items.map(({ event, link, text }) => ({
    event,
    link,
    text,
  }))

test('an application reaches whoever leads, its answer whoever applied, with the reason where it was refused', async () => {
  const first = person()
  const asked = await first.call(members.join, { params: { id }, body: told })
  await deliver()
  expect(await inbox(desk), 'nobody leads yet').toMatchObject([{ event: 'team.applied', link: `/console/teams/${id}` }])
  const leader = await joined(true)
  const second = person()
  const other = await second.call(members.join, { params: { id }, body: told })
  await deliver()
  expect(await inbox(leader)).toMatchObject([{ event: 'team.applied', link: `/teams/${id}/lead` }])
  const answer = (memberId: string, body: object) => leader.call(members.answer, { params: { id, memberId }, body })
  await answer(asked.memberId, { accept: true })
  await answer(other.memberId, { accept: false, why: 'We are enough for now' })
  await deliver()
  expect(await inbox(first)).toMatchObject([{ event: 'team.accepted', link: `/teams/${id}` }])
  const [refused] = await inbox(second)
  expect(refused).toMatchObject({ event: 'team.refused' })
  expect(refused?.text).toContain('We are enough for now')
})

test('whoever is asked for a shift hears it, and that it was called off', async () => {
  const [leader, one] = [await joined(true), await joined()]
  const shift = { kind: 'patrol', title: 'Round', from: later(24), until: later(26), beatId: null, place: null }
  const body = { ...shift, risky: false, wanted: null, note: null }
  const { id: shiftId } = await leader.call(members.createShift, { params: { id }, body })
  await leader.call(members.ask, { params: { id, shiftId }, body: { memberIds: [one.memberId] } })
  await deliver()
  await leader.call(members.cancelShift, { params: { id, shiftId }, body: { why: 'Rain' } })
  await deliver()
  const heard = await inbox(one)
  expect(heard.map(({ event }) => event).sort()).toEqual(['team.shift_asked', 'team.shift_cancelled'])
  expect(heard.find(({ event }) => event === 'team.shift_cancelled')?.text).toContain('Rain')
})

test('insurance that runs out is told thirty days before and on its day, once each, to the member, the leader and the desk', async () => {
  const [leader, one, two] = [await joined(true), await joined(), await joined()]
  const teams = { people: app.modules.people, files: app.deps.files }
  const night = async () => {
    await nightOfTeams(teams, { id: app.tenant.id, timeZone: 'Asia/Shanghai' })
    await deliver()
  }
  const give = async (who: Client, from: string, until: string) => {
    await who.call(members.giveProof, { params: { id }, body: { insurer: 'Sunny', from, until } })
    const mine = (await who.call(teamRoutes.get, { params: { id } })).mine?.insurance.find((one) => one.until === until)
    await leader.call(members.seeProof, { params: { id, proofId: mine?.id ?? '' }, body: { good: true } })
  }
  await give(one, on(-300), on(31))
  await give(two, on(-300), on(31))
  // Who has the next paper already hears nothing.
  await give(two, on(32), on(400))
  await night()
  const about = async (who: Client) =>
    (await inbox(who)).map(({ event }) => event).filter((event) => event.startsWith('team.insurance'))
  expect(await about(one)).toEqual([])
  app.clock.advance(day)
  for (let n = 0; n < 3; n += 1) await night()
  for (const who of [one, leader, desk]) expect(await about(who)).toEqual(['team.insurance_soon'])
  expect(await about(two)).toEqual([])
  app.clock.advance(30 * day)
  for (let n = 0; n < 2; n += 1) await night()
  for (const who of [one, leader, desk])
    expect((await about(who)).sort()).toEqual(['team.insurance_over', 'team.insurance_soon'])
  expect(JSON.stringify(await inbox(desk))).not.toMatch(/李/)
})

test('a night that was missed is made up for; a paper that follows ends nothing', () => {
  const paper = (from: string, until: string) => ({ from, until, seenAt: new Date(), refusedWhy: null })
  const own = [paper('2026-01-01', '2026-06-30')]
  expect(insuranceEnd(own, '2026-05-30')).toBeUndefined()
  expect(insuranceEnd(own, '2026-05-31')).toEqual({ what: 'insurance_soon', day: '2026-06-30' })
  expect(insuranceEnd(own, '2026-06-03')).toEqual({ what: 'insurance_soon', day: '2026-06-30' })
  expect(insuranceEnd(own, '2026-06-04')).toBeUndefined()
  for (const today of ['2026-06-30', '2026-07-01', '2026-07-02'])
    expect(insuranceEnd(own, today)).toEqual({ what: 'insurance_over', day: '2026-06-30' })
  expect(insuranceEnd(own, '2026-07-03')).toBeUndefined()
  expect(insuranceEnd([...own, paper('2026-07-01', '2027-06-30')], '2026-06-30')).toBeUndefined()
})
