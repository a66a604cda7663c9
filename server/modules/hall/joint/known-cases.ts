import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { standingOfNumber } from '../../cases/cases.api.ts'

/**
 * Numbers of cases as somebody wrote them down: each is one that is there and has not ended; what stood there before is let be. Nothing of
 * a case is told but that. Throws Refused `hall.case_unknown`, `hall.case_ended`.
 */
export async function knownCases(
  tx: Tx,
  numbers: readonly string[],
  before: readonly string[] = [],
): Promise<string[]> {
  const wanted = [...new Set(numbers)]
  for (const number of wanted.filter((each) => !before.includes(each))) {
    const standing = await standingOfNumber(tx, number)
    const field = 'body.cases'
    if (standing === undefined) throw new Refused('hall.case_unknown', { number }, { status: 422, field })
    if (standing === 'ended') throw new Refused('hall.case_ended', { number }, { status: 422, field })
  }
  return wanted
}
