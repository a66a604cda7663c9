import type { Locale } from '../../../contract/common.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Documents } from '../../platform/documents/documents.ts'
import { Refused } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import type { IdempotencyClaim } from '../../platform/http/idempotency.ts'
import { idempotent } from '../../platform/http/idempotency.ts'
import type { Tenant, TenantDirectory } from '../../platform/http/tenant.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import { dateFormat } from '../../platform/text/date-formats.ts'
import type { Cases } from '../cases/cases.api.ts'
import type { People } from '../people/people.api.ts'

/** What disputes work with. */
export interface Disputes {
  cases: Cases
  people: Pick<People, 'posts'>
  files: Files
  documents: Documents
  database: Database
  clock: Clock
  tenants: Pick<TenantDirectory, 'list'>
  /** Secret of the installation, of which links of notices are made. */
  secret: string
}

/** Who does something, where, in which language, and with which secret of a party. */
export interface At {
  tenant: Tenant
  actor: Actor
  locale: Locale
  claim?: IdempotencyClaim | undefined
  secret?: string | undefined
}

/** Kinds of owner of files: signatures and scans; what shows that a duty was done. */
export const fileKinds = { signature: 'dispute_signature', duty: 'dispute_duty' } as const

/** The day at a place's clock, `2026-03-01`. */
export const dayIn = (timeZone: string, at: Date): string => dateFormat('en-CA', { timeZone }).format(at)

/** Not theirs is not there for them. */
export const notFound = (): Refused => new Refused('disputes.not_found', {}, { status: 404 })

/** Reads in a transaction of the tenant. */
export async function reading<T>({ database }: Disputes, at: At, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await database.tx(at.tenant.id, work, { readOnly: true })
}

/** Writes once, however often it was sent. */
export async function writing<T>(
  { database, clock }: Disputes,
  at: At,
  work: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return await database.tx(at.tenant.id, (tx) => idempotent({ tx, claim: at.claim, work: () => work(tx, clock.now()) }))
}
