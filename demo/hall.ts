import type { Specialty } from '../contract/hall-work.ts'
import { jointStore } from '../server/modules/hall/joint/joint.store.ts'
import { type CounterRecord, hallStore, type ServiceRecord } from '../server/modules/hall/settings/hall.store.ts'
import { usualRules } from '../server/modules/hall/settings/settings.service.ts'
import { codeHash, codeOf, numberOf } from '../server/modules/hall/tickets/ticket.rules.ts'
import { type TicketRecord, ticketsStore } from '../server/modules/hall/tickets/tickets.store.ts'
import { stationsStore } from '../server/modules/people/stations/stations.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { DemoTerritory } from './city/territory.ts'
import type { DemoPeople } from './people.ts'
import { type Random, randomOf } from './random.ts'

const minute = 60_000
const hour = 60 * minute
const timeZone = 'Asia/Shanghai'
const dayOf = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)

const idCard = { en: 'Identity card', zh: '身份证' }
const withPapers = (en: string, zh: string) => ({ en: `Identity card, ${en}`, zh: `身份证、${zh}` })
const nothing = { en: '', zh: '' }

/** Code, letter, names, minutes, what to bring, department, whether appointments are taken. */
const services = [
  ['general', 'A', 'Questions and forms', '综合咨询', 6, nothing, null, false],
  ['petition', 'A', 'Bring a petition', '信访接待', 15, withPapers('papers about the matter', '相关材料'), null, true],
  [
    'social',
    'B',
    'Social assistance',
    '社会救助',
    12,
    withPapers('proof of income', '收入证明'),
    'civil_affairs',
    true,
  ],
  [
    'elderly',
    'B',
    'Allowance for the elderly',
    '高龄津贴',
    8,
    withPapers('bank card', '银行卡'),
    'civil_affairs',
    false,
  ],
  ['marriage', 'B', 'Marriage papers', '婚姻登记咨询', 10, idCard, 'civil_affairs', false],
  [
    'wages',
    'C',
    'Wages and contracts',
    '劳动报酬与合同',
    15,
    withPapers('contract, payslips', '合同、工资条'),
    'labour',
    true,
  ],
  ['injury', 'C', 'Injury at work', '工伤认定', 15, withPapers('medical record', '病历'), 'labour', false],
  ['housing', 'D', 'Public housing', '公共租赁住房', 12, withPapers('household register', '户口簿'), 'housing', true],
  [
    'repair_fund',
    'D',
    'Repair fund of a house',
    '维修资金',
    12,
    withPapers('deed of the home', '不动产权证'),
    'housing',
    false,
  ],
  ['residence', 'E', 'Residence permit', '居住证', 9, withPapers('lease, a photo', '租赁合同、照片'), 'police', true],
  ['utilities', 'F', 'Water at home', '用水报装与账单', 8, withPapers('last bill', '近期账单'), 'water', false],
  ['overseas', 'G', 'Overseas affairs', '涉侨事务', 12, withPapers('passport', '护照'), null, false],
  ['mediation', 'H', 'Mediation', '人民调解', 20, withPapers('what you have in writing', '书面材料'), null, true],
  ['legal', 'J', 'Legal advice', '法律咨询', 15, nothing, null, true],
  ['litigation', 'K', 'Litigation service', '诉讼服务', 16, withPapers('papers of the case', '案件材料'), null, false],
] as const

/** Number, names, what it is known for, services, department; who sits there: a post of the department, or of any desk. */
const counters: readonly (readonly [
  number: number,
  en: string,
  zh: string,
  specialties: readonly Specialty[],
  serves: readonly string[],
  department: string | null,
  seated: boolean,
])[] = [
  [1, 'General', '综合窗口', ['general'], ['general', 'petition'], null, false],
  [2, 'General', '综合窗口', ['general'], ['general', 'petition', 'elderly'], null, true],
  [3, 'Labour', '劳动窗口', ['labour'], ['wages', 'injury'], 'labour', true],
  [4, 'Housing', '住房窗口', ['housing'], ['housing', 'repair_fund'], 'housing', true],
  [5, 'Residence', '居住证窗口', ['general'], ['residence'], 'police', true],
  [6, 'Social affairs', '民政窗口', ['social'], ['social', 'elderly', 'marriage'], 'civil_affairs', true],
  [7, 'Overseas affairs', '涉侨窗口', ['overseas'], ['overseas', 'general'], null, false],
  [8, 'Mediation', '调解窗口', ['mediation'], ['mediation'], null, true],
  [9, 'Legal advice', '法律咨询窗口', ['legal_advice'], ['legal'], null, true],
  [10, 'Litigation service', '诉讼服务窗口', ['litigation'], ['litigation', 'legal'], null, false],
  [11, 'Water and light', '水电窗口', ['general'], ['utilities'], 'water', false],
]

const weekdays = [1, 2, 3, 4, 5]
const slots = [
  { days: weekdays, from: '09:00', until: '11:30', every: 30, capacity: 2 },
  { days: weekdays, from: '14:00', until: '17:00', every: 30, capacity: 2 },
]

