import type { Retained } from '../../platform/retention/retention.ts'
import { petitionsStore } from './petitions.store.ts'
import { retaliationStore } from './retaliation/retaliation.store.ts'
import { visitingStore } from './visiting/visiting.store.ts'

const [halfYear, oneYear, fiveYears, tenYears] = [180, 365, 1_826, 3_652]
const done = (ended: number) => ({ ended, next: null })

/** How long what is kept. Days of a petition count from its end; papers and counts stay. */
export const keptFor: readonly Retained[] = [
  {
    ...{ kind: 'petition', days: fiveYears, end: 'deleted', bounds: { min: oneYear, max: tenYears } },
    async endSome(tx, { before }) {
      const ended = await petitionsStore(tx).forget(before)
      // What was cleared is found no more: the next look begins at the front again.
      return { ended, next: ended === 500 ? 'more' : null }
    },
  },
  {
    ...{ kind: 'visit_booking', days: oneYear, end: 'deleted', bounds: { min: 30, max: fiveYears } },
    endSome: async (tx, { before }) => done(await visitingStore(tx).forget(before)),
  },
  {
    ...{ kind: 'retaliation', days: fiveYears, end: 'deleted', bounds: { min: halfYear, max: tenYears } },
    endSome: async (tx, { before }) => done(await retaliationStore(tx).forget(before)),
  },
]
