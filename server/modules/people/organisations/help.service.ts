import type { Page } from '../../../../contract/common.ts'
import type { PairingKind, Resource } from '../../../../contract/help.ts'
import type { Deed, Organisation } from '../../../../contract/organisations.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import {
  deeds,
  type EnlistmentRecord,
  enlistments,
  helpStore,
  type PairingRecord,
  type PledgeRecord,
  pairings,
  pledges,
} from './help.store.ts'
import { check, mayKeepPlace, mayReadUnconfirmed } from './organisations.policy.ts'
import { cursor, lasting, note, once, reading, unitFor, writing } from './organisations.service.ts'
import {
  type At,
  deedsAsSeen,
  type Organisations,
  ownerKinds,
  type Standing,
  standingOf,
  today,
} from './organisations.view.ts'

/** What, and how much of it. */
export interface Amount {
  resource: Resource
  what: string
  amount: number | null
  measure: string | null
}

/** One part of an organisation: which, and of which organisation. */
interface PartOf {
  id: string
  partId: string
}

/** Levels where an organisation enlists. */
const community = new Set(['community', 'street', 'grid'])

/** Reports to a community to help there. Throws Refused `organisation.enlisted_already`, `organisation.place_level`, `platform.forbidden`. */
export async function enlist(
  given: Organisations,
  at: At,
  wanted: { id: string; unitId: string; words: string | null; people: number | null },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const standing = await lasting(given, tx, { at, id: wanted.id })
    const { organisation, place } = standing
    const unit = await unitFor(given, at, wanted.unitId)
    if (!community.has(unit.level)) throw new Refused('organisation.place_level', {}, { field: 'body.unitId' })
    const keeps = mayKeepPlace(at.actor, unit.path)
    checkInItsName(standing, keeps)
    // Where the community itself enters it, it has agreed already.
    const state = keeps && !place.speaks ? 'confirmed' : 'asked'
    const { words, people } = wanted
    const isNew = await enlistments.insert(tx, {
      ...{ id: uuidv7(), organisationId: organisation.id, unitId: unit.id, words: words || null, people, state },
      ...{ askedAt: now, answeredAt: state === 'confirmed' ? now : null, answeredWhy: null },
      ...{ endedAt: null, endedWhy: null },
    })
    if (!isNew) throw new Refused('organisation.enlisted_already', {}, { status: 409 })
    await note(tx, { at, action: 'organisation.enlisted', id: organisation.id, now })
    return organisation.id
  })
}

/** The community confirms an enlistment, or not. Throws Refused `organisation.part_not_found`, `organisation.answered`, `platform.forbidden`. */
export async function answerEnlistment(
  given: Organisations,
  at: At,
  wanted: PartOf & { accept: boolean; why?: string | undefined },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const { place } = await lasting(given, tx, { at, id: wanted.id })
    const part = ofOrganisation(await enlistments.lock(tx, wanted.partId), wanted.id)
    check(mayKeepPlace(at.actor, (await unitFor(given, at, part.unitId)).path))
    checkOtherSide(place)
    if (part.state !== 'asked') throw answered()
    const state = wanted.accept ? 'confirmed' : 'refused'
    await enlistments.update(tx, { ...part, state, answeredAt: now, answeredWhy: wanted.why || null })
    await note(tx, { at, action: `organisation.enlistment_${state}`, id: wanted.id, now })
    return wanted.id
  })
}

/** Either side ends an enlistment; open promises there are taken back. */
export async function endEnlistment(
  given: Organisations,
  at: At,
  wanted: PartOf & { why: string },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const { place } = await lasting(given, tx, { at, id: wanted.id })
    const part = ofOrganisation(await enlistments.lock(tx, wanted.partId), wanted.id)
    await checkSide(given, at, { place, unitId: part.unitId })
    if (part.state !== 'asked' && part.state !== 'confirmed') throw answered()
    await enlistments.update(tx, { ...part, state: 'ended', endedAt: now, endedWhy: wanted.why })
    await helpStore(tx).takeBack({ organisationId: wanted.id, unitId: part.unitId, at: now, why: wanted.why })
    await note(tx, { at, action: 'organisation.enlistment_ended', id: wanted.id, now })
    return wanted.id
  })
}

