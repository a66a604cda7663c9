import { boardConsentVersion, starConsentVersion } from '../contract/points-stars.ts'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { dueOf } from '../server/modules/cases/clocks/limit.rules.ts'
import { profileStore } from '../server/modules/people/profile.store.ts'
import { stationsStore } from '../server/modules/people/stations/stations.store.ts'
import { type ClaimRecord, claimsStore } from '../server/modules/points/earning/claims.store.ts'
import { grantFor } from '../server/modules/points/earning/grants.service.ts'
import { codeHash, codeOf } from '../server/modules/points/exchange/code.rules.ts'
import { exchangeStore, type OrderRecord } from '../server/modules/points/exchange/exchange.store.ts'
import { ledger } from '../server/modules/points/ledger/ledger.service.ts'
import { usualRules } from '../server/modules/points/rules/catalogue.rules.ts'
import { type RuleRecord, rulesStore, type SchemeRecord } from '../server/modules/points/rules/rules.store.ts'
import { boardsStore } from '../server/modules/points/stars/boards.store.ts'
import { usualLadder } from '../server/modules/points/stars/stars.rules.ts'
import { type StarRecord, starsStore } from '../server/modules/points/stars/stars.store.ts'
import {
  boardConsent,
  shownName,
  starConsent,
  starKind,
  starPurpose,
} from '../server/modules/points/stars/stars.view.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { consentStore } from '../server/platform/identity/consent.store.ts'
import { type DemoTerritory, knownCommunity } from './city/territory.ts'
import type { DemoPeople } from './people.ts'
import { type Random, randomOf } from './random.ts'

const day = 86_400_000

/** What the writing of points needs. */
interface Given {
  territory: DemoTerritory
  people: DemoPeople
  context: CaseContext
  /** Secret of the installation, of which codes of orders are made. */
  secret: string
  accountOf(key: string): string
  now: Date
}

/** One deed that was claimed: by a key of the demo or a neighbour, so many days ago. */
interface Deed {
  who: string
  ago: number
  rule: 'hour' | 'deed'
  hours?: number
  note: string
  state: ClaimRecord['state']
  why?: string
  contested?: string
}

const brought = '社区纸质台账转入，已逐页核对 Brought over from the paper book, looked through page by page'

/** Neighbours without an account to step into. All of them are made up. */
const neighbours = { an: '许岸（测试）', xi: '唐溪（测试）', he: '苏禾（测试）' } as const

/** Claims in every state, oldest first. */
const deeds: readonly Deed[] = [
  { who: 'neighbour', ago: 715, rule: 'deed', note: '清理楼道 Cleared the stairway', state: 'approved' },
  { who: 'neighbour', ago: 60, rule: 'hour', hours: 320, note: brought, state: 'approved' },
  { who: 'resident', ago: 45, rule: 'hour', hours: 104, note: brought, state: 'approved' },
  { who: 'an', ago: 40, rule: 'hour', hours: 130, note: brought, state: 'approved' },
  { who: 'xi', ago: 38, rule: 'hour', hours: 610, note: brought, state: 'approved' },
  {
    who: 'he',
    ago: 30,
    rule: 'hour',
    hours: 12,
    note: '陪老人看病 Went to the doctor with an old neighbour',
    state: 'approved',
  },
  { who: 'resident', ago: 20, rule: 'deed', note: '周末清扫大院 Swept the yard on Saturday', state: 'approved' },
  { who: 'resident', ago: 12, rule: 'deed', note: '给花坛浇水 Watered the flowers', state: 'approved' },
  {
    ...{ who: 'resident', ago: 9, rule: 'hour', hours: 2, note: '夜间巡逻 Evening round', state: 'refused' },
    why: '当晚的签到表上没有您 You are not on the sheet of that evening',
  },
  {
    ...{ who: 'he', ago: 8, rule: 'deed', note: '清理河边 Cleared the river bank', state: 'contested' },
    why: '没有人看到 Nobody saw it',
    contested: '同楼的三位邻居可以作证 Three neighbours of our house can say so',
  },
  { who: 'he', ago: 6, rule: 'hour', hours: 1, note: '记错了日子 The wrong day', state: 'withdrawn' },
  {
    who: 'an',
    ago: 2,
    rule: 'hour',
    hours: 3,
    note: '教邻居用手机 Showed neighbours how a phone works',
    state: 'open',
  },
  { who: 'neighbour', ago: 1, rule: 'deed', note: '扫雪 Cleared the snow', state: 'open' },
]

