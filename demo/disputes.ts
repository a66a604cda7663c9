import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { casesStore } from '../server/modules/cases/cases.store.ts'
import { yearIn } from '../server/modules/cases/intake/numbers.ts'
import type { Doer } from '../server/modules/cases/lifecycle/case-state.ts'
import { sequence } from '../server/modules/cases/lifecycle/decide.rules.ts'
import { evolve } from '../server/modules/cases/lifecycle/replay.rules.ts'
import { openMatter } from '../server/modules/cases/matters/new-matter.rules.ts'
import type { CaseChange } from '../server/modules/cases/saving.store.ts'
import { hashSecret, newSecret } from '../server/modules/cases/secret.rules.ts'
import { type DisputeRecord, disputesStore } from '../server/modules/disputes/disputes.store.ts'
import { settingOf, startOfDay } from '../server/modules/disputes/inside.ts'
import { type Act, decide } from '../server/modules/disputes/matter/decide.rules.ts'
import { type Matter, newMatter, type Who } from '../server/modules/disputes/matter/matter.ts'
import { wakeAt } from '../server/modules/disputes/matter/time.rules.ts'
import { partiesStore } from '../server/modules/disputes/parties.store.ts'
import { disputeSettingsStore } from '../server/modules/disputes/settings/settings.store.ts'
import { usualSettings } from '../server/modules/disputes/settings/usual.rules.ts'
import { dueOfMatter, holderAt, linesOf } from '../server/modules/disputes/written.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { Tenant } from '../server/platform/http/tenant.ts'
import { uuidv7 } from '../server/platform/ids.ts'

const day = 86_400_000

/** What the writing of disputes needs. */
interface Given {
  context: CaseContext
  accountOf(key: string): string
  /** The post a key of the demo plays. */
  postOf(key: string): { id: string; unitId: string }
  /** Ids of the grids of a community. */
  gridsOf(communityId: string): readonly string[]
  /** The first of their running numbers. */
  first: number
  now: Date
}

/** Takes the running numbers of the disputes; gives the first. */
export const takeDisputeNumbers = async (tx: Tx, { tenant, now }: { tenant: Tenant; now: Date }): Promise<number> =>
  await casesStore(tx).takeNumbers(yearIn(tenant.timeZone, now), wanted.length)

/** Matters people quarrel about. All of it is made up. */
const matters = [
  ['neighbours', '楼上漏水，天花板受潮', 'Water comes through the ceiling', '修好水管 Mend the pipe'],
  ['neighbours', '夜里广场舞声音太大', 'Dancing in the square is loud at night', '九点后不放音乐 No music after nine'],
  ['property', '物业费和保洁有争议', 'What the property fee is for', '公布账目 Put up the accounts'],
  ['neighbours', '楼道堆放杂物', 'Things stand in the stairway', '搬走杂物 Clear the stairway'],
  ['consumer', '定做的柜子尺寸不对', 'A cupboard was made too large', '改好柜子 Make it fit'],
  ['family', '赡养费怎么分担', 'Who pays for an old parent', '每月支付 Pay each month'],
  ['wages', '装修零工的工钱没结清', 'Wages for a renovation are open', '付清工钱 Pay the wages'],
  ['accident', '电动车在院里剐蹭', 'A scooter was scratched in the yard', '赔偿修理费 Pay for the repair'],
] as const

/** How far each goes, and how many of them: every state of mediation. */
const fates = [
  ...([
    ['applied', 5],
    ['consented', 5],
    ['in_session', 6],
    ['agreed', 4],
    ['performing', 6],
  ] as const),
  ...([
    ['performed', 4],
    ['breached', 3],
    ['confirmed', 3],
    ['refused', 2],
    ['failed', 2],
  ] as const),
] as const

type Fate = (typeof fates)[number][0]

const wanted = fates.flatMap(([fate, count]) => Array.from({ length: count }, () => fate))

const open: readonly Matter['state'][] = ['applied', 'consented', 'in_session', 'agreed', 'performing']

/** Writes some forty disputes in every state, and who may mediate. Each has happened by the rules. */
export async function writeDisputes(tx: Tx, given: Given): Promise<number> {
  const { context, postOf, now } = given
  const [worker, head, assistant] = [postOf('worker'), postOf('head'), postOf('assistant')]
  const grid = context.bodies.unit(worker.unitId)
  const community = grid?.parentId
  if (!grid || !community) return 0
  // What is open lies next door: the worker's own list of the day stays what it was.
  const next = context.bodies.unit(given.gridsOf(community).find((id) => id !== grid.id) ?? grid.id) ?? grid
  const listed = [
    { post: worker, unitId: grid.id, tier: 'neighbours' },
    { post: head, unitId: grid.id, tier: 'neighbours' },
    { post: worker, unitId: next.id, tier: 'neighbours' },
    { post: head, unitId: community, tier: 'committee' },
    { post: assistant, unitId: community, tier: 'committee' },
  ].map(({ post, unitId, tier }) => ({ id: uuidv7(), postId: post.id, unitId, tier }))
  for (const each of listed)
    await disputeSettingsStore(tx).add({
      ...each,
      languages: '普通话 Mandarin',
      fromAt: new Date(now.getTime() - 90 * day),
      untilAt: null,
    })
  const year = yearIn(context.tenant.timeZone, now)
  const walks = wanted.map((fate, index) => {
    const number = `${context.tenant.numberPrefix}-${year}-${String(given.first + index).padStart(6, '0')}`
    return walk(given, {
      fate,
      index,
      number,
      path: (open.includes(fate) ? next : grid).path,
      chair: { id: uuidv7(), mediatorId: listed[0]?.id ?? '', postId: worker.id, accountId: given.accountOf('worker') },
    })
  })
  await casesStore(tx).save(walks.map(({ change }) => change))
  await Promise.all(walks.map(({ record, parties }) => store(tx, context, { record, parties })))
  return walks.length
}

