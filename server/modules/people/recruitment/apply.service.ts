import type { Page } from '../../../../contract/common.ts'
import {
  type Call,
  consentVersion,
  type MyApplication,
  type NewApplication,
  type NewObjection,
  type Published,
} from '../../../../contract/recruitment.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { consentStore } from '../../../platform/identity/consent.store.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { appealUntil, mayWithdraw, whyNotObject } from './application.rules.ts'
import { type ApplicationRecord, applicationsStore } from './applications.store.ts'
import { callsStore } from './calls.store.ts'
import {
  type At,
  found,
  getCall,
  getWhole,
  lockWhole,
  move,
  type Recruitment,
  reading,
  tell,
  writing,
} from './recruitment.context.ts'
import { accountOf } from './recruitment.policy.ts'
import {
  applicationKind,
  callAsSeen,
  consentFor,
  consentPurpose,
  factsOf,
  mineAsSeen,
  publishedAsSeen,
  type WholeApplication,
} from './recruitment.view.ts'

/**
 * Sends an application. Throws Refused `platform.signed_out`, `recruitment.not_found`, `.closed`, `.unit_not_concerned`,
 * `.consent_old`, `.applied_already`, `file.not_found`.
 */
export async function apply(
  recruitment: Recruitment,
  at: At,
  wanted: NewApplication & { callId: string },
): Promise<MyApplication> {
  const { people, files } = recruitment
  const accountId = accountOf(at.actor)
  if (wanted.consentVersion !== consentVersion)
    throw new Refused('recruitment.consent_old', {}, { status: 409, field: 'body.consentVersion' })
  return await writing(people, at, async (tx, now) => {
    const call = found(await callsStore(tx).lock(wanted.callId))
    if (now >= call.closesAt || call.taken >= call.places) throw new Refused('recruitment.closed', {}, { status: 409 })
    if (!call.unitIds.includes(wanted.unitId))
      throw new Refused('recruitment.unit_not_concerned', {}, { field: 'body.unitId' })
    const store = applicationsStore(tx)
    const record: ApplicationRecord = {
      ...{ id: uuidv7(), callId: call.id, nth: await store.nextNumber(call.id), accountId, unitId: wanted.unitId },
      ...{ familyName: wanted.familyName, givenName: wanted.givenName, shownAs: wanted.shownAs, words: wanted.words },
      ...{ phone: wanted.phone || null, state: 'applied', stage: null, appliedAt: now, publishedFrom: null },
      ...{ publishedUntil: null, endedAt: null, appealWords: null, appealAt: null, postId: null, cleared: false },
      version: 1,
    }
    if (!(await store.insert(record))) throw new Refused('recruitment.applied_already', {}, { status: 409 })
    await files.attach(tx, { fileIds: wanted.fileIds, ownerKind: applicationKind, ownerId: record.id, accountId })
    const { text } = consentFor(at.locale, call.objectionDays)
    await consentStore(tx).give({
      ...{ accountId, subject: { kind: applicationKind, id: record.id }, purpose: consentPurpose },
      ...{ version: consentVersion, locale: at.locale, text, by: 'self', at: now },
    })
    await tell(tx, { applicationId: record.id, version: 1, happened: ['applied'], by: accountId })
    await note(tx, { at, action: 'recruitment.applied', record, now })
    return await seen(recruitment, tx, { record, call, reviews: [], objections: [] })
  })
}

/** A page of the reader's applications, newest first. Throws Refused `platform.signed_out`. */
export async function myApplications(
  recruitment: Recruitment,
  at: At,
  wanted: { after?: string | undefined; limit: number },
): Promise<Page<MyApplication>> {
  const { people } = recruitment
  const accountId = accountOf(at.actor)
  return await reading(people, at.tenantId, async (tx) => {
    const records = await applicationsStore(tx).mine({ accountId, before: wanted.after, limit: wanted.limit + 1 })
    const shown = records.slice(0, wanted.limit)
    const items: MyApplication[] = []
    for (const { id } of shown) items.push(await seen(recruitment, tx, await getWhole(tx, id)))
    return { items, next: records.length > wanted.limit ? (shown.at(-1)?.id ?? null) : null }
  })
}

/** One of the reader's own applications. Throws Refused `recruitment.not_found`, also for anybody else's. */
export async function myApplication(recruitment: Recruitment, at: At, id: string): Promise<MyApplication> {
  return await reading(recruitment.people, at.tenantId, async (tx) =>
    seen(recruitment, tx, own(await getWhole(tx, id), at)),
  )
}

/** Takes an application back, and the consent with it. Throws Refused `recruitment.not_found`, `recruitment.ended`. */
export async function withdraw(recruitment: Recruitment, at: At, id: string): Promise<MyApplication> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const whole = own(await lockWhole(tx, id), at)
    if (!mayWithdraw(factsOf(whole))) throw new Refused('recruitment.ended', {}, { status: 409 })
    const record = await takeBack(tx, whole, now)
    await note(tx, { at, action: 'recruitment.withdrawn', record, now })
    return await seen(recruitment, tx, { ...whole, record, objections: [] })
  })
}

/** Ends an application its sender no longer wants: off the page at once, objections destroyed, the consent over. */
export async function takeBack(tx: Tx, { record }: WholeApplication, now: Date): Promise<ApplicationRecord> {
  const by = record.accountId ?? undefined
  const change = { state: 'withdrawn' as const, stage: null, endedAt: now }
  const next = await move(tx, { record, change, happened: ['withdrawn'], by })
  await applicationsStore(tx).dropObjections(record.id)
  const consents = consentStore(tx)
  const subject = { kind: applicationKind, id: record.id }
  const consent = await consents.findInForce(subject, consentPurpose, now)
  if (consent && by) await consents.withdraw({ id: consent.id, accountId: by, at: now })
  return next
}

