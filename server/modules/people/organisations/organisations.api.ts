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
