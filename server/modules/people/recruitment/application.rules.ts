import type { ApplicationState, PublicationLight, Stage } from '../../../../contract/recruitment.ts'
import { clockIn, dayAfter } from '../stations/stations.rules.ts'

/** The reviews in their order. */
export const stages: readonly Stage[] = ['eligibility', 'standing', 'ability']

/** Days in which a rejection can be appealed. */
export const appealDays = 10
/** Days an applicant has to answer an objection; until then the second review waits. */
export const answerDays = 3
/** Days after its end at which what somebody wrote for an application is deleted. Longer than an appeal can be made. */
export const keepDays = 60

const dayLength = 86_400_000

/** A review that was done, as the rules need it. `appeal`: it decided an appeal against the review of that stage. */
export interface Done {
  stage: Stage
  appeal: boolean
  passed: boolean
  /** Account of whoever decided; null once they are forgotten. */
  by: string | null
}

/** An application as the rules need it. */
export interface Facts {
  state: ApplicationState
  /** The review at which it was rejected. */
  stage: Stage | null
  applicant: string | null
  publishedUntil: Date | null
  endedAt: Date | null
  appealed: boolean
  reviews: readonly Done[]
  objections: readonly { by: string; at: Date; answered: boolean }[]
}

/** The call as the rules need it. */
export interface CallFacts {
  free: number
  /** Not one person does all three reviews. */
  separate: boolean
}

/** What an application becomes; `ended` says that it stands at its end. */
export interface Next {
  state: ApplicationState
  stage: Stage | null
  ended: boolean
}

/** The review that is due in a state. */
export const dueStage = (state: ApplicationState): Stage | null =>
  state === 'applied' ? 'eligibility' : state === 'published' ? 'standing' : state === 'ability' ? 'ability' : null

const afterPass: Record<Stage, ApplicationState> = {
  eligibility: 'published',
  standing: 'ability',
  ability: 'accepted',
}

/**
 * Why somebody cannot do the review that is due, as the code of a refusal; undefined where they can. `passed` left out: asks
 * before the result is known.
 */
export function whyNotReview(
  facts: Facts,
  call: CallFacts,
  wanted: { stage: Stage; by: string | undefined; now: Date; passed?: boolean; talked?: boolean },
): string | undefined {
  const { stage, by, now, passed } = wanted
  if (dueStage(facts.state) !== stage) return 'recruitment.not_due'
  const concerned = whyConcerned(facts, by)
  if (concerned) return concerned
  if (stage === 'standing') {
    if (!facts.publishedUntil || now < facts.publishedUntil) return 'recruitment.still_published'
    if (facts.objections.some(({ at, answered }) => !answered && now < answerBy(at)))
      return 'recruitment.answer_awaited'
  }
  if (stage === 'ability') {
    const before = (['eligibility', 'standing'] as const).map((each) => lastBy(facts, each))
    if (call.separate && before.every((each) => each !== null && each === by)) return 'recruitment.same_reviewer'
    if (passed && wanted.talked === false) return 'recruitment.talk_missing'
    if (passed && call.free < 1) return 'recruitment.no_places'
  }
  return undefined
}

/** Nobody judges their own application, nor one they objected to. */
function whyConcerned(facts: Facts, by: string | undefined): string | undefined {
  if (by === undefined || by === facts.applicant) return 'recruitment.own_application'
  return facts.objections.some((objection) => objection.by === by) ? 'recruitment.objected_yourself' : undefined
}

const lastBy = (facts: Facts, stage: Stage): string | null =>
  facts.reviews.findLast((review) => review.stage === stage)?.by ?? null

/** Until when an objection may be answered before anybody decides. */
export const answerBy = (at: Date): Date => new Date(at.getTime() + answerDays * dayLength)

/** What a review makes of an application. */
export function afterReview(stage: Stage, passed: boolean): Next {
  const state = passed ? afterPass[stage] : 'rejected'
  return { state, stage: passed ? null : stage, ended: state === 'accepted' || state === 'rejected' }
}

