import type { Retained } from '../../platform/retention/retention.ts'
import type { Petitions } from './petitions.context.ts'
import { petitionsStore } from './petitions.store.ts'
import { retaliationStore } from './retaliation/retaliation.store.ts'
import { visitingStore } from './visiting/visiting.store.ts'

const [fiveYears, oneYear] = [1_826, 365]

/** How long what is kept, for the table everybody reads. Days of a petition count from its end; papers and counts stay. */
export const keptFor: readonly Retained[] = [
  { kind: 'petition', days: fiveYears, end: 'deleted' },
  { kind: 'visit_booking', days: oneYear, end: 'deleted' },
  { kind: 'retaliation', days: fiveYears, end: 'deleted' },
]

/** Forgets what has served its time: accounts, lists and names of petitions, visits, reports of retaliation. */
export async function forgetOld({ database, clock }: Petitions, tenantId: string): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000)
  for (let more = true; more; )
    more = (await database.tx(tenantId, (tx) => petitionsStore(tx).forget(ago(fiveYears)))) === 500
  await database.tx(tenantId, (tx) => visitingStore(tx).forget(ago(oneYear)))
  await database.tx(tenantId, (tx) => retaliationStore(tx).forget(ago(fiveYears)))
}
