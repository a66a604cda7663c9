import type { LocalizedName } from '../../../contract/common.ts'
import type { Tx } from '../../platform/database/database.ts'
import { findOrganisation } from '../people/organisations/organisations.api.ts'
import { accountsActing, officersOf } from '../people/people.api.ts'
import type { DeliberationTold } from './assembly.events.ts'
import { residentsStore } from './residents/residents.store.ts'
import { deliberationsStore } from './session/deliberations.store.ts'

export type { DeliberationTold } from './assembly.events.ts'

/** Somebody who signed up, and how they want to be told. */
export interface Attendee {
  id: string
  accountId: string | null
  phone: string | null
  mail: string | null
  hearBack: 'none' | 'mail' | 'sms'
  locale: 'en' | 'zh-CN'
}

/** What telling of a deliberation takes. */
export interface DeliberationNews {
  title: LocalizedName
  unitId: string
  callerUnitId: string
  beginsAt: Date
  objectUntil: Date | null
  why: string | null
  attendees: Attendee[]
  /** Accounts that answer for invited bodies. */
  invited: string[]
}

/** What is told of a deliberation; undefined where there is nothing to tell. `now`: who holds the posts of invited departments then. */
export async function findDeliberationNews(
  tx: Tx,
  told: DeliberationTold,
  now: Date,
): Promise<DeliberationNews | undefined> {
  const row = await deliberationsStore(tx).find(told.deliberationId)
  if (!row) return undefined
  const signUps = (await residentsStore(tx).of([row.id])).filter(
    ({ id, withdrawnAt }) => withdrawnAt === null && (told.signUpIds?.includes(id) ?? true),
  )
  const invited: string[] = []
  for (const { kind, bodyId } of row.seats) {
    if (!bodyId) continue
    if (kind === 'department') invited.push(...(await accountsActing(tx, await officersOf(tx, bodyId, now), now)))
    else invited.push(...((await findOrganisation(tx, bodyId))?.speakers ?? []))
  }
  const { title, unitId, callerUnitId, beginsAt, objectUntil, why } = row
  return {
    ...{ title, unitId, callerUnitId, beginsAt, objectUntil, why, invited: [...new Set(invited)] },
    attendees: signUps.map(({ id, accountId, phone, mail, hearBack, locale }) => ({
      ...{ id, accountId, phone, mail, hearBack, locale },
    })),
  }
}
