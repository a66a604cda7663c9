import type { RoutingRule } from '../../../../contract/case-configuration.ts'
import type { Channel, Holder, Priority } from '../../../../contract/cases.ts'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Level } from '../../../../contract/territory.ts'

/** What is known about a new case when somebody must be found to hold it. */
export interface RoutingFacts {
  /** The tenant's rules. Those switched off never match; the others are tried by position, then by id. */
  rules: readonly RoutingRule[]
  /** Ids of the category and those above it, root first. Empty where no category was chosen. */
  categoryPath: readonly string[]
  /** True when the category, or one above it, says that life may be in danger. */
  danger: boolean
  /** The units the place lies in, district first, as deep as is known. Not looked at for an unplaced case. */
  unitPath: readonly { id: string; level: Level }[]
  channel: Channel
  /** `placed: false`: outside everything, for the "unplaced" list of the district desk. */
  placement: { placed: boolean; districtId: string }
  /** Departments there are. A rule that names another one never matches, so that no case is lost to it. */
  departments: { has(id: string): boolean }
}

/** Who holds a case first, and why: the rule goes into the timeline, so that anybody can contest it. */
export interface Routed {
  holder: Holder
  priority: Priority
  /** The condition the rule chose; absent: the category's standard one, if it has one. */
  conditionId?: string
  /** Absent: no rule matched, the default did. */
  ruleId?: string
  ruleName?: LocalizedName
  /** Danger to life: the district desk is told at once, besides the holder. False when it is the holder itself. */
  alsoDistrict: boolean
}

/**
 * Finds the first holder of a case. Unplaced: the district. Otherwise the first rule that matches wins, over category
 * branch × unit branch × channel. No rule: the grid, or the nearest unit above it that is known.
 * A category of danger makes the case one of danger whatever a rule says: a setting must never slow down an ambulance.
 */
export function route(facts: RoutingFacts): Routed {
  const district: Holder = { kind: 'unit', id: facts.placement.districtId }
  if (!facts.placement.placed) return withDanger(facts, { holder: district })
  const rule = [...facts.rules].sort(byPosition).find((candidate) => matches(candidate, facts))
  if (!rule) return withDanger(facts, { holder: atLevel('grid', facts) })
  return withDanger(
    facts,
    {
      holder:
        'level' in rule.holder
          ? atLevel(rule.holder.level, facts)
          : { kind: 'department', id: rule.holder.departmentId },
      ...(rule.conditionId ? { conditionId: rule.conditionId } : {}),
      ruleId: rule.id,
      ruleName: rule.name,
    },
    rule.priority,
  )
}

/** Order in which rules are tried. */
export const byPosition = (a: RoutingRule, b: RoutingRule): number =>
  a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** True when the rule speaks about such a case: each thing it names fits, what it leaves open fits anything. */
export function matches(rule: RoutingRule, facts: RoutingFacts): boolean {
  if (!rule.active) return false
  if (rule.categoryId !== null && !facts.categoryPath.includes(rule.categoryId)) return false
  if (rule.unitId !== null && !facts.unitPath.some((unit) => unit.id === rule.unitId)) return false
  if (rule.channel !== null && rule.channel !== facts.channel) return false
  return 'level' in rule.holder || facts.departments.has(rule.holder.departmentId)
}

const holderLevels = ['grid', 'community', 'street', 'district'] as const

/** The unit of the level wanted, or the nearest above it where the place isn't known that deep. */
function atLevel(wanted: (typeof holderLevels)[number], facts: RoutingFacts): Holder {
  for (const level of holderLevels.slice(holderLevels.indexOf(wanted))) {
    const unit = facts.unitPath.find((candidate) => candidate.level === level)
    if (unit) return { kind: 'unit', id: unit.id }
  }
  return { kind: 'unit', id: facts.placement.districtId }
}

function withDanger(
  facts: RoutingFacts,
  found: Omit<Routed, 'priority' | 'alsoDistrict'>,
  asked: Priority | null = null,
): Routed {
  const priority: Priority = facts.danger ? 'danger' : (asked ?? 'normal')
  const alsoDistrict = priority === 'danger' && found.holder.id !== facts.placement.districtId
  return { ...found, priority, alsoDistrict }
}