/** Stars on their way: one waits for its owner, one is published, one waits to be decided, one was granted. */
const stars = [
  { who: 'resident', grade: 1, ago: 3, state: 'proposed' },
  { who: 'an', grade: 1, ago: 2, state: 'published' },
  { who: 'xi', grade: 3, ago: 21, state: 'published' },
  { who: 'neighbour', grade: 2, ago: 50, state: 'granted' },
] as const

const goods = [
  { zh: '大米 1 千克', en: 'Rice, 1 kg', points: 5, stock: 40, givenBy: '葵园粮店 Sunflower Foods' },
  { zh: '肥皂一块', en: 'A bar of soap', points: 2, stock: 60, givenBy: null },
  { zh: '理发一次', en: 'A haircut', points: 4, stock: 12, givenBy: '街角理发店 Corner barber' },
] as const

/**
 * The points of the known community: a scheme with the usual rules, claims in every state with what they earned, goods with stock,
 * orders, stars on their way, and a board. Lines of the ledger are written by the ledger itself. Nobody is told: it is history.
 */
export async function writePoints(tx: Tx, given: Given): Promise<void> {
  const { territory, people, now } = given
  const community = territory.all.find(({ code }) => code === knownCommunity.code)
  const desk = community && people.at(community.id).find(({ held }) => held.role === 'desk')
  if (!community || !desk) throw new Error('The known community has no desk that could keep a scheme.')
  const random = randomOf('points')
  const since = new Date(now.getTime() - 720 * day)
  const by = { accountId: desk.write.accountId ?? 'demo-desk', postId: desk.held.id }
  const writing = { ...given, random, unitId: community.id, by }
  for (const [key, name] of Object.entries(neighbours))
    await profileStore(tx).save({
      ...{ id: random.id(since), accountId: personOf(given, key), name, phone: null, mail: null },
      ...{ homeUnitId: null, homeAddress: null, at: since },
    })
  const { scheme, rules } = await writeScheme(tx, writing, since)
  for (const deed of deeds) await writeClaim(tx, writing, { deed, scheme, rules })
  await writeExchange(tx, writing, scheme)
  for (const star of stars) await writeStar(tx, writing, star)
  await writeBoard(tx, writing)
}

interface Writing extends Given {
  random: Random
  unitId: string
  /** Whoever approves and decides. */
  by: { accountId: string; postId: string }
}

const personOf = ({ accountOf }: Pick<Given, 'accountOf'>, key: string): string =>
  key in neighbours ? `demo-points-${key}` : accountOf(key)

const nameOf = (key: string): string =>
  neighbours[key as keyof typeof neighbours] ?? (key === 'neighbour' ? '周谷雨（测试）' : '李小满（测试）')

const dayOf = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(at)

async function writeScheme(
  tx: Tx,
  { random, unitId, by }: Writing,
  at: Date,
): Promise<{ scheme: SchemeRecord; rules: RuleRecord[] }> {
  const scheme: SchemeRecord = {
    ...{ id: random.id(at), unitId, nameEn: 'Sunflower thanks its helpers', nameZh: '葵园邻里互助积分' },
    ...{ perDay: 20, perMonth: 120, expiryMonths: 24, pickUpDays: 7 },
    ...{ reviewDays: 90, reviewPair: 5, reviewShare: 60, reviewBurst: 20 },
    ...{ endedAt: null, version: 1, updatedAt: at },
  }
  const store = rulesStore(tx)
  await store.insertScheme(scheme)
  const rules = usualRules(dayOf(at)).map((rule): RuleRecord => {
    const { category, source, basis, points, from, until, fileIds: _, ...detail } = rule
    const about = { id: random.id(at), schemeId: scheme.id, version: 1, category, source, basis, points, detail }
    return { ...about, from, until, savedAt: at, postId: by.postId }
  })
  for (const rule of rules) await store.insertRule(rule)
  return { scheme, rules }
}

