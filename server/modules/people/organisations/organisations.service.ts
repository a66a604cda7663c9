import type { Page } from '../../../../contract/common.ts'
import type {
  Organisation,
  OrganisationCard,
  OrganisationInput,
  OrganisationKind,
  OrganisationRow,
} from '../../../../contract/organisations.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { isUuid, uuidv7 } from '../../../platform/ids.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import { helpStore } from './help.store.ts'
import { check, mayKeepPlace, mayManageOrganisation, mayRevealContact, placesRead } from './organisations.policy.ts'
import { type OrganisationRecord, organisations, organisationsStore, stewards } from './organisations.store.ts'
import {
  type At,
  cardOf,
  type Organisations,
  organisationAsSeen,
  rowsOf,
  type Standing,
  standingOf,
  today,
} from './organisations.view.ts'

interface Narrowed {
  q?: string | undefined
  kind?: OrganisationKind | undefined
  unit?: string | undefined
}

/** Organisations a community has confirmed. Throws Refused `unit.not_found`, `page.cursor_malformed`. */
export async function listOrganisations(
  given: Organisations,
  at: At,
  wanted: Narrowed & { after?: string | undefined; limit: number },
): Promise<Page<OrganisationCard>> {
  const { unit, after, limit, ...narrowed } = wanted
  if (unit) (await given.people.territory.atlas(at.tenantId)).get(unit)
  const filter = { ...narrowed, below: unit ? [unit] : undefined, published: true, ended: false }
  return await reading(given, at, async (tx) => {
    const found = await organisationsStore(tx).page({ ...filter, after: cursor(after), limit: limit + 1 })
    const rows = await rowsOf(given, tx, found.slice(0, limit))
    return { items: rows.map(cardOf), next: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
  })
}

/** The register of the places the reader looks after. Throws what `listOrganisations` throws, and Refused `platform.forbidden`. */
export async function organisationRegister(
  given: Organisations,
  at: At,
  wanted: Narrowed & { ended: boolean; after?: string | undefined; limit: number },
): Promise<Page<OrganisationRow>> {
  const { unit, after, limit, ...narrowed } = wanted
  const atlas = await given.people.territory.atlas(at.tenantId)
  const path = unit ? atlas.get(unit).path : undefined
  const places = placesRead(at.actor)
  check(places.all || places.unitIds.length > 0)
  const isInside = path === undefined || places.all || places.unitIds.some((id) => path.includes(id))
  const own = unit ? places.unitIds.filter((id) => atlas.find(id)?.path.includes(unit)) : places.unitIds
  const below = unit && isInside ? [unit] : places.all ? undefined : own
  return await reading(given, at, async (tx) => {
    const filter = { ...narrowed, below, published: false, after: cursor(after), limit: limit + 1 }
    const found = await organisationsStore(tx).page(filter)
    const items = await rowsOf(given, tx, found.slice(0, limit))
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
}

/** All rows that fit, for a table. */
export async function allOrganisations(
  given: Organisations,
  at: At,
  wanted: Narrowed & { ended: boolean },
): Promise<OrganisationRow[]> {
  const rows: OrganisationRow[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page: Page<OrganisationRow> = await organisationRegister(given, at, { ...wanted, after, limit: 500 })
    rows.push(...page.items)
    after = page.next ?? undefined
    more = after !== undefined
  }
  return rows
}

/** Organisations the actor speaks for. */
export async function myOrganisations(given: Organisations, at: At): Promise<{ items: OrganisationCard[] }> {
  const { accountId } = at.actor
  if (!accountId) throw new Refused('platform.signed_out')
  return await reading(given, at, async (tx) => {
    const records = await organisationsStore(tx).spokenForBy(accountId)
    return { items: (await rowsOf(given, tx, records)).map(cardOf) }
  })
}

/** One organisation. Throws Refused `organisation.not_found`. */
export async function getOrganisation(given: Organisations, at: At, id: string): Promise<Organisation> {
  return await reading(given, at, async (tx) => {
    const standing = await standingOf(given, tx, { actor: at.actor, id })
    return await organisationAsSeen(given, tx, { standing, at })
  })
}

/**
 * Registers an organisation. Whoever does speaks for it, unless they act for the place: then it is entered for somebody who did not
 * come by the page. Throws Refused `unit.not_found`, `unit.ended`, `organisation.number_taken`.
 */
export async function createOrganisation(
  given: Organisations,
  at: At,
  input: OrganisationInput,
): Promise<Organisation> {
  const { accountId } = at.actor
  if (!accountId) throw new Refused('platform.signed_out')
  return await writing(given, at, async (tx, now) => {
    const unit = await unitFor(given, at, input.unitId)
    const plain = { endedOn: null, endedWhy: null, version: 1, createdAt: now, updatedAt: now }
    const record = { ...wordsOf(input), ...contactFields(input.contact), ...plain, id: uuidv7() }
    if (!(await organisations.insert(tx, record))) throw numberTaken(input)
    if (!mayKeepPlace(at.actor, unit.path)) {
      const steward = { id: uuidv7(), organisationId: record.id, accountId, from: now, until: null }
      await stewards.insert(tx, steward)
    }
    await note(tx, { at, action: 'organisation.created', id: record.id, fields: Object.keys(input), now })
    return record.id
  })
}

/** Changes an organisation. Throws what `createOrganisation` throws, and Refused `organisation.not_found`, `.stale`, `.ended`, `platform.forbidden`. */
export async function saveOrganisation(
  given: Organisations,
  at: At,
  wanted: { id: string; version: number; input: Omit<OrganisationInput, 'contact'> & Partial<OrganisationInput> },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const { organisation: before, place, stewarded } = await lasting(given, tx, { at, id: wanted.id })
    check(mayManageOrganisation(at.actor, place))
    const [seen, is] = [wanted.version, before.version]
    if (seen !== is) throw new Refused('organisation.stale', { seen, now: is }, { status: 409 })
    await unitFor(given, at, wanted.input.unitId)
    const { contact } = wanted.input
    // Somebody's name and number are changed by those who gave them; a place changes those of an organisation nobody speaks for.
    check(contact === undefined || place.speaks || !stewarded)
    const record: OrganisationRecord = {
      ...before,
      ...wordsOf(wanted.input),
      ...(contact ? contactFields(contact) : {}),
      ...{ version: before.version + 1, updatedAt: now },
    }
    await update(tx, record, wanted.input)
    const fields = Object.keys(record).filter((key) => {
      const field = key as keyof OrganisationRecord
      return field !== 'version' && field !== 'updatedAt' && record[field] !== before[field]
    })
    await note(tx, { at, action: 'organisation.changed', id: before.id, fields, now })
    return before.id
  })
}

async function update(tx: Tx, record: OrganisationRecord, input: Pick<OrganisationInput, 'registeredNo'>) {
  try {
    await organisations.update(tx, record)
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw numberTaken(input)
    throw error
  }
}

/** Ends an organisation here: enlistments, agreements and open promises end with it, deeds stay. */
export async function endOrganisation(
  given: Organisations,
  at: At,
  wanted: { id: string; why: string },
): Promise<Organisation> {
  return await writing(given, at, async (tx, now) => {
    const { organisation, place } = await lasting(given, tx, { at, id: wanted.id })
    check(mayManageOrganisation(at.actor, place))
    const ended = { endedOn: today(given, at), endedWhy: wanted.why, version: organisation.version + 1 }
    await organisations.update(tx, { ...organisation, ...ended, updatedAt: now })
    await helpStore(tx).endAll(organisation.id, now, wanted.why)
    await note(tx, { at, action: 'organisation.ended', id: organisation.id, fields: ['endedOn'], now })
    return organisation.id
  })
}

/** Shows one masked field of the contact; whoever it is can read that, and why. Throws Refused `organisation.nothing_to_see`. */
export async function revealContact(
  given: Organisations,
  at: At,
  wanted: { id: string; field: 'name' | 'phone' | 'mail'; purpose: string },
): Promise<{ value: string }> {
  return await given.people.database.tx(at.tenantId, async (tx) => {
    const { organisation, place } = await standingOf(given, tx, { actor: at.actor, id: wanted.id })
    check(mayRevealContact(at.actor, place))
    const { contactName: name, contactPhone: phone, contactMail: mail } = organisation
    const value = { name, phone, mail }[wanted.field]
    if (!value) throw new Refused('organisation.nothing_to_see', {}, { status: 404 })
    const [steward] = await organisationsStore(tx).stewardsOf(organisation.id)
    const paths = [place.seat, ...place.communities]
    const post = at.actor.posts.find(({ unitId }) => unitId && paths.some((path) => path.includes(unitId)))
    await reveal({
      ...{ tx, actor: at.actor, field: `contact.${wanted.field}`, purpose: wanted.purpose },
      ...(post ? { postId: post.id } : {}),
      subject: { kind: 'organisation', id: organisation.id, accountId: steward?.accountId ?? undefined },
      detail: { organisation: organisation.nameZh },
      at: given.people.clock.now(),
    })
    return { value }
  })
}

/** Writes down what was done with an organisation or a list, without what stood there. */
export async function note(
  tx: Tx,
  given: { at: At; action: string; id: string; fields?: readonly string[]; now: Date },
): Promise<void> {
  const [kind = ''] = given.action.split('.')
  const detail = { fields: given.fields ?? [] }
  const { actor } = given.at
  await audit(tx).record({ actor, action: given.action, subject: { kind, id: given.id }, detail, at: given.now })
}

/** Reads inside a transaction. */
export async function reading<T>(
  { people }: Organisations,
  { tenantId }: At,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await people.database.tx(tenantId, work, { readOnly: true })
}

/** Writes once, and gives the organisation as it stands then. `work` gives its id. */
export async function writing(
  given: Organisations,
  at: At,
  work: (tx: Tx, now: Date) => Promise<string>,
): Promise<Organisation> {
  return await once(given, at, async (tx, now) => {
    const id = await work(tx, now)
    const standing = await standingOf(given, tx, { actor: at.actor, id })
    return await organisationAsSeen(given, tx, { standing, at })
  })
}

/** Writes once, however often it arrives. */
export async function once<T>(given: Organisations, at: At, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  const { database, clock } = given.people
  return await database.tx(at.tenantId, (tx) => idempotent({ tx, claim: at.claim, work: () => work(tx, clock.now()) }))
}

/** An organisation that has not ended, locked. Throws Refused `organisation.not_found`, `organisation.ended`. */
export async function lasting(given: Organisations, tx: Tx, wanted: { at: At; id: string }): Promise<Standing> {
  const standing = await standingOf(given, tx, { actor: wanted.at.actor, id: wanted.id, lock: true })
  const { endedOn } = standing.organisation
  if (endedOn !== null) throw new Refused('organisation.ended', { on: endedOn }, { status: 409 })
  return standing
}

/** A unit that is in force. Throws Refused `unit.not_found`, `unit.ended`. */
export async function unitFor({ people }: Organisations, at: At, unitId: string) {
  const unit = (await people.territory.atlas(at.tenantId)).get(unitId)
  if (!unit.valid) throw new Refused('unit.ended', { code: unit.code })
  return unit
}

/** Throws Refused `page.cursor_malformed`. */
export function cursor(after: string | undefined): string | undefined {
  if (after !== undefined && !isUuid(after))
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  return after
}

const numberTaken = ({ registeredNo }: Pick<OrganisationInput, 'registeredNo'>) =>
  new Refused('organisation.number_taken', { number: registeredNo }, { status: 409, field: 'body.registeredNo' })

function wordsOf(input: Omit<OrganisationInput, 'contact'>) {
  const { kind, registeredNo, unitId, name, about } = input
  return {
    ...{ kind, registeredNo: registeredNo || null, unitId, nameEn: name.en, nameZh: name.zh },
    ...{ aboutEn: about.en || null, aboutZh: about.zh || null },
  }
}

const contactFields = ({ name, phone, mail }: OrganisationInput['contact']) => ({
  ...{ contactName: name, contactPhone: phone, contactMail: mail || null },
})
