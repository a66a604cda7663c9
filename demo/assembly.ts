import { followUpsStore } from '../server/modules/assembly/follow-ups/follow-ups.store.ts'
import { residentsStore } from '../server/modules/assembly/residents/residents.store.ts'
import type { Deliberation, SeatRecord } from '../server/modules/assembly/session/deliberation.ts'
import { deliberationsStore } from '../server/modules/assembly/session/deliberations.store.ts'
import { issueMinutes } from '../server/modules/assembly/session/paper.ts'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { hashSecret } from '../server/modules/cases/secret.rules.ts'
import type { Database, Tx } from '../server/platform/database/database.ts'
import { Documents } from '../server/platform/documents/documents.ts'
import { system } from '../server/platform/policy/actor.ts'
import { demoStore } from './demo.store.ts'
import type { DemoPeople } from './people.ts'
import { randomOf } from './random.ts'

const day = 86_400_000
const hour = 3_600_000

interface Given {
  people: Pick<DemoPeople, 'departments'>
  context: CaseContext
  database: Database
  communityId: string
  now: Date
}

/**
 * Two deliberations of the community the demo's desk keeps: one that comes, with people who signed up and a question, and one that was
 * held, decided and is being followed up. Everybody in them is made up.
 */
export async function writeDeliberations(tx: Tx, given: Given): Promise<void> {
  const { people, communityId, now } = given
  const random = randomOf('deliberations')
  const store = deliberationsStore(tx)
  const body = (code: string) => people.departments.find((each) => each.code === code)
  const seat = (more: Partial<SeatRecord> & Pick<SeatRecord, 'kind' | 'name'>): SeatRecord => ({
    ...{ id: random.id(now), bodyId: null, count: 1, answer: null, who: null, ...more },
  })
  const department = (code: string, answer: SeatRecord['answer']): SeatRecord[] => {
    const found = body(code)
    if (!found) return []
    const name = { en: found.nameEn, zh: found.nameZh }
    return [seat({ kind: 'department', bodyId: found.id, name, answer })]
  }
  const seats = (code: string, answer: SeatRecord['answer']): SeatRecord[] => [
    ...department(code, answer),
    seat({ kind: 'free', name: { en: 'Property company', zh: '物业公司' }, answer: 'comes' }),
    seat({ kind: 'free', name: { en: 'Legal aid', zh: '法律援助' }, answer: 'sends' }),
    seat({ kind: 'residents', name: { en: 'Resident representatives', zh: '居民代表' }, count: 9 }),
  ]
  const item = (kind: 'inform' | 'discuss' | 'decide', en: string, zh: string) => ({
    ...{ id: random.id(now), kind, text: { en, zh }, resolution: null, votes: null },
  })
  /** An afternoon so many days from today. */
  const afternoon = (days: number) => {
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
      new Date(now.getTime() + days * day),
    )
    const beginsAt = new Date(`${date}T14:30:00+08:00`)
    return { beginsAt, endsAt: new Date(beginsAt.getTime() + 2 * hour) }
  }
  const plain = (
    id: string,
  ): Omit<Deliberation, 'title' | 'description' | 'agenda' | 'seats' | 'beginsAt' | 'endsAt'> => ({
    ...{ id, state: 'called', version: 2, unitId: communityId, callerUnitId: communityId, moved: 0, why: null },
    ...{ place: '社区议事厅 Community room', caseId: null, caseNumber: null, categoryId: null, residentSeats: 20 },
    ...{ speakers: 4, quorum: { by: 'seats', need: 'half', least: null, households: null }, attendance: null },
    ...{ objectionDays: 5, documentId: null, documentCode: null, minutesAt: null, objectUntil: null, finalAt: null },
    createdAt: new Date(now.getTime() - 30 * day),
  })

  const coming: Deliberation = {
    ...{ ...plain(random.id(now)), ...afternoon(6) },
    title: { en: 'Where scooters charge', zh: '电动车到哪里充电' },
    description: {
      en: 'Cables hang from windows, and the stairways are full. Let us find places to charge that are safe and cheap.',
      zh: '“飞线”充电和楼道停车的问题又多起来了。大家一起商量，找几处安全、便宜的充电点。',
    },
    agenda: [
      item('inform', 'What the fire rules say', '通报消防规定'),
      item('discuss', 'Places that were proposed', '讨论居民提出的充电点位'),
      item('decide', 'A shed beside the east gate', '表决：东门旁建充电棚'),
    ],
    seats: seats('power', 'comes'),
  }
  await store.insert(coming)
  for (const [n, name] of ['测试·甲 / Test A', '测试·乙 / Test B', '测试·丙 / Test C'].entries())
    await residentsStore(tx).add({
      ...{ id: random.id(now), deliberationId: coming.id, wish: n === 1 ? 'speak' : 'attend', name },
      ...{ phone: `000-555030${n}`, mail: null, hearBack: 'none', locale: 'zh-CN', accountId: null },
      ...{ secretHash: hashSecret(random.id(now)), at: new Date(now.getTime() - (3 - n) * hour) },
    })
  await residentsStore(tx).say({
    ...{ id: random.id(now), deliberationId: coming.id, kind: 'question', at: new Date(now.getTime() - hour) },
    text: '充一次多少钱？ What does one charge cost?',
  })
  await writeHeld(tx, given, { ...plain(random.id(now)), ...afternoon(-21) }, { item, seats: seats('water', 'comes') })
}