async function writeClaim(
  tx: Tx,
  writing: Writing,
  { deed, scheme, rules }: { deed: Deed; scheme: SchemeRecord; rules: readonly RuleRecord[] },
): Promise<void> {
  const { random, unitId, by, now } = writing
  const askedAt = new Date(now.getTime() - deed.ago * day)
  const decidedAt = new Date(Math.min(askedAt.getTime() + day, now.getTime()))
  const rule = rules.find(({ source, basis }) => source === 'claim' && basis === deed.rule)
  if (!rule) throw new Error('the usual rules have changed')
  const earner = personOf(writing, deed.who)
  const minutes = deed.hours === undefined ? null : deed.hours * 60
  const isDecided = deed.state === 'approved' || deed.state === 'refused'
  const claim: ClaimRecord = {
    ...{
      id: random.id(askedAt),
      ruleId: rule.id,
      version: rule.version,
      schemeId: scheme.id,
      accountId: earner,
      unitId,
    },
    ...{ day: dayOf(askedAt), minutes, note: deed.note, state: deed.state, askedAt, why: deed.why ?? null },
    ...(isDecided
      ? { decidedAt, decidedBy: by.accountId, decidedPostId: by.postId }
      : { decidedAt: null, decidedBy: null, decidedPostId: null }),
    ...(deed.contested
      ? { contestedAt: decidedAt, contestedWords: deed.contested, firstDecidedBy: by.accountId }
      : { contestedAt: null, contestedWords: null, firstDecidedBy: null }),
  }
  const store = claimsStore(tx)
  await store.insert(claim)
  await store.update(claim)
  if (deed.state !== 'approved') return
  const about = { scheme, rule, earner, source: 'claim', sourceRef: claim.id, day: claim.day, minutes } as const
  await grantFor(tx, { ...about, now: decidedAt })
}

/** Goods with stock at the station of the community's first grid, an order that waits and one that was picked up. */
async function writeExchange(tx: Tx, writing: Writing, scheme: SchemeRecord): Promise<void> {
  const { random, by, now } = writing
  const station = await stationOf(tx, writing)
  if (!station) return
  const at = new Date(now.getTime() - 25 * day)
  const store = exchangeStore(tx)
  const ids: string[] = []
  for (const { zh, en, points, stock, givenBy } of goods) {
    const id = random.id(at)
    ids.push(id)
    await store.insertGood({
      ...{ id, schemeId: scheme.id, nameEn: en, nameZh: zh, aboutEn: '', aboutZh: '', points, perPerson: null },
      ...{ givenBy, endedAt: null, version: 1, updatedAt: at },
    })
    await store.lockShelf(id, station)
    await store.change({ goodId: id, stationId: station }, { onHand: stock, held: 0 })
    const move = { id: random.id(at), goodId: id, stationId: station, kind: 'received' as const, delta: stock }
    await store.addMove({ ...move, orderId: null, words: null, at, postId: by.postId })
  }
  const soap = { goodId: ids[1] as string, stationId: station, points: 2 }
  await writeOrder(tx, writing, { ...soap, who: 'resident', ago: 10, isPickedUp: true })
  await writeOrder(tx, writing, { ...soap, who: 'resident', ago: 1, isPickedUp: false })
}

async function stationOf(tx: Tx, { territory }: Writing): Promise<string | undefined> {
  const grid = territory.all.find(({ code }) => code === `${knownCommunity.code}002`)
  return grid && (await stationsStore(tx).inUnit(grid.id))[0]?.id
}