/** Promises something where it has enlisted. Throws Refused `organisation.not_enlisted`, `organisation.day_over`. */
export async function pledge(
  given: Organisations,
  at: At,
  wanted: Amount & { id: string; unitId: string; until: string | null },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const standing = await lasting(given, tx, { at, id: wanted.id })
    checkInItsName(standing, mayKeepPlace(at.actor, (await unitFor(given, at, wanted.unitId)).path))
    checkEnlisted(standing, wanted.unitId)
    checkDay(given, at, wanted.until)
    await pledges.insert(tx, {
      ...{ id: uuidv7(), organisationId: wanted.id, unitId: wanted.unitId, ...amountOf(wanted), until: wanted.until },
      ...{ state: 'open', madeAt: now, endedAt: null, endedWhy: null, version: 1 },
    })
    await note(tx, { at, action: 'organisation.pledged', id: wanted.id, now })
    return wanted.id
  })
}

/** Changes a promise. Throws Refused `organisation.part_not_found`, `organisation.stale`, `organisation.day_over`, `platform.forbidden`. */
export async function savePledge(
  given: Organisations,
  at: At,
  wanted: PartOf & Amount & { version: number; until: string | null },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const standing = await lasting(given, tx, { at, id: wanted.id })
    const before = await openPledge(tx, wanted)
    const atlas = await given.people.territory.atlas(at.tenantId)
    checkInItsName(standing, mayKeepPlace(at.actor, atlas.get(before.unitId).path))
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('organisation.stale', { seen, now: is }, { status: 409 })
    if (wanted.until !== before.until) checkDay(given, at, wanted.until)
    const { until } = wanted
    await pledges.update(tx, { ...before, ...amountOf(wanted), until, version: before.version + 1 })
    await note(tx, { at, action: 'organisation.pledge_changed', id: wanted.id, now })
    return wanted.id
  })
}

/** A promise has been kept, or is taken back. */
export async function endPledge(
  given: Organisations,
  at: At,
  wanted: PartOf & { kept: boolean; why?: string | undefined },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const { place } = await lasting(given, tx, { at, id: wanted.id })
    const before = await openPledge(tx, wanted)
    await checkSide(given, at, { place, unitId: before.unitId })
    const ended = { endedAt: now, endedWhy: wanted.why || null, version: before.version + 1 }
    await pledges.update(tx, { ...before, ...ended, state: wanted.kept ? 'done' : 'withdrawn' })
    if (!wanted.kept) await helpStore(tx).endMatches(before.id, now)
    await note(tx, { at, action: `organisation.pledge_${wanted.kept ? 'kept' : 'withdrawn'}`, id: wanted.id, now })
    return wanted.id
  })
}

/** One side offers an agreement to the other. Throws Refused `organisation.not_enlisted`, `organisation.day_over`, `file.not_found`. */
export async function pair(
  given: Organisations,
  at: At,
  wanted: Pick<PairingRecord, 'what' | 'from' | 'until' | 'unitId'> & {
    id: string
    kinds: readonly PairingKind[]
    fileIds: readonly string[]
  },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const standing = await lasting(given, tx, { at, id: wanted.id })
    const keeps = mayKeepPlace(at.actor, (await unitFor(given, at, wanted.unitId)).path)
    check(standing.place.speaks || keeps)
    checkEnlisted(standing, wanted.unitId)
    checkDay(given, at, wanted.until)
    const partId = uuidv7()
    // An organisation nobody speaks for here has agreed on paper: the desk that enters it says so.
    const isPaper = !standing.stewarded
    const { what, from, until, unitId } = wanted
    await pairings.insert(tx, {
      ...{ id: partId, organisationId: wanted.id, unitId, kinds: [...new Set(wanted.kinds)], what, from, until },
      ...{ offeredBy: standing.place.speaks ? 'organisation' : 'community', state: isPaper ? 'agreed' : 'offered' },
      ...{ offeredAt: now, answeredAt: isPaper ? now : null, answeredWhy: null, endedAt: null, endedWhy: null },
    })
    await attach(given, tx, { at, fileIds: wanted.fileIds, ownerKind: ownerKinds.pairing, ownerId: partId })
    await note(tx, { at, action: 'organisation.pairing_offered', id: wanted.id, now })
    return wanted.id
  })
}