/** One that was held three weeks ago, with what follows from it. */
async function writeHeld(
  tx: Tx,
  { context, database, communityId, now }: Given,
  plain: Omit<Deliberation, 'title' | 'description' | 'agenda' | 'seats'>,
  given: {
    item: (kind: 'discuss' | 'decide', en: string, zh: string) => Deliberation['agenda'][number]
    seats: SeatRecord[]
  },
): Promise<void> {
  const random = randomOf('deliberation held')
  const { item, seats } = given
  const minutesAt = new Date(plain.endsAt.getTime() + day)
  const mended = item('decide', 'The pipe under the yard is renewed', '表决：更换院内老旧水管')
  const planted = item('decide', 'Flowers instead of the parking row', '表决：停车位改为花坛')
  const held: Deliberation = {
    ...{ ...plain, state: 'final', version: 7, minutesAt, objectUntil: new Date(minutesAt.getTime() + 7 * day), seats },
    finalAt: new Date(minutesAt.getTime() + 7 * day),
    title: { en: 'The yard of the old houses', zh: '老楼院子怎么改' },
    description: {
      en: 'The yard floods after each rain, and cars stand on the path. What is to be done first?',
      zh: '院子逢雨就积水，车子占了步道。先办哪件，大家来定。',
    },
    agenda: [
      {
        ...item('discuss', 'What bothers people most', '说说最烦心的事'),
        resolution: { en: 'The water, by far.', zh: '积水问题最突出。' },
      },
      {
        ...mended,
        resolution: { en: 'The pipe is renewed before the rains.', zh: '汛期前更换水管。' },
        votes: { for: 9, against: 1, abstained: 1 },
      },
      {
        ...planted,
        resolution: { en: 'Cars stay where they are for now.', zh: '暂不改动停车位。' },
        votes: { for: 4, against: 6, abstained: 1 },
      },
    ],
    attendance: {
      seats: Object.fromEntries(seats.map(({ id, count, kind }) => [id, kind === 'residents' ? 8 : count])),
      ...{ residents: 17, households: null },
    },
  }
  const documents = new Documents({ database, clock: { now: () => minutesAt } })
  const at = { tenant: context.tenant, actor: system, locale: 'zh-CN' as const }
  const paper = await issueMinutes({ documents }, tx, { row: held, around: { at, context, now: minutesAt } })
  await deliberationsStore(tx).insert({ ...held, documentId: paper.id, documentCode: paper.code })
  const body = seats.find(({ bodyId }) => bodyId !== null)?.bodyId
  for (const [n, states] of [['closed'], ['handling', 'accepted', 'handled']].entries()) {
    const report = await demoStore(tx).findReport(communityId, states)
    if (!report) continue
    const date = new Date(now.getTime() + (n === 0 ? -5 : 20) * day).toISOString().slice(0, 10)
    await followUpsStore(tx).add({
      ...{ id: random.id(now), deliberationId: held.id, itemId: mended.id, due: date, at: minutesAt, opened: false },
      what: n === 0 ? { en: 'Find the leak', zh: '查找漏点' } : { en: 'Renew the pipe', zh: '更换水管' },
      body: body ? { kind: 'department', id: body } : null,
      ...{ caseId: report.id, number: report.number },
    })
  }
}
