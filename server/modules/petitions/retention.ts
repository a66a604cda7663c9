import type { Petitions } from './petitions.context.ts'
import { petitionsStore } from './petitions.store.ts'
import { retaliationStore } from './retaliation/retaliation.store.ts'
import { visitingStore } from './visiting/visiting.store.ts'

/** Years after its end for which the account of a petition and the names in it are kept; then papers and counts stay alone. */
const years = 5
/** Years for which what was said on a visiting day is kept with a name. */
const visitYears = 1

/** Forgets what has served its time: accounts, lists and names of petitions, visits, reports of retaliation. */
export async function forgetOld({ database, clock }: Petitions, tenantId: string): Promise<void> {
  const ago = (count: number) => new Date(clock.now().getTime() - count * 365.25 * 86_400_000)
  for (let more = true; more; )
    more = (await database.tx(tenantId, (tx) => petitionsStore(tx).forget(ago(years)))) === 500
  await database.tx(tenantId, (tx) => visitingStore(tx).forget(ago(visitYears)))
  await database.tx(tenantId, (tx) => retaliationStore(tx).forget(ago(years)))
}
