import {
  CaseSettings,
  type CaseSettingsRecord,
  type RoutingRule,
  RoutingRuleInput,
  type StandardText,
  StandardTextInput,
} from '../../../../contract/case-configuration.ts'
import { Refused } from '../../../platform/errors.ts'
import { checkConditionFits } from './conditions.rules.ts'
import { type Draft, recordToChange, type Save, saysTheSame, stampOf } from './draft.rules.ts'

/**
 * Adds or changes a routing rule. Refuses references to a category, unit, department or condition that doesn't exist, and
 * a condition of another branch.
 * @param save.newId id of a new rule, where its sender chose one (a table taken from elsewhere)
 */
export function saveRule(draft: Draft, save: Save<RoutingRuleInput> & { newId?: string | undefined }): RoutingRule {
  const before = recordToChange(draft.rules, save)
  const input = RoutingRuleInput.parse(save.input)
  if (before && saysTheSame(RoutingRuleInput, before, input)) return before
  const { references } = draft
  const refuse = (what: string, code: string, field: string) =>
    new Refused(`configuration.${what}_unknown`, { code }, { field: `body.${field}` })
  if (input.categoryId !== null && !draft.categories.has(input.categoryId))
    throw refuse('category', input.categoryId, 'categoryId')
  if (input.unitId !== null && references.units.codeOf(input.unitId) === undefined)
    throw refuse('unit', input.unitId, 'unitId')
  if ('departmentId' in input.holder && references.departments.codeOf(input.holder.departmentId) === undefined) {
    throw refuse('department', input.holder.departmentId, 'holder.departmentId')
  }
  checkConditionFits(draft, input)
  const after: RoutingRule = { ...input, ...stampOf(draft, before, save.newId) }
  draft.rules.set(after.id, after)
  draft.changes.push({ kind: 'rules', before, after })
  return after
}

/**
 * Puts the rules into an order: 10, 20, 30 …, so that a new one finds room between. All rules must be named once, each as
 * it was seen: an order made from an old list would silently decide about rules nobody looked at.
 * Refuses `configuration.order_incomplete` or `configuration.stale`.
 */
export function reorderRules(draft: Draft, order: readonly { id: string; version: number }[]): RoutingRule[] {
  const ids = new Set(order.map(({ id }) => id))
  const isWhole =
    ids.size === order.length && ids.size === draft.rules.size && order.every(({ id }) => draft.rules.has(id))
  if (!isWhole)
    throw new Refused(
      'configuration.order_incomplete',
      { given: order.length, rules: draft.rules.size },
      { field: 'body.order' },
    )
  return order.map(({ id, version }, n) => {
    const rule = recordToChange(draft.rules, { id, seen: version, input: undefined }) as RoutingRule
    return saveRule(draft, { id, input: { ...rule, position: (n + 1) * 10 } })
  })
}

/** Adds or changes a standard text. Refuses an unknown category. */
export function saveText(draft: Draft, save: Save<StandardTextInput> & { newId?: string | undefined }): StandardText {
  const before = recordToChange(draft.texts, save)
  const input = StandardTextInput.parse(save.input)
  if (before && saysTheSame(StandardTextInput, before, input)) return before
  if (input.categoryId !== null && !draft.categories.has(input.categoryId)) {
    throw new Refused('configuration.category_unknown', { code: input.categoryId }, { field: 'body.categoryId' })
  }
  const after: StandardText = { ...input, ...stampOf(draft, before, save.newId) }
  draft.texts.set(after.id, after)
  draft.changes.push({ kind: 'texts', before, after })
  return after
}

/** Changes the settings. Refuses a reminder that would come after the invitation to rate has ended. */
export function saveSettings(draft: Draft, save: { seen?: number; input: CaseSettings }): CaseSettingsRecord {
  const before = draft.settings
  if (save.seen !== undefined && save.seen !== before.version) {
    throw new Refused('configuration.stale', { seen: save.seen, now: before.version })
  }
  const input = CaseSettings.parse(save.input)
  if (saysTheSame(CaseSettings, before, input)) return before
  if (input.ratingReminderDays >= input.ratingDays) {
    throw new Refused('configuration.reminder_late', { days: input.ratingDays }, { field: 'body.ratingReminderDays' })
  }
  const after: CaseSettingsRecord = { ...input, version: before.version + 1, updatedAt: draft.now }
  draft.settings = after
  draft.changes.push({ kind: 'settings', before, after })
  return after
}
