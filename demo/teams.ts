import type { LocalizedName } from '../contract/common.ts'
import { deeds, enlistments, pairings, pledges } from '../server/modules/people/organisations/help.store.ts'
import { bodies, matches, meetings, needs } from '../server/modules/people/organisations/lists.store.ts'
import { organisations, stewards } from '../server/modules/people/organisations/organisations.store.ts'
import { membersStore } from '../server/modules/people/teams/members.store.ts'
import { shiftsStore } from '../server/modules/people/teams/shifts.store.ts'
import { teamsStore } from '../server/modules/people/teams/teams.store.ts'
import { consentTexts } from '../server/modules/people/teams/teams.view.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { consentStore } from '../server/platform/identity/consent.store.ts'
import type { DemoTerritory } from './city/territory.ts'
import { knownCommunity } from './city/territory.ts'
import { randomOf } from './random.ts'

const both = (zh: string, en: string): LocalizedName => ({ zh, en })
const day = 86_400_000
const hour = 3_600_000

interface Wanted {
  kind: string
  /** Last digits of the grid it is at; the community itself without. */
  grid?: string
  name: LocalizedName
  about: LocalizedName
  commitment: LocalizedName
  members: number
  leader: 'neighbour' | null
  founded: string
  beat?: string
}

const teams: readonly Wanted[] = [
  {
    ...{
      kind: 'volunteer_police',
      members: 11,
      leader: 'neighbour',
      founded: '2021-05-28',
      beat: '夜巡线 Night round',
    },
    name: both('葵园义警队', 'Sunflower volunteer police'),
    about: both(
      '晚间结伴巡逻，劝解小纠纷，帮邻居看门窗。',
      'Evening rounds in pairs, first words in small quarrels, an eye on doors and windows.',
    ),
    commitment: both(
      '守望相助，不越权，不留痕。',
      'We look out for each other, take no power that is not ours, and keep no files on anybody.',
    ),
  },
  {
    ...{ kind: 'pingan', grid: '001', members: 7, leader: null, founded: '2022-03-05' },
    name: both('一网格平安志愿者', 'Ping An volunteers of grid 1'),
    about: both('楼道隐患排查、防汛提醒。', 'Looking at stairways, warning before floods.'),
    commitment: both('看见就说，能办就办。', 'Say what we see, do what we can.'),
  },
  {
    ...{ kind: 'care_service', members: 6, leader: null, founded: '2023-09-01' },
    name: both('小修小补服务队', 'Small repairs team'),
    about: both('为有需要的邻居换灯泡、修水龙头。', 'Bulbs and taps for neighbours who ask.'),
    commitment: both('随叫随到，不收分文。', 'We come when asked, and take nothing.'),
  },
  {
    ...{ kind: 'hobby', members: 3, leader: null, founded: '2024-04-23' },
    name: both('葵园读书会', 'Sunflower reading circle'),
    about: both('每周六下午一起读书。', 'Reading together on Saturday afternoons.'),
    commitment: both('', ''),
  },
]

const names = ['林谷', '苏禾', '许岸', '何川', '罗晴', '宋远', '唐溪', '冯朗', '邓苗', '曹野', '彭星', '袁帆']
const skills = ['急救 First aid', '电工 Electric repairs', '手语 Sign language', '开车 Driving']

/** Writes a few teams and organisations of the known community; the demo's residents lead one and apply to another. */
export async function writeTeams(
  tx: Tx,
  given: { territory: DemoTerritory; accountOf(key: string): string; now: Date },
): Promise<void> {
  const { territory, now } = given
  const unit = (code: string) => territory.all.find((each) => each.code === code)?.id
  const community = unit(knownCommunity.code)
  if (!community) return
  const random = randomOf('teams')
  const id = () => random.id(now)
  for (const [n, wanted] of teams.entries()) {
    const unitId = wanted.grid ? (unit(`${knownCommunity.code}${wanted.grid}`) ?? community) : community
    await writeTeam(tx, { ...given, wanted, unitId, id, n })
  }
  await writeOrganisations(tx, { community, id, now, accountOf: given.accountOf })
}

interface Writing {
  id(): string
  now: Date
  accountOf(key: string): string
}

