import type { Locale } from '../../../../contract/common.ts'
import {
  type ApplicationRow,
  type Call,
  consentVersion,
  type DecidedBy,
  type DeskApplication,
  type DeskCall,
  type MyApplication,
  type Objection,
  type Publication,
  type Published,
  type Review,
} from '../../../../contract/recruitment.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Files } from '../../../platform/files/files.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { textOf } from '../../../platform/messages.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { maskName, maskPhone } from '../../../platform/policy/mask.ts'
import { type PostRecord, peopleStore } from '../people.store.ts'
import { publicName } from '../posts.view.ts'
import type { Atlas } from '../staffing/report.ts'
import {
  answerBy,
  appealUntil,
  dueStage,
  type Facts,
  forgottenOn,
  keepDays,
  lightOf,
  mayWithdraw,
  shownName,
  wholeName,
  whyNotDecideAppeal,
  whyNotReview,
} from './application.rules.ts'
import {
  type ApplicationRecord,
  applicationsStore,
  type ListedApplication,
  type ObjectionRecord,
  type ReviewRecord,
} from './applications.store.ts'
import type { CallRecord, CountedCall } from './calls.store.ts'
import { mayOversee, mayRecruit } from './recruitment.policy.ts'

/** Kind of owner of the files of an application, and of its consent, its reveals and its audit. */
export const applicationKind = 'recruitment'
/** Purpose of the consent to an application. */
export const consentPurpose = 'recruitment'

/** The words somebody agrees to who applies, in their language, and their version. */
export const consentFor = (locale: Locale, days: number): { version: string; text: string } => ({
  version: consentVersion,
  text: textOf({ locale, area: 'recruitment', key: 'recruitment.consent.text', values: { days, keep: keepDays } }),
})

/** Names nobody any more: of somebody whose data were deleted. */
const nobody = '–'

/** A call as anybody reads it. */
export function callAsSeen(call: CallRecord, atlas: Atlas, now: Date): Call {
  const free = Math.max(0, call.places - call.taken)
  return {
    ...{ id: call.id, role: call.role, places: call.places, free, phone: call.phone },
    unit: atlas.get(call.unitId).ref,
    units: call.unitIds.map((id) => atlas.get(id).ref),
    requirements: { en: call.requirementsEn, zh: call.requirementsZh },
    closesAt: call.closesAt.toISOString(),
    isOpen: now < call.closesAt && free > 0,
    cancelled: call.cancelledAt ? { at: call.cancelledAt.toISOString(), why: call.cancelledWhy ?? '' } : null,
    ...{ objectionDays: call.objectionDays, termMonths: call.termMonths },
  }
}

/** A call as its desk reads it. */
export function deskCallAsSeen(call: CountedCall, given: { atlas: Atlas; actor: Actor; now: Date }): DeskCall {
  const { atlas, actor, now } = given
  return {
    ...callAsSeen(call, atlas, now),
    ...{ version: call.version, separate: call.separate, waiting: call.waiting, applications: call.applications },
    openedAt: call.openedAt.toISOString(),
    mayManage: mayRecruit(actor, call.role, atlas.get(call.unitId).path),
  }
}

/** A published name as anybody reads it. */
export function publishedAsSeen(a: ListedApplication, atlas: Atlas, now: Date): Published {
  return {
    ...{ id: a.id, callId: a.callId, role: a.role, number: a.nth, name: shownName(a, a.shownAs) },
    unit: atlas.get(a.unitId).ref,
    ...(publicationOf(a, now) as Publication),
  }
}

/** A row of a desk's list: the name masked. */
export function rowAsSeen(a: ListedApplication, atlas: Atlas, now: Date): ApplicationRow {
  return {
    ...{ id: a.id, callId: a.callId, number: a.nth, role: a.role, state: a.state, objections: a.objections },
    name: maskedName(a),
    unit: atlas.get(a.unitId).ref,
    appliedAt: a.appliedAt.toISOString(),
    publication: publicationOf(a, now),
  }
}

const maskedName = (a: ApplicationRecord): string => (a.cleared ? nobody : maskName(wholeName(a)))

function publicationOf(a: ApplicationRecord, now: Date): Publication | null {
  if (!a.publishedFrom || !a.publishedUntil) return null
  const term = { from: a.publishedFrom, until: a.publishedUntil }
  // Whatever is decided takes the name off the page at once.
  const light = a.state === 'published' ? lightOf(term, now) : 'stopped'
  return { from: term.from.toISOString(), until: term.until.toISOString(), light }
}

/** Everything about an application that rules and pages need. */
export interface WholeApplication {
  record: ApplicationRecord
  call: CallRecord
  reviews: ReviewRecord[]
  objections: ObjectionRecord[]
}

/** An application as the rules need it. */
export function factsOf({ record, reviews, objections }: Omit<WholeApplication, 'call'>): Facts {
  return {
    ...{ state: record.state, stage: record.stage, applicant: record.accountId },
    ...{ publishedUntil: record.publishedUntil, endedAt: record.endedAt, appealed: record.appealAt !== null },
    reviews: reviews.map(({ stage, appeal, passed, accountId }) => ({ stage, appeal, passed, by: accountId })),
    objections: objections.map(({ accountId, at, answeredAt }) => ({
      by: accountId,
      at,
      answered: answeredAt !== null,
    })),
  }
}

