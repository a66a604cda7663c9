import type { Database } from '../../platform/database/database.ts'
import { type Verified, verifyLedger } from './ledger/verify.service.ts'

/** Counts every balance and lot of a tenant anew from the lines of the ledger, and says what differs. Changes nothing. */
export async function verifyPoints(database: Database, given: { tenantId: string; now: Date }): Promise<Verified> {
  return await verifyLedger(database, given)
}