interface Given {
  territory: Pick<DemoTerritory, 'district' | 'buildings'>
  people: Pick<DemoPeople, 'departments' | 'at' | 'posts'>
  secret: string
  now: Date
}

interface Writing extends Given {
  random: Random
  hallId: string
  services: readonly ServiceRecord[]
  counters: readonly CounterRecord[]
  /** How many of each letter there are by now. */
  numbers: Map<string, number>
  today: string
}

/** The district's hall: fifteen services, eleven counters, and about sixty tickets of today in every state. Nobody has a name. */
export async function writeHall(tx: Tx, given: Given): Promise<void> {
  const { territory, now } = given
  const random = randomOf('hall')
  const at = new Date(now.getTime() - 200 * 24 * hour)
  const stationId = random.id(at)
  await stationsStore(tx).insert({
    ...{ id: stationId, code: 'QH0000H', kind: 'hall', unitId: territory.district.id },
    ...{ nameEn: 'District one-stop hall', nameZh: '区一站式服务大厅', dutyPhone: '0990-8840-000' },
    ...{ supervisionPhone: '0990-8840-345', closed: false, version: 1, updatedAt: at },
    ...{ lat: territory.buildings[0]?.at.lat ?? null, lng: territory.buildings[0]?.at.lng ?? null },
    detail: {
      address: { en: '1 Lotus Square', zh: '荷花广场1号' },
      hours: [],
      hoursNote: { en: 'Lunch is covered: two counters stay open', zh: '午间不打烊，保留两个窗口' },
      venue: null,
      amenities: [
        { kind: 'tea', note: nothing },
        ...(['charging', 'toilet', 'rest'] as const).map((kind) => ({ kind, note: nothing })),
      ],
    },
  })
  const hallId = random.id(at)
  const { note: _, ...rules } = usualRules
  const note = {
    noteEn: 'Elderly, disabled, pregnant, with a small child: tell the kiosk.',
    noteZh: '老人、残疾人、孕妇、带小孩的，取号时请说明。',
  }
  await hallStore(tx).insert({ id: hallId, stationId, code: 'hall', ...rules, ...note, version: 1, updatedAt: at })
  const writing: Writing = {
    ...given,
    ...{ random, hallId, numbers: new Map(), today: dayOf(now) },
    ...{ services: servicesOf(given, { random, hallId, at }), counters: [] },
  }
  for (const service of writing.services) await hallStore(tx).insertService(service)
  const desks = countersOf(writing, at)
  for (const { counter, postId } of desks) {
    await hallStore(tx).insertCounter(counter)
    if (postId) await hallStore(tx).sit({ counterId: counter.id, postId, at: new Date(now.getTime() - 3 * hour) })
  }
  await writeTickets(tx, { ...writing, counters: desks.map(({ counter, postId }) => ({ ...counter, postId })) })
}

function servicesOf({ people }: Given, about: { random: Random; hallId: string; at: Date }): ServiceRecord[] {
  return services.map(([code, letter, en, zh, minutes, bring, department, booked], nth) => ({
    ...{ id: about.random.id(about.at), hallId: about.hallId, code, letter, nameEn: en, nameZh: zh, minutes, nth },
    departmentId: people.departments.find((each) => each.code === department)?.id ?? null,
    ...{ bringEn: bring.en, bringZh: bring.zh, slots: booked ? slots : [], ended: false, version: 1 },
  }))
}

function countersOf(
  { people, random, hallId, services: offered }: Writing,
  at: Date,
): { counter: CounterRecord; postId: string | null }[] {
  // Grids lend their heads; nobody the demo lets one step into.
  const lent = people.posts.filter(({ held }) => held.role === 'grid_head')
  return counters.map(([number, en, zh, specialties, serves, department, seated], nth) => {
    const body = people.departments.find(({ code }) => code === department)
    const post = body ? people.at(body.id).at(-1) : lent[lent.length - 1 - nth]
    return {
      postId: seated ? (post?.held.id ?? null) : null,
      counter: {
        ...{ id: random.id(at), hallId, number, nameEn: en, nameZh: zh, departmentId: body?.id ?? null },
        ...{
          specialties: [...specialties],
          hours: [],
          ended: false,
          postId: null,
          seatedAt: null,
          paused: false,
          version: 1,
        },
        serviceIds: offered.filter(({ code }) => serves.includes(code)).map(({ id }) => id),
      },
    }
  })
}

