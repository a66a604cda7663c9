import type { Page } from '../../../../contract/common.ts'
import type { ApplicationRow, DeskApplication, NewReview, Stage } from '../../../../contract/recruitment.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { addPost } from '../posts.service.ts'
import { afterReview, publishedUntil, wholeName, whyNotDecideAppeal, whyNotReview } from './application.rules.ts'
import { type ApplicationRecord, applicationsStore } from './applications.store.ts'
import {
  type At,
  firstId,
  found,
  getWhole,
  lockWhole,
  move,
  type Recruitment,
  reading,
  writing,
} from './recruitment.context.ts'
import type { ApplicationHappening } from './recruitment.events.ts'
import { check, decidingPost, mayOversee, mayRecruit, placesRecruited } from './recruitment.policy.ts'
import {
  applicationKind,
  callFactsOf,
  consentPurpose,
  deskAsSeen,
  factsOf,
  rowAsSeen,
  type WholeApplication,
} from './recruitment.view.ts'

/** A page of applications for the reader's places, in the order they came, names masked. Throws Refused `platform.forbidden`. */
export async function listApplications(
  { people }: Recruitment,
  { tenantId, actor }: At,
  wanted: { after?: string | undefined; limit: number; call?: string | undefined; show: 'waiting' | 'all' },
): Promise<Page<ApplicationRow>> {
  const places = placesRecruited(actor)
  const atlas = await people.territory.atlas(tenantId)
  const now = people.clock.now()
  return await reading(people, tenantId, async (tx) => {
    const { after = firstId, limit, call, show } = wanted
    const page = { ...places, after, callId: call, ended: show === 'all', limit: limit + 1 }
    const records = await applicationsStore(tx).page(page)
    const shown = records.slice(0, limit)
    const next = records.length > limit ? (shown.at(-1)?.id ?? null) : null
    return { items: shown.map((each) => rowAsSeen(each, atlas, now)), next }
  })
}

/** One application, names masked. Throws Refused `recruitment.not_found`, `platform.forbidden`. */
export async function getApplication(recruitment: Recruitment, at: At, id: string): Promise<DeskApplication> {
  return await reading(recruitment.people, at.tenantId, async (tx) => {
    const whole = await getWhole(tx, id)
    check(mayOversee(at.actor, whole.call.role, await pathOf(recruitment, tx, whole)))
    return await seen(recruitment, tx, { at, whole })
  })
}

/**
 * Writes down the review that is due. Passing the first publishes the name, passing the last makes the post. Throws Refused
 * `recruitment.not_found`, `.stale`, `.withdrawn`, `platform.forbidden`, and what `whyNotReview` and `addPost` say.
 */
export async function review(
  recruitment: Recruitment,
  at: At,
  wanted: NewReview & { id: string },
): Promise<DeskApplication> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const whole = await lockWhole(tx, wanted.id)
    const path = await pathOf(recruitment, tx, whole)
    check(mayRecruit(at.actor, whole.call.role, path))
    await checkCurrent(tx, whole, { version: wanted.version, now })
    const { stage, passed, reason, talkOn, trainingOn } = wanted
    const talked = talkOn !== null
    const by = at.actor.accountId
    const why = whyNotReview(factsOf(whole), callFactsOf(whole.call), { stage, by, now, passed, talked })
    if (why) throw refusal(why)
    const done = { stage, appeal: false, passed, reason, talkOn, trainingOn }
    return await settle(recruitment, tx, { at, whole, path, done, now })
  })
}

/**
 * Decides an appeal: granted, the application goes on as if that review had been passed. Throws Refused what `review` throws,
 * and what `whyNotDecideAppeal` says.
 */
export async function decideAppeal(
  recruitment: Recruitment,
  at: At,
  wanted: Pick<NewReview, 'version' | 'passed' | 'reason'> & { id: string },
): Promise<DeskApplication> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const whole = await lockWhole(tx, wanted.id)
    const path = await pathOf(recruitment, tx, whole)
    check(mayOversee(at.actor, whole.call.role, path))
    await checkCurrent(tx, whole, { version: wanted.version, now })
    const { passed, reason } = wanted
    const why = whyNotDecideAppeal(factsOf(whole), callFactsOf(whole.call), { by: at.actor.accountId, passed })
    if (why) throw refusal(why)
    const stage = whole.record.stage as Stage
    const done = { stage, appeal: true, passed, reason, talkOn: null, trainingOn: null }
    return await settle(recruitment, tx, { at, whole, path, done, now })
  })
}

type Decision = Pick<NewReview, 'stage' | 'passed' | 'reason' | 'talkOn' | 'trainingOn'> & { appeal: boolean }

/** What a decision brings about, all in one transaction. */
async function settle(
  recruitment: Recruitment,
  tx: Tx,
  given: { at: At; whole: WholeApplication; path: readonly string[]; done: Decision; now: Date },
): Promise<DeskApplication> {
  const { at, whole, path, done, now } = given
  const { record, call } = whole
  const store = applicationsStore(tx)
  const post = decidingPost(at.actor, path)
  const accountId = at.actor.accountId ?? null
  await store.addReview({
    ...done,
    id: uuidv7(),
    applicationId: record.id,
    at: now,
    accountId,
    postId: post?.id ?? null,
  })
  const next = afterReview(done.stage, done.passed)
  const change: Partial<ApplicationRecord> = { state: next.state, stage: next.stage, endedAt: next.ended ? now : null }
  if (next.state === 'published') {
    change.publishedFrom = now
    change.publishedUntil = publishedUntil(now, call.objectionDays, at.timeZone)
  }
  if (next.state === 'accepted') change.postId = await givePost(recruitment, tx, { at, whole, now })
  const happened = happenedBy[next.state] ?? ['reviewed']
  const moved = await move(tx, { record, change, happened, by: at.actor.accountId })
  // They were written for this decision. After a rejection they stay until no appeal can follow.
  if (next.state === 'ability' || next.state === 'accepted' || (done.appeal && done.stage === 'standing'))
    await store.dropObjections(record.id)
  await audit(tx).record({
    ...{ actor: at.actor, ...(post ? { postId: post.id } : {}) },
    action: done.appeal ? 'recruitment.appeal_decided' : 'recruitment.reviewed',
    subject: { kind: applicationKind, id: record.id, ...(record.accountId ? { accountId: record.accountId } : {}) },
    detail: { stage: done.stage, passed: done.passed },
    at: now,
  })
  return await seen(recruitment, tx, { at, whole: await getWhole(tx, moved.id) })
}

