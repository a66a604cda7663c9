import type { RoutingRule } from '../../../../contract/case-configuration.ts'
import type { Channel } from '../../../../contract/cases.ts'

/** A case somebody asks about: where would it go? */
export interface Asked {
  /** Ids of the category and those above it, root first; empty without a category. */
  categoryPath: readonly string[]
  /** Units of the place, district first; empty where the place is not known. */
  units: readonly { id: string; level: string }[]
  channel: Channel
}

/** Where it would go: the rule that takes it, and the unit or department that holds it first. */
export interface Found {
  rule: RoutingRule | undefined
  holder: { unitId: string | undefined } | { departmentId: string }
}

const levels = ['grid', 'community', 'street', 'district'] as const

/** Tries the rules in their order, as the server does when a case comes in: the first that fits takes it, else the grid does. */
export function whereTo(rules: readonly RoutingRule[], asked: Asked): Found {
  const rule = [...rules]
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .find(
      (each) =>
        each.active &&
        asked.units.length > 0 &&
        (each.categoryId === null || asked.categoryPath.includes(each.categoryId)) &&
        (each.unitId === null || asked.units.some((unit) => unit.id === each.unitId)) &&
        (each.channel === null || each.channel === asked.channel),
    )
  if (rule && 'departmentId' in rule.holder) return { rule, holder: { departmentId: rule.holder.departmentId } }
  const wanted = rule && 'level' in rule.holder ? rule.holder.level : 'grid'
  for (const level of levels.slice(levels.indexOf(wanted))) {
    const unit = asked.units.find((each) => each.level === level)
    if (unit) return { rule, holder: { unitId: unit.id } }
  }
  return { rule, holder: { unitId: undefined } }
}