async function writeTickets(tx: Tx, writing: Writing): Promise<void> {
  const { random, now, counters: desks, services: offered } = writing
  const midnight = new Date(`${writing.today}T00:00:00+08:00`)
  const since = Math.max(midnight.getTime() + minute, now.getTime() - 3 * hour)
  const span = now.getTime() - since
  const seated = desks.filter(({ postId }) => postId !== null)
  const store = ticketsStore(tx)
  const rate = async (ticket: TicketRecord, stars: number, words: string | null) => {
    const about = { hallId: ticket.hallId, serviceId: ticket.firstServiceId, ticketId: ticket.id }
    await jointStore(tx).rate({
      ...about,
      id: random.id(now),
      solved: stars > 2,
      stars,
      words,
      at: ticket.endedAt ?? now,
    })
  }
  const visit = async (service: ServiceRecord, came: number, more: (place: Date) => Partial<TicketRecord>) => {
    const place = new Date(since + came * span)
    const ticket = ticketOf(writing, { service, place })
    const after: TicketRecord = { ...ticket, ...more(place) }
    await store.insert(ticket)
    await store.save(after)
    return after
  }
  const later = (place: Date, minutes: number) => new Date(Math.min(now.getTime(), place.getTime() + minutes * minute))
  // Those who were served this morning, oldest first; some said how it was.
  for (let n = 0; n < 36; n++) {
    const desk = seated[n % seated.length] as CounterRecord
    const service = offered.find(({ id }) => id === desk.serviceIds[n % desk.serviceIds.length]) as ServiceRecord
    const waited = 2 + ((n * 7) % 23)
    const state = n % 13 === 12 ? 'no_show' : n % 17 === 16 ? 'left' : 'done'
    const done = await visit(service, (n / 36) * 0.75, (place) => ({
      ...{
        state,
        priority: n % 5 === 0,
        counterId: desk.id,
        endedAt: later(place, waited + service.minutes),
        calls: 1,
      },
      ...(state === 'left' ? {} : { firstCalledAt: later(place, waited), calledAt: later(place, waited) }),
      ...(state === 'done' ? { startedAt: later(place, waited + 1) } : {}),
    }))
    if (state === 'done' && n % 3 === 0)
      await rate(done, 3 + ((n / 3) % 3), n % 6 === 0 ? '一个窗口就办完了 Settled at one counter' : null)
  }
  // One at each counter where somebody sits, but for two who have just become free.
  for (const [n, desk] of seated.slice(0, -2).entries()) {
    const service = offered.find(({ id }) => id === desk.serviceIds[0]) as ServiceRecord
    await visit(service, 0.78 + n * 0.01, () => {
      const calledAt = new Date(now.getTime() - (n + 1) * 2 * minute)
      const isServing = n % 3 !== 0
      return {
        ...{ state: isServing ? 'serving' : 'called', counterId: desk.id, firstCalledAt: calledAt, calledAt, calls: 1 },
        ...{ startedAt: isServing ? new Date(calledAt.getTime() + minute) : null, priority: n === 1 },
      }
    })
  }
  const waiting = [
    'wages',
    'housing',
    'wages',
    'social',
    'residence',
    'petition',
    'wages',
    'general',
    'housing',
    'social',
  ]
  for (const [n, code] of [...waiting, 'residence', 'petition', 'elderly', 'repair_fund'].entries())
    await visit(offered.find((each) => each.code === code) as ServiceRecord, 0.86 + n * 0.009, () => ({
      priority: n % 4 === 3,
    }))
  await writeAppointments(tx, writing)
  for (const [letter, last] of writing.numbers)
    for (let n = 0; n < last; n++) await store.nextNumber({ hallId: writing.hallId, day: writing.today, letter })
}

/** Some who come on the next working days. */
async function writeAppointments(tx: Tx, writing: Writing): Promise<void> {
  const { now, services: offered } = writing
  const booked = offered.filter((each) => each.slots.length > 0)
  for (const [n, service] of booked.entries()) {
    let day = new Date(now.getTime() + 24 * hour)
    while ([0, 6].includes(new Date(`${dayOf(day)}T00:00:00Z`).getUTCDay())) day = new Date(day.getTime() + 24 * hour)
    const time = `${String(9 + (n % 2)).padStart(2, '0')}:${n % 3 === 0 ? '30' : '00'}`
    const slotAt = new Date(`${dayOf(day)}T${time}:00+08:00`)
    await ticketsStore(tx).insert({
      ...ticketOf(writing, { service, place: now, numbered: false }),
      ...{
        kind: 'appointment',
        state: 'booked',
        day: dayOf(day),
        slotAt,
        place: null,
        arrivedAt: null,
        firstPlace: null,
      },
    })
  }
}

function ticketOf(
  { random, secret, hallId, numbers, today }: Writing,
  { service, place, numbered = true }: { service: ServiceRecord; place: Date; numbered?: boolean },
): TicketRecord {
  const id = random.id(place)
  const nth = (numbers.get(service.letter) ?? 0) + 1
  if (numbered) numbers.set(service.letter, nth)
  return {
    ...{ id, hallId, serviceId: service.id, firstServiceId: service.id, day: today, kind: 'walk_in', state: 'waiting' },
    ...{ number: numbered ? numberOf(service.letter, nth) : null, priority: false, place, inWindow: false, passed: 0 },
    ...{ slotAt: null, takenAt: place, arrivedAt: place, firstPlace: place, firstCalledAt: null, calledAt: null },
    ...{ startedAt: null, endedAt: null, counterId: null, onlyCounterId: null, holdUntil: null, held: 0, calls: 0 },
    ...{ transfers: 0, undo: null, codeHash: codeHash(codeOf(secret, id)), name: null, phone: null, accountId: null },
    ...{ note: null, cases: [] },
  }
}