async function writeTeam(tx: Tx, given: Writing & { wanted: Wanted; unitId: string; n: number }): Promise<void> {
  const { wanted, unitId, id, now, n, accountOf } = given
  const team = {
    ...{ id: id(), kind: wanted.kind, unitId, parentId: null, nameEn: wanted.name.en, nameZh: wanted.name.zh },
    ...{ aboutEn: wanted.about.en || null, aboutZh: wanted.about.zh || null, foundedOn: wanted.founded },
    ...{ commitmentEn: wanted.commitment.en || null, commitmentZh: wanted.commitment.zh || null },
    ...{ phone: `0990-8840-00${n + 1}`, applying: true, endedOn: null, endedWhy: null, organisationId: null },
    ...{ version: 1, updatedAt: now },
  }
  await teamsStore(tx).insert(team)
  const since = new Date(now.getTime() - 200 * day)
  const store = membersStore(tx)
  const members: string[] = []
  const join = async (member: { name: string; accountId: string | null; state?: 'applied'; leads?: boolean }) => {
    const memberId = id()
    const { accountId } = member
    const text = consentTexts(team, 'zh-CN').membership
    const consentId = accountId
      ? await consentStore(tx).give({
          ...{ accountId, subject: { kind: 'team_member', id: memberId }, purpose: 'team_membership', version: '1' },
          ...{ locale: 'zh-CN', text, by: 'self', at: since },
        })
      : null
    const place = members.length
    await store.insert({
      ...{ id: memberId, teamId: team.id, accountId, name: member.name, phone: `0990-8841-${100 + n * 20 + place}` },
      ...{ nameFor: place % 3 === 0 ? 'public' : 'team', state: member.state ?? 'member', askedAt: since },
      ...{ skills: place % 2 === 0 ? [skills[place % skills.length] as string] : [], skillsConsentId: null, consentId },
      joinedAt: member.state ? null : since,
    })
    if (member.leads) await store.lead({ id: id(), teamId: team.id, memberId, at: since })
    if (!member.state) members.push(memberId)
  }
  if (wanted.leader)
    await join({ name: '测试·周谷雨 / Test Zhou Guyu', accountId: accountOf(wanted.leader), leads: true })
  for (let place = members.length; place < wanted.members; place += 1)
    await join({ name: `测试·${names[(place + n * 3) % names.length]}`, accountId: null, leads: place === 0 })
  if (wanted.leader)
    await join({ name: '测试·李小满 / Test Li Xiaoman', accountId: accountOf('resident'), state: 'applied' })
  if (wanted.beat) await writePatrol(tx, { ...given, teamId: team.id, beat: wanted.beat, members })
}

/** Insurance, a beat, and shifts of the next days: some agreed, one risky, one that nobody has taken yet. */
async function writePatrol(
  tx: Tx,
  given: Writing & { teamId: string; unitId: string; beat: string; members: readonly string[] },
): Promise<void> {
  const { teamId, unitId, beat, members, id, now } = given
  const store = membersStore(tx)
  const dayOf = (ms: number) => new Date(now.getTime() + ms).toISOString().slice(0, 10)
  for (const [n, memberId] of members.slice(0, 5).entries()) {
    const proof = { id: id(), teamId, memberId, insurer: '测试保险 Test Insurance', givenAt: now }
    await store.addProof({ ...proof, from: dayOf(-30 * day), until: dayOf((n === 4 ? 20 : 300) * day) })
    if (n < 4) await store.seeProof(proof.id, now, null)
  }
  const beatId = id()
  const record = { id: beatId, teamId, nth: 0, name: beat, shape: null, unitIds: [unitId] }
  await teamsStore(tx).setBeats(teamId, [record], { idOf: id, today: dayOf(0) })
  // Midnight in the district's zone, which is eight hours before that of Greenwich.
  const midnight = Date.parse(`${new Date(now.getTime() + 8 * hour).toISOString().slice(0, 10)}T00:00:00Z`) - 8 * hour
  const shifts = shiftsStore(tx)
  for (const [n, days] of [1, 2, 4, 6].entries()) {
    const from = midnight + days * day + 19 * hour
    const shift = {
      ...{
        id: id(),
        teamId,
        kind: 'patrol' as const,
        title: '晚间巡逻 Evening round',
        beatId,
        place: '东门 East Gate',
      },
      ...{ from: new Date(from), until: new Date(from + 2 * hour), risky: n < 2, wanted: 4, note: null },
      ...{ cancelledAt: null, cancelledWhy: null, version: 1 },
    }
    await shifts.insert(shift)
    for (const memberId of members.slice(0, n === 3 ? 0 : 4 - n))
      await shifts.answer({ id: id(), shiftId: shift.id, memberId, agree: true, at: now })
  }
}