const happenedBy: Partial<Record<ApplicationRecord['state'], readonly ApplicationHappening[]>> = {
  published: ['published'],
  accepted: ['accepted'],
  rejected: ['rejected'],
}

/** The post somebody was accepted for: a role, at their unit, for the term of the call. */
async function givePost(
  { people }: Recruitment,
  tx: Tx,
  given: { at: At; whole: WholeApplication; now: Date },
): Promise<string> {
  const { record, call } = given.whole
  const until = call.termMonths === null ? undefined : monthsAfter(given.now, call.termMonths).toISOString()
  const post = await addPost(people, tx, given.at.actor, {
    ...{ role: call.role, unitId: record.unitId, holderName: wholeName(record), namePublic: false },
    ...(record.accountId ? { accountId: record.accountId } : {}),
    ...(until ? { until } : {}),
  })
  tx.afterCommit(() => people.identity?.forgetPosts(tx.tenantId))
  return post.id
}

function monthsAfter(at: Date, months: number): Date {
  const then = new Date(at)
  then.setUTCMonth(then.getUTCMonth() + months)
  return then
}

/**
 * Shows what is masked, and keeps who looked and why. Throws Refused `recruitment.not_found`, `platform.forbidden`,
 * `identity.purpose_required`.
 */
export async function revealOne(
  recruitment: Recruitment,
  at: At,
  wanted: { id: string; field: 'name' | 'phone' | 'objector'; objectionId?: string | undefined; purpose: string },
): Promise<{ value: string }> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const whole = await getWhole(tx, wanted.id)
    const path = await pathOf(recruitment, tx, whole)
    check(mayRecruit(at.actor, whole.call.role, path))
    const { record } = whole
    const objection = whole.objections.find(({ id }) => id === wanted.objectionId)
    const value =
      wanted.field === 'objector' ? objection?.name : wanted.field === 'phone' ? record.phone : wholeName(record)
    if (!value || record.cleared) throw new Refused('recruitment.not_found')
    const accountId = (wanted.field === 'objector' ? objection?.accountId : record.accountId) ?? undefined
    const post = decidingPost(at.actor, path)
    await reveal({
      ...{ tx, actor: at.actor, ...(post ? { postId: post.id } : {}) },
      subject: { kind: applicationKind, id: record.id, accountId },
      ...{ field: wanted.field === 'phone' ? 'phone' : 'name', purpose: wanted.purpose, at: now },
    })
    return { value }
  })
}

/** May this reader open the files of an application? */
export const mayReadFiles = (recruitment: Recruitment, at: Pick<At, 'tenantId' | 'actor'>, id: string) =>
  concerns(recruitment, at, { id, may: mayRecruit })

/** May this reader hear that an application moved? */
export const mayFollow = (recruitment: Recruitment, at: Pick<At, 'tenantId' | 'actor'>, id: string) =>
  concerns(recruitment, at, { id, may: mayOversee })

async function concerns(
  recruitment: Recruitment,
  { tenantId, actor }: Pick<At, 'tenantId' | 'actor'>,
  { id, may }: { id: string; may: typeof mayRecruit },
): Promise<boolean> {
  if (!isUuid(id)) return false
  return await reading(recruitment.people, tenantId, async (tx) => {
    const record = await applicationsStore(tx).find(id)
    if (!record) return false
    if (actor.accountId !== undefined && record.accountId === actor.accountId) return true
    const whole = await getWhole(tx, id)
    return may(actor, whole.call.role, await pathOf(recruitment, tx, whole))
  })
}

async function checkCurrent(
  tx: Tx,
  { record }: WholeApplication,
  given: { version: number; now: Date },
): Promise<void> {
  if (given.version !== record.version)
    throw new Refused('recruitment.stale', { seen: given.version, now: record.version })
  const subject = { kind: applicationKind, id: record.id }
  const consent = await consentStore(tx).findInForce(subject, consentPurpose, given.now)
  if (!consent && record.endedAt === null) throw new Refused('recruitment.withdrawn', {}, { status: 409 })
}

const refusal = (code: string) => new Refused(code, {}, { status: 409 })

async function pathOf({ people }: Recruitment, tx: Tx, { record }: WholeApplication): Promise<readonly string[]> {
  return found((await people.territory.atlas(tx.tenantId)).find(record.unitId)).path
}

async function seen(
  { people, files }: Recruitment,
  tx: Tx,
  given: { at: At; whole: WholeApplication },
): Promise<DeskApplication> {
  const atlas = await people.territory.atlas(tx.tenantId)
  const { at, whole } = given
  const { actor, locale } = at
  return await deskAsSeen({ tx, files, atlas, now: people.clock.now(), whole, actor, locale })
}
