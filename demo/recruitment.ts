import { consentVersion, type Stage } from '../contract/recruitment.ts'
import {
  afterReview,
  endOfDay,
  publishedUntil,
  whyNotReview,
} from '../server/modules/people/recruitment/application.rules.ts'
import { type ApplicationRecord, applicationsStore } from '../server/modules/people/recruitment/applications.store.ts'
import { type CallRecord, callsStore } from '../server/modules/people/recruitment/calls.store.ts'
import {
  applicationKind,
  callFactsOf,
  consentFor,
  consentPurpose,
  factsOf,
  type WholeApplication,
  wholeOf,
} from '../server/modules/people/recruitment/recruitment.view.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { consentStore } from '../server/platform/identity/consent.store.ts'
import { type DemoTerritory, knownCommunity } from './city/territory.ts'
import type { DemoPeople } from './people.ts'
import { type Random, randomOf } from './random.ts'

const day = 86_400_000

interface Applicant {
  given: string
  shownAs: ApplicationRecord['shownAs']
  words: string
  /** Days since the application was sent. */
  ago: number
  /** Reviews passed so far, each so many days ago. */
  passed: readonly { stage: Stage; ago: number; reason: string }[]
}

/** One waits for each of the three reviews; the name of the second is published for objections now. All of them are made up. */
const applicants: readonly Applicant[] = [
  {
    ...{ given: '澄', shownAs: 'full_name', ago: 17 },
    words: '住在本社区十二年，当过楼组长。 Twelve years here, once the lead of a stairway.',
    passed: [
      { stage: 'eligibility', ago: 16, reason: '符合招募条件 Meets what the call asks for' },
      { stage: 'standing', ago: 6, reason: '公示期满，无异议 Published in full, nobody objected' },
    ],
  },
  {
    ...{ given: '朗', shownAs: 'family_name', ago: 4 },
    words: '退休电工，每天上午有空。 A retired electrician, free every morning.',
    passed: [{ stage: 'eligibility', ago: 3, reason: '符合招募条件 Meets what the call asks for' }],
  },
  {
    ...{ given: '苗', shownAs: 'family_name', ago: 1 },
    words: '想为楼里的老人跑跑腿。 I would like to run errands for the old people of our house.',
    passed: [],
  },
]

/**
 * A call of the known community for part-time workers, and three applications on their way through the reviews. Each step is one the
 * rules of the house allow at its instant. Nobody is told: it is history.
 */
export async function writeRecruitment(
  tx: Tx,
  given: { territory: DemoTerritory; people: DemoPeople; timeZone: string; now: Date },
): Promise<void> {
  const { territory, people, timeZone, now } = given
  const community = territory.all.find(({ code }) => code === knownCommunity.code)
  const desk = community && people.at(community.id).find(({ held }) => held.role === 'desk')
  if (!community || !desk) throw new Error('The known community has no desk that could recruit.')
  const random = randomOf('recruitment')
  const openedAt = new Date(now.getTime() - 20 * day)
  const call: CallRecord = {
    ...{ id: random.id(openedAt), role: 'grid_worker_part_time', unitId: community.id, places: 2, taken: 0 },
    unitIds: community.children.slice(0, 3).map(({ id }) => id),
    requirementsEn: 'Has lived in the community for three years and has two free half days a week.',
    requirementsZh: '在本社区居住三年以上，每周有两个半天的空闲时间。',
    closesAt: endOfDay(new Date(now.getTime() + 10 * day).toISOString().slice(0, 10), timeZone),
    ...{ objectionDays: 7, termMonths: 36, separate: true, phone: '0990-8840-120', openedAt, openedBy: desk.held.id },
    ...{ cancelledAt: null, cancelledWhy: null, version: 1 },
  }
  await callsStore(tx).insert(call, () => random.id(openedAt))
  for (const [n, applicant] of applicants.entries()) {
    const record = await apply(tx, { applicant, call, nth: n + 1, random, now })
    let whole = await wholeOf(tx, record, call)
    for (const review of applicant.passed) {
      const at = new Date(now.getTime() - review.ago * day)
      const by = { postId: desk.held.id, accountId: desk.write.accountId ?? null }
      whole = await pass(tx, { whole, review, timeZone, id: random.id(at), by, at })
    }
  }
}

async function apply(
  tx: Tx,
  given: { applicant: Applicant; call: CallRecord; nth: number; random: Random; now: Date },
): Promise<ApplicationRecord> {
  const { applicant, call, nth, random, now } = given
  const appliedAt = new Date(now.getTime() - applicant.ago * day)
  const record: ApplicationRecord = {
    ...{ id: random.id(appliedAt), callId: call.id, nth, accountId: null, appliedAt, version: 1 },
    unitId: call.unitIds[(nth - 1) % call.unitIds.length] as string,
    ...{ familyName: '测试', givenName: applicant.given, shownAs: applicant.shownAs, words: applicant.words },
    ...{ phone: `0990-8842-10${nth}`, state: 'applied', stage: null, publishedFrom: null, publishedUntil: null },
    ...{ endedAt: null, appealWords: null, appealAt: null, postId: null, cleared: false },
  }
  if (!(await applicationsStore(tx).insert(record))) throw new Error('somebody has applied twice')
  await consentStore(tx).give({
    ...{ subject: { kind: applicationKind, id: record.id }, purpose: consentPurpose, version: consentVersion },
    ...{ locale: 'zh-CN', text: consentFor('zh-CN', call.objectionDays).text, by: 'self', at: appliedAt },
  })
  return record
}

async function pass(
  tx: Tx,
  given: {
    whole: WholeApplication
    review: Applicant['passed'][number]
    timeZone: string
    id: string
    by: { postId: string; accountId: string | null }
    at: Date
  },
): Promise<WholeApplication> {
  const { whole, review, timeZone, id, by, at } = given
  const { record, call } = whole
  const { stage, reason } = review
  const doing = { stage, by: by.accountId ?? undefined, now: at, passed: true }
  const why = whyNotReview(factsOf(whole), callFactsOf(call), doing)
  if (why) throw new Error(`the review "${stage}" can't be passed: ${why}`)
  const store = applicationsStore(tx)
  await store.addReview({
    ...{ id, applicationId: record.id, stage, appeal: false, passed: true, reason, at, ...by },
    ...{ talkOn: null, trainingOn: null },
  })
  const { state } = afterReview(stage, true)
  const published =
    state === 'published' ? { publishedFrom: at, publishedUntil: publishedUntil(at, call.objectionDays, timeZone) } : {}
  const next = { ...record, state, ...published, version: record.version + 1 }
  await store.update(next)
  return await wholeOf(tx, next, call)
}
