import type { Holder } from '../../../../contract/cases.ts'
import type { NewPetition, PetitionReceipt } from '../../../../contract/petitions.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor, PostHeld } from '../../../platform/policy/actor.ts'
import { type CaseContext, type FiledMatter, spine } from '../../cases/cases.api.ts'
import { type At, dayIn, type Petitions, writing } from '../petitions.context.ts'
import { petitionsStore } from '../petitions.store.ts'
import { endOfDay } from '../procedure/clocks.rules.ts'
import { firstHolder, isPostUnder } from '../procedure/holders.rules.ts'
import { newPetition } from '../procedure/new-petition.rules.ts'
import type { PetitionRecord } from '../procedure/petition.ts'
import { bodyView } from '../reading/body.rules.ts'
import { settingsOn } from '../settings/settings.service.ts'

/** What a visiting day adds: the leader who takes it on, and the case's own way in. */
export interface Along {
  sponsor?: PetitionRecord['sponsor']
}

/** Brings a petition. The secrets of the petitioner and of every representative are told this once. */
export async function filePetition(petitions: Petitions, at: At, input: NewPetition): Promise<PetitionReceipt> {
  const filing = await prepareFiling(petitions, at)
  return await writing(petitions, at, (tx, now) => filing(tx, { input, now }))
}

/** What is fetched outside a transaction; then a petition can be filed inside one. */
export async function prepareFiling(
  petitions: Petitions,
  at: At,
): Promise<(tx: Tx, given: { input: NewPetition; now: Date; along?: Along }) => Promise<PetitionReceipt>> {
  const { matters } = petitions.cases
  const context = await petitions.cases.contextOf(at.tenant)
  const number = await matters.takeNumber(at.tenant)
  return async (tx, { input, now, along = {} }) => {
    const { id: settingsId, settings } = await settingsOn(tx, dayIn(at.tenant.timeZone, now))
    const purpose = settings.purposes.find(({ code }) => code === input.purpose)
    if (!purpose) throw new Refused('petition.purpose_unknown', {}, { status: 422, field: 'body.purpose' })
    const against = purpose.against === 'none' ? null : (input.against ?? null)
    if (purpose.against === 'needed' && !against)
      throw new Refused('petition.against_missing', {}, { status: 422, field: 'body.against' })
    const { bodies } = context
    if (against && !(against.kind === 'unit' ? bodies.unit(against.id) : bodies.department(against.id)))
      throw new Refused('petition.body_unknown', {}, { status: 422, field: 'body.against' })
    checkJoint(input)
    const earlier = input.earlier ? await petitionsStore(tx).findByNumber(input.earlier) : undefined
    const category = input.categoryId ? context.configuration.categories.get(input.categoryId) : undefined
    if (input.categoryId && !category)
      throw new Refused('petition.category_unknown', {}, { status: 422, field: 'body.categoryId' })

    const placement = input.unitId
      ? bodies.unit(input.unitId) && context.placeOf(input.unitId)
      : input.point && context.placeAt(input.point)
    const post = deskPost(at.actor, input, context, against)
    const holder = firstHolder(bodies, {
      against,
      desk: deskOf(post),
      streetId: placement?.streetId ?? null,
    })
    const id = uuidv7()
    const confidential = input.confidential
    const sameDayAt = purpose.sameDay ? endOfDay(context.clockwork, holder, now) : null
    const { state, secret } = await matters.file(tx, {
      context,
      matter: {
        ...{ id, number, lifecycle: 'petition', state: 'registered', type: 'petition.registered' },
        ...{ channel: post ? (input.channel ?? 'counter') : 'web', priority: purpose.sameDay ? 'urgent' : 'normal' },
        ...{ category: category ? { id: category.id, name: category.name } : null, subject: input.subject },
        ...{ address: input.address || null, point: input.point ?? null, holder, confidential },
        ...(input.unitId && placement ? { unitId: input.unitId } : {}),
        ...{ reporterKind: isNamed(at, input, post !== undefined) ? 'resident' : 'anonymous', fileIds: input.fileIds },
        matter: {
          ...{ kind: input.purpose, against },
          hiddenFrom: confidential && against && against.id !== bodies.district ? [against.id] : [],
        },
        clocks: [{ id: 'register.1', stage: 'register', limit: settings.limits.register }],
        ...{ by: spine.doerOf(at.actor, post, context), accountId: at.actor.accountId },
        contact: contactOf(at, input, post !== undefined),
      },
    })
    const filed = newPetition({
      ...{
        state,
        purpose: input.purpose,
        account: input.account,
        against,
        confidential,
        settingsId,
        sameDayAt,
        bodies,
      },
      ...{
        people: input.joint?.people ?? 1,
        hallVisit: input.hallVisit ?? null,
        earlierId: earlier?.record.id ?? null,
      },
      accountId: post ? null : (at.actor.accountId ?? null),
    })
    await petitionsStore(tx).save({ ...filed.record, sponsor: along.sponsor ?? null }, { unserved: 0, ruling: false })
    const representatives = await writeJoint(tx, { id, joint: input.joint })
    return {
      ...{ id, number, secret, state: 'registered', holder: bodyView(context, holder), representatives },
      dueAt: filed.record.dueAt?.toISOString() ?? null,
    }
  }
}

