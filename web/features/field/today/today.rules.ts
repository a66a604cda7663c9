import type { CaseSummary, Light } from '../../../../contract/cases.ts'

/** Why a case stands on today's list. `mine`: its holder or handler · `order`: asked for by an order · `visit`: a return visit is due. */
export type Why = 'mine' | 'order' | 'visit'

/** A case of today, once, with every reason it is there. */
export interface TodayItem {
  one: CaseSummary
  why: readonly Why[]
}

/** Cases of one colour, soonest due first. */
export interface TodayGroup {
  light: Light
  items: readonly TodayItem[]
}

const lights: readonly Light[] = ['red', 'amber', 'green', 'none']

/** Puts the lists of a post together: late first, then due soon, in time, without a clock; in each the soonest due first. */
export function groupsOf(lists: Record<Why, readonly CaseSummary[]>): TodayGroup[] {
  const items = new Map<string, { one: CaseSummary; why: Why[] }>()
  for (const why of ['order', 'mine', 'visit'] as const)
    for (const one of lists[why]) {
      const known = items.get(one.id)
      if (known) known.why.push(why)
      else items.set(one.id, { one, why: [why] })
    }
  return lights
    .map((light) => ({
      light,
      items: [...items.values()].filter(({ one }) => one.light === light).sort(sooner),
    }))
    .filter(({ items: found }) => found.length > 0)
}

function sooner(a: TodayItem, b: TodayItem): number {
  return (
    rank(b.one) - rank(a.one) ||
    (a.one.dueAt ?? '9').localeCompare(b.one.dueAt ?? '9') ||
    a.one.reportedAt.localeCompare(b.one.reportedAt)
  )
}

/** Danger to life never waits behind a nearer date. */
const rank = (one: CaseSummary): number => (one.priority === 'danger' ? 1 : 0)
