import { Refused } from '../../../platform/errors.ts'
import type { Matter } from './matter.ts'

/** Throws Refused where a duty is nobody's here, or its day is over. */
export function checkTerms(m: Matter, terms: readonly { partyId: string; due: string }[], today: string): void {
  if (terms.some(({ partyId }) => !m.parties.some(({ id }) => id === partyId)))
    throw new Refused('disputes.unknown_party')
  if (terms.some(({ due }) => due < today)) throw new Refused('disputes.day_past')
}
