import type { Locale } from '../../../../contract/common.ts'
import type { Pledge } from '../../../../contract/help.ts'
import type {
  Deed,
  Enlistment,
  Organisation,
  OrganisationCard,
  OrganisationRow,
  Pairing,
} from '../../../../contract/organisations.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { People } from '../people.api.ts'
import type { Doing } from '../posts.service.ts'
import type { Atlas } from '../staffing/report.ts'
import { clockIn } from '../stations/stations.rules.ts'
import { type DeedRecord, type EnlistmentRecord, helpStore, type PairingRecord, type PledgeSeen } from './help.store.ts'
import {
  mayKeepPlace,
  mayManageOrganisation,
  mayReadUnconfirmed,
  mayRevealContact,
  type OrganisationPlace,
} from './organisations.policy.ts'
import { maskedContact, pairingState } from './organisations.rules.ts'
import { type OrganisationRecord, organisations, organisationsStore } from './organisations.store.ts'

/** What organisations work with. */
export interface Organisations {
  people: People
  files: Files
}

/** Who does something, where, in which language, and by which clock on the wall. */
export type At = Doing & { timeZone: string; locale: Locale }

/** Kinds of owner of the files of agreements and deeds. */
export const ownerKinds = { pairing: 'pairing', deed: 'deed' } as const

/** An organisation as its reader stands to it. */
export interface Standing {
  organisation: OrganisationRecord
  /** Somebody speaks for it: then nobody else promises or asks in its name. */
  stewarded: boolean
  place: OrganisationPlace
  enlistments: EnlistmentRecord[]
}

/** The day on the wall. */
export const today = ({ people }: Organisations, at: At): string => clockIn(at.timeZone, people.clock.now()).day

/** The organisation and how the reader stands to it. Throws Refused `organisation.not_found`, also for whom it is not shown yet. */
export async function standingOf(
  { people }: Organisations,
  tx: Tx,
  given: { actor: Actor; id: string; lock?: boolean },
): Promise<Standing> {
  const { actor, id, lock } = given
  const organisation = lock ? await organisations.lock(tx, id) : await organisations.find(tx, id)
  if (!organisation) throw new Refused('organisation.not_found')
  const store = organisationsStore(tx)
  const atlas = await people.territory.atlas(tx.tenantId)
  const pathOf = (unitId: string) => atlas.find(unitId)?.path ?? []
  const enlistments = await helpStore(tx).enlistmentsOf(id)
  const near = enlistments.filter(({ state }) => state === 'asked' || state === 'confirmed')
  const stewards = await store.stewardsOf(id)
  const place = {
    speaks: actor.accountId !== undefined && stewards.some(({ accountId }) => accountId === actor.accountId),
    seat: pathOf(organisation.unitId),
    communities: near.map(({ unitId }) => pathOf(unitId)),
  }
  if (!mayReadUnconfirmed(actor, place) && !(await store.isPublished(id))) throw new Refused('organisation.not_found')
  return { organisation, stewarded: stewards.length > 0, place, enlistments }
}

/** Organisations as everybody finds them, and as the register does. */
export async function rowsOf(
  { people }: Organisations,
  tx: Tx,
  records: readonly OrganisationRecord[],
): Promise<OrganisationRow[]> {
  const atlas = await people.territory.atlas(tx.tenantId)
  const counts = await organisationsStore(tx).counts(records.map(({ id }) => id))
  return records.map(({ id, kind, registeredNo, unitId, nameEn, nameZh, endedOn }) => {
    const { communities = [], deeds = 0, asked = 0, pledges = 0, unconfirmed = 0 } = counts.get(id) ?? {}
    return {
      ...{ id, name: { en: nameEn, zh: nameZh }, kind, unit: atlas.get(unitId).ref, endedOn, registeredNo },
      communities: communities.flatMap((place) => atlas.find(place)?.ref ?? []),
      ...{ deeds, asked, pledges, unconfirmed },
    }
  })
}

/** Only what everybody reads of a row. */
export const cardOf = ({ id, name, kind, unit, communities, deeds, endedOn }: OrganisationRow): OrganisationCard => ({
  ...{ id, name, kind, unit, communities, deeds, endedOn },
})

/** An organisation whole, for this reader. */
export async function organisationAsSeen(
  given: Organisations,
  tx: Tx,
  { standing, at }: { standing: Standing; at: At },
): Promise<Organisation> {
  const { organisation, place, enlistments } = standing
  const { actor } = at
  const atlas = await given.people.territory.atlas(tx.tenantId)
  const [row] = await rowsOf(given, tx, [organisation])
  const inside = mayReadUnconfirmed(actor, place)
  const store = organisationsStore(tx)
  const help = helpStore(tx)
  const day = today(given, at)
  const reveal = mayRevealContact(actor, place)
  return {
    ...cardOf(row as OrganisationRow),
    registeredNo: organisation.registeredNo,
    about: { en: organisation.aboutEn ?? '', zh: organisation.aboutZh ?? '' },
    contact: contactOf(organisation, place.speaks, reveal),
    published: await store.isPublished(organisation.id),
    endedWhy: inside ? organisation.endedWhy : null,
    version: organisation.version,
    enlistments: enlistments
      .filter(({ state }) => inside || state === 'confirmed')
      .map((each) => enlistmentAsSeen(each, { atlas, actor, inside, speaks: place.speaks })),
    pledges: (await help.pledgesOf(organisation.id))
      .filter(({ state }) => inside || state !== 'withdrawn')
      .map((each) => pledgeAsSeen(each, atlas, day)),
    pairings: await pairingsAsSeen(given, tx, { standing, at, atlas, inside }),
    teams: await store.teamsOf(organisation.id),
    rights: {
      speaks: place.speaks,
      promises: place.speaks || (reveal && !standing.stewarded),
      manage: mayManageOrganisation(actor, place) && organisation.endedOn === null,
      reveal,
      end: mayManageOrganisation(actor, place) && organisation.endedOn === null,
    },
  }
}

