import type { z } from 'zod'
import type { DisputeReceipt, NewDispute } from '../../../../contract/disputes.ts'
import { disputeConsentVersion } from '../../../../contract/disputes.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import { withoutPhones } from '../../../platform/text/phone-like.ts'
import { personSubjectIn, spine } from '../../cases/cases.api.ts'
import { type At, type Disputes, writing } from '../disputes.context.ts'
import type { DisputeHappened } from '../disputes.events.ts'
import { type DisputeRecord, disputesStore } from '../disputes.store.ts'
import { settingOf, settingsOf, startOfDay } from '../inside.ts'
import { newMatter } from '../matter/matter.ts'
import { wakeAt } from '../matter/time.rules.ts'
import { partiesStore } from '../parties.store.ts'
import { tierFor } from '../settings/usual.rules.ts'
import { dueOfMatter, holderAt } from '../written.ts'
import { inviteParty } from './parties.service.ts'

/**
 * Takes in an application: a case on the spine with its subject only, and beside it what was told and who the parties are. Throws
 * Refused `disputes.place_unknown`, `disputes.consent_version`, `disputes.subject_names`, `disputes.mandate_required`.
 */
export async function applyForMediation(
  disputes: Disputes,
  at: At,
  given: NewDispute,
): Promise<z.infer<typeof DisputeReceipt>> {
  const { cases } = disputes
  const context = await cases.contextOf(at.tenant)
  const number = await cases.matters.takeNumber(at.tenant)
  const isStaff = at.actor.posts.length > 0
  // Staff who is a party applies as a resident: by saying nothing of a mandate.
  const onBehalf = isStaff ? given.onBehalf : undefined
  if (given.onBehalf && !isStaff) throw new Refused('disputes.mandate_staff_only', {}, { field: 'body.onBehalf' })
  if (given.consentVersion !== disputeConsentVersion)
    throw new Refused('disputes.consent_version', {}, { status: 409, field: 'body.consentVersion' })
  if (withoutPhones(given.subject) !== given.subject || personSubjectIn([{ field: 'subject', text: given.subject }]))
    throw new Refused('disputes.subject_names', {}, { field: 'body.subject' })
  const placement = given.unitId
    ? context.placeOf(given.unitId)
    : given.point
      ? context.placeAt(given.point)
      : undefined
  const path = placement?.unitId ? [...(context.bodies.unit(placement.unitId)?.path ?? [])] : []
  return await writing(disputes, at, async (tx, now) => {
    const settings = await settingsOf(tx)
    const levels = path.flatMap((id) => context.bodies.unit(id)?.level ?? [])
    const tier = tierFor(settings.detail, levels, 0)
    if (!placement?.unitId || tier === undefined)
      throw new Refused('disputes.place_unknown', {}, { field: 'body.unitId' })
    const category = given.categoryId ? context.configuration.categories.get(given.categoryId) : undefined
    const topics = context.configuration.branch(context.configuration.categoryByCode.get('disputes')?.id ?? '')
    if (given.categoryId && !topics.includes(given.categoryId))
      throw new Refused('disputes.topic', {}, { field: 'body.categoryId' })
    const holderId = holderAt(path, { settings: settings.detail }, tier, context)
    const setting = settingOf(context, {
      ...{ record: { holderId, path }, detail: null, settings: settings.detail, now, chairGone: false },
    })
    const id = uuidv7()
    const people = [given.applicant, ...given.others].map((reach, index) => ({ id: uuidv7(), n: index + 1, reach }))
    const detail = newMatter({ parties: people, tier, now, settings: settings.detail, after: setting.after })
    const post = onBehalf ? at.actor.posts[0] : undefined
    const accountId = onBehalf ? undefined : at.actor.accountId
    const facts: Record<string, string> = given.fromCase ? { from: given.fromCase.trim().toUpperCase() } : {}
    const { secret } = await cases.matters.file(tx, {
      context,
      matter: {
        ...{ id, number, lifecycle: 'dispute', state: 'applied', type: 'dispute.applied', priority: 'normal' },
        ...{ channel: onBehalf ? 'counter' : 'web', subject: given.subject, address: null, confidential: true },
        ...{ category: category ? { id: category.id, name: category.name } : null, point: given.point ?? null },
        ...{ unitId: placement.unitId, holder: { kind: 'unit', id: holderId }, accountId: at.actor.accountId },
        ...{
          reporterKind: accountId ? 'resident' : 'anonymous',
          matter: { tier },
          facts,
          fileIds: given.fileIds,
        },
        clocks: [
          { id: 'consent.1', stage: 'consent', limit: { amount: settings.detail.consentDays, unit: 'calendar_days' } },
        ],
        by: onBehalf ? spine.doerOf(at.actor, post, context) : { kind: 'reporter' },
        contact: accountId
          ? {
              ...{ account_id: accountId, name: null, phone: null, mail: null, address_detail: null },
              ...{ hear_back: 'none', on_behalf_name: null, on_behalf_phone: null, mandate: null, locale: at.locale },
            }
          : null,
      },
    })
    const record: DisputeRecord = {
      ...{ id, number, subject: given.subject, account: given.account, wish: given.wish },
      ...{ address: given.address ?? null, categoryId: given.categoryId ?? null, unitId: placement.unitId },
      ...{ communityId: placement.communityId, path, holderId, settingsVersion: settings.version, detail },
    }
    await disputesStore(tx).insert(
      record,
      {
        dueAt: dueOfMatter(detail),
        wakeAt: wakeAt(detail, startOfDay(context, holderId)),
        tierCode: (index) => settings.detail.tiers[index]?.code ?? '',
      },
      uuidv7,
    )
    for (const { id: partyId, n, reach } of people)
      await partiesStore(tx).insert({
        ...{ id: partyId, disputeId: id, n, accountId: n === 1 ? (accountId ?? null) : null, name: reach.name },
        ...{ phone: reach.phone ?? null, mail: reach.mail ?? null, hearBack: reach.hearBack, secretHash: null },
        ...(n === 1
          ? {
              ...{ mandate: onBehalf?.mandate ?? null, filedByPostId: post?.id ?? null },
              ...{ consentVersion: disputeConsentVersion, consentHow: onBehalf ? 'on_behalf' : 'self' },
            }
          : { mandate: null, filedByPostId: null, consentVersion: null, consentHow: null }),
      })
    await outbox(tx).publish<DisputeHappened>({
      ...{ name: 'dispute.consent_asked', topics: [`case:${id}`], disputeId: id, facts: {}, occurrence: uuidv7() },
      ...{ by: at.actor.accountId ?? null, byParty: people[0]?.id ?? null },
    })
    // Staff who applied for somebody never holds their secret: a code on paper works once, in the hands of whoever uses it first.
    if (onBehalf) return { id, number, secret: null, invitation: await inviteParty(tx, people[0]?.id ?? '', now) }
    return { id, number, secret, invitation: null }
  })
}