async function writeOrder(
  tx: Tx,
  writing: Writing,
  wanted: { goodId: string; stationId: string; points: number; who: string; ago: number; isPickedUp: boolean },
): Promise<void> {
  const { random, by, secret } = writing
  const { goodId, stationId, points } = wanted
  const at = new Date(writing.now.getTime() - wanted.ago * day)
  const owner = personOf(writing, wanted.who)
  const book = ledger(tx)
  const names = [
    { kind: 'person', unit: 'point', owner } as const,
    { kind: 'station', unit: 'point', owner: stationId } as const,
  ]
  const [from, to] = (await book.accounts(names, at)).map(({ id }) => id) as [string, string]
  const id = random.id(at)
  const store = exchangeStore(tx)
  if (!(await store.keep(goodId, stationId, 1))) throw new Error('the shelf of the demo is empty')
  const line = { detail: { order: id }, now: at }
  const pickUpBy = new Date(at.getTime() + 7 * day)
  const hold = await book.hold({
    ...{ ...line, debitId: from, creditId: to, amount: points, expiresAt: pickUpBy, key: `order:${id}` },
  })
  const order: OrderRecord = {
    ...{ id, accountId: owner, goodId, stationId, quantity: 1, points, holdId: hold.id, postEntryId: null },
    ...{
      codeHash: codeHash(codeOf(secret, id)),
      state: 'waiting',
      orderedAt: at,
      pickUpBy,
      endedAt: null,
      refunded: 0,
    },
  }
  await store.insertOrder(order)
  if (!wanted.isPickedUp) return
  const later = new Date(at.getTime() + day)
  await store.change(order, { onHand: -1, held: -1 })
  const post = await book.end({ holdId: hold.id, how: 'post', key: `pick-up:${id}`, detail: { order: id }, now: later })
  const move = { id: random.id(later), goodId, stationId, kind: 'picked_up' as const, delta: -1, orderId: id }
  await store.addMove({ ...move, words: null, at: later, postId: by.postId })
  await store.updateOrder({ ...order, state: 'picked_up', endedAt: later, postEntryId: post.id })
}

async function writeStar(tx: Tx, writing: Writing, star: (typeof stars)[number]): Promise<void> {
  const { random, unitId, by, now, context } = writing
  const accountId = personOf(writing, star.who)
  const hours = usualLadder.hours[star.grade - 1] as number
  const at = new Date(now.getTime() - star.ago * day)
  const proposal = { id: random.id(at), accountId, grade: star.grade, hours, unitId, days: usualLadder.days }
  const store = starsStore(tx)
  await store.propose({ ...proposal, proposedAt: at })
  const record = await store.find(proposal.id)
  if (!record || star.state === 'proposed') return
  const { version, text } = { ...starConsent('zh-CN', record.days), version: starConsentVersion }
  await consentStore(tx).give({
    ...{ accountId, subject: { kind: starKind, id: record.id }, purpose: starPurpose },
    ...{ version, locale: 'zh-CN', text, by: 'self', at },
  })
  const limit = { unit: 'working_days', amount: record.days } as const
  const publishedUntil = dueOf({ limit, calendar: context.calendarOf({ kind: 'unit', id: unitId }), from: at })
  const published: StarRecord = {
    ...record,
    ...{
      state: 'published',
      shown: shownName(nameOf(star.who), 'masked'),
      publishedFrom: at,
      publishedUntil,
      version: 2,
    },
  }
  const decidedAt = new Date(publishedUntil.getTime() + 3_600_000)
  await store.update(
    star.state === 'granted'
      ? {
          ...{ ...published, state: 'granted', shown: null, decidedAt, version: 3 },
          ...{ decidedBy: by.accountId, decidedPostId: by.postId },
        }
      : published,
  )
}

/** Two who want to be thanked at the station. */
async function writeBoard(tx: Tx, writing: Writing): Promise<void> {
  const { random, now } = writing
  const placeId = await stationOf(tx, writing)
  if (!placeId) return
  for (const who of ['xi', 'neighbour']) {
    const at = new Date(now.getTime() - 14 * day)
    const id = random.id(at)
    const accountId = personOf(writing, who)
    await consentStore(tx).give({
      ...{ accountId, subject: { kind: 'points_board', id }, purpose: 'points.board', version: boardConsentVersion },
      ...{ locale: 'zh-CN', text: boardConsent('zh-CN').text, by: 'self', at },
    })
    await boardsStore(tx).join({ id, accountId, kind: 'station', placeId, name: nameOf(who), joinedAt: at })
  }
}
