import { type Condition, ConditionInput, type RoutingRule } from '../../../../contract/case-configuration.ts'
import { Refused } from '../../../platform/errors.ts'
import { type Draft, recordToChange, type Save, saysTheSame, stampOf } from './draft.rules.ts'
import { bothOf, checkSubject } from './subjects.rules.ts'

/**
 * Adds or changes a condition. Refuses an unknown category or department, a code that is taken, a second standard
 * condition of a category, and a move away from the branch of a rule that names it.
 */
export function saveCondition(draft: Draft, save: Save<ConditionInput>): Condition {
  const before = recordToChange(draft.conditions, save)
  const input = ConditionInput.parse(save.input)
  if (before && saysTheSame(ConditionInput, before, input)) return before
  const after: Condition = { ...input, ...stampOf(draft, before) }
  if (!draft.categories.has(input.categoryId)) {
    throw new Refused('configuration.category_unknown', { code: input.categoryId }, { field: 'body.categoryId' })
  }
  const department = input.responsibleDepartmentId
  if (department !== null && draft.references.departments.codeOf(department) === undefined) {
    throw new Refused(
      'configuration.department_unknown',
      { code: department },
      { field: 'body.responsibleDepartmentId' },
    )
  }
  for (const other of draft.conditions.values()) {
    if (other.id !== after.id) checkBeside(after, other)
  }
  checkSubject(bothOf('name', input.name), draft.settings.forbiddenWords)
  draft.conditions.set(after.id, after)
  draft.changes.push({ kind: 'conditions', before, after })
  checkRulesFit(draft)
  return after
}

function checkBeside(condition: Condition, other: Condition): void {
  if (other.code === condition.code) {
    throw new Refused('configuration.code_taken', { code: other.code }, { field: 'body.code', status: 409 })
  }
  const both = [condition, other]
  if (other.categoryId === condition.categoryId && both.every((one) => one.standard && one.active)) {
    throw new Refused('configuration.standard_taken', { code: other.code }, { field: 'body.standard' })
  }
}

/**
 * Refuses `configuration.condition_elsewhere` when a rule in use names a condition that isn't of its category or one above:
 * it would put limits on a case that were decided for another matter.
 */
export function checkRulesFit(draft: Draft): void {
  for (const rule of draft.rules.values()) if (rule.active) checkConditionFits(draft, rule)
}

/** The same for one rule. */
export function checkConditionFits(draft: Draft, rule: Pick<RoutingRule, 'categoryId' | 'conditionId'>): void {
  if (rule.conditionId === null) return
  const condition = draft.conditions.get(rule.conditionId)
  if (!condition)
    throw new Refused('configuration.condition_unknown', { code: rule.conditionId }, { field: 'body.conditionId' })
  const path = rule.categoryId === null ? undefined : draft.categories.get(rule.categoryId)?.path
  if (!path?.includes(condition.categoryId)) {
    throw new Refused('configuration.condition_elsewhere', { code: condition.code }, { field: 'body.conditionId' })
  }
}