function checkJoint({ joint }: NewPetition): void {
  if (!joint) return
  const named = Math.max(joint.list.length, joint.representatives.length)
  if (joint.people < named)
    throw new Refused('petition.people_fewer', { named }, { status: 422, field: 'body.joint.people' })
}

/** The desk it is brought to by an official. Officials may bring their own by the web like everybody. */
function deskPost(actor: Actor, input: NewPetition, context: CaseContext, against: Holder | null) {
  const isCounter = input.onBehalfOf !== undefined || (input.channel !== undefined && input.channel !== 'web')
  if (!isCounter) return undefined
  const posts = actor.posts.filter(({ role }) => role !== 'volunteer' && role !== 'building_lead')
  if (posts.length === 0) throw new Refused('platform.forbidden')
  const free = posts.filter((post) => !isPostUnder(context.bodies, post, against))
  return free.find(({ role }) => role === 'desk') ?? free[0] ?? posts[0]
}

/** The desk's own body, where it is one that keeps petitions. */
const deskOf = (post: PostHeld | undefined): Holder | null =>
  post?.role === 'desk' && post.unitId && ['district', 'street', 'community'].includes(post.level ?? '')
    ? { kind: 'unit', id: post.unitId }
    : null

const isNamed = (at: At, { contact, onBehalfOf }: NewPetition, byStaff: boolean): boolean =>
  (!byStaff && at.actor.accountId !== undefined) ||
  Boolean(contact?.name || contact?.phone || contact?.mail || onBehalfOf)

/** Who brought it, kept apart from the timeline; null when nobody said anything about themselves. */
function contactOf(at: At, input: NewPetition, byStaff: boolean): FiledMatter['contact'] {
  const { contact, onBehalfOf } = input
  const account = byStaff ? undefined : at.actor.accountId
  if (!account && !onBehalfOf && !contact?.name && !contact?.phone && !contact?.mail && !contact?.addressDetail)
    return null
  return {
    account_id: account ?? null,
    ...{ name: contact?.name || null, phone: contact?.phone || null, mail: contact?.mail || null },
    ...{ address_detail: contact?.addressDetail || null, hear_back: contact?.hearBack ?? 'none' },
    ...{ on_behalf_name: onBehalfOf?.name ?? null, on_behalf_phone: onBehalfOf?.phone ?? null },
    ...{ mandate: onBehalfOf?.mandate ?? null, locale: at.locale },
  }
}

async function writeJoint(
  tx: Tx,
  { id, joint }: { id: string; joint: NewPetition['joint'] },
): Promise<PetitionReceipt['representatives']> {
  if (!joint) return []
  const { newSecret, hashSecret } = spine
  const named = joint.representatives.map((one) => ({ ...one, secret: newSecret() }))
  const rows = named.map(({ secret, ...one }, index) => ({
    ...{ id: uuidv7(), petitionId: id, no: index + 1, role: one.role, name: one.name, phone: one.phone ?? null },
    secretHash: hashSecret(secret),
  }))
  await petitionsStore(tx).addRepresentatives(rows)
  await petitionsStore(tx).addPeople(
    id,
    joint.list.map((one) => ({ id: uuidv7(), name: one.name, phone: one.phone ?? null })),
  )
  return named.map(({ name, role, secret }) => ({ name, role, secret }))
}
