import type { LocalizedName } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { needs } from './lists.store.ts'
import type { NeedWithdrawn } from './organisations.events.ts'
import { organisations, organisationsStore } from './organisations.store.ts'

export type { NeedWithdrawn } from './organisations.events.ts'

/** What telling an organisation of a need that was taken back takes. */
export interface NeedNews {
  organisation: LocalizedName
  unitId: string
  /** What was needed, and why it is wanted no more. */
  words: string
  speakers: string[]
}

/** What is told of a need to an organisation that had promised for it; undefined where there is nothing to tell. */
export async function findNeedNews(tx: Tx, told: NeedWithdrawn): Promise<NeedNews | undefined> {
  const need = await needs.find(tx, told.needId)
  const organisation = await organisations.find(tx, told.organisationId)
  if (!need || !organisation) return undefined
  const speakers = await organisationsStore(tx).stewardsOf(organisation.id)
  return {
    organisation: { en: organisation.nameEn, zh: organisation.nameZh },
    unitId: need.unitId,
    words: [need.what, need.endedWhy].filter(Boolean).join(' – '),
    speakers: speakers.flatMap(({ accountId }) => accountId ?? []),
  }
}

/** An organisation a community has confirmed, with the accounts of those who speak for it. */
export interface KnownOrganisation {
  id: string
  name: LocalizedName
  speakers: string[]
}

/** An organisation that can be invited; undefined where there is none, or none any more. */
export async function findOrganisation(tx: Tx, id: string): Promise<KnownOrganisation | undefined> {
  const found = await organisations.find(tx, id)
  if (!found || found.endedOn !== null || !(await organisationsStore(tx).isPublished(id))) return undefined
  const speakers = (await organisationsStore(tx).stewardsOf(id)).flatMap(({ accountId }) => accountId ?? [])
  return { id, name: { en: found.nameEn, zh: found.nameZh }, speakers }
}

/** Organisations with their seat in, or enlisted by, one of these units, by name; two hundred at most. */
export async function organisationsAt(
  tx: Tx,
  unitIds: readonly string[],
): Promise<{ id: string; name: LocalizedName }[]> {
  const rows = await organisationsStore(tx).page({ below: unitIds, published: true, ended: false, limit: 200 })
  return rows.map(({ id, nameEn, nameZh }) => ({ id, name: { en: nameEn, zh: nameZh } }))
}

/** Ids of the organisations an account speaks for. */
export async function spokenForBy(tx: Tx, accountId: string): Promise<string[]> {
  return (await organisationsStore(tx).spokenForBy(accountId)).map(({ id }) => id)
}