function contactOf(record: OrganisationRecord, speaks: boolean, reveal: boolean): Organisation['contact'] {
  if (record.contactName === null || !(speaks || reveal)) return null
  const { contactName: name, contactPhone, contactMail } = record
  const full = { name, phone: contactPhone ?? '', mail: contactMail ?? '' }
  return speaks ? { ...full, masked: false } : { ...maskedContact(full), masked: true }
}

function enlistmentAsSeen(
  each: EnlistmentRecord,
  { atlas, actor, inside, speaks }: { atlas: Atlas; actor: Actor; inside: boolean; speaks: boolean },
): Enlistment {
  const unit = atlas.get(each.unitId)
  const { id, words, people, state, askedAt, answeredAt } = each
  return {
    ...{ id, unit: unit.ref, words, people, state },
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    why: inside ? (each.endedWhy ?? each.answeredWhy) : null,
    mayAnswer: state === 'asked' && !speaks && mayKeepPlace(actor, unit.path),
  }
}

/** A promise as it stands on a day. */
export function pledgeAsSeen(each: PledgeSeen, atlas: Atlas, day: string): Pledge {
  const { id, organisationId, unitId, resource, what, amount, measure, until, state, given, needs, version } = each
  return {
    ...{ id, unit: atlas.get(unitId).ref, resource, what, amount, measure, until, state, given, needs, version },
    organisation: { id: organisationId, name: { en: each.nameEn, zh: each.nameZh } },
    over: until !== null && until < day,
  }
}

async function pairingsAsSeen(
  given: Organisations,
  tx: Tx,
  { standing, at, atlas, inside }: { standing: Standing; at: At; atlas: Atlas; inside: boolean },
): Promise<Pairing[]> {
  const records = (await helpStore(tx).pairingsOf(standing.organisation.id)).filter(
    ({ state }) => inside || state === 'agreed' || state === 'ended',
  )
  const ids = records.map(({ id }) => id)
  const papers = await given.files.listOf(tx, ownerKinds.pairing, ids)
  return records.map((each) => {
    const unit = atlas.get(each.unitId)
    const { id, kinds, what, from, until, offeredBy } = each
    const bothSides = standing.place.speaks || mayKeepPlace(at.actor, unit.path)
    return {
      ...{ id, unit: unit.ref, kinds, what, from, until, offeredBy },
      state: pairingState(each, today(given, at)),
      why: inside ? (each.endedWhy ?? each.answeredWhy) : null,
      files: bothSides ? (papers.get(id) ?? []).map((file) => ({ id: file.id, name: file.name })) : [],
      mayAnswer: each.state === 'offered' && mayAnswerPairing(each, at.actor, standing.place.speaks, unit.path),
    }
  })
}

/** The other side answers: the community where the organisation offered, the organisation where the community did. Nobody is both. */
const mayAnswerPairing = (
  { offeredBy }: Pick<PairingRecord, 'offeredBy'>,
  actor: Actor,
  speaks: boolean,
  unitPath: readonly string[],
): boolean => (offeredBy === 'organisation' ? !speaks && mayKeepPlace(actor, unitPath) : speaks)

/** Deeds for this reader. */
export async function deedsAsSeen(
  { people, files }: Organisations,
  tx: Tx,
  given: { records: readonly (DeedRecord & { pledged: string | null })[]; actor: Actor; speaks: boolean },
): Promise<Deed[]> {
  const { records, actor, speaks } = given
  const atlas = await people.territory.atlas(tx.tenantId)
  const photos = await files.listOf(
    tx,
    ownerKinds.deed,
    records.map(({ id }) => id),
  )
  return records.map(({ id, unitId, on, what, amount, measure, pledgeId, pledged, state, answeredWhy }) => {
    const unit = atlas.get(unitId)
    return {
      ...{ id, unit: unit.ref, on, what, amount, measure, state, why: state === 'refused' ? answeredWhy : null },
      pledge: pledgeId ? { id: pledgeId, what: pledged ?? '' } : null,
      photos: (photos.get(id) ?? []).map((file) => ({ id: file.id, name: file.name })),
      mayAnswer: state === 'logged' && !speaks && mayKeepPlace(actor, unit.path),
    }
  })
}