interface Party {
  id: string
  n: number
  name: string
  accountId: string | null
}

async function store(tx: Tx, context: CaseContext, { record, parties }: { record: DisputeRecord; parties: Party[] }) {
  const derived = {
    ...{ dueAt: dueOfMatter(record.detail), wakeAt: wakeAt(record.detail, startOfDay(context, record.holderId)) },
    tierCode: (tier: number) => usualSettings.tiers[tier]?.code ?? '',
  }
  await disputesStore(tx).insert(record, derived, uuidv7)
  await disputesStore(tx).update(record, derived, uuidv7)
  for (const { id, n, name, accountId } of parties)
    await partiesStore(tx).insert({
      ...{ id, disputeId: record.id, n, accountId, name, phone: `000-55501${String(n).padStart(2, '0')}`, mail: null },
      ...{
        hearBack: 'none',
        secretHash: null,
        mandate: null,
        filedByPostId: null,
        consentVersion: null,
        consentHow: null,
      },
    })
}

/** One dispute from its application to where it stands. */
function walk(
  { context, accountOf, now }: Given,
  given: {
    fate: Fate
    index: number
    number: string
    path: readonly string[]
    chair: { id: string; mediatorId: string; postId: string; accountId: string }
  },
): { change: CaseChange; record: DisputeRecord; parties: Party[] } {
  const { fate, index, number, chair } = given
  const path = [...given.path]
  const [topic, zh, en, duty] = matters[index % matters.length] ?? matters[0]
  const late = fate === 'breached' || fate === 'confirmed' || fate === 'performed'
  let at = new Date(
    now.getTime() - ((late ? 26 : fate === 'applied' ? 1 : fate === 'agreed' ? 4 : 9) + (index % 4)) * day,
  )
  const holderId = holderAt(path, { settings: usualSettings }, 0, context)
  const parties: Party[] = [
    {
      id: uuidv7(),
      n: 1,
      name: `测试·甲${index + 1} / Test One ${index + 1}`,
      accountId: index % 5 === 0 ? accountOf('resident') : null,
    },
    {
      id: uuidv7(),
      n: 2,
      name: `测试·乙${index + 1} / Test Two ${index + 1}`,
      accountId: index % 5 === 1 ? accountOf('resident') : null,
    },
  ]
  const [one, two] = parties.map(({ id }): Who => ({ seat: 'party', partyId: id })) as [Who, Who]
  const setting = (detail: Matter | null) =>
    settingOf(context, { record: { holderId, path }, detail, settings: usualSettings, now: at, chairGone: false })
  const category = context.configuration.categoryByCode.get(`disputes.${topic}`)
  const detail = newMatter({ parties, tier: 0, now: at, settings: usualSettings, after: setting(null).after })
  const id = uuidv7()
  const subject = `${zh} ${en}`
  const opened = openMatter(
    {
      ...{
        id,
        number,
        lifecycle: 'dispute',
        state: 'applied',
        type: 'dispute.applied',
        channel: 'web',
        priority: 'normal',
      },
      ...{ category: category ? { id: category.id, name: category.name } : null, subject, address: null, point: null },
      ...{ holder: { kind: 'unit', id: holderId }, confidential: true, matter: { tier: 0 }, fileIds: [], facts: {} },
      ...{ reporterKind: parties[0]?.accountId ? 'resident' : 'anonymous', by: { kind: 'reporter' } },
      clocks: [
        { id: 'consent.1', stage: 'consent', limit: { amount: usualSettings.consentDays, unit: 'calendar_days' } },
      ],
      placement: context.placeOf(path.at(-1) ?? ''),
    },
    { now: at, bodies: context.bodies, clockwork: context.clockwork },
  )
  let { state } = opened
  const { events } = opened
  let m = detail
  for (const [who, act] of stepsOf(fate, { one, two, parties, chair, duty, today: () => setting(m).today })) {
    at = new Date(Math.min(at.getTime() + day / 2, now.getTime() - 60_000))
    const made = typeof act === 'function' ? act(m) : act
    const { after, facts } = decide(m, { act: made, who, setting: setting(m) })
    const lines = linesOf({ state, before: m, after, facts, setting: setting(m), context, holderId })
    const doer: Doer =
      who.seat === 'party' ? { kind: who === one ? 'reporter' : 'party' } : { kind: 'staff', postId: chair.postId }
    // Ended, it says when; lists and ratings count from there.
    const isOver = !open.includes(after.state)
    const last = lines.findLast(({ effect }) => effect.set?.state !== undefined)
    if (last && isOver && state.closedAt === null) last.effect.set = { ...last.effect.set, closedAt: at.toISOString() }
    const more = sequence(state, lines, { now: at, by: doer })
    state = more.reduce((current, event) => evolve(current, event), state)
    events.push(...more)
    m = after
    if (made.act === 'draft') at = new Date(at.getTime() + day / 4)
    if (made.act === 'sign' && m.state === 'performing' && late) at = new Date(now.getTime() - 8 * day)
  }
  const place = context.placeOf(path.at(-1) ?? '')
  const record: DisputeRecord = {
    ...{
      id,
      number,
      subject,
      account: `${zh}，几次沟通没有结果。 ${en}; talking did not help.`,
      wish: duty,
      address: null,
    },
    ...{ categoryId: category?.id ?? null, unitId: path.at(-1) ?? '', communityId: place.communityId, path, holderId },
    ...{ settingsVersion: 0, detail: m },
  }
  const accountId = parties[0]?.accountId
  const contact = accountId
    ? {
        ...{ case_id: id, account_id: accountId, name: null, phone: null, mail: null, address_detail: null },
        ...{ hear_back: 'none', on_behalf_name: null, on_behalf_phone: null, mandate: null, locale: 'zh-CN' },
      }
    : null
  return { change: { state, events, secretHash: hashSecret(newSecret()), contact }, record, parties }
}