/** A call as the rules need it. */
export const callFactsOf = (call: CallRecord) => ({ free: call.places - call.taken, separate: call.separate })

/** Reviews and objections of an application, beside it. */
export async function wholeOf(tx: Tx, record: ApplicationRecord, call: CallRecord): Promise<WholeApplication> {
  const store = applicationsStore(tx)
  return { record, call, reviews: await store.reviews([record.id]), objections: await store.objections([record.id]) }
}

const objectionAsSeen = (o: ObjectionRecord): Objection => ({
  ...{ id: o.id, ground: o.ground, words: o.words, at: o.at.toISOString(), answer: o.answer },
  answeredAt: o.answeredAt?.toISOString() ?? null,
  answerBy: answerBy(o.at).toISOString(),
})

interface Looking {
  tx: Tx
  files: Files
  atlas: Atlas
  now: Date
}

async function commonOf(given: Looking & { whole: WholeApplication; inFull: boolean }) {
  const { tx, files, atlas, now, whole, inFull } = given
  const { record: a, call } = whole
  const attached = await files.listOf(tx, applicationKind, [a.id])
  const ids = whole.reviews.flatMap(({ postId }) => (postId ? [postId] : []))
  const posts = ids.length === 0 ? [] : await peopleStore(tx).postsById(ids)
  return {
    ...{ id: a.id, version: a.version, number: a.nth, state: a.state, shownAs: a.shownAs, words: a.words },
    call: callAsSeen(call, atlas, now),
    unit: atlas.get(a.unitId).ref,
    files: (attached.get(a.id) ?? []).map(({ id, name }) => ({ id, name })),
    appliedAt: a.appliedAt.toISOString(),
    endedAt: a.endedAt?.toISOString() ?? null,
    forgottenOn: forgottenOn(a.endedAt)?.toISOString() ?? null,
    publication: publicationOf(a, now),
    reviews: whole.reviews.map((review): Review => {
      const { id, stage, appeal, passed, reason, at, talkOn, trainingOn } = review
      const post = posts.find((each) => each.id === review.postId)
      return {
        id,
        stage,
        appeal,
        passed,
        reason,
        talkOn,
        trainingOn,
        at: at.toISOString(),
        by: byOf(post, atlas, inFull),
      }
    }),
    appeal: a.appealAt ? { words: a.appealWords ?? '', at: a.appealAt.toISOString() } : null,
  }
}

const byOf = (post: PostRecord | undefined, atlas: Atlas, inFull: boolean): DecidedBy => ({
  role: post?.role ?? null,
  place: atlas.find(post?.unitId)?.ref ?? null,
  name: post ? (inFull ? post.holderName : publicName(post)) : null,
})

/** An application as whoever sent it reads it: everything, and objections without who wrote them. */
export async function mineAsSeen(given: Looking & { whole: WholeApplication }): Promise<MyApplication> {
  const { tx, whole, now } = given
  const { record: a, objections } = whole
  const facts = factsOf(whole)
  const subject = { kind: applicationKind, id: a.id }
  const consent = await consentStore(tx).findInForce(subject, consentPurpose, now)
  return {
    ...(await commonOf({ ...given, inFull: false })),
    ...{ familyName: a.familyName, givenName: a.givenName, phone: a.phone },
    objections: objections.map(objectionAsSeen),
    consent: consent
      ? { version: consent.version, text: consent.text_shown, at: consent.given_at.toISOString() }
      : null,
    mayWithdraw: mayWithdraw(facts),
    appealUntil: (whole.call.cancelledAt ? undefined : appealUntil(facts, now))?.toISOString() ?? null,
  }
}

/** An application as whoever reviews it reads it: the words it was sent with, name and phone masked. */
export async function deskAsSeen(
  given: Looking & { whole: WholeApplication; actor: Actor; locale: Locale },
): Promise<DeskApplication> {
  const { atlas, whole, actor, now } = given
  const { record: a, call, objections } = whole
  const facts = factsOf(whole)
  const { path } = atlas.get(a.unitId)
  const stage = dueStage(a.state)
  const by = actor.accountId
  const review = mayRecruit(actor, call.role, path)
  const appeal = a.state === 'appealed' && mayOversee(actor, call.role, path)
  const forbidden = 'platform.forbidden'
  const whyNot = stage
    ? review
      ? whyNotReview(facts, callFactsOf(call), { stage, by, now })
      : forbidden
    : a.state === 'appealed'
      ? appeal
        ? whyNotDecideAppeal(facts, callFactsOf(call), { by })
        : forbidden
      : undefined
  return {
    ...(await commonOf({ ...given, inFull: true })),
    name: maskedName(a),
    phone: a.phone && maskPhone(a.phone),
    masked: a.cleared || !review ? [] : ['name', ...(a.phone ? ['phone'] : [])],
    objections: objections.map((each) => ({ ...objectionAsSeen(each), by: maskName(each.name) })),
    stage,
    mayReview: stage !== null && whyNot === undefined,
    whyNot: whyNot ? { code: whyNot, words: textOf({ locale: given.locale, area: 'errors', key: whyNot }) } : null,
    mayDecideAppeal: appeal && whyNot === undefined,
  }
}