/** The other side agrees, or not. */
export async function answerPairing(
  given: Organisations,
  at: At,
  wanted: PartOf & { accept: boolean; why?: string | undefined },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const { place } = await lasting(given, tx, { at, id: wanted.id })
    const part = ofOrganisation(await pairings.lock(tx, wanted.partId), wanted.id)
    const { path } = await unitFor(given, at, part.unitId)
    check(part.offeredBy === 'organisation' ? mayKeepPlace(at.actor, path) : place.speaks)
    if (part.offeredBy === 'organisation') checkOtherSide(place)
    if (part.state !== 'offered') throw answered()
    const state = wanted.accept ? 'agreed' : 'refused'
    await pairings.update(tx, { ...part, state, answeredAt: now, answeredWhy: wanted.why || null })
    await note(tx, { at, action: `organisation.pairing_${state}`, id: wanted.id, now })
    return wanted.id
  })
}

/** Either side ends an agreement before its term. */
export async function endPairing(
  given: Organisations,
  at: At,
  wanted: PartOf & { why: string },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const { place } = await lasting(given, tx, { at, id: wanted.id })
    const part = ofOrganisation(await pairings.lock(tx, wanted.partId), wanted.id)
    await checkSide(given, at, { place, unitId: part.unitId })
    if (part.state !== 'offered' && part.state !== 'agreed') throw answered()
    await pairings.update(tx, { ...part, state: 'ended', endedAt: now, endedWhy: wanted.why })
    await note(tx, { at, action: 'organisation.pairing_ended', id: wanted.id, now })
    return wanted.id
  })
}

