import type { Locale } from '../../../contract/common.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { Refused } from '../../platform/errors.ts'
import type { Files } from '../../platform/files/files.ts'
import type { IdempotencyClaim } from '../../platform/http/idempotency.ts'
import { idempotent } from '../../platform/http/idempotency.ts'
import type { TenantDirectory } from '../../platform/http/tenant.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import type { Cases } from '../cases/cases.api.ts'

/** What points work with. */
export interface Points {
  cases: Cases
  files: Files
  database: Database
  clock: Clock
  tenants: Pick<TenantDirectory, 'list'>
  /** Secret of the installation, of which codes of orders are made. */
  secret: string
}

/** Who does something, where, in which language, and by which clock on the wall. */
export interface At {
  tenantId: string
  timeZone: string
  actor: Actor
  locale: Locale
  claim?: IdempotencyClaim | undefined
}

/** Kinds of owner of files: evidence of a claim, the approval of a rule by an assembly, photos of goods. */
export const fileKinds = { claim: 'points_claim', rule: 'points_rule', good: 'points_good' } as const

/** Throws Refused `platform.signed_out`. */
export function accountOf({ actor }: At): string {
  if (!actor.accountId) throw new Refused('platform.signed_out')
  return actor.accountId
}

// Making one costs as much as a question to the database.
const calendars = new Map<string, Intl.DateTimeFormat>()

/** The day at a place's clock, `2026-03-01`. */
export function dayIn(timeZone: string, at: Date): string {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  calendars.set(timeZone, calendar)
  return calendar.format(at)
}

/** Reads in a transaction of the tenant. */
export async function reading<T>({ database }: Points, at: At, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await database.tx(at.tenantId, work, { readOnly: true })
}

/** Writes once, however often it was sent. */
export async function writing<T>(
  { database, clock }: Points,
  at: At,
  work: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> {
  return await database.tx(at.tenantId, (tx) => idempotent({ tx, claim: at.claim, work: () => work(tx, clock.now()) }))
}
