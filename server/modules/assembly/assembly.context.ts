import type { Locale } from '../../../contract/common.ts'
import type { UnitRef } from '../../../contract/territory.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Documents } from '../../platform/documents/documents.ts'
import { Refused } from '../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../platform/http/idempotency.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import type { Actor } from '../../platform/policy/actor.ts'
import { type CaseContext, type Cases, spine } from '../cases/cases.api.ts'

/** What deliberations work with. */
export interface Assembly {
  cases: Cases
  database: Database
  clock: Clock
  documents: Documents
}

/** Who does something, where, in which language, and with which secret of a sign-up. */
export interface At {
  tenant: Tenant
  actor: Actor
  locale: Locale
  claim?: IdempotencyClaim | undefined
  secret?: string | undefined
}

/** What is in memory and asked for outside a transaction. */
export interface Around {
  at: At
  context: CaseContext
  now: Date
}

/** Not there, or not there for them. */
export const notFound = (): Refused => new Refused('assembly.not_found', {}, { status: 404 })

/** The day at the district's clock, `2026-03-01`. */
export const dayIn = (timeZone: string, at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)

/** A unit as others name it. */
export const unitRef = ({ bodies, codeOf }: CaseContext, id: string): UnitRef => ({
  ...{ id, level: bodies.unit(id)?.level ?? 'community', code: codeOf(id) },
  name: spine.nameOfBody(bodies, { kind: 'unit', id }),
})

/** Reads in a transaction of the tenant. */
export async function reading<T>(assembly: Assembly, at: At, work: (tx: Tx, around: Around) => Promise<T>): Promise<T> {
  const context = await assembly.cases.contextOf(at.tenant)
  const around = { at, context, now: assembly.clock.now() }
  return await assembly.database.tx(at.tenant.id, (tx) => work(tx, around), { readOnly: true })
}

/** Writes once, however often it was sent. */
export async function writing<T>(assembly: Assembly, at: At, work: (tx: Tx, around: Around) => Promise<T>): Promise<T> {
  const context = await assembly.cases.contextOf(at.tenant)
  return await assembly.database.tx(at.tenant.id, (tx) =>
    idempotent({ tx, claim: at.claim, work: () => work(tx, { at, context, now: assembly.clock.now() }) }),
  )
}