/** Deeds, newest first. Throws Refused `organisation.not_found`, `page.cursor_malformed`. */
export async function listDeeds(
  given: Organisations,
  at: At,
  wanted: { id: string; after?: string | undefined; limit: number },
): Promise<Page<Deed>> {
  const { id, after, limit } = wanted
  return await reading(given, at, async (tx) => {
    const { place } = await standingOf(given, tx, { actor: at.actor, id })
    const all = mayReadUnconfirmed(at.actor, place)
    const found = await helpStore(tx).deedsOf(id, { all, after: cursor(after), limit: limit + 1 })
    const items = await deedsAsSeen(given, tx, {
      records: found.slice(0, limit),
      actor: at.actor,
      speaks: place.speaks,
    })
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
}

/** Writes down what was done. Throws Refused `organisation.not_enlisted`, `organisation.deed_ahead`, `organisation.part_not_found`, `file.not_found`. */
export async function logDeed(
  given: Organisations,
  at: At,
  wanted: Omit<Amount, 'resource'> & {
    id: string
    unitId: string
    pledgeId: string | null
    on: string
    fileIds: readonly string[]
  },
): Promise<Deed> {
  return await once(given, at, async (tx, now) => {
    const standing = await lasting(given, tx, { at, id: wanted.id })
    const keeps = mayKeepPlace(at.actor, (await unitFor(given, at, wanted.unitId)).path)
    check(standing.place.speaks || keeps)
    checkEnlisted(standing, wanted.unitId)
    if (wanted.on > today(given, at)) throw new Refused('organisation.deed_ahead', {}, { field: 'body.on' })
    const promised = wanted.pledgeId ? ofOrganisation(await pledges.find(tx, wanted.pledgeId), wanted.id) : undefined
    if (promised && promised.unitId !== wanted.unitId)
      throw new Refused('organisation.pledge_elsewhere', {}, { field: 'body.pledgeId' })
    const { unitId, pledgeId, on, what, amount, measure } = wanted
    // What the community itself writes down, it has seen.
    const state = keeps && !standing.place.speaks ? ('confirmed' as const) : ('logged' as const)
    const deed = {
      ...{
        id: uuidv7(),
        organisationId: wanted.id,
        unitId,
        pledgeId,
        on,
        what,
        amount,
        measure: measure || null,
        state,
      },
      ...{ loggedAt: now, answeredAt: state === 'confirmed' ? now : null, answeredWhy: null },
    }
    await deeds.insert(tx, deed)
    await attach(given, tx, { at, fileIds: wanted.fileIds, ownerKind: ownerKinds.deed, ownerId: deed.id })
    await note(tx, { at, action: 'organisation.deed_logged', id: wanted.id, now })
    const records = [{ ...deed, pledged: promised?.what ?? null }]
    return (await deedsAsSeen(given, tx, { records, actor: at.actor, speaks: standing.place.speaks }))[0] as Deed
  })
}

/** The community confirms that it was done, or not. Throws Refused `organisation.part_not_found`, `organisation.answered`, `platform.forbidden`. */
export async function answerDeed(
  given: Organisations,
  at: At,
  wanted: PartOf & { accept: boolean; why?: string | undefined },
): Promise<Deed> {
  return await once(given, at, async (tx, now) => {
    const { place } = await standingOf(given, tx, { actor: at.actor, id: wanted.id, lock: true })
    const before = ofOrganisation(await deeds.lock(tx, wanted.partId), wanted.id)
    const atlas = await given.people.territory.atlas(at.tenantId)
    check(mayKeepPlace(at.actor, atlas.get(before.unitId).path))
    checkOtherSide(place)
    if (before.state !== 'logged') throw answered()
    const state = wanted.accept ? 'confirmed' : 'refused'
    const deed = { ...before, state, answeredAt: now, answeredWhy: wanted.why || null } as const
    await deeds.update(tx, deed)
    await note(tx, { at, action: `organisation.deed_${state}`, id: wanted.id, now })
    const promised = deed.pledgeId ? await pledges.find(tx, deed.pledgeId) : undefined
    const records = [{ ...deed, pledged: promised?.what ?? null }]
    return (await deedsAsSeen(given, tx, { records, actor: at.actor, speaks: place.speaks }))[0] as Deed
  })
}

const answered = () => new Refused('organisation.answered', {}, { status: 409 })

function ofOrganisation<P extends { organisationId: string }>(part: P | undefined, id: string): P {
  if (part?.organisationId !== id) throw new Refused('organisation.part_not_found', {}, { status: 404 })
  return part as P
}

async function openPledge(tx: Tx, wanted: PartOf): Promise<PledgeRecord> {
  const before = ofOrganisation(await pledges.lock(tx, wanted.partId), wanted.id)
  if (before.state !== 'open') throw answered()
  return before
}

/** Who speaks for the organisation, or acts for the place. Throws Refused `platform.forbidden`. */
async function checkSide(
  { people }: Organisations,
  at: At,
  { place, unitId }: { place: Standing['place']; unitId: string },
): Promise<void> {
  const atlas = await people.territory.atlas(at.tenantId)
  check(place.speaks || mayKeepPlace(at.actor, atlas.get(unitId).path))
}

/** Who speaks for the organisation; where nobody does, who acts for the place. Throws Refused `platform.forbidden`, `organisation.speaks_itself`. */
function checkInItsName({ place, stewarded }: Standing, keeps: boolean): void {
  check(place.speaks || keeps)
  if (!place.speaks && stewarded) throw new Refused('organisation.speaks_itself', {}, { status: 403 })
}

/** Nobody answers for the community what they asked for the organisation. Throws Refused `organisation.own_part`. */
function checkOtherSide({ speaks }: Standing['place']): void {
  if (speaks) throw new Refused('organisation.own_part', {}, { status: 403 })
}

function checkEnlisted({ enlistments: all }: Standing, unitId: string): void {
  const isThere = all.some((each: EnlistmentRecord) => each.unitId === unitId && each.state === 'confirmed')
  if (!isThere) throw new Refused('organisation.not_enlisted', {}, { field: 'body.unitId' })
}

function checkDay(given: Organisations, at: At, day: string | null): void {
  if (day !== null && day < today(given, at)) throw new Refused('organisation.day_over', {}, { field: 'body.until' })
}

const amountOf = ({ resource, what, amount, measure }: Amount) => ({ resource, what, amount, measure: measure || null })

async function attach(
  { files }: Organisations,
  tx: Tx,
  given: { at: At; fileIds: readonly string[]; ownerKind: string; ownerId: string },
): Promise<void> {
  const { at, ...rest } = given
  await files.attach(tx, { ...rest, accountId: at.actor.accountId })
}