/** Answers an objection, once. Throws Refused `recruitment.not_found`, `recruitment.answered`, `recruitment.ended`. */
export async function answerObjection(
  recruitment: Recruitment,
  at: At,
  wanted: { id: string; objectionId: string; answer: string },
): Promise<MyApplication> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const whole = own(await lockWhole(tx, wanted.id), at)
    const objection = found(whole.objections.find(({ id }) => id === wanted.objectionId))
    if (whole.record.state !== 'published') throw new Refused('recruitment.ended', {}, { status: 409 })
    if (objection.answeredAt) throw new Refused('recruitment.answered', {}, { status: 409 })
    await applicationsStore(tx).answer(objection.id, wanted.answer, now)
    const record = await move(tx, { record: whole.record, change: {}, happened: ['answered'], by: at.actor.accountId })
    await note(tx, { at, action: 'recruitment.answered', record, now })
    return await seen(recruitment, tx, await getWhole(tx, record.id))
  })
}

/** Appeals a rejection, once. Throws Refused `recruitment.not_found`, `recruitment.appeal_over`. */
export async function appeal(
  recruitment: Recruitment,
  at: At,
  wanted: { id: string; words: string },
): Promise<MyApplication> {
  return await writing(recruitment.people, at, async (tx, now) => {
    const whole = own(await lockWhole(tx, wanted.id), at)
    if (whole.call.cancelledAt || !appealUntil(factsOf(whole), now))
      throw new Refused('recruitment.appeal_over', {}, { status: 409 })
    const change = { state: 'appealed' as const, appealWords: wanted.words, appealAt: now, endedAt: null }
    const by = at.actor.accountId
    const record = await move(tx, { record: whole.record, change, happened: ['appealed'], by })
    await note(tx, { at, action: 'recruitment.appealed', record, now })
    return await seen(recruitment, tx, { ...whole, record })
  })
}

/** A published name with its call, and whether the reader objected. Throws Refused `recruitment.not_found` once it is over. */
export async function publishedOne(
  { people }: Recruitment,
  { tenantId, actor }: At,
  id: string,
): Promise<{ published: Published; call: Call; objected: boolean }> {
  const atlas = await people.territory.atlas(tenantId)
  const now = people.clock.now()
  return await reading(people, tenantId, async (tx) => {
    const record = found(await applicationsStore(tx).find(id))
    const { publishedUntil } = record
    if (record.state !== 'published' || !publishedUntil || now >= publishedUntil || !(await isAgreed(tx, record, now)))
      throw new Refused('recruitment.not_found')
    const call = await getCall(tx, record.callId)
    const objections = actor.accountId ? await applicationsStore(tx).objections([id]) : []
    return {
      published: publishedAsSeen({ ...record, role: call.role, objections: 0 }, atlas, now),
      call: callAsSeen(call, atlas, now),
      objected: objections.some(({ accountId }) => accountId === actor.accountId),
    }
  })
}

/**
 * Objects to a published application. Throws Refused `platform.signed_out`, `recruitment.not_found`, `.not_published`,
 * `.own_objection`, `.objected_already`.
 */
export async function object(
  { people }: Recruitment,
  at: At,
  wanted: NewObjection & { id: string },
): Promise<{ objected: boolean }> {
  const accountId = accountOf(at.actor)
  return await writing(people, at, async (tx, now) => {
    const whole = await lockWhole(tx, wanted.id)
    const isPublic = await isAgreed(tx, whole.record, now)
    const why = isPublic ? whyNotObject(factsOf(whole), accountId, now) : 'recruitment.not_published'
    if (why) throw new Refused(why, {}, { status: 409 })
    const { ground, words, name } = wanted
    const objection = { id: uuidv7(), applicationId: wanted.id, accountId, name, ground, words, at: now }
    await applicationsStore(tx).addObjection({ ...objection, answer: null, answeredAt: null })
    // Who objected stands in no event and in no entry about the applicant: they would read it there.
    const record = await move(tx, { record: whole.record, change: {}, happened: ['objected'], by: undefined })
    const subject = { kind: applicationKind, id: record.id }
    await audit(tx).record({ actor: at.actor, action: 'recruitment.objected', subject, at: now })
    return { objected: true }
  })
}

const isAgreed = async (tx: Tx, { id }: ApplicationRecord, now: Date): Promise<boolean> =>
  (await consentStore(tx).findInForce({ kind: applicationKind, id }, consentPurpose, now)) !== undefined

function own(whole: WholeApplication, at: At): WholeApplication {
  const accountId = accountOf(at.actor)
  return found(whole.record.accountId === accountId ? whole : undefined)
}

async function seen({ people, files }: Recruitment, tx: Tx, whole: WholeApplication): Promise<MyApplication> {
  const atlas = await people.territory.atlas(tx.tenantId)
  return await mineAsSeen({ tx, files, atlas, now: people.clock.now(), whole })
}

async function note(tx: Tx, given: { at: At; action: string; record: ApplicationRecord; now: Date }): Promise<void> {
  const { at, action, record, now } = given
  const subject = { kind: applicationKind, id: record.id, ...(record.accountId ? { accountId: record.accountId } : {}) }
  await audit(tx).record({ actor: at.actor, action, subject, at: now })
}