/** True while the applicant can take the application back. */
export const mayWithdraw = (facts: Pick<Facts, 'state'>): boolean =>
  dueStage(facts.state) !== null || facts.state === 'appealed'

/** Until when a rejection can be appealed; undefined where it cannot. Once only. */
export function appealUntil(facts: Facts, now: Date): Date | undefined {
  if (facts.state !== 'rejected' || facts.appealed || !facts.endedAt) return undefined
  const until = new Date(facts.endedAt.getTime() + appealDays * dayLength)
  return now < until ? until : undefined
}

/** Why somebody cannot decide an appeal, as the code of a refusal: it is another person than whoever rejected. */
export function whyNotDecideAppeal(
  facts: Facts,
  call: CallFacts,
  wanted: { by: string | undefined; passed?: boolean },
): string | undefined {
  if (facts.state !== 'appealed' || !facts.stage) return 'recruitment.not_due'
  const concerned = whyConcerned(facts, wanted.by)
  if (concerned) return concerned
  if (facts.reviews.some(({ stage, by }) => stage === facts.stage && by === wanted.by)) return 'recruitment.appeal_same'
  if (wanted.passed && facts.stage === 'ability') {
    const before = (['eligibility', 'standing'] as const).map((each) => lastBy(facts, each))
    if (call.separate && before.every((each) => each !== null && each === wanted.by)) return 'recruitment.same_reviewer'
    if (call.free < 1) return 'recruitment.no_places'
  }
  return undefined
}

/** Why somebody cannot object, as the code of a refusal. */
export function whyNotObject(facts: Facts, by: string | undefined, now: Date): string | undefined {
  if (facts.state !== 'published' || !facts.publishedUntil || now >= facts.publishedUntil)
    return 'recruitment.not_published'
  if (by === undefined || by === facts.applicant) return 'recruitment.own_objection'
  return facts.objections.some((objection) => objection.by === by) ? 'recruitment.objected_already' : undefined
}

/**
 * True when nobody needs the objections any more: the decision they were written for stands. After a rejection by the second
 * review that is when no appeal can follow.
 */
export function objectionsOver(facts: Facts, now: Date): boolean {
  const { state, stage } = facts
  if (state === 'published') return false
  if (state === 'appealed') return stage !== 'standing'
  return !(state === 'rejected' && stage === 'standing' && appealUntil(facts, now) !== undefined)
}

/** When what somebody wrote is deleted; undefined while the application is under way. */
export const forgottenOn = (endedAt: Date | null): Date | undefined =>
  endedAt ? new Date(endedAt.getTime() + keepDays * dayLength) : undefined

/** The first instant after a day in a zone. */
export function endOfDay(day: string, timeZone: string): Date {
  const guess = Date.parse(`${dayAfter(day)}T00:00:00Z`)
  const there = clockIn(timeZone, new Date(guess))
  const offset = Date.parse(`${there.day}T${there.time}:00Z`) - guess
  return new Date(guess - offset)
}

/** A publication's end: whole days, the last one to its end. */
export function publishedUntil(now: Date, days: number, timeZone: string): Date {
  let day = clockIn(timeZone, now).day
  for (let n = 0; n < days; n += 1) day = dayAfter(day)
  return endOfDay(day, timeZone)
}

/** A publication's clock: amber in its last fifth, stopped when it is over. */
export function lightOf(term: { from: Date; until: Date }, now: Date): PublicationLight {
  if (now >= term.until) return 'stopped'
  const length = term.until.getTime() - term.from.getTime()
  return now.getTime() - term.from.getTime() >= length * 0.8 ? 'amber' : 'green'
}

/** A name as the applicant agreed to have it shown. Chinese names stand without a gap. */
export function shownName(name: { familyName: string; givenName: string }, as: 'family_name' | 'full_name'): string {
  return as === 'family_name' ? name.familyName : wholeName(name)
}

/** Family and given name in the order of their writing. */
export const wholeName = ({ familyName, givenName }: { familyName: string; givenName: string }): string =>
  /\p{Script=Han}/u.test(familyName) ? `${familyName}${givenName}` : `${givenName} ${familyName}`.trim()