type Step = [Who, Act | ((m: Matter) => Act)]

/** What happens on the way to each fate. */
function stepsOf(
  fate: Fate,
  given: {
    one: Who
    two: Who
    parties: readonly Party[]
    chair: { id: string; mediatorId: string; postId: string; accountId: string }
    duty: string
    today(): string
  },
): Step[] {
  const { one, two, parties, chair, duty } = given
  const desk: Who = { seat: 'desk', postId: chair.postId }
  const mediator: Who = { seat: 'mediator', postId: chair.postId }
  const debtor = parties[1]?.id ?? ''
  const inDays = (days: number) => new Date(Date.parse(given.today()) + days * day).toISOString().slice(0, 10)
  const at = (hours: number) => new Date(Date.parse(`${given.today()}T02:00:00Z`) + hours * 3_600_000).toISOString()
  const present = parties.map(({ id }) => id)
  const consented: Step[] = [[two, { act: 'consent', agree: true, words: '' }]]
  const chaired: Step[] = [...consented, [desk, { act: 'appoint', chair }]]
  const session: Step[] = [
    ...chaired,
    [
      mediator,
      () => ({ act: 'schedule', from: at(-8), until: at(-6), stationId: null, place: '社区调解室 Mediation room' }),
    ],
    [
      mediator,
      (m) => ({
        act: 'hold',
        id: m.sessions[0]?.id ?? '',
        present,
        outsiders: [],
        minutes: '双方说明情况 Both told their side',
      }),
    ],
    [
      one,
      () => ({
        act: 'offer',
        terms: [{ partyId: debtor, what: duty, due: inDays(6), amount: 60_000 }],
        words: '',
        counters: null,
        days: 3,
      }),
    ],
  ]
  const agreed: Step[] = [
    ...session,
    [two, (m) => ({ act: 'answer_offer', id: m.offers[0]?.id ?? '', answer: 'accept' })],
  ]
  const sign = (who: Who, index: number): Step => [
    who,
    (m) => ({
      act: 'sign',
      version: m.agreement?.version ?? 1,
      way: 'desk',
      fileId: null,
      partyId: parties[index]?.id ?? null,
    }),
  ]
  const performing: Step[] = [...agreed, sign(mediator, 0), sign(mediator, 1)]
  const done: Step[] = [
    ...performing,
    [two, (m) => ({ act: 'duty_done', id: m.duties[0]?.id ?? '', words: '已办好 Done', fileIds: [] })],
    [one, (m) => ({ act: 'duty_confirm', id: m.duties[0]?.id ?? '', done: true, words: '' })],
  ]
  const ask: Step[] = [
    [one, { act: 'ask_confirmation' }],
    [two, { act: 'ask_confirmation' }],
    [mediator, { act: 'confirmation_result', confirmed: true, words: '' }],
  ]
  const ways: Record<Fate, Step[]> = {
    ...{ applied: [], consented: chaired, in_session: session, agreed, performing, performed: done },
    breached: [
      ...performing,
      [one, (m) => ({ act: 'breach', id: m.duties[0]?.id ?? '', words: '到期未办 Not done in time' })],
    ],
    confirmed: [...done, ...ask],
    refused: [[two, { act: 'consent', agree: false, words: '' }]],
    failed: [...session, [one, { act: 'end', words: '' }]],
  }
  return ways[fate]
}
