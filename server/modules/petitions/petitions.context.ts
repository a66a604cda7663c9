import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Documents } from '../../platform/documents/documents.ts'
import { Refused } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import { type IdempotencyClaim, idempotent } from '../../platform/http/idempotency.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import { dateFormat } from '../../platform/text/date-formats.ts'
import type { Cases } from '../cases/cases.api.ts'
import type { People } from '../people/people.api.ts'

/** What petitions work with. */
export interface Petitions {
  cases: Cases
  people: Pick<People, 'posts'>
  database: Database
  clock: Clock
  files: Files
  documents: Documents
}

/** Who does something, where and in which language. */
export interface At {
  tenant: Tenant
  actor: Actor
  locale: 'en' | 'zh-CN'
  claim?: IdempotencyClaim | undefined
  /** The tracking secret they showed. */
  secret?: string | undefined
}

/** The day at a place's clock, `2026-03-01`. */
export const dayIn = (timeZone: string, at: Date): string => dateFormat('en-CA', { timeZone }).format(at)

/** Reads in a transaction of the tenant. */
export async function reading<T>({ database }: Petitions, at: At, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await database.tx(at.tenant.id, work, { readOnly: true })
}

/** Writes once, however often it was sent. */
export async function writing<T>(
  { database, clock }: Petitions,
  at: At,
  work: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return await database.tx(at.tenant.id, (tx) => idempotent({ tx, claim: at.claim, work: () => work(tx, clock.now()) }))
}

/** Throws Refused `platform.signed_out`. */
export function accountOf({ actor }: At): string {
  if (!actor.accountId) throw new Refused('platform.signed_out')
  return actor.accountId
}
