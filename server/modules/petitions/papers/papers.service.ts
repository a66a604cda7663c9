import type { PetitionSettings } from '../../../../contract/petition-settings.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { CaseContext } from '../../cases/cases.api.ts'
import type { Paper, Petition } from '../procedure/petition.ts'

/** Gives every paper that has none yet its document. */
export async function issuePapers(
  _tx: Tx,
  given: { context: CaseContext; petition: Petition; papers: readonly Paper[]; settings: PetitionSettings },
): Promise<Paper[]> {
  return [...given.papers]
}
