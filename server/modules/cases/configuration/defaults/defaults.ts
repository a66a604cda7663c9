import {
  CategoryInput,
  ConditionInput,
  type RoutingRuleInput,
  type StandardTextInput,
} from '../../../../../contract/case-configuration.ts'
import { saveCategory } from '../categories.rules.ts'
import { saveCondition } from '../conditions.rules.ts'
import type { Draft } from '../draft.rules.ts'
import { saveRule, saveText } from '../records.rules.ts'
import { emergencies } from './emergencies.ts'
import { disputes, hazards, unresolved } from './matters.ts'
import { opinions } from './opinions.ts'
import { type CategorySeed, words } from './seed.ts'
import { services } from './services.ts'
import { defaultRules } from './settings.ts'
import { defaultTexts } from './texts.ts'

/** The six roots, in the order residents see them. */
export const defaultCategories: readonly CategorySeed[] = [
  services,
  opinions,
  emergencies,
  unresolved,
  hazards,
  disputes,
]

/**
 * Puts what a new tenant starts with into an empty draft, through the same rules as every later change. All of it can be
 * edited or switched off afterwards.
 */
export function addDefaults(draft: Draft): void {
  const categories = new Map<string, string>()
  const conditions = new Map<string, string>()
  const add = (seed: CategorySeed, parentId: string | null, position: number) => {
    const { conditions: ownConditions = [], children = [], name, description, ...rest } = seed
    const input = CategoryInput.parse({
      ...rest,
      parentId,
      position,
      name: words(name),
      ...(description ? { description: words(description) } : {}),
    })
    const category = saveCategory(draft, { input })
    categories.set(seed.code, category.id)
    for (const { name, closing, ...condition } of ownConditions) {
      const input = ConditionInput.parse({
        ...condition,
        categoryId: category.id,
        name: words(name),
        ...(closing ? { closing: words(closing) } : {}),
      })
      conditions.set(condition.code, saveCondition(draft, { input }).id)
    }
    for (const [n, child] of children.entries()) add(child, category.id, (n + 1) * 10)
  }
  for (const [n, root] of defaultCategories.entries()) add(root, null, (n + 1) * 10)
  const idIn = (ids: ReadonlyMap<string, string>, code: string | undefined) =>
    code === undefined ? null : (ids.get(code) ?? missing(code))
  for (const [n, { name, category, condition, ...rule }] of defaultRules.entries()) {
    const input: RoutingRuleInput = {
      ...{ unitId: null, channel: null, priority: null, active: true, ...rule },
      position: (n + 1) * 10,
      name: words(name),
      categoryId: idIn(categories, category),
      conditionId: idIn(conditions, condition),
    }
    saveRule(draft, { input })
  }
  for (const { use, category, title, text } of defaultTexts) {
    const input: StandardTextInput = {
      use,
      categoryId: idIn(categories, category),
      title: words(title),
      text: words(text),
      active: true,
    }
    saveText(draft, { input })
  }
}

function missing(code: string): never {
  throw new Error(`The defaults name ${code}, which they don't have`)
}
