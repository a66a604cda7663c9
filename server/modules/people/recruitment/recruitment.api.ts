import type { RecruitedRole } from '../../../../contract/recruitment.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { applicationsStore } from './applications.store.ts'
import { callsStore } from './calls.store.ts'

export type { ApplicationMoved } from './recruitment.events.ts'

/** What tellings about an application need; nothing of what the applicant wrote. */
export interface ApplicationNews {
  role: RecruitedRole
  callId: string
  unitId: string
  applicant: string | null
  publishedUntil: Date | null
  /** Why the call was called off. */
  cancelledWhy: string | null
}

/** What an application is, for whoever tells about it; undefined once it is deleted. */
export async function findApplicationNews(tx: Tx, applicationId: string): Promise<ApplicationNews | undefined> {
  const record = await applicationsStore(tx).find(applicationId)
  const call = record && (await callsStore(tx).find(record.callId))
  if (!record || !call) return undefined
  const { callId, unitId, accountId: applicant, publishedUntil } = record
  return { role: call.role, callId, unitId, applicant, publishedUntil, cancelledWhy: call.cancelledWhy }
}