async function writeOrganisations(tx: Tx, given: Writing & { community: string }): Promise<void> {
  const { community: unitId, id, now, accountOf } = given
  const dayOf = (days: number) => new Date(now.getTime() + days * day).toISOString().slice(0, 10)
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const enter = async (
    name: LocalizedName,
    kind: 'company' | 'school' | 'association',
    state: 'confirmed' | 'asked',
  ) => {
    const organisationId = id()
    await organisations.insert(tx, {
      ...{ id: organisationId, kind, registeredNo: null, unitId, nameEn: name.en, nameZh: name.zh },
      ...{ aboutEn: null, aboutZh: null, contactName: '测试·联络员', contactPhone: '0990-8850-001', contactMail: null },
      ...{ endedOn: null, endedWhy: null, version: 1, createdAt: ago(150), updatedAt: now },
    })
    await enlistments.insert(tx, {
      ...{ id: id(), organisationId, unitId, words: '愿意出力 We want to help', people: 8, state, askedAt: ago(140) },
      ...{ answeredAt: state === 'confirmed' ? ago(138) : null, answeredWhy: null, endedAt: null, endedWhy: null },
    })
    return organisationId
  }
  const food = await enter(both('向阳食品公司', 'Sunny Foods'), 'company', 'confirmed')
  const school = await enter(both('葵园小学', 'Sunflower Primary School'), 'school', 'confirmed')
  await enter(both('平安志愿者协会', 'Ping An Volunteer Association'), 'association', 'asked')
  const steward = { id: id(), organisationId: food, accountId: accountOf('neighbour'), from: ago(150), until: null }
  await stewards.insert(tx, steward)
  const pledgeId = id()
  const promised = { organisationId: food, unitId, madeAt: ago(100), endedAt: null, endedWhy: null, version: 1 }
  await pledges.insert(tx, {
    ...{
      ...promised,
      id: pledgeId,
      resource: 'goods',
      what: '冬季爱心菜篮 Winter parcels',
      amount: 120,
      measure: '份 parcels',
    },
    ...{ until: dayOf(90), state: 'open' },
  })
  await pledges.insert(tx, {
    ...{
      ...promised,
      id: id(),
      organisationId: school,
      resource: 'venue',
      what: '周末开放操场 Playground at weekends',
    },
    ...{ amount: null, measure: null, until: dayOf(200), state: 'open' },
  })
  const need = { unitId, madeAt: ago(60), endedAt: null, endedWhy: null, version: 1, state: 'open' as const }
  const needId = id()
  await needs.insert(tx, {
    ...{
      ...need,
      id: needId,
      list: 'demand',
      resource: 'goods',
      what: '独居邻居过冬物资 Winter goods for neighbours who live alone',
    },
    ...{ amount: 80, measure: '份 parcels', by: dayOf(40) },
  })
  await needs.insert(tx, {
    ...{ ...need, id: id(), list: 'project', resource: 'people', what: '东门花园改造 A garden at the East Gate' },
    ...{ amount: 12, measure: '人 people', by: dayOf(70) },
  })
  await matches.insert(tx, { id: id(), needId, pledgeId, madeAt: ago(30), endedAt: null })
  await pairings.insert(tx, {
    ...{
      id: id(),
      organisationId: school,
      unitId,
      kinds: ['site_sharing', 'activity'],
      what: '操场周末向居民开放 The playground is open to residents at weekends',
    },
    ...{ from: dayOf(-90), until: dayOf(275), offeredBy: 'community', state: 'agreed', offeredAt: ago(95) },
    ...{ answeredAt: ago(92), answeredWhy: null, endedAt: null, endedWhy: null },
  })
  for (const [n, days] of [70, 40, 3].entries())
    await deeds.insert(tx, {
      ...{
        id: id(),
        organisationId: food,
        unitId,
        pledgeId,
        on: dayOf(-days),
        what: '送菜上门 Parcels brought to the door',
      },
      ...{ amount: 20, measure: '份 parcels', state: n === 2 ? 'logged' : 'confirmed', loggedAt: ago(days) },
      ...{ answeredAt: n === 2 ? null : ago(days - 1), answeredWhy: null },
    })
  const body = { unitId, contact: '社区办公室 community office', endedOn: null, endedWhy: null, version: 1 }
  await bodies.insert(tx, {
    ...{ ...body, id: id(), kind: 'mediation', nameZh: '葵园人民调解委员会', nameEn: 'Sunflower mediation committee' },
    ...{ members: 5, formedOn: '2022-06-01', termUntil: dayOf(300) },
  })
  await bodies.insert(tx, {
    ...{
      ...body,
      id: id(),
      kind: 'autonomous',
      nameZh: '葵园居民自治委员会',
      nameEn: 'Sunflower residents’ committee',
    },
    ...{ members: 9, formedOn: '2020-09-15', termUntil: dayOf(-20) },
  })
  await meetings.insert(tx, {
    ...{ id: id(), unitId, heldOn: dayOf(-12), topic: '三季度联席会 Third quarter', minutes: null, version: 1 },
    actions: [
      { what: '确定花园位置 Choose the place of the garden', who: '社区 Community', until: dayOf(20), doneOn: null },
      { what: '操场钥匙交接 Hand over the key', who: '葵园小学 School', until: dayOf(-2), doneOn: dayOf(-5) },
    ],
  })
}
