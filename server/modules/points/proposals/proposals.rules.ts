import type { LocalizedName } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import { personSubjectIn } from '../../cases/cases.api.ts'
import { checkRule, usualRules } from '../rules/catalogue.rules.ts'

/** Days for which a proposal that was put by is not made again, however often its topic comes up. */
export const quietDays = 180

/** So many are proposed at once: whoever looks after a scheme writes rules, and reads no statistics. */
export const mostProposals = 3

/** A topic at a place, as cases tell it. */
interface Topic {
  category: { id: string }
  place: { id: string }
}

/** The first few that were not put by and by whose name a rule could be called at all: the catalogue refuses some topics. */
export function proposed<T extends Topic>(
  found: readonly T[],
  given: { putBy: readonly { categoryId: string; unitId: string }[]; nameOf(topic: T): LocalizedName },
): T[] {
  const isPutBy = ({ category, place }: T) =>
    given.putBy.some(({ categoryId, unitId }) => categoryId === category.id && unitId === place.id)
  return found.filter((each) => !isPutBy(each) && mayReward(given.nameOf(each))).slice(0, mostProposals)
}

/** True where the catalogue takes a rule of that name. */
function mayReward(name: LocalizedName): boolean {
  const [usual] = usualRules('2026-01-01')
  if (!usual) return false
  try {
    checkRule({ ...usual, name }, personSubjectIn)
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
