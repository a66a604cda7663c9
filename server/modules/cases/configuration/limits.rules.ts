import { type Limit, type Priority, Stage } from '../../../../contract/cases.ts'
import type { CaseConfiguration } from './snapshot.rules.ts'

/** What decides the limits of a case. */
export interface LimitsAsked {
  /** The condition under which it was accepted, or which a rule chose. */
  conditionId?: string | null | undefined
  categoryId?: string | null | undefined
  priority: Priority
}

/**
 * The limits of a case, one for every stage: from its condition, or the standard condition of its category while none is
 * chosen; the tenant's defaults where that says nothing. Danger to life shortens the defaults, never a condition: what a
 * condition says was decided for exactly this circumstance.
 */
export function limitsFor(configuration: CaseConfiguration, asked: LimitsAsked): Record<Stage, Limit> {
  const { conditionId, categoryId, priority } = asked
  const chosen = conditionId ? configuration.conditions.get(conditionId) : undefined
  const condition = chosen ?? (categoryId ? configuration.standardCondition(categoryId) : undefined)
  const defaults = configuration.settings.limits[priority === 'danger' ? 'danger' : 'normal']
  const limitOf = (stage: Stage): Limit => condition?.limits[stage] ?? defaults[stage]
  return Object.fromEntries(Stage.options.map((stage) => [stage, limitOf(stage)])) as Record<Stage, Limit>
}
