import type { Locale } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Files } from '../../../platform/files/files.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { People } from '../people.api.ts'
import type { Doing } from '../posts.service.ts'
import { type ApplicationRecord, applicationsStore } from './applications.store.ts'
import { type CallRecord, callsStore } from './calls.store.ts'
import { type ApplicationHappening, type ApplicationMoved, applicationTopic } from './recruitment.events.ts'
import { type WholeApplication, wholeOf } from './recruitment.view.ts'

/** What recruitment works with. */
export interface Recruitment {
  people: People
  files: Files
}

/** Who does something, where, by which clock on the wall, and in which language they read. */
export type At = Doing & { timeZone: string; locale: Locale }

/** Before every id. */
export const firstId = '00000000-0000-0000-0000-000000000000'

/** A call or an application that is there. Throws Refused `recruitment.not_found`. */
export function found<T>(record: T | undefined): T {
  if (record === undefined) throw new Refused('recruitment.not_found')
  return record
}

/** A call by its id. Throws Refused `recruitment.not_found`. */
export async function getCall(tx: Tx, id: string): Promise<CallRecord> {
  return found(await callsStore(tx).find(id))
}

/** An application with all that hangs on it. Throws Refused `recruitment.not_found`. */
export async function getWhole(tx: Tx, id: string): Promise<WholeApplication> {
  const record = found(await applicationsStore(tx).find(id))
  return await wholeOf(tx, record, await getCall(tx, record.callId))
}

/** The same, which nobody else changes until the transaction ends; its call's places neither. */
export async function lockWhole(tx: Tx, id: string): Promise<WholeApplication> {
  const { callId } = found(await applicationsStore(tx).find(id))
  const call = found(await callsStore(tx).lock(callId))
  return await wholeOf(tx, found(await applicationsStore(tx).lock(id)), call)
}

/** Reads within a transaction. */
export const reading = async <T>(people: People, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  await people.database.tx(tenantId, work, { readOnly: true })

/** Does a write once. */
export async function writing<T>(
  people: People,
  { tenantId, claim }: Pick<Doing, 'tenantId' | 'claim'>,
  work: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return await people.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => work(tx, people.clock.now()) }))
}

/** Writes where an application stands and tells what happened; gives the new record. */
export async function move(
  tx: Tx,
  given: {
    record: ApplicationRecord
    change: Partial<ApplicationRecord>
    happened: readonly ApplicationHappening[]
    by: string | undefined
  },
): Promise<ApplicationRecord> {
  const { record, change, happened, by } = given
  const next = { ...record, ...change, version: record.version + 1 }
  await applicationsStore(tx).update(next)
  await tell(tx, { applicationId: next.id, version: next.version, happened, by })
  return next
}

/** Tells what happened with an application. */
export async function tell(
  tx: Tx,
  given: {
    applicationId: string
    version: number
    happened: readonly ApplicationHappening[]
    by: string | undefined
  },
): Promise<void> {
  const { applicationId, version, by } = given
  const events = given.happened.map(
    (what): ApplicationMoved => ({
      ...{ name: `recruitment.${what}`, topics: [applicationTopic(applicationId)] },
      ...{ applicationId, version, by: by ?? null },
    }),
  )
  await outbox(tx).publish(...events)
}
