import type { StaffingRuleInput, StaffingState } from '../../../../contract/people-staffing.ts'
import type { GridKind, Level } from '../../../../contract/territory.ts'

/** What a rule needs to know of a unit. */
export interface StaffedUnit {
  level: Level
  kind: GridKind | null
  /** Counts; null where nobody counted. */
  households: number | null
  residents: number | null
}

type RuleParts = Pick<StaffingRuleInput, 'level' | 'kind' | 'measure' | 'least' | 'most'>

/** True when a rule speaks of a unit. */
export const appliesTo = (
  rule: Pick<RuleParts, 'level' | 'kind'>,
  unit: Pick<StaffedUnit, 'level' | 'kind'>,
): boolean => rule.level === unit.level && (rule.kind === null || rule.kind === unit.kind)

/**
 * How many posts a unit needs by a rule, and has room for (null: any number). By households or residents, `most` is how many of them one
 * post serves at most, or `least` where the rule names one number only. Undefined where nobody counted them.
 */
export function neededBy(rule: RuleParts, unit: StaffedUnit): { needed: number; most: number | null } | undefined {
  if (rule.measure === 'posts' || rule.measure === 'bodies') return { needed: rule.least, most: rule.most }
  const count = rule.measure === 'households' ? unit.households : unit.residents
  if (count === null) return undefined
  const needed = Math.ceil(count / (rule.most ?? rule.least))
  // 15 households need two leads though 15 / 10 leaves room for one: what is needed always has room.
  return { needed, most: rule.most === null ? null : Math.max(needed, Math.floor(count / rule.least)) }
}

/** How a unit with so many filled posts stands by a rule. */
export function standingOf(
  rule: RuleParts,
  unit: StaffedUnit,
  have: number,
): { state: StaffingState; needed: number; most: number | null; missing: number } {
  const wanted = neededBy(rule, unit)
  if (!wanted) return { state: 'unknown', needed: 0, most: null, missing: 0 }
  const { needed, most } = wanted
  if (have < needed) return { state: 'short', needed, most, missing: needed - have }
  return { state: most !== null && have > most ? 'over' : 'met', needed, most, missing: 0 }
}
